"""One pass over a sheet's XML: how far it reaches, what is merged, hidden, wrong or not computed (工作表普查)."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Final, Literal
from xml.parsers import expat

from jiedao_desk.kernel.errors import Unreadable
from jiedao_desk.spreadsheet.table import NOT_COMPUTED, Merge

_ROWS: Final = 1_048_576
_COLUMNS: Final = 16_384
_DIGITS: Final = "0123456789"


@dataclass(frozen=True, slots=True)
class SheetLimits:
    """How much one sheet may hold before no reader is let near it.

    ``area`` is the rectangle around all values: readers lay it out in full, so that a single value far away
    costs as much memory as the whole rectangle. ``token`` is in bytes between two angle brackets.
    """

    last_row: int = 200_000
    last_column: int = 512
    cells: int = 4_000_000
    area: int = 16_000_000
    merges: int = 20_000
    merge_area: int = 100_000
    merged_in_all: int = 4_000_000
    sheets: int = 256
    strings: int = 4_000_000
    token: int = 400_000


@dataclass(frozen=True, slots=True)
class Survey:
    """What one part of an archive holds; ``root`` is the local name of its outermost element."""

    root: str = ""
    cells: int = 0
    last_row: int = 0
    last_column: int = 0
    merges: tuple[Merge, ...] = ()
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    errors: dict[tuple[int, int], str] = field(default_factory=dict)


class MalformedXml(Exception):
    """The part is not well-formed; what was seen before that point is lost."""


def survey_part(chunks: Iterable[bytes], limits: SheetLimits, heartbeat: Callable[[], None]) -> Survey:
    """Walk through one XML part in pieces, never holding the whole.

    Raises Unreadable as soon as a limit is passed or a document type declaration is met (only attackers put
    one into a workbook), and MalformedXml where the XML ends early or is broken.
    """
    walk = _Walk(limits)
    try:
        for chunk in chunks:
            walk.feed(chunk)
            heartbeat()
        return walk.close()
    except expat.ExpatError as trouble:
        raise MalformedXml(str(trouble)) from trouble


class _Walk:
    """The handlers of one pass; expat calls them, so positions are kept here between calls."""

    def __init__(self, limits: SheetLimits) -> None:
        self._limits = limits
        self._parser = expat.ParserCreate()
        self._parser.ordered_attributes = True
        self._parser.StartElementHandler = self._root_element
        self._parser.StartDoctypeDeclHandler = self._doctype
        self._root = ""
        self._unbroken = 0
        self._in_tag = False
        self._row = 0
        self._row_digits = ""
        self._column = 0
        self._reference = ""
        self._letters = ""
        self._cell_type = ""
        self._formula = False
        self._open: Literal["", "formula", "value"] = ""
        self._caught: list[str] = []
        self._counted = 0
        self._counted_row = 0
        self._counted_columns: set[str] = set()
        self._first = (_ROWS, _COLUMNS)
        self._last = (0, 0)
        self._merges: list[Merge] = []
        self._merged = 0
        self._hidden_rows: set[int] = set()
        self._hidden_columns: list[tuple[int, int]] = []
        self._errors: dict[tuple[int, int], str] = {}
        self._columns: dict[str, int] = {}
        self._actions: dict[str, Callable[[list[str]], None] | None] = {}

    def feed(self, chunk: bytes) -> None:
        self._check_token(chunk)
        self._parser.Parse(chunk, False)

    def _check_token(self, chunk: bytes) -> None:
        """A tag without end would be gathered in memory, and expat would read it again for every chunk.

        Text is handed on piece by piece and may be long elsewhere (queries are kept so), not in cells.
        """
        opened, ended = chunk.rfind(b"<"), chunk.rfind(b">")
        whole = opened < 0 and ended < 0
        first = len(chunk) if whole else min(at for at in (chunk.find(b"<"), chunk.find(b">")) if at >= 0)
        limited = self._in_tag or self._root in {"", "worksheet", "sst"}
        if limited and self._unbroken + first > self._limits.token:
            raise Unreadable("文件里有一段异常长的内容，不像正常的表格，没有读取。请检查文件的来源。")
        if whole:
            self._unbroken += len(chunk)
        else:
            self._in_tag = opened > ended
            self._unbroken = len(chunk) - max(opened, ended) - 1

    def close(self) -> Survey:
        self._parser.Parse(b"", True)
        self._settle("")
        self._check_count()
        last_row, last_column = self._last
        return Survey(
            root=self._root,
            cells=self._counted,
            last_row=last_row,
            last_column=last_column,
            merges=tuple(self._merges),
            hidden_rows=frozenset(row for row in self._hidden_rows if row <= last_row),
            hidden_columns=frozenset(
                column
                for first, last in self._hidden_columns
                for column in range(first, min(last, last_column) + 1)
            ),
            errors=self._errors,
        )

    def _doctype(self, *_declared: object) -> None:
        raise Unreadable(
            "文件里带有 DTD 声明，正常的表格没有这个，可能是恶意文件，没有读取。请检查文件的来源。"
        )

    def _root_element(self, name: str, _attributes: list[str]) -> None:
        self._root = _local(name)
        handlers = {"worksheet": self._in_sheet, "sst": self._in_strings, "workbook": self._in_workbook}
        # Of any other part only the absence of a DTD matters, and expat looks for that by itself.
        self._parser.StartElementHandler = handlers.get(self._root)

    def _in_workbook(self, name: str, _attributes: list[str]) -> None:
        if _local(name) == "sheet":
            self._counted += 1
            if self._counted > self._limits.sheets:
                raise Unreadable(f"工作簿里有超过{self._limits.sheets}张工作表，没有读取。请拆分后再导入。")

    def _in_strings(self, name: str, _attributes: list[str]) -> None:
        if _local(name) == "si":
            self._counted += 1
            if self._counted > self._limits.strings:
                raise Unreadable("文件里的文字条数异常多，没有读取。请只留下需要的行，另存后再导入。")

    def _in_sheet(self, name: str, attributes: list[str]) -> None:
        # Called for each of several million elements: no more work here than there must be.
        if self._open:
            self._settle(_local(name))
        try:
            act = self._actions[name]
        except KeyError:
            act = self._actions[name] = self._action(_local(name))
        if act is not None:
            act(attributes)

    def _action(self, element: str) -> Callable[[list[str]], None] | None:
        return {
            "c": self._cell,
            "v": self._value,
            "is": self._value,
            "f": self._formula_text,
            "row": self._start_row,
            "mergeCell": self._merge,
            "col": self._col,
        }.get(element)

    def _start_row(self, attributes: list[str]) -> None:
        number = attributes[1] if attributes and attributes[0] == "r" else _named(attributes).get("r")
        self._go_to_row(_number(number, self._row + 1))
        self._reference, self._column = "", 0
        if "hidden" in attributes and _true(_named(attributes).get("hidden")):
            self._hidden_rows.add(self._row)

    def _go_to_row(self, row: int) -> None:
        self._row, self._row_digits = row, str(row)
        if row > _ROWS:
            raise Unreadable(f"文件里有第{row}行，超出了表格的范围，没有读取。请检查文件的来源。")

    def _cell(self, attributes: list[str]) -> None:
        reference = attributes[1] if attributes and attributes[0] == "r" else _named(attributes).get("r", "")
        if not reference:
            # Without an address a cell stands to the right of the one before.
            self._locate()
            self._column += 1
            self._letters = ""
        self._reference = reference
        # Only these two types matter here, and no other attribute of a cell has such a value.
        self._cell_type = "e" if "e" in attributes else "str" if "str" in attributes else ""
        self._formula = False

    def _locate(self) -> None:
        """Turn the address of the cell at hand into its row and column; most cells never need it."""
        reference = self._reference
        if not reference:
            return
        letters = self._letters = reference.rstrip(_DIGITS)
        column = self._columns.get(letters)
        if column is None:
            column = self._columns[letters] = _column(letters)
        self._column = column
        self._reference = ""
        digits = reference[len(letters) :]
        if digits != self._row_digits:
            self._go_to_row(_number(digits, self._row))

    def _formula_text(self, _attributes: list[str]) -> None:
        self._formula = True
        self._open = "formula"

    def _value(self, _attributes: list[str]) -> None:
        if self._formula or self._cell_type == "e":
            self._open = "value"
            self._caught = []
            self._parser.CharacterDataHandler = self._caught.append
        self._counted += 1
        if self._row == self._counted_row:
            letters = self._reference.rstrip(_DIGITS)
            if letters in self._counted_columns and self._reference == letters + self._row_digits:
                return
        self._reach()

    def _reach(self) -> None:
        """Widen the rectangle of all values to the cell at hand."""
        self._locate()
        self._check_count()
        row, column = self._row, self._column
        self._counted_row = row
        self._counted_columns.add(self._letters)
        top, left = self._first
        bottom, right = self._last
        if top <= row <= bottom and left <= column <= right:
            return
        self._first = top, left = min(top, row), min(left, column)
        self._last = bottom, right = max(bottom, row), max(right, column)
        self._check_extent((bottom - top + 1) * (right - left + 1))

    def _check_count(self) -> None:
        if self._counted > self._limits.cells:
            raise Unreadable(
                f"工作表里有超过{self._limits.cells // 10_000}万个单元格有内容，没有读取。请拆分成几个文件再导入。"
            )

    def _settle(self, element: str) -> None:
        """The formula or value that was open ended before ``element``: now it is known what it held."""
        self._locate()
        if self._open == "formula":
            if element not in {"v", "is"} and self._cell_type != "str":
                self._errors[self._row, self._column] = NOT_COMPUTED
                self._counted += 1
                self._reach()
        elif self._open == "value":
            self._parser.CharacterDataHandler = None
            text = "".join(self._caught).strip()
            if self._cell_type == "e":
                self._errors[self._row, self._column] = text or "#N/A"
            elif not text and self._cell_type != "str":
                self._errors[self._row, self._column] = NOT_COMPUTED
        self._open = ""

    def _check_extent(self, area: int) -> None:
        bottom, right = self._last
        if bottom > self._limits.last_row:
            raise Unreadable(
                f"第{bottom}行还有内容，最多能读到第{self._limits.last_row}行。请删去多余的行，另存后再导入。"
            )
        if right > self._limits.last_column:
            raise Unreadable(
                f"第{right}列还有内容，最多能读到第{self._limits.last_column}列。请删去多余的列，另存后再导入。"
            )
        if area > self._limits.area:
            raise Unreadable(
                f"有单元格离其他内容太远（到第{bottom}行、第{right}列），没有读取。请删去远处的内容，另存后再导入。"
            )

    def _merge(self, attributes: list[str]) -> None:
        merge = _area(_named(attributes).get("ref", ""))
        if merge is None or merge.area == 1:
            return
        if merge.area > self._limits.merge_area or merge.bottom > _ROWS or merge.right > _COLUMNS:
            raise Unreadable("文件里有一个异常大的合并单元格，没有读取。请取消合并，另存后再导入。")
        self._merges.append(merge)
        self._merged += merge.area
        if len(self._merges) > self._limits.merges or self._merged > self._limits.merged_in_all:
            raise Unreadable(
                f"文件里的合并单元格太多（最多{self._limits.merges}处），没有读取。请取消合并，另存后再导入。"
            )

    def _col(self, attributes: list[str]) -> None:
        named = _named(attributes)
        if _true(named.get("hidden")):
            first, last = _number(named.get("min"), 1), _number(named.get("max"), 0)
            self._hidden_columns.append((max(first, 1), last))


def _named(attributes: list[str]) -> dict[str, str]:
    """Expat's flat list of names and values."""
    return dict(zip(attributes[::2], attributes[1::2], strict=True))


def _local(name: str) -> str:
    return name.rpartition(":")[2] if ":" in name else name


def _true(value: str | None) -> bool:
    return value in {"1", "true"}


def _number(text: str | None, otherwise: int) -> int:
    """A whole number of at most ten digits; anything else is as good as not there."""
    if text and len(text) <= 10 and text.isascii() and text.isdigit():
        return int(text)
    return otherwise


def _column(letters: str) -> int:
    """A=1 … XFD=16384; beyond the last column for what is no column at all."""
    number = 0
    for letter in letters[:5]:
        if not "A" <= letter.upper() <= "Z":
            return _COLUMNS + 1
        number = number * 26 + ord(letter.upper()) - ord("A") + 1
    return number


def _area(reference: str) -> Merge | None:
    corners = []
    for corner in reference.replace("$", "").split(":")[:2]:
        letters = corner.rstrip(_DIGITS)
        row, column = _number(corner[len(letters) :], 0), _column(letters)
        if not row or not letters:
            return None
        corners.append((row, column))
    if not corners:
        return None
    (top, left), (bottom, right) = corners[0], corners[-1]
    return Merge(min(top, bottom), min(left, right), max(top, bottom), max(left, right))
