"""Web pages under the name of a workbook, as office systems hand them out."""

import pytest

from jiedao_desk.kernel.errors import Unreadable
from jiedao_desk.spreadsheet.reading import open_table
from jiedao_desk.spreadsheet.reading_html import html_sheets
from jiedao_desk.spreadsheet.table import Cell, Merge, Sheet

EXPORT = """<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head>
<meta http-equiv="Content-Type" content="text/html; charset=gb2312">
<style>td {mso-number-format:"\\@"}</style><script>var a = "<td>no</td>";</script></head><body>
<table border=1>
<tr><td colspan=4>代表测评结果</td></tr>
<tr><td rowspan=2>姓名</td><td colspan=2>测评情况</td><td rowspan=2>单位<br>
一把手</td></tr>
<tr><td>满意</td><td>不满意</td></tr>
<tr><td> 赵&nbsp;一鸣 </td><td>012</td><td x:num="3.5">3.5</td><td>210504197508150019</td></tr>
<tr style="DISPLAY: none"><td>钱二宝</td><td></td><td>&lt;1</td></tr>
</table></body></html>"""


def sheets(text: str, encoding: str = "utf-8") -> list[Sheet]:
    return [sheet.gathered() for sheet in html_sheets(text.encode(encoding))]


def texts(sheet: Sheet) -> dict[int, list[str]]:
    return {row.number: [cell.text for cell in row.cells] for row in sheet.rows}


def test_an_export_in_gbk_with_spans():
    (sheet,) = sheets(EXPORT, "gb18030")
    assert texts(sheet) == {
        1: ["代表测评结果"],
        2: ["姓名", "测评情况", "", "单位\n一把手"],
        3: ["", "满意", "不满意"],
        4: ["赵\xa0一鸣", "012", "3.5", "210504197508150019"],
        5: ["钱二宝", "", "<1"],
    }
    assert set(sheet.merges) == {Merge(1, 1, 1, 4), Merge(2, 1, 3, 1), Merge(2, 2, 2, 3), Merge(2, 4, 3, 4)}
    assert texts(sheet.filled())[3] == ["姓名", "满意", "不满意", "单位\n一把手"]
    assert sheet.hidden_rows == {5}


def test_only_what_excel_marked_is_a_number():
    (sheet,) = sheets(EXPORT)
    assert sheet.rows[3].cells[1:3] == (Cell("012", "text"), Cell(3.5, "number"))


def test_tags_that_are_never_closed():
    (sheet,) = sheets("<table><tr><td>姓名<td>性别<tr><td>赵一鸣<td>男</table>")
    assert texts(sheet) == {1: ["姓名", "性别"], 2: ["赵一鸣", "男"]}


def test_a_file_cut_off_in_the_middle_gives_what_it_has():
    (sheet,) = sheets("<table><tr><td>姓名</td></tr><tr><td>赵一")
    assert texts(sheet) == {1: ["姓名"], 2: ["赵一"]}


def test_tables_for_layout_stay_apart_from_those_within():
    outer, inner = sheets(
        "<table><tr><td>导航<table><caption>名册</caption><tr><th>姓名</th></tr><tr><td>赵一鸣</td></tr></table>"
        "</td><td>页脚</td></tr></table>"
    )
    assert texts(outer) == {1: ["导航", "页脚"]}
    assert inner.name == "名册"
    assert texts(inner) == {1: ["姓名"], 2: ["赵一鸣"]}


def test_tables_without_content_are_no_sheets():
    (sheet,) = sheets("<table><tr><td> </td></tr></table><table><tr><td>姓名</td></tr></table>")
    assert sheet.name == "表1"
    assert texts(sheet) == {1: ["姓名"]}


def test_a_page_without_a_table_is_said():
    with pytest.raises(Unreadable, match="没有表格"):
        sheets("<html><body>登录超时，请重新登录</body></html>")


@pytest.mark.parametrize(
    "page",
    [
        "<table><tr><td rowspan=9999999 colspan=999999>x</td></tr></table>",
        "<table><tr><td rowspan=16384 colspan=16384>x</td></tr></table>",
    ],
)
def test_spans_without_measure_are_refused(page):
    with pytest.raises(Unreadable, match="异常大"):
        sheets(page)


@pytest.mark.parametrize("span", ["0", "-1", "x", "", "２"])
def test_a_span_that_means_nothing_is_one(span):
    (sheet,) = sheets(f"<table><tr><td colspan='{span}'>姓名</td><td>性别</td></tr></table>")
    assert texts(sheet) == {1: ["姓名", "性别"]}


@pytest.mark.parametrize(
    "mark", ["<![if !supportMisalignedColumns]>", "<![endif]>", "<!--[if gte mso 9]><xml></xml><![endif]-->"]
)
def test_marks_that_only_excel_understands_are_passed_over(mark):
    (sheet,) = sheets(f"<html>{mark}<table><tr><td>姓名</td></tr>{mark}</table></html>")
    assert texts(sheet) == {1: ["姓名"]}


def test_a_mark_that_nobody_understands_is_said():
    with pytest.raises(Unreadable, match="有错"):
        sheets("<table><tr><td>姓名</td></tr></table><![strange[x]]>")


def test_the_name_and_the_content_disagree_and_that_is_said():
    opened = open_table(EXPORT.encode("gb18030"), "导出.xls")
    assert opened.form == "html"
    assert "以 .xls 结尾，内容其实是网页表格" in opened.notices[0]
