"""Lines that are shown anew make room, and the keys stay where one was working (换内容)."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QWidget


def take_out(layout: QLayout) -> None:
    """Takes everything out of a layout. Keys that stood on something in it go to what is around it."""
    while (item := layout.takeAt(0)) is not None:
        old = item.widget()
        if old is not None:
            keep_keys(old)
            old.hide()
            old.deleteLater()


def keep_keys(going: QWidget) -> None:
    """Whoever stood on a widget that goes stays near it; Qt would send them to the first field of the window.

    The window is asked, not the application: what changes may have been decided in a box in front of it.
    """
    standing = going.window().focusWidget()
    if standing is None or not (standing is going or going.isAncestorOf(standing)):
        return
    around = going.parentWidget()
    while around is not None and not around.focusPolicy() & Qt.FocusPolicy.TabFocus:
        around = around.parentWidget()
    if around is not None:
        around.setFocus(Qt.FocusReason.OtherFocusReason)
