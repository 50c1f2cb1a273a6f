"""Sheets 14 to 16 and the figures of papers agree with independent counts in plain SQL (监督、宣传、请示报告)."""

from __future__ import annotations

from datetime import date

import pytest

from jiedao_desk.operations.desk import Desk
from tests.reports.counting import PERIODS, asked, bounds, count, sheet

TODAY = date(2026, 11, 22)
BEGUN = "FROM supervision s WHERE s.voided_at IS NULL AND s.started_on BETWEEN ?1 AND ?2"
FOUND = f"FROM supervision_finding f WHERE f.voided_at IS NULL AND f.supervision_id IN (SELECT s.id {BEGUN})"
SENT = "FROM publication p WHERE p.voided_at IS NULL AND p.sent_on BETWEEN ?1 AND ?2"
TAKEN = (
    "FROM publication_adoption a JOIN publication p ON p.id = a.publication_id WHERE a.voided_at IS NULL "
    "AND p.voided_at IS NULL AND coalesce(a.adopted_on, p.sent_on) BETWEEN ?1 AND ?2"
)


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
