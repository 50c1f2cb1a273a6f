"""The navigation at the left of the window: groups, items, what each still owes (导航)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QFrame, QLabel, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from jiedao_desk.ui.colours import Tone, current_colours
from jiedao_desk.ui.icons import pixmap
from jiedao_desk.ui.theme import current_type, sized_font
from jiedao_desk.ui.widgets.labels import ElidedLabel

_WIDTH_AT_FOURTEEN = 196
_COMPACT_AT_FOURTEEN = 56


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
            words.setRight(self._paint_badge(painter, area) - 4)
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

    def _paint_badge(self, painter: QPainter, area: QRectF) -> float:
        colours = current_colours().tone(self._tone)
        font = sized_font(current_type().caption)
        text = str(self._badge) if self._badge < 1000 else "999+"
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


class Navigation(QFrame):
    """The unit's name, then every page under its group; arrows move, Enter opens, Tab passes on."""

    navigated = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("Navigation")
        self.setAccessibleName("导航")
        self._items: dict[str, NavigationItem] = {}
        self._captions: list[QLabel] = []
        self._compact = False
        self._unit = ElidedLabel()
        self._unit.setObjectName("UnitName")
        self._place = ElidedLabel()
        self._place.setObjectName("UnitPlace")
        self._head = QFrame()
        self._head.setObjectName("NavigationHead")
        head_layout = QVBoxLayout(self._head)
        head_layout.setContentsMargins(16, 14, 12, 12)
        head_layout.setSpacing(3)
        head_layout.addWidget(self._unit)
        head_layout.addWidget(self._place)

        self._list = QWidget()
        self._list.setObjectName("NavigationList")
        self._column = QVBoxLayout(self._list)
        self._column.setContentsMargins(0, 0, 0, 12)
        self._column.setSpacing(0)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidget(self._list)
        # What was current before the window had its size comes into sight once it has.
        self._scroll.verticalScrollBar().rangeChanged.connect(self._keep_in_sight)

        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._head)
        layout.addWidget(self._scroll, 1)
        self._fit()

    def set_unit(self, name: str, place: str) -> None:
        """The office's name, and under it its district and term, as they are written."""
        self._unit.setText(name)
        self._place.setText(place)

    def set_entries(self, entries: Iterable[NavigationEntry]) -> None:
        """The pages there are, in order; a caption stands wherever the group changes."""
        current = self.current()
        while (taken := self._column.takeAt(0)) is not None:
            if (widget := taken.widget()) is not None:
                widget.deleteLater()
        self._items.clear()
        self._captions.clear()
        group = ""
        self._column.addSpacing(6)
        for entry in entries:
            if entry.group != group:
                group = entry.group
                caption = QLabel(group)
                caption.setObjectName("NavigationGroup")
                caption.setVisible(not self._compact)
                self._captions.append(caption)
                self._column.addWidget(caption)
            item = NavigationItem(entry)
            item.set_compact(self._compact)
            item.chosen.connect(self._open)
            item.installEventFilter(self)
            self._items[entry.key] = item
            self._column.addWidget(item)
        self._column.addStretch(1)
        self.set_current(current if current in self._items else next(iter(self._items), ""))

    def set_badges(self, badges: Mapping[str, tuple[int, Tone]]) -> None:
        """How much is owed at each page; pages not named owe nothing."""
        for key, item in self._items.items():
            item.set_badge(*badges.get(key, (0, Tone.NEUTRAL)))

    def set_compact(self, compact: bool) -> None:
        """Icons alone, for windows too narrow to hold the labels as well."""
        if compact == self._compact:
            return
        self._compact = compact
        self._head.setVisible(not compact)
        for caption in self._captions:
            caption.setVisible(not compact)
        for item in self._items.values():
            item.set_compact(compact)
        self._fit()

    def current(self) -> str:
        return next((key for key, item in self._items.items() if item.isChecked()), "")

    def set_current(self, key: str) -> None:
        """Marks a page as the one in sight, without announcing it."""
        for one, item in self._items.items():
            item.setChecked(one == key)
            # Tab stops once in the list, at the page in sight; arrows do the rest.
            item.setFocusPolicy(Qt.FocusPolicy.StrongFocus if one == key else Qt.FocusPolicy.ClickFocus)
        self._keep_in_sight()

    def take_focus(self) -> None:
        """Gives the keys to the page in sight's line."""
        if (item := self._items.get(self.current())) is not None:
            item.setFocus(Qt.FocusReason.TabFocusReason)
            self._keep_in_sight()

    def keys(self) -> tuple[str, ...]:
        return tuple(self._items)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            isinstance(watched, NavigationItem)
            and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and self._moved(watched, event)
        ):
            return True
        return super().eventFilter(watched, event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def _fit(self) -> None:
        width = _COMPACT_AT_FOURTEEN if self._compact else _WIDTH_AT_FOURTEEN
        self.setFixedWidth(round(width * current_type().body / 14))

    def _keep_in_sight(self) -> None:
        if (item := self._items.get(self.current())) is not None:
            self._scroll.ensureWidgetVisible(item, 0, 24)

    def _open(self, key: str) -> None:
        self.set_current(key)
        self.navigated.emit(key)

    def _moved(self, item: NavigationItem, event: QKeyEvent) -> bool:
        order = list(self._items.values())
        place = order.index(item)
        steps = {Qt.Key.Key_Up: place - 1, Qt.Key.Key_Down: place + 1, Qt.Key.Key_Home: 0, Qt.Key.Key_End: -1}
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            item.click()
            return True
        if key not in steps:
            return False
        target = order[steps[key] % len(order)]
        target.setFocus(Qt.FocusReason.TabFocusReason)
        self._scroll.ensureWidgetVisible(target, 0, 24)
        return True
