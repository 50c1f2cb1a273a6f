"""One sheet of a report as plain data: headings, lines, and for each line the records behind it (报表)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from jiedao_desk.kernel.periods import Window

Kind = Literal["text", "whole", "decimal", "percent", "money", "date"]
"""How a column reads: shares are fractions of one, money is in yuan."""
Value = str | int | Decimal | date | None
Source = tuple[str, int]
"""A record by the key of its register and its id."""


@dataclass(frozen=True)
class Heading:
    """One column: ``title`` may be a path from the upper heading to the lower; ``width`` in characters.

    ``merged`` joins equal values one below the other into one cell.
    """

    title: str | tuple[str, ...]
    kind: Kind = "text"
    width: float | None = None
    align: Literal["left", "center", "right"] | None = None
    merged: bool = False

    @property
    def word(self) -> str:
        """The lowest line of the heading, as sentences name the column."""
        return self.title if isinstance(self.title, str) else self.title[-1]


@dataclass(frozen=True)
class Line:
    """One line and the records it was made from, so that every figure opens to them.

    Where a line holds several figures, ``of_cells`` names the records of each by its column (from 0). ``key`` tells
    the line from the others of its sheet for good, where its records do not (a figure of sheet 17).
    """

    cells: tuple[Value, ...]
    sources: tuple[Source, ...] = ()
    of_cells: tuple[tuple[int, tuple[Source, ...]], ...] = ()
    key: str = ""

    def behind(self, column: int) -> tuple[Source, ...]:
        """The records that one cell was counted from."""
        return next((found for place, found in self.of_cells if place == column), self.sources)

    def everything(self) -> tuple[Source, ...]:
        """The records that any cell of the line was counted from, each once."""
        found = (*self.sources, *(one for _, sources in self.of_cells for one in sources))
        return tuple(dict.fromkeys(found))


@dataclass(frozen=True)
class Sheet:
    """One numbered sheet. ``units`` stands above the table (单位：次、人次), ``notes`` below it.

    A ``compact`` one is to be read at a glance, and is printed on one page, upright.
    """

    number: int
    title: str
    headings: tuple[Heading, ...]
    lines: tuple[Line, ...]
    totals: tuple[Value, ...] | None = None
    notes: tuple[str, ...] = ()
    units: str = ""
    compact: bool = False

    def behind(self, line: int | None, column: int) -> tuple[Source, ...]:
        """The records behind one cell; ``line`` is ``None`` for the totals, where a column's records come together."""
        if line is not None:
            return self.lines[line].behind(column)
        return tuple(dict.fromkeys(one for each in self.lines for one in each.behind(column)))

    def everything(self) -> tuple[Source, ...]:
        """All records that were counted in the sheet, each once."""
        return tuple(dict.fromkeys(one for line in self.lines for one in line.everything()))


@dataclass(frozen=True)
class Scope:
    """What a report covers: the period, and the day up to which it can speak.

    Sent before the period's end, a report speaks 截至 that day; nothing later is in it. Identity numbers and telephones
    stand in it only where they were asked for (``personal``).
    """

    window: Window
    on: date
    personal: bool = False

    @property
    def until(self) -> date:
        """The last day covered: the end of the period, or the day of the report if that is earlier."""
        return min(self.window.end, self.on)

    @property
    def early(self) -> bool:
        """Whether the period is not over yet."""
        return self.on < self.window.end

    @property
    def words(self) -> str:
        """2026年上半年, or 2026年下半年（截至11月22日）."""
        if not self.early:
            return self.window.title
        return f"{self.window.title}（截至{self.on.month}月{self.on.day}日）"


@dataclass(frozen=True)
class Finding:
    """One thing a cross-check found: which sheet and line, why, and the records to mend it in."""

    sheet: int
    where: str
    why: str
    sources: tuple[Source, ...] = ()
