"""Charts of a sheet's own rows, that a black-and-white printer keeps apart (图表)."""

from __future__ import annotations

import math
from typing import Any, Final

from openpyxl.chart import BarChart, Reference
from openpyxl.chart.data_source import StrRef
from openpyxl.chart.label import DataLabelList
from openpyxl.chart.layout import Layout, ManualLayout
from openpyxl.chart.series import SeriesLabel
from openpyxl.chart.shapes import GraphicalProperties
from openpyxl.chart.text import RichText, Text
from openpyxl.chart.title import Title
from openpyxl.drawing.colors import ColorChoice
from openpyxl.drawing.fill import PatternFillProperties
from openpyxl.drawing.line import LineProperties
from openpyxl.drawing.text import CharacterProperties, Paragraph, ParagraphProperties, RegularTextRun
from openpyxl.utils import get_column_letter, quote_sheetname

from jiedao_desk.spreadsheet.layout import Chart

# In centimetres; two stand side by side under the table of a landscape A4 page.
_WIDTH: Final = 12.6
_HEIGHT: Final = 7.6
_PLACES: Final = ("A", "D")
_ROWS_HIGH: Final = 15
_TITLE_SIZE: Final = 1100
_LABEL_SIZE: Final = 800
_INK: Final = "404040"
_PAPER: Final = "FFFFFF"
# The first series solid, the next ones hatched each its own way.
_HATCHINGS: Final = ("", "wdUpDiag", "pct20", "horz")


def add_charts(sheet: Any, charts: tuple[Chart, ...], headings: int, below: int) -> None:
    """Put the charts under the table, two side by side.

    ``headings`` is the row of the lowest heading, ``below`` the row from which the sheet is free, both from 1.
    """
    for number, one in enumerate(charts):
        row = below + 1 + number // len(_PLACES) * _ROWS_HIGH
        sheet.add_chart(_chart(sheet, one, headings), f"{_PLACES[number % len(_PLACES)]}{row}")


def _chart(sheet: Any, one: Chart, headings: int) -> Any:
    # openpyxl's types know charts only in part.
    chart: Any = BarChart()
    chart.type = "bar" if one.lying else "col"
    chart.title = _title(f"{one.title}（单位：{one.unit}）")
    chart.width, chart.height = _WIDTH, _HEIGHT
    chart.gapWidth = 35 if one.lying else 60
    first, last = headings + 1 + one.first, headings + 1 + one.last
    for number, column in enumerate(one.values, start=1):
        chart.add_data(Reference(sheet, min_col=column + 1, min_row=first, max_row=last))
        series = chart.series[-1]
        place = f"{quote_sheetname(sheet.title)}!${get_column_letter(column + 1)}${headings}"
        series.tx = SeriesLabel(strRef=StrRef(place))
        series.graphicalProperties = _look(number - 1)
    chart.set_categories(Reference(sheet, min_col=one.labels + 1, min_row=first, max_row=last))
    chart.dataLabels = DataLabelList()
    chart.dataLabels.showVal = True
    chart.dataLabels.txPr = _small()
    for hidden in ("showSerName", "showCatName", "showLegendKey", "showPercent"):
        setattr(chart.dataLabels, hidden, False)
    if len(one.values) == 1:
        chart.legend = None
    else:
        chart.legend.position = "b"
    chart.y_axis.majorGridlines = None
    chart.y_axis.delete = True
    chart.y_axis.scaling.min = 0
    chart.y_axis.scaling.max = max(1, math.ceil(one.most * 1.2))
    chart.x_axis.delete = False
    if one.lying:
        # The first line of the table is the uppermost bar.
        chart.x_axis.scaling.orientation = "maxMin"
    left = 0.34 if one.lying else 0.03
    inner = ManualLayout(
        x=left,
        y=0.15,
        w=0.95 - left,
        h=0.7 if one.lying else 0.62,
        xMode="edge",
        yMode="edge",
        layoutTarget="inner",
    )
    chart.layout = Layout(inner)
    return chart


def _small() -> Any:
    """Letters small enough to stand at bars that lie close together."""
    look = CharacterProperties(sz=_LABEL_SIZE)
    return RichText(p=[Paragraph(pPr=ParagraphProperties(defRPr=look), endParaRPr=look)])


def _title(text: str) -> Any:
    look = CharacterProperties(sz=_TITLE_SIZE, b=True)
    title: Any = Title(overlay=False)
    paragraph = Paragraph(pPr=ParagraphProperties(defRPr=look), r=[RegularTextRun(rPr=look, t=text)])
    title.tx = Text(rich=RichText(p=[paragraph]))
    return title


def _look(number: int) -> Any:
    hatching = _HATCHINGS[number % len(_HATCHINGS)]
    look: Any = GraphicalProperties(ln=LineProperties(solidFill=_INK, w=9525))
    if hatching:
        ink, paper = (_colour(name) for name in (_INK, _PAPER))
        pattern: Any = PatternFillProperties
        look.pattFill = pattern(prst=hatching, fgClr=ink, bgClr=paper)
    else:
        look.solidFill = _INK
    return look


def _colour(name: str) -> Any:
    choice: Any = ColorChoice
    return choice(srgbClr=name)
