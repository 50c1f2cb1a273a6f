"""One sheet of a report as a table: its lines as they stand on paper, the totals last (报表表格)."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont

from jiedao_desk.kernel.sheet import Heading, Sheet, Source
from jiedao_desk.kernel.sheet_comparing import name_of, shown

Index = QModelIndex | QPersistentModelIndex


class SheetModel(QAbstractTableModel):
    """Texts only; what was counted for a cell is asked by `sources`."""

    def __init__(self) -> None:
        super().__init__()
        self._sheet: Sheet | None = None

    def show_sheet(self, sheet: Sheet | None) -> None:
        """Shows another sheet."""
        self.beginResetModel()
        self._sheet = sheet
        self.endResetModel()

    @property
    def headings(self) -> tuple[Heading, ...]:
        """The columns of the sheet in sight."""
        return self._sheet.headings if self._sheet else ()

    def sources(self, row: int, column: int) -> tuple[Source, ...]:
        """The records that a cell was counted from."""
        if self._sheet is None or column < 0:
            return ()
        return self._sheet.behind(row if row < len(self._sheet.lines) else None, column)

    def words(self, row: int, column: int) -> str:
        """A cell in words: 2026-08-10 视察 · 实到（人次）·合计：8."""
        if self._sheet is None:
            return ""
        totals = row >= len(self._sheet.lines)
        name = "合计" if totals else name_of(self._sheet, self._sheet.lines[row])
        title = self.headings[column].title
        head = title if isinstance(title, str) else "·".join(title)
        return f"{name} · {head}：{self._text(row, column)}"

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        if self._sheet is None or parent.isValid():
            return 0
        return len(self._sheet.lines) + (self._sheet.totals is not None)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self.headings)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if self._sheet is None or not index.isValid():
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self._text(index.row(), index.column())
        if role == Qt.ItemDataRole.TextAlignmentRole:
            left = self.headings[index.column()].kind == "text"
            side = Qt.AlignmentFlag.AlignLeft if left else Qt.AlignmentFlag.AlignRight
            return int(side | Qt.AlignmentFlag.AlignVCenter)
        if role == Qt.ItemDataRole.FontRole and index.row() == len(self._sheet.lines):
            bold = QFont()
            bold.setBold(True)
            return bold
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self.headings):
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            title = self.headings[section].title
            return title if isinstance(title, str) else "\n".join(title)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            left = self.headings[section].kind == "text"
            side = Qt.AlignmentFlag.AlignLeft if left else Qt.AlignmentFlag.AlignRight
            return int(side | Qt.AlignmentFlag.AlignVCenter)
        return None

    def _text(self, row: int, column: int) -> str:
        assert self._sheet is not None
        totals = row >= len(self._sheet.lines)
        cells = self._sheet.totals if totals else self._sheet.lines[row].cells
        return "" if cells is None else shown(cells[column], self.headings[column])
