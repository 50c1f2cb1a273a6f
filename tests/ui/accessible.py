"""Walks a window as a screen reader would and says what has no name (无障碍检查)."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QWidget


def controls(window: QWidget) -> list[QWidget]:
    """Everything in the window that can take the focus or be pressed now."""
    return [
        widget
        for widget in window.findChildren(QWidget)
        if widget.focusPolicy() != Qt.FocusPolicy.NoFocus or isinstance(widget, QAbstractButton)
        if widget.isVisibleTo(window) and not widget.objectName().startswith("qt_")
    ]


def spoken_name(widget: QWidget) -> str:
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name) if interface is not None else ""


def nameless(window: QWidget) -> list[str]:
    """Controls that a screen reader could not call by a name."""
    return [
        f"{type(widget).__name__} in {type(widget.parent()).__name__}"
        for widget in controls(window)
        if not spoken_name(widget).strip()
    ]


def tab_order(window: QWidget) -> list[QWidget]:
    """Where Tab leads from the first control on, once round."""
    order: list[QWidget] = []
    widget = window.nextInFocusChain()
    while widget is not window and widget not in order:
        reachable = widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isEnabled()
        if reachable and widget.isVisibleTo(window) and widget.focusProxy() is None:
            order.append(widget)
        widget = widget.nextInFocusChain()
    return order
