"""The year at a glance: six two-month windows and two half-years, each with its state (年度时段)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QGridLayout,
    QLabel,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from jiedao_desk.ui.colours import Tone, current_colours
from jiedao_desk.ui.theme import SPACING
from jiedao_desk.ui.widgets.buttons import PaintedButton
from jiedao_desk.ui.widgets.labels import StateChip

_EDGE = 3


@dataclass(frozen=True)
class WindowFigure:
    """One period: what it is called, how it stands, and what there is to say about it in a line or two."""

    key: str
    title: str
    state: str
    tone: Tone
    lines: tuple[str, ...] = ()


class WindowBlock(PaintedButton):
    """A period as a block with a coloured edge; it opens what it stands for."""

    opened = Signal(str)
    room_changed = Signal()

    def __init__(self, figure: WindowFigure, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = QLabel()
        self._title.setObjectName("WindowTitle")
        self._state = StateChip(marked=True, bare=True)
        self._lines = QLabel()
        self._lines.setObjectName("WindowLine")
        self._lines.setTextFormat(Qt.TextFormat.PlainText)
        self._lines.setWordWrap(True)
        self._lines.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        for label in (self._title, self._state, self._lines):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._head.setSpacing(SPACING.hair)
        self._head.addWidget(self._title)
        self._head.addStretch(1)
        self._head.addWidget(self._state)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(_EDGE + SPACING.normal, SPACING.small, SPACING.normal, SPACING.small)
        layout.setSpacing(1)
        layout.addLayout(self._head)
        layout.addWidget(self._lines, 1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.clicked.connect(self._open)
        self._figure = figure
        self.show_figure(figure)

    @property
    def figure(self) -> WindowFigure:
        return self._figure

    def show_figure(self, figure: WindowFigure) -> None:
        self._figure = figure
        self._title.setText(figure.title)
        self._state.set_state(figure.state, figure.tone)
        self._lines.setText("\n".join(figure.lines))
        said = "，".join((figure.title, figure.state, *figure.lines))
        self.setAccessibleName(said)
        self.setToolTip("\n".join((f"{figure.title}　{figure.state}", *figure.lines)))
        self.room_changed.emit()
        self.update()

    def sizeHint(self) -> QSize:
        layout = self.layout()
        assert layout is not None
        return layout.sizeHint()

    def minimumSizeHint(self) -> QSize:
        layout = self.layout()
        assert layout is not None
        return QSize(96, layout.minimumSize().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.room_changed.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_colours()
        colours = theme.tone(self._figure.tone)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect())
        shape = QPainterPath()
        shape.addRoundedRect(area, SPACING.radius, SPACING.radius)
        painter.setClipPath(shape)
        painter.fillRect(area, QColor(colours.tint))
        painter.fillRect(QRectF(0, 0, _EDGE, area.height()), QColor(colours.edge))
        painter.setClipping(False)
        if self.hasFocus() or self.underMouse():
            painter.setPen(
                QPen(QColor(theme.focus if self.hasFocus() else colours.edge), 2 if self.hasFocus() else 1)
            )
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(area.adjusted(1, 1, -1, -1), SPACING.radius - 1, SPACING.radius - 1)
        painter.end()

    def fits(self) -> bool:
        """Whether title and state have room beside each other."""
        wanted = self._title.sizeHint().width() + self._state.sizeHint().width() + SPACING.tight
        return wanted <= self.contentsRect().width() - _EDGE - 2 * SPACING.normal

    def stack(self, stacked: bool) -> None:
        """Puts the state under the title, or beside it."""
        self._head.setDirection(
            QBoxLayout.Direction.TopToBottom if stacked else QBoxLayout.Direction.LeftToRight
        )

    def _open(self) -> None:
        self.opened.emit(self._figure.key)


class YearStrip(QWidget):
    """Two rows of blocks over the same width: the windows of the year, the half-years under them."""

    opened = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(SPACING.small)
        self._blocks: list[WindowBlock] = []
        self._shape = (0, 0)

    @property
    def blocks(self) -> tuple[WindowBlock, ...]:
        return tuple(self._blocks)

    def show_year(self, upper: Sequence[WindowFigure], lower: Sequence[WindowFigure] = ()) -> None:
        """Six windows and two half-years; other numbers fit as well, rows sharing the width evenly."""
        shape = (len(upper), len(lower))
        if shape != self._shape:
            self._shape = shape
            self._rebuild(upper, lower)
        for block, figure in zip(self._blocks, (*upper, *lower), strict=True):
            block.show_figure(figure)

    def _rebuild(self, upper: Sequence[WindowFigure], lower: Sequence[WindowFigure]) -> None:
        for block in self._blocks:
            block.deleteLater()
        self._blocks = []
        width = max(len(upper), 1) * max(len(lower), 1)
        for row, figures in enumerate((upper, lower)):
            for place, figure in enumerate(figures):
                span = width // len(figures)
                block = WindowBlock(figure)
                block.opened.connect(self.opened)
                block.room_changed.connect(self._arrange)
                self._grid.addWidget(block, row, place * span, 1, span)
                self._blocks.append(block)
        for column in range(self._grid.columnCount()):
            self._grid.setColumnStretch(column, 1 if column < width else 0)

    def _arrange(self) -> None:
        """Where the type is large and the blocks narrow, the states of a row stand under the titles, all uncut."""
        upper = self._shape[0]
        for row in (self._blocks[:upper], self._blocks[upper:]):
            stacked = not all(block.fits() for block in row)
            for block in row:
                block.stack(stacked)
