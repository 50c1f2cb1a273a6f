"""Sheets 9 and 10 and the figures of voters agree with independent counts in plain SQL (联系群众)."""

from __future__ import annotations

from datetime import date
from decimal import ROUND_HALF_UP, Decimal

import pytest

from jiedao_desk.operations.desk import Desk
from tests.reports.counting import PERIODS, asked, bounds, count, figures, sheet

TODAY = date(2026, 11, 22)
OPINION = "FROM opinion o WHERE o.voided_at IS NULL AND o.merged_into IS NULL AND "
RAISED = "o.registered_on BETWEEN ? AND ?"
HELD = "FROM reception r WHERE r.voided_at IS NULL AND r.state = '已接待' AND r.held_on BETWEEN ? AND ?"
LINES = (
    "FROM reception_deputy d JOIN reception r ON r.id = d.reception_id WHERE d.voided_at IS NULL "
    "AND r.voided_at IS NULL AND r.state = '已接待' AND coalesce(d.state, '出席') = '出席' "
    "AND r.held_on BETWEEN ? AND ?"
)
CONTACTS = (
    "FROM liaison_contact c JOIN liaison l ON l.id = c.liaison_id WHERE c.voided_at IS NULL "
    "AND l.voided_at IS NULL AND l.kind = '代表联系选民' AND c.contacted_on BETWEEN ? AND ?"
)
COUNTS = {
    "opinions.collected": f"SELECT count(*) {OPINION}{RAISED}",
    "opinions.answered": f"SELECT count(*) {OPINION}{RAISED} AND o.route = '当场答复'",
    "opinions.closed": f"SELECT count(*) {OPINION}o.closed_on BETWEEN ? AND ?",
    "receptions.held": f"SELECT count(*) {HELD}",
    "receptions.visitors": f"SELECT sum(r.visitors) {HELD}",
    "receptions.deputies": f"SELECT count(*) {LINES}",
    "receptions.persons": f"SELECT count(DISTINCT d.person_id) {LINES}",
    "liaisons.contacts": f"SELECT count(*) {CONTACTS}",
    "liaisons.people": f"SELECT sum(c.people) {CONTACTS}",
}


@pytest.mark.parametrize("period", PERIODS)
@pytest.mark.parametrize("key", COUNTS)
def test_sheet_17_counts_what_voters_raised_as_the_file_does(sample: Desk, period: str, key: str) -> None:
    made = figures(sheet(sample, period, 17)).get(key)
    assert (made.cells[4] if made else 0) == count(sample, COUNTS[key], *bounds(sample, period))


@pytest.mark.parametrize("period", PERIODS)
def test_the_shares_of_opinions_are_those_of_the_file(sample: Desk, period: str) -> None:
    made = figures(sheet(sample, period, 17))
    since, until = bounds(sample, period)
    whole = count(sample, f"SELECT count(*) {OPINION}{RAISED}", since, until)
    voters = "FROM opinion_voter v WHERE v.opinion_id = o.id AND v.voided_at IS NULL"
    told = f"(v.untold_reason IS NOT NULL OR coalesce(v.told_on, '9') <= '{until}')"
    for key, part in (
        ("closed_share", f"coalesce(o.closed_on, '9') <= '{until}'"),
        ("told_share", f"EXISTS (SELECT 1 {voters}) AND NOT EXISTS (SELECT 1 {voters} AND NOT {told})"),
    ):
        some = count(sample, f"SELECT count(*) {OPINION}{RAISED} AND {part}", since, until)
        line = made.get(f"opinions.{key}")
        share = (
            (Decimal(100 * some) / Decimal(whole)).quantize(Decimal("0.01"), ROUND_HALF_UP) if whole else None
        )
        assert (line.cells[4] if line else None) == share, key


@pytest.mark.parametrize("period", PERIODS)
def test_sheet_9_lists_every_opinion_of_the_period(sample: Desk, period: str) -> None:
    made = sheet(sample, period, 9)
    since, until = bounds(sample, period)
    raised = asked(
        sample,
        "SELECT id, registered_on, closed_on FROM opinion WHERE voided_at IS NULL AND registered_on BETWEEN ? AND ?",
        since,
        until,
    )
    assert {record for line in made.lines for _, record in line.sources} == {row[0] for row in raised}
    open_at_the_end = {row[0] for row in raised if row[2] is None or str(row[2]) > until}
    assert {line.sources[0][1] for line in made.lines if line.cells[15] is None} == open_at_the_end


@pytest.mark.parametrize("period", PERIODS)
def test_no_voter_s_telephone_goes_up_whole(sample: Desk, period: str) -> None:
    phones = {str(row[0]) for row in asked(sample, "SELECT phone FROM opinion_voter WHERE phone IS NOT NULL")}
    shown = {str(line.cells[7]) for line in sheet(sample, period, 9).lines}
    assert not phones & shown
