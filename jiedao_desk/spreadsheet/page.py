"""How a sheet is printed and scrolled: A4, one page wide, headings repeated and held (页面设置)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.page import PageMargins
from openpyxl.worksheet.properties import PageSetupProperties

from jiedao_desk.spreadsheet.layout import SheetSpec

_A4: Final = 9
_SHORT_SIDE, _LONG_SIDE = 595.3, 841.9
_POINTS_PER_INCH: Final = 72
_ASIDE, _ABOVE = 0.5, 0.7
# Columns are measured in digits of the usual font at 11 points: of Calibri, and of what stands in for it.
_DIGITS: Final = (5.25, 7.13)
_VARYING: Final = 0.03


def rooms_of_page(spec: SheetSpec, widths: Sequence[float]) -> list[float]:
    """What one page may hold from top to bottom, in points of the sheet, which is made as small as its width demands.

    One answer for each width that a digit may have where the sheet is opened, and a little to either side: printers
    differ too.
    """
    wide, high = (_LONG_SIDE, _SHORT_SIDE) if spec.landscape else (_SHORT_SIDE, _LONG_SIDE)
    rooms = []
    for digit in _DIGITS:
        scale = min(1.0, (wide - 2 * _ASIDE * _POINTS_PER_INCH) / (sum(widths) * digit))
        # The programs shrink by whole percents.
        room = (high - 2 * _ABOVE * _POINTS_PER_INCH) / max(0.1, int(scale * 100) / 100)
        rooms += [room * (1 + part * _VARYING) for part in (-1, 0, 0.5, 1)]
    return rooms


def set_up_page(
    sheet: Any, spec: SheetSpec, widths: Sequence[float], first_heading: int, last_heading: int
) -> None:
    """Set what a write-only sheet must know before its first row; ``widths`` in digits, rows from 1."""
    for number, (column, width) in enumerate(zip(spec.columns, widths, strict=True), start=1):
        dimension = sheet.column_dimensions[get_column_letter(number)]
        dimension.width = width
        if spec.layout == "plain" and column.kind == "text":
            # What is typed below the last row stays text too: an id keeps its eighteen digits.
            dimension.number_format = "@"
    sheet.freeze_panes = f"{get_column_letter(spec.frozen_columns + 1)}{last_heading + 1}"
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_setup.paperSize = _A4
    sheet.page_setup.orientation = "landscape" if spec.landscape else "portrait"
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = int(spec.one_page)
    sheet.page_margins = PageMargins(
        left=_ASIDE, right=_ASIDE, top=_ABOVE, bottom=_ABOVE, header=0.3, footer=0.4
    )
    sheet.print_options.horizontalCentered = True
    sheet.print_title_rows = f"{first_heading}:{last_heading}"
    sheet.HeaderFooter.oddFooter.center.text = "第 &P 页 共 &N 页"
    if spec.hidden:
        sheet.sheet_state = "hidden"
