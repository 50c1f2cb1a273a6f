"""Lists of participants: who may be on one that day, a pasted list, what it comes to."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from jiedao_desk.kernel.draft import Draft
from jiedao_desk.operations import browse, records, trainings
from jiedao_desk.operations.desk import Desk
from tests.deputies import deputy, group, mandate

DAY = date(2026, 5, 20)


@pytest.fixture
def people(office: Desk) -> dict[str, int]:
    first = group(office, "第一代表小组")
    suspended = mandate(suspensions=[Draft("suspensions", {"started_on": date(2026, 3, 1), "cause": "x"})])
    suspended.children["suspensions"][0].values["cause"] = _cause()
    records.save(office, Draft("staff", {"name": "王敏", "body": "人大街道工委", "post": "工作人员"}))
    return {
        "丁小宁": deputy(office, "丁小宁", group=first),
        "张三": deputy(office, "张三"),
        "周全": deputy(office, "周全", suspended),
    }


def _cause() -> str:
    from jiedao_desk.registers.suspensions import CAUSES

    return CAUSES.words[0]


def names(lines: list[Draft]) -> list[tuple[object, object]]:
    return [(one.get("name"), one.get("capacity")) for one in lines]


def test_deputies_of_the_day_are_offered_whole_or_by_group(office: Desk, people: dict[str, int]) -> None:
    scopes = trainings.scopes(office, DAY)
    assert [(one.label, one.count) for one in scopes] == [("全部代表", 2), ("第一代表小组", 1)]
    lines = trainings.deputies_of(office, DAY, scopes[0].narrowing)
    assert names(lines) == [("丁小宁", "代表"), ("张三", "代表")]
    assert lines[0].get("person_id") == people["丁小宁"]


def test_nobody_comes_onto_the_list_twice(office: Desk, people: dict[str, int]) -> None:
    lines = trainings.deputies_of(office, DAY, trainings.scopes(office, DAY)[1].narrowing)
    lines = trainings.added(
        lines, trainings.deputies_of(office, DAY, trainings.scopes(office, DAY)[0].narrowing)
    )
    lines = trainings.added(lines, trainings.staff_of(office, DAY))
    lines = trainings.added(lines, trainings.staff_of(office, DAY))
    assert names(lines) == [("丁小宁", "代表"), ("张三", "代表"), ("王敏", "工作人员")]


def test_a_pasted_list_is_led_to_the_deputies_of_the_day(office: Desk, people: dict[str, int]) -> None:
    lines, matched = trainings.pasted(office, DAY, "丁小宁、张三（病假）、王敏、赵无名、周全")
    assert [(one.get("name"), one.get("person_id"), one.get("state")) for one in lines] == [
        ("丁小宁", people["丁小宁"], "出席"),
        ("张三", people["张三"], "请假"),
        ("王敏", None, "出席"),
        ("赵无名", None, "出席"),
        ("周全", None, "出席"),
    ]
    assert lines[1].get("reason") == "病假"
    assert [one.written for one in matched.doubts] == ["赵无名", "周全"]


def test_a_name_typed_by_hand_is_led_to_its_deputy_when_it_is_saved(
    office: Desk, people: dict[str, int]
) -> None:
    typed = [Draft(trainings.LINES, {"name": name, "capacity": "代表"}) for name in ("张三", "赵无名")]
    made = trainings.linked(
        office, Draft("trainings", {"held_on": DAY, "title": "学法"}, {trainings.LINES: typed})
    )
    assert [one.get("person_id") for one in made.listed(trainings.LINES)] == [people["张三"], None]
    assert typed[0].get("person_id") is None
    saved = records.save(office, made)
    assert len(browse.load(office, "trainings", saved.id).listed(trainings.LINES)) == 2


def test_what_a_list_comes_to() -> None:
    states = ("出席", "出席", "请假", "缺席", None)
    lines = [Draft(trainings.LINES, {"name": f"代表{at}", "state": state}) for at, state in enumerate(states)]
    lines.append(Draft(trainings.LINES, {"name": "王敏", "state": "出席", "capacity": "工作人员"}))
    lines.append(Draft(trainings.LINES, {"state": "出席"}))
    found = trainings.turnout(lines)
    assert (found.listed, found.present, found.leave, found.absent) == (6, 4, 1, 1)
    assert found.rate == Decimal("66.67")
    assert trainings.turnout(lines, "工作人员").rate == Decimal(100)
    assert trainings.turnout([]).rate is None
