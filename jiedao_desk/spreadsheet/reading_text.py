"""Comma- and tab-separated text in whatever encoding an office writes it (读取文本表格)."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from io import StringIO
from typing import Final

from jiedao_desk.kernel.errors import Unreadable
from jiedao_desk.spreadsheet.table import Cell, OpenSheet, Row, text_cell

_DELIMITERS: Final = ",\t;|"
_SAMPLE_LINES: Final = 40
# How Excel is made to keep the zeros of a text in a .csv: ="0012".
_GUARDED: Final = re.compile(r'="([^"]*)"')
_CONTROL: Final = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_NOT_TEXT: Final = "这个文件不是表格，也不是文本，读不出来。请选择 .xlsx、.xls 或 .csv 文件。"


@dataclass(frozen=True)
class Decoded:
    """A text and the encoding it was in, as Python names it."""

    text: str
    encoding: str


def decode(data: bytes, declared: str = "") -> Decoded:
    """Bytes as text: byte-order mark first, then what the file declares, then UTF-8, then GB 18030 (GBK).

    Raises Unreadable for what is no text in any of them.
    """
    for mark, encoding in (
        (b"\xef\xbb\xbf", "utf-8"),
        (b"\xff\xfe", "utf-16-le"),
        (b"\xfe\xff", "utf-16-be"),
    ):
        if data.startswith(mark):
            return Decoded(_strict(data[len(mark) :], encoding, "replace"), encoding)
    candidates = ["utf-8", "gb18030"]
    if _every_other_is_zero(data, 1):
        candidates = ["utf-16-le"]
    elif _every_other_is_zero(data, 0):
        candidates = ["utf-16-be"]
    elif declared:
        candidates.insert(0, "gb18030" if declared.casefold() in {"gb2312", "gbk", "cp936"} else declared)
    for encoding in candidates:
        try:
            text = _strict(data, encoding, "strict")
        except (UnicodeError, LookupError):
            continue
        return Decoded(text, encoding)
    raise Unreadable(_NOT_TEXT)


def _strict(data: bytes, encoding: str, errors: str) -> str:
    text = data.decode(encoding, errors)
    head = text[:20_000]
    if len(_CONTROL.findall(head)) * 50 > len(head):
        raise Unreadable(_NOT_TEXT)
    return text


def _every_other_is_zero(data: bytes, first: int) -> bool:
    """UTF-16 without a mark: the commas, digits and line ends of a table have a zero in every other byte."""
    sample = data[:4000]
    zeros = sample[first::2].count(0)
    return zeros * 5 > len(sample[first::2]) and zeros > 4 * sample[1 - first :: 2].count(0)


def text_sheet(data: bytes, name: str) -> tuple[OpenSheet, tuple[str, ...]]:
    """The only sheet of a text file, under the file's name, and what the clerk should know of reading it.

    Every value stays a text: ``0012`` keeps its zeros and an id all its digits. Row numbers are those a
    spreadsheet program shows, also where a value holds line breaks.
    """
    text = decode(data).text.replace("\r\n", "\n").replace("\r", "\n")
    delimiter = _delimiter(text)
    notices: tuple[str, ...] = ()
    quoted = True
    if '"' in text and not _quotes_in_pairs(text, delimiter):
        quoted = False
        notices = ("文件里的引号没有成对，已把引号当作普通文字读取，请核对带引号的内容。",)
    return OpenSheet(name, _rows(text, delimiter, quoted)), notices


def _reader(text: str, delimiter: str, quoted: bool) -> Iterator[list[str]]:
    source = StringIO(text, newline="")
    if quoted:
        return csv.reader(source, delimiter=delimiter, strict=True)
    return csv.reader(source, delimiter=delimiter, quoting=csv.QUOTE_NONE)


def _quotes_in_pairs(text: str, delimiter: str) -> bool:
    """A quote that is never closed would swallow all rows after it without an error."""
    try:
        for _ in _reader(text, delimiter, quoted=True):
            pass
    except csv.Error:
        return False
    return True


def _rows(text: str, delimiter: str, quoted: bool) -> Iterator[Row]:
    try:
        for number, values in enumerate(_reader(text, delimiter, quoted), start=1):
            if any(value.strip() for value in values):
                yield Row(number, tuple(map(_cell, values)))
    except csv.Error as trouble:
        raise Unreadable(
            "文件里有一格文字异常长，读不出来。请用 WPS 或 Excel 打开它，另存为 .xlsx 后再导入。"
        ) from trouble


def _cell(value: str) -> Cell:
    guarded = _GUARDED.fullmatch(value)
    if guarded:
        return text_cell(guarded[1])
    # Some systems put a tab before an id so that Excel takes it for text.
    return text_cell(value.strip("\t"))


def _delimiter(text: str) -> str:
    """The sign that parts the first lines into the same number of values most often."""
    lines = [line for line in text.split("\n", _SAMPLE_LINES)[:_SAMPLE_LINES] if line.strip()]

    def regularity(delimiter: str) -> tuple[int, int]:
        counts = [len(re.sub(r'"[^"]*"', "", line).split(delimiter)) - 1 for line in lines]
        usual = max(set(counts), key=counts.count, default=0)
        return (counts.count(usual) if usual else 0, usual)

    return max(_DELIMITERS, key=regularity)
