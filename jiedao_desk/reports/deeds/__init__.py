"""What the records of a span of days show that may be worth points, by deputy (计分事实)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator

from sqlalchemy.orm import Session

from jiedao_desk.kernel.figure import Span
from jiedao_desk.kernel.scoring import Deed
from jiedao_desk.reports.deeds import activities, duty, suggestions, voters

Found = Iterator[tuple[int, Deed]]
# Every register that shows deeds of deputies; each names the person and the deed.
SOURCES: tuple[Callable[[Session, Span], Found], ...] = (
    activities.deeds,
    duty.duty_reports,
    duty.trainings,
    duty.awards,
    suggestions.deeds,
    voters.receptions,
    voters.contacts,
)


def by_person(session: Session, span: Span) -> dict[int, list[Deed]]:
    """The deeds of every person in a span of days, both ends included."""
    found: defaultdict[int, list[Deed]] = defaultdict(list)
    for source in SOURCES:
        for person, deed in source(session, span):
            found[person].append(deed)
    return dict(found)
