"""What a sheet to be written looks like, as plain data: columns, headings, lines above and below (表格样式说明)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from decimal import Decimal
from typing import Literal

ColumnKind = Literal["text", "whole", "decimal", "percent", "money", "date", "moment", "time"]
Align = Literal["left", "center", "right"]
Content = str | int | float | Decimal | bool | date | datetime | time | None


@dataclass(frozen=True)
class Column:
    """One column of a table.

    ``heading`` is a text, or a path from the upper heading to the lower: ``("测评情况", "满意")``; equal upper
    headings side by side become one merged cell. ``money`` takes whole cents, ``percent`` a fraction. A text in
    a column of numbers is written as it is ("—"). ``width`` is in characters of a digit's width; by default it
    follows from the first rows. ``choices`` become a list to pick from, ``strict`` refuses other words; ``hint``
    is shown beside the heading. ``merged`` joins equal values one below the other into one cell.
    """

    heading: str | tuple[str, ...]
    kind: ColumnKind = "text"
    width: float | None = None
    align: Align | None = None
    number_format: str | None = None
    choices: tuple[str, ...] = ()
    strict: bool = False
    hint: str = ""
    merged: bool = False

    @property
    def path(self) -> tuple[str, ...]:
        """The heading from the uppermost line to the lowest."""
        return (self.heading,) if isinstance(self.heading, str) else self.heading


@dataclass(frozen=True)
class Band:
    """A row that is one merged text across the table: 第一代表小组, 一、区代表."""

    text: str


TableRow = Sequence[Content] | Band


@dataclass(frozen=True)
class Chart:
    """Bars of some rows of the sheet, drawn under its table.

    ``first`` and ``last`` count the rows, ``labels`` and ``values`` the columns, all from 0; ``most`` is the largest
    value, so that its number has room over the bar. ``lying`` bars suit long labels.
    """

    title: str
    unit: str
    first: int
    last: int
    labels: int
    values: tuple[int, ...]
    most: int
    lying: bool = False


@dataclass(frozen=True)
class Fonts:
    """Fonts of the official layout; a machine that lacks one shows its own substitute."""

    caption: str = "方正小标宋简体"
    heading: str = "黑体"
    body: str = "宋体"
    caption_size: float = 20
    heading_size: float = 11
    body_size: float = 10.5


@dataclass(frozen=True)
class SheetSpec:
    """One sheet of a workbook.

    ``plain`` has its headings in row 1 and reads back as it was: exports and templates. ``official`` is what
    goes up to the district: ``annex`` (附件2), ``caption``, ``left`` and ``right`` of the line below it
    (填报单位, 填报日期), merged headings, ``totals``, ``signature``, ``notes``; printed on A4, one page wide,
    headings repeated. A ``plain`` sheet takes none of these.
    ``one_page`` makes it as small as it takes to stand on a single page.
    ``rows`` is gone through once and may be a generator.
    """

    title: str
    columns: tuple[Column, ...]
    rows: Iterable[TableRow] = ()
    layout: Literal["plain", "official"] = "plain"
    caption: str = ""
    annex: str = ""
    left: str = ""
    right: str = ""
    totals: Sequence[Content] | None = None
    signature: str = ""
    notes: tuple[str, ...] = ()
    landscape: bool = True
    filtered: bool = True
    frozen_columns: int = 0
    hidden: bool = False
    charts: tuple[Chart, ...] = ()
    one_page: bool = False
    fonts: Fonts = field(default_factory=Fonts)


@dataclass(frozen=True, slots=True)
class Notice:
    """Something that could not be written as it was; row and column as the sheet shows them, from 1."""

    sheet: str
    row: int
    column: int
    why: str
