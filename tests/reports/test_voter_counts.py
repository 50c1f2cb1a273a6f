"""Sheets 9 and 10 and the figures of voters agree with independent counts in plain SQL (联系群众)."""

from __future__ import annotations

from datetime import date

import pytest

from jiedao_desk.operations.desk import Desk
from tests.reports.counting import PERIODS, asked, bounds, sheet

TODAY = date(2026, 11, 22)


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
