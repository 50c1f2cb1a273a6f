"""When, where and who: the head of a meeting's record (会议基本信息)."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QCompleter,
    QGridLayout,
    QLineEdit,
    QPlainTextEdit,
    QSizePolicy,
    QWidget,
)

from jiedao_desk.kernel import dates
from jiedao_desk.kernel.draft import Draft
from jiedao_desk.kernel.errors import Unreadable
from jiedao_desk.kernel.fields import Choice, Day, Field, Flag, Prose
from jiedao_desk.kernel.register import Register
from jiedao_desk.ui.theme import SPACING
from jiedao_desk.ui.widgets.buttons import LinkButton
from jiedao_desk.ui.widgets.cards import Card
from jiedao_desk.ui.widgets.day_editor import DayEditor
from jiedao_desk.ui.widgets.forms import FieldRow, Form

_ACROSS = 4
_WIDTHS = (5, 3, 3, 5)
MAIN = ("held_on", "starts_at", "ends_at", "session_kind", "place", "number", "chair", "recorder")
MORE = (
    "chair_post",
    "votes",
    "internal",
    "note",
    "signed_on",
    "correction",
    "archive_number",
    "archive_pages",
    "retention",
    "kept_at",
)


class HeaderCard(Card):
    """The fields of the meeting itself; every change goes straight into the draft."""

    changed = Signal(str)

    def __init__(self, register: Register, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        # What it needs, never less: the page scrolls instead.
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._register = register
        self._today = today
        self._draft = Draft(register.key)
        self._filling = False
        self._rows: dict[str, FieldRow] = {}
        self._unread: set[str] = set()
        # Two lines of four: the form must leave the screen to what was said.
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(SPACING.normal)
        self._grid.setVerticalSpacing(SPACING.small)
        self._more = Form(columns=2)
        for place, key in enumerate(MAIN):
            row = self._row_of(key, above=True)
            self._grid.addWidget(row, place // _ACROSS, place % _ACROSS)
            self._grid.setColumnStretch(place % _ACROSS, _WIDTHS[place % _ACROSS])
        for key in MORE:
            self._add(self._more, key)
        self._more.hide()
        self._toggle = LinkButton("更多：会议名称、表决、备注、签字与归档 ▾", size="small")
        self._toggle.clicked.connect(self._show_more)
        self.body.addLayout(self._grid)
        self.body.addWidget(self._more)
        self.body.addWidget(self._toggle, 0, Qt.AlignmentFlag.AlignLeft)

    def _row_of(self, key: str, *, above: bool) -> FieldRow:
        field = self._register.field(key)
        row = FieldRow(field.label, self._editor(field), required=field.required, label_above=above)
        row.setToolTip(field.help)
        self._rows[key] = row
        return row

    def _add(self, form: Form, key: str) -> None:
        wide = key == "title" or isinstance(self._register.field(key), Prose)
        form.add_row(self._row_of(key, above=False), span=2 if wide else 1)

    def _editor(self, field: Field) -> QWidget:
        if isinstance(field, Day):
            day = DayEditor(lambda text: dates.read_day(text, year=self._today.year), dates.show_day)
            day.day_changed.connect(lambda value: self._write(field.key, value))
            day.problem_changed.connect(lambda why: self.set_problem(field.key, why))
            return day
        if isinstance(field, Choice):
            box = QComboBox()
            box.setEditable(field.codes.editable)
            box.addItems(("", *field.codes.words) if not field.required else field.codes.words)
            box.currentTextChanged.connect(lambda text: self._read(field, text))
            return box
        if isinstance(field, Flag):
            tick = QCheckBox(field.help)
            tick.toggled.connect(lambda on: self._write(field.key, on))
            return tick
        if isinstance(field, Prose):
            area = QPlainTextEdit()
            area.setTabChangesFocus(True)
            area.setFixedHeight(64)
            area.setPlaceholderText(field.help)
            area.textChanged.connect(lambda: self._read(field, area.toPlainText()))
            return area
        line = QLineEdit()
        line.setPlaceholderText(
            {"starts_at": "如 14:00", "ends_at": "如 16:30", "title": "不填则按全称自动写"}.get(field.key, "")
        )
        line.textEdited.connect(lambda text: self._read(field, text))
        line.editingFinished.connect(lambda: self._settle(field, line))
        return line

    def show_draft(self, draft: Draft) -> None:
        """Shows another session, or the same one anew."""
        self._filling = True
        self._draft = draft
        self._unread.clear()
        for key, row in self._rows.items():
            field, value = self._register.field(key), draft.get(key)
            self._show(row.editor, field, value)
            row.set_problem("")
        if any(draft.get(key) for key in MORE if key not in ("title", "chair_post")):
            self._more.show()
        self._filling = False

    def refresh(self, *keys: str) -> None:
        """Shows some fields anew after the draft was changed elsewhere."""
        self._filling = True
        for key in keys:
            self._show(self._rows[key].editor, self._register.field(key), self._draft.get(key))
        self._filling = False

    def _show(self, editor: QWidget, field: Field, value: Any) -> None:
        if isinstance(editor, DayEditor):
            editor.set_day(value)
        elif isinstance(editor, QComboBox):
            editor.setCurrentText(field.show(value))
            if not editor.isEditable():
                editor.setCurrentIndex(editor.findText(field.show(value)))
        elif isinstance(editor, QCheckBox):
            editor.setChecked(bool(value))
        elif isinstance(editor, QPlainTextEdit):
            editor.setPlainText(field.show(value))
        elif isinstance(editor, QLineEdit):
            editor.setText(field.show(value))

    def set_locked(self, locked: bool, still_open: frozenset[str]) -> None:
        """A finalised record can be read; only what stays open (档号 and the like) can still be filled in."""
        for key, row in self._rows.items():
            row.editor.setEnabled(not locked or key in still_open)

    def set_problem(self, key: str, why: str) -> None:
        """Says under a field what is wrong with it."""
        row = self._rows.get(key)
        if row is not None:
            row.set_problem(why)
            (self._unread.add if why else self._unread.discard)(key)

    def clear_problems(self) -> None:
        """Takes back what was said of fields, except of texts that still cannot be read."""
        for row in self._rows.values():
            if not isinstance(row.editor, DayEditor) or not row.editor.problem():
                row.set_problem("")

    def unreadable(self) -> str | None:
        """The first field whose text cannot be read, as a sentence."""
        for key in self._unread:
            if self._rows[key].problem():
                return f"{self._register.field(key).label}：{self._rows[key].problem()}"
        return None

    def offer_names(self, names: list[str]) -> None:
        """Names that are completed in 主持人 and 记录人."""
        for key in ("chair", "recorder"):
            line = self._rows[key].editor
            if isinstance(line, QLineEdit):
                completer = QCompleter(names, line)
                completer.setFilterMode(Qt.MatchFlag.MatchContains)
                line.setCompleter(completer)

    def focus_on(self, key: str) -> None:
        """Puts the cursor into a field."""
        if key in self._rows:
            if key in MORE:
                self._more.show()
            self._rows[key].editor.setFocus()

    def _show_more(self) -> None:
        self._more.setVisible(not self._more.isVisible())
        self._toggle.setText(
            "收起 ▴" if self._more.isVisible() else "更多：会议名称、表决、备注、签字与归档 ▾"
        )

    def _read(self, field: Field, text: str) -> None:
        if self._filling:
            return
        try:
            value = field.read(text)
        except Unreadable as error:
            self.set_problem(field.key, str(error))
            return
        self.set_problem(field.key, field.problem(value) or "" if value is not None else "")
        self._write(field.key, value)

    def _settle(self, field: Field, line: QLineEdit) -> None:
        if field.key not in self._unread and self._draft.get(field.key) is not None:
            line.setText(field.show(self._draft.get(field.key)))

    def _write(self, key: str, value: Any) -> None:
        if self._filling or self._draft.get(key) == value:
            return
        self._draft.values[key] = value
        if key != "held_on" or value is not None:
            self.set_problem(key, "")
        self.changed.emit(key)
