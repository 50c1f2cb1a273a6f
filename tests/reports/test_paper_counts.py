"""Sheets 14 to 16 and the figures of papers agree with independent counts in plain SQL (监督、宣传、请示报告)."""

from __future__ import annotations

from datetime import date

import pytest

from jiedao_desk.operations.desk import Desk
from tests.reports.counting import PERIODS, asked, bounds, count, figures, sheet

TODAY = date(2026, 11, 22)
BEGUN = "FROM supervision s WHERE s.voided_at IS NULL AND s.started_on BETWEEN ?1 AND ?2"
FOUND = f"FROM supervision_finding f WHERE f.voided_at IS NULL AND f.supervision_id IN (SELECT s.id {BEGUN})"
SENT = "FROM publication p WHERE p.voided_at IS NULL AND p.sent_on BETWEEN ?1 AND ?2"
TAKEN = (
    "FROM publication_adoption a JOIN publication p ON p.id = a.publication_id WHERE a.voided_at IS NULL "
    "AND p.voided_at IS NULL AND coalesce(a.adopted_on, p.sent_on) BETWEEN ?1 AND ?2"
)
PAPER = "FROM submission s WHERE s.voided_at IS NULL AND"
COUNTS = {
    "supervisions.all": f"SELECT count(*) {BEGUN}",
    "supervisions.checks": f"SELECT count(*) {BEGUN} AND s.kind = '执法检查'",
    "supervisions.findings": f"SELECT count(*) {FOUND}",
    "supervisions.rectified": f"SELECT count(*) {FOUND} AND f.done_on <= ?2",
    "publications.sent": f"SELECT count(*) {SENT} AND p.kind <> '调研报告'",
    "publications.research": f"SELECT count(*) {SENT} AND p.kind = '调研报告'",
    "publications.adopted": f"SELECT count(*) {TAKEN}",
    "publications.adopted_city": f"SELECT count(*) {TAKEN} AND a.level = '市'",
    "publications.adopted_district": f"SELECT count(*) {TAKEN} AND a.level = '区'",
    "submissions.sent": f"SELECT count(*) {PAPER} s.kind IN ('请示', '报告') AND s.dated_on BETWEEN ?1 AND ?2",
    "submissions.tasks": f"SELECT count(*) {PAPER} s.kind = '交办任务' AND s.dated_on BETWEEN ?1 AND ?2",
    "submissions.done": f"SELECT count(*) {PAPER} s.kind = '交办任务' AND s.done_on BETWEEN ?1 AND ?2",
    "staff.members": (
        "SELECT count(DISTINCT name) FROM staff_member WHERE voided_at IS NULL AND body = '人大街道工委' "
        "AND coalesce(started_on, '0') <= ?2 AND coalesce(ended_on, '9') >= ?2 AND ?1 = ?1"
    ),
}


@pytest.mark.parametrize("key", COUNTS)
def test_sheet_17_counts_papers_as_the_file_does(sample: Desk, key: str) -> None:
    seen = 0
    for period in PERIODS:
        made = figures(sheet(sample, period, 17)).get(key)
        if made is None:
            continue
        seen += 1
        assert made.cells[4] == count(sample, COUNTS[key], *bounds(sample, period)), period
    assert seen or key not in REPORTED


REPORTED = {"supervisions.all", "publications.sent", "publications.adopted"}


@pytest.mark.parametrize("period", PERIODS)
def test_sheet_15_lists_what_is_not_internal_with_its_problems(sample: Desk, period: str) -> None:
    made = sheet(sample, period, 15)
    since, until = bounds(sample, period)
    begun = asked(sample, f"SELECT s.id {BEGUN} AND s.internal IS NOT 1", since, until)
    listed = [line for line in made.lines if line.sources[0][0] == "supervisions"]
    assert {line.sources[0][1] for line in listed} == {row[0] for row in begun}
    for line in listed:
        problems = count(
            sample,
            "SELECT count(*) FROM supervision_finding WHERE voided_at IS NULL AND supervision_id = ?",
            line.sources[0][1],
        )
        assert (line.cells[8] or 0) == problems


@pytest.mark.parametrize("period", PERIODS)
def test_sheet_16_has_a_line_for_every_place_that_took_a_piece(sample: Desk, period: str) -> None:
    made = sheet(sample, period, 16)
    since, until = bounds(sample, period)
    pieces = {row[0] for row in asked(sample, f"SELECT p.id {SENT} AND p.kind <> '调研报告'", since, until)}
    assert {line.sources[0][1] for line in made.lines} == pieces
    taken = asked(
        sample,
        "SELECT a.media FROM publication_adoption a JOIN publication p ON p.id = a.publication_id "
        "WHERE a.voided_at IS NULL AND p.voided_at IS NULL AND p.kind <> '调研报告' "
        "AND p.sent_on BETWEEN ?1 AND ?2 AND coalesce(a.adopted_on, p.sent_on) <= ?2",
        since,
        until,
    )
    assert sorted(str(line.cells[7]) for line in made.lines if line.cells[7]) == sorted(
        str(row[0]) for row in taken
    )
