"""One cell of a strange sheet read as the value of a field, with what the clerk should know of it (读单元格)."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any, Final

from jiedao_desk.kernel import dates, identity, names
from jiedao_desk.kernel.errors import Unreadable
from jiedao_desk.kernel.fields import (
    Choice,
    Field,
    Flag,
    Identity,
    Link,
    Month,
    People,
    PersonName,
    Phone,
    clean_text,
)
from jiedao_desk.kernel.typed import half_width, plain, without_blanks
from jiedao_desk.spreadsheet.table import NOT_COMPUTED, Cell

REFUSED, CHANGED, UNCERTAIN = "refused", "changed", "uncertain"

# What stands in a cell that has nothing to say.
_NOTHING: Final = frozenset({"/", "\\", "-", "--", "—", "——", "－", "／", "空"})
_NONE: Final = _NOTHING | {"无", "没有"}
# What stands under 入党时间 for those who never joined.
_NO_DAY: Final = _NONE | {"群众", "未入党", "非党", "非党员", "非中共党员"}
_HIDDEN: Final = "＊＊"


@dataclass(frozen=True, slots=True)
class Reading:
    """What a cell said. An ``absent`` cell leaves the value of a known record as it is.

    ``note`` is what stood in brackets behind a name. ``level`` with ``why`` tells the clerk what was done with the
    cell; at the level ``refused`` there is no value.
    """

    value: Any = None
    absent: bool = False
    why: str | None = None
    level: str | None = None
    note: str | None = None
    masked: bool = False

    @property
    def plain(self) -> bool:
        """Whether there is a value and nothing to say of it."""
        return self.why is None and self.note is None and not self.absent


ABSENT: Final = Reading(absent=True)


@dataclass(frozen=True)
class LinkText:
    """What a cell says of a linked record: its name, and its uid if the sheet has a column for it."""

    name: str
    uid: str | None = None


class CellReader:
    """Reads cells, each different one of a field once. ``today`` bounds births and years of two digits; ``year`` is the
    one that the title of the sheet names, for days written without.

    ``literal`` is for rows this program exported: nothing in them stands for an empty cell, and names have no notes.
    """

    def __init__(self, today: date, year: int | None = None) -> None:
        self._today = today
        self._year = year
        # By the field's identity: its own hash goes through whole code lists.
        self._known: dict[tuple[int, object, str, bool], Reading] = {}

    def read(self, field: Field, cell: Cell, *, literal: bool = False) -> Reading:
        """The reading of one cell."""
        if cell.blank:
            return ABSENT
        key = (id(field), cell.value, cell.kind, literal)
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = self._read(field, cell, literal=literal)
        return found

    def _read(self, field: Field, cell: Cell, *, literal: bool) -> Reading:
        value = cell.value
        if cell.kind == "error":
            why = (
                "公式没有保存结果，请用 WPS 或 Excel 打开后另存一次"
                if value == NOT_COMPUTED
                else f"这一格是表格的错误值{value}"
            )
            return Reading(why=why, level=REFUSED)
        text = clean_text(cell.text if cell.kind == "date" else value)
        if not text:
            return ABSENT
        if field.private and _masked(field, text):
            return Reading(absent=True, masked=True)
        if not literal and says_nothing(field, text):
            return Reading(absent=True, why=f"“{text}”当作没有填写", level=CHANGED)
        try:
            return self._value(field, cell, text, literal=literal)
        except Unreadable as error:
            return Reading(why=str(error), level=REFUSED)

    def _value(self, field: Field, cell: Cell, text: str, *, literal: bool) -> Reading:
        if isinstance(field, Link):
            return Reading(LinkText(" ".join(text.split())))
        if literal and isinstance(field, People):
            return Reading(tuple(part for part in text.split("、") if part))
        if isinstance(field, Month):
            return self._month(field, cell.value, text)
        if isinstance(field, PersonName):
            return _name(field, text, literal=literal)
        read: Callable[[object], Any] = field.read
        typed = _typed(field, cell.value, text)
        if field.kind == "day" and self._year is not None and (day := _of_year(typed, self._year)):
            value = read(day)
            return Reading(value, why=f"“{text}”读作{field.speak(value)}（年份取自表的标题）", level=CHANGED)
        value = read(typed)
        if isinstance(field, Choice):
            # A word that we exported was looked at when it came in.
            return Reading(value) if literal else _choice(field, value, text)
        if isinstance(field, People):
            odd = names.split_names(text).uncertain
            if odd:
                return Reading(value, why=f"“{'”“'.join(odd)}”只取了能认出的名称，请核对", level=UNCERTAIN)
        why = _told(field, cell.value, text, value)
        return Reading(value, why=why, level=CHANGED if why else None)

    def _month(self, field: Month, value: object, text: str) -> Reading:
        found = dates.read_partial_date(_typed(field, value, text), self._today)
        if found.first_day() > self._today:
            raise Unreadable(f"{field.label}“{text}”在今天以后，请核对")
        if _rewritten(value, text, found.year):
            return Reading(found, why=f"“{text}”读作{found.shown}", level=CHANGED)
        return Reading(found)


def text_of(cell: Cell) -> str:
    """What a cell shows, a long number with all its digits."""
    if isinstance(cell.value, float) and cell.value.is_integer():
        return f"{cell.value:.0f}"
    return cell.text


def says_nothing(field: Field, text: str) -> bool:
    """Whether a text is a way to leave a cell empty. Of a code list 无 may be a word (政治面貌), of a flag it is 否."""
    words = {"choice": _NOTHING, "flag": _NOTHING, "month": _NO_DAY, "day": _NO_DAY}.get(field.kind, _NONE)
    return without_blanks(text) in words


def _typed(field: Field, value: object, text: str) -> object:
    """What a field is given to read: numbers and dates as they are where that matters, else the text."""
    if isinstance(value, bool):
        return value if isinstance(field, Flag) else text
    if field.kind in ("day", "month", "time", "moment") and isinstance(
        value, (int, float, date, datetime, time)
    ):
        return value
    return value if isinstance(field, Identity) and isinstance(value, (int, float)) else text


def _of_year(value: object, year: int) -> date | None:
    """The day that a cell means in this year, if the cell names none itself."""
    try:
        dates.read_day(value)
    except Unreadable:
        with suppress(Unreadable):
            return dates.read_day(value, year=year)
    return None


def _masked(field: Field, text: str) -> bool:
    if field.private == "hidden":
        return text == _HIDDEN
    return "*" in text or "＊" in text


def _rewritten(value: object, text: str, year: int) -> bool:
    """Whether a date was made out of something that does not show it: a sheet's day number, a year of two digits."""
    if isinstance(value, date):
        return False
    return str(year) not in plain(text) and "〇" not in text and not text.startswith(("一", "二"))


def _name(field: PersonName, text: str, *, literal: bool) -> Reading:
    if literal:
        return Reading(names.normal_name(text))
    name, note = names.split_note(text)
    if not name:
        raise Unreadable(f"{field.label}“{text}”只有括号里的文字，没有姓名")
    if not names.is_name(name):
        raise Unreadable(f"{field.label}“{text}”不是姓名，请核对")
    said = [] if note is not None or name == text else [f"姓名规范为“{name}”（去掉空格，统一间隔点）"]
    oddity = names.oddity(name)
    if oddity is not None:
        said.append(f"“{name}”{oddity}，照原样保留，请核对")
    level = UNCERTAIN if oddity is not None else CHANGED if said else None
    return Reading(name, why="；".join(said) or None, level=level, note=note)


def _choice(field: Choice, value: str, text: str) -> Reading:
    if not field.knows(value):
        return Reading(
            value, why=f"“{text}”不在“{field.label}”的常用列表中，照原样保留，请核对", level=UNCERTAIN
        )
    if value != text:
        return Reading(value, why=f"“{text}”记为“{value}”", level=CHANGED)
    return Reading(value)


def _told(field: Field, raw: object, text: str, value: Any) -> str | None:
    """Why the clerk should know how a cell was read; ``None`` when it is plainly the same."""
    if isinstance(field, Identity):
        old = without_blanks(half_width(text)).upper().lstrip("'")
        return f"15位身份证号补成18位：{value}" if len(old) == 15 else None
    if isinstance(field, Phone):
        return None if _digits(value) == _digits(text) else f"号码规范为{value}"
    if field.kind in ("day", "moment") and _rewritten(raw, text, value.year):
        return f"“{text}”读作{field.speak(value)}"
    if isinstance(raw, (date, time)) and field.kind in ("text", "prose"):
        return f"这一格是日期或时间，按文字“{value}”读入，请核对"
    if field.kind in ("whole", "decimal", "money") and not isinstance(raw, (int, float)):
        shown = field.show(value)
        return None if shown == without_blanks(half_width(text)) else f"“{text}”读作{shown}"
    return None


def _digits(text: str) -> str:
    return "".join(sign for sign in half_width(text) if sign.isdecimal())


def decided_by_identity(field: Field, cell: Cell, number: str | None) -> Reading | None:
    """How a month that can be read in two ways is settled: by the identity number, else left empty and said.

    ``None`` when the cell is not of that sort.
    """
    try:
        dates.read_partial_date(cell.value)
    except dates.Ambiguous as both:
        if number:
            born = identity.birth_of(number)
            for reading in both.readings:
                if (reading.year, reading.month) == (born.year, born.month):
                    return Reading(
                        reading, why=f"“{text_of(cell)}”按身份证号读作{reading.shown}", level=CHANGED
                    )
        return Reading(absent=True, why=f"{both}；这一格先空着", level=UNCERTAIN)
    except Unreadable:
        return None
    return None
