"""The form of any register: sections, rows, the lists of children within (登记表单)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from jiedao_desk.kernel.draft import Draft
from jiedao_desk.kernel.errors import Problem
from jiedao_desk.kernel.fields import Field
from jiedao_desk.kernel.register import Register, field_of
from jiedao_desk.operations import checking
from jiedao_desk.operations.desk import Desk
from jiedao_desk.ui.editors.around import Around
from jiedao_desk.ui.editors.making import editor
from jiedao_desk.ui.editors.row import EditorRow
from jiedao_desk.ui.register.children import ChildRows
from jiedao_desk.ui.theme import SPACING
from jiedao_desk.ui.widgets.forms import Form

# A register's rules are asked again when the typing pauses.
_PAUSE_MS = 400


def form_fields(register: Register) -> list[tuple[str, tuple[Field, ...]]]:
    """The sections of a register's form with the fields a person fills in; a child's parent is known and left out."""
    known = register.bonds if register.group is None else frozenset()
    return [
        (section.title, tuple(field_of(one) for one in section.attributes if one.key not in known))
        for section in register.sections
    ]


class RecordForm(QWidget):
    """One record as editors. It keeps the draft it was given and hands out what became of it."""

    changed = Signal()

    def __init__(
        self, desk: Desk, register: Register, *, columns: int = 1, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.register = register
        self._desk = desk
        self._given = Draft(register.key)
        self._rows: dict[str, EditorRow] = {}
        self._children: dict[str, ChildRows] = {}
        self._rules = QTimer(self)
        self._rules.setSingleShot(True)
        self._rules.setInterval(_PAUSE_MS)
        self._rules.timeout.connect(self.ask_rules)
        self.lay_out(form_fields(register), columns)

    def lay_out(self, sections: Sequence[tuple[str, tuple[Field, ...]]], columns: int) -> None:
        """Puts rows and lists where they stand: one under another. A form of its own may put them elsewhere."""
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACING.card)
        form = Form(columns)
        for title, fields in sections:
            if len(sections) > 1:
                form.add_section(title)
            self.add_rows(form, fields, columns)
        layout.addWidget(form)
        for child in self._desk.catalogue.children(self.register):
            layout.addWidget(self.add_list(ChildRows(self._desk, child)))
        layout.addStretch(1)

    def add_rows(self, form: Form, fields: Iterable[Field], columns: int) -> None:
        """A row for each field, in a form."""
        around = Around(self._desk, self.register)
        for field in fields:
            row = EditorRow(editor(field, around))
            row.field_editor.set_read_only(field.derived)
            row.changed.connect(self._follow)
            row.left.connect(self.ask_rules)
            self._rows[field.key] = row
            form.add_row(row, columns if field.kind in _WIDE else 1)

    def add_list(self, listed: ChildRows) -> ChildRows:
        """A list of children that belongs to the form."""
        listed.changed.connect(self._follow)
        self._children[listed.register.key] = listed
        return listed

    @property
    def rows(self) -> Mapping[str, EditorRow]:
        """The rows by field key."""
        return self._rows

    @property
    def children_lists(self) -> Mapping[str, ChildRows]:
        """The lists within, by register key."""
        return self._children

    def show_draft(
        self, draft: Draft, typed: Mapping[str, str] | None = None, *, base: Draft | None = None
    ) -> None:
        """Shows a record, and over it the texts of fields that could not be read.

        With a ``base`` the draft is shown as something typed over that one and not saved yet.
        """
        self._rules.stop()
        self._given = base if base is not None else draft
        for key, row in self._rows.items():
            row.clear()
            row.field_editor.set_value(draft.get(key))
            if typed and key in typed:
                row.field_editor.set_typed(typed[key])
        for key, listed in self._children.items():
            listed.show_drafts(draft.listed(key), typed)
        self.ask_rules()

    def given(self) -> Draft:
        """The draft as it was given."""
        return self._given

    def draft(self) -> Draft:
        """The record as it stands in the form now."""
        now = self._given.copy()
        for key, row in self._rows.items():
            value = row.field_editor.value()
            # A field the draft does not know stays unknown as long as nothing was typed there.
            if key in now.values or value is not None:
                now.values[key] = value
        for key, listed in self._children.items():
            if key in now.children or listed.drafts():
                now.children[key] = listed.drafts()
        return now

    def typed(self) -> dict[str, str]:
        """The texts that cannot be read, by field key; those of the lists within under their place."""
        found = {
            key: text for key, row in self._rows.items() if (text := row.field_editor.typed()) is not None
        }
        for listed in self._children.values():
            found |= listed.typed()
        return found

    def is_changed(self) -> bool:
        """Whether anything is otherwise than it was given."""
        return bool(self.typed()) or self.draft() != self._given

    def insist(self) -> bool:
        """Says everything that is wrong; tells whether anything is, and goes to the first."""
        wrong: list[QWidget] = [row.field_editor for row in self._rows.values() if row.insist()]
        wrong += [place for listed in self._children.values() if (place := listed.insist()) is not None]
        if wrong:
            wrong[0].setFocus(Qt.FocusReason.OtherFocusReason)
        return bool(wrong)

    def show_problems(self, problems: Iterable[Problem]) -> list[Problem]:
        """Puts what a refusal said beside the fields it named; hands back what has no place in the form."""
        homeless = []
        first: EditorRow | None = None
        for problem in problems:
            row = self._rows.get(problem.field or "")
            if row is None:
                homeless.append(problem)
                continue
            row.set_rule(problem)
            first = first or row
        if first is not None:
            first.field_editor.setFocus(Qt.FocusReason.OtherFocusReason)
        return homeless

    def set_read_only(self, read_only: bool, *, leaving: frozenset[str] = frozenset()) -> None:
        """Whether the record can only be looked at, but for the fields ``leaving`` names."""
        for key, row in self._rows.items():
            derived = row.field_editor.field.derived
            row.field_editor.set_read_only(derived or (read_only and key not in leaving))
        for listed in self._children.values():
            listed.set_read_only(read_only)

    def set_value(self, key: str, value: Any) -> None:
        """Fills in a field, as if the user had."""
        row = self._rows[key]
        row.field_editor.set_value(value)
        row.field_editor.changed.emit()

    def focus_first(self) -> None:
        """Puts the cursor into the first field."""
        for row in self._rows.values():
            if not row.field_editor.field.derived:
                row.field_editor.setFocus(Qt.FocusReason.OtherFocusReason)
                return

    def ask_rules(self) -> None:
        """Asks the record's rules what they make of the form as it stands."""
        self._rules.stop()
        told: dict[str, Problem] = {}
        for problem in checking.problems_of(self._desk, self.draft()):
            if problem.field is not None:
                told.setdefault(problem.field, problem)
        for key, row in self._rows.items():
            found = told.get(key)
            # What the field says of itself it says itself, in its own time.
            row.set_rule(found if row.own_problem() is None else None)

    def _follow(self) -> None:
        self._rules.start()
        self.changed.emit()


_WIDE = frozenset({"prose", "people", "files"})
