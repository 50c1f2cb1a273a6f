"""Choices under a line as one types, steered with the arrow keys, out of the way of input methods (联想)."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

from jiedao_desk.ui.widgets.floating_list import Choice, FloatingList

Find = Callable[[str], Sequence[Choice]]


class Suggestions(QObject):
    """Shows what ``find`` answers to the text of a line.

    Enter takes the marked choice. A choice is marked at once when the line only picks (``picking``) or when letters
    were typed, which can only be initials; a name typed out is not replaced by a longer one that begins like it.
    """

    chosen = Signal(object)  # the value of a choice

    def __init__(
        self, line: QLineEdit, name: str, find: Find, *, picking: bool = False, nothing: str = ""
    ) -> None:
        """``nothing`` is said where there is no choice; without it the list stays away then."""
        super().__init__(line)
        self._nothing = nothing
        self._line = line
        self._name = name
        self._find = find
        self._picking = picking
        self._list: FloatingList | None = None
        line.installEventFilter(self)
        line.textEdited.connect(self.show_for)

    @property
    def shown(self) -> FloatingList | None:
        """The list, while it is in sight."""
        return self._list if self._list is not None and self._list.isVisible() else None

    def show_for(self, text: str) -> None:
        """What fits a text."""
        choices = self._find(text.strip())
        if not choices and not self._nothing:
            self.close()
            return
        if self._list is None:
            self._list = FloatingList(self._name, self._line.window())
            self._list.chosen.connect(self._take)
            self._line.destroyed.connect(self._list.deleteLater)
        self._list.show_choices(choices, "" if choices else self._nothing)
        if not (self._picking or (text.strip().isascii() and text.strip())):
            self._list.list.setCurrentIndex(QModelIndex())
        self._list.place_under(self._line)

    def close(self) -> None:
        if self._list is not None:
            self._list.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._line:
            if event.type() == QEvent.Type.FocusOut:
                self.close()
            elif isinstance(event, QKeyEvent) and self._steered(event):
                event.accept()
                return True
        return super().eventFilter(watched, event)

    def _steered(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        shown = self.shown
        if event.type() == QEvent.Type.ShortcutOverride:
            # Esc belongs to the open list before it belongs to the page.
            return key == Qt.Key.Key_Escape and shown is not None
        if event.type() != QEvent.Type.KeyPress:
            return False
        if shown is None:
            opens = key in (Qt.Key.Key_Down, Qt.Key.Key_F4) and not self._line.isReadOnly()
            if opens:
                self.show_for("" if key == Qt.Key.Key_F4 else self._line.text())
            return opens and self.shown is not None
        if key == Qt.Key.Key_Escape:
            self.close()
            return True
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            choice = shown.choice()
            if choice is not None:
                self._take(choice.value)
            else:
                self.close()
            # The same Enter goes on to the next field.
            return False
        return shown.steer(key)

    def _take(self, value: object) -> None:
        self.close()
        self.chosen.emit(value)
