"""Days, and months of which the day is not known, read from every usual spelling (日期)."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from functools import total_ordering
from math import isfinite

from jiedao_desk.kernel.errors import Unreadable
from jiedao_desk.kernel.times import read_hours, read_time, time_of_fraction
from jiedao_desk.kernel.typed import arabic, half_width, plain, shown, without_blanks

__all__ = [
    "Ambiguous",
    "PartialDate",
    "half_width",
    "read_day",
    "read_moment",
    "read_partial_date",
    "read_time",
    "show_day",
    "show_period",
]

FIRST_YEAR, LAST_YEAR = 1850, 2199
"""The years that are read; anything else is a slip of the keyboard."""

PIVOT = 30
"""Two-digit years below this belong to 20××, the others to 19××, when no later bound is known."""

_MARKED = re.compile(r"(\d{4}|\d{2})年(\d{1,2})(?:月(?:(\d{1,2})[日号]?)?)?")
_PARTED = re.compile(r"(\d{4}|\d{2})([-/.])(\d{1,2})(?:\2(\d{1,2}))?\.?")
_RUN = re.compile(r"(\d{4})(\d{2})(\d{2})?")
_SHORT_RUN = re.compile(r"(\d{2})(\d{2})(\d{2})")
_MONTH_DAY = re.compile(r"(\d{1,2})(?:月(\d{1,2})[日号]?|[-/.](\d{1,2})\.?)")
_SERIAL = re.compile(r"\d{5}(\.\d+)?")
_WEEKDAY = re.compile(r"\(?(?:星期|周)[一二三四五六日天]\)?$")
_TIME_BEHIND = re.compile(r"[T ]\s*\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?Z?$")
_BORN = re.compile(r"出?生(?:人)?$")
_DATE_AHEAD = re.compile(
    r"\s*((?:\d{2,4}\s*年\s*)?\d{1,2}\s*月\s*\d{1,2}\s*[日号]?|\d{2,4}([-/.])\d{1,2}\2\d{1,2}|\d{8}|\d{1,2}[./]\d{1,2}(?!\d))"
    r"\s*(?:\(?(?:星期|周)[一二三四五六日天]\)?)?[T,\s]*(?![-/.\d]+$)"
)
_SHEET_EPOCH = date(1899, 12, 30)


@total_ordering
@dataclass(frozen=True)
class PartialDate:
    """A day, or a month of which the day is not known, as in 出生年月.

    ``str()`` gives ISO text (``1975-08`` or ``1975-08-15``) that sorts as the dates do: a month stands before its days.
    """

    year: int
    month: int
    day: int | None = None

    def __post_init__(self) -> None:
        _checked(self.year, self.month, self.day)

    def __lt__(self, other: object) -> bool:
        if not isinstance(other, PartialDate):
            return NotImplemented
        return (self.year, self.month, self.day or 0) < (other.year, other.month, other.day or 0)

    def __str__(self) -> str:
        month = f"{self.year:04d}-{self.month:02d}"
        return month if self.day is None else f"{month}-{self.day:02d}"

    @classmethod
    def from_iso(cls, text: str) -> PartialDate:
        """The date that ``str()`` wrote; raises `Unreadable` for anything else."""
        match = re.fullmatch(r"(\d{4})-(\d{2})(?:-(\d{2}))?", text, re.ASCII)
        if match is None:
            raise Unreadable(f"{shown(text)}不是1975-08或1975-08-15这样的日期")
        return cls(int(match[1]), int(match[2]), int(match[3]) if match[3] else None)

    @classmethod
    def of(cls, day: date) -> PartialDate:
        return cls(day.year, day.month, day.day)

    @property
    def known_day(self) -> bool:
        return self.day is not None

    def first_day(self) -> date:
        """The day itself, or the first it can have been."""
        return date(self.year, self.month, self.day or 1)

    def last_day(self) -> date:
        """The day itself, or the last it can have been."""
        return date(self.year, self.month, self.day or calendar.monthrange(self.year, self.month)[1])

    @property
    def shown(self) -> str:
        """In words, months and days without leading noughts (GB/T 9704): 1975年8月 or 1975年8月15日."""
        month = f"{self.year}年{self.month}月"
        return month if self.day is None else f"{month}{self.day}日"

    def dotted(self) -> str:
        """Year and month as the forms on cadres write them (干部表式): 1975.08; the day is left out."""
        return f"{self.year:04d}.{self.month:02d}"


class Ambiguous(Unreadable):
    """A number that can be read in two ways; ``readings`` are both, the earlier first."""

    def __init__(self, value: object, earlier: PartialDate, later: PartialDate) -> None:
        self.readings = (earlier, later)
        super().__init__(
            f"{shown(value)}可能是{earlier.shown}，也可能是{later.shown}，请改写成{earlier}或{later}这样"
        )


def read_day(value: object, year: int | None = None) -> date:
    """The day meant by a cell or a typed text.

    Takes a date, a date with a time, an Excel day number, and text such as 2026-03-05, 20260305, 2026年3月5日,
    2026.3.5, 二〇二六年三月五日; with ``year`` also 3月5日 and 3.5. Raises `Unreadable` with the clerk's sentence.
    """
    if isinstance(value, date):
        return value.date() if isinstance(value, datetime) else value
    text = _spelling(value)
    if match := _MONTH_DAY.fullmatch(text):
        if year is None:
            raise Unreadable(f"{shown(value)}没有年份，请写成2026年3月5日这样")
        if not isinstance(value, str) and match[3] in ("1", "2", "3"):
            early = f"{match[1]}月{match[3]}日"
            raise Unreadable(
                f"{shown(value)}可能是{early}，也可能是{match[1]}月{match[3]}0日，请改写成{early}这样"
            )
        return _day(year, int(match[1]), int(match[2] or match[3]))
    partial = _read(value, text, None)
    if partial.day is None:
        raise Unreadable(f"{shown(value)}只有年月，请把日期写全")
    return partial.first_day()


def read_partial_date(value: object, not_after: date | None = None) -> PartialDate:
    """The day or the month meant by a cell or a typed text, as people write 出生年月.

    Takes what `read_day` takes and 1975.08, 197508, 1975年8月, 75.8 and the like. A *number* 1975.1 is what a sheet
    makes of both 1975.1 and 1975.10: it raises `Ambiguous` with both readings. A *text* 1975.1 is January.
    A two-digit year is the last such year up to ``not_after``, or up to 2029 if that is not given.
    Raises `Unreadable` with the clerk's sentence.
    """
    if isinstance(value, date):
        return PartialDate.of(value)
    return _read(value, _spelling(value), not_after)


def read_moment(value: object, year: int | None = None) -> tuple[date, time | None, time | None]:
    """The day, the time it began and the time it ended, as far as they were written.

    Takes 2026年11月20日14:00—16:30, 2026-11-20 14:00, 2026年11月20日下午2时30分至4时 and whatever `read_day` takes.
    Raises `Unreadable` with the clerk's sentence.
    """
    if isinstance(value, datetime):
        begun = value.time().replace(second=0, microsecond=0, tzinfo=None)
        return value.date(), begun if begun != time() else None, None
    if isinstance(value, float) and isfinite(value) and value >= 10_000:
        day = read_day(int(value))
        return day, time_of_fraction(value % 1) if value % 1 else None, None
    if isinstance(value, str):
        text = arabic(plain(value))
        match = _DATE_AHEAD.match(text)
        if match and (rest := text[match.end() :]):
            begun, ended = read_hours(rest)
            return read_day(match[1], year), begun, ended
    return read_day(value, year), None, None


def show_day(day: date) -> str:
    """2026年3月5日: months and days without leading noughts (GB/T 9704)."""
    return f"{day.year}年{day.month}月{day.day}日"


def show_period(start: date, end: date) -> str:
    """A stretch of days in words: 2026年, 2026年1—6月, 2026年3月5日—4月2日, 2025年11月—2026年2月."""
    if start == end:
        return show_day(start)
    same_year = start.year == end.year
    if start.day != 1 or end.day != calendar.monthrange(end.year, end.month)[1]:
        return f"{show_day(start)}—{f'{end.month}月{end.day}日' if same_year else show_day(end)}"
    if not same_year:
        return f"{start.year}年{start.month}月—{end.year}年{end.month}月"
    if (start.month, end.month) == (1, 12):
        return f"{start.year}年"
    month = f"{start.year}年{start.month}"
    return f"{month}月" if start.month == end.month else f"{month}—{end.month}月"


def _spelling(value: object) -> str:
    """The one text that stands for a cell: numbers as a sheet shows them, text without what does not matter."""
    if isinstance(value, (int, float, Decimal)) and not isinstance(value, bool):
        number = Decimal(str(value))
        if not number.is_finite() or number <= 0:
            raise Unreadable(f"{shown(value)}不是日期")
        # Sums of a sheet leave dust behind the fourth decimal; noughts at the end say nothing in a number.
        return f"{number:.4f}".rstrip("0").rstrip(".")
    if not isinstance(value, str):
        raise Unreadable("没有填写日期" if value is None else f"{shown(value)}不是日期")
    text = _TIME_BEHIND.sub("", plain(value))
    text = _BORN.sub("", _WEEKDAY.sub("", without_blanks(arabic(text))))
    if not text:
        raise Unreadable("没有填写日期")
    return text


def _read(value: object, text: str, not_after: date | None) -> PartialDate:
    if match := _MARKED.fullmatch(text):
        return _partial(_full_year(match[1], not_after), match[2], match[3])
    if match := _PARTED.fullmatch(text):
        if match[2] == "/" and len(match[1]) == 2 and int(match[1]) <= 31:
            raise Unreadable(f"看不出{shown(value)}里哪个是年份，请把年份写成四位")
        if not isinstance(value, str) and match[3] == "1":
            year = _full_year(match[1], not_after)
            raise Ambiguous(text, PartialDate(year, 1), PartialDate(year, 10))
        return _partial(_full_year(match[1], not_after), match[3], match[4])
    if (match := _RUN.fullmatch(text)) and FIRST_YEAR <= int(match[1]) <= LAST_YEAR:
        return _partial(int(match[1]), match[2], match[3])
    if match := _SHORT_RUN.fullmatch(text):
        return _partial(_full_year(match[1], not_after), match[2], match[3])
    if _SERIAL.fullmatch(text):
        return PartialDate.of(_SHEET_EPOCH + timedelta(days=int(text.partition(".")[0])))
    if re.fullmatch(r"\d{4}年?", text) and FIRST_YEAR <= int(text[:4]) <= LAST_YEAR:
        raise Unreadable(f"{shown(value)}只有年份，请补上月份")
    raise Unreadable(f"看不懂日期{shown(value)}，请写成2026-03-05或2026年3月5日这样")


def _full_year(digits: str, not_after: date | None) -> int:
    year = int(digits)
    if len(digits) > 2:
        return year
    if not_after is None:
        return year + (2000 if year < PIVOT else 1900)
    return not_after.year - (not_after.year - year) % 100


def _partial(year: int, month: str, day: str | None) -> PartialDate:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise Unreadable(f"年份{year}不对，请核对")
    return PartialDate(year, int(month), None if day is None else int(day))


def _day(year: int, month: int, day: int) -> date:
    _checked(year, month, day)
    return date(year, month, day)


def _checked(year: int, month: int, day: int | None) -> None:
    """Refuse a date that no calendar has."""
    if not 1 <= year <= 9999:
        raise Unreadable(f"没有公元{year}年")
    if not 1 <= month <= 12:
        raise Unreadable(f"没有{month}月，请核对日期")
    if day is not None and not 1 <= day <= calendar.monthrange(year, month)[1]:
        raise Unreadable(f"{year}年{month}月没有{day}日，请核对日期")
