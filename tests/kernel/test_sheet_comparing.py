"""Differences between two states of a sheet, and sheets that come back as they were packed (差异、留存)."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from jiedao_desk.kernel import sheet_packing
from jiedao_desk.kernel.sheet import Heading, Line, Sheet
from jiedao_desk.kernel.sheet_comparing import NO_LINE, differences

HEADINGS = (
    Heading("序号", "whole"),
    Heading("名称"),
    Heading(("人次", "实到"), "whole"),
    Heading("率", "percent"),
)


def sheet(*lines: Line, totals: tuple[int | str | None, ...] | None = None) -> Sheet:
    return Sheet(7, "台账", HEADINGS, lines, totals)


def line(number: int, name: str, count: int, record: int, share: Decimal | None = None) -> Line:
    return Line((number, name, count, share), (("activities", record),))


def test_a_cell_that_changed_is_named_by_sheet_line_and_column() -> None:
    [found] = differences(
        [sheet(line(1, "视察", 8, 1, Decimal("0.8")))], [sheet(line(1, "视察", 9, 1, Decimal("0.8")))]
    )
    assert (found.sheet, found.row, found.column, found.before, found.after) == (
        7,
        "视察",
        "人次·实到",
        "8",
        "9",
    )
    assert found.sources == (("activities", 1),)


def test_running_numbers_alone_are_no_difference() -> None:
    before = sheet(line(1, "甲", 1, 1), line(2, "乙", 2, 2))
    [found] = differences([before], [sheet(line(1, "乙", 2, 2))])
    assert (found.column, found.before, found.after) == ("整行", "甲", NO_LINE)


def test_totals_and_whole_sheets_are_compared_too() -> None:
    [found] = differences([sheet(totals=(None, "合计", 3, None))], [sheet(totals=(None, "合计", 4, None))])
    assert (found.row, found.before, found.after) == ("合计", "3", "4")
    [gone] = differences([sheet()], [])
    assert (gone.row, gone.after) == ("全表", "无此表")


def test_a_share_reads_as_on_paper() -> None:
    [found] = differences(
        [sheet(line(1, "视察", 8, 1, Decimal("0.8889")))], [sheet(line(1, "视察", 8, 1, None))]
    )
    assert (found.before, found.after) == ("88.89%", "")


VALUES = (
    st.none()
    | st.text(max_size=8)
    | st.integers()
    | st.decimals(allow_nan=False, allow_infinity=False)
    | st.dates()
)
SOURCES = st.lists(st.tuples(st.sampled_from(["sessions", "deputies"]), st.integers(1, 99)), max_size=3).map(
    tuple
)


@given(
    st.lists(
        st.builds(
            Line,
            st.tuples(VALUES, VALUES, VALUES, VALUES),
            SOURCES,
            st.lists(st.tuples(st.integers(0, 3), SOURCES), max_size=2).map(tuple),
            st.text(max_size=4),
        ),
        max_size=4,
    )
)
def test_what_was_packed_comes_back_and_differs_in_nothing(lines: list[Line]) -> None:
    kept = Sheet(6, "统计", HEADINGS, tuple(lines), (None, "合计", 1, Decimal("0.5")), ("注",), "单位：次")
    [back] = sheet_packing.unpack(sheet_packing.pack([kept]))
    assert back == kept
    assert differences([kept], [back]) == []


def test_the_records_behind_a_column_come_together_in_its_total() -> None:
    made = sheet(
        Line((1, "甲", 1, None), (("deputies", 1),), ((2, (("activities", 5),)),)),
        Line((2, "乙", 1, None), (("deputies", 2),), ((2, (("activities", 5), ("activities", 6))),)),
    )
    assert made.behind(0, 1) == (("deputies", 1),)
    assert made.behind(0, 2) == (("activities", 5),)
    assert made.behind(None, 2) == (("activities", 5), ("activities", 6))
    assert made.everything() == (("deputies", 1), ("activities", 5), ("deputies", 2), ("activities", 6))
