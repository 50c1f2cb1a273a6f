"""Lists of briefings: half-years in every spelling, the presenter's post, what becomes final."""

from __future__ import annotations

from datetime import date

import pytest

from jiedao_desk.exchange.plan import Plan
from jiedao_desk.kernel.draft import Draft
from jiedao_desk.operations import browse, imports, records
from jiedao_desk.operations.desk import Desk
from tests.exchange.tables import book

HEAD = [
    "汇报会时间",
    "地点",
    "主持人",
    "听取人员",
    "汇报人",
    "汇报时段",
    "汇报主要内容",
    "议定事项",
    "记录人",
]
FULL = [
    "2026-06-18",
    "三楼会议室",
    "张红旗",
    "张红旗",
    "刘志强",
    "2026H1",
    "代表工作",
    "抓好落实；按月报告",
    "王敏",
]


def imported(office: Desk, *rows: list[object]) -> Plan:
    plan = imports.plan(office, "briefings", book([HEAD, *rows], "汇报"), "汇报.xlsx")
    imports.carry_out(office, plan)
    return plan


def only(office: Desk) -> Draft:
    (found,) = browse.load_all(office, "briefings")
    return found


def test_a_complete_row_becomes_a_final_record(office: Desk) -> None:
    imported(office, FULL)
    found = only(office)

    assert (found.get("held_on"), found.get("state"), found.get("edition")) == (date(2026, 6, 18), "定稿", 1)
    assert found.get("title") == "东明街道2026年上半年人大工作情况汇报"
    assert [one.get("matter") for one in found.listed("actions")] == ["抓好落实", "按月报告"]
    assert [(one.get("name"), one.get("state")) for one in found.listed("attendance")] == [("张红旗", "出席")]


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("2026H1", "2026年上半年"),
        ("上半年", "2026年上半年"),
        ("2025年下半年", "2025年下半年"),
        ("上", "2026年上半年"),
        ("1—5月", "1—5月"),
    ],
)
def test_a_half_year_is_written_out(office: Desk, said: str, kept: str) -> None:
    imported(office, [*FULL[:5], said, *FULL[6:]])

    assert only(office).get("period") == kept


def test_the_post_of_the_presenter_is_taken_from_brackets_or_from_the_post_of_that_day(office: Desk) -> None:
    records.save(office, Draft("staff", {"name": "刘志强", "body": "人大街道工委", "post": "主任"}))
    imported(
        office,
        FULL,
        ["2025-12-18", *FULL[1:4], "陈洁（副主任）", *FULL[5:]],
    )
    posts = {one.get("presenter"): one.get("presenter_post") for one in browse.load_all(office, "briefings")}

    assert posts == {"刘志强": "人大街道工委主任", "陈洁": "副主任"}


def test_what_lacks_a_presenter_stays_a_draft_and_says_so(office: Desk) -> None:
    plan = imported(office, [*FULL[:4], "", *FULL[5:]])

    assert only(office).get("state") == "草稿"
    assert any("定稿前请填写汇报人" in one.why for one in plan.problems)


def test_a_presenter_who_chaired_is_refused(office: Desk) -> None:
    plan = imported(office, [*FULL[:4], "张红旗", *FULL[5:]])

    assert browse.load_all(office, "briefings") == []
    assert any("汇报人不能是主持人本人" in one.why for one in plan.problems)
