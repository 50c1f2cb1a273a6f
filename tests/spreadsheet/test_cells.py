"""Texts and values are made safe for a workbook, and what was changed is said."""

from datetime import date, datetime, time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiedao_desk.spreadsheet.cells import clean_text, formula_like, sheet_titles, stored, too_long


@pytest.fixture
def said():
    return []


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("赵一鸣", "赵一鸣"),
        ("一\r\n二\r三\n四", "一\n二\n三\n四"),
        ("一\x0b二\x0c三", "一\n二\n三"),
        ("a\tb", "a\tb"),
        ("_x0041_", "_x005F_x0041_"),
        ("a_x000D_b_x12_", "a_x005F_x000D_b_x12_"),
        ("😀𠮷", "😀𠮷"),
    ],
)
def test_a_text_keeps_what_a_workbook_can_hold(text, cleaned, said):
    assert clean_text(text, said.append) == cleaned
    assert said == []


@pytest.mark.parametrize("bad", ["\x00", "\x07", "\x1f", "\udc80", "\ufffe", "\uffff"])
def test_what_it_cannot_hold_is_taken_out_and_that_is_said(bad, said):
    assert clean_text(f"赵{bad}一鸣", said.append) == "赵一鸣"
    assert "控制字符" in said[0]


@pytest.mark.parametrize("text", ["=1", "+1", "-1", "@a", "\t=1", "\r=1", "＝1", "＋1", "－1", "＠a"])
def test_texts_like_formulas_are_seen(text):
    assert formula_like(text)


@pytest.mark.parametrize("text", ["", "赵一鸣", " =1", "1=1", "#N/A"])
def test_other_texts_are_not(text):
    assert not formula_like(text)


@pytest.mark.parametrize(
    ("text", "long"),
    [("代" * 32_767, False), ("代" * 32_768, True), ("𠮷" * 16_383, False), ("𠮷" * 16_384, True)],
)
def test_length_counts_as_excel_counts(text, long):
    assert too_long(text) is long


@pytest.mark.parametrize(
    ("value", "kind", "written"),
    [
        ("", "text", None),
        (None, "whole", None),
        ("—", "whole", "—"),
        (True, "text", "是"),
        (False, "whole", "否"),
        (27, "text", "27"),
        (27, "whole", 27),
        (0, "whole", 0),
        (210504197508150019, "whole", "210504197508150019"),
        (123456, "money", Decimal("1234.56")),
        (-5, "money", Decimal("-0.05")),
        (0.856, "percent", 0.856),
        (27, "date", "27"),
        (date(2026, 3, 5), "date", date(2026, 3, 5)),
        (date(2026, 3, 5), "text", "2026-03-05"),
        (date(2026, 3, 5), "whole", "2026-03-05"),
        (date(1899, 12, 31), "date", "1899-12-31"),
        (date(1900, 2, 28), "date", "1900-02-28"),
        (date(1900, 3, 1), "date", date(1900, 3, 1)),
        (datetime(2026, 3, 5, 14, 30), "moment", datetime(2026, 3, 5, 14, 30)),
        (datetime(2026, 3, 5, 14, 30), "text", "2026-03-05 14:30"),
        (time(9, 5), "time", time(9, 5)),
        (time(9, 5), "text", "09:05"),
    ],
)
def test_a_value_is_stored_as_what_it_is(value, kind, written, said):
    assert stored(value, kind, said.append) == written
    assert said == []


@pytest.mark.parametrize("value", [float("nan"), float("inf"), Decimal("NaN")])
def test_what_is_no_number_is_left_out_and_that_is_said(value, said):
    assert stored(value, "decimal", said.append) is None
    assert said


def test_titles_are_shortened_and_told_apart():
    long = "明山区东明街道二〇二六年上半年人大代表履职情况统计表（附件二十三）"
    first, second = sheet_titles([long, long])
    assert len(first) == len(second) == 31
    assert second.endswith("（2）")
    assert sheet_titles(["A/B[1]", "名册", "", "名册", "'x'", "History"]) == [
        "A_B_1_",
        "名册",
        "表3",
        "名册（2）",
        "x",
        "History_",
    ]


@given(st.lists(st.text(max_size=40), max_size=8))
def test_any_titles_become_acceptable_ones(wanted):
    titles = sheet_titles(wanted)
    assert len({title.casefold() for title in titles}) == len(wanted)
    for title in titles:
        assert 0 < len(title.encode("utf-16-le")) // 2 <= 31
        assert not set(title) & set("[]:*?/\\")
