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
    """A matter of supervision with ``count`` problems that are open and have a limit, the nearest of which is told."""

    supervision_id: int
    title: str
    count: int
    due_on: date


def nearest(session: Session) -> list[FindingLimit]:
    """The matters by their nearest limit; an internal one does not tell its title."""
    found = rows(
        session,
        "SELECT s.id, iif(s.internal, :veiled, s.title), count(*), min(f.due_on) FROM supervision_finding f "
        "JOIN supervision s ON s.id = f.supervision_id WHERE f.voided_at IS NULL AND s.voided_at IS NULL "
        "AND f.done_on IS NULL AND f.due_on IS NOT NULL GROUP BY s.id ORDER BY min(f.due_on), s.id",
        {"veiled": VEILED},
    )
    return [FindingLimit(number, title, count, day(due_on)) for number, title, count, due_on in found]
