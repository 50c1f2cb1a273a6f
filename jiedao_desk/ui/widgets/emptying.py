"""Lines that are shown anew make room, and the keys stay where one was working (换内容)."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QLayout, QWidget


def take_out(layout: QLayout) -> None:
    """Takes everything out of a layout. Keys that stood on something in it go to what is around it."""
    while (item := layout.takeAt(0)) is not None:
        old = item.widget()
        if old is not None:
            keep_keys(old)
            old.hide()
            old.deleteLater()


def keep_keys(going: QWidget) -> bool:
    """Whoever stood on a widget that goes stays near it; Qt would send them to the first field of the window.

    Answers whether somebody stood there and found a place.

    The window is asked, not the application: what changes may have been decided in a box in front of it.
    """
    standing = going.window().focusWidget()
    if standing is None or not (standing is going or going.isAncestorOf(standing)):
        return False
    around = going.parentWidget()
    while around is not None and not around.isWindow():
        stays = around if _takes_keys(around) else _list_in(around)
        if stays is not None:
            stays.setFocus(Qt.FocusReason.OtherFocusReason)
            return True
        around = around.parentWidget()
    return False


def _takes_keys(widget: QWidget) -> bool:
    return widget.isVisible() and bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)


def _list_in(widget: QWidget) -> QWidget | None:
    """The first list or table one can see in it."""
    return next((one for one in widget.findChildren(QAbstractItemView) if _takes_keys(one)), None)
