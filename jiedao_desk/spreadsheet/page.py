"""How a sheet is printed and scrolled: A4, one page wide, headings repeated and held (页面设置)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.page import PageMargins
from openpyxl.worksheet.properties import PageSetupProperties

from jiedao_desk.spreadsheet.layout import SheetSpec

_A4: Final = 9


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
    sheet.page_margins = PageMargins(left=0.5, right=0.5, top=0.7, bottom=0.7, header=0.3, footer=0.4)
    sheet.print_options.horizontalCentered = True
    sheet.print_title_rows = f"{first_heading}:{last_heading}"
    sheet.HeaderFooter.oddFooter.center.text = "第 &P 页 共 &N 页"
    if spec.hidden:
        sheet.sheet_state = "hidden"
