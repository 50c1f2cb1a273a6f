"""How an item of the agenda looks in its list, and the list itself with its keys (议程条目)."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFontMetrics,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QResizeEvent,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListWidget,
    QListWidgetItem,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from jiedao_desk.ui.colours import current_colours
from jiedao_desk.ui.theme import current_type, sized_font

TITLE = Qt.ItemDataRole.DisplayRole
NOTE = Qt.ItemDataRole.UserRole + 1
URGENT = Qt.ItemDataRole.UserRole + 2
_LEFT, _RIGHT, _TOP, _BETWEEN = 11, 8, 7, 3


@dataclass(frozen=True)
class AgendaLine:
    """One item as the list shows it; ``urgent`` notes stand in the warning colour."""

    title: str
    note: str
    urgent: bool = False


def _broken(text: str, width: int) -> list[str]:
    """A title on at most two lines; what does not fit ends in …, and stands whole in the tip."""
    font = sized_font(current_type().body)
    metrics = QFontMetrics(font)
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    first = layout.createLine()
    first.setLineWidth(max(width, 20))
    end = first.textLength()
    layout.endLayout()
    if end >= len(text):
        return [text]
    return [text[:end], metrics.elidedText(text[end:], Qt.TextElideMode.ElideRight, width)]


class LineDelegate(QStyledItemDelegate):
    """Paints a number with its title, on two lines if need be, and a quiet note under it."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        width = self._room(option.widget)
        lines = len(_broken(_title(index), width))
        body = QFontMetrics(sized_font(current_type().body)).height()
        caption = QFontMetrics(sized_font(current_type().caption)).height()
        return QSize(120, 2 * _TOP + lines * body + _BETWEEN + caption)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        colours, sizes = current_colours(), current_type()
        area = QRectF(option.rect)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.accent_tint))
            painter.drawRoundedRect(area.adjusted(0, 1, 0, -1), 4, 4)
            painter.fillRect(
                QRectF(area.left(), area.top() + 1, 3, area.height() - 2), QColor(colours.accent_ink)
            )
        if option.state & QStyle.StateFlag.State_HasFocus and option.widget.hasFocus():
            painter.setPen(QColor(colours.focus))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(area.adjusted(0.5, 1.5, -0.5, -1.5), 4, 4)
        painter.setFont(sized_font(sizes.body))
        painter.setPen(QColor(colours.accent_ink if chosen else colours.text))
        height = painter.fontMetrics().height()
        top = area.top() + _TOP
        left, room = area.left() + _LEFT + _indent(option.widget), self._room(option.widget)
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(QRectF(area.left() + _LEFT, top, 60, height), middle, str(index.row() + 1))
        for line in _broken(_title(index), room):
            painter.drawText(QRectF(left, top, room, height), middle, line)
            top += height
        painter.setFont(sized_font(sizes.caption))
        painter.setPen(QColor(colours.warn.ink if index.data(URGENT) else colours.muted))
        note = painter.fontMetrics().elidedText(
            str(index.data(NOTE) or ""), Qt.TextElideMode.ElideRight, int(room)
        )
        painter.drawText(QRectF(left, top + _BETWEEN, room, painter.fontMetrics().height()), middle, note)
        painter.restore()

    def _room(self, view: QWidget) -> int:
        assert isinstance(view, QAbstractItemView)
        return view.viewport().width() - _LEFT - _RIGHT - _indent(view)


def _title(index: QModelIndex | QPersistentModelIndex) -> str:
    return str(index.data(TITLE) or "（未写议题）")


def _indent(view: QWidget) -> int:
    """How far titles stand in from their numbers, as wide as the largest of these."""
    assert isinstance(view, QListWidget)
    digits = "00" if view.count() > 9 else "0"
    return QFontMetrics(sized_font(current_type().body)).horizontalAdvance(digits) + 8


class AgendaItems(QListWidget):
    """The list itself, as high as its items as long as there is room, with its keys."""

    entered_item = Signal()
    add_wanted = Signal()
    paste_wanted = Signal()
    remove_wanted = Signal()
    move_wanted = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("AgendaItems")
        self.setItemDelegate(LineDelegate(self))
        self.setProperty("frameless", "true")
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def show_lines(self, lines: list[AgendaLine]) -> None:
        """Shows the items anew, touching only what changed."""
        changed = self.count() != len(lines)
        while self.count() > len(lines):
            self.takeItem(self.count() - 1)
        for row, line in enumerate(lines):
            item = self.item(row)
            if item is None:
                item = QListWidgetItem()
                self.addItem(item)
            for role, value in (
                (TITLE, line.title),
                (NOTE, line.note),
                (URGENT, line.urgent),
                (Qt.ItemDataRole.ToolTipRole, line.title),
                (Qt.ItemDataRole.AccessibleTextRole, f"议题{row + 1}，{line.title or '未写'}，{line.note}"),
            ):
                if item.data(role) != value:
                    item.setData(role, value)
                    changed = True
        if changed:
            self.fit()

    def fit(self) -> None:
        """Takes the height of its items; beyond the room there is, it scrolls."""
        heights = sum(self.sizeHintForRow(row) for row in range(self.count()))
        self.setMaximumHeight(max(heights, 20) + 4)
        self.scheduleDelayedItemsLayout()
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(160, self.maximumHeight())

    def minimumSizeHint(self) -> QSize:
        # Two items stay in sight whatever happens.
        return QSize(120, min(self.maximumHeight(), 6 * current_type().body))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        alt = event.modifiers() & Qt.KeyboardModifier.AltModifier
        if alt and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.move_wanted.emit(-1 if key == Qt.Key.Key_Up else 1)
        elif key == Qt.Key.Key_Delete:
            self.remove_wanted.emit()
        elif key == Qt.Key.Key_Insert:
            self.add_wanted.emit()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered_item.emit()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.paste_wanted.emit()
        else:
            super().keyPressEvent(event)
            return
        event.accept()
