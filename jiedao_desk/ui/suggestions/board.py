"""Suggestions by step: seven columns of cards, gone through with the arrow keys (建议看板)."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QPen, QTextOption
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QScrollArea,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from jiedao_desk.kernel.suggestion_steps import STEPS
from jiedao_desk.operations.suggestions import Line
from jiedao_desk.ui.colours import current_colours
from jiedao_desk.ui.suggestions.list_table import paint_chip
from jiedao_desk.ui.suggestions.wording import chip_of
from jiedao_desk.ui.theme import SPACING, current_type, sized_font

LINE_ROLE = Qt.ItemDataRole.UserRole + 1
_SIDE = 7
# The narrowest column, in characters: a card with its chip in one line, and one without a card.
_LEAST_CARD, _LEAST_EMPTY = 7.5, 3.5


class _Cards(QStyledItemDelegate):
    """A card: the title in at most three lines, the number and the units, the days in a chip."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        small, caption = (
            QFontMetrics(sized_font(current_type().small)),
            QFontMetrics(sized_font(current_type().caption)),
        )
        return QSize(40, 3 * small.lineSpacing() + 2 * caption.lineSpacing() + 4 * _SIDE)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        line = index.data(LINE_ROLE)
        if not isinstance(line, Line):
            return
        colours = current_colours()
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        box = QRectF(option.rect).adjusted(2, 3, -2, -3)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(colours.focus if chosen else colours.line), 1.6 if chosen else 1))
        painter.setBrush(QColor(colours.selection if chosen else colours.card))
        painter.drawRoundedRect(box, 6, 6)
        inner = box.adjusted(_SIDE, _SIDE - 2, -_SIDE, -_SIDE + 2)
        small, caption = sized_font(current_type().small), sized_font(current_type().caption)
        title = QRectF(inner.left(), inner.top(), inner.width(), 3 * QFontMetrics(small).lineSpacing() + 2)
        painter.setFont(small)
        painter.setPen(QColor(colours.text))
        wrapping = QTextOption()
        wrapping.setWrapMode(QTextOption.WrapMode.WrapAnywhere)
        painter.drawText(title, _cut(line.row.title, QFontMetrics(small), int(inner.width())), wrapping)
        painter.setFont(caption)
        painter.setPen(QColor(colours.muted))
        metrics = QFontMetrics(caption)
        about = " ".join(filter(None, (line.row.number, line.units or "、".join(line.row.leads))))
        cut = metrics.elidedText(about, Qt.TextElideMode.ElideRight, int(inner.width()))
        painter.drawText(QRectF(inner.left(), title.bottom(), inner.width(), metrics.lineSpacing()), cut)
        painter.restore()
        foot = QRectF(
            inner.left(), inner.bottom() - metrics.height() - 4, inner.width(), metrics.height() + 4
        )
        paint_chip(painter, foot, chip_of(line), marked=False)


def _cut(text: str, metrics: QFontMetrics, width: int) -> str:
    """As much of a title as three lines of Han characters hold."""
    most = 3 * max(1, width // metrics.horizontalAdvance("国"))
    return text if len(text) <= most else f"{text[: most - 1]}…"


class _Column(QListWidget):
    """The cards of one step; left and right go to the neighbours."""

    aside = Signal(int)  # -1 or +1
    opened = Signal()

    def __init__(self, step: str) -> None:
        super().__init__()
        self.setAccessibleName(f"环节：{step}")
        self.setItemDelegate(_Cards(self))
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setProperty("frameless", "true")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.aside.emit(-1 if event.key() == Qt.Key.Key_Left else 1)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentItem() is not None:
            self.opened.emit()
        else:
            super().keyPressEvent(event)
            return
        event.accept()


class SuggestionBoard(QWidget):
    """Seven columns in the order of the steps, each with how many stand in it."""

    chosen = Signal(int)  # the suggestion's id
    opened = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("代表建议，按环节")
        self._settling = False
        self.columns: list[_Column] = []
        self._heads: list[QLabel] = []
        # Where the window is narrow the columns stand wider than it, each legible.
        within = QWidget()
        within.setObjectName("PageBody")
        self._scroll = QScrollArea()
        self._scroll.setObjectName("PageScroll")
        self._scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidgetResizable(True)
        self._scroll.setWidget(within)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._scroll)
        self._row = QHBoxLayout(within)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(SPACING.tight)
        for place, step in enumerate(STEPS):
            head = QLabel(step)
            head.setProperty("role", "small")
            column = _Column(step)
            column.currentItemChanged.connect(partial(self._follow, place))
            column.itemClicked.connect(self._clicked)
            column.aside.connect(partial(self._aside, place))
            column.opened.connect(self.opened)
            self.columns.append(column)
            self._heads.append(head)
            box = QVBoxLayout()
            box.setSpacing(SPACING.tight)
            box.addWidget(head)
            box.addWidget(column, 1)
            self._row.addLayout(box, 1)

    def show_lines(self, lines: list[Line]) -> None:
        """Shows other suggestions, in each column those due first at the top."""
        self._settling = True
        for place, (step, head, column) in enumerate(zip(STEPS, self._heads, self.columns, strict=True)):
            column.clear()
            there = [line for line in lines if line.step == step]
            # A column without a card leaves its room to the others.
            self._row.setStretch(place, 3 if there else 1)
            characters = _LEAST_CARD if there else _LEAST_EMPTY
            column.setMinimumWidth(round(characters * current_type().body))
            head.setText(f"{step}　{len(there)}")
            for line in there:
                item = QListWidgetItem(line.row.title)
                item.setData(LINE_ROLE, line)
                chip = chip_of(line)
                item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{line.row.title}，{chip.word}")
                item.setToolTip("\n".join(filter(None, (line.row.title, chip.tip))))
                column.addItem(item)
        self._settling = False

    def mark(self, record_id: int | None) -> None:
        """Puts the mark on a suggestion, or takes it off."""
        self._settling = True
        for column in self.columns:
            column.setCurrentRow(-1)
            for place in range(column.count()):
                line = column.item(place).data(LINE_ROLE)
                if line.row.id == record_id:
                    column.setCurrentRow(place)
                    self._scroll.ensureWidgetVisible(column, 0, 0)
        self._settling = False

    def focus_card(self) -> None:
        """The keys go to the column of the mark, or to the first with a card."""
        marked = next((one for one in self.columns if one.currentRow() >= 0), None)
        first = next((one for one in self.columns if one.count()), self.columns[0])
        (marked or first).setFocus(Qt.FocusReason.OtherFocusReason)

    def _follow(self, place: int, item: QListWidgetItem | None, _before: QListWidgetItem | None) -> None:
        if self._settling or item is None:
            return
        self._settling = True
        for other, column in enumerate(self.columns):
            if other != place:
                column.setCurrentRow(-1)
        self._settling = False
        self.chosen.emit(item.data(LINE_ROLE).row.id)

    def _clicked(self, item: QListWidgetItem) -> None:
        self.chosen.emit(item.data(LINE_ROLE).row.id)

    def _aside(self, place: int, step: int) -> None:
        target = place + step
        while 0 <= target < len(self.columns):
            column = self.columns[target]
            if column.count():
                row = min(max(self.columns[place].currentRow(), 0), column.count() - 1)
                column.setFocus(Qt.FocusReason.OtherFocusReason)
                column.setCurrentRow(row)
                self._scroll.ensureWidgetVisible(column, 0, 0)
                return
            target += step
