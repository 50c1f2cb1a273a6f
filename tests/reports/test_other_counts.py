"""Every other figure of sheet 17 agrees with an independent count in plain SQL over the sample office (工作统计表)."""

from __future__ import annotations

from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

import pytest

from jiedao_desk.kernel.draft import Draft
from jiedao_desk.kernel.sheet import Line
from jiedao_desk.operations import finality, settings
from jiedao_desk.operations.desk import Desk
from jiedao_desk.reports.figures import BY_KEY, INDICATORS
from tests.reports.counting import DUTY, HOME, PERIODS, THERE, asked, bounds, figures, sheet
from tests.reports.test_paper_counts import COUNTS as PAPERS

IN = "BETWEEN ?1 AND ?2"
# Both days are always handed over.
ENDS = "AND ?1 = ?1"
OFFICE = (
    "FROM mandate m JOIN person p ON p.id = m.person_id WHERE m.voided_at IS NULL AND p.voided_at IS NULL "
    "AND coalesce(m.started_on, '0') <= ?2 AND coalesce(m.ended_on, '9') > ?2 AND ?1 = ?1"
)
LEFT = (
    "SELECT count(*) FROM mandate m JOIN person p ON p.id = m.person_id WHERE m.voided_at IS NULL "
    f"AND p.voided_at IS NULL AND m.ended_on {IN} {HOME}"
)
GAVE = f"FROM duty_report r WHERE r.voided_at IS NULL AND r.state = '已述职' AND r.reported_on {IN}"
GAVE_IN_TERM = (
    "EXISTS (SELECT 1 FROM duty_report r WHERE r.person_id = m.person_id AND r.voided_at IS NULL "
    "AND r.state = '已述职' AND r.reported_on <= ?2 AND r.reported_on >= coalesce(m.started_on, '0'))"
)
TRAINED = (
    "FROM training_attendance a JOIN training t ON t.id = a.training_id WHERE a.voided_at IS NULL "
    f"AND t.voided_at IS NULL AND t.held_on {IN}"
)
CAME = "coalesce(a.state, '出席') = '出席'"
FUND = f"FROM fund_entry f WHERE f.voided_at IS NULL AND f.entry_on {IN}"
FUND_SO_FAR = f"FROM fund_entry f WHERE f.voided_at IS NULL AND f.entry_on <= ?2 {ENDS}"
POSTS = (
    "SELECT count(DISTINCT name) FROM staff_member s WHERE s.voided_at IS NULL AND s.body = '人大街道工委' "
    f"AND coalesce(s.started_on, '0') <= ?2 AND coalesce(s.ended_on, '9') >= ?2 {ENDS}"
)
PLACES = (
    "SELECT count(*) FROM station s WHERE s.voided_at IS NULL AND coalesce(s.opened_on, '0') <= ?2 "
    f"AND coalesce(s.closed_on, '9') > ?2 {ENDS}"
)
STUDIED = f"""FROM committee_session s WHERE s.voided_at IS NULL AND s.state = '定稿' AND s.held_on {IN}
    AND EXISTS (SELECT 1 FROM agenda_item a WHERE a.session_id = s.id AND a.is_congress AND a.voided_at IS NULL)
    AND EXISTS (SELECT 1 FROM staff_member p WHERE p.name = s.chair AND p.body = '党工委' AND p.post = '书记'
      AND p.voided_at IS NULL AND coalesce(p.started_on, '0') <= s.held_on
      AND coalesce(p.ended_on, '9') >= s.held_on)"""
HEARD = f"""FROM briefing b WHERE b.voided_at IS NULL AND b.state = '定稿' AND b.held_on {IN}
    AND coalesce(b.presenter, '') <> '' AND EXISTS (SELECT 1 FROM staff_member p WHERE p.name = b.chair
      AND p.body = '党工委' AND p.post = '书记' AND p.voided_at IS NULL
      AND coalesce(p.started_on, '0') <= b.held_on AND coalesce(p.ended_on, '9') >= b.held_on)"""
TASKS = f"""FROM action_item a LEFT JOIN committee_session s ON s.id = a.session_id
    LEFT JOIN briefing b ON b.id = a.briefing_id WHERE a.voided_at IS NULL AND s.voided_at IS NULL
    AND b.voided_at IS NULL AND coalesce(s.held_on, b.held_on) {IN}"""
OWN = (
    "FROM committee_session s WHERE s.voided_at IS NULL AND s.state = '定稿' "
    f"AND s.session_kind = '人大街道工委会议' AND s.held_on {IN}"
)
RULES = (
    "SELECT count(*) FROM office_document d WHERE d.voided_at IS NULL AND d.kind = '制度' "
    f"AND coalesce(d.issued_on, '0') <= ?2 AND coalesce(d.repealed_on, '9') > ?2 {ENDS}"
)
HELD = f"FROM election e WHERE e.voided_at IS NULL AND e.held_on {IN}"
TAKEN = (
    "SELECT count(*) FROM publication_adoption a JOIN publication p ON p.id = a.publication_id "
    f"WHERE a.voided_at IS NULL AND p.voided_at IS NULL AND coalesce(a.adopted_on, p.sent_on) {IN}"
)
SIGNED = DUTY.replace("BETWEEN ? AND ?", IN)

COUNTS = {
    "sessions.counted": f"SELECT count(*) {STUDIED}",
    "sessions.periods": f"SELECT count(DISTINCT (strftime('%m', s.held_on) + 1) / 2) {STUDIED}",
    "briefings.counted": f"SELECT count(*) {HEARD}",
    "own_meetings.held": f"SELECT count(*) {OWN}",
    "actions.decided": f"SELECT count(*) {TASKS}",
    "actions.done": f"SELECT count(*) {TASKS} AND a.state = '已落实' AND a.done_on <= ?2",
    "staff.full_time": f"{POSTS} AND s.employment = '专职'",
    "staff.part_time": f"{POSTS} AND s.employment = '兼职'",
    "staff.hired": f"{POSTS} AND s.employment = '聘用'",
    "stations.houses": f"{PLACES} AND s.kind = '代表之家'",
    "stations.stations": f"{PLACES} AND s.kind = '代表联络站'",
    "stations.points": f"{PLACES} AND s.kind = '代表联络点'",
    "stations.studios": f"{PLACES} AND s.kind = '代表工作室'",
    "deputies.attached": f"SELECT count(DISTINCT m.person_id) {OFFICE} AND m.belonging = '编入本街道活动'",
    "deputies.resigned": f"{LEFT} AND m.end_cause IN ('辞职被接受', '责令辞职被接受')",
    "deputies.moved": f"{LEFT} AND m.end_cause = '迁出或者调离本行政区域'",
    "activities.listening_persons": (
        f"SELECT count(*) {SIGNED.format(more='')} AND {THERE} "
        "AND v.activity_kind IN ('列席常委会', '列席其他会议')"
    ),
    "duty_reports.held": f"SELECT count(*) {GAVE}",
    "duty_reports.term": f"SELECT count(DISTINCT m.person_id) {OFFICE} {HOME} AND {GAVE_IN_TERM}",
    "trainings.held": f"SELECT count(*) FROM training t WHERE t.voided_at IS NULL AND t.held_on {IN}",
    "trainings.deputies": f"SELECT count(*) {TRAINED} AND coalesce(a.capacity, '代表') = '代表' AND {CAME}",
    "trainings.staff": f"SELECT count(*) {TRAINED} AND a.capacity <> '代表' AND {CAME}",
    "awards.given": f"SELECT count(*) FROM award a WHERE a.voided_at IS NULL AND a.kind = '奖励' AND a.awarded_on {IN}",
    "funds.income": f"SELECT sum(f.income) / 100.0 {FUND}",
    "funds.expense": f"SELECT sum(f.expense) / 100.0 {FUND}",
    "funds.balance": f"SELECT sum(coalesce(f.income, 0) - coalesce(f.expense, 0)) / 100.0 {FUND_SO_FAR}",
    "supervisions.research": (
        f"SELECT count(*) FROM supervision s WHERE s.voided_at IS NULL AND s.kind = '专题调研' AND s.started_on {IN}"
    ),
    "publications.adopted_national": f"{TAKEN} AND a.level = '国家'",
    "publications.adopted_province": f"{TAKEN} AND a.level = '省'",
    "documents.rules": RULES,
    "documents.on_wall": f"{RULES} AND d.on_wall",
    "documents.to_archive": (
        "SELECT count(*) FROM office_document d WHERE d.voided_at IS NULL AND d.to_archive "
        f"AND coalesce(d.issued_on, '0') <= ?2 {ENDS}"
    ),
    "constituencies.vacant": f"""SELECT sum(max(c.seats - (SELECT count(DISTINCT m.person_id) {OFFICE} {HOME}
        AND m.constituency = c.name), 0)) FROM constituency c WHERE c.voided_at IS NULL
        AND coalesce(c.started_on, '0') <= ?2 AND coalesce(c.ended_on, '9') > ?2""",
    "elections.held": f"SELECT count(*) {HELD}",
    "elections.by": f"SELECT count(*) {HELD} AND e.kind = '补选' AND e.state = '已选出'",
    "elections.elected": (
        "SELECT count(*) FROM election_candidate c JOIN election e ON e.id = c.election_id "
        f"WHERE c.voided_at IS NULL AND c.elected AND e.voided_at IS NULL AND e.held_on {IN}"
    ),
}
# Part and whole; a share of nothing is no value.
SHARES = {
    "duty_reports.share": (
        COUNTS["duty_reports.term"],
        f"SELECT count(DISTINCT m.person_id) {OFFICE} {HOME}",
    ),
    "trainings.share": (
        COUNTS["trainings.deputies"],
        f"SELECT count(*) {TRAINED} AND coalesce(a.capacity, '代表') = '代表'",
    ),
}
ELSEWHERE = {"activities", "suggestions", "opinions", "receptions", "liaisons"}
"""Topics whose figures are counted in test modules of their own."""


@pytest.fixture(scope="module")
def made(sample: Desk) -> dict[str, dict[str, Line]]:
    """Sheet 17 of each period, by the keys of its figures."""
    return {period: figures(sheet(sample, period, 17)) for period in PERIODS}


def number(desk: Desk, sql: str, period: str) -> Decimal:
    return Decimal(str(asked(desk, sql, *bounds(desk, period))[0][0] or 0))


@pytest.mark.parametrize("key", COUNTS)
def test_a_figure_is_that_of_the_file(sample: Desk, made: dict[str, dict[str, Line]], key: str) -> None:
    for period in PERIODS:
        line = made[period].get(key)
        said = Decimal(str(line.cells[4] or 0)) if line is not None else Decimal(0)
        assert said == number(sample, COUNTS[key], period), period


def year_before(day: str) -> str:
    """The same day a year earlier; the last of February stays the last."""
    year, rest = int(day[:4]) - 1, day[5:]
    leap = year % 4 == 0
    return (
        f"{year}-02-29"
        if rest == "02-28" and leap
        else f"{year}-02-28"
        if rest == "02-29"
        else f"{year}-{rest}"
    )


def values_of(desk: Desk, sql: str, period: str) -> tuple[Decimal, Decimal, Decimal]:
    """The period, the year so far, and the same days of the year before, each asked of the file."""
    start, until = bounds(desk, period)
    spans = ((start, until), (f"{until[:4]}-01-01", until), (year_before(start), year_before(until)))
    now, so_far, before = (Decimal(str(asked(desk, sql, *span)[0][0] or 0)) for span in spans)
    return now, so_far, before


@pytest.mark.parametrize("key", COUNTS | PAPERS)
def test_the_year_so_far_the_year_before_and_the_change_are_those_of_the_file(
    sample: Desk, made: dict[str, dict[str, Line]], key: str
) -> None:
    begun = str(settings.current(sample)["office.use_from"])
    sql = (COUNTS | PAPERS)[key]
    for period in PERIODS:
        line = made[period].get(key)
        if line is None:
            continue
        now, so_far, before = values_of(sample, sql, period)
        # What is counted on a last day has no sum of the year; before the office began, nothing is not nought.
        if not BY_KEY[key].standing:
            assert line.cells[5] == so_far, period
        if year_before(bounds(sample, period)[1]) < begun:
            assert line.cells[6:8] == (None, None), period
        elif line.cells[6] is not None:
            assert line.cells[6:8] == (before, now - before), period
        else:
            assert before == 0, period


@pytest.mark.parametrize("key", SHARES)
def test_a_share_is_that_of_the_file(sample: Desk, made: dict[str, dict[str, Line]], key: str) -> None:
    part, whole = SHARES[key]
    for period in PERIODS:
        line = made[period].get(key)
        of = number(sample, whole, period)
        if not of:
            assert line is None or line.cells[4] is None
            continue
        assert line is not None
        wanted = (100 * number(sample, part, period) / of).quantize(Decimal("0.01"), ROUND_HALF_UP)
        assert line.cells[4] == wanted, period


def test_the_mean_of_the_votes_and_the_days_a_head_are_those_of_the_file(
    sample: Desk, made: dict[str, dict[str, Line]]
) -> None:
    for period in PERIODS:
        votes = asked(
            sample,
            "SELECT 100.0 * (coalesce(satisfied, 0) + coalesce(fairly, 0)) / (returned - coalesce(invalid, 0)) "
            f"{GAVE} AND r.returned > coalesce(r.invalid, 0)",
            *bounds(sample, period),
        )
        if votes:
            mean = sum(Decimal(str(row[0])) for row in votes) / len(votes)
            said = made[period]["duty_reports.satisfaction"].cells[4]
            assert isinstance(said, Decimal)
            assert abs(said - mean) <= Decimal("0.02"), period
        heads = number(sample, f"SELECT count(DISTINCT m.person_id) {OFFICE} {HOME}", period)
        days = number(
            sample,
            f"SELECT sum(coalesce(a.half_days, v.half_days)) {SIGNED.format(more=HOME)} AND {THERE}",
            period,
        )
        if days:
            assert made[period]["activities.days"].cells[4] == (days / heads).quantize(
                Decimal("0.01"), ROUND_HALF_UP
            )


def test_the_committee_s_own_meetings_and_who_came(office: Desk) -> None:
    present = [
        Draft("attendance", {"name": name, "state": state})
        for name, state in (("刘志强", "出席"), ("王敏", "请假"), ("赵一", "出席"), ("孙二", "列席"))
    ]
    for kind, day in (("人大街道工委会议", date(2026, 3, 5)), ("党工委会议", date(2026, 3, 9))):
        values = {
            "session_kind": kind,
            "held_on": day,
            "chair": "刘志强",
            "recorder": "王敏",
            "title": f"东明街道{kind}",
        }
        agenda = [Draft("agenda", {"title": "安排代表活动", "is_congress": True})]
        lines = [one.copy() for one in present]
        finality.finalise(office, Draft("sessions", values, {"agenda": agenda, "attendance": lines}))
    made = figures(sheet(office, "2026H1", 17))
    assert made["own_meetings.held"].cells[4] == 1
    assert made["own_meetings.presence"].cells[4] == Decimal("66.67")


def test_no_figure_of_sheet_17_goes_uncounted() -> None:
    told = "".join(one.read_text(encoding="utf-8") for one in Path(__file__).parent.glob("test_*.py"))
    lacking = [
        one.key for one in INDICATORS if f'"{one.key}"' not in told and one.key.split(".")[0] not in ELSEWHERE
    ]
    assert lacking == []
