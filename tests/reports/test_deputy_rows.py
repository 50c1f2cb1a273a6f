"""Who is a deputy on a day, in which group, in what order (代表名单)."""

from __future__ import annotations

from datetime import date
from random import Random

import pytest

from jiedao_desk.kernel.draft import Draft
from jiedao_desk.operations import deputies, records, settings
from jiedao_desk.operations.desk import Desk
from jiedao_desk.reports.deputy_list import count_words, order_words
from jiedao_desk.reports.deputy_rows import DeputyRow, headcount
from tests.deputies import ELECTED, deputy, group, mandate

TODAY = date(2026, 11, 22)
# domain: 姓名笔画 as most local congresses sort
BY_NAME = ["丁小宁", "王小宁", "文一", "田大利", "田富", "林一", "欧阳少东", "洪少东", "高大富", "高富"]
BY_SURNAME = ["丁小宁", "王小宁", "文一", "田富", "田大利", "林一", "欧阳少东", "洪少东", "高富", "高大富"]


def names(rows: list[DeputyRow]) -> list[str]:
    return [row.name for row in rows]


def test_a_resignation_counts_from_its_acceptance(office: Desk) -> None:
    deputy(
        office,
        "张三",
        mandate(end_cause="辞职被接受", end_event_on=date(2026, 5, 1), ended_on=date(2026, 6, 20)),
    )
    assert names(deputies.rows(office, date(2026, 6, 1))) == ["张三"]
    assert names(deputies.rows(office, date(2026, 6, 19))) == ["张三"]
    assert names(deputies.rows(office, date(2026, 6, 20))) == []
    [gone] = deputies.rows(office, date(2026, 6, 20), "ended")
    assert gone.state == "终止（辞职被接受）"


def test_a_person_with_two_mandates_counts_once_a_level(office: Desk) -> None:
    """代表法第二条: 张三 of district and city is one of each and one person."""
    deputy(office, "张三", mandate("区", constituency="第1选区"), mandate("市", electing_unit="明山区"))
    rows = deputies.rows(office, TODAY)
    assert [(row.level, row.constituency) for row in rows] == [("市", "明山区"), ("区", "第1选区")]
    counted = headcount(rows)
    assert (counted.by_level, counted.persons) == ((("区", 1), ("市", 1)), 1)


def test_a_second_mandate_of_the_same_level_is_one_person_with_the_mandate_of_the_day(office: Desk) -> None:
    deputy(
        office,
        "张三",
        mandate(term="第十八届", started_on=date(2017, 1, 5), ended_on=ELECTED, end_cause="届满"),
        mandate(term="第十九届"),
    )
    assert [row.term for row in deputies.rows(office, date(2020, 1, 1))] == ["第十八届"]
    assert [row.term for row in deputies.rows(office, TODAY)] == ["第十九届"]
    assert headcount(deputies.rows(office, ELECTED)).by_level == (("区", 1),)
    # Who serves again has not left.
    assert deputies.rows(office, TODAY, "ended") == []
    assert len(deputies.rows(office, TODAY, "all")) == 1


def test_those_only_attached_are_a_subtotal_of_their_own(office: Desk) -> None:
    deputy(office, "丁一", mandate(belonging="编入本街道活动", home_street="西街道"))
    deputy(office, "高二")
    deputy(office, "文三", mandate("市"))
    rows = deputies.rows(office, TODAY)
    assert names(rows) == ["文三", "高二", "丁一"]
    assert count_words(rows) == "区代表1名、市代表1名，另有编入本街道活动1名"


def test_a_move_leaves_the_first_half_with_the_old_group(office: Desk) -> None:
    one, two = group(office, "第一代表小组"), group(office, "第二代表小组")
    person = deputy(office, "张三", group=one, since=date(2026, 1, 1))
    deputies.move_group(office, deputies.At(person, 1), two, date(2026, 7, 1))
    assert [row.group for row in deputies.rows(office, date(2026, 6, 30))] == ["第一代表小组"]
    assert [row.group for row in deputies.rows(office, date(2026, 7, 1))] == ["第二代表小组"]
    assert [row.group for row in deputies.rows(office, date(2025, 12, 31))] == [""]


def test_the_suspended_stay_on_the_list_and_are_not_named_as_such(office: Desk) -> None:
    span = Draft(
        "suspensions",
        {
            "cause": "因刑事案件被羁押，正在受侦查、起诉、审判",
            "started_on": date(2026, 5, 1),
            "ended_on": date(2026, 9, 1),
        },
    )
    deputy(office, "张三", mandate(suspensions=[span]))
    deputy(office, "李四")
    [shown] = [row for row in deputies.rows(office, date(2026, 6, 1)) if row.name == "张三"]
    assert (shown.state, shown.suspended) == ("在任", True)
    assert names(deputies.rows(office, date(2026, 6, 1), "suspended")) == ["张三"]
    assert names(deputies.rows(office, date(2026, 9, 1), "suspended")) == []


def test_all_shows_those_to_come_and_those_nothing_is_recorded_of(office: Desk) -> None:
    deputy(office, "张三", mandate(started_on=date(2027, 1, 5)))
    records.save(office, Draft("deputies", {"name": "李四"}, {"mandates": []}))
    assert deputies.rows(office, TODAY) == []
    shown = deputies.rows(office, TODAY, "all")
    assert {(row.name, row.state) for row in shown} == {("张三", "未到任"), ("李四", "未登记任职")}
    assert names(deputies.rows(office, TODAY, "not_yet")) == ["张三"]


def test_the_voided_are_out_of_every_list_but_their_own(office: Desk) -> None:
    person = deputy(office, "张三")
    records.void(office, "deputies", person, "重复录入")
    assert deputies.rows(office, TODAY, "all") == []
    assert [(row.name, row.state) for row in deputies.rows(office, TODAY, "voided")] == [("张三", "已作废")]


@pytest.mark.parametrize(("mode", "expected"), [("姓名笔画", BY_NAME), ("姓氏笔画", BY_SURNAME)])
def test_names_stand_by_their_strokes_in_either_mode(office: Desk, mode: str, expected: list[str]) -> None:
    settings.change(office, "names.order", mode)
    shuffled = list(BY_NAME)
    Random(7).shuffle(shuffled)
    for name in shuffled:
        deputy(office, name)
    rows = deputies.rows(office, TODAY)
    assert names(rows) == expected
    assert order_words(rows, deputies.stroke_mode(office)) == f"按{mode}为序"


def test_a_number_given_by_hand_goes_before_strokes(office: Desk) -> None:
    for name, order in (("丁一", None), ("文一", 2), ("高富", 1), ("王小宁", None)):
        deputy(office, name, order=order)
    rows = deputies.rows(office, TODAY)
    assert names(rows) == ["高富", "文一", "丁一", "王小宁"]
    assert order_words(rows, "name") == "按排序号和姓名笔画为序"
