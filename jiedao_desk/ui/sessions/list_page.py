"""All sessions in a list, each with whether it counts and why not (专题研究列表)."""

from __future__ import annotations

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QTableView,
    QWidget,
)

from jiedao_desk.kernel import names
from jiedao_desk.operations import standing
from jiedao_desk.operations.standing import SessionLine
from jiedao_desk.ui.colours import current_colours
from jiedao_desk.ui.page import Page
from jiedao_desk.ui.place import Place
from jiedao_desk.ui.widgets.buttons import PlainButton, PrimaryButton
from jiedao_desk.ui.widgets.cards import Card
from jiedao_desk.ui.widgets.notices import EmptyState

AnyIndex = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
HEADINGS = ("日期", "会议名称", "类别", "主持人", "是否计入", "状态")
_RULE = "书记每两个月至少专题研究一次人大工作 · 实施意见第1条"


class SessionsModel(QAbstractTableModel):
    """The lines as a table; sessions of one office are few enough to be held whole."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: list[SessionLine] = []

    def show_lines(self, lines: list[SessionLine]) -> None:
        """Shows other lines."""
        self.beginResetModel()
        self._lines = lines
        self.endResetModel()

    def line(self, row: int) -> SessionLine | None:
        """The session of a row."""
        return self._lines[row] if 0 <= row < len(self._lines) else None

    def rowCount(self, parent: AnyIndex = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: AnyIndex = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(HEADINGS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return HEADINGS[section]
        return None

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        line = self.line(index.row()) if index.isValid() else None
        if line is None:
            return None
        state = f"{line.state} · 补录" if line.backfilled else line.state
        counts = ("✓ " if line.counts else "") + line.standing
        cells = (line.held_on.isoformat(), line.title, line.kind, line.chair, counts, state)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return cells[index.column()]
        if role == Qt.ItemDataRole.ForegroundRole and index.column() == 4:
            colours = current_colours()
            return QColor(colours.good.ink if line.counts else colours.muted)
        return None


class _Table(QTableView):
    opened = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.opened.emit(self.currentIndex().row())
        else:
            super().keyPressEvent(event)


class SessionListPage(Page):
    """The list, filtered by year and words; Enter or a double click opens a session."""

    opened = Signal(int)
    new_wanted = Signal()

    def __init__(self, place: Place) -> None:
        super().__init__("专题研究", _RULE)
        self._place = place
        self._lines: list[SessionLine] = []
        importing = PlainButton("导入", "import")
        importing.clicked.connect(lambda: place.go("import"))
        new = PrimaryButton("新建专题研究", "add")
        new.clicked.connect(self.new_wanted)
        self.add_action(importing)
        self.add_action(new)
        self._years = QComboBox()
        self._years.setAccessibleName("年度")
        self._years.currentIndexChanged.connect(self._filter)
        self._words = QLineEdit()
        self._words.setAccessibleName("筛选")
        self._words.setPlaceholderText("筛选：会议名称、主持人（可用拼音首字母）")
        self._words.setClearButtonEnabled(True)
        self._words.textChanged.connect(self._filter)
        bar = QHBoxLayout()
        bar.addWidget(self._years)
        bar.addWidget(self._words, 1)
        self._model = SessionsModel(self)
        self._table = _Table()
        self._table.setAccessibleName("专题研究列表")
        self._table.setModel(self._model)
        self._table.setShowGrid(False)
        self._table.setWordWrap(False)
        self._table.setAlternatingRowColors(False)
        self._table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self._table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self._table.verticalHeader().hide()
        self._table.verticalHeader().setDefaultSectionSize(36)
        header = self._table.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for column, width in enumerate((104, 320, 150, 80, 300, 110)):
            header.resizeSection(column, width)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        self._table.opened.connect(self._open_row)
        self._table.doubleClicked.connect(lambda index: self._open_row(index.row()))
        self._empty = EmptyState(
            "session",
            "还没有专题研究的记录",
            "从新建一次会议开始；往年的台账可以用表格导入。",
            (("new", "新建专题研究"), ("import", "从表格导入")),
        )
        self._empty.chosen.connect(lambda key: self.new_wanted.emit() if key == "new" else place.go("import"))
        card = Card()
        card.body.addLayout(bar)
        card.body.addWidget(self._table, 1)
        card.body.addWidget(self._empty, 1)
        self.body.addWidget(card, 1)
        self.refresh()

    def refresh(self) -> None:
        """Reads the sessions anew."""
        self._lines = standing.session_lines(self._place.desk)
        years = sorted({one.held_on.year for one in self._lines} | {self._place.year}, reverse=True)
        chosen = self._years.currentData()
        self._years.blockSignals(True)
        self._years.clear()
        self._years.addItem("全部年度", None)
        for year in years:
            self._years.addItem(f"{year}年", year)
        self._years.setCurrentIndex(max(0, self._years.findData(chosen)))
        self._years.blockSignals(False)
        self._empty.setVisible(not self._lines)
        self._table.setVisible(bool(self._lines))
        self._filter()

    def show_year(self, year: int) -> None:
        """Narrows the list to one year."""
        self._years.setCurrentIndex(max(0, self._years.findData(year)))

    def _filter(self) -> None:
        year, words = self._years.currentData(), self._words.text().strip().lower()
        shown = [
            one
            for one in self._lines
            if (year is None or one.held_on.year == year)
            and (
                not words
                or words in one.title.lower()
                or words in one.chair
                or words in names.initials(one.chair)
            )
        ]
        self._model.show_lines(shown)
        counted = sum(one.counts for one in shown)
        self.set_title("专题研究", f"{_RULE} · 共{len(shown)}次，计入{counted}次")

    def _open_row(self, row: int) -> None:
        line = self._model.line(row)
        if line is not None:
            self.opened.emit(line.id)
