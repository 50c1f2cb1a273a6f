"""The navigation at the left of the window: groups, items, what each still owes (导航)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QFrame, QScrollArea, QVBoxLayout, QWidget

from jiedao_desk.ui.colours import Tone
from jiedao_desk.ui.navigation_lines import NavigationEntry, NavigationGroup, NavigationItem
from jiedao_desk.ui.theme import current_type
from jiedao_desk.ui.widgets.emptying import take_out
from jiedao_desk.ui.widgets.labels import ElidedLabel

__all__ = ["Navigation", "NavigationEntry", "NavigationGroup", "NavigationItem"]

_WIDTH_AT_FOURTEEN = 196
_COMPACT_AT_FOURTEEN = 56


class Navigation(QFrame):
    """The unit's name, then every page under its group; arrows move, Enter opens, Tab passes on.

    Where not all of it fits, the groups at the end are folded; a group that the user folded or opened stays so. The
    page in sight is seen even in a folded group.
    """

    navigated = Signal(str)
    folds_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("Navigation")
        self.setAccessibleName("导航")
        self._items: dict[str, NavigationItem] = {}
        self._groups: dict[str, NavigationGroup] = {}
        self._group_of: dict[str, str] = {}
        self._by_hand: dict[str, bool] = {}
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
        self._scroll.viewport().installEventFilter(self)
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
        take_out(self._column)
        self._items.clear()
        self._groups.clear()
        self._group_of.clear()
        group = ""
        self._column.addSpacing(6)
        for entry in entries:
            if entry.group != group:
                group = entry.group
                caption = NavigationGroup(group)
                caption.setVisible(not self._compact)
                caption.clicked.connect(self._fold_by_hand)
                caption.installEventFilter(self)
                self._groups[group] = caption
                self._column.addWidget(caption)
            item = NavigationItem(entry)
            item.set_compact(self._compact)
            item.chosen.connect(self._open)
            item.installEventFilter(self)
            self._items[entry.key] = item
            self._group_of[entry.key] = group
            self._column.addWidget(item)
        self._column.addStretch(1)
        self.set_current(current if current in self._items else next(iter(self._items), ""))
        self._settle()

    def folds(self) -> dict[str, bool]:
        """The groups the user opened or folded, and which of the two."""
        return dict(self._by_hand)

    def set_folds(self, folds: Mapping[str, bool]) -> None:
        """Opens and folds groups as the user had them."""
        self._by_hand = dict(folds)
        self._settle()

    def set_badges(self, badges: Mapping[str, tuple[int, Tone]]) -> None:
        """How much is owed at each page; pages not named owe nothing."""
        for key, item in self._items.items():
            item.set_badge(*badges.get(key, (0, Tone.NEUTRAL)))
        for name, caption in self._groups.items():
            owed = [self._items[key].badge for key, group in self._group_of.items() if group == name]
            late = any(count and tone is Tone.BAD for count, tone in owed)
            caption.set_badge(sum(count for count, _ in owed), Tone.BAD if late else Tone.WARN)

    def set_compact(self, compact: bool) -> None:
        """Icons alone, for windows too narrow to hold the labels as well."""
        if compact == self._compact:
            return
        self._compact = compact
        self._head.setVisible(not compact)
        for caption in self._groups.values():
            caption.setVisible(not compact)
        for item in self._items.values():
            item.set_compact(compact)
        self._fit()
        self._settle()

    def current(self) -> str:
        return next((key for key, item in self._items.items() if item.isChecked()), "")

    def set_current(self, key: str) -> None:
        """Marks a page as the one in sight, without announcing it."""
        for one, item in self._items.items():
            item.setChecked(one == key)
            # Tab stops once in the list, at the page in sight; arrows do the rest.
            item.setFocusPolicy(Qt.FocusPolicy.StrongFocus if one == key else Qt.FocusPolicy.ClickFocus)
        self._show_items()
        self._keep_in_sight()

    def take_focus(self) -> None:
        """Gives the keys to the page in sight's line."""
        if (item := self._items.get(self.current())) is not None:
            item.setFocus(Qt.FocusReason.TabFocusReason)
            self._keep_in_sight()

    def keys(self) -> tuple[str, ...]:
        return tuple(self._items)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._scroll.viewport() and event.type() == QEvent.Type.Resize:
            self._settle()
        if (
            isinstance(watched, NavigationItem | NavigationGroup)
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

    def _settle(self) -> None:
        """Folds as many of the last groups as do not fit, those left alone that the user saw to."""
        room = self._scroll.viewport().height()
        heights = dict.fromkeys(self._groups, 0)
        for key, group in self._group_of.items():
            if group:
                heights[group] += self._items[key].sizeHint().height()
        opened = {name: self._by_hand.get(name, True) for name in self._groups}
        fixed = sum(one.sizeHint().height() for one in self._groups.values())
        fixed += sum(
            self._items[key].sizeHint().height() for key, group in self._group_of.items() if not group
        )
        # The room above the list and under it.
        fixed += 18
        for name in reversed(self._groups):
            # What the user opened besides is scrolled to; nothing else closes for it.
            wanted = (heights[one] for one, wide in opened.items() if wide and one not in self._by_hand)
            if fixed + sum(wanted) <= room:
                break
            if name not in self._by_hand:
                opened[name] = False
        for name, caption in self._groups.items():
            caption.setChecked(opened[name])
        self._show_items()

    def _show_items(self) -> None:
        for key, item in self._items.items():
            caption = self._groups.get(self._group_of[key])
            item.setVisible(self._compact or caption is None or caption.isChecked() or item.isChecked())

    def _fold_by_hand(self) -> None:
        for name, caption in self._groups.items():
            if caption is self.sender():
                self._by_hand[name] = caption.isChecked()
                self._show_items()
                self.folds_changed.emit()
                if caption.isChecked():
                    self._show_group(name)

    def _show_group(self, name: str) -> None:
        """Brings a group that was opened into sight, its end first, its caption for certain."""
        last = [self._items[key] for key, group in self._group_of.items() if group == name][-1]
        self._list.adjustSize()
        for line in (last, self._groups[name]):
            self._scroll.ensureWidgetVisible(line, 0, 4)

    def _keep_in_sight(self) -> None:
        if (item := self._items.get(self.current())) is not None:
            self._scroll.ensureWidgetVisible(item, 0, 24)

    def _open(self, key: str) -> None:
        self.set_current(key)
        self.navigated.emit(key)

    def _moved(self, line: NavigationItem | NavigationGroup, event: QKeyEvent) -> bool:
        """Whether a key was one of the navigation's own: on to another line, into a page, a group opened or folded."""
        order = [
            one
            for one in self._list.findChildren(QAbstractButton)
            if isinstance(one, NavigationItem | NavigationGroup) and (one is line or not one.isHidden())
        ]
        order.sort(key=self._column.indexOf)
        place = order.index(line)
        steps = {Qt.Key.Key_Up: place - 1, Qt.Key.Key_Down: place + 1, Qt.Key.Key_Home: 0, Qt.Key.Key_End: -1}
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            line.click()
            return True
        if isinstance(line, NavigationGroup) and key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            if line.isChecked() != (key == Qt.Key.Key_Right):
                line.click()
            return True
        if key not in steps:
            return False
        target = order[steps[key] % len(order)]
        target.setFocus(Qt.FocusReason.TabFocusReason)
        self._scroll.ensureWidgetVisible(target, 0, 24)
        return True
