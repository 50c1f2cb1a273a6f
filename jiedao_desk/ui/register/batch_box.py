"""One field set on several records at once (批量修改)."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QComboBox, QLabel, QVBoxLayout, QWidget

from jiedao_desk.kernel.fields import Field
from jiedao_desk.kernel.register import Register
from jiedao_desk.operations.desk import Desk
from jiedao_desk.ui.editors.around import Around
from jiedao_desk.ui.editors.making import editor
from jiedao_desk.ui.editors.row import EditorRow
from jiedao_desk.ui.register.boxes import AskBox
from jiedao_desk.ui.register.form import form_fields
from jiedao_desk.ui.theme import SPACING, current_type
from jiedao_desk.ui.widgets.forms import FieldRow

# A name or a number that all records share would be a mistake; a file or a long text is each record's own.
_ALIKE = frozenset({"choice", "flag", "day", "month", "time", "link", "people", "whole", "money", "text"})


def batch_fields(register: Register) -> list[Field]:
    """The fields that several records may sensibly share."""
    told_by = {attribute.key for known_by in register.identity[:1] for attribute in known_by}
    return [
        field
        for _, fields in form_fields(register)
        for field in fields
        if field.kind in _ALIKE
        and field.private is None
        and not field.derived
        and (field.key not in told_by or field.kind in ("choice", "day", "link"))
        and field.key != register.name.key
    ]


class BatchBox(AskBox):
    """Which field, and what shall stand in it; an empty one empties the field."""

    def __init__(self, desk: Desk, register: Register, count: int, parent: QWidget | None = None) -> None:
        super().__init__(f"批量修改 {count} 条{register.title}", f"修改 {count} 条", parent)
        self._around = Around(desk, register)
        self._fields = batch_fields(register)
        self._row: EditorRow | None = None
        self.choice = QComboBox()
        self.choice.addItems([field.label for field in self._fields])
        self.choice.currentIndexChanged.connect(self._show)
        self._place = QVBoxLayout()
        self._place.setContentsMargins(0, 0, 0, 0)
        words = QLabel("所选记录的这一项都改成下面的内容；留空就是清空。修改历史里逐条留痕。")
        words.setProperty("role", "muted")
        words.setWordWrap(True)
        words.setMinimumWidth(current_type().body * 26)
        self.body.addWidget(words)
        self.body.addWidget(FieldRow("修改哪一项", self.choice, label_above=True))
        self.body.addLayout(self._place)
        self.body.addStretch(1)
        self.body.setSpacing(SPACING.normal)
        self._show(0)
        self.choice.setFocus()

    @property
    def row(self) -> EditorRow:
        """The editor of the chosen field."""
        assert self._row is not None
        return self._row

    def change(self) -> tuple[Field, Any]:
        """The field and its new value."""
        return self.row.field_editor.field, self.row.field_editor.value()

    def choose(self, key: str) -> None:
        """Takes another field."""
        self.choice.setCurrentIndex([field.key for field in self._fields].index(key))

    def accept(self) -> None:
        """Goes on unless the value cannot stand."""
        if not self.row.insist():
            super().accept()

    def _show(self, place: int) -> None:
        if self._row is not None:
            self._place.removeWidget(self._row)
            self._row.hide()
            self._row.deleteLater()
        self._row = EditorRow(editor(self._fields[place], self._around), label_above=True)
        self._place.addWidget(self._row)


def ask_change(parent: QWidget, desk: Desk, register: Register, count: int) -> tuple[Field, Any] | None:
    """The field to set and its value; ``None`` if the user thought better of it."""
    box = BatchBox(desk, register, count, parent)
    wanted = box.answered()
    found = box.change()
    box.deleteLater()
    return found if wanted else None
