"""Who has reported to the voters in the term (R16), and planning those who have not."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from jiedao_desk.kernel.draft import Draft
from jiedao_desk.kernel.errors import Refused
from jiedao_desk.operations import browse, duty_reports, records
from jiedao_desk.operations.desk import Desk
from jiedao_desk.operations.duty_reports import Arrangement
from tests.deputies import deputy, mandate

DAY = date(2026, 6, 1)


def report(office: Desk, person: int, on: date | None = DAY, **values: Any) -> int:
    known = {"person_id": person, "reported_on": on, "state": "已述职" if on else "计划"}
    return records.save(office, Draft("duty_reports", known | values)).id


def test_seventeen_of_twenty_are_eighty_five_per_cent(office: Desk) -> None:
    """代表法第五十八条: of the deputies in office those who have reported in the term."""
    people = [deputy(office, f"代表{number}") for number in range(20)]
    for person in people[:17]:
        report(office, person)
    report(office, people[0], date(2025, 6, 1))
    found = duty_reports.coverage(office)
    assert (len(found.people), len(found.reported), found.rate) == (20, 17, Decimal("85.00"))
    assert [one.person_id for one in found.waiting] == people[17:]


def test_only_district_deputies_elected_here_and_in_office_are_asked(office: Desk) -> None:
    here = deputy(office, "张三")
    deputy(office, "李四", mandate("市"))
    deputy(office, "王五", mandate(belonging="编入本街道活动"))
    deputy(office, "赵六", mandate(ended_on=date(2026, 1, 1), end_cause="辞职被接受"))
    report(office, here, None, planned_on=date(2026, 12, 10))
    found = duty_reports.coverage(office)
    assert [(one.name, one.planned_on) for one in found.people] == [("张三", date(2026, 12, 10))]
    assert len(found.planned) == 1


def test_a_report_of_an_earlier_term_does_not_cover_this_one(office: Desk) -> None:
    earlier = mandate(
        term="第十八届", started_on=date(2017, 1, 6), ended_on=date(2022, 1, 6), end_cause="届满"
    )
    person = deputy(office, "张三", earlier, mandate())
    report(office, person, date(2021, 9, 1))
    assert duty_reports.coverage(office).rate == Decimal(0)
    assert duty_reports.coverage(office, date(2021, 12, 1)).rate == Decimal(100)


def test_several_are_planned_at_once_and_nobody_twice(office: Desk) -> None:
    people = [deputy(office, name, mandate(constituency="第三选区")) for name in ("张三", "李四", "王五")]
    report(office, people[0])
    how = Arrangement(date(2026, 12, 10), "东明社区", "口头")
    assert duty_reports.plan(office, people[1:], how) == 2
    kept = browse.load_all(office, "duty_reports")[-1]
    assert (kept.get("state"), kept.get("constituency"), kept.get("term")) == ("计划", "第三选区", "第十九届")
    with pytest.raises(Refused, match="李四"):
        duty_reports.plan(office, people[1:2], how)
    with pytest.raises(Refused, match="先选择"):
        duty_reports.plan(office, [], how)
    assert not duty_reports.coverage(office).waiting


def test_votes_that_do_not_add_up_are_not_saved(office: Desk) -> None:
    """代表法第五十八条: 45 returned and 46 counted cannot be."""
    votes = {"issued": 50, "returned": 45, "satisfied": 40, "fairly": 4, "dissatisfied": 1, "abstained": 1}
    with pytest.raises(Refused, match="各项合计46票"):
        report(office, deputy(office, "张三"), **votes)
