"""Texts and values made safe for a workbook: nothing becomes a formula, nothing is cut in silence (单元格取值)."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable
from datetime import date, datetime, time
from decimal import Decimal
from typing import Final

from jiedao_desk.spreadsheet.layout import ColumnKind, Content

# Excel's own limit, counted in UTF-16 units.
LONGEST_TEXT: Final = 32_767
LONGEST_TITLE: Final = 31
NUMBER_FORMATS: Final[dict[ColumnKind, str]] = {
    "text": "@",
    "whole": "0",
    "decimal": "General",
    "percent": "0.00%",
    "money": "0.00",
    "date": "yyyy-mm-dd",
    "moment": "yyyy-mm-dd hh:mm",
    "time": "hh:mm",
}
_NUMERIC: Final = frozenset({"whole", "decimal", "percent", "money"})
# Excel counts the days of early 1900 wrongly, and none before.
_FIRST_DAY: Final = date(1900, 3, 1)
# From 16 digits on Excel rounds.
_WIDEST_WHOLE: Final = 10**15
# A text that begins so is a formula in waiting: it becomes one when somebody edits the cell and presses Enter.
_FORMULA_STARTS: Final = frozenset("=+-@\t\r\n\0＝＋－＠")
# What XML cannot hold, line ends of other kinds, and what readers would take for an escaped character.
_UNCLEAN: Final = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]|_x[0-9A-Fa-f]{4}_")
_LINE_END: Final = re.compile("\r\n|\r|\x0b|\x0c")
_NOT_WRITABLE: Final = re.compile("[\x00-\x08\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_ESCAPE: Final = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
_NOT_IN_TITLES: Final = re.compile(r"[\[\]:*?/\\\x00-\x1f\ud800-\udfff\ufffe\uffff]")


def clean_text(text: str, notice: Callable[[str], None]) -> str:
    """The text as a workbook can hold it; ``notice`` hears what had to be changed.

    Line ends of any kind, Word's soft one included, become line feeds. Length is not looked at here.
    """
    if not _UNCLEAN.search(text):
        return text
    cleaned = _LINE_END.sub("\n", text)
    writable = _NOT_WRITABLE.sub("", cleaned)
    if writable != cleaned:
        notice(f"去掉了{len(cleaned) - len(writable)}个无法写入表格的控制字符")
    return _ESCAPE.sub("_x005F_", writable)


def formula_like(text: str) -> bool:
    """Whether a spreadsheet program could take the text for a formula."""
    return text[:1] in _FORMULA_STARTS and bool(text)


def too_long(text: str) -> bool:
    """Whether a cell would cut the text, counted as Excel counts: a rare character beyond the first plane is two."""
    return (
        len(text) > LONGEST_TEXT // 2 and len(text.encode("utf-16-le", "surrogatepass")) // 2 > LONGEST_TEXT
    )


def stored(value: Content, kind: ColumnKind, notice: Callable[[str], None]) -> Content:
    """The value that is put into a cell of a column of this kind: a number or a date where it can be one, else text.

    Money comes in whole cents.
    """
    if value is None or isinstance(value, str):
        return value or None
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, datetime | date):
        day = value.date() if isinstance(value, datetime) else value
        return value if kind in {"date", "moment"} and day >= _FIRST_DAY else _shown(value)
    if isinstance(value, time):
        return value if kind == "time" else _shown(value)
    if not math.isfinite(value):
        notice("不是有效的数字，留空")
        return None
    if kind not in _NUMERIC or not -_WIDEST_WHOLE < value < _WIDEST_WHOLE:
        return str(value)
    return Decimal(value) / 100 if kind == "money" else value


def _shown(value: date | datetime | time) -> str:
    if isinstance(value, datetime):
        return value.isoformat(" ", "minutes")
    return value.isoformat() if isinstance(value, date) else value.isoformat("minutes")


def sheet_titles(wanted: Iterable[str]) -> list[str]:
    """Titles that Excel accepts: at most 31 characters, no brackets, colons, stars or slashes, no two alike."""
    titles: list[str] = []
    taken: set[str] = set()
    for number, title in enumerate(wanted, start=1):
        cleaned = _NOT_IN_TITLES.sub("_", title).strip().strip("'") or f"表{number}"
        # Excel keeps this one for itself.
        cleaned = f"{cleaned}_" if cleaned.casefold() == "history" else cleaned
        candidate, attempt = _shortened(cleaned, LONGEST_TITLE), 1
        while candidate.casefold() in taken:
            attempt += 1
            ending = f"（{attempt}）"
            candidate = _shortened(cleaned, LONGEST_TITLE - len(ending)) + ending
        taken.add(candidate.casefold())
        titles.append(candidate)
    return titles


def _shortened(text: str, length: int) -> str:
    while len(text.encode("utf-16-le")) // 2 > length:
        text = text[:-1]
    return text
