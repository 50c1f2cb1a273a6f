"""What has the keys is in sight, without running away from under the mouse (保持可见)."""

from __future__ import annotations

from PySide6.QtWidgets import QAbstractButton, QApplication, QScrollArea, QWidget

from jiedao_desk.ui.theme import SPACING


def bring_in_sight(area: QScrollArea, focused: QWidget) -> None:
    """Scrolls as far as it takes to show what got the focus.

    A button half below the edge stays where it is while the mouse presses it: let go of elsewhere, the click is lost.
    """
    pressed = bool(QApplication.mouseButtons().value)
    if not (pressed and isinstance(focused, QAbstractButton)):
        area.ensureWidgetVisible(focused, 0, SPACING.page)
