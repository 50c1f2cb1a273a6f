"""One pass over a sheet's XML: how far it reaches, what is merged, hidden, wrong or not computed (工作表普查)."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Literal
from xml.parsers import expat

from jiedao_desk.kernel.errors import Unreadable
from jiedao_desk.spreadsheet.extent import Extent, SheetLimits, TokenGuard
from jiedao_desk.spreadsheet.references import (
    DIGITS,
    LAST_COLUMN,
    LAST_ROW,
    column_number,
    merged_area,
    whole_number,
)
from jiedao_desk.spreadsheet.table import NOT_COMPUTED, Merge


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
        self._tokens = TokenGuard(limits.token)
        self._extent = Extent(limits)
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
        self._merges: list[Merge] = []
        self._merged = 0
        self._hidden_rows: set[int] = set()
        self._hidden_columns: list[tuple[int, int]] = []
        self._errors: dict[tuple[int, int], str] = {}
        self._columns: dict[str, int] = {}
        self._actions: dict[str, Callable[[list[str]], None] | None] = {}

    def feed(self, chunk: bytes) -> None:
        self._tokens.check(chunk, cells=self._root in {"", "worksheet", "sst"})
        self._parser.Parse(chunk, False)

    def close(self) -> Survey:
        self._parser.Parse(b"", True)
        self._settle("")
        self._extent.check_count(self._counted)
        last_row, last_column = self._extent.last
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
        self._go_to_row(whole_number(number, self._row + 1))
        self._reference, self._column = "", 0
        if "hidden" in attributes and _true(_named(attributes).get("hidden")):
            self._hidden_rows.add(self._row)

    def _go_to_row(self, row: int) -> None:
        self._row, self._row_digits = row, str(row)
        if row > LAST_ROW:
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
        letters = self._letters = reference.rstrip(DIGITS)
        column = self._columns.get(letters)
        if column is None:
            column = self._columns[letters] = column_number(letters)
        self._column = column
        self._reference = ""
        digits = reference[len(letters) :]
        if digits != self._row_digits:
            self._go_to_row(whole_number(digits, self._row))

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
            letters = self._reference.rstrip(DIGITS)
            if letters in self._counted_columns and self._reference == letters + self._row_digits:
                return
        self._reach()

    def _reach(self) -> None:
        """Widen the rectangle of all values to the cell at hand."""
        self._locate()
        self._extent.check_count(self._counted)
        self._counted_row = self._row
        self._counted_columns.add(self._letters)
        self._extent.reach(self._row, self._column)

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

    def _merge(self, attributes: list[str]) -> None:
        merge = merged_area(_named(attributes).get("ref", ""))
        if merge is None or merge.area == 1:
            return
        if merge.area > self._limits.merge_area or merge.bottom > LAST_ROW or merge.right > LAST_COLUMN:
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
            first, last = whole_number(named.get("min"), 1), whole_number(named.get("max"), 0)
            self._hidden_columns.append((max(first, 1), last))


def _named(attributes: list[str]) -> dict[str, str]:
    """Expat's flat list of names and values."""
    return dict(zip(attributes[::2], attributes[1::2], strict=True))


def _local(name: str) -> str:
    return name.rpartition(":")[2] if ":" in name else name


def _true(value: str | None) -> bool:
    return value in {"1", "true"}
