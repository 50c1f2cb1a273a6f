"""The records of a register as rows of a table, read from the database as they come into sight (登记表模型)."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from jiedao_desk.kernel.errors import StorageTrouble
from jiedao_desk.kernel.fields import Field
from jiedao_desk.kernel.query import ListRow, Query
from jiedao_desk.kernel.register import Register
from jiedao_desk.operations import browse
from jiedao_desk.operations.desk import Desk

_AnyIndex = QModelIndex | QPersistentModelIndex
_NO_INDEX = QModelIndex()

# A screen holds some thirty rows: one read serves a page in either direction.
_BLOCK = 128
_MOST_BLOCKS = 64

FIELD_ROLE = Qt.ItemDataRole.UserRole + 1


class RegisterModel(QAbstractTableModel):
    """Holds the order of all records, and the texts of those that were in sight lately."""

    troubled = Signal(str)  # the sentence why rows could not be read
    came_in = Signal()  # rows that were not in sight before

    def __init__(
        self, desk: Desk, register: Register, columns: Sequence[str], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._register = register
        self._columns = tuple(columns)
        self._query = Query(register.key)
        self._ids: list[int] = []
        self._rows: dict[int, int] | None = None
        self._blocks: OrderedDict[int, list[ListRow]] = OrderedDict()

    @property
    def query(self) -> Query:
        """What the table shows."""
        return self._query

    @property
    def columns(self) -> tuple[str, ...]:
        """The field keys of the columns, in their order."""
        return self._columns

    def field(self, column: int) -> Field:
        """The field of a column."""
        return self._register.field(self._columns[column])

    def set_columns(self, columns: Sequence[str]) -> None:
        """Shows other fields."""
        self.beginResetModel()
        self._columns = tuple(columns)
        self._blocks.clear()
        self.endResetModel()

    def show_query(self, query: Query) -> None:
        """Shows other records, or the same in another order."""
        self._query = query
        self.refresh()

    def refresh(self) -> bool:
        """Reads the order of the records anew; answers whether it, and so every row's place, changed."""
        try:
            found = browse.ids(self._desk, self._query)
        except StorageTrouble as trouble:
            self.troubled.emit(str(trouble))
            return False
        if found == self._ids:
            self._blocks.clear()
            if found:
                self.dataChanged.emit(self.index(0, 0), self.index(len(found) - 1, len(self._columns) - 1))
            return False
        self.beginResetModel()
        self._ids, self._rows = found, None
        self._blocks.clear()
        self.endResetModel()
        return True

    def id_at(self, row: int) -> int | None:
        """The record in a row."""
        return self._ids[row] if 0 <= row < len(self._ids) else None

    def row_of(self, record_id: int) -> int | None:
        """Where a record stands, if it is shown at all."""
        if self._rows is None:
            self._rows = {one: row for row, one in enumerate(self._ids)}
        return self._rows.get(record_id)

    def lines(self, rows: Sequence[int]) -> list[ListRow]:
        """The lines in some rows, however many and however far apart."""
        wanted = [self._ids[row] for row in rows]
        found: list[ListRow] = []
        for start in range(0, len(wanted), 500):
            found += browse.rows(self._desk, self._register.key, wanted[start : start + 500], self._columns)
        return found

    def texts_in_sight(self, column: int) -> list[str]:
        """What stands in a column of the rows that were in sight lately."""
        if not self._blocks and self._ids:
            self._read(0)
        return [line.cells[column] for block in self._blocks.values() for line in block]

    def rowCount(self, parent: _AnyIndex = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._ids)

    def columnCount(self, parent: _AnyIndex = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._columns)

    def data(self, index: _AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        if role == FIELD_ROLE:
            return self.field(index.column())
        if role == Qt.ItemDataRole.UserRole:
            return self._ids[index.row()]
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        line = self._line(index.row())
        return " ".join(line.cells[index.column()].split("\n")) if line is not None else ""

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if role != Qt.ItemDataRole.DisplayRole or section < 0:
            return None
        if orientation == Qt.Orientation.Vertical:
            return section + 1
        return self.field(section).label if section < len(self._columns) else None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Orders by a column in the database; by no column (-1) the register's own order comes back."""
        key = self._columns[column] if 0 <= column < len(self._columns) else None
        falling = order == Qt.SortOrder.DescendingOrder
        wanted = None if key is None else f"-{key}" if falling else key
        if wanted != self._query.order:
            self.show_query(replace(self._query, order=wanted))

    def _line(self, row: int) -> ListRow | None:
        number, place = divmod(row, _BLOCK)
        block = self._blocks.get(number)
        if block is None:
            block = self._read(number)
        else:
            self._blocks.move_to_end(number)
        # A record that went since the order was read leaves its block short until the news of it comes.
        line = block[place] if place < len(block) else None
        if line is not None and line.id != self._ids[row]:
            line = next((one for one in block if one.id == self._ids[row]), None)
        return line

    def _read(self, number: int) -> list[ListRow]:
        wanted = self._ids[number * _BLOCK : (number + 1) * _BLOCK]
        try:
            block = browse.rows(self._desk, self._register.key, wanted, self._columns)
        except StorageTrouble as trouble:
            self.troubled.emit(str(trouble))
            block = []
        self._blocks[number] = block
        self.came_in.emit()
        if len(self._blocks) > _MOST_BLOCKS:
            self._blocks.popitem(last=False)
        return block
