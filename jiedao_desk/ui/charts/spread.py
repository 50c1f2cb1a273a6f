"""How records are spread over people: how many have none, few, many (登记分布)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from jiedao_desk.ui.colours import current_colours
from jiedao_desk.ui.theme import current_type, sized_font
from jiedao_desk.ui.widgets.buttons import PaintedButton
from jiedao_desk.ui.widgets.emptying import take_out


@dataclass(frozen=True)
class SpreadFigure:
    """One band: key, what it is called (1—3次), how many are in it, and the count as it is written (12 名)."""

    key: str
    label: str
    count: int
    shown: str


class SpreadBar(PaintedButton):
    """A label, a bar, a count; pressed, it opens the people behind it."""

    opened = Signal(str)

    def __init__(
        self, figure: SpreadFigure, most: int, label_width: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._figure = figure
        self._most = max(most, 1)
        self._label_width = label_width
        self.setText(figure.label)
        self.setAccessibleName(f"{figure.label}：{figure.shown}")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self._open)

    def sizeHint(self) -> QSize:
        return QSize(240, current_type().body + 14)

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = current_colours()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect())
        middle = Qt.AlignmentFlag.AlignVCenter
        if self.hasFocus() or self.underMouse():
            painter.setPen(
                QPen(QColor(colours.focus if self.hasFocus() else colours.line), 2 if self.hasFocus() else 1)
            )
            painter.drawRoundedRect(area.adjusted(1, 1, -1, -1), 4, 4)
        painter.setFont(sized_font(current_type().small))
        painter.setPen(QColor(colours.text))
        painter.drawText(area.adjusted(6, 0, 0, 0), middle | Qt.AlignmentFlag.AlignLeft, self._figure.label)
        shown = QFontMetrics(painter.font()).horizontalAdvance("0000 名") + 8
        left = self._label_width + 18
        room = area.width() - left - shown - 6
        width = max(room * self._figure.count / self._most, 3.0 if self._figure.count else 0.0)
        track = QRectF(left, area.height() / 2 - 5, room, 10)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.scale[0]))
        painter.drawRoundedRect(track, 3, 3)
        painter.setBrush(QColor(colours.bar))
        painter.drawRoundedRect(QRectF(track.left(), track.top(), width, track.height()), 3, 3)
        painter.setPen(QColor(colours.muted))
        painter.drawText(area.adjusted(0, 0, -6, 0), middle | Qt.AlignmentFlag.AlignRight, self._figure.shown)
        painter.end()

    def _open(self) -> None:
        self.opened.emit(self._figure.key)


class Spread(QWidget):
    """Bands one under another; counts only, names come on a click."""

    opened = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)

    def show_figures(self, figures: Sequence[SpreadFigure]) -> None:
        take_out(self._column)
        words = QFontMetrics(sized_font(current_type().small))
        label_width = max((words.horizontalAdvance(figure.label) for figure in figures), default=0)
        most = sum(figure.count for figure in figures)
        for figure in figures:
            bar = SpreadBar(figure, most, label_width)
            bar.opened.connect(self.opened)
            self._column.addWidget(bar)
        self._column.addStretch(1)
