"""Twelve bars, a month each, with the count over each (履职月历)."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from jiedao_desk.ui.colours import current_colours
from jiedao_desk.ui.theme import current_type, sized_font


class MonthBars(QWidget):
    """Counts as bars. The number stands over its bar, so that paper without colour says the same."""

    def __init__(self, name: str = "各月次数", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._counts: tuple[int, ...] = ()
        self._labels: tuple[str, ...] = ()
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def show_counts(self, counts: Sequence[int], labels: Sequence[str]) -> None:
        """A count and a label for each bar; negative counts are none."""
        self._counts = tuple(max(count, 0) for count in counts)
        self._labels = tuple(labels)
        said = (f"{label}月{count}次" for label, count in zip(labels, self._counts, strict=True))
        self.setAccessibleDescription("，".join(said))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(360, current_type().caption * 2 + 62)

    def minimumSizeHint(self) -> QSize:
        return QSize(180, current_type().caption * 2 + 40)

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._counts:
            return
        colours = current_colours()
        font = sized_font(current_type().caption)
        line = QFontMetricsF(font).height()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(font)
        gap = 6.0
        width = (self.width() + gap) / len(self._counts) - gap
        floor = self.height() - line - 4
        room = floor - line - 2
        most = max(*self._counts, 1)
        for place, (count, label) in enumerate(zip(self._counts, self._labels, strict=True)):
            left = place * (width + gap)
            height = max(room * count / most, 2.0 if not count else 4.0)
            bar = QRectF(left, floor - height, width, height)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.bar if count else colours.line))
            painter.drawRoundedRect(bar, min(2.0, height / 2), min(2.0, height / 2))
            painter.setPen(QColor(colours.faint))
            painter.drawText(QRectF(left, floor + 3, width, line), Qt.AlignmentFlag.AlignCenter, label)
            if count:
                painter.setPen(QColor(colours.text))
                over = QRectF(QPointF(left, bar.top() - line - 1), bar.topRight() + QPointF(0, -1))
                painter.drawText(over, Qt.AlignmentFlag.AlignCenter, str(count))
        painter.end()
