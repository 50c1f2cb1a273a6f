"""The children of a record as a list within its form (子表)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from jiedao_desk.kernel.draft import Draft
from jiedao_desk.kernel.fields import Field
from jiedao_desk.kernel.register import Register, field_of
from jiedao_desk.operations.desk import Desk
from jiedao_desk.ui.clipboard import table_from_clipboard
from jiedao_desk.ui.register.child_row import ChildRow, Columns
from jiedao_desk.ui.theme import SPACING
from jiedao_desk.ui.widgets.buttons import LinkButton
from jiedao_desk.ui.widgets.cards import SectionTitle

# More would not fit beside a table on an office screen; the others are one click away.
_MOST_COLUMNS = 4


def row_fields(child: Register) -> tuple[Field, ...]:
    """The fields that stand in the row of a child."""
    chosen = [field_of(one) for one in child.columns if one.key not in child.bonds]
    return tuple(chosen[:_MOST_COLUMNS])


class ChildRows(QWidget):
    """One row of editors a child; rows are added, moved, taken out, and pasted from a spreadsheet."""

    changed = Signal()

    def __init__(self, desk: Desk, register: Register, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.register = register
        self._desk = desk
        self._columns = Columns(row_fields(register))
        self._fresh: dict[str, Any] = {}
        self._read_only = False
        self._rows: list[ChildRow] = []
        self._title = SectionTitle(register.title)
        self._paste = LinkButton("从表格粘贴", quiet=True, size="small")
        self._paste.setToolTip("先在 Excel 或 WPS 里复制几行，再按这里；列的次序同下，或第一行带标题")
        self._paste.clicked.connect(self.paste)
        self._add = LinkButton("＋ 添加", size="small")
        self._add.setAccessibleName(f"添加{register.title}")
        self._add.clicked.connect(self.add)
        self._title.add_action(self._paste)
        self._title.add_action(self._add)
        self._head = self._columns.heading()
        self._nothing = QLabel(f"还没有{register.title}")
        self._nothing.setProperty("role", "caption")
        self._list = QVBoxLayout()
        self._list.setSpacing(SPACING.tight)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACING.tight)
        layout.addWidget(self._title)
        layout.addWidget(self._nothing)
        layout.addWidget(self._head)
        layout.addLayout(self._list)
        self.setAccessibleName(register.title)
        self._show_state()

    @property
    def rows(self) -> Sequence[ChildRow]:
        """The rows, in their order."""
        return tuple(self._rows)

    @property
    def is_read_only(self) -> bool:
        """Whether rows can only be looked at."""
        return self._read_only

    def set_fresh(self, **values: Any) -> None:
        """What a new row is filled in with, because the program can know it."""
        self._fresh = values

    def show_drafts(self, drafts: Sequence[Draft], typed: Mapping[str, str] | None = None) -> None:
        """Shows the children, and over them the texts that could not be read."""
        for row in self._rows:
            self._list.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = []
        for place, draft in enumerate(drafts):
            row = self._append(draft)
            for field in self._columns.fields:
                if typed and (text := typed.get(self._place_of(place, field))) is not None:
                    row.fill(field.key, text)
        self._show_state()

    def drafts(self) -> list[Draft]:
        """The children as they stand now."""
        return [row.draft() for row in self._rows]

    def typed(self) -> dict[str, str]:
        """The texts that cannot be read, by the place of the row and the field."""
        return {
            self._place_of(place, field): text
            for place, row in enumerate(self._rows)
            for field in self._columns.fields
            if (text := row.editors[field.key].typed()) is not None
        }

    def insist(self) -> QWidget | None:
        """Says what is wrong in every row; the first editor where anything is."""
        wrong = [found for row in self._rows if (found := row.insist()) is not None]
        return wrong[0] if wrong else None

    def set_read_only(self, read_only: bool) -> None:
        self._read_only = read_only
        for row in self._rows:
            row.set_read_only(read_only)
        self._show_state()

    def add(self) -> ChildRow:
        """A new row at the end, the cursor where there is something to fill in."""
        values = {
            field.key: field.default for field in self.register.fields if field.default is not None
        } | self._fresh
        grandchildren: dict[str, list[Draft]] = {
            below.key: [] for below in self._desk.catalogue.children(self.register)
        }
        row = self._append(Draft(self.register.key, values, grandchildren))
        self._show_state()
        row.focus_first(empty=True)
        self.changed.emit()
        return row

    def paste(self) -> None:
        """Adds a row for each line on the clipboard."""
        lines = table_from_clipboard()
        if not lines:
            return
        keys = self._keys_of(lines[0])
        if keys is None:
            keys = [field.key for field in self._columns.fields]
        else:
            lines = lines[1:]
        for line in lines:
            row = self._append(Draft(self.register.key, dict(self._fresh)))
            for key, cell in zip(keys, line, strict=False):
                if key is not None and cell:
                    row.fill(key, cell)
            row.insist()
        self._show_state()
        self.changed.emit()

    def _keys_of(self, line: Sequence[str]) -> list[str | None] | None:
        """Which columns a line of headings names; ``None`` if it is no such line."""
        named = {
            label: field.key for field in self._columns.fields for label in (field.label, *field.aliases)
        }
        keys = [named.get(cell) for cell in line]
        return keys if any(keys) else None

    def _append(self, draft: Draft) -> ChildRow:
        row = ChildRow(self._desk, self.register, self._columns, draft)
        row.set_read_only(self._read_only)
        row.changed.connect(self.changed)
        row.removal_wanted.connect(self._remove)
        row.move_wanted.connect(self._move)
        self._rows.append(row)
        self._list.addWidget(row)
        return row

    def _remove(self, row: ChildRow) -> None:
        place = self._rows.index(row)
        self._rows.remove(row)
        self._list.removeWidget(row)
        row.hide()
        row.deleteLater()
        self._show_state()
        if self._rows:
            self._rows[min(place, len(self._rows) - 1)].focus_first()
        else:
            self._add.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()

    def _move(self, row: ChildRow, step: int) -> None:
        place = self._rows.index(row)
        target = place + step
        if not 0 <= target < len(self._rows):
            return
        self._rows.insert(target, self._rows.pop(place))
        self._list.removeWidget(row)
        self._list.insertWidget(target, row)
        row.focus_first()
        self.changed.emit()

    def _place_of(self, place: int, field: Field) -> str:
        return f"{self.register.key}/{place}/{field.key}"

    def _show_state(self) -> None:
        self._title.set_note(f"{len(self._rows)} 条" if self._rows else "")
        self._head.setVisible(bool(self._rows))
        self._nothing.setVisible(not self._rows)
        for button in (self._add, self._paste):
            button.setVisible(not self._read_only)
