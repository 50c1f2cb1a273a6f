"""The XML workbooks of Excel 2003."""

from datetime import date, datetime

import pytest

from jiedao_desk.kernel.errors import Unreadable
from jiedao_desk.spreadsheet.reading import open_table
from jiedao_desk.spreadsheet.table import EMPTY, Cell, Merge

HEAD = """<?xml version="1.0" encoding="{}"?>
<?mso-application progid="Excel.Sheet"?>
<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"
 xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet" xmlns:x="urn:schemas-microsoft-com:office:excel">"""
BODY = """<Worksheet ss:Name="名册"><Table>
<Row><Cell ss:MergeAcross="3"><Data ss:Type="String">代表名册</Data></Cell></Row>
<Row ss:Index="4" ss:Hidden="1">
 <Cell ss:Index="2" ss:MergeDown="1"><Data ss:Type="String">赵一鸣</Data></Cell>
 <Cell><Data ss:Type="Number">27</Data></Cell>
 <Cell><Data ss:Type="DateTime">1975-08-15T00:00:00.000</Data></Cell>
 <Cell><Data ss:Type="DateTime">2026-03-05T14:30:00.000</Data></Cell>
 <Cell><Data ss:Type="Boolean">1</Data></Cell>
 <Cell><Data ss:Type="Error">#N/A</Data></Cell>
 <Cell/>
</Row></Table></Worksheet>
<Worksheet ss:Name="选项"><Table/>
<x:WorksheetOptions><x:Visible>SheetHidden</x:Visible></x:WorksheetOptions></Worksheet>
</Workbook>"""


def sheets(data: bytes):
    opened = open_table(data, "导出.xls")
    assert opened.form == "xml"
    return [sheet.gathered() for sheet in opened.sheets]


@pytest.mark.parametrize("encoding", ["UTF-8", "gb2312", "GB18030"])
def test_values_places_and_merges(encoding):
    first, second = sheets((HEAD.format(encoding) + BODY).encode(encoding))
    assert [row.number for row in first.rows] == [1, 4]
    assert first.rows[1].cells == (
        EMPTY,
        Cell("赵一鸣", "text"),
        Cell(27, "number"),
        Cell(date(1975, 8, 15), "date"),
        Cell(datetime(2026, 3, 5, 14, 30), "date"),
        Cell(True, "bool"),
        Cell("#N/A", "error"),
    )
    assert first.merges == (Merge(1, 1, 1, 4), Merge(4, 2, 5, 2))
    assert first.hidden_rows == {4}
    assert (first.hidden, second.hidden) == (False, True)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ((HEAD.format("UTF-8") + BODY)[:-40], "有错"),
        (HEAD.format("UTF-8").replace("?>\n<W", '?><!DOCTYPE a [<!ENTITY b "c">]><W') + BODY, "DTD"),
        (HEAD.format("UTF-8") + BODY.replace('ss:Index="4"', 'ss:Index="2147483647"'), "异常大"),
        (HEAD.format("UTF-8") + BODY.replace('MergeAcross="3"', 'MergeAcross="99999999"'), "异常大"),
    ],
)
def test_what_is_broken_or_hostile_is_refused(data, said):
    with pytest.raises(Unreadable, match=said):
        sheets(data.encode())
