"""Plain rows of a sheet: cells, merged areas, numbers that are exact or not."""

from datetime import date, datetime, time

import pytest

from jiedao_desk.spreadsheet.table import EMPTY, Cell, Merge, Row, Sheet, Workbook, number_cell, text_cell


def sheet(rows: dict[int, str], *merges: Merge) -> Sheet:
    """Rows written as words parted by a bar."""
    return Sheet(
        "名册",
        tuple(
            Row(number, tuple(text_cell(word) for word in line.split("|"))) for number, line in rows.items()
        ),
        merges=merges,
    )


def texts(of: Sheet) -> dict[int, list[str]]:
    return {row.number: [cell.text for cell in row.cells] for row in of.rows}


@pytest.mark.parametrize(
    ("cell", "shown"),
    [
        (EMPTY, ""),
        (number_cell(27.0), "27"),
        (number_cell(1975.08), "1975.08"),
        (Cell(True, "bool"), "是"),
        (Cell(date(2026, 3, 5), "date"), "2026-03-05"),
        (Cell(datetime(2026, 3, 5, 14, 30), "date"), "2026-03-05 14:30"),
        (Cell(time(9, 5), "date"), "09:05"),
        (Cell("#N/A", "error"), "#N/A"),
    ],
)
def test_a_cell_reads_as_it_looks(cell, shown):
    assert cell.text == shown


def test_a_long_id_stored_as_a_number_stays_a_float_and_a_short_one_is_exact():
    assert number_cell(110101199001011234.0) == Cell(1.1010119900101123e17, "number")
    assert isinstance(number_cell(110101199001011234.0).value, float)
    assert number_cell(13800000001.0) == Cell(13800000001, "number")


@pytest.mark.parametrize("value", [float("nan"), float("inf"), float("-inf")])
def test_what_is_no_number_is_an_error(value):
    assert number_cell(value).kind == "error"


def test_blank_is_empty_or_white_space():
    assert EMPTY.blank
    assert Cell("\u3000 \n", "text").blank
    assert not Cell(0, "number").blank


def test_columns_beyond_the_row_are_empty():
    row = Row(1, (text_cell("姓名"),))
    assert row.at(1).text == "姓名"
    assert row.at(2) is EMPTY
    assert row.at(0) is EMPTY


def test_merged_areas_are_filled_in_both_directions():
    merged = sheet({1: "姓名|评价||", 2: "|满意|不满意|"}, Merge(1, 1, 2, 1), Merge(1, 2, 1, 4))
    assert texts(merged.filled()) == {1: ["姓名", "评价", "评价", "评价"], 2: ["姓名", "满意", "不满意", ""]}
    assert texts(merged.filled_down()) == {1: ["姓名", "评价", "", ""], 2: ["姓名", "满意", "不满意", ""]}


def test_filling_makes_a_short_row_longer_and_invents_neither_row_nor_column():
    merged = sheet({3: "一组|赵一鸣|甲|", 4: "|钱二宝"}, Merge(3, 1, 6, 1), Merge(3, 3, 4, 16_384))
    assert texts(merged.filled()) == {3: ["一组", "赵一鸣", "甲", "甲"], 4: ["一组", "钱二宝", "甲", "甲"]}


def test_hidden_sheets_are_kept_but_not_visible():
    shown, hidden = Sheet("名册", ()), Sheet("选项", (), hidden=True)
    assert Workbook((shown, hidden), "xlsx").visible == (shown,)
