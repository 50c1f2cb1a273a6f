"""The deputies of a day as rows of a table, sorted by any column (代表名单模型)."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget

from jiedao_desk.reports.deputy_list import COLUMNS, in_order
from jiedao_desk.reports.deputy_rows import DeputyRow
from jiedao_desk.ui.colours import current_colours

_AnyIndex = QModelIndex | QPersistentModelIndex
_NO_INDEX = QModelIndex()
STATE = len(COLUMNS) - 1


class DeputyModel(QAbstractTableModel):
    """Holds the rows whole: one office has tens of deputies, the largest few hundred."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._given: list[DeputyRow] = []
        self._rows: list[DeputyRow] = []
        self._column = -1
        self._falling = False

    @property
    def rows(self) -> tuple[DeputyRow, ...]:
        """The rows as they stand on screen."""
        return tuple(self._rows)

    @property
    def order(self) -> int | None:
        """The column they are sorted by; ``None`` for roster order."""
        return self._column if self._column > 0 else None

    def show_rows(self, rows: Sequence[DeputyRow]) -> None:
        """Shows other rows, given in roster order; the order chosen stays."""
        self.beginResetModel()
        self._given = list(rows)
        self._rows = self._ordered()
        self.endResetModel()

    def row_at(self, row: int) -> DeputyRow | None:
        """The deputy in a row."""
        return self._rows[row] if 0 <= row < len(self._rows) else None

    def row_of(self, person_id: int) -> int | None:
        """The first row of a person."""
        return next((place for place, row in enumerate(self._rows) if row.person_id == person_id), None)

    def cells(self, row: int) -> list[str]:
        """All columns of a row, as they are copied."""
        return [column.text(self._rows[row]) for column in COLUMNS]

    def rowCount(self, parent: _AnyIndex = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _AnyIndex = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if role != Qt.ItemDataRole.DisplayRole or section < 0:
            return None
        return COLUMNS[section].title if orientation == Qt.Orientation.Horizontal else section + 1

    def data(self, index: _AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.row_at(index.row()) if index.isValid() else None
        if row is None:
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return COLUMNS[index.column()].text(row)
        if role == Qt.ItemDataRole.UserRole:
            return row.person_id
        if role == Qt.ItemDataRole.ForegroundRole and index.column() == STATE:
            colours = current_colours()
            return QColor(colours.good.ink if row.state == "在任" else colours.muted)
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sorts by a column; by none (-1) the roster order comes back. What was selected stays so."""
        self._column, self._falling = column, order == Qt.SortOrder.DescendingOrder
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        kept = [(self._rows[index.row()], index.column()) for index in before]
        self._rows = self._ordered()
        places = {id(row): place for place, row in enumerate(self._rows)}
        after = [self.index(places[id(row)], column) for row, column in kept]
        self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()

    def _ordered(self) -> list[DeputyRow]:
        if self._column < 0:
            return list(self._given)
        return in_order(self._given, self._column, falling=self._falling)
