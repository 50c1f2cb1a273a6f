"""The table of sessions: Enter opens, Delete voids, Ctrl+C copies for a spreadsheet (专题研究列表)."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QPersistentModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QKeySequence, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from jiedao_desk.ui.clipboard import copy_table
from jiedao_desk.ui.colours import current_colours
from jiedao_desk.ui.memory import Memory
from jiedao_desk.ui.register.table import CellDelegate
from jiedao_desk.ui.sessions.list_model import (
    CHAIR,
    DAY,
    KIND,
    MARKS,
    STANDING,
    STATE,
    TITLE,
    MeetingsModel,
    cells,
)
from jiedao_desk.ui.theme import current_type, sized_font

_SIDE = 11
# As many characters as the longest usual content of a column.
_USUAL: Mapping[int, str] = {
    DAY: "2026-12-28",
    KIND: "党工委（扩大）会议",
    CHAIR: "欧阳少东",
    STATE: "取消国",
    MARKS: "补录、内部",
}
# The last to go where the window is narrow stand first.
_GIVING_WAY = (KIND, MARKS, CHAIR)


class _Cells(CellDelegate):
    """What counts is told in the colour of what is done, and by its tick."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        words = str(index.data() or "")
        if index.column() != STANDING or not words.startswith("✓"):
            super().paint(painter, option, index)
            return
        self.initStyleOption(option, index)
        option.text = ""
        option.widget.style().drawControl(
            QStyle.ControlElement.CE_ItemViewItem, option, painter, option.widget
        )
        area = option.rect.adjusted(_SIDE, 0, -_SIDE, 0)
        painter.save()
        painter.setFont(option.font)
        painter.setPen(QColor(current_colours().good.ink))
        cut = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, cut)
        painter.restore()


class MeetingsTable(QTableView):
    """Rows of sessions, whose columns share the room; the widths a hand has set are remembered."""

    opened = Signal(int)  # the session's id
    voiding_wanted = Signal()
    menu_wanted = Signal(QPoint)

    def __init__(
        self, name: str, model: MeetingsModel, memory: Memory, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._lines = model
        self._memory = memory
        self._fitting = False
        self._chosen = {
            int(name): width for name, width in memory.numbers("widths").items() if name.isdecimal()
        }
        self.setAccessibleName(name)
        self.setModel(model)
        self.setItemDelegate(_Cells(self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._ask_for_menu)
        self.verticalHeader().hide()
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setMinimumSectionSize(24)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setSortIndicatorClearable(True)
        head.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.setSortingEnabled(True)
        head.sectionResized.connect(self._resized)
        self.doubleClicked.connect(self._open)
        model.modelReset.connect(self.fit)
        self._size_rows()

    def chosen_ids(self) -> list[int]:
        """The selected sessions, from top to bottom."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        return [line.id for row in rows if (line := self._lines.line(row)) is not None]

    def select(self, session_id: int | None) -> None:
        """Puts the mark on a session, or on the first."""
        row = self._lines.row_of(session_id) if session_id is not None else None
        target = self._lines.index(row if row is not None else 0, DAY)
        if target.isValid():
            # Said outright: the view's own choice depends on the keys held down, as in Ctrl+S.
            self.selectionModel().setCurrentIndex(
                target,
                QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows,
            )
            self.scrollTo(target)

    def copy(self) -> int:
        """Puts the selected rows on the clipboard with their headings; how many."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        lines = [line for row in rows if (line := self._lines.line(row)) is not None]
        copy_table([self._lines.headings, *map(cells, lines)])
        return len(lines)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._size_rows()
            self.fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2) and self.currentIndex().isValid():
            self._open(self.currentIndex())
        elif key == Qt.Key.Key_Delete and self.chosen_ids():
            self.voiding_wanted.emit()
        else:
            super().keyPressEvent(event)
            return
        event.accept()

    def fit(self) -> None:
        """Shares the room out: the name and whether it counts take what the others leave; those may go."""
        if self._fitting:
            return
        self._fitting = True
        metrics = QFontMetrics(sized_font(current_type().small))
        widths = {
            column: self._chosen.get(column, metrics.horizontalAdvance(words) + 2 * _SIDE + 6)
            for column, words in _USUAL.items()
        }
        least = metrics.horizontalAdvance("国" * 14)
        longest = max(map(metrics.horizontalAdvance, self._lines.texts(TITLE)), default=0) + 2 * _SIDE + 6
        room = self.viewport().width()
        gone = []
        for column in _GIVING_WAY:
            empty = column == MARKS and not any(self._lines.texts(MARKS))
            if empty or room - sum(widths.values()) < longest + least:
                gone.append(column)
                widths.pop(column)
        rest = max(room - sum(widths.values()), 2 * least)
        named = min(self._chosen.get(TITLE, max(longest, round(rest * 0.5))), rest - least)
        widths |= {TITLE: named, STANDING: rest - named}
        for column in range(len(self._lines.headings)):
            self.setColumnHidden(column, column in gone)
            if column not in gone:
                self.setColumnWidth(column, widths[column])
        self._fitting = False

    def _resized(self, column: int, _old: int, new: int) -> None:
        if not self._fitting and new > 0:
            self._chosen[column] = new
            self._memory.keep_numbers("widths", {str(key): width for key, width in self._chosen.items()})

    def _size_rows(self) -> None:
        self.verticalHeader().setDefaultSectionSize(current_type().small + 22)

    def _open(self, index: QModelIndex) -> None:
        line = self._lines.line(index.row())
        if line is not None:
            self.opened.emit(line.id)

    def _ask_for_menu(self, where: QPoint) -> None:
        self.menu_wanted.emit(self.viewport().mapToGlobal(where))
