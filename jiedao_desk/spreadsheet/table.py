"""What a spreadsheet says, as plain data: workbook, sheet, row, cell, merged area (表格数据)."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time
from functools import cached_property
from typing import Final, Literal

CellValue = str | int | float | bool | date | datetime | time | None
CellKind = Literal["text", "number", "date", "bool", "empty", "error"]

# Above this a float no longer holds every whole number: an 18-digit id typed as a number is not exact.
EXACT_WHOLE: Final = 2**53
# What stands in a cell whose formula was saved without its result; Excel itself never writes it.
NOT_COMPUTED: Final = "#公式未计算"


@dataclass(frozen=True, slots=True)
class Cell:
    """One value and how the file stored it.

    ``number`` is an ``int`` when the file's number is whole and exact, otherwise a ``float``: an id of 18
    digits that was typed as a number is a ``float`` that has lost its last digits. ``date`` holds a
    ``date``, ``datetime`` or ``time``. ``error`` holds the error's own text, such as ``#N/A``.
    """

    value: CellValue
    kind: CellKind

    @property
    def text(self) -> str:
        """What a reader of the sheet would see, without its number format; empty for an empty cell."""
        value = self.value
        if value is None:
            return ""
        if isinstance(value, bool):
            return "是" if value else "否"
        if isinstance(value, time):
            return value.isoformat("minutes")
        if isinstance(value, datetime):
            return value.isoformat(" ", "minutes")
        return str(value)

    @property
    def blank(self) -> bool:
        """Empty, or nothing but white space."""
        return self.kind == "empty" or (isinstance(self.value, str) and not self.value.strip())


EMPTY: Final = Cell(None, "empty")


@dataclass(frozen=True, slots=True)
class Merge:
    """A merged area, both ends included, rows and columns counted from 1."""

    top: int
    left: int
    bottom: int
    right: int

    @property
    def area(self) -> int:
        return (self.bottom - self.top + 1) * (self.right - self.left + 1)


@dataclass(frozen=True, slots=True)
class Row:
    """One row with at least one value; ``number`` is the sheet's own, ``cells[0]`` is always column A."""

    number: int
    cells: tuple[Cell, ...]

    def at(self, column: int) -> Cell:
        """The cell in a column counted from 1; an empty one beyond the end."""
        return self.cells[column - 1] if 0 < column <= len(self.cells) else EMPTY


@dataclass(frozen=True)
class Sheet:
    """One sheet; rows without any value are left out, so row numbers may jump.

    ``comments`` and ``struck`` (text struck through) go by row and column, both from 1.
    """

    name: str
    rows: tuple[Row, ...]
    hidden: bool = False
    merges: tuple[Merge, ...] = ()
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    comments: Mapping[tuple[int, int], str] = field(default_factory=dict)
    struck: frozenset[tuple[int, int]] = frozenset()

    @cached_property
    def by_number(self) -> Mapping[int, Row]:
        """The rows under their own numbers."""
        return {row.number: row for row in self.rows}

    @cached_property
    def width(self) -> int:
        """The column of the last cell of any row, counted from 1."""
        return max((len(row.cells) for row in self.rows), default=0)

    def filled(self) -> Sheet:
        """The same sheet with the value of every merged area copied to all of its cells.

        Only rows that hold something of their own are filled: a merge over two rows never invents the second.
        Nor is a sheet made wider than its widest row.
        """
        return self._with_copies(
            {
                (row, column): (merge.top, merge.left)
                for merge in self.merges
                for row in range(merge.top, merge.bottom + 1)
                if row in self.by_number
                for column in range(merge.left, min(merge.right, self.width) + 1)
            }
        )

    def filled_down(self) -> Sheet:
        """The same sheet with vertical merges filled: one activity's date beside each of its deputies.

        What is merged across (a title, the name of a group) stays in its first column.
        """
        return self._with_copies(
            {
                (row, merge.left): (merge.top, merge.left)
                for merge in self.merges
                if merge.bottom > merge.top
                for row in range(merge.top + 1, merge.bottom + 1)
                if row in self.by_number
            }
        )

    def _with_copies(self, sources: Mapping[tuple[int, int], tuple[int, int]]) -> Sheet:
        wanted: dict[int, dict[int, Cell]] = {}
        for (number, column), (top, left) in sources.items():
            source = self.by_number.get(top)
            if source is not None and not source.at(left).blank:
                wanted.setdefault(number, {})[column] = source.at(left)
        return replace(self, rows=tuple(_overlaid(row, wanted.get(row.number, {})) for row in self.rows))


@dataclass(frozen=True)
class OpenSheet:
    """A sheet whose rows are still to be read, one after the other; they can be gone through once."""

    name: str
    rows: Iterable[Row]
    hidden: bool = False
    merges: tuple[Merge, ...] = ()
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    comments: Mapping[tuple[int, int], str] = field(default_factory=dict)
    struck: frozenset[tuple[int, int]] = frozenset()

    def gathered(self) -> Sheet:
        """All of it at once."""
        return Sheet(
            self.name,
            tuple(self.rows),
            self.hidden,
            self.merges,
            self.hidden_rows,
            self.hidden_columns,
            self.comments,
            self.struck,
        )


def _overlaid(row: Row, copies: Mapping[int, Cell]) -> Row:
    if not copies:
        return row
    cells = list(row.cells) + [EMPTY] * (max(copies) - len(row.cells))
    for column, cell in copies.items():
        cells[column - 1] = cell
    return Row(row.number, tuple(cells))


@dataclass(frozen=True)
class Workbook:
    """All sheets of a file, hidden ones included, with what the clerk should know about reading it.

    ``form`` is what the content is, whatever the file's name says: ``xlsx``, ``xlsb``, ``xls``, ``ods``,
    ``html``, ``xml`` or ``text``. ``sha256`` and ``size`` (bytes) are of the very bytes that were read.
    """

    sheets: tuple[Sheet, ...]
    form: str
    notices: tuple[str, ...] = ()
    sha256: str = ""
    size: int = 0

    @property
    def visible(self) -> tuple[Sheet, ...]:
        """The sheets that a reader of the file sees."""
        return tuple(sheet for sheet in self.sheets if not sheet.hidden)


def number_cell(value: float) -> Cell:
    """A number as the file holds it; what is not a finite number is an error."""
    if not math.isfinite(value):
        return Cell("#NUM!", "error")
    if abs(value) < EXACT_WHOLE and value == int(value):
        return Cell(int(value), "number")
    return Cell(value, "number")


def text_cell(value: str) -> Cell:
    """A text as the file holds it; the empty text is an empty cell."""
    return Cell(value, "text") if value else EMPTY
