"""Web pages that office systems hand out under the name .xls: each table is a sheet (读取网页表格)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Final

from jiedao_desk.kernel.errors import Unreadable
from jiedao_desk.spreadsheet.reading_text import decode
from jiedao_desk.spreadsheet.table import EMPTY, Cell, Merge, OpenSheet, Row, number_cell, text_cell

_CHARSET: Final = re.compile(rb"charset\s*=\s*[\"']?\s*([\w.-]+)", re.IGNORECASE)
_SPACE: Final = re.compile(r"[ \t\r\n\f]+")
_HIDDEN: Final = re.compile(r"display\s*:\s*none", re.IGNORECASE)
_SPAN_LIMIT: Final = 16_384
_MERGE_LIMIT: Final = 100_000
_CELL_LIMIT: Final = 4_000_000
_TOO_MUCH: Final = "网页里的表格异常大，没有读取。请用 WPS 或 Excel 打开它，另存为 .xlsx 后再导入。"


def html_sheets(data: bytes) -> Iterator[OpenSheet]:
    """The tables of a page that hold anything, in their order; raises Unreadable where there is none.

    Values stay texts, as the page shows them, save where Excel itself marked a cell as a number.
    """
    declared = _CHARSET.search(data[:4096])
    reader = _TableReader()
    try:
        reader.feed(decode(data, declared[1].decode("ascii") if declared else "").text)
        reader.close()
    except AssertionError as trouble:
        # The parser's way of giving up on a marked section it does not know.
        raise Unreadable(
            "网页内容有错，读不出来。请用 WPS 或 Excel 打开它，另存为 .xlsx 后再导入。"
        ) from trouble
    tables = [table for table in reader.tables if table.rows]
    if not tables:
        raise Unreadable("这是网页文件，里面没有表格。请检查是否选错了文件。")
    for number, table in enumerate(tables, start=1):
        yield OpenSheet(
            table.caption or f"表{number}",
            [Row(at, _cells(table.rows[at])) for at in sorted(table.rows)],
            merges=tuple(table.merges),
            hidden_rows=frozenset(table.hidden_rows),
        )


def _cells(columns: dict[int, Cell]) -> tuple[Cell, ...]:
    return tuple(columns.get(column, EMPTY) for column in range(1, max(columns) + 1))


class _Table:
    """One table being filled; places that a cell from above or from the left covers are remembered."""

    def __init__(self) -> None:
        self.caption = ""
        self.rows: dict[int, dict[int, Cell]] = {}
        self.merges: list[Merge] = []
        self.hidden_rows: set[int] = set()
        self.row = 0
        self._column = 0
        self._covered: dict[int, set[int]] = {}
        self._count = 0

    def start_row(self, hidden: bool) -> None:
        self.row += 1
        self._column = 0
        if hidden:
            self.hidden_rows.add(self.row)

    def add(self, cell: Cell, down: int, across: int) -> None:
        self._count += 1
        if down * across > _MERGE_LIMIT or self._count > _CELL_LIMIT:
            raise Unreadable(_TOO_MUCH)
        covered = self._covered.get(self.row, set())
        self._column += 1
        while self._column in covered:
            self._column += 1
        left, right = self._column, self._column + across - 1
        if down > 1 or across > 1:
            self.merges.append(Merge(self.row, left, self.row + down - 1, right))
        for below in range(self.row + 1, self.row + down):
            self._covered.setdefault(below, set()).update(range(left, right + 1))
        if not cell.blank:
            self.rows.setdefault(self.row, {})[left] = cell
        self._column = right


class _TableReader(HTMLParser):
    """Tables of a page, nested ones apart from those around them; forgiving about tags never closed."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tables: list[_Table] = []
        self._open: list[_Table] = []
        self._cell: dict[str, str] | None = None
        self._text: list[str] = []
        self._silent = ""
        self._in_caption = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        match tag:
            case "script" | "style":
                self._silent = tag
            case "table":
                self._end_cell()
                self._open.append(_Table())
                self.tables.append(self._open[-1])
            case "tr" if self._open:
                self._end_cell()
                self._open[-1].start_row(_hidden(attributes))
            case "td" | "th" if self._open:
                self._end_cell()
                if self._open[-1].row == 0:
                    self._open[-1].start_row(hidden=False)
                self._cell = attributes
                self._text = []
            case "caption" if self._open:
                self._in_caption = True
                self._text = []
            case "br":
                self._text.append("\0")

    def handle_endtag(self, tag: str) -> None:
        if tag == self._silent:
            self._silent = ""
        elif tag in {"td", "th", "tr"}:
            self._end_cell()
        elif tag == "table" and self._open:
            self._end_cell()
            self._open.pop()
        elif tag == "caption" and self._in_caption:
            self._in_caption = False
            self._open[-1].caption = _visible(self._text)
        elif tag in {"p", "div"} and self._cell is not None:
            self._text.append("\0")

    def handle_data(self, data: str) -> None:
        if not self._silent and (self._cell is not None or self._in_caption):
            self._text.append(data)

    def close(self) -> None:
        super().close()
        self._end_cell()

    def _end_cell(self) -> None:
        attributes, self._cell = self._cell, None
        if attributes is None or not self._open:
            return
        cell = _typed(_visible(self._text), attributes)
        self._open[-1].add(cell, _span(attributes, "rowspan"), _span(attributes, "colspan"))


def _hidden(attributes: dict[str, str]) -> bool:
    return "hidden" in attributes or bool(_HIDDEN.search(attributes.get("style", "")))


def _visible(pieces: list[str]) -> str:
    """White space as a browser shows it; a line break only where the page asks for one."""
    lines = _SPACE.sub(" ", "".join(pieces)).split("\0")
    return "\n".join(line.strip(" ") for line in lines).strip("\n")


def _span(attributes: dict[str, str], name: str) -> int:
    text = attributes.get(name, "").strip()
    return min(max(int(text), 1), _SPAN_LIMIT) if text.isascii() and text.isdigit() and len(text) < 8 else 1


def _typed(text: str, attributes: dict[str, str]) -> Cell:
    if "x:num" in attributes:
        try:
            return number_cell(float(attributes["x:num"] or text))
        except ValueError:
            return text_cell(text)
    return text_cell(text)
