"""The stages of a matter of supervision as a line of marks, with their days (监督环节条)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import partial

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from jiedao_desk.registers.supervision_stages import STAGES
from jiedao_desk.ui.colours import Tone, current_colours
from jiedao_desk.ui.theme import SPACING, current_type, sized_font
from jiedao_desk.ui.widgets.buttons import PaintedButton

_RADIUS = 8


class StageMark(PaintedButton):
    """One stage: a ring, filled and ticked once it was reached, its name and day under it."""

    def __init__(self, stage: str, *, first: bool, last: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.stage = stage
        self._first, self._last = first, last
        self._reached = False
        self._day: date | None = None
        self._writable = True
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_reached(reached=False, day=None)

    @property
    def reached(self) -> bool:
        """Whether the stage was reached."""
        return self._reached

    def set_reached(self, *, reached: bool, day: date | None) -> None:
        """Shows whether and when."""
        self._reached, self._day = reached, day
        self._tell()
        self.update()

    def set_writable(self, writable: bool) -> None:
        """Whether a stage can be entered by pressing its mark."""
        self._writable = writable
        self._tell()

    def sizeHint(self) -> QSize:
        body = current_type().body
        return QSize(body * 5, _RADIUS * 2 + round(body * 2.6) + SPACING.small)

    def minimumSizeHint(self) -> QSize:
        return QSize(current_type().body * 3, self.sizeHint().height())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.PaletteChange):
            self.updateGeometry()
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        colours = current_colours()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        centre = QPointF(self.width() / 2, _RADIUS + 3)
        painter.setPen(QPen(QColor(colours.field_line), 2))
        if not self._first:
            painter.drawLine(QPointF(0, centre.y()), QPointF(centre.x() - _RADIUS, centre.y()))
        if not self._last:
            painter.drawLine(QPointF(centre.x() + _RADIUS, centre.y()), QPointF(self.width(), centre.y()))
        tone = colours.tone(Tone.GOOD)
        edge = colours.focus if self.hasFocus() else tone.edge if self._reached else colours.field_line
        painter.setPen(QPen(QColor(edge), 2))
        painter.setBrush(QColor(tone.tint if self._reached else colours.card))
        painter.drawEllipse(centre, _RADIUS, _RADIUS)
        if self._reached:
            painter.setPen(QPen(QColor(tone.ink), 2))
            painter.drawPolyline(
                [centre + QPointF(-4, 0), centre + QPointF(-1, 3.5), centre + QPointF(4.5, -3.5)]
            )
        self._write(painter, colours.text if self._reached else colours.muted, colours.faint)
        painter.end()

    def _write(self, painter: QPainter, ink: str, faint: str) -> None:
        kind = current_type()
        top = _RADIUS * 2 + 6
        height = round(kind.body * 1.4)
        middle = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop
        painter.setFont(sized_font(kind.small, bold=self._reached))
        painter.setPen(QColor(ink))
        painter.drawText(QRectF(0, top, self.width(), height), int(middle), self.stage)
        if self._day is not None:
            painter.setFont(sized_font(kind.caption))
            painter.setPen(QColor(faint))
            told = f"{self._day.month}月{self._day.day}日"
            painter.drawText(QRectF(0, top + height - 2, self.width(), height), int(middle), told)

    def _tell(self) -> None:
        if self._reached:
            when = self._day.isoformat() if self._day is not None else "日期未填"
            words = f"{self.stage}：已到，{when}"
        else:
            words = f"{self.stage}：还没有到" + ("，按一下登记" if self._writable else "")
        self.setToolTip(words)
        self.setAccessibleName(words)


class StageStrip(QWidget):
    """All stages in their order; pressing one says which."""

    pressed = Signal(str)  # the stage

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("监督环节")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self.marks: dict[str, StageMark] = {}
        words = STAGES.words
        for place, stage in enumerate(words):
            mark = StageMark(stage, first=place == 0, last=place == len(words) - 1)
            mark.clicked.connect(partial(self.pressed.emit, stage))
            row.addWidget(mark)
            self.marks[stage] = mark

    def show_stages(self, reached: Mapping[str, date | None], *, writable: bool) -> None:
        """Shows which stages were reached, with their first day where it is known."""
        for stage, mark in self.marks.items():
            mark.set_writable(writable)
            mark.set_reached(reached=stage in reached, day=reached.get(stage))
