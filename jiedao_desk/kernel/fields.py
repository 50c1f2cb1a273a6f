"""The kinds of field a register is made of: how each reads a text, shows a value and refuses a wrong one (字段)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time
from decimal import Decimal as Number
from decimal import InvalidOperation
from typing import Any, ClassVar, Self

from jiedao_desk.kernel import dates, identity, names
from jiedao_desk.kernel.dates import PartialDate
from jiedao_desk.kernel.errors import Unreadable
from jiedao_desk.kernel.typed import shown

# Word's soft line break and its kin come with pasted text; no spreadsheet and no printer can take them.
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
# Ten thousand times a hundred million: what a number of more digits loses on the way no one would see.
_TOO_LARGE = 10**12
_YES = frozenset({"是", "√", "✓", "✔", "1", "y", "yes", "true", "○", "有", "对", "☑"})
_NO = frozenset({"否", "×", "✗", "0", "n", "no", "false", "无", "不是", "☐"})


def clean_text(value: object) -> str:
    """A cell or typed value as text: control characters out, outer blanks off, whole floats without ``.0``."""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    text = str(value).replace("\r\n", "\n").replace("\r", "\n").replace("\x0b", "\n").replace("\xa0", " ")
    return _CONTROL.sub("", text).strip(" \t\n　")


@dataclass(frozen=True, kw_only=True)
class Field:
    """One field of a record, described once.

    ``label`` is the heading everywhere; ``aliases`` are other headings seen in real files. ``private`` names the
    mask used where personal data is left out (``identity``, ``phone`` or ``hidden``). ``required`` follows the
    annotation of the mapped class and is set when the class is made, as is ``key``.
    """

    label: str
    key: str = ""
    aliases: tuple[str, ...] = ()
    help: str = ""
    required: bool = False
    private: str | None = None
    default: object = None
    # Filled in by the program itself; shown, exported, never typed.
    derived: bool = False

    kind: ClassVar[str] = "field"

    def read(self, value: object) -> Any:
        """A typed text or a spreadsheet cell as a value of this field; ``None`` when it is empty.

        Raises ``Unreadable`` with a sentence for the clerk.
        """
        if value is None:
            return None
        text = clean_text(value)
        return self.read_text(text) if text else None

    def read_text(self, text: str) -> Any:
        """The value of a text that is not empty."""
        raise NotImplementedError

    def show(self, value: Any) -> str:
        """The value as it stands in tables and cells; empty text for ``None``."""
        return "" if value is None else str(value)

    def speak(self, value: Any) -> str:
        """The value as it is read aloud or printed (2026年3月5日), by default as in tables."""
        return self.show(value)

    def problem(self, value: Any) -> str | None:
        """Why a value cannot stand in this field, or ``None``."""
        if self.required and value in (None, "", ()):
            return f"请填写{self.label}"
        return None

    def to_plain(self, value: Any) -> Any:
        """The value as JSON can hold it."""
        return value

    def from_plain(self, value: Any) -> Any:
        """The value back from JSON."""
        return value

    def masked(self, value: Any) -> str:
        """The value as others may see it."""
        shown = self.show(value)
        if not shown or self.private is None:
            return shown
        if self.private == "identity":
            return identity.mask_identity(shown)
        if self.private == "phone":
            return identity.mask_phone(shown)
        return "＊＊"

    def with_key(self, key: str, *, required: bool) -> Self:
        """The same field, knowing its attribute name and whether it must be filled."""
        return replace(self, key=key, required=required)


@dataclass(frozen=True, kw_only=True)
class Text(Field):
    """One line of text, of at most ``at_most`` characters."""

    at_most: int = 200
    kind: ClassVar[str] = "text"

    def read_text(self, text: str) -> str:
        return " ".join(text.split())

    def problem(self, value: Any) -> str | None:
        if value and len(value) > self.at_most:
            return f"{self.label}最多{self.at_most}个字，现有{len(value)}个字"
        return super().problem(value)


@dataclass(frozen=True, kw_only=True)
class PersonName(Text):
    """A person's name as it is kept: no blanks, one kind of middle dot."""

    at_most: int = 50
    kind: ClassVar[str] = "text"

    def read_text(self, text: str) -> str:
        return names.normal_name(text)


@dataclass(frozen=True, kw_only=True)
class Identity(Text):
    """A citizen's identity number, checked by GB 11643."""

    at_most: int = 18
    private: str | None = "identity"
    kind: ClassVar[str] = "text"

    def read(self, value: object) -> str | None:
        if value is None or clean_text(value) == "":
            return None
        return identity.read_identity(value)


@dataclass(frozen=True, kw_only=True)
class Phone(Text):
    """One or several telephone numbers, kept as text and parted by 、."""

    at_most: int = 80
    private: str | None = "phone"
    kind: ClassVar[str] = "text"

    def read_text(self, text: str) -> str:
        return "、".join(identity.read_phones(text))

    def masked(self, value: Any) -> str:
        return "、".join(identity.mask_phone(part) for part in self.show(value).split("、")) if value else ""


@dataclass(frozen=True, kw_only=True)
class Prose(Field):
    """Text of any length, with its line breaks."""

    kind: ClassVar[str] = "prose"

    def read_text(self, text: str) -> str:
        return text


def _number(text: str) -> Number | None:
    """The number that a text is; ``None`` for none, and for one larger than any an office has."""
    try:
        number = Number(text)
    except InvalidOperation:
        return None
    return number if number.is_finite() and abs(number) < _TOO_LARGE else None


@dataclass(frozen=True, kw_only=True)
class Whole(Field):
    """A whole number."""

    at_least: int | None = None
    at_most: int | None = None
    kind: ClassVar[str] = "whole"

    def read_text(self, text: str) -> int:
        digits = re.sub(r"[第次号届名人件项位,，\s]", "", dates.half_width(text))
        number = _number(digits)
        if number is None:
            raise Unreadable(f"{self.label}应是整数，{shown(text)}读不懂")
        if number != number.to_integral_value() or abs(number) > 10**9:
            raise Unreadable(f"{self.label}应是整数，{shown(text)}不是")
        return int(number)

    def problem(self, value: Any) -> str | None:
        if value is not None and self.at_least is not None and value < self.at_least:
            return f"{self.label}不能小于{self.at_least}"
        if value is not None and self.at_most is not None and value > self.at_most:
            return f"{self.label}不能大于{self.at_most}"
        return super().problem(value)


@dataclass(frozen=True, kw_only=True)
class Decimal(Field):
    """A number with ``places`` decimals, kept as text so that no digit is lost."""

    places: int = 1
    kind: ClassVar[str] = "decimal"

    def read_text(self, text: str) -> Number:
        number = _number(dates.half_width(text).replace(",", ""))
        if number is None:
            raise Unreadable(f"{self.label}应是数字，{shown(text)}读不懂")
        exact = round(number, self.places)
        if exact != number:
            raise Unreadable(f"{self.label}最多{self.places}位小数，{shown(text)}不是")
        return exact

    def show(self, value: Any) -> str:
        return "" if value is None else f"{value:.{self.places}f}"

    def to_plain(self, value: Any) -> Any:
        return None if value is None else str(value)

    def from_plain(self, value: Any) -> Any:
        return None if value is None else Number(value)


@dataclass(frozen=True, kw_only=True)
class Money(Field):
    """An amount in whole cents (分), shown in yuan; ``at_least`` is in cents."""

    at_least: int | None = None
    kind: ClassVar[str] = "money"

    def read_text(self, text: str) -> int:
        plain = dates.half_width(text).replace(",", "").replace("￥", "").replace("¥", "").strip()
        factor = 1
        if plain.endswith("万元"):
            plain, factor = plain[:-2], 10_000
        plain = plain.removesuffix("元").strip()
        yuan = _number(plain)
        if yuan is None:
            raise Unreadable(f"{self.label}应是金额（元），{shown(text)}读不懂")
        cents = yuan * factor * 100
        if cents != cents.to_integral_value():
            raise Unreadable(f"{self.label}最多到分，{shown(text)}不是")
        return int(cents)

    def show(self, value: Any) -> str:
        return "" if value is None else f"{Number(value) / 100:.2f}"

    def problem(self, value: Any) -> str | None:
        if value is not None and self.at_least is not None and value < self.at_least:
            return f"{self.label}不能小于{self.show(self.at_least)}元"
        return super().problem(value)


@dataclass(frozen=True, kw_only=True)
class Day(Field):
    """A calendar day."""

    kind: ClassVar[str] = "day"

    def read(self, value: object) -> date | None:
        if value is None or clean_text(value) == "":
            return None
        return dates.read_day(value)

    def show(self, value: Any) -> str:
        return "" if value is None else value.isoformat()

    def speak(self, value: Any) -> str:
        return "" if value is None else dates.show_day(value)

    def to_plain(self, value: Any) -> Any:
        return None if value is None else value.isoformat()

    def from_plain(self, value: Any) -> Any:
        return None if value is None else date.fromisoformat(value)


@dataclass(frozen=True, kw_only=True)
class Month(Field):
    """A date of which perhaps only year and month are known (出生年月)."""

    kind: ClassVar[str] = "month"

    def read(self, value: object) -> PartialDate | None:
        if value is None or clean_text(value) == "":
            return None
        return dates.read_partial_date(value)

    def speak(self, value: Any) -> str:
        return "" if value is None else value.shown

    def to_plain(self, value: Any) -> Any:
        return None if value is None else str(value)

    def from_plain(self, value: Any) -> Any:
        return None if value is None else PartialDate.from_iso(value)


@dataclass(frozen=True, kw_only=True)
class Time(Field):
    """A time of day, to the minute."""

    kind: ClassVar[str] = "time"

    def read(self, value: object) -> time | None:
        if value is None or clean_text(value) == "":
            return None
        return dates.read_time(value)

    def show(self, value: Any) -> str:
        return "" if value is None else value.strftime("%H:%M")

    def to_plain(self, value: Any) -> Any:
        return None if value is None else value.strftime("%H:%M")

    def from_plain(self, value: Any) -> Any:
        return None if value is None else time.fromisoformat(value)


@dataclass(frozen=True, kw_only=True)
class Moment(Field):
    """A day and a time of day."""

    kind: ClassVar[str] = "moment"

    def read(self, value: object) -> datetime | None:
        if value is None or clean_text(value) == "":
            return None
        if isinstance(value, datetime):
            return value.replace(second=0, microsecond=0)
        day, at, _ = dates.read_moment(value)
        return datetime.combine(day, at or time())

    def show(self, value: Any) -> str:
        return "" if value is None else value.strftime("%Y-%m-%d %H:%M")

    def to_plain(self, value: Any) -> Any:
        return None if value is None else value.isoformat(timespec="seconds")

    def from_plain(self, value: Any) -> Any:
        return None if value is None else datetime.fromisoformat(value)


@dataclass(frozen=True)
class Code:
    """One word of a code list, with the standard's code and the other words seen for it."""

    word: str
    aliases: tuple[str, ...] = ()
    code: str = ""


@dataclass(frozen=True)
class CodeList:
    """A list of words a field chooses from; an ``editable`` list keeps words it does not know."""

    codes: tuple[Code, ...]
    editable: bool = True

    @classmethod
    def of(cls, *words: str, editable: bool = False) -> CodeList:
        """A list of plain words."""
        return cls(tuple(Code(word) for word in words), editable=editable)

    @property
    def words(self) -> tuple[str, ...]:
        """The words in their official order."""
        return tuple(code.word for code in self.codes)

    def find(self, text: str) -> str | None:
        """The word that a spelling stands for, or ``None`` when the list does not know it."""
        wanted = _folded(text)
        for code in self.codes:
            if wanted == _folded(code.word) or wanted in map(_folded, code.aliases):
                return code.word
        for code in self.codes:
            if code.code and wanted.lstrip("0") == code.code.lstrip("0"):
                return code.word
        return None


def _folded(text: str) -> str:
    return "".join(dates.half_width(text).split()).lower()


@dataclass(frozen=True, kw_only=True)
class Choice(Field):
    """A word of a code list."""

    codes: CodeList = field(default_factory=lambda: CodeList(()))
    kind: ClassVar[str] = "choice"

    def read_text(self, text: str) -> str:
        found = self.codes.find(text)
        if found is not None:
            return found
        if self.codes.editable:
            return " ".join(text.split())
        raise Unreadable(self._closed(text))

    def problem(self, value: Any) -> str | None:
        if value and not self.codes.editable and not self.knows(value):
            return self._closed(value)
        return super().problem(value)

    def _closed(self, word: str) -> str:
        return f"{self.label}只能是{'、'.join(self.codes.words)}，“{word}”不是"

    def knows(self, value: str) -> bool:
        """Whether the word belongs to the list as shipped."""
        return value in self.codes.words


@dataclass(frozen=True, kw_only=True)
class Flag(Field):
    """Yes or no."""

    kind: ClassVar[str] = "flag"

    def read(self, value: object) -> bool | None:
        if isinstance(value, bool):
            return value
        read: bool | None = super().read(value)
        return read

    def read_text(self, text: str) -> bool:
        word = _folded(text)
        if word in _YES:
            return True
        if word in _NO:
            return False
        raise Unreadable(f"{self.label}应填是或否，“{text}”读不懂")

    def show(self, value: Any) -> str:
        return "是" if value else "" if value is None else "否"


@dataclass(frozen=True, kw_only=True)
class Link(Field):
    """Another record, of the register ``to``; held as its id."""

    to: str = ""
    # A name not found on import makes a new record there (said), instead of refusing the row.
    made_on_import: bool = False
    kind: ClassVar[str] = "link"

    def read_text(self, text: str) -> Any:
        raise Unreadable(f"{self.label}要从列表中选取，“{text}”没有找到")


@dataclass(frozen=True, kw_only=True)
class People(Field):
    """Several names, written with 、 between them; persons or units."""

    kind: ClassVar[str] = "people"

    def read_text(self, text: str) -> tuple[str, ...]:
        found = names.split_names(text)
        return tuple(dict.fromkeys(found.names))

    def show(self, value: Any) -> str:
        return "、".join(value or ())

    def to_plain(self, value: Any) -> Any:
        return list(value) if value else None

    def from_plain(self, value: Any) -> Any:
        return tuple(value) if value else None


@dataclass(frozen=True, kw_only=True)
class Files(Field):
    """Attached files, held as a tuple of attachment ids."""

    pictures_only: bool = False
    kind: ClassVar[str] = "files"

    def read_text(self, text: str) -> Any:
        raise Unreadable(f"{self.label}不能从表格导入，请在程序中添加")

    def show(self, value: Any) -> str:
        return f"{len(value)}个文件" if value else ""

    def to_plain(self, value: Any) -> Any:
        return list(value) if value else None

    def from_plain(self, value: Any) -> Any:
        return tuple(value) if value else None


def labels(fields: Iterable[Field]) -> str:
    """The labels of several fields as a phrase, for sentences."""
    return "、".join(one.label for one in fields)
