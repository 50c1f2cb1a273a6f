"""Until when problems found by supervision are to be put right, a line a matter (整改期限).

Read for the home page, and so in plain SQL.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from jiedao_desk.reports.plain import day, rows
from jiedao_desk.storage.internal import VEILED


@dataclass(frozen=True)
class FindingLimit:
    """A matter of supervision with ``count`` open problems that have a limit: the nearest of them, and its day."""

    supervision_id: int
    title: str
    problem: str
    count: int
    due_on: date


def nearest(session: Session) -> list[FindingLimit]:
    """The matters by their nearest limit; an internal one does not tell its title."""
    found = rows(
        session,
        # Beside min(), SQLite takes the other columns from the row in which it was found.
        "SELECT s.id, iif(s.internal, :veiled, s.title), iif(s.internal, :veiled, f.problem), count(*), min(f.due_on) "
        "FROM supervision_finding f "
        "JOIN supervision s ON s.id = f.supervision_id WHERE f.voided_at IS NULL AND s.voided_at IS NULL "
        "AND f.done_on IS NULL AND f.due_on IS NOT NULL GROUP BY s.id ORDER BY min(f.due_on), s.id",
        {"veiled": VEILED},
    )
    return [
        FindingLimit(number, title, problem, count, day(due_on))
        for number, title, problem, count, due_on in found
    ]
