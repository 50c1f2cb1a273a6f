"""The lines of the navigation: a page, a group that can be folded (导航各行)."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from jiedao_desk.ui.colours import Tone, current_colours
from jiedao_desk.ui.icons import pixmap
from jiedao_desk.ui.theme import current_type, sized_font


@dataclass(frozen=True)
class NavigationEntry:
    """One page one can go to; ``badge`` counts what is owed there, in the colour of ``tone``."""

    key: str
    label: str
    icon: str
    group: str = ""
    badge: int = 0
    tone: Tone = Tone.WARN


class NavigationItem(QAbstractButton):
    """One line of the navigation, painted: icon, label, count; the active one in the accent."""

    chosen = Signal(str)

    def __init__(self, entry: NavigationEntry, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.key = entry.key
        self._icon_name = entry.icon
        self._badge = 0
        self._tone = Tone.WARN
        self._compact = False
        self.setText(entry.label)
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_badge(entry.badge, entry.tone)
        self.clicked.connect(self._choose)

    def set_badge(self, count: int, tone: Tone) -> None:
        self._badge = count
        self._tone = tone
        self.setAccessibleName(f"{self.text()}，{count} 项待办" if count else self.text())
        self.update()

    @property
    def badge(self) -> tuple[int, Tone]:
        """How much is owed there."""
        return self._badge, self._tone

    def set_compact(self, compact: bool) -> None:
        """The icon alone, the label as its tip."""
        self._compact = compact
        self.setToolTip(self.text() if compact else "")
        self.update()

    def sizeHint(self) -> QSize:
        # 28 px at 14 px type: the whole list of a complete office fits an office screen's height.
        return QSize(80, current_type().body + 14)

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = current_colours()
        sizes = current_type()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect())
        ink = colours.text
        if self.isChecked():
            ink = colours.accent_ink
            painter.fillRect(area, QColor(colours.accent_tint))
            painter.fillRect(QRectF(0, 0, 3, area.height()), QColor(colours.accent_ink))
        elif self.underMouse():
            painter.fillRect(area, QColor(colours.hover))
        if self.hasFocus():
            painter.setPen(QPen(QColor(colours.focus), 2))
            painter.drawRoundedRect(area.adjusted(5, 1, -3, -1), 4, 4)
        size = sizes.body + 4
        picture = pixmap(
            self._icon_name, ink if self.isChecked() else colours.muted, size, self.devicePixelRatioF()
        )
        left = round((area.width() - size) / 2) if self._compact else 16
        place = QRectF(left, round((area.height() - size) / 2), size, size)
        painter.drawPixmap(place, picture, QRectF(picture.rect()))
        if self._compact:
            self._paint_dot(painter, place)
            painter.end()
            return
        words = QRectF(16 + size + 8, 0, area.width() - 16 - size - 16, area.height())
        if self._badge:
            words.setRight(paint_badge(painter, area, self._badge, self._tone) - 4)
        painter.setFont(sized_font(sizes.body))
        painter.setPen(QColor(ink))
        shown = painter.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, int(words.width()))
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
        painter.end()

    def _paint_dot(self, painter: QPainter, icon_place: QRectF) -> None:
        """That something is owed, where there is no room to say how much; the tip and the name say it."""
        if self._badge:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(current_colours().tone(self._tone).edge))
            painter.drawEllipse(icon_place.topRight(), 4, 4)

    def _choose(self) -> None:
        self.chosen.emit(self.key)


class NavigationGroup(QAbstractButton):
    """The caption over a group; pressed, it folds the group away or opens it. Folded it counts what is owed inside."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("NavigationGroup")
        self.setText(name)
        self.setCheckable(True)
        self.setChecked(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._badge = 0
        self._tone = Tone.WARN
        self._say()
        self.toggled.connect(self._say)

    def set_badge(self, count: int, tone: Tone) -> None:
        """What is owed in all of the group, shown while it is folded."""
        self._badge, self._tone = count, tone
        self._say()

    def sizeHint(self) -> QSize:
        return QSize(80, current_type().body + 13)

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = current_colours()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect())
        if self.underMouse():
            painter.fillRect(area, QColor(colours.hover))
        if self.hasFocus():
            painter.setPen(QPen(QColor(colours.focus), 2))
            painter.drawRoundedRect(area.adjusted(5, 1, -3, -1), 4, 4)
        ink = colours.faint if self.isChecked() else colours.muted
        painter.setFont(sized_font(current_type().caption))
        painter.setPen(QColor(ink))
        words = area.adjusted(16, 2, -34, 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.text())
        size = current_type().caption
        icon = "chevron_down" if self.isChecked() else "chevron_right"
        picture = pixmap(icon, ink, size, self.devicePixelRatioF())
        left = 16 + painter.fontMetrics().horizontalAdvance(self.text()) + 4
        place = QRectF(left, round((area.height() - size) / 2) + 1, size, size)
        painter.drawPixmap(place, picture, QRectF(picture.rect()))
        if self._badge and not self.isChecked():
            paint_badge(painter, area, self._badge, self._tone)
        painter.end()

    def _say(self) -> None:
        state = "已展开" if self.isChecked() else "已收起"
        owed = f"，{self._badge} 项待办" if self._badge and not self.isChecked() else ""
        self.setAccessibleName(f"{self.text()}，{state}{owed}")
        self.update()


def paint_badge(painter: QPainter, area: QRectF, count: int, tone: Tone) -> float:
    """Paints a count in a pill at the right end; answers where it begins."""
    colours = current_colours().tone(tone)
    font = sized_font(current_type().caption)
    text = str(count) if count < 1000 else "999+"
    metrics = QFontMetrics(font)
    height = metrics.height() + 1
    width = max(height + 2, metrics.horizontalAdvance(text) + 12)
    pill = QRectF(area.right() - 12 - width, (area.height() - height) / 2, width, height)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colours.tint))
    painter.drawRoundedRect(pill, height / 2, height / 2)
    painter.setFont(font)
    painter.setPen(QColor(colours.ink))
    painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, text)
    return pill.left()
