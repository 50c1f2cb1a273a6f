"""Staff, groups, terms and decisions from lists (导入其他登记簿)."""

from __future__ import annotations

from datetime import date

import pytest

from jiedao_desk.exchange.plan import Plan
from jiedao_desk.kernel.draft import Draft
from jiedao_desk.operations import browse, imports, records
from jiedao_desk.operations.desk import Desk
from tests.exchange.tables import book


def planned(office: Desk, key: str, *rows: list[object]) -> Plan:
    return imports.plan(office, key, book(rows), "表.xlsx")


def imported(office: Desk, key: str, *rows: list[object]) -> Plan:
    plan = planned(office, key, *rows)
    imports.carry_out(office, plan)
    return plan


def actions(plan: Plan) -> list[str]:
    return [row.action for row in plan.rows]


def staff(office: Desk) -> dict[str, tuple[object, ...]]:
    return {
        one.get("name"): tuple(one.get(key) for key in ("body", "post", "full_title"))
        for one in browse.load_all(office, "staff")
    }


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("党工委副书记、办事处主任", ("党工委", "副书记", "党工委副书记、办事处主任")),
        ("街道党工委书记", ("党工委", "书记", "街道党工委书记")),
        ("党工委委员、组织委员", ("党工委", "委员", "党工委委员、组织委员")),
        ("人大街道工委主任", ("人大街道工委", "主任", "人大街道工委主任")),
        ("副主任", ("人大街道工委", "副主任", None)),
        ("人大干事", ("人大街道工委", "工作人员", "人大干事")),
        ("主持全面工作", ("党工委", "主持工作", "主持全面工作")),
    ],
)
def test_a_long_title_is_a_post_of_one_body(office: Desk, written: str, kept: tuple[object, ...]) -> None:
    imported(office, "staff", ["姓名", "职务"], ["李明", written])

    assert staff(office)["李明"] == kept


def test_what_the_list_says_of_the_body_holds(office: Desk) -> None:
    imported(office, "staff", ["姓名", "所在机构", "职务"], ["李明", "人大工委", "委员"])

    assert staff(office)["李明"] == ("人大街道工委", "委员", None)


def test_a_post_of_which_nobody_can_tell_the_body_is_uncertain(office: Desk) -> None:
    plan = imported(office, "staff", ["姓名", "职务"], ["李明", "委员"], ["王五", "武装部长"])

    assert [(one.row, one.level) for one in plan.problems] == [
        (2, "uncertain"),
        (3, "uncertain"),
        (3, "uncertain"),
    ]
    assert staff(office)["王五"][1] == "武装部长"


def test_two_posts_in_one_cell_are_said(office: Desk) -> None:
    plan = planned(office, "staff", ["姓名", "职务"], ["李明", "人大街道工委主任、党工委委员"])

    assert "请另加一行" in plan.problems[0].why


def test_dated_posts(office: Desk) -> None:
    head = ["姓名", "所在机构", "职务", "任职时间", "免职时间", "任免文号", "排序号"]
    row = ["周明远", "党工委", "书记", "2026年8月26日", None, "明委〔2026〕8号", 1]
    imported(office, "staff", head, row)

    found = next(one for one in browse.load_all(office, "staff") if one.get("name") == "周明远")
    assert (found.get("started_on"), found.get("ended_on"), found.get("appointed_by")) == (
        date(2026, 8, 26),
        None,
        "明委〔2026〕8号",
    )
    assert actions(planned(office, "staff", head, row)) == ["unchanged"]


def test_one_person_in_two_posts_is_two_entries(office: Desk) -> None:
    head = ["姓名", "所在机构", "职务"]
    plan = imported(office, "staff", head, ["刘志强", "人大街道工委", "主任"], ["刘志强", "党工委", "委员"])

    assert actions(plan) == ["create", "create"]
    assert plan.problems == ()


def test_a_later_turn_in_the_same_post_is_another_entry(office: Desk) -> None:
    head = ["姓名", "所在机构", "职务", "任职日期"]
    imported(office, "staff", head, ["刘志强", "人大街道工委", "主任", "2020-01-01"])
    plan = planned(office, "staff", head, ["刘志强", "人大街道工委", "主任", "2024-01-01"])

    assert actions(plan) == ["create"]


def test_an_end_is_filled_in_where_the_beginning_is_not_repeated(office: Desk) -> None:
    head = ["姓名", "所在机构", "职务", "免职日期"]
    plan = imported(office, "staff", head, ["张红旗", "党工委", "书记", "2026-08-10"])

    assert actions(plan) == ["update"]
    assert [one.get("ended_on") for one in browse.load_all(office, "staff")] == [date(2026, 8, 10)]


def test_groups_and_terms(office: Desk) -> None:
    imported(office, "groups", ["小组名称", "活动范围"], ["第一代表小组", "东明社区"])
    assert actions(planned(office, "groups", ["代表小组"], ["第一代表小组"])) == ["unchanged"]

    plan = imported(
        office,
        "terms",
        ["届次", "级别", "起始日期"],
        ["第十九届", "区", None],
        ["第十五届", "市", "2022.1.20"],
    )
    assert actions(plan) == ["unchanged", "create"]


def test_decisions_find_their_meeting_by_its_name(office: Desk) -> None:
    records.save(office, Draft("sessions", {"held_on": date(2026, 3, 5), "title": "三月例会"}))
    head = ["事项", "责任人", "完成时限", "来源会议", "状态", "完成日期"]
    plan = imported(
        office,
        "actions",
        head,
        ["每月调度", "刘志强、党建办", "2026-06-30", "三月例会", None, None],
        ["补齐制度牌", None, None, None, "已完成", "2026-05-06"],
        ["下拨经费", None, None, "四月例会", None, None],
        ["办完了", None, None, None, "已办结", None],
    )

    assert actions(plan) == ["create", "create", "refused", "refused"]
    assert [(one.row, one.column) for one in plan.problems if one.level == "refused"] == [
        (4, "来源会议"),
        (5, ""),
    ]
    first = browse.load_all(office, "actions")[0]
    assert (first.get("responsible"), first.get("session_id") is not None) == (("刘志强", "党建办"), True)
