"""Signature and notes of a printed sheet stand beside rows of the table, whatever fonts a machine has (分页)."""

from __future__ import annotations

from datetime import date

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiedao_desk.spreadsheet.layout import Column, SheetSpec
from jiedao_desk.spreadsheet.page_flow import HeldRow, PageFlow
from jiedao_desk.spreadsheet.writing import write_workbook

A4 = (595.3, 841.9)
# A digit of Calibri at 11 points, and one of the font that stands in where it is missing.
DIGITS = (5.25, 7.13)
NOTES = ("应答复日期自交办之日起三个月，交办当日不计入。", "再次办理的举到答复日期，第一次的结果保持原样。")


def rows_beside_the_end(path, digit, *, above, headings, rows):
    """Prints the way the programs do: one page wide, headings repeated, no more pages than the sheet allows."""
    sheet = openpyxl.load_workbook(path).active
    high = {number: sheet.row_dimensions[number].height for number in range(1, sheet.max_row + 1)}
    width = sum(dimension.width for dimension in sheet.column_dimensions.values())
    margins = sheet.page_margins
    scale = min(100, int((A4[1] - 72 * (margins.left + margins.right)) / (width * digit) * 100))
    while True:
        room = (A4[0] - 72 * (margins.top + margins.bottom)) * 100 / scale
        repeated = sum(high[number] for number in headings)
        pages, filled, pages_of = 1, sum(high[number] for number in above) + repeated, {}
        for number in range(rows[0], sheet.max_row + 1):
            if filled + high[number] > room:
                pages, filled = pages + 1, repeated
            filled += high[number]
            pages_of[number] = pages
        if not sheet.page_setup.fitToHeight or pages <= sheet.page_setup.fitToHeight:
            break
        scale -= 1
    end = [pages_of[number] for number in pages_of if number not in rows]
    return len(set(end)) == 1 and sum(pages_of[number] == end[0] for number in rows)


@pytest.mark.parametrize("count", range(10, 75))
def test_the_end_of_a_sheet_never_stands_alone(tmp_path, count):
    path = tmp_path / "台账.xlsx"
    columns = (
        Column("序号", "whole"),
        Column("标题", width=60),
        Column("日期", "date"),
        Column("备注", width=40),
    )
    spec = SheetSpec(
        "台账",
        columns,
        [(number, "关于改善社区停车的建议", date(2026, 3, 5), "") for number in range(count)],
        layout="official",
        caption="建议办理台账",
        left="填报单位：东明街道",
        totals=("", "合计", None, ""),
        signature="单位负责人（签字）：",
        notes=NOTES,
    )
    write_workbook(path, [spec], creator="东明街道")
    rows = range(4, 4 + count + 1)
    for digit in DIGITS:
        beside = rows_beside_the_end(path, digit, above=(1, 2), headings=(3,), rows=rows)
        assert beside is not False, "torn between two pages"
        assert beside >= 2, "without the sums or the row above them"


@given(
    st.lists(st.floats(15, 120), min_size=1, max_size=60),
    st.floats(0, 200),
    st.floats(300, 900),
    st.floats(300, 1200),
)
def test_rows_keep_their_order_and_are_stretched_alike_and_little(heights, below, room, other):
    flow = PageFlow([room, other], begun=100, repeated=40)
    out = []
    for number, height in enumerate(heights):
        out += flow.take(HeldRow(number, height, tuple))
    rows, pages = flow.end(below, together=1)
    out += rows
    assert [row.number for row in out] == list(range(len(heights)))
    added = {round(row.height - height, 6) for row, height in zip(out, heights, strict=True)}
    assert len(added) == 1
    assert 0 <= added.pop() <= 16
    assert pages >= 0


def test_a_table_too_long_to_wait_for_is_written_as_it_comes():
    flow = PageFlow([500.0], begun=100, repeated=40)
    out = []
    for number in range(5_000):
        out += flow.take(HeldRow(number, 20, tuple))
    rows, pages = flow.end(50, together=1)
    assert not rows
    assert pages == 0
    assert [row.number for row in out] == list(range(5_000))
