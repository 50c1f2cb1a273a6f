"""The table of deputies: columns that always fit, the keys of a spreadsheet (代表名单表格)."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QStyledItemDelegate, QTableView, QWidget

from jiedao_desk.reports.deputy_list import COLUMNS
from jiedao_desk.ui.clipboard import copy_table
from jiedao_desk.ui.deputies.list_model import STATE, DeputyModel
from jiedao_desk.ui.memory import Memory
from jiedao_desk.ui.register.columns import Width, set_by_hand, shared
from jiedao_desk.ui.register.table import CellDelegate
from jiedao_desk.ui.theme import current_type, sized_font

_SIDE = 11
_ARROW = 14
# In pixels at a type of 14: what is still readable, what is comfortable, whether it takes what is left.
_WIDTHS: dict[str, tuple[int, int, bool]] = {
    "姓名": (68, 84, False),
    "性别": (46, 52, False),
    "民族": (64, 72, False),
    "出生年月": (80, 92, False),
    "政治面貌": (84, 98, False),
    "级别": (46, 52, False),
    "选区/选举单位": (96, 124, True),
    "代表小组": (104, 120, False),
    "代表证号": (76, 88, False),
    "工作单位及职务": (150, 240, True),
    "状态": (70, 84, False),
}
_LONGEST_NAME = 200
_GIVING_WAY = ("民族", "代表证号", "政治面貌", "出生年月", "性别", "代表小组")


class DeputyTable(QTableView):
    """Enter or a double click opens, Ctrl+C copies; a name is never cut."""

    opened = Signal(int)  # a row
    menu_wanted = Signal(QPoint)

    def __init__(self, model: DeputyModel, memory: Memory, parent: QWidget | None = None) -> None:
        """``memory`` keeps the widths a hand has set and the order that was chosen."""
        super().__init__(parent)
        self._deputies = model
        self._memory = memory
        self._chosen = memory.numbers("widths")
        self._fitting = False
        self.setModel(model)
        self.setItemDelegate(CellDelegate(self))
        # The state stands in its own colour.
        self.setItemDelegateForColumn(STATE, QStyledItemDelegate(self))
        self.setAccessibleName("代表名单")
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.setProperty("frameless", "true")
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._ask_for_menu)
        self.doubleClicked.connect(self._open_index)
        rows = self.verticalHeader()
        rows.setVisible(False)
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setStretchLastSection(False)
        head.setMinimumSectionSize(24)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        # A third click on a heading brings the roster order back.
        head.setSortIndicatorClearable(True)
        titles = [column.title for column in COLUMNS]
        kept = memory.text("order")
        falling = Qt.SortOrder.DescendingOrder if kept.startswith("-") else Qt.SortOrder.AscendingOrder
        sorted_by = kept.removeprefix("-")
        head.setSortIndicator(titles.index(sorted_by) if sorted_by in titles else -1, falling)
        self.setSortingEnabled(True)
        head.sortIndicatorChanged.connect(self._keep_order)
        head.sectionResized.connect(self._keep_width)
        head.viewport().installEventFilter(self)
        model.modelReset.connect(self.fit)
        self._size_rows()

    def chosen_rows(self) -> list[int]:
        """The rows that are selected, from top to bottom."""
        return sorted(index.row() for index in self.selectionModel().selectedRows())

    def copy(self, *, headings: bool = False) -> int:
        """Puts the selected rows on the clipboard; answers how many. Names are not padded there."""
        rows = self.chosen_rows()
        lines = [self._deputies.cells(row) for row in rows]
        if headings:
            lines.insert(0, [column.title for column in COLUMNS])
        copy_table(lines)
        return len(rows)

    def select_person(self, person_id: int) -> None:
        """Puts the cursor on a person, if he is shown."""
        row = self._deputies.row_of(person_id)
        if row is not None:
            self.setCurrentIndex(self._deputies.index(row, 0))
            self.scrollTo(self._deputies.index(row, 0))

    def fit(self) -> None:
        """Shares the room out among the columns, to the last pixel; where it is short, some stay in the file alone."""
        widths = {place: self._width(place) for place in range(len(COLUMNS))}
        room = self.viewport().width()
        for title in _GIVING_WAY:
            if sum(width.least for width in widths.values()) <= room:
                break
            widths.pop(next(place for place, column in enumerate(COLUMNS) if column.title == title))
        head = self.horizontalHeader()
        self._fitting = True
        for place in range(len(COLUMNS)):
            head.setSectionHidden(place, place not in widths)
        for place, width in zip(widths, shared(list(widths.values()), room), strict=True):
            head.resizeSection(place, width)
        self._fitting = False

    def _width(self, place: int) -> Width:
        if COLUMNS[place].title in self._chosen:
            return set_by_hand(self._chosen[COLUMNS[place].title], self.viewport().width())
        scale = current_type().body / 14
        small = QFontMetrics(sized_font(current_type().small))
        title = COLUMNS[place].title
        least, wanted, grows = _WIDTHS[title]
        heading = small.horizontalAdvance(title) + 2 * _SIDE
        longest = 0
        if place == 0:
            names = max((small.horizontalAdvance(row.name) for row in self._deputies.rows), default=0)
            longest = min(names + 2 * _SIDE, round(_LONGEST_NAME * scale))
        return Width(
            max(round(least * scale), heading, longest),
            max(round(wanted * scale), heading + _ARROW, longest),
            grows,
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._size_rows()
            self.fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.opened.emit(self.currentIndex().row())
        else:
            super().keyPressEvent(event)
            return
        event.accept()

    def sizeHint(self) -> QSize:
        return QSize(400, 300)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # While a heading is dragged only that column follows; when it is let go, the others make room.
        if watched is self.horizontalHeader().viewport() and event.type() == QEvent.Type.MouseButtonRelease:
            self.fit()
        return super().eventFilter(watched, event)

    def _keep_width(self, place: int, _old: int, new: int) -> None:
        if not self._fitting and new > 0:
            self._chosen[COLUMNS[place].title] = new
            self._memory.keep_numbers("widths", self._chosen)

    def _keep_order(self, place: int, order: Qt.SortOrder) -> None:
        falling = "-" if order == Qt.SortOrder.DescendingOrder else ""
        self._memory.keep_text("order", f"{falling}{COLUMNS[place].title}" if place >= 0 else "")

    def _size_rows(self) -> None:
        self.verticalHeader().setDefaultSectionSize(current_type().small + 20)

    def _open_index(self) -> None:
        if self.currentIndex().isValid():
            self.opened.emit(self.currentIndex().row())

    def _ask_for_menu(self, where: QPoint) -> None:
        self.menu_wanted.emit(self.viewport().mapToGlobal(where))
