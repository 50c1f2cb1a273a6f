"""Sheets 6 and 17 agree with independent counts in plain SQL over the sample office (履职情况、统计表)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from jiedao_desk.kernel.draft import Draft
from jiedao_desk.kernel.figure import Figure, Span
from jiedao_desk.kernel.sheet import Heading, Line, Sheet
from jiedao_desk.operations import browse, records, reporting
from jiedao_desk.operations import settings as settings_of_office
from jiedao_desk.operations.desk import Desk
from jiedao_desk.reports import crosschecks
from jiedao_desk.reports.figures import BY_KEY
from jiedao_desk.storage import settings
from tests.reports.counting import DUTY, HOME, PERIODS, THERE, bounds, count, figures, sheet

TODAY = date(2026, 11, 22)
YEAR = Span(date(2026, 1, 1), date(2026, 12, 31))


def figure(desk: Desk, key: str, span: Span = YEAR) -> Figure:
    with desk.database.reading() as session:
        return BY_KEY[key].count(session, settings.read(session), span)


def deputy(desk: Desk, name: str, **mandate: object) -> int:
    values = {"level": "区", "started_on": date(2022, 1, 6)} | mandate
    return records.save(desk, Draft("deputies", {"name": name}, {"mandates": [Draft("mandates", values)]})).id


def activity(desk: Desk, people: dict[int, str | None], **values: object) -> int:
    lines = [
        Draft(
            "activity_attendance",
            {"person_id": person, "name": browse.load(desk, "deputies", person).get("name"), "state": state},
        )
        for person, state in people.items()
    ]
    given = {"held_on": date(2026, 5, 8), "title": "视察", "activity_kind": "视察"} | values
    return records.save(desk, Draft("activities", given, {"activity_attendance": lines})).id


def test_the_example_of_the_rule_on_records(office: Desk) -> None:
    """R15: ten invited, eight there, one on leave, one who had resigned before: 1场, 8人次, 88.89 %."""
    names = "赵一 钱二 孙三 李四 周五 吴六 郑七 王八 冯九".split()
    people: dict[int, str | None] = {deputy(office, name): "出席" for name in names[:8]}
    people[deputy(office, names[8])] = "请假"
    resigned = deputy(office, "陈十", end_cause="辞职被接受", ended_on=date(2026, 4, 1), end_document="公告")
    people[resigned] = "出席"
    activity(office, people)
    assert figure(office, "activities.times").value == 1
    assert figure(office, "activities.persons").value == 8
    assert figure(office, "activities.rate").value == Decimal("88.89")


def test_city_deputies_and_the_attached_count_in_persons_and_not_in_the_rate(office: Desk) -> None:
    home = deputy(office, "赵一")
    people: dict[int, str | None] = {
        home: "缺席",
        deputy(office, "钱二", level="市"): "出席",
        deputy(office, "孙三", belonging="编入本街道活动"): "出席",
    }
    activity(office, people)
    assert (figure(office, "activities.persons").value, figure(office, "activities.rate").value) == (2, 0)
    made = sheet(office, "2026H1", 6)
    assert [(line.cells[1], line.cells[4], line.cells[5], line.cells[8]) for line in made.lines] == [
        ("赵　一", 1, 0, 0),
        ("区代表小计", 1, 0, 0),
        ("孙　三", 1, 1, None),
        ("编入本街道活动的代表小计", 1, 1, None),
        ("钱　二", 1, 1, None),
        ("市以上代表小计", 1, 1, None),
    ]
    assert made.totals is not None
    assert (made.totals[5], made.totals[8]) == (2, 0)


def test_a_joint_activity_is_a_time_of_the_street_that_leads_and_persons_of_each(office: Desk) -> None:
    one = deputy(office, "赵一")
    activity(office, {one: "出席"}, joint_key="LH-1", leading=False)
    assert (figure(office, "activities.times").value, figure(office, "activities.persons").value) == (0, 1)
    activity(office, {one: "出席"}, joint_key="LH-2", leading=True)
    assert (figure(office, "activities.times").value, figure(office, "activities.persons").value) == (1, 2)


def test_a_mandate_ends_on_the_day_of_effect_and_the_end_of_a_term_is_no_change(office: Desk) -> None:
    deputy(office, "赵一", end_cause="辞职被接受", ended_on=date(2026, 6, 20), end_document="公告")
    deputy(office, "钱二", end_cause="届满", ended_on=date(2026, 6, 20))
    assert figure(office, "deputies.in_office", Span(date(2026, 6, 1), date(2026, 6, 19))).value == 2
    assert figure(office, "deputies.in_office").value == 0
    assert (figure(office, "deputies.ended").value, figure(office, "deputies.resigned").value) == (1, 1)


def test_what_is_not_recorded_is_no_row_and_no_nought(office: Desk) -> None:
    assert sheet(office, "2026H1", 6).lines == ()
    made = figures(sheet(office, "2026H1", 17))
    assert "activities.times" not in made
    # The office began to record in 2026: the year before is not nought.
    assert all(line.cells[6] is None for line in made.values())


def test_who_left_within_the_period_still_has_a_line(office: Desk) -> None:
    deputy(office, "赵一", end_cause="辞职被接受", ended_on=date(2026, 3, 1), end_document="公告")
    [line] = sheet(office, "2026H1", 6).lines
    assert str(line.cells[-1]).startswith("终止")
    assert sheet(office, "2026H2", 6).lines == ()


@pytest.mark.parametrize("period", PERIODS)
def test_sheet_6_has_a_line_for_everybody_in_office_in_the_period(sample: Desk, period: str) -> None:
    since, until = bounds(sample, period)
    people = count(
        sample,
        "SELECT count(DISTINCT m.person_id) FROM mandate m JOIN person p ON p.id = m.person_id "
        "WHERE m.voided_at IS NULL AND p.voided_at IS NULL AND (m.started_on IS NULL OR m.started_on <= ?) "
        "AND (m.ended_on IS NULL OR m.ended_on > ?)",
        until,
        since,
    )
    assert sum(bool(line.sources) for line in sheet(sample, period, 6).lines) == people


@pytest.mark.parametrize("period", PERIODS)
def test_sheet_6_adds_up_to_the_sign_in_lists(sample: Desk, period: str) -> None:
    made = sheet(sample, period, 6)
    span = bounds(sample, period)
    if not count(sample, f"SELECT count(*) {DUTY.format(more='')}", *span):
        assert made.totals is None or made.totals[4] is None
        return
    assert made.totals is not None
    for place, which in ((4, "1"), (5, THERE), (6, "a.state = '请假'"), (7, "a.state = '缺席'")):
        wanted = count(sample, f"SELECT count(*) {DUTY.format(more='')} AND {which}", *span)
        assert (made.totals[place] or 0) == wanted, place
    expected = count(sample, f"SELECT count(*) {DUTY.format(more=HOME)}", *span)
    present = count(sample, f"SELECT count(*) {DUTY.format(more=HOME)} AND {THERE}", *span)
    share = made.totals[8]
    assert isinstance(share, Decimal)
    assert abs(share - Decimal(present) / Decimal(expected)) <= Decimal("0.00005")
    days = count(
        sample,
        f"SELECT sum(coalesce(a.half_days, v.half_days) * 2) {DUTY.format(more='')} AND {THERE}",
        *span,
    )
    assert made.totals[9] == Decimal(days) / 2


HELD = (
    "SELECT count(*) FROM activity WHERE voided_at IS NULL AND (joint_key IS NULL OR leading) "
    "AND held_on BETWEEN ? AND ?"
)


def test_the_year_so_far_and_the_year_before_stand_beside_the_period(sample: Desk) -> None:
    made = figures(sheet(sample, "2026Q2", 17))["activities.times"]
    now = count(sample, HELD, "2026-04-01", "2026-06-30")
    so_far = count(sample, HELD, "2026-01-01", "2026-06-30")
    before = count(sample, HELD, "2025-04-01", "2025-06-30")
    assert made.cells[4:8] == (now, so_far, before, now - before)
    assert len(made.behind(5)) == so_far


def test_a_period_under_way_is_compared_with_the_same_days_of_the_year_before(sample: Desk) -> None:
    made = figures(sheet(sample, "2026H2", 17))["activities.times"]
    assert made.cells[6] == count(sample, HELD, "2025-07-01", "2025-11-22")


@pytest.mark.parametrize("period", PERIODS)
def test_the_sheets_of_the_sample_agree_with_each_other(sample: Desk, period: str) -> None:
    assert crosschecks.across(reporting.prepare(sample, period).sheets) == []


def test_sheets_that_disagree_are_told_with_both_numbers(office: Desk) -> None:
    headings = (Heading("姓名"), Heading(("签到（次）", "实到"), "whole"))
    by_deputy = Sheet(6, "六", headings, (), ("合计", 3))
    by_activity = Sheet(7, "七", headings, (Line(("视察", 4), (("activities", 1),)),), ("合计", 4))
    [found] = crosschecks.across([by_deputy, by_activity])
    assert "3人次 ≠ 表7实到合计4人次" in found.why
    assert found.sources == (("activities", 1),)


def test_a_deputy_missing_from_the_composition_is_named(office: Desk) -> None:
    people = tuple(Line((name,), (("deputies", number),)) for number, name in enumerate("甲乙", start=1))
    roster = Sheet(4, "四", (Heading("姓名"),), people)
    composition = Sheet(5, "五", (Heading("类别"),), (Line(("工人",), (("deputies", 1),)),))
    [found] = crosschecks.across([roster, composition])
    assert found.why == "表5合计1人 ≠ 表4名册2人：乙没有计入构成"
    assert found.sources == (("deputies", 2),)


def test_what_several_registers_tell_of_one_matter_counts_once(office: Desk) -> None:
    """A duty report stands in its register and on a sign-in list of the same day."""
    one = deputy(office, "赵一")
    activity(office, {one: "出席"}, held_on=date(2026, 5, 8), activity_kind="述职", title="述职")
    records.save(
        office,
        Draft(
            "duty_reports",
            {"person_id": one, "reported_on": date(2026, 5, 8), "state": "已述职"},
        ),
    )
    records.save(
        office,
        Draft("opinions", {"registered_on": date(2026, 5, 9), "person_id": one, "matter": "路灯不亮"}),
    )
    [line] = sheet(office, "2026H1", 6).lines
    assert (line.cells[14], line.cells[20]) == (1, 1)
    assert [register for register, _ in line.behind(20)] == ["opinions"]


def test_a_seal_that_was_never_typed_is_asked_for(office: Desk) -> None:
    assert not any(
        one.sheet == reporting.COVER for one in reporting.prepare(office, "2026H1", "congress").findings
    )
    settings_of_office.change(office, "office.congress_seal", "")
    [found] = [
        one
        for one in reporting.prepare(office, "2026H1", "congress").findings
        if one.sheet == reporting.COVER
    ]
    assert "人大街道工委印章全称" in found.why


def test_a_seat_is_vacant_until_somebody_is_elected_to_it(office: Desk) -> None:
    gone = deputy(
        office,
        "赵一",
        constituency="第3选区",
        end_cause="辞职被接受",
        ended_on=date(2026, 3, 1),
        end_document="公告",
    )
    deputy(office, "钱二", constituency="第4选区", end_cause="届满", ended_on=date(2026, 3, 1))
    spring = Span(date(2026, 1, 1), date(2026, 6, 30))
    assert figure(office, "deputies.vacant", spring).sources == (("deputies", gone),)
    elected = deputy(office, "孙三", constituency="第3选区", started_on=date(2026, 9, 1))
    assert figure(office, "deputies.vacant", spring).value == 1
    assert figure(office, "deputies.vacant").value == 0
    assert figure(office, "deputies.joined").sources == (("deputies", elected),)
    assert figure(office, "deputies.joined", spring).value == 0
