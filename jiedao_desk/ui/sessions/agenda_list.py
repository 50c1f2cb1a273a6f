"""The agenda at the left of the session editor: choose, add, reorder, remove (议程)."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFontMetrics,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QResizeEvent,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QMenu,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from jiedao_desk.ui.colours import current_colours
from jiedao_desk.ui.theme import SPACING, current_type, sized_font
from jiedao_desk.ui.widgets.buttons import IconButton, LinkButton
from jiedao_desk.ui.widgets.cards import Card

_TITLE = Qt.ItemDataRole.DisplayRole
_NOTE = Qt.ItemDataRole.UserRole + 1
_URGENT = Qt.ItemDataRole.UserRole + 2
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


class _Lines(QStyledItemDelegate):
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
        painter.setPen(QColor(colours.warn.ink if index.data(_URGENT) else colours.muted))
        note = painter.fontMetrics().elidedText(
            str(index.data(_NOTE) or ""), Qt.TextElideMode.ElideRight, int(room)
        )
        painter.drawText(QRectF(left, top + _BETWEEN, room, painter.fontMetrics().height()), middle, note)
        painter.restore()

    def _room(self, view: QWidget) -> int:
        assert isinstance(view, QAbstractItemView)
        return view.viewport().width() - _LEFT - _RIGHT - _indent(view)


def _title(index: QModelIndex | QPersistentModelIndex) -> str:
    return str(index.data(_TITLE) or "（未写议题）")


def _indent(view: QWidget) -> int:
    """How far titles stand in from their numbers, as wide as the largest of these."""
    assert isinstance(view, QListWidget)
    digits = "00" if view.count() > 9 else "0"
    return QFontMetrics(sized_font(current_type().body)).horizontalAdvance(digits) + 8


class AgendaList(Card):
    """The items in order. Alt+↑ and Alt+↓ move one, Insert adds one, Delete asks to remove one."""

    chosen = Signal(int)
    entered = Signal()  # Enter: into the item
    add_wanted = Signal()
    paste_wanted = Signal(str)  # the text on the clipboard, empty to be asked for
    carry_wanted = Signal()
    remove_wanted = Signal(int)
    moved = Signal(int, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("议程", " ", parent=parent)
        self._locked = False
        self._filling = False
        self.list = _Items()
        self.list.setAccessibleName("议程")
        self.list.setItemDelegate(_Lines(self.list))
        self.list.currentRowChanged.connect(self._choose)
        self.list.entered_item.connect(self.entered)
        self.list.add_wanted.connect(self._want_item)
        self.list.remove_wanted.connect(self._want_removal)
        self.list.move_wanted.connect(self._want_move)
        self.list.paste_wanted.connect(self._want_pasted)
        self.list.customContextMenuRequested.connect(self._show_menu)
        self.up, self.down = (
            IconButton("chevron_up", "上移（Alt+↑）"),
            IconButton("chevron_down", "下移（Alt+↓）"),
        )
        self.up.clicked.connect(self._move_up)
        self.down.clicked.connect(self._move_down)
        for button in (self.up, self.down):
            self.heading.add_action(button)
        self.add = LinkButton("＋ 添加议题")
        self.add.setToolTip("在议题中按 Ctrl+Enter 也可添加")
        self.add.clicked.connect(self.add_wanted)
        self.paste = LinkButton("粘贴议程")
        self.paste.clicked.connect(self._ask_for_pasted)
        self.carry = LinkButton("", size="small")
        self.carry.clicked.connect(self.carry_wanted)
        self.carry.hide()
        self.body.setSpacing(SPACING.small)
        self.body.addWidget(self.list)
        links = _Links()
        column = QVBoxLayout(links)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACING.small)
        first = QHBoxLayout()
        first.setSpacing(SPACING.normal)
        first.addWidget(self.add)
        first.addWidget(self.paste)
        first.addStretch(1)
        column.addLayout(first)
        column.addWidget(self.carry, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(links)
        self.body.addStretch(1)

    def show_lines(self, lines: list[AgendaLine], current: int) -> None:
        """Shows the items anew; ``current`` is chosen without being announced."""
        self._filling = True
        while self.list.count() > len(lines):
            self.list.takeItem(self.list.count() - 1)
        for row, line in enumerate(lines):
            item = self.list.item(row)
            if item is None:
                item = QListWidgetItem()
                self.list.addItem(item)
            for role, value in (
                (_TITLE, line.title),
                (_NOTE, line.note),
                (_URGENT, line.urgent),
                (Qt.ItemDataRole.ToolTipRole, line.title),
                (Qt.ItemDataRole.AccessibleTextRole, f"议题{row + 1}，{line.title or '未写'}，{line.note}"),
            ):
                if item.data(role) != value:
                    item.setData(role, value)
        if 0 <= current < len(lines):
            self.list.setCurrentRow(current)
        self._filling = False
        self.list.fit()
        self._weigh()

    def offer_carrying(self, count: int) -> None:
        """Offers to take unfinished tasks of earlier meetings onto the agenda."""
        self.carry.setText(f"带入未落实事项（{count}项）")
        self.carry.setVisible(count > 0 and not self._locked)

    def set_locked(self, locked: bool) -> None:
        """A finalised record can be read, not rearranged."""
        self._locked = locked
        for widget in (self.add, self.paste):
            widget.setVisible(not locked)
        if locked:
            self.carry.hide()
        self._weigh()

    def _weigh(self) -> None:
        row, count = self.list.currentRow(), self.list.count()
        for button in (self.up, self.down):
            button.setVisible(not self._locked and count > 1)
        self.up.setEnabled(row > 0)
        self.down.setEnabled(0 <= row < count - 1)

    def _choose(self, row: int) -> None:
        self._weigh()
        if not self._filling and row >= 0:
            self.chosen.emit(row)

    def _move_up(self) -> None:
        self._want_move(-1)

    def _move_down(self) -> None:
        self._want_move(1)

    def _want_move(self, step: int) -> None:
        row = self.list.currentRow()
        if not self._locked and row >= 0 and 0 <= row + step < self.list.count():
            self.moved.emit(row, row + step)

    def _want_item(self) -> None:
        if not self._locked:
            self.add_wanted.emit()

    def _want_removal(self) -> None:
        if not self._locked and self.list.currentRow() >= 0:
            self.remove_wanted.emit(self.list.currentRow())

    def _want_pasted(self) -> None:
        if not self._locked:
            self.paste_wanted.emit(QGuiApplication.clipboard().text())

    def _ask_for_pasted(self) -> None:
        self.paste_wanted.emit("")

    def _show_menu(self, where: QPoint) -> None:
        if self._locked or self.list.itemAt(where) is None:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction("上移", self._move_up).setEnabled(self.up.isEnabled())
        menu.addAction("下移", self._move_down).setEnabled(self.down.isEnabled())
        menu.addSeparator()
        menu.addAction("去掉这个议题…", self._want_removal)
        menu.popup(self.list.viewport().mapToGlobal(where))


class _Links(QWidget):
    """Links one under another, which keep their height where the room is short and the list gives way."""

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()


class _Items(QListWidget):
    """The list itself, as high as its items as long as there is room, with its keys."""

    entered_item = Signal()
    add_wanted = Signal()
    paste_wanted = Signal()
    remove_wanted = Signal()
    move_wanted = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("AgendaItems")
        self.setProperty("frameless", "true")
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

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
