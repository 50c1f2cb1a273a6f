"""One sheet is written row by row, in the plain or in the official layout (写工作表)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from itertools import chain, islice
from typing import Any, Final

from openpyxl.comments import Comment
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from jiedao_desk.spreadsheet.cells import clean_text, formula_like, too_long
from jiedao_desk.spreadsheet.charts import add_charts
from jiedao_desk.spreadsheet.headings import heading_block
from jiedao_desk.spreadsheet.layout import Band, Content, Fonts, SheetSpec, TableRow
from jiedao_desk.spreadsheet.page import rooms_of_page, set_up_page
from jiedao_desk.spreadsheet.page_flow import HeldRow, PageFlow
from jiedao_desk.spreadsheet.runs import RepeatedValues
from jiedao_desk.spreadsheet.styles import (
    FRAME,
    HEADING_FILL,
    PALE_FRAME,
    ColumnCells,
    Look,
    StyledCell,
    body_fonts,
    column_widths,
    display_width,
    font,
    horizontal,
    lines_needed,
    take_styled_cells,
)

# Widths are taken from the first rows: the sheet's head is written before its rows are seen.
_SAMPLE: Final = 200
_ROW_HEIGHT: Final = 20
# What the indent of a text at the left takes of its column, in digits.
_INDENT: Final = 1.5
# Excel's own limit, in points.
_HIGHEST: Final = 409
# A template accepts choices in this many rows below its headings.
_ROWS_FOR_CHOICES: Final = 2_000
_PLAIN_FONTS: Final = Fonts(heading="宋体", body="宋体", heading_size=11, body_size=11)

Remark = Callable[[int, int, str], None]


class SheetWriter:
    """Writes one sheet of a write-only workbook; ``remark`` hears row, column and what had to be changed.

    ``overflow`` takes a text too long for its cell with its row and column, and gives the text to write instead.
    """

    def __init__(
        self,
        sheet: Any,
        spec: SheetSpec,
        author: str,
        remark: Remark,
        overflow: Callable[[str, int, int], str],
    ) -> None:
        # openpyxl's types know only half of a write-only sheet, hence Any.
        self._sheet = sheet
        take_styled_cells(sheet)
        self._spec = spec
        self._author = author
        self._remark = remark
        self._overflow = overflow
        self._official = spec.layout == "official"
        self._fonts = spec.fonts if self._official else _PLAIN_FONTS
        self._width = len(spec.columns)
        self._row = 0
        # What was written so far, in points, and where the pages break once the rows of the table begin.
        self._high = 0.0
        self._flow: PageFlow | None = None
        self._widths: Sequence[float] = ()
        self._rooms: Sequence[int] = ()
        self._indents: Sequence[float] = [0] * len(spec.columns)
        merged = [place for place, column in enumerate(spec.columns) if column.merged]
        self._runs = RepeatedValues(merged, self._merge)

    def write(self, choice_areas: dict[int, str], progress: Callable[[int], None]) -> None:
        """The whole sheet; ``choice_areas`` names the cells that hold the choices of a column (from 0)."""
        rows = iter(self._spec.rows)
        sample = list(islice(rows, _SAMPLE))
        self._widths = widths = column_widths(self._spec.columns, sample)
        # A text with fewer characters fits on one line even if all are Chinese.
        self._rooms = [int(width / 2) - 1 for width in widths]
        block = heading_block(self._spec.columns)
        first_heading = self._rows_above() + 1
        last_heading = first_heading + len(block.lines) - 1
        set_up_page(self._sheet, self._spec, widths, first_heading, last_heading)
        if self._official:
            self._write_above(widths)
        above = self._high
        self._write_headings(widths)
        if self._official and not self._spec.one_page:
            self._flow = PageFlow(
                rooms_of_page(self._spec, widths), begun=self._high, repeated=self._high - above
            )
        if self._official:
            sides = (horizontal(column, place, sample) for place, column in enumerate(self._spec.columns))
            self._indents = [_INDENT if side == "left" else 0 for side in sides]
        cells = self._column_cells(sample)
        self._write_rows(chain(sample, rows), cells, progress)
        last_row = self._row
        self._runs.end(last_row)
        if self._official:
            self._write_below(widths, sample)
        # Filtering takes rows out of the middle of a merged cell, and loses its text with the first.
        merged = any(column.merged for column in self._spec.columns)
        if self._spec.filtered and not merged and last_row > last_heading:
            self._sheet.auto_filter.ref = f"A{last_heading}:{get_column_letter(self._width)}{last_row}"
        self._offer_choices(choice_areas, last_heading, last_row)
        if self._spec.charts:
            add_charts(self._sheet, self._spec.charts, last_heading, self._row + 1)

    def _rows_above(self) -> int:
        spec = self._spec
        if not self._official:
            return 0
        return bool(spec.annex) + bool(spec.caption) + bool(spec.left or spec.right)

    # --- Lines above and below the table ---

    def _write_above(self, widths: Sequence[float]) -> None:
        spec, fonts = self._spec, self._fonts
        if spec.annex:
            self._line(spec.annex, Look(font(fonts.heading, 16), wrapped=False), height=24)
        if spec.caption:
            look = Look(font(fonts.caption, fonts.caption_size), horizontal="center")
            self._line(spec.caption, look, self._lines_high(spec.caption, widths, fonts.caption_size))
        if spec.left or spec.right:
            self._unit_line()

    def _unit_line(self) -> None:
        spec = self._spec
        body, _ = body_fonts(self._fonts)
        left, right = Look(body, wrapped=False), Look(body, horizontal="right", wrapped=False)
        if self._width == 1 or not spec.left or not spec.right:
            self._line(
                "　".join(filter(None, (spec.left, spec.right))), left if spec.left else right, height=20
            )
            return
        share = display_width(spec.left) / (display_width(spec.left) + display_width(spec.right))
        split = min(self._width - 1, max(1, round(self._width * share)))
        cells: list[Any] = [None] * self._width
        cells[0] = self._text_cell(spec.left, left)
        cells[split] = self._text_cell(spec.right, right)
        self._append(cells, _ROW_HEIGHT)
        self._merge(self._row, 1, self._row, split)
        self._merge(self._row, split + 1, self._row, self._width)

    def _write_below(self, widths: Sequence[float], sample: Sequence[TableRow]) -> None:
        spec = self._spec
        body, bold = body_fonts(self._fonts)
        if spec.totals is not None:
            cells = [
                ColumnCells(
                    self._sheet, column, Look(bold, FRAME, horizontal=horizontal(column, place, sample))
                )
                for place, column in enumerate(spec.columns)
            ]
            self._write_values(spec.totals, cells)
        lines = [(spec.signature, self._lines_high(spec.signature, widths, 14))] if spec.signature else []
        lines += [(note, self._lines_high(note, widths, self._fonts.body_size)) for note in spec.notes]
        self._end_rows(sum(height for _, height in lines))
        for text, height in lines:
            self._line(text, Look(body), height)

    def _end_rows(self, below: float) -> None:
        """Writes what is left of the table; of sums the last row they are made of stays with them."""
        if self._flow is not None:
            flow, self._flow = self._flow, None
            rows, pages = flow.end(below, together=1 if self._spec.totals is None else 2)
            self._sheet.page_setup.fitToHeight = pages
            for row in rows:
                self._write_out(row)

    def _line(self, text: str, look: Look, height: float) -> None:
        """One text across the whole table."""
        self._append([self._text_cell(text, look)], height)
        self._merge(self._row, 1, self._row, self._width)

    def _lines_high(self, text: str, widths: Sequence[float], size: float) -> float:
        """The height of a merged line: no program finds it by itself."""
        # Widths are in digits of 11 points.
        return lines_needed(text, sum(widths) * 11 / size) * size * 1.5 + 6

    # --- Headings ---

    def _write_headings(self, widths: Sequence[float]) -> None:
        block = heading_block(self._spec.columns)
        fonts = self._fonts
        bold = font(fonts.heading, fonts.heading_size, bold=True)
        look = Look(
            bold,
            FRAME if self._official else PALE_FRAME,
            None if self._official else HEADING_FILL,
            horizontal="center",
        )
        first = self._row
        for level, line in enumerate(block.lines):
            cells = [self._text_cell(text or "", look) for text in line]
            if level == 0:
                self._add_hints(cells)
            needed = (lines_needed(text, width) for text, width in zip(line, widths, strict=True) if text)
            self._append(cells, height=max(needed, default=1) * fonts.heading_size * 1.4 + 8)
        for merge in block.merges:
            self._merge(first + merge.top, merge.left, first + merge.bottom, merge.right)

    def _add_hints(self, cells: Sequence[StyledCell]) -> None:
        for column, cell in zip(self._spec.columns, cells, strict=True):
            if column.hint:
                cell.comment = Comment(
                    column.hint, self._author, height=40 + 18 * (display_width(column.hint) // 30), width=240
                )

    # --- Rows ---

    def _column_cells(self, sample: Sequence[TableRow]) -> list[ColumnCells]:
        body, _ = body_fonts(self._fonts)
        if not self._official:
            return [
                ColumnCells(self._sheet, column, Look(body, wrapped=False)) for column in self._spec.columns
            ]
        return [
            ColumnCells(self._sheet, column, Look(body, FRAME, horizontal=horizontal(column, place, sample)))
            for place, column in enumerate(self._spec.columns)
        ]

    def _write_rows(
        self, rows: Iterable[TableRow], cells: Sequence[ColumnCells], progress: Callable[[int], None]
    ) -> None:
        for count, row in enumerate(rows, start=1):
            if isinstance(row, Band):
                self._write_band(row)
            else:
                self._write_values(self._runs.left_out(row, self._row + 1), cells)
            if count % 1000 == 0:
                progress(count)

    def _write_values(self, values: Sequence[Content], cells: Sequence[ColumnCells]) -> None:
        self._row += 1
        contents = list(values)
        lines = 1
        for place, value in enumerate(values):
            if isinstance(value, str):
                if too_long(value):
                    contents[place] = self._overflow(value, self._row, place + 1)
                if len(value) > self._rooms[place]:
                    # Widths are in digits of 11 points.
                    width = self._widths[place] * 11 / self._fonts.body_size - self._indents[place]
                    lines = max(lines, lines_needed(value, width))
        if self._official:
            height = max(_ROW_HEIGHT, lines * self._fonts.body_size * 1.4 + 5)
            self._put(partial(self._cells_of, contents, cells, self._row), height)
        else:
            self._sheet.append(self._cells_of(contents, cells, self._row))

    def _cells_of(
        self, contents: Sequence[Content], cells: Sequence[ColumnCells], row: int
    ) -> list[StyledCell | None]:
        """Made when the row is written: each column has one cell for all its rows."""
        return [
            None if content is None and not self._official else cell.cell(content, self._noticing(row, place))
            for place, (content, cell) in enumerate(zip(contents, cells, strict=True))
        ]

    def _put(self, cells: Callable[[], Sequence[StyledCell | None]], height: float) -> None:
        """Writes a row of a height in points, at once or as soon as its page is full."""
        row = HeldRow(self._row, height, cells)
        for one in (row,) if self._flow is None else self._flow.take(row):
            self._write_out(one)

    def _write_out(self, row: HeldRow) -> None:
        """Not every program finds the height of wrapped text by itself.

        openpyxl's own object for a row costs more than all the cells in it, and stays in memory.
        """
        self._high += row.height
        self._sheet.row_dimensions.pop(row.number - 1, None)
        self._sheet.row_dimensions[row.number] = {"ht": f"{min(row.height, _HIGHEST):g}", "customHeight": "1"}
        self._sheet.append(row.cells())

    def _noticing(self, row: int, place: int) -> Callable[[str], None]:
        return lambda why: self._remark(row, place + 1, why)

    def _write_band(self, band: Band) -> None:
        self._runs.end(self._row)
        _, bold = body_fonts(self._fonts)
        look = Look(bold, FRAME)
        self._append(
            [self._text_cell(band.text, look), *[self._text_cell("", look)] * (self._width - 1)], height=20
        )
        self._merge(self._row, 1, self._row, self._width)

    # --- Choices ---

    def _offer_choices(self, areas: dict[int, str], last_heading: int, last_row: int) -> None:
        for place, area in areas.items():
            column = self._spec.columns[place]
            letter = get_column_letter(place + 1)
            offered = DataValidation(
                type="list",
                formula1=area,
                allow_blank=True,
                showErrorMessage=True,
                errorStyle="stop" if column.strict else "warning",
                errorTitle=column.path[-1][:32],
                error="请从列表中选择。" if column.strict else "列表中没有这一项，确定要这样填吗？",
            )
            offered.add(
                f"{letter}{last_heading + 1}:{letter}{max(last_row, last_heading + _ROWS_FOR_CHOICES)}"
            )
            self._sheet.data_validations.append(offered)

    # --- Small parts ---

    def _append(self, cells: Sequence[StyledCell | None], height: float) -> None:
        self._row += 1
        self._put(lambda: cells, height)

    def _text_cell(self, text: str, look: Look) -> StyledCell:
        row = self._row + 1
        cleaned = clean_text(text, lambda why: self._remark(row, 1, why))
        cell = StyledCell(self._sheet, look, quoted=formula_like(cleaned))
        return cell.showing_text(cleaned) if cleaned else cell

    def _merge(self, top: int, left: int, bottom: int, right: int) -> None:
        if (top, left) != (bottom, right):
            self._sheet.merged_cells.add(f"{get_column_letter(left)}{top}:{get_column_letter(right)}{bottom}")
