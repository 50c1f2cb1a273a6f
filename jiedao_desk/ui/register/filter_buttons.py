"""Filters that drop down from a button: words of a field, a stretch of time (筛选按钮)."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from jiedao_desk.kernel import fields, periods
from jiedao_desk.kernel.fields import Field
from jiedao_desk.kernel.register import Register
from jiedao_desk.operations import browse
from jiedao_desk.operations.desk import Desk
from jiedao_desk.ui.widgets.buttons import PlainButton
from jiedao_desk.ui.widgets.styling import mark

_EMPTY = "（未填）"
_MOST_WORDS = 60


class WordFilter(PlainButton):
    """Binds one field to the words that are ticked in its menu; none ticked, no bound."""

    chosen = Signal()

    def __init__(self, desk: Desk, register: Register, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(field.label, None, parent)
        self.field = field
        self._desk = desk
        self._register = register
        self._values: list[object] = []
        self._shown: dict[object, str] = {}
        menu = QMenu(self)
        menu.aboutToShow.connect(self._fill)
        self.set_menu(menu)
        self._say()

    def values(self) -> tuple[object, ...]:
        """The values that may stand in the field; ``None`` is an empty one."""
        return tuple(self._values)

    def clear(self) -> None:
        self._values = []
        self._say()

    def tick(self, value: object) -> None:
        """Ticks a value, or takes the tick away."""
        if value in self._values:
            self._values.remove(value)
        else:
            self._values.append(value)
        self._say()
        self.chosen.emit()

    def _offers(self) -> list[tuple[object, str]]:
        field = self.field
        if isinstance(field, fields.Flag):
            return [(True, "是"), (False, "否"), (None, _EMPTY)]
        if isinstance(field, fields.Link):
            offers: list[tuple[object, str]] = [
                (one.id, one.name) for one in browse.named(self._desk, field.to)[:_MOST_WORDS]
            ]
        else:
            in_use = browse.values_in_use(self._desk, self._register.key, field.key)[:_MOST_WORDS]
            known = field.codes.words if isinstance(field, fields.Choice) else ()
            # The list's own order, as far as its words are used at all; then what was typed beside it.
            offers = [(word, word) for word in known if word in in_use]
            offers += [(word, word) for word in in_use if word not in known]
        return offers if field.required else [*offers, (None, _EMPTY)]

    def _fill(self) -> None:
        menu = self.menu()
        menu.clear()
        for value, shown in self._offers():
            self._shown[value] = shown
            action = QAction(shown, menu)
            action.setCheckable(True)
            action.setChecked(value in self._values)
            action.setData(value)
            action.triggered.connect(self._take)
            menu.addAction(action)
        if self._values:
            menu.addSeparator()
            clear = QAction("不限", menu)
            clear.triggered.connect(self._lift)
            menu.addAction(clear)

    def _take(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self.tick(action.data())

    def _lift(self) -> None:
        self.clear()
        self.chosen.emit()

    def _say(self) -> None:
        words = "、".join(
            self._shown.get(value, _EMPTY if value is None else str(value)) for value in self._values
        )
        shown = words if len(words) <= 12 else f"{len(self._values)}项"
        self.setText(f"{self.field.label}：{shown}" if words else self.field.label)
        self.setAccessibleName(f"按{self.field.label}筛选：{words or '不限'}")
        mark(self, "active", "true" if words else "false")


class PeriodFilter(PlainButton):
    """Binds the register's newest day to a period of the year in sight, or to days that are typed."""

    chosen = Signal()

    def __init__(self, field: Field, today: date, parent: QWidget | None = None) -> None:
        super().__init__(field.label, None, parent)
        self.field = field
        self._today = today
        self._year = today.year
        self._bounds: tuple[date | None, date | None] = (None, None)
        self._words = ""
        menu = QMenu(self)
        menu.aboutToShow.connect(self._fill)
        self.set_menu(menu)
        self._say()

    def bounds(self) -> tuple[date | None, date | None]:
        """The first and the last day; ``None`` where there is no bound."""
        return self._bounds

    def set_year(self, year: int) -> None:
        """The year whose periods are offered."""
        self._year = year

    def clear(self) -> None:
        self._bounds, self._words = (None, None), ""
        self._say()

    def choose(self, window: periods.Window) -> None:
        """Binds to a period."""
        self._bounds, self._words = (window.start, window.end), window.title
        self._say()
        self.chosen.emit()

    def choose_days(self, since: date | None, until: date | None) -> None:
        """Binds to days; ``None`` leaves a side open."""
        self._bounds = (since, until)
        first = since.isoformat() if since else ""
        last = until.isoformat() if until else ""
        self._words = f"{first}至{last}" if first or last else ""
        self._say()
        self.chosen.emit()

    def _fill(self) -> None:
        menu = self.menu()
        menu.clear()
        whole = periods.year(date(self._year, 1, 1))
        groups = (
            (whole, periods.previous_window(whole)),
            periods.half_years(self._year),
            periods.bimonths(self._year),
        )
        for group in groups:
            for window in group:
                action = QAction(window.title, menu)
                action.setData(window)
                action.triggered.connect(self._take)
                menu.addAction(action)
            menu.addSeparator()
        typed = QAction("自定起止…", menu)
        typed.triggered.connect(self._ask)
        menu.addAction(typed)
        lifted = QAction("不限", menu)
        lifted.triggered.connect(self._lift)
        menu.addAction(lifted)

    def _take(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self.choose(action.data())

    def _ask(self) -> None:
        from jiedao_desk.ui.register.boxes import ask_days

        found = ask_days(self, self.field.label, self._bounds, self._today)
        if found is not None:
            self.choose_days(*found)

    def _lift(self) -> None:
        self.clear()
        self.chosen.emit()

    def _say(self) -> None:
        self.setText(f"{self.field.label}：{self._words}" if self._words else self.field.label)
        self.setAccessibleName(f"按{self.field.label}筛选：{self._words or '不限'}")
        mark(self, "active", "true" if self._words else "false")
