"""Fonts, borders and widths of the sheets we write, each made once (单元格样式)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, time
from typing import Any, Final

from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

from jiedao_desk.spreadsheet.cells import NUMBER_FORMATS, clean_text, formula_like, stored
from jiedao_desk.spreadsheet.layout import Align, Column, Content, Fonts, TableRow

_THIN: Final = Side(style="thin", color="FF000000")
_PALE: Final = Side(style="thin", color="FFBFBFBF")
FRAME: Final = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)
PALE_FRAME: Final = Border(left=_PALE, right=_PALE, top=_PALE, bottom=_PALE)
HEADING_FILL: Final = PatternFill("solid", fgColor="FFEDEDED")
_NARROWEST: Final = 6.0
_WIDEST: Final = 40.0
# Up to this width a text is a word (男, 汉族, a name) and stands in the middle; longer ones start at the left.
_WORD_WIDTH: Final = 20


@dataclass(frozen=True)
class Look:
    """How one sort of cell looks."""

    font: Font
    border: Border | None = None
    fill: PatternFill | None = None
    horizontal: Align = "left"
    wrapped: bool = True

    @property
    def indented(self) -> bool:
        """Whether the text keeps a little off its frame."""
        return self.border is FRAME and self.horizontal == "left"

    def dress(self, cell: Cell, number_format: str) -> None:
        """Give a cell this look."""
        cell.font = self.font
        if self.border is not None:
            cell.border = self.border
        if self.fill is not None:
            cell.fill = self.fill
        # A text at the left would else stand on the line of its frame.
        indent = 1 if self.indented else 0
        cell.alignment = Alignment(
            horizontal=self.horizontal, vertical="center", wrap_text=self.wrapped, indent=indent
        )
        cell.number_format = number_format


class StyledCell(Cell):
    """A cell that is written again and again with other values; its style is looked up once, not for each.

    openpyxl writes a row at once when it is appended, so one cell object per column is enough for all rows.
    Values are set past openpyxl's own guess of their type: what begins with "=" would become a formula.
    """

    __slots__ = ("_number",)
    _value: Content

    def __init__(self, sheet: Any, look: Look, number_format: str = "@", quoted: bool = False) -> None:
        super().__init__(sheet, row=1, column=1)
        look.dress(self, number_format)
        self.quotePrefix = quoted
        self._number = super().style_id

    @property
    def style_id(self) -> int:
        return self._number

    @property
    def has_style(self) -> bool:
        return True

    def showing_text(self, text: str) -> StyledCell:
        """The cell with a text, cleaned before, that stays one whatever it looks like."""
        self._value = text
        self.data_type = "s"
        return self

    def showing(self, value: Content) -> StyledCell:
        """The cell with a number, a date, or nothing."""
        self._value = value
        self.data_type = "d" if isinstance(value, date | time) else "n"
        return self


def take_styled_cells(sheet: Any) -> None:
    """Make a write-only sheet write rows of styled cells as they are.

    Its own way tries each cell as a value first and catches the exception: a fifth of the time of an export.
    """

    def numbered(cells: Iterable[StyledCell | None], row: int) -> Iterator[StyledCell]:
        for column, cell in enumerate(cells, start=1):
            if cell is not None:
                cell.row, cell.column = row, column
                yield cell

    sheet._values_to_row = numbered  # noqa: SLF001 - nothing public does this


def font(name: str, size: float, bold: bool = False) -> Font:
    """A font as Excel names it."""
    return Font(name=name, size=size, bold=bold)


def body_fonts(fonts: Fonts) -> tuple[Font, Font]:
    """The font of values, and the same for totals."""
    return font(fonts.body, fonts.body_size), font(fonts.body, fonts.body_size, bold=True)


class ColumnCells:
    """The cells of one column: one for values of its kind, one for texts, one for texts like formulas."""

    def __init__(self, sheet: Any, column: Column, look: Look) -> None:
        self._kind = column.kind
        self._value = StyledCell(sheet, look, column.number_format or NUMBER_FORMATS[column.kind])
        self._text = StyledCell(sheet, look)
        self._quoted = StyledCell(sheet, look, quoted=True)

    def cell(self, value: Content, notice: Any) -> StyledCell:
        """The cell of this column that shows the value; ``notice`` hears what had to be changed."""
        content = stored(value, self._kind, notice)
        if not isinstance(content, str):
            return self._value.showing(content)
        text = clean_text(content, notice)
        return (self._quoted if formula_like(text) else self._text).showing_text(text)


def display_width(text: str) -> int:
    """How wide the widest line of a text is, in digits; a Chinese character is two."""
    return max(sum(2 if letter > "\u2e7f" else 1 for letter in line) for line in text.split("\n"))


def lines_needed(text: str, width: float) -> int:
    """How many lines a text takes in a column of this width."""
    room = max(1, int(width) - 1)
    return sum(max(1, -(-display_width(line) // room)) for line in text.split("\n"))


def column_widths(columns: Sequence[Column], sample: Sequence[TableRow]) -> list[float]:
    """The width that fits the headings and the first rows of each column, within reason."""
    return [
        column.width if column.width is not None else _fitting(column, _shown(place, sample))
        for place, column in enumerate(columns)
    ]


def horizontal(column: Column, place: int, sample: Sequence[TableRow]) -> Align:
    """Where the values of a column stand when it does not say so itself: long texts at the left, the rest centred."""
    if column.align is not None:
        return column.align
    if column.kind == "money":
        return "right"
    longest = max(map(display_width, _shown(place, sample)), default=0)
    return "left" if column.kind == "text" and longest > _WORD_WIDTH else "center"


def _shown(place: int, sample: Sequence[TableRow]) -> list[str]:
    return [str(row[place]) for row in sample if isinstance(row, Sequence) and row[place] is not None]


def _fitting(column: Column, shown: Sequence[str]) -> float:
    heading = display_width(column.path[-1])
    # A long heading may stand on two lines; a single long value may wrap without widening the column for all.
    widest = sorted(map(display_width, shown))
    usual = widest[len(widest) * 19 // 20] if widest else 0
    return float(min(_WIDEST, max(_NARROWEST, heading if heading <= 12 else heading / 2 + 1, usual) + 2))
