"""The periods that duties fall in: two months, quarters, half-years, years (时段)."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import total_ordering
from typing import Literal, TypeAlias

from jiedao_desk.kernel.errors import Unreadable
from jiedao_desk.kernel.typed import plain, shown, without_blanks

Kind: TypeAlias = Literal["year", "half_year", "quarter", "bimonth"]

_MONTHS: dict[Kind, int] = {"year": 12, "half_year": 6, "quarter": 3, "bimonth": 2}
_LETTERS: dict[str, Kind] = {"": "year", "H": "half_year", "Q": "quarter", "B": "bimonth"}
_NUMERALS = "一二三四"
_KEY = re.compile(r"(\d{4})(?:([HQB])([1-6]))?", re.ASCII)


@total_ordering
@dataclass(frozen=True)
class Window:
    """One period with its first and last day. ``key`` is ``2026``, ``2026H1``, ``2026Q3`` or ``2026B5``."""

    key: str
    start: date
    end: date
    title: str

    def __lt__(self, other: object) -> bool:
        if not isinstance(other, Window):
            return NotImplemented
        return (self.start, self.end, self.key, self.title) < (other.start, other.end, other.key, other.title)

    def __contains__(self, day: date) -> bool:
        return self.start <= day <= self.end

    @property
    def kind(self) -> Kind:
        return _LETTERS[self.key[4:5]]

    def days(self) -> Iterator[date]:
        """Every day of the period, in order."""
        return (self.start + timedelta(days=passed) for passed in range((self.end - self.start).days + 1))


def year(day: date) -> Window:
    """The calendar year that the day lies in."""
    return _window("year", day.year, 1)


def half_year(day: date) -> Window:
    """1—6月 or 7—12月, whichever the day lies in."""
    return window_of("half_year", day)


def quarter(day: date) -> Window:
    """The quarter that the day lies in."""
    return window_of("quarter", day)


def bimonth(day: date) -> Window:
    """1—2月, 3—4月 … 11—12月: the two months that the day lies in."""
    return window_of("bimonth", day)


def window_of(kind: Kind, day: date) -> Window:
    """The period of that kind that the day lies in."""
    return _window(kind, day.year, (day.month - 1) // _MONTHS[kind] + 1)


def window(key: str) -> Window:
    """The period with that key, in capitals or not; raises `Unreadable` with the clerk's sentence."""
    match = _KEY.fullmatch(without_blanks(plain(key)).upper())
    kind: Kind | None = _LETTERS[match[2] or ""] if match else None
    if match is None or kind is None or int(match[1]) < 1 or int(match[3] or 1) > 12 // _MONTHS[kind]:
        raise Unreadable(
            f"没有{shown(key)}这个时段，请写成2026（全年）、2026H1（上半年）、2026Q3（第三季度）或2026B5（9—10月）这样"
        )
    return _window(kind, int(match[1]), int(match[3] or 1))


def windows_of_year(kind: Kind, of_year: int) -> tuple[Window, ...]:
    """All periods of that kind in a year, in order."""
    return tuple(_window(kind, of_year, number) for number in range(1, 12 // _MONTHS[kind] + 1))


def bimonths(of_year: int) -> tuple[Window, ...]:
    """The six two-month periods of a year."""
    return windows_of_year("bimonth", of_year)


def quarters(of_year: int) -> tuple[Window, ...]:
    """The four quarters of a year."""
    return windows_of_year("quarter", of_year)


def half_years(of_year: int) -> tuple[Window, ...]:
    """The two halves of a year."""
    return windows_of_year("half_year", of_year)


def windows_between(kind: Kind, start: date, end: date) -> tuple[Window, ...]:
    """Every period of that kind with at least one day from ``start`` to ``end``, both included, in order."""
    found = []
    for of_year in range(start.year, end.year + 1):
        found += [one for one in windows_of_year(kind, of_year) if one.end >= start and one.start <= end]
    return tuple(found)


def next_window(one: Window) -> Window:
    """The period of the same kind that follows."""
    return window_of(one.kind, one.end + timedelta(days=1))


def previous_window(one: Window) -> Window:
    """The period of the same kind that went before."""
    return window_of(one.kind, one.start - timedelta(days=1))


def _window(kind: Kind, of_year: int, number: int) -> Window:
    months = _MONTHS[kind]
    first = (number - 1) * months + 1
    last = first + months - 1
    start, end = date(of_year, first, 1), date(of_year, last, calendar.monthrange(of_year, last)[1])
    if kind == "year":
        return Window(f"{of_year:04d}", start, end, f"{of_year}年")
    if kind == "half_year":
        return Window(f"{of_year:04d}H{number}", start, end, f"{of_year}年{'上下'[number - 1]}半年")
    if kind == "quarter":
        return Window(f"{of_year:04d}Q{number}", start, end, f"{of_year}年第{_NUMERALS[number - 1]}季度")
    return Window(f"{of_year:04d}B{number}", start, end, f"{of_year}年{first}—{last}月")
