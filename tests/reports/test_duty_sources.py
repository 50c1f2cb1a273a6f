"""Duty reports, trainings and awards in a deputy's file and among the deeds that rules weigh."""

from __future__ import annotations

from datetime import date

import pytest

from jiedao_desk.kernel.draft import Draft
from jiedao_desk.kernel.figure import Span
from jiedao_desk.operations import records
from jiedao_desk.operations.desk import Desk
from jiedao_desk.reports import deeds, deputy_file
from tests.activities import activity, line
from tests.deputies import deputy, mandate

DAY = date(2026, 5, 20)
YEAR = Span(date(2026, 1, 1), date(2026, 12, 31))


@pytest.fixture
def person(office: Desk) -> int:
    """A deputy since 2022 of whom each register holds something, one thing before the election."""
    who = deputy(office, "张三", mandate(constituency="第三选区"))
    votes = {"issued": 50, "returned": 48, "satisfied": 40, "fairly": 6, "dissatisfied": 1, "abstained": 1}
    report = {"person_id": who, "reported_on": DAY, "constituency": "第三选区", "voters": 52, "form": "口头"}
    records.save(office, Draft("duty_reports", report | votes))
    records.save(
        office, Draft("duty_reports", {"person_id": who, "state": "计划", "planned_on": date(2026, 12, 1)})
    )
    for held_on, title, state, reason in (
        (date(2026, 3, 4), "学法培训", "出席", None),
        (date(2026, 9, 4), "警示教育", "请假", "病假"),
        (date(2021, 9, 4), "当选前的培训", "出席", None),
    ):
        lines = [
            Draft("training_attendance", {"person_id": who, "name": "张三", "state": state, "reason": reason})
        ]
        records.save(
            office, Draft("trainings", {"held_on": held_on, "title": title}, {"training_attendance": lines})
        )
    award = {"person_id": who, "awarded_on": date(2026, 1, 22), "title": "优秀人大代表"}
    records.save(office, Draft("awards", award | {"level": "区", "granted_by": "区人大常委会"}))
    records.save(office, Draft("awards", award | {"level": "街道", "title": "街道表扬"}))
    activity(office, "代表述职会", DAY, line("张三", who), activity_kind="述职")
    activity(office, "学法", date(2026, 3, 4), line("张三", who), activity_kind="学习培训")
    return who


def test_the_file_tells_each_matter_once_and_by_who_knows_most(office: Desk, person: int) -> None:
    with office.database.reading() as session:
        rows = deputy_file.of_person(session, person)
    told = [(row.on.isoformat(), row.part, row.source[0], row.mark, row.counts) for row in rows]
    assert sorted(told, reverse=True) == [
        ("2026-09-04", "培训", "trainings", "请假（病假）", True),
        ("2026-05-20", "述职", "duty_reports", "✓ 已述职，满意率95.83%", True),
        ("2026-03-04", "培训", "trainings", "✓ 出席", True),
        ("2026-01-22", "奖惩", "awards", "✓ 街道奖励", True),
        ("2026-01-22", "奖惩", "awards", "✓ 区奖励", True),
        ("2021-09-04", "培训", "trainings", "出席（不计）", False),
    ]
    (report,) = (row for row in rows if row.part == "述职")
    assert report.cells[4] == "发出50收回48，满意40基本满意6不满意1弃权1，满意率95.83%"
    with office.database.reading() as session:
        assert len(deputy_file.of_person(session, person, date(2026, 5, 1), date(2026, 8, 31))) == 1


def test_a_matter_in_two_registers_is_weighed_once(office: Desk, person: int) -> None:
    with office.database.reading() as session:
        found = deeds.by_person(session, YEAR)[person]
    assert len({one.matter for one in found if one.kind == "述职"}) == 1
    assert {one.matter for one in found if one.kind == "学习培训"} == {"学习培训 2026-03-04"}
    assert [(one.kind, one.source[0]) for one in found if one.kind.endswith("表彰")] == [
        ("区级表彰", "awards")
    ]


def test_what_happened_before_the_mandate_is_weighed_by_no_rule(office: Desk, person: int) -> None:
    with office.database.reading() as session:
        assert person not in deeds.by_person(session, Span(date(2021, 1, 1), date(2021, 12, 31)))
