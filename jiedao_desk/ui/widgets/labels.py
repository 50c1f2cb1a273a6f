"""Words on a page: text that elides with a tip, tags, chips of state (文字与状态)."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen, QPolygonF, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from jiedao_desk.ui.colours import Tone, current_colours
from jiedao_desk.ui.theme import current_type, sized_font


class ElidedLabel(QLabel):
    """One line that gives way to its neighbours: cut with … when it must be, whole in its tip."""

    def __init__(
        self, text: str = "", parent: QWidget | None = None, *, role: str | None = None, least: int = 2
    ) -> None:
        """``least``: how many Han characters stay in sight before the neighbours are cut instead."""
        super().__init__(text, parent)
        self._least = least
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        if role is not None:
            self.setProperty("role", role)

    def minimumSizeHint(self) -> QSize:
        whole = self.sizeHint()
        return QSize(
            min(whole.width(), self.fontMetrics().horizontalAdvance("国" * self._least + "…")), whole.height()
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._tell()

    def setText(self, text: str) -> None:  # noqa: N802 - Qt's name
        super().setText(text)
        self._tell()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.setFont(self.font())
        painter.drawText(self.contentsRect(), int(self.alignment()), self._shown())
        painter.end()

    def _shown(self) -> str:
        return self.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, self.contentsRect().width()
        )

    def _tell(self) -> None:
        self.setToolTip(self.text() if self._shown() != self.text() else "")


class StateChip(QLabel):
    """A state: its word in a tinted pill, with a mark of its own shape before it when ``marked``."""

    def __init__(
        self,
        text: str = "",
        tone: Tone = Tone.NEUTRAL,
        parent: QWidget | None = None,
        *,
        marked: bool = False,
        bare: bool = False,
    ) -> None:
        super().__init__(text, parent)
        self._tone = tone
        self._marked = marked
        self._bare = bare
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @property
    def tone(self) -> Tone:
        return self._tone

    def set_state(self, text: str, tone: Tone) -> None:
        self._tone = tone
        self.setText(text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(sized_font(current_type().caption))
        side = 0 if self._bare else 8
        mark = metrics.height() - 2 if self._marked else 0
        return QSize(metrics.horizontalAdvance(self.text()) + mark + 2 * side, metrics.height() + 3)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.PaletteChange):
            self.updateGeometry()
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = current_colours().tone(self._tone)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect())
        if not self._bare:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.tint))
            painter.drawRoundedRect(area, area.height() / 2, area.height() / 2)
            area.adjust(8, 0, -8, 0)
        font = sized_font(current_type().caption)
        painter.setFont(font)
        if self._marked:
            size = QFontMetrics(font).height() - 6
            box = QRectF(area.left(), area.center().y() - size / 2, size, size)
            paint_mark(painter, self._tone, box, colours.ink)
            area.setLeft(box.right() + 4)
        painter.setPen(QColor(colours.ink))
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.text())
        painter.end()


def paint_mark(painter: QPainter, tone: Tone, box: QRectF, colour: str) -> None:
    """The shape of a state: ✓ done, ! failed, ▲ soon, ● under way, – not counted."""
    painter.save()
    pen = QPen(QColor(colour), max(1.4, box.width() / 7))
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)

    def at(x: float, y: float) -> QPointF:
        return QPointF(box.left() + x * box.width(), box.top() + y * box.height())

    if tone is Tone.GOOD:
        painter.drawPolyline(QPolygonF([at(0.1, 0.55), at(0.38, 0.85), at(0.92, 0.2)]))
    elif tone is Tone.BAD:
        painter.drawLine(at(0.5, 0.08), at(0.5, 0.6))
        painter.drawPoint(at(0.5, 0.9))
    elif tone is Tone.WARN:
        painter.drawPolygon(QPolygonF([at(0.5, 0.12), at(0.95, 0.88), at(0.05, 0.88)]))
    elif tone is Tone.INFO:
        painter.setBrush(QColor(colour))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawEllipse(at(0.5, 0.5), box.width() * 0.3, box.height() * 0.3)
    else:
        painter.drawLine(at(0.15, 0.5), at(0.85, 0.5))
    painter.restore()


class Tag(QLabel):
    """A word in a grey pill: a kind, a category, a name."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setObjectName("Tag")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
