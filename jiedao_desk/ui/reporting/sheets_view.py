"""The sheets of a report to look through; every figure opens to the records counted in it (各表内容)."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QSplitter,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from jiedao_desk.kernel.sheet import Sheet
from jiedao_desk.operations import counted
from jiedao_desk.operations.counted import Counted
from jiedao_desk.operations.desk import Desk
from jiedao_desk.ui.reporting.quiet_table import QuietTable
from jiedao_desk.ui.reporting.sheet_model import SheetModel
from jiedao_desk.ui.theme import SPACING, current_type
from jiedao_desk.ui.widgets.cards import SectionTitle
from jiedao_desk.ui.widgets.labels import ElidedLabel

_SOURCES = (("登记簿", 110), ("记录", 380), ("日期等", 140), ("", 70))
_LEAST_WIDTH, _MOST_WIDTH = 5, 26


class SheetsView(QWidget):
    """Left the sheets, right the one chosen, below it the records behind the cell in hand."""

    opened = Signal(str, int)  # a record: register and id

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._sheets: tuple[Sheet, ...] = ()
        self._behind: list[Counted] = []
        self.list = QListWidget()
        self.list.setAccessibleName("报表各表")
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.currentRowChanged.connect(self._show_sheet)
        self.model = SheetModel()
        self.table = QTableView()
        self.table.setAccessibleName("表的内容")
        self.table.setModel(self.model)
        self.table.setShowGrid(False)
        self.table.setWordWrap(False)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.verticalHeader().hide()
        self.table.horizontalHeader().setHighlightSections(False)
        self.table.activated.connect(self._open_cell)
        self.table.selectionModel().currentChanged.connect(self._follow)
        self._title = SectionTitle("计入的记录")
        self.records = QuietTable("计入的记录", _SOURCES, 1)
        self.records.activated.connect(lambda index: self._open(index.row()))
        self._none = ElidedLabel("", role="muted")
        self.notes = ElidedLabel("", role="caption")
        self._lay_out()

    def _lay_out(self) -> None:
        above = QWidget()
        upper = QVBoxLayout(above)
        upper.setContentsMargins(0, 0, 0, 0)
        upper.setSpacing(SPACING.tight)
        upper.addWidget(self.table, 1)
        upper.addWidget(self.notes)
        below = QWidget()
        lower = QVBoxLayout(below)
        lower.setContentsMargins(0, SPACING.tight, 0, 0)
        lower.setSpacing(SPACING.tight)
        lower.addWidget(self._title)
        lower.addWidget(self._none)
        lower.addWidget(self.records, 1)
        upright = QSplitter(Qt.Orientation.Vertical)
        upright.addWidget(above)
        upright.addWidget(below)
        upright.setSizes([300, 170])
        upright.setChildrenCollapsible(False)
        self.list.setFixedWidth(current_type().body * 14)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, SPACING.small, 0, 0)
        row.setSpacing(SPACING.normal)
        row.addWidget(self.list)
        row.addWidget(upright, 1)

    def show_sheets(self, sheets: Sequence[Sheet]) -> None:
        """Shows another report; the sheet in sight stays where it is part of it."""
        before = self._number()
        self._sheets = tuple(sheets)
        self.list.blockSignals(True)
        self.list.clear()
        before_it = 0
        for one in self._sheets:
            # What belongs to a sheet under the same number stands below it.
            words = f"　附　{one.title}" if one.number == before_it else f"表{one.number}　{one.title}"
            item = QListWidgetItem(words)
            item.setToolTip(words.strip())
            self.list.addItem(item)
            before_it = one.number
        self.list.blockSignals(False)
        numbers = [one.number for one in self._sheets]
        self.list.setCurrentRow(numbers.index(before) if before in numbers else 0)
        self._show_sheet(self.list.currentRow())

    def show_number(self, number: int) -> None:
        """Shows the sheet of a number."""
        for row, one in enumerate(self._sheets):
            if one.number == number:
                self.list.setCurrentRow(row)

    def _number(self) -> int | None:
        row = self.list.currentRow()
        return self._sheets[row].number if 0 <= row < len(self._sheets) else None

    def _show_sheet(self, row: int) -> None:
        sheet = self._sheets[row] if 0 <= row < len(self._sheets) else None
        self.model.show_sheet(sheet)
        digit = self.table.fontMetrics().horizontalAdvance("0")
        for place, heading in enumerate(self.model.headings):
            paths = (heading.title,) if isinstance(heading.title, str) else heading.title
            wanted = max(heading.width or 12, *(len(one) * 2 for one in paths), _LEAST_WIDTH)
            self.table.setColumnWidth(place, round(min(wanted, _MOST_WIDTH) * digit) + 16)
        self.notes.setText("" if sheet is None else "　".join((sheet.units, *sheet.notes)).strip())
        self.notes.setVisible(bool(self.notes.text()))
        if sheet is not None and self.model.rowCount():
            self.table.setCurrentIndex(self.model.index(0, 0))
        else:
            self._show_records("", [], 0)
            self._none.setText("本期没有登记内容。" if sheet is not None else "")
            self._none.show()

    def _follow(self, current: QModelIndex, _before: QModelIndex) -> None:
        if not current.isValid():
            return
        sources = self.model.sources(current.row(), current.column())
        found = counted.records_of(self._desk, sources)
        self._show_records(self.model.words(current.row(), current.column()), found, len(sources))

    def _show_records(self, words: str, found: list[Counted], count: int) -> None:
        self._behind = found
        more = f"，显示前{counted.MOST}条" if count > counted.MOST else ""
        self._title.set_note(f"{words}　{count}条{more}" if found else words)
        self.records.show_lines(
            [(one.register, one.name, one.detail, "已作废" if one.voided else "打开") for one in found]
        )
        self.records.setVisible(bool(found))
        self._none.setText("这一格不由登记的记录计成。")
        self._none.setVisible(not found)

    def _open_cell(self, _index: QModelIndex) -> None:
        """Enter or a double click on a figure: its record, or the list of them."""
        if len(self._behind) == 1:
            self._open(0)
        elif self._behind:
            self.records.setFocus()
            self.records.selectRow(0)

    def _open(self, row: int) -> None:
        if 0 <= row < len(self._behind):
            self.opened.emit(*self._behind[row].source)
