"""Editors for words of a code list: closed lists drop down, open ones also take new words (选项编辑)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QWidget

from jiedao_desk.kernel.fields import Choice as ChoiceField
from jiedao_desk.kernel.fields import Field
from jiedao_desk.ui.editors.around import Around, matching_names
from jiedao_desk.ui.editors.base import FieldEditor
from jiedao_desk.ui.editors.lines import LineEditor
from jiedao_desk.ui.editors.suggestions import Suggestions
from jiedao_desk.ui.icons import icon
from jiedao_desk.ui.widgets.floating_list import Choice


class StillCombo(QComboBox):
    """A list that drops down and lets the wheel scroll the form it stands in."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class ListEditor(FieldEditor):
    """A word of a closed list; one that is not required may be empty."""

    def __init__(self, field: ChoiceField, parent: QWidget | None = None) -> None:
        self.combo = StillCombo()
        super().__init__(field, self.combo, parent)
        self._words: list[str | None] = [*([] if field.required else [None]), *field.codes.words]
        self._value: str | None = None
        self._fill()
        self.set_value(None)
        self.combo.activated.connect(self._choose)

    def value(self) -> str | None:
        return self._value

    def set_value(self, value: Any) -> None:
        # A word from an older list stays as it is until another is chosen.
        if value is not None and value not in self._words:
            self._words.append(value)
            self._fill()
        self._value = value
        self.combo.setCurrentIndex(self._words.index(value) if value in self._words else -1)

    def set_typed(self, text: str) -> None:
        self.set_value(self.field.read(text))

    def _fill(self) -> None:
        self.combo.clear()
        self.combo.addItems([word or "" for word in self._words])

    def _choose(self, row: int) -> None:
        if self._words[row] != self._value:
            self._value = self._words[row]
            self.changed.emit()


class WordEditor(LineEditor):
    """A word of an open list: the list's own, those in use, or a new one."""

    def __init__(self, field: ChoiceField, around: Around, parent: QWidget | None = None) -> None:
        super().__init__(field, parent=parent)
        self._codes = field.codes
        self._around = around
        self._known: Sequence[str] | None = None
        self._suggestions = Suggestions(self.line, f"{field.label}：可选", self._find)
        self._suggestions.chosen.connect(self._choose)
        self._opener = self.line.addAction(icon("chevron_down"), QLineEdit.ActionPosition.TrailingPosition)
        self._opener.setText("列出可选的词")
        self._opener.setToolTip("列出可选的词（F4）")
        self._opener.triggered.connect(self._open)

    def set_read_only(self, read_only: bool) -> None:
        super().set_read_only(read_only)
        self._opener.setVisible(not read_only)

    def entered(self) -> None:
        self._known = None

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self._typed_in is self.line:
            self._opener.setIcon(icon("chevron_down"))

    def _find(self, text: str) -> Sequence[Choice]:
        if self._known is None:
            self._known = tuple(dict.fromkeys((*self._codes.words, *self._around.words(self.field))))
        return [Choice(word, "", word) for word in matching_names(text, self._known, most=80)]

    def _open(self) -> None:
        if self._suggestions.shown is not None:
            self._suggestions.close()
            return
        self.line.setFocus(Qt.FocusReason.MouseFocusReason)
        self._suggestions.show_for("")

    def _choose(self, word: object) -> None:
        self.line.setText(str(word))
        self.follow(str(word))


class FlagEditor(FieldEditor):
    """Yes or no; what was never said stays unsaid until somebody ticks it."""

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        self.box = QCheckBox("是")
        super().__init__(field, self.box, parent)
        self._value: bool | None = None
        self.box.clicked.connect(self._tick)

    def value(self) -> bool | None:
        return self._value

    def set_value(self, value: Any) -> None:
        self._value = value
        self.box.setChecked(bool(value))

    def set_typed(self, text: str) -> None:
        self.set_value(self.field.read(text))

    def _tick(self, ticked: bool) -> None:
        self._value = ticked
        self.changed.emit()
