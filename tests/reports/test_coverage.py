"""Who has done what at least once in the term: from the records, never typed, never a ranking (覆盖情况)."""

from __future__ import annotations

from datetime import date

import pytest

from jiedao_desk.kernel.document import Table
from jiedao_desk.kernel.draft import Draft
from jiedao_desk.kernel.errors import Refused
from jiedao_desk.operations import browse, coverage, duty_reports, records
from jiedao_desk.operations.coverage import ABSENCES
from jiedao_desk.operations.desk import Desk
from jiedao_desk.reports import duty_facts
from tests.activities import activity, line
from tests.deputies import ELECTED, deputy, mandate


@pytest.fixture
def people(office: Desk) -> dict[str, int]:
    return {
        "王岚": deputy(office, "王岚", grassroots=True),
        "李松": deputy(office, "李松"),
        "赵明": deputy(office, "赵明", mandate("市", electing_unit="明山区")),
        "钱进": deputy(office, "钱进", mandate(belonging="编入本街道活动")),
    }


def names(found: tuple[coverage.Covered, ...]) -> list[str]:
    return [one.name for one in found]


def item(made: coverage.Coverage, key: str) -> coverage.Item:
    return next(one for one in (*made.items, made.absences) if one.matter.key == key)


def test_whoever_attended_once_in_the_term_is_covered(office: Desk, people: dict[str, int]) -> None:
    lines = [line(name, who) for name, who in people.items()]
    activity(office, "列席常委会会议", date(2023, 5, 4), *lines[:1], activity_kind="列席常委会")
    activity(office, "列席常委会会议", date(2020, 5, 4), *lines[1:2], activity_kind="列席常委会")
    activity(office, "视察", date(2026, 5, 4), *lines, activity_kind="视察")
    found = item(coverage.as_of(office), "observed")
    assert names(found.done) == ["王岚"]
    # Before the mandate began somebody else sat there; city and attached deputies are of other rosters.
    assert names(found.lacking) == ["李松"]
    assert str(found.rate) == "50.00"
    assert found.done[0].last["observed"] == date(2023, 5, 4)


def test_grassroots_deputies_can_be_looked_at_alone(office: Desk, people: dict[str, int]) -> None:
    found = coverage.as_of(office, grassroots=True)
    assert names(found.people) == ["王岚"]
    assert names(item(found, "observed").lacking) == ["王岚"]


def test_the_same_matter_recorded_twice_is_counted_once(office: Desk, people: dict[str, int]) -> None:
    day = date(2026, 3, 10)
    activity(office, "述职会", day, line("王岚", people["王岚"]), activity_kind="述职")
    records.save(
        office, Draft("duty_reports", {"person_id": people["王岚"], "state": "已述职", "reported_on": day})
    )
    assert item(coverage.as_of(office), "reported").done[0].times["reported"] == 1


@pytest.mark.parametrize(
    ("state", "approved_by", "count"), [("缺席", None, 2), ("请假", None, 2), ("请假", "何建军", 0)]
)
def test_two_sessions_missed_without_leave_are_to_be_reported(
    office: Desk, people: dict[str, int], state: str, approved_by: str | None, count: int
) -> None:
    for year, number in ((2025, "四"), (2026, "五")):
        away = line("李松", people["李松"], state, approved_by=approved_by)
        activity(office, f"区十九届人大{number}次会议", date(year, 1, 8), away, activity_kind="出席人代会")
    found = coverage.as_of(office)
    assert len(found.absences.lacking) == (1 if count else 0)
    assert names(found.reportable) == (["李松"] if count else [])
    assert item(found, ABSENCES.key).matter.basis == "代表法第六十二条"


def test_the_figures_are_those_of_the_duties_and_of_the_page_of_duty_reports(sample: Desk) -> None:
    made = coverage.as_of(sample)
    with sample.database.reading() as session:
        observed = duty_facts.observed(session, made.on)
        reported = duty_facts.reported(session, made.on)
    grassroots = item(coverage.as_of(sample, grassroots=True), "observed")
    assert {one.person_id for one in grassroots.done} == set(observed.done)
    assert {one.person_id for one in item(made, "reported").done} == set(reported.done)
    by_page = duty_reports.coverage(sample)
    assert {one.person_id for one in item(made, "reported").lacking} == {
        one.person_id for one in by_page.people if one.report_id is None
    }


def test_the_paper_names_those_still_to_be_arranged(office: Desk, people: dict[str, int]) -> None:
    table = next(one for one in coverage.paper(office).blocks if isinstance(one, Table))
    row = next(row for row in table.rows if row[1] == "向选民述职")
    assert row[3:6] == ("0", "2", "0.00")
    assert row[6] == "王　岚、李　松"


def test_without_deputies_there_is_nothing_to_print(office: Desk) -> None:
    with pytest.raises(Refused, match="没有在任的区代表"):
        coverage.paper(office)


def test_what_was_recorded_before_the_day_the_mandate_began_is_of_another_term(office: Desk) -> None:
    who = deputy(office, "王岚", mandate(started_on=date(2026, 6, 1)))
    activity(office, "视察", ELECTED, line("王岚", who), activity_kind="小组活动")
    assert names(item(coverage.as_of(office), "group").lacking) == ["王岚"]


def test_without_a_first_day_the_term_says_it_and_without_that_no_absence_is_told(office: Desk) -> None:
    """An absence of an earlier term must not be held against anybody."""
    known = deputy(office, "王岚", mandate(started_on=None, term="第十九届"))
    unknown = deputy(office, "李松", mandate(started_on=None, term=None))
    away = [line("王岚", known, "缺席"), line("李松", unknown, "缺席")]
    activity(office, "区十八届人大五次会议", date(2021, 1, 8), *away, activity_kind="出席人代会")
    activity(office, "区十九届人大五次会议", date(2026, 1, 8), *away, activity_kind="出席人代会")
    term = next(one for one in browse.load_all(office, "terms") if one.get("number") == "第十九届")
    term.values["started_on"] = ELECTED
    records.save(office, term)
    found = {one.name: [each.session for each in one.missed] for one in coverage.as_of(office).people}
    assert found == {"王岚": ["区十九届人大五次会议"], "李松": []}
