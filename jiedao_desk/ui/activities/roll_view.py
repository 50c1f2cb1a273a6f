"""The sign-in list as tiles in columns: ticked by mouse or by keys, its state changed in place (签到格)."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from jiedao_desk.ui.activities.roll_model import STRANGER, TILE, RollModel, Tile
from jiedao_desk.ui.colours import Tone, current_colours
from jiedao_desk.ui.theme import SPACING, current_type, sized_font
from jiedao_desk.ui.widgets.labels import paint_mark

AnyIndex = QModelIndex | QPersistentModelIndex
_COLUMNS = 4
_BOX_ROOM = 38
_STATE_ROOM = 64


def tile_height() -> int:
    """How high a tile is with the gap under it."""
    return current_type().body + 24


def least_tile() -> int:
    """How wide a tile must be for a name of four characters, what tells it apart, and its state."""
    return current_type().body * 13


class RollDelegate(QStyledItemDelegate):
    """Paints one person: a box that is ticked, the name, the state at the right."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        tile = index.data(TILE)
        if not isinstance(tile, Tile):
            return
        colours = current_colours()
        area = QRectF(option.rect).adjusted(1, 1, -SPACING.small, -SPACING.small + 1)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        state: QStyle.StateFlag = option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        ground = colours.card if tile.tone is Tone.NEUTRAL else colours.tone(tile.tone).tint
        edge = colours.focus if chosen else colours.line
        pen = QPen(QColor(edge), 2 if chosen else 1)
        if tile.aside == STRANGER:
            pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(QColor(ground))
        painter.drawRoundedRect(area, SPACING.radius, SPACING.radius)
        self._box(painter, area, ticked=tile.ticked)
        text = colours.text if tile.meant else colours.faint
        self._name(painter, area, tile, text)
        ink = colours.muted if tile.tone is Tone.NEUTRAL else colours.tone(tile.tone).ink
        painter.setFont(sized_font(current_type().small))
        painter.setPen(QColor(ink if tile.meant else colours.faint))
        painter.drawText(
            area.adjusted(0, 0, -10, 0),
            Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight,
            f"{tile.state} ·" if tile.detailed else tile.state,
        )
        if not tile.meant:
            veil = QColor(colours.card)
            veil.setAlpha(110)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(veil)
            painter.drawRoundedRect(area, SPACING.radius, SPACING.radius)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        view = self.parent()
        width = view.gridSize().width() if isinstance(view, QListView) else 0
        return QSize(max(width, least_tile()), tile_height())

    @staticmethod
    def _box(painter: QPainter, area: QRectF, *, ticked: bool) -> None:
        colours = current_colours()
        box = QRectF(area.left() + 10, area.center().y() - 8, 16, 16)
        painter.setPen(QPen(QColor(colours.accent if ticked else colours.field_line), 1))
        painter.setBrush(QColor(colours.accent if ticked else colours.field))
        painter.drawRoundedRect(box, 4, 4)
        if ticked:
            paint_mark(painter, Tone.GOOD, box.adjusted(3, 3, -3, -3), colours.on_accent)

    @staticmethod
    def _name(painter: QPainter, area: QRectF, tile: Tile, colour: str) -> None:
        painter.setFont(sized_font(current_type().body))
        room = area.adjusted(_BOX_ROOM, 0, -_STATE_ROOM, 0)
        metrics = QFontMetrics(painter.font())
        shown = metrics.elidedText(tile.name, Qt.TextElideMode.ElideRight, int(room.width()))
        painter.setPen(QColor(colour))
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(room, middle, shown)
        if tile.aside:
            room.adjust(metrics.horizontalAdvance(shown) + 8, 0, 0, 0)
            painter.setFont(sized_font(current_type().caption))
            painter.setPen(QColor(current_colours().faint))
            words = QFontMetrics(painter.font())
            painter.drawText(
                room, middle, words.elidedText(tile.aside, Qt.TextElideMode.ElideRight, int(room.width()))
            )


class RollView(QListView):
    """Tiles in reading order. Keys: Enter ticks, Space goes on to the next state, 1–5 name one, letters search."""

    tick_wanted = Signal(int)
    cycle_wanted = Signal(int)
    digit_wanted = Signal(int, int)
    menu_wanted = Signal(int, QPoint)
    typed = Signal(str)
    remove_wanted = Signal(int)

    def __init__(self, model: RollModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("RollView")
        self.setModel(model)
        self.setItemDelegate(RollDelegate(self))
        self.setAccessibleName("签到名单")
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMovement(QListView.Movement.Static)
        self.setUniformItemSizes(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.viewport().setMouseTracking(True)
        self._read_only = False
        self._across = _COLUMNS

    def columns(self) -> int:
        """How many tiles stand side by side."""
        return self._across

    def set_read_only(self, read_only: bool) -> None:
        """Whether the list can only be looked at."""
        self._read_only = read_only

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # The list keeps room for its scroll bar whether it is there or not, and so must the tiles.
        width = self.contentsRect().width() - self.style().pixelMetric(
            QStyle.PixelMetric.PM_ScrollBarExtent, None, self
        )
        self._across = max(1, min(_COLUMNS, width // least_tile()))
        self.setGridSize(QSize(width // self._across, tile_height()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if not index.isValid() or event.button() != Qt.MouseButton.LeftButton or self._read_only:
            return
        cell = self.visualRect(index)
        across = int(event.position().x()) - cell.left()
        if across <= _BOX_ROOM:
            self.tick_wanted.emit(index.row())
        elif across >= self.gridSize().width() - _STATE_ROOM - SPACING.small:
            self.menu_wanted.emit(index.row(), self.viewport().mapToGlobal(cell.bottomLeft()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self.currentIndex().row()
        key, text = event.key(), event.text()
        if event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier):
            super().keyPressEvent(event)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and row >= 0:
            self.tick_wanted.emit(row)
        elif key == Qt.Key.Key_Space and row >= 0:
            self.cycle_wanted.emit(row)
        elif text in "12345" and text and row >= 0:
            self.digit_wanted.emit(row, int(text))
        elif key == Qt.Key.Key_Delete and row >= 0:
            self.remove_wanted.emit(row)
        elif text and text.isalpha():
            self.typed.emit(text)
        else:
            super().keyPressEvent(event)
