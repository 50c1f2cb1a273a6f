"""Points follow from the records, by the rules in force or on trial (履职积分)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from jiedao_desk.kernel.document import Document, Table
from jiedao_desk.kernel.draft import Draft
from jiedao_desk.kernel.errors import Refused
from jiedao_desk.operations import browse, point_papers, points, records
from jiedao_desk.operations.desk import Desk
from jiedao_desk.operations.points import PersonPoints
from jiedao_desk.registers.point_sets import ADOPTED, PLANNED
from jiedao_desk.registers.suspensions import CAUSES
from tests.activities import activity, line
from tests.deputies import deputy, mandate

D = Decimal


def rule_set(
    desk: Desk, *rules: tuple[str, str], since: date = date(2026, 1, 1), state: str = ADOPTED
) -> int:
    lines = [Draft("point_rules", {"deed": deed, "points": D(worth)}) for deed, worth in rules]
    grades = [Draft("point_grades", {"name": "好", "least": D(5)})]
    values = {"name": f"办法{since:%Y}", "valid_from": since, "state": state}
    return records.save(desk, Draft("point_sets", values, {"point_rules": lines, "point_grades": grades})).id


def rows_of(document: Document) -> list[tuple[str, ...]]:
    [table] = [block for block in document.blocks if isinstance(block, Table)]
    return list(table.rows)


def person(desk: Desk, name: str, year: int = 2026, trial: int | None = None) -> PersonPoints:
    return next(one for one in points.of_year(desk, year, trial).people if one.name == name)


def test_visits_count_and_half_a_day_of_leave_is_taken_off(office: Desk) -> None:
    one = deputy(office, "王岚")
    rule_set(office, ("视察", "3"), ("全程出席人代会", "10"), ("人代会请假半天", "-1"), ("审议发言", "1"))
    activity(office, "供热视察", date(2026, 3, 2), line("王岚", one))
    activity(office, "持证视察", date(2026, 4, 2), line("王岚", one), activity_kind="持证视察")
    activity(
        office,
        "区十九届人大六次会议",
        date(2026, 1, 8),
        line("王岚", one, "请假", reason="病假", half_days=D("0.5")),
        activity_kind="出席人代会",
        half_days=D(3),
    )
    found = person(office, "王岚")
    assert found.account.total == D("5.0")
    assert found.account.grade == "好"
    assert [line.what for line in found.account.lines] == ["人代会请假半天", "视察", "视察"]
    for account_line in found.account.lines:
        assert browse.load(office, *account_line.source).voided is None


def test_a_session_attended_throughout_with_a_speech(office: Desk) -> None:
    one = deputy(office, "王岚")
    rule_set(office, ("全程出席人代会", "10"), ("审议发言", "1"), ("人代会缺席半天", "-3"))
    activity(
        office,
        "区十九届人大六次会议",
        date(2026, 1, 8),
        line("王岚", one, role="发言"),
        activity_kind="出席人代会",
        half_days=D(3),
    )
    activity(
        office,
        "区十九届人大七次会议",
        date(2026, 9, 8),
        line("王岚", one, "缺席"),
        activity_kind="出席人代会",
        half_days=D(1),
    )
    assert person(office, "王岚").account.total == D("5.0")


def test_nothing_counts_while_suspended_or_before_office(office: Desk) -> None:
    one = deputy(
        office,
        "王岚",
        mandate(
            started_on=date(2026, 6, 1),
            suspensions=[
                Draft(
                    "suspensions",
                    {"cause": CAUSES.words[0], "started_on": date(2026, 9, 1), "ended_on": date(2026, 10, 1)},
                )
            ],
        ),
    )
    rule_set(office, ("视察", "3"))
    activity(office, "供热视察", date(2026, 3, 2), line("王岚", one))
    activity(office, "道路视察", date(2026, 7, 2), line("王岚", one))
    activity(office, "河道视察", date(2026, 9, 2), line("王岚", one))
    assert person(office, "王岚").account.total == D(3)


def test_last_years_rules_stay_when_new_ones_are_adopted(office: Desk) -> None:
    one = deputy(office, "王岚")
    rule_set(office, ("视察", "3"), since=date(2025, 1, 1))
    activity(office, "供热视察", date(2025, 3, 2), line("王岚", one))
    activity(office, "供热视察", date(2026, 3, 2), line("王岚", one))
    before = person(office, "王岚", 2025).account
    rule_set(office, ("视察", "4"), since=date(2026, 1, 1))
    assert person(office, "王岚", 2025).account == before
    assert person(office, "王岚", 2026).account.total == D(4)


def test_a_planned_set_is_tried_without_being_in_force(office: Desk) -> None:
    one = deputy(office, "王岚")
    activity(office, "供热视察", date(2026, 3, 2), line("王岚", one))
    planned = rule_set(office, ("视察", "7"), state=PLANNED)
    assert points.of_year(office, 2026).rules is None
    assert person(office, "王岚", trial=planned).account.total == D(7)
    with pytest.raises(Refused, match="不在了"):
        points.of_year(office, 2026, trial=999)


def test_an_adjustment_names_its_reason_and_the_score_of_the_district_stands_beside(office: Desk) -> None:
    one = deputy(office, "王岚")
    rule_set(office, ("视察", "3"))
    adjusted = {"person_id": one, "decided_on": date(2026, 5, 1), "points": D("2.5")}
    with pytest.raises(Refused, match="批准人"):
        records.save(office, Draft("point_adjustments", {**adjusted, "reason": "防汛"}))
    records.save(office, Draft("point_adjustments", {**adjusted, "reason": "防汛", "approved_by": "刘志强"}))
    score = {"person_id": one, "period": "2026", "score": D("118.5"), "grade": "优秀"}
    records.save(office, Draft("district_scores", score))
    found = person(office, "王岚")
    assert (found.account.total, found.district_score, found.district_grade) == (D("2.5"), D("118.5"), "优秀")
    assert found.account.lines[0].title == "防汛（刘志强批准）"


def test_a_deed_is_worth_one_thing(office: Desk) -> None:
    with pytest.raises(Refused, match="计分项目“视察”写了2行"):
        rule_set(office, ("视察", "3"), ("视察", "4"))


def test_a_period_of_a_returned_score_is_one(office: Desk) -> None:
    one = deputy(office, "王岚")
    with pytest.raises(Refused):
        records.save(office, Draft("district_scores", {"person_id": one, "period": "去年", "score": D(1)}))


def test_the_example_set_is_planned_until_someone_adopts_it(office: Desk) -> None:
    deputy(office, "王岚")
    points.make_example(office)
    assert points.of_year(office, 2026).rules is None
    with pytest.raises(Refused, match="已经建好"):
        points.make_example(office)


def test_what_is_made_public_has_names_or_only_numbers(office: Desk) -> None:
    for name in ("王岚", "李松"):
        deputy(office, name, mobile="13800000001")
    rule_set(office, ("视察", "3"))
    made = points.of_year(office, 2026)
    named = rows_of(point_papers.publication(office, made, names=True))
    assert [row[1] for row in named] == ["王　岚", "李　松"]
    assert "13800000001" not in str(named)
    assert rows_of(point_papers.publication(office, made, names=False)) == [
        ("好", "0", "0.00"),
        ("未定等次", "2", "100.00"),
    ]
    with pytest.raises(Refused, match="没有施行"):
        point_papers.publication(office, points.of_year(office, 2024), names=True)
