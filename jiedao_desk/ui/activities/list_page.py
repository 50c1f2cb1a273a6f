"""All activities in a list, each with how many were expected and there (履职活动列表)."""

from __future__ import annotations

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QTableView,
    QWidget,
)

from jiedao_desk.kernel import attendance, names
from jiedao_desk.operations import activities
from jiedao_desk.reports.activity_rows import ActivityRow
from jiedao_desk.ui.page import Page
from jiedao_desk.ui.place import Place
from jiedao_desk.ui.register.basis import BASIS
from jiedao_desk.ui.widgets.buttons import PlainButton, PrimaryButton
from jiedao_desk.ui.widgets.cards import Card
from jiedao_desk.ui.widgets.notices import EmptyState

AnyIndex = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
HEADINGS = ("日期", "活动名称", "类型", "代表小组", "组织单位", "应到", "实到", "出勤率", "登记")
_WIDTHS = (104, 320, 110, 130, 130, 56, 56, 80, 120)
_FIGURES = (5, 6, 7)


class ActivitiesModel(QAbstractTableModel):
    """The activities of a year, which are few enough to be held whole."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: list[ActivityRow] = []
        self._leave_expected = True

    def show_rows(self, rows: list[ActivityRow], *, leave_expected: bool) -> None:
        """Shows other activities."""
        self.beginResetModel()
        self._rows, self._leave_expected = rows, leave_expected
        self.endResetModel()

    def row(self, place: int) -> ActivityRow | None:
        """The activity of a row."""
        return self._rows[place] if 0 <= place < len(self._rows) else None

    def rowCount(self, parent: AnyIndex = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: AnyIndex = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(HEADINGS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return HEADINGS[section]
        if role == Qt.ItemDataRole.TextAlignmentRole and section in _FIGURES:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.row(index.row()) if index.isValid() else None
        if row is None:
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self._cells(row)[index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() in _FIGURES:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None

    def _cells(self, row: ActivityRow) -> tuple[str, ...]:
        tally = row.tally
        rate = tally.rate(leave_expected=self._leave_expected)
        return (
            row.held_on.isoformat(),
            row.title,
            row.kind,
            row.group,
            row.organiser,
            str(tally.expected),
            str(tally.present),
            f"{rate}%" if rate is not None and not tally.unmarked else "",
            signed_words(row),
        )


def signed_words(row: ActivityRow) -> str:
    """How far the list is: 未登记, 还有3名, 2名未对上; nothing where all is said."""
    if not row.tally.expected and not row.strangers:
        return "没有名单"
    if row.tally.unmarked == row.tally.expected:
        return "未登记"
    if row.tally.unmarked:
        return f"还有{row.tally.unmarked}名"
    return f"{row.strangers}名不计" if row.strangers else ""


class _Table(QTableView):
    opened = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.opened.emit(self.currentIndex().row())
        else:
            super().keyPressEvent(event)


class ActivityListPage(Page):
    """The list, narrowed by year, kind and words; Enter or a double click opens an activity."""

    opened = Signal(int)
    new_wanted = Signal()

    def __init__(self, place: Place) -> None:
        super().__init__("履职活动", BASIS["activities"])
        self._place = place
        self._rows: list[ActivityRow] = []
        self._year: int | None = place.year
        importing = PlainButton("导入", "import")
        importing.clicked.connect(lambda: place.go("import"))
        new = PrimaryButton("新建活动", "add")
        new.clicked.connect(self.new_wanted)
        self.add_action(importing)
        self.add_action(new)
        self._build()
        self.refresh()

    def _build(self) -> None:
        self._years = QComboBox()
        self._years.setAccessibleName("年度")
        self._years.activated.connect(self._choose_year)
        self._kinds = QComboBox()
        self._kinds.setAccessibleName("活动类型")
        self._kinds.currentIndexChanged.connect(self._filter)
        self._words = QLineEdit()
        self._words.setAccessibleName("筛选")
        self._words.setPlaceholderText("筛选：活动名称、地点、组织单位（可用拼音首字母）")
        self._words.setClearButtonEnabled(True)
        self._words.textChanged.connect(self._filter)
        bar = QHBoxLayout()
        bar.addWidget(self._years)
        bar.addWidget(self._kinds)
        bar.addWidget(self._words, 1)
        self._voided = QCheckBox("已作废")
        self._voided.setToolTip("只列出已作废的活动；打开后可以恢复")
        self._voided.clicked.connect(self.refresh)
        bar.addWidget(self._voided)
        self._model = ActivitiesModel(self)
        self._table = _Table()
        self._table.setAccessibleName("履职活动列表")
        self._table.setModel(self._model)
        self._table.setShowGrid(False)
        self._table.setWordWrap(False)
        self._table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self._table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self._table.verticalHeader().hide()
        self._table.verticalHeader().setDefaultSectionSize(36)
        header = self._table.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for column, width in enumerate(_WIDTHS):
            header.resizeSection(column, width)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        self._table.opened.connect(self._open_row)
        self._table.doubleClicked.connect(lambda index: self._open_row(index.row()))
        self._empty = EmptyState(
            "activity",
            "还没有履职活动的记录",
            "新建一次活动，签到后每名代表的档案里就有了；往年的台账可以用表格导入。",
            (("new", "新建活动"), ("import", "从表格导入")),
        )
        self._empty.chosen.connect(
            lambda key: self.new_wanted.emit() if key == "new" else self._place.go("import")
        )
        card = Card()
        card.body.addLayout(bar)
        card.body.addWidget(self._table, 1)
        card.body.addWidget(self._empty, 1)
        self.body.addWidget(card, 1)
        for keys, what in (
            (QKeySequence(QKeySequence.StandardKey.New), self.new_wanted.emit),
            (QKeySequence(QKeySequence.StandardKey.Find), self._words.setFocus),
        ):
            shortcut = QShortcut(keys, self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(what)

    def refresh(self) -> None:
        """Reads the activities anew."""
        desk = self._place.desk
        known = activities.years(desk)
        self._years.clear()
        self._years.addItem("全部年度", None)
        for year in sorted({*known, self._place.year}, reverse=True):
            self._years.addItem(f"{year}年", year)
        self._years.setCurrentIndex(max(0, self._years.findData(self._year)))
        self._rows = activities.listed(desk, self._year, voided=self._voided.isChecked())
        chosen = self._kinds.currentData()
        self._kinds.blockSignals(True)
        self._kinds.clear()
        self._kinds.addItem("全部类型", None)
        for kind in sorted({one.kind for one in self._rows}):
            self._kinds.addItem(kind, kind)
        self._kinds.setCurrentIndex(max(0, self._kinds.findData(chosen)))
        self._kinds.blockSignals(False)
        anything = bool(known) or self._voided.isChecked()
        self._empty.setVisible(not anything)
        self._table.setVisible(anything)
        self._filter()

    def show_year(self, year: int) -> None:
        """Narrows the list to one year."""
        self._year = year
        self.refresh()

    def shown(self) -> list[ActivityRow]:
        """The activities in sight, in their order."""
        rows = (self._model.row(place) for place in range(self._model.rowCount()))
        return [row for row in rows if row is not None]

    def mark(self, record_id: int | None) -> None:
        """Puts the mark on an activity, or on the first, ready for the keys."""
        places = [place for place, row in enumerate(self.shown()) if row.id == record_id]
        if self._model.rowCount():
            self._table.setCurrentIndex(self._model.index(places[0] if places else 0, 0))
        self._table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _choose_year(self, place: int) -> None:
        self._year = self._years.itemData(place)
        self.refresh()

    def _filter(self) -> None:
        kind, words = self._kinds.currentData(), self._words.text().strip().lower()
        shown = [one for one in self._rows if (kind is None or one.kind == kind) and _says(one, words)]
        self._model.show_rows(shown, leave_expected=activities.leave_expected(self._place.desk))
        times = attendance.times(one.event for one in shown)
        people = sum(one.tally.present for one in shown)
        figures = "已作废的不计" if self._voided.isChecked() else f"计{times}场、{people}人次"
        self.set_title("履职活动", f"共{len(shown)}条，{figures} · {BASIS['activities']}")

    def _open_row(self, place: int) -> None:
        row = self._model.row(place)
        if row is not None:
            self.opened.emit(row.id)


def _says(row: ActivityRow, words: str) -> bool:
    return (
        not words
        or any(words in text.lower() for text in (row.title, row.place, row.organiser, row.group))
        or words in names.initials(row.title)
    )
