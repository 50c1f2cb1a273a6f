"""The list of suggestions by deadline: what is due first at the top, its days in a chip (建议列表)."""

from __future__ import annotations

from PySide6.QtCore import QAbstractTableModel, QEvent, QModelIndex, QPersistentModelIndex, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QKeySequence, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from jiedao_desk.operations.suggestions import Line
from jiedao_desk.ui.clipboard import copy_table
from jiedao_desk.ui.colours import current_colours
from jiedao_desk.ui.suggestions.wording import Chip, chip_of
from jiedao_desk.ui.theme import current_type, sized_font
from jiedao_desk.ui.widgets.labels import paint_mark

AnyIndex = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
HEADINGS = ("期限", "编号", "标题", "领衔代表", "承办单位", "环节")
CHIP_ROLE = Qt.ItemDataRole.UserRole + 1
_TITLE = 2
# The first to go where the window is narrow stand first; the title keeps room for so many characters.
_GIVING_WAY = (5, 3, 4, 1)
_TITLE_LEAST = 11
_USUAL = {0: "逾期888天国国", 1: "闭-003国", 3: "欧阳少东国", 4: "区住建局等国", 5: "环节国"}


def paint_chip(painter: QPainter, area: QRectF, chip: Chip, *, marked: bool = True) -> None:
    """A pill with the word of a state, and with its shape where there is room, at the left of an area."""
    colours = current_colours().tone(chip.tone)
    font = sized_font(current_type().caption)
    metrics = QFontMetrics(font)
    height = metrics.height() + 3
    mark = metrics.height() - 6 if marked else 0
    width = min(area.width(), metrics.horizontalAdvance(chip.word) + (mark + 20 if marked else 12))
    box = QRectF(area.left(), area.center().y() - height / 2, width, height)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colours.tint))
    painter.drawRoundedRect(box, height / 2, height / 2)
    paint_mark(
        painter, chip.tone, QRectF(box.left() + 8, box.center().y() - mark / 2, mark, mark), colours.ink
    )
    painter.setFont(font)
    painter.setPen(QColor(colours.ink))
    words = box.adjusted(mark + 12 if marked else 6, 0, -2, 0)
    painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, chip.word)
    painter.restore()


class SuggestionModel(QAbstractTableModel):
    """The suggestions, which are few enough to be held whole."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: list[Line] = []

    def show_lines(self, lines: list[Line]) -> None:
        """Shows other suggestions."""
        self.beginResetModel()
        self._lines = lines
        self.endResetModel()

    def line(self, place: int) -> Line | None:
        """The suggestion of a row."""
        return self._lines[place] if 0 <= place < len(self._lines) else None

    def row_of(self, record_id: int | None) -> int | None:
        """The row of a suggestion."""
        return next((place for place, one in enumerate(self._lines) if one.row.id == record_id), None)

    def rowCount(self, parent: AnyIndex = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: AnyIndex = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(HEADINGS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return HEADINGS[section]
        return None

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        line = self.line(index.row()) if index.isValid() else None
        if line is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return cells(line)[index.column()]
        if role == Qt.ItemDataRole.ToolTipRole:
            return chip_of(line).tip if index.column() == 0 else cells(line)[index.column()]
        if role == CHIP_ROLE and index.column() == 0:
            return chip_of(line)
        return None


def cells(line: Line) -> tuple[str, ...]:
    """A suggestion as one row of the list."""
    row = line.row
    return (chip_of(line).word, row.number, row.title, "、".join(row.leads), line.units, line.step)


class _Cells(QStyledItemDelegate):
    """The first column in its chip, the others as text; the row is chosen as a whole."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        option.state &= ~QStyle.StateFlag.State_HasFocus
        chip = index.data(CHIP_ROLE)
        if not isinstance(chip, Chip):
            super().paint(painter, option, index)
            return
        view = option.widget
        view.style().drawPrimitive(QStyle.PrimitiveElement.PE_PanelItemViewItem, option, painter, view)
        paint_chip(painter, QRectF(option.rect).adjusted(8, 0, -2, 0), chip)


class SuggestionTable(QTableView):
    """Rows of suggestions; Enter goes into the record, Ctrl+C copies for a spreadsheet."""

    opened = Signal()
    voiding_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines = SuggestionModel(self)
        self.setModel(self.lines)
        self.setItemDelegate(_Cells(self))
        self.setAccessibleName("代表建议，按期限")
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(current_type().small + 22)
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setSectionResizeMode(_TITLE, QHeaderView.ResizeMode.Stretch)
        self.doubleClicked.connect(lambda _index: self.opened.emit())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.verticalHeader().setDefaultSectionSize(current_type().small + 22)
            self.fit()

    def fit(self) -> None:
        """Shares the room out: the title takes what the others leave, and where that is too little some of them go."""
        metrics = QFontMetrics(sized_font(current_type().small))
        widths = {column: metrics.horizontalAdvance(words) + 16 for column, words in _USUAL.items()}
        room = self.viewport().width() - metrics.horizontalAdvance("国" * _TITLE_LEAST)
        gone = set()
        for column in _GIVING_WAY:
            if sum(width for place, width in widths.items() if place not in gone) > room:
                gone.add(column)
        for column, width in widths.items():
            self.setColumnHidden(column, column in gone)
            if column not in gone:
                self.setColumnWidth(column, width)

    def current_id(self) -> int | None:
        """The suggestion that the mark stands on."""
        line = self.lines.line(self.currentIndex().row())
        return line.row.id if line is not None else None

    def mark(self, record_id: int | None) -> None:
        """Puts the mark on a suggestion, or takes it off."""
        row = self.lines.row_of(record_id)
        if row is None:
            self.clearSelection()
            self.setCurrentIndex(QModelIndex())
            return
        self.setCurrentIndex(self.lines.index(row, 0))
        self.scrollTo(self.lines.index(row, 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        line = self.lines.line(self.currentIndex().row())
        if event.matches(QKeySequence.StandardKey.Copy) and line is not None:
            copy_table([HEADINGS, cells(line)])
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and line is not None:
            self.opened.emit()
        elif event.key() == Qt.Key.Key_Delete and line is not None:
            self.voiding_wanted.emit()
        else:
            super().keyPressEvent(event)
            return
        event.accept()
