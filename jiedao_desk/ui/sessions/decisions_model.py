"""The tasks of one item as lines of a small table, and one empty line that becomes the next (议定事项表)."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget

from jiedao_desk.kernel import dates
from jiedao_desk.kernel.draft import Draft
from jiedao_desk.kernel.errors import Unreadable
from jiedao_desk.kernel.fields import Day, Field, People
from jiedao_desk.kernel.register import Register
from jiedao_desk.ui.colours import current_colours
from jiedao_desk.ui.editors.people import names_in
from jiedao_desk.ui.sessions.agenda_moves import without_number

AnyIndex = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
MATTER, RESPONSIBLE, DUE, STATE = range(4)
COLUMNS = ("matter", "responsible", "due_on", "state")
_YEAR_TYPED = re.compile(r"\d{4}|[二〇零]{2}")


class DecisionsModel(QAbstractTableModel):
    """Drafts of tasks. A text that cannot be read stays in its cell, marked, until it can."""

    edited = Signal()
    added = Signal(object)  # the Draft of a new task
    removed = Signal(object)

    def __init__(self, register: Register, make: Callable[[], Draft], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fields = [register.field(key) for key in COLUMNS]
        self._make = make
        self._tasks: list[Draft] = []
        self._unread: dict[str, str] = {}
        self._locked = False
        self._held_on: date | None = None

    def show_tasks(
        self, tasks: Sequence[Draft], unread: dict[str, str], held_on: date | None, *, locked: bool
    ) -> None:
        """Shows the tasks of another item; ``unread`` keeps what cannot be read, by uid/field."""
        self.beginResetModel()
        self._tasks, self._unread = list(tasks), unread
        self._held_on, self._locked = held_on, locked
        self.endResetModel()

    def task(self, row: int) -> Draft | None:
        """The task of a line; ``None`` for the empty one."""
        return self._tasks[row] if 0 <= row < len(self._tasks) else None

    def field(self, column: int) -> Field:
        """The field of a column."""
        return self._fields[column]

    def problem(self, row: int, column: int) -> str | None:
        """Why what stands in a cell cannot be kept."""
        task = self.task(row)
        if task is None:
            return None
        field = self._fields[column]
        text = self._unread.get(_place(task, field))
        if text is not None:
            try:
                self._read(field, text)
            except Unreadable as error:
                return str(error)
        if column == MATTER and not task.get("matter"):
            return "请写明事项，或按 Delete 去掉这一行"
        return field.problem(task.get(field.key))

    def first_problem(self) -> tuple[int, int, str] | None:
        """The first cell that cannot be kept: row, column, and why."""
        for row in range(len(self._tasks)):
            for column in range(len(COLUMNS)):
                why = self.problem(row, column)
                if why is not None:
                    return row, column, why
        return None

    def rowCount(self, parent: AnyIndex = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._tasks) + (0 if self._locked else 1)

    def columnCount(self, parent: AnyIndex = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return self._fields[section].label if orientation == Qt.Orientation.Horizontal else section + 1

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row, column = index.row(), index.column()
        task = self.task(row)
        if task is None:
            return self._of_empty_line(column, role)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return self.text(row, column)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            why = self.problem(row, column)
            return f"{self._fields[column].label}：{self.text(row, column) or '空'}" + (
                f"，{why}" if why else ""
            )
        if role == Qt.ItemDataRole.ToolTipRole:
            return self.problem(row, column) or self.text(row, column) or None
        if role == Qt.ItemDataRole.ForegroundRole and self.problem(row, column):
            return QColor(current_colours().bad.ink)
        return None

    def text(self, row: int, column: int) -> str:
        """What stands in a cell."""
        task = self.task(row)
        if task is None:
            return ""
        field = self._fields[column]
        return self._unread.get(_place(task, field)) or field.show(task.get(field.key))

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled
        if not self._locked and index.column() != STATE:
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def setData(self, index: AnyIndex, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.EditRole or not self.flags(index) & Qt.ItemFlag.ItemIsEditable:
            return False
        field, text = self._fields[index.column()], str(value)
        task = self.task(index.row())
        if task is None:
            if not text.strip():
                return False
            task = self._append()
        place = _place(task, field)
        before = task.get(field.key), self._unread.get(place)
        try:
            task.values[field.key] = self._read(field, text)
            self._unread.pop(place, None)
        except Unreadable:
            task.values[field.key] = None
            self._unread[place] = text
        if before != (task.get(field.key), self._unread.get(place)):
            self.dataChanged.emit(index, index)
            self.edited.emit()
        return True

    def paste(self, row: int, column: int, lines: Sequence[Sequence[str]]) -> int:
        """Lines of cells as a spreadsheet copies them; headings tell which column is which. How many came in."""
        columns: Sequence[int | None] = range(column, STATE)
        if lines and (named := self._columns_named(lines[0])) is not None:
            columns, lines = named, lines[1:]
        count = 0
        for cells in lines:
            if not any(cells):
                continue
            for target, cell in zip(columns, cells, strict=False):
                if target is not None and (cell or self.task(row + count) is not None):
                    text = without_number(cell) if target == MATTER else cell
                    self.setData(self.index(row + count, target), text)
            count += 1
        return count

    def remove(self, row: int) -> None:
        """Takes a line out."""
        task = self.task(row)
        if self._locked or task is None:
            return
        self.beginRemoveRows(_NOWHERE, row, row)
        del self._tasks[row]
        self.endRemoveRows()
        for field in self._fields:
            self._unread.pop(_place(task, field), None)
        self.removed.emit(task)
        self.edited.emit()

    def _append(self) -> Draft:
        place = len(self._tasks)
        task = self._make()
        self.beginInsertRows(_NOWHERE, place + 1, place + 1)
        self._tasks.append(task)
        self.endInsertRows()
        self.added.emit(task)
        return task

    def _read(self, field: Field, text: str) -> Any:
        if isinstance(field, People):
            # A unit may be called anything; nothing that was typed is dropped.
            return tuple(dict.fromkeys(names_in(text))) or None
        if not isinstance(field, Day) or self._held_on is None or not text.strip():
            return field.read(text)
        day = dates.read_day(text, self._held_on.year)
        # A limit lies after the meeting: 1月15日 decided in November is next year's.
        if day < self._held_on and not _YEAR_TYPED.search(text):
            return dates.read_day(text, self._held_on.year + 1)
        return day

    def _of_empty_line(self, column: int, role: int) -> object:
        if column == MATTER and role == Qt.ItemDataRole.DisplayRole:
            return "在此填写，或从表格粘贴" if not self._tasks else "再添一项"
        if role == Qt.ItemDataRole.ForegroundRole:
            return QColor(current_colours().faint)
        return "" if role == Qt.ItemDataRole.EditRole else None

    def _columns_named(self, cells: Sequence[str]) -> list[int | None] | None:
        """Which column each cell of a heading names; ``None`` when the line is no heading."""
        known = {
            name: place
            for place, field in enumerate(self._fields[:STATE])
            for name in (field.label, *field.aliases)
        }
        found = [known.get("".join(cell.split())) for cell in cells]
        return found if any(place is not None for place in found) else None


def _place(task: Draft, field: Field) -> str:
    return f"{task.uid}/{field.key}"
