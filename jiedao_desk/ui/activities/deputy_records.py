"""Everything a deputy took part in, in one list with tabs by class (履职记录)."""

from __future__ import annotations

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QLabel,
    QTabBar,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from jiedao_desk.operations.deputy_activities import ALL, YearRecord
from jiedao_desk.reports.deputy_file import FileRow
from jiedao_desk.ui.colours import Tone, current_colours
from jiedao_desk.ui.theme import SPACING, current_type

AnyIndex = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
HEADINGS = ("日期", "类别", "内容", "情况", "结果")
_WHAT, _TOLD = 2, 3
# What was done keeps so many characters; where it cannot, how the deputy took part gives way.
_LEAST_WHAT = 12
_CHARACTERS = {0: 7, 1: 9, 3: 12, 4: 8}


class RecordsModel(QAbstractTableModel):
    """The rows of one year and class."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[FileRow, ...] = ()

    def show_rows(self, rows: tuple[FileRow, ...]) -> None:
        """Shows other rows."""
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def row(self, place: int) -> FileRow | None:
        """One row."""
        return self._rows[place] if 0 <= place < len(self._rows) else None

    def rowCount(self, parent: AnyIndex = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: AnyIndex = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(HEADINGS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return HEADINGS[section]
        return None

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.row(index.row()) if index.isValid() else None
        if row is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return cells(row)[index.column()]
        if role == Qt.ItemDataRole.ToolTipRole:
            # How the deputy took part stands in a column of its own only where there is room for it.
            parts = (row.what, row.told) if index.column() == _WHAT else (cells(row)[index.column()],)
            return "\n".join(filter(None, parts))
        if role == Qt.ItemDataRole.ForegroundRole and index.column() == len(HEADINGS) - 1:
            return QColor(current_colours().tone(_TONES[row.tone]).ink)
        return None


def cells(row: FileRow) -> tuple[str, ...]:
    """A row as it is read; the mark says it without its colour."""
    return (row.on.isoformat(), row.kind, row.what, row.told, row.mark)


_TONES = {"good": Tone.GOOD, "warn": Tone.WARN, "bad": Tone.BAD, "neutral": Tone.NEUTRAL}


class _Table(QTableView):
    opened = Signal(int)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        body = current_type().body
        others = sum(self.columnWidth(column) for column in _CHARACTERS if column != _TOLD)
        room = self.viewport().width() - others - _CHARACTERS[_TOLD] * body
        self.setColumnHidden(_TOLD, room < _LEAST_WHAT * body)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.opened.emit(self.currentIndex().row())
        else:
            super().keyPressEvent(event)


class DeputyRecords(QWidget):
    """The list; Enter or a double click opens the record a row was made from."""

    opened = Signal(str, int)  # register and id of the record a row was made from

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._record: YearRecord | None = None
        self.classes = QTabBar()
        self.classes.setDrawBase(False)
        self.classes.setExpanding(False)
        self.classes.setAccessibleName("履职类别")
        self.classes.currentChanged.connect(self._narrow)
        self.model = RecordsModel(self)
        self.table = _Table()
        self.table.setAccessibleName("履职记录")
        self.table.setModel(self.model)
        self.table.setShowGrid(False)
        self.table.setWordWrap(False)
        self.table.setTabKeyNavigation(False)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.verticalHeader().hide()
        head = self.table.horizontalHeader()
        head.setHighlightSections(False)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for column, characters in _CHARACTERS.items():
            head.resizeSection(column, characters * current_type().body + 12)
        head.setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        self.table.opened.connect(self._open)
        self.table.doubleClicked.connect(lambda index: self._open(index.row()))
        self._nothing = QLabel("本街道尚未登记。签到、建议、接待等登记后，这里自己就有了。")
        self._nothing.setProperty("role", "faint")
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACING.small)
        layout.addWidget(self.classes)
        layout.addWidget(self.table, 1)
        layout.addWidget(self._nothing, 1)

    def show_record(self, record: YearRecord) -> None:
        """Shows another year or another deputy; the class stays if there is something in it."""
        chosen = self._class()
        self._record = record
        self.classes.blockSignals(True)
        while self.classes.count():
            self.classes.removeTab(0)
        for name, count in record.classes:
            place = self.classes.addTab(f"{name} {count}")
            self.classes.setTabData(place, name)
            if name == chosen:
                self.classes.setCurrentIndex(place)
        self.classes.blockSignals(False)
        self._narrow()

    def _class(self) -> str:
        return str(self.classes.tabData(self.classes.currentIndex()) or ALL)

    def _narrow(self) -> None:
        rows = self._record.of_class(self._class()) if self._record is not None else ()
        self.model.show_rows(rows)
        for widget in (self.classes, self.table):
            widget.setVisible(bool(rows))
        self._nothing.setVisible(not rows)

    def _open(self, place: int) -> None:
        row = self.model.row(place)
        if row is not None:
            self.opened.emit(*row.source)
