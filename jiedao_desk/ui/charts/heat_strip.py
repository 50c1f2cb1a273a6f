"""Deputies down, months across: how much was recorded of each in each month (履职热力条)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from jiedao_desk.ui.colours import current_colours
from jiedao_desk.ui.theme import current_type, sized_font

_AnyIndex = QModelIndex | QPersistentModelIndex
_NO_INDEX = QModelIndex()
# As many deputies as stand beside the list of what is owed; more are scrolled to.
_ROWS_WANTED = 10
_COUNT = Qt.ItemDataRole.UserRole


@dataclass(frozen=True)
class HeatRow:
    """One deputy: key, name, a count for each month, and the sum as it is written (12次)."""

    key: str
    name: str
    counts: tuple[int, ...]
    total: str


def shade(count: int, thresholds: Sequence[int]) -> int:
    """Which of the five shades a count has: 0 for none, then one more for every threshold reached."""
    return 0 if count <= 0 else 1 + sum(count >= threshold for threshold in thresholds)


class HeatModel(QAbstractTableModel):
    """Name, months, sum."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[HeatRow, ...] = ()
        self._months: tuple[str, ...] = ()

    def show(self, rows: Sequence[HeatRow], months: Sequence[str]) -> None:
        self.beginResetModel()
        self._rows = tuple(rows)
        self._months = tuple(months)
        self.endResetModel()

    def key(self, row: int) -> str:
        return self._rows[row].key

    def months(self) -> int:
        return len(self._months)

    def rowCount(self, parent: _AnyIndex = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _AnyIndex = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._months) + 2

    def data(self, index: _AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        month = index.column() - 1
        inside = 0 <= month < len(self._months)
        if role == _COUNT:
            return row.counts[month] if inside else None
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole) and inside:
            return f"{row.name}，{self._months[month]}月，{row.counts[month]}次"
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return "" if inside else (row.name if month < 0 else row.total)
        if role == Qt.ItemDataRole.ToolTipRole:
            return row.name
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        month = section - 1
        return self._months[month] if 0 <= month < len(self._months) else ""


class HeatDelegate(QStyledItemDelegate):
    """Each month a rounded cell, darker with every step; lightness alone tells the steps apart."""

    def __init__(self, thresholds: Sequence[int], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._thresholds = tuple(thresholds)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _AnyIndex) -> None:
        colours = current_colours()
        count = index.data(_COUNT)
        area = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if count is None:
            self._paint_words(painter, area, index)
        else:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.scale[shade(count, self._thresholds)]))
            painter.drawRoundedRect(area.adjusted(1.5, 3.5, -1.5, -3.5), 3, 3)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(colours.focus), 2))
            painter.drawRoundedRect(area.adjusted(1, 2, -1, -2), 4, 4)
        painter.restore()

    @staticmethod
    def _paint_words(painter: QPainter, area: QRectF, index: _AnyIndex) -> None:
        colours = current_colours()
        sizes = current_type()
        first = index.column() == 0
        painter.setFont(sized_font(sizes.small if first else sizes.caption))
        painter.setPen(QColor(colours.text if first else colours.muted))
        side = Qt.AlignmentFlag.AlignLeft if first else Qt.AlignmentFlag.AlignRight
        # Clear of the mark of focus.
        area = area.adjusted(6, 0, -2, 0)
        text = painter.fontMetrics().elidedText(
            str(index.data() or ""), Qt.TextElideMode.ElideRight, int(area.width())
        )
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | side, text)


class HeatStrip(QTableView):
    """The table of shades. Arrows go about in it, Enter or a click opens the deputy of the row."""

    opened = Signal(str)

    def __init__(self, thresholds: Sequence[int] = (2, 3, 5), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        assert len(thresholds) == len(current_colours().scale) - 2
        self._model = HeatModel(self)
        self.setModel(self._model)
        self.setItemDelegate(HeatDelegate(thresholds, self))
        self.setAccessibleName("代表各月履职登记次数")
        self.setProperty("frameless", "true")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(12)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        header = self.horizontalHeader()
        header.setObjectName("HeatHeader")
        header.setSectionsClickable(False)
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setMinimumSectionSize(12)
        self.activated.connect(self._open)
        self.clicked.connect(self._open)

    def show_rows(self, rows: Sequence[HeatRow], months: Sequence[str]) -> None:
        """The deputies in their order, and the names of the columns (``1`` … ``12``)."""
        self._model.show(rows, months)
        self.verticalHeader().setDefaultSectionSize(current_type().body + 8)
        self._fit()
        self.setMaximumHeight(self._height_of(len(rows)))
        self.updateGeometry()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def sizeHint(self) -> QSize:
        return QSize(420, self._height_of(min(self._model.rowCount(), _ROWS_WANTED)))

    def minimumSizeHint(self) -> QSize:
        return QSize(260, self._height_of(4))

    def _height_of(self, rows: int) -> int:
        head = self.horizontalHeader().sizeHint().height()
        return head + rows * self.verticalHeader().defaultSectionSize() + 4

    def _fit(self) -> None:
        """Names as long as the longest, up to a third; the months share the rest evenly."""
        model = self._model
        if not model.months():
            return
        words = QFontMetrics(sized_font(current_type().small))
        whole = self.viewport().width()
        rows = range(model.rowCount())
        longest = max((words.horizontalAdvance(str(model.index(row, 0).data())) for row in rows), default=0)
        name = min(longest + 20, max(whole // 3, words.horizontalAdvance("欧阳少东") + 14))
        total = words.horizontalAdvance("000次") + 8
        month = max((whole - name - total) // model.months(), 12)
        self.setColumnWidth(0, name)
        for column in range(1, model.months() + 1):
            self.setColumnWidth(column, month)
        self.setColumnWidth(model.months() + 1, max(total, whole - name - month * model.months()))

    def _open(self, index: QModelIndex) -> None:
        self.opened.emit(self._model.key(index.row()))
