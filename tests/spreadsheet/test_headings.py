"""Headings of several lines are merged as a clerk would merge them."""

from jiedao_desk.spreadsheet.headings import heading_block
from jiedao_desk.spreadsheet.layout import Column
from jiedao_desk.spreadsheet.table import Merge


def block(*paths):
    return heading_block([Column(path) for path in paths])


def test_one_line_needs_no_merges():
    assert block("序号", "姓名").lines == (("序号", "姓名"),)
    assert block("序号", "姓名").merges == ()


def test_two_lines():
    found = block("姓名", ("测评", "满意"), ("测评", "不满意"), ("测评",), "备注")
    assert found.lines == (
        ("姓名", "测评", None, "测评", "备注"),
        (None, "满意", "不满意", None, None),
    )
    assert set(found.merges) == {
        Merge(1, 1, 2, 1),
        Merge(1, 2, 1, 3),
        Merge(1, 4, 2, 4),
        Merge(1, 5, 2, 5),
    }


def test_three_lines_with_paths_of_every_length():
    found = block("单位", ("测评", "工作", "满意"), ("测评", "工作", "不满意"), ("测评", "结果"))
    assert found.lines == (
        ("单位", "测评", None, None),
        (None, "工作", None, "结果"),
        (None, "满意", "不满意", None),
    )
    assert set(found.merges) == {Merge(1, 1, 3, 1), Merge(1, 2, 1, 4), Merge(2, 2, 2, 3), Merge(2, 4, 3, 4)}


def test_equal_lower_headings_under_different_upper_ones_stay_apart():
    found = block(("市", "人数"), ("区", "人数"))
    assert found.lines == (("市", "区"), ("人数", "人数"))
    assert found.merges == ()
