"""Buttons: the primary one of a page, plain ones, links and icons without words (按钮)."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QMenu, QPushButton, QSizePolicy, QWidget

from jiedao_desk.ui.colours import current_colours
from jiedao_desk.ui.icons import DEFAULT_SIZE, icon
from jiedao_desk.ui.widgets.styling import mark


class Button(QPushButton):
    """A button whose icon follows the theme; ``kind`` is what the style sheet knows it by."""

    kind = "plain"

    def __init__(
        self,
        text: str,
        icon_name: str | None = None,
        parent: QWidget | None = None,
        *,
        icon_size: int = DEFAULT_SIZE,
    ) -> None:
        super().__init__(text, parent)
        self._icon_name = icon_name
        self._icon_size = icon_size
        self.setProperty("kind", self.kind)
        self.setAutoDefault(False)
        self._redraw()

    def set_icon(self, icon_name: str | None) -> None:
        self._icon_name = icon_name
        self._redraw()

    def set_menu(self, menu: QMenu) -> None:
        """What drops down when the button is pressed."""
        self.setProperty("menu", "true")
        self.setMenu(menu)

    def icon_colour(self) -> str:
        return current_colours().muted

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Enter presses what has the focus, in forms too, where it otherwise goes on to the next field.
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
            event.accept()
            return
        super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._redraw()

    def _redraw(self) -> None:
        if self._icon_name is not None:
            self.setIcon(icon(self._icon_name, self.icon_colour(), self._icon_size))
            self.setIconSize(QSize(self._icon_size, self._icon_size))


class PaintedButton(QAbstractButton):
    """A larger thing to be pressed, which paints itself: by mouse, Space or Enter."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
            event.accept()
            return
        super().keyPressEvent(event)


class PlainButton(Button):
    """One of a page's further actions."""


class PrimaryButton(Button):
    """The one thing a page is for; there is one of them in sight."""

    kind = "primary"

    def set_leading(self, leading: bool) -> None:
        """Steps back among the plain ones while something else is what the page is for."""
        mark(self, "kind", self.kind if leading else Button.kind)
        self._redraw()

    def icon_colour(self) -> str:
        leads = self.property("kind") == self.kind
        return current_colours().on_accent if leads else super().icon_colour()


class LinkButton(Button):
    """An action written as words in the text, like 说明原因 ›; ``quiet`` ones are grey."""

    kind = "link"

    def __init__(
        self, text: str, parent: QWidget | None = None, *, quiet: bool = False, size: str = "body"
    ) -> None:
        super().__init__(text, None, parent)
        if quiet:
            self.setProperty("tone", "quiet")
        self.setProperty("text_size", size)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)


class IconButton(Button):
    """An icon alone; what it does is its tip and its accessible name."""

    kind = "icon"

    def __init__(
        self, icon_name: str, name: str, parent: QWidget | None = None, *, size: int = DEFAULT_SIZE
    ) -> None:
        super().__init__("", icon_name, parent, icon_size=size)
        self.setToolTip(name)
        self.setAccessibleName(name)
