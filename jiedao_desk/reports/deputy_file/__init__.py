"""Everything recorded of a deputy, from whichever register, in the parts of the paper file (履职档案)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from sqlalchemy.orm import Session

from jiedao_desk.reports.deputy_file import activities, awards, duty_reports, suggestions, trainings, voters
from jiedao_desk.reports.deputy_file.row import PARTS, FileRow

Source = Callable[[Session, int, date | None, date | None], Iterator[FileRow]]

# What knows most of a matter comes first: an activity may only say that a duty report was given.
SOURCES: tuple[Source, ...] = (
    duty_reports.rows,
    trainings.rows,
    awards.rows,
    suggestions.rows,
    voters.receptions,
    voters.opinions,
    voters.contacts,
    activities.rows,
)

__all__ = ["PARTS", "FileRow", "of_person"]


def of_person(
    session: Session, person_id: int, since: date | None = None, until: date | None = None
) -> list[FileRow]:
    """Every line of a deputy's file in a stretch of time, newest first; nothing twice."""
    found: list[FileRow] = []
    known: dict[str, Source] = {}
    for source in SOURCES:
        for row in source(session, person_id, since, until):
            if row.matter and known.setdefault(row.matter, source) is not source:
                continue
            found.append(row)
    return sorted(found, key=lambda row: (row.on, row.source), reverse=True)
