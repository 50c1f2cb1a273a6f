"""Meetings as rows: filtered, sorted, each with whether it counts (专题研究列表模型)."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QWidget

from jiedao_desk.kernel.fields import Choice, Field, Text
from jiedao_desk.operations.standing import MeetingLine
from jiedao_desk.ui.register.model import FIELD_ROLE

AnyIndex = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
DAY, TITLE, KIND, CHAIR, STANDING, STATE, MARKS = range(7)


# What a delegate draws as a chip is a word of a list.
def _fields(headings: Sequence[str]) -> tuple[Field, ...]:
    return tuple(
        Choice(label=one, key=one) if place == STATE else Text(label=one, key=one)
        for place, one in enumerate(headings)
    )


def cells(line: MeetingLine) -> tuple[str, ...]:
    """A meeting as the texts of its row, in the order of the headings."""
    marks = [word for word, on in (("补录", line.backfilled), ("内部", line.internal)) if on]
    return (
        line.held_on.isoformat(),
        line.title,
        line.kind,
        line.person,
        f"✓ {line.standing}" if line.counts else line.standing,
        line.state,
        "、".join(marks),
    )


class MeetingsModel(QAbstractTableModel):
    """Holds the lines whole: one office has few. Newest first until a heading is clicked."""

    def __init__(self, headings: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._headings, self._fields = tuple(headings), _fields(headings)
        self._lines: list[MeetingLine] = []
        self._column, self._order = -1, Qt.SortOrder.AscendingOrder

    @property
    def headings(self) -> tuple[str, ...]:
        """What the columns are called."""
        return self._headings

    def show_lines(self, lines: Sequence[MeetingLine]) -> None:
        """Shows other lines, in the order that was chosen."""
        self.beginResetModel()
        self._lines = self._sorted(lines)
        self.endResetModel()

    def line(self, row: int) -> MeetingLine | None:
        """The meeting of a row."""
        return self._lines[row] if 0 <= row < len(self._lines) else None

    def texts(self, column: int) -> list[str]:
        """What stands in a column, from top to bottom."""
        return [cells(line)[column] for line in self._lines]

    def row_of(self, record_id: int) -> int | None:
        """Where a meeting stands, if it is shown."""
        return next((row for row, one in enumerate(self._lines) if one.id == record_id), None)

    def rowCount(self, parent: AnyIndex = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: AnyIndex = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._headings)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return self._headings[section] if orientation == Qt.Orientation.Horizontal else section + 1

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        line = self.line(index.row()) if index.isValid() else None
        if line is None:
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return cells(line)[index.column()]
        if role == FIELD_ROLE:
            return self._fields[index.column()]
        return line if role == Qt.ItemDataRole.UserRole else None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Orders by a column; by none (-1) the newest come first again."""
        self._column, self._order = column, order
        self.show_lines(self._lines)

    def _sorted(self, lines: Sequence[MeetingLine]) -> list[MeetingLine]:
        newest = sorted(lines, key=lambda one: (one.held_on, one.id), reverse=True)
        if self._column < 0:
            return newest
        falling = self._order == Qt.SortOrder.DescendingOrder
        return sorted(newest, key=self._cell, reverse=falling)

    def _cell(self, line: MeetingLine) -> str:
        return cells(line)[self._column]
