"""The agenda at the left of the session editor: choose, add, reorder, remove (议程)."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from jiedao_desk.ui.colours import current_colours
from jiedao_desk.ui.theme import current_type, sized_font
from jiedao_desk.ui.widgets.buttons import LinkButton
from jiedao_desk.ui.widgets.cards import Card

_TITLE = Qt.ItemDataRole.DisplayRole
_NOTE = Qt.ItemDataRole.UserRole + 1
_URGENT = Qt.ItemDataRole.UserRole + 2


@dataclass(frozen=True)
class AgendaLine:
    """One item as the list shows it; ``urgent`` notes stand in the warning colour."""

    title: str
    note: str
    urgent: bool = False


class _TwoLines(QStyledItemDelegate):
    """Paints a number and title, and a quiet note under it."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        sizes = current_type()
        return QSize(120, sizes.body + sizes.caption + 26)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        colours, sizes = current_colours(), current_type()
        area = QRectF(option.rect)
        state = option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.accent_tint))
            painter.drawRoundedRect(area.adjusted(0, 1, 0, -1), 4, 4)
            painter.fillRect(
                QRectF(area.left(), area.top() + 1, 3, area.height() - 2), QColor(colours.accent_ink)
            )
        words = area.adjusted(14, 7, -8, -6)
        painter.setFont(sized_font(sizes.body))
        painter.setPen(QColor(colours.accent_ink if chosen else colours.text))
        title = f"{index.row() + 1}　{index.data(_TITLE) or '（未写议题）'}"
        metrics = painter.fontMetrics()
        painter.drawText(
            words,
            Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft,
            metrics.elidedText(title, Qt.TextElideMode.ElideRight, int(words.width())),
        )
        painter.setFont(sized_font(sizes.caption))
        painter.setPen(QColor(colours.warn.ink if index.data(_URGENT) else colours.muted))
        painter.drawText(
            words,
            Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft,
            painter.fontMetrics().elidedText(
                str(index.data(_NOTE) or ""), Qt.TextElideMode.ElideRight, int(words.width())
            ),
        )
        painter.restore()


class AgendaList(Card):
    """The items in order. Alt+↑ and Alt+↓ move one, Delete asks to remove it."""

    chosen = Signal(int)
    add_wanted = Signal()
    carry_wanted = Signal()
    remove_wanted = Signal(int)
    moved = Signal(int, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("议程", parent=parent)
        self._list = _Items()
        self._list.setAccessibleName("议程")
        self._list.setItemDelegate(_TwoLines(self._list))
        self._list.currentRowChanged.connect(self._choose)
        self._list.remove_wanted.connect(self.remove_wanted)
        self._list.move_wanted.connect(self.moved)
        self._add = LinkButton("＋ 添加议题")
        self._add.clicked.connect(self.add_wanted)
        self._carry = LinkButton("", size="small")
        self._carry.clicked.connect(self.carry_wanted)
        self._carry.hide()
        self.body.addWidget(self._list, 1)
        self.body.addWidget(self._add, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self._carry, 0, Qt.AlignmentFlag.AlignLeft)
        self._filling = False

    def show_lines(self, lines: list[AgendaLine], current: int) -> None:
        """Shows the items anew; ``current`` is chosen without being announced."""
        self._filling = True
        while self._list.count() > len(lines):
            self._list.takeItem(self._list.count() - 1)
        for row, line in enumerate(lines):
            item = self._list.item(row)
            if item is None:
                item = QListWidgetItem()
                self._list.addItem(item)
            item.setData(_TITLE, line.title)
            item.setData(_NOTE, line.note)
            item.setData(_URGENT, line.urgent)
            item.setToolTip(line.title)
        if 0 <= current < len(lines):
            self._list.setCurrentRow(current)
        self._filling = False

    def offer_carrying(self, count: int) -> None:
        """Offers to take unfinished tasks of earlier meetings onto the agenda."""
        self._carry.setText(f"带入未办结事项（{count}项）")
        self._carry.setVisible(count > 0)

    def set_locked(self, locked: bool) -> None:
        """A finalised record can be read, not rearranged."""
        self._add.setVisible(not locked)
        self._list.locked = locked
        if locked:
            self._carry.hide()

    def _choose(self, row: int) -> None:
        if not self._filling and row >= 0:
            self.chosen.emit(row)


class _Items(QListWidget):
    """The list itself, with its keys."""

    remove_wanted = Signal(int)
    move_wanted = Signal(int, int)

    def __init__(self) -> None:
        super().__init__()
        self.locked = False
        self.setObjectName("PlainList")
        self.setProperty("frameless", "true")
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self.currentRow()
        alt = event.modifiers() & Qt.KeyboardModifier.AltModifier
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        if not self.locked and alt and step and 0 <= row + step < self.count():
            self.move_wanted.emit(row, row + step)
        elif not self.locked and event.key() == Qt.Key.Key_Delete and row >= 0:
            self.remove_wanted.emit(row)
        else:
            super().keyPressEvent(event)
