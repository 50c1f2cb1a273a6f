"""Workbooks are read cell by cell as they were meant, whoever wrote them."""

from datetime import date, datetime, time, timedelta

import openpyxl
import pytest
from openpyxl.comments import Comment
from openpyxl.styles import Font, numbers

from jiedao_desk.kernel.errors import Unreadable
from jiedao_desk.spreadsheet import reading_workbooks
from jiedao_desk.spreadsheet.reading import open_table, read_table
from jiedao_desk.spreadsheet.table import EMPTY, NOT_COMPUTED, Cell, Merge, Sheet
from tests.spreadsheet.making import (
    MAIN,
    biff,
    comment,
    compound,
    edited,
    hidden_column,
    hidden_row,
    parts_of,
    raw_parts,
    raw_xlsx,
    saved,
    text_xml,
    xls,
    xlsx,
    zipped,
)


def sheets(data: bytes, name: str = "名册.xlsx") -> list[Sheet]:
    return [sheet.gathered() for sheet in open_table(data, name).sheets]


def only_sheet(data: bytes) -> Sheet:
    (sheet,) = sheets(data)
    return sheet


def texts(sheet: Sheet) -> dict[int, list[str]]:
    return {row.number: [cell.text for cell in row.cells] for row in sheet.rows}


def row_of(*values: object, **formats: str):
    """The cells that come back when these values are written into one row."""
    book = openpyxl.Workbook()
    for column, value in enumerate(values, start=1):
        cell = book.active.cell(1, column, value)
        for letter, number_format in formats.items():
            if cell.column_letter == letter:
                cell.number_format = number_format
    return only_sheet(saved(book)).rows[0].cells


@pytest.fixture
def without_calamine(monkeypatch):
    def fails(data):
        raise reading_workbooks._ReaderFailed

    monkeypatch.setattr(reading_workbooks, "_calamine", fails)


def test_each_kind_of_value_keeps_its_kind():
    cells = row_of("027", 27, 1975.08, True, date(2026, 3, 5), datetime(2026, 3, 5, 14, 30), time(9, 5))
    assert [cell.kind for cell in cells] == ["text", "number", "number", "bool", "date", "date", "date"]
    assert [cell.value for cell in cells] == [
        "027",
        27,
        1975.08,
        True,
        date(2026, 3, 5),
        datetime(2026, 3, 5, 14, 30),
        time(9, 5),
    ]


def test_the_other_reader_sees_the_same(without_calamine):
    test_each_kind_of_value_keeps_its_kind()
    test_rows_and_columns_keep_their_own_numbers()
    test_an_error_is_an_error_and_not_an_empty_cell()
    test_a_wrong_dimension_hides_nothing()


def test_an_id_typed_as_a_number_can_be_told_from_one_typed_as_text():
    number, text = row_of(210504197508150027, "210504197508150027")
    assert number.kind == "number"
    assert isinstance(number.value, float)
    assert text == Cell("210504197508150027", "text")


@pytest.mark.parametrize(
    "number_format", ['yyyy"年"m"月"', '[$-804]yyyy"年"m"月"d"日";@', "yyyy.mm", "yyyy/m/d"]
)
def test_dates_are_dates_in_every_chinese_format(number_format):
    assert row_of(27607, A=number_format)[0] == Cell(date(1975, 8, 1), "date")


@pytest.mark.parametrize("number", [27, 31, 36, 50, 57, 58])
def test_the_chinese_formats_that_no_file_spells_out_are_dates_too(number):
    def renumbered(styles: bytes) -> bytes:
        return styles.replace(b'numFmtId="2"', b'numFmtId="%d"' % number)

    book = openpyxl.Workbook()
    book.active["A1"] = 27607
    book.active["A1"].number_format = numbers.FORMAT_NUMBER_00
    data = edited(saved(book), "xl/styles.xml", renumbered)
    assert only_sheet(data).rows[0].cells[0] == Cell(date(1975, 8, 1), "date")


def test_a_date_kept_as_a_bare_number_stays_a_number():
    assert row_of(27607)[0] == Cell(27607, "number")


def test_a_duration_reads_as_hours_and_minutes():
    assert row_of(timedelta(hours=26, minutes=5))[0] == Cell("26:05", "text")


def test_rows_and_columns_keep_their_own_numbers():
    sheet = only_sheet(
        raw_xlsx(f'<row r="7">{text_xml("C7", "赵一鸣")}</row><row r="900">{text_xml("B900", "末")}</row>')
    )
    assert texts(sheet)[7][:3] == ["", "", "赵一鸣"]
    assert texts(sheet)[900][:2] == ["", "末"]
    assert list(texts(sheet)) == [7, 900]


def test_an_error_is_an_error_and_not_an_empty_cell():
    cells = (
        '<c r="A1" t="e"><v>#N/A</v></c><c r="B1"><f>1/0</f><v>3</v></c>'
        '<c r="C1" t="e"><f>1/0</f><v>#DIV/0!</v></c>'
    )
    assert only_sheet(raw_xlsx(f'<row r="1">{cells}</row>')).rows[0].cells == (
        Cell("#N/A", "error"),
        Cell(3, "number"),
        Cell("#DIV/0!", "error"),
    )


def test_a_formula_saved_without_its_result_is_an_error_wherever_it_stands():
    book = openpyxl.Workbook()
    book.active["B2"] = "赵一鸣"
    book.active["A2"] = "=ROW()-1"
    book.active["E9"] = "=1+1"
    sheet = only_sheet(saved(book))
    assert sheet.rows[0].cells[:2] == (Cell(NOT_COMPUTED, "error"), Cell("赵一鸣", "text"))
    assert sheet.rows[1].number == 9
    assert sheet.rows[1].cells == (EMPTY, EMPTY, EMPTY, EMPTY, Cell(NOT_COMPUTED, "error"))


def test_a_formula_whose_result_is_an_empty_text_is_empty():
    xml = f'<row r="1">{text_xml("A1", "x")}<c r="B1" t="str"><f>""</f><v></v></c></row>'
    assert only_sheet(raw_xlsx(xml)).rows[0].at(2).blank


def test_a_wrong_dimension_hides_nothing():
    rows = f'<row r="1">{text_xml("A1", "一")}{text_xml("D1", "四")}</row><row r="5">{text_xml("A5", "五")}</row>'
    sheet = only_sheet(raw_xlsx(rows, before='<dimension ref="A1:B2"/>'))
    assert texts(sheet)[1] == ["一", "", "", "四"]
    assert texts(sheet)[5][0] == "五"


def test_merged_areas_are_told():
    book = openpyxl.Workbook()
    sheet = book.active
    sheet["A1"] = "名册"
    sheet.merge_cells("A1:E1")
    sheet["A2"] = "姓名"
    sheet.merge_cells("A2:A3")
    assert set(only_sheet(saved(book)).merges) == {Merge(1, 1, 1, 5), Merge(2, 1, 3, 1)}


def test_hidden_rows_columns_and_sheets_are_marked_and_still_read():
    book = openpyxl.Workbook()
    for _ in range(3):
        book.active.append(["赵一鸣", "男", "x"])
    book.active.row_dimensions[2].hidden = True
    book.active.column_dimensions["B"].hidden = True
    book.create_sheet("选项").sheet_state = "veryHidden"
    book.create_chartsheet("图")
    first, second = sheets(saved(book))
    assert (first.hidden, second.hidden) == (False, True)
    assert first.hidden_rows == {2}
    assert first.hidden_columns == {2}
    assert len(first.rows) == 3


def test_comments_and_text_struck_through_are_told():
    book = openpyxl.Workbook()
    for name in ("姓名", "赵一鸣", "钱二宝"):
        book.active.append([name, "男"])
    book.active["A2"].comment = Comment("2024年6月\n调离", "王")
    book.active["A3"].font = Font(strike=True)
    book.active["C9"].font = Font(strike=True)
    book.create_sheet("别的").append(["x"])
    first, second = sheets(saved(book))
    assert first.comments == {(2, 1): "2024年6月 调离"}
    assert first.struck == {(3, 1)}
    assert (second.comments, second.struck) == ({}, frozenset())


def test_a_comment_in_a_thread_is_told_without_what_the_program_says_of_itself():
    book = openpyxl.Workbook()
    book.active["A1"] = "赵一鸣"
    book.active["A1"].comment = Comment(
        "[线程批注]\n\n你的 Excel 版本可读取此线程批注; 但对批注所作的任何改动都将被删除。\n\n注释:\n    已调离",
        "tc",
    )
    assert only_sheet(saved(book)).comments == {(1, 1): "已调离"}


def test_comments_and_text_struck_through_are_told_from_an_old_workbook_too():
    stream = biff({(0, 0): "姓名", (1, 0): "赵一鸣", (2, 0): "钱二宝"}, extra=comment(1, 0), struck=True)
    sheet = only_sheet(compound({"Workbook": stream}))
    assert sheet.comments == {(2, 1): ""}
    assert sheet.struck == {(1, 1), (2, 1), (3, 1)}


def test_strict_open_xml_is_read():
    def strict(xml: bytes) -> bytes:
        return xml.replace(MAIN.encode(), b"http://purl.oclc.org/ooxml/spreadsheetml/main").replace(
            b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
            b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        )

    parts = {
        name: strict(part) if name.endswith((".xml", ".rels")) else part
        for name, part in parts_of(xlsx()).items()
    }
    sheet = only_sheet(zipped(parts))
    assert texts(sheet)[3][1] == "赵一鸣"


def test_a_broken_style_sheet_that_stops_one_reader_does_not_stop_the_other():
    def broken(styles: bytes) -> bytes:
        return styles.replace(b'<fill><patternFill patternType="gray125" /></fill>', b"<fill/>")

    assert texts(only_sheet(edited(xlsx(), "xl/styles.xml", broken)))[3][1] == "赵一鸣"


def test_what_no_reader_understands_is_damaged():
    with pytest.raises(Unreadable, match="已损坏"):
        sheets(zipped(raw_parts("<worksheet><sheetData><row>")))


def test_an_old_workbook_gives_errors_hidden_parts_and_merges():
    sheet = only_sheet(
        xls(
            {(2, 1): "姓名", (3, 1): "赵一鸣", (3, 2): b"\x2a", (3, 3): 210504197508150027},
            merges=[(0, 0, 1, 3)],
            extra=hidden_row(3) + hidden_column(2),
        )
    )
    assert texts(sheet)[3] == ["", "姓名", "", ""]
    assert sheet.rows[1].cells[2] == Cell("#N/A", "error")
    assert isinstance(sheet.rows[1].cells[3].value, float)
    assert sheet.merges == (Merge(1, 2, 1, 4),)
    assert sheet.hidden_rows == {4}
    assert sheet.hidden_columns == {3}


def test_a_file_is_told_by_its_content_its_size_and_its_sum(tmp_path):
    path = tmp_path / "名册.xls"
    path.write_bytes(xlsx())
    book = read_table(path)
    assert book.form == "xlsx"
    assert "以 .xls 结尾" in book.notices[0]
    assert book.size == path.stat().st_size
    assert len(book.sha256) == 64


def test_a_missing_file_is_said(tmp_path):
    with pytest.raises(Unreadable, match=r"打不开“没有\.xlsx”"):
        read_table(tmp_path / "没有.xlsx")
