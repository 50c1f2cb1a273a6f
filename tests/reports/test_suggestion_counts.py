"""Sheet 8 and the figures of suggestions agree with independent counts in plain SQL (建议办理)."""

from __future__ import annotations

from datetime import date

import pytest

from jiedao_desk.operations.desk import Desk
from tests.reports.counting import PERIODS, asked, bounds, count, sheet

TODAY = date(2026, 11, 22)

# Each suggestion with the day it was raised, and the day the last of its first replies came (none while one lacks).
ROWS = """WITH unit AS (SELECT * FROM suggestion_unit WHERE voided_at IS NULL),
reply AS (SELECT suggestion_id, count(*) AS due, count(replied_on) AS done, max(replied_on) AS last,
    max(result) AS result
  FROM unit WHERE role IN ('主办', '分办') AND returned_on IS NULL AND turn = 1 GROUP BY suggestion_id),
row AS (SELECT s.*, coalesce(s.submitted_on, s.registered_on, s.reviewed_on,
    (SELECT min(assigned_on) FROM unit WHERE suggestion_id = s.id), s.closed_on) AS raised_on,
    (SELECT min(assigned_on) FROM unit WHERE suggestion_id = s.id) AS assigned_on,
    (SELECT last FROM reply WHERE suggestion_id = s.id AND due = done) AS answered_on
  FROM suggestion s WHERE s.voided_at IS NULL)
"""
IN = "BETWEEN ? AND ?"
RAISED = f"raised_on {IN} AND excluded IS NULL"


@pytest.mark.parametrize("period", PERIODS)
def test_sheet_8_lists_what_was_raised_in_the_period_and_what_was_still_open(
    sample: Desk, period: str
) -> None:
    made = sheet(sample, period, 8)
    since, until = bounds(sample, period)
    wanted = asked(
        sample,
        f"{ROWS} SELECT id FROM row WHERE (raised_on BETWEEN ? AND ?) "
        "OR (raised_on < ? AND (closed_on IS NULL OR closed_on >= ?) AND excluded IS NULL AND merged_into IS NULL)",
        since,
        until,
        since,
        since,
    )
    assert {record for line in made.lines for _, record in line.sources} == {row[0] for row in wanted}


@pytest.mark.parametrize("period", PERIODS)
def test_each_deputy_has_the_suggestions_he_signed(sample: Desk, period: str) -> None:
    span = bounds(sample, period)
    for line in sheet(sample, period, 6).lines:
        if not line.sources or line.cells[18] is None:
            continue
        [(_, person)] = line.sources
        for column, role in ((18, "= '领衔'"), (19, "<> '领衔'")):
            wanted = count(
                sample,
                f"{ROWS} SELECT count(DISTINCT row.id) FROM row JOIN suggestion_signer g "
                f"ON g.suggestion_id = row.id WHERE g.voided_at IS NULL AND {RAISED} "
                f"AND g.person_id = ? AND g.role {role}",
                *span,
                person,
            )
            assert line.cells[column] == wanted
