"""The replies that the street's own office owes, and those of others that are late (答复责任、提请催办)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from jiedao_desk.kernel.settings import Settings
from jiedao_desk.kernel.suggestion_words import spoken_number
from jiedao_desk.reports import suggestion_rows
from jiedao_desk.reports.plain import ids
from jiedao_desk.reports.suggestion_rows import SuggestionRow, UnitRow


@dataclass(frozen=True)
class ReplyFact:
    """One reply that has its day: of which suggestion, by which unit, when due and when done; ``how`` explains it."""

    suggestion_id: int
    title: str
    number: str
    unit: str
    own: bool
    turn: int
    assigned_on: date
    due_on: date
    replied_on: date | None
    how: str

    @property
    def what(self) -> str:
        """The suggestion as it is called in what is owed."""
        return f"{spoken_number(self.number)}建议“{self.title}”"


def own_replies(session: Session, values: Settings) -> list[ReplyFact]:
    """Every reply the street's office owes or owed; once the matter was returned or merged it owes none (R5, R6)."""
    return sorted(_facts(session, values, "own = 1", own=True), key=_order)


def late_replies(session: Session, values: Settings, on: date) -> list[ReplyFact]:
    """The replies of others that are late on a day: advisory, the street can only ask for them."""
    unanswered = "(replied_on IS NULL OR replied_on > :on)"
    found = _facts(session, values, unanswered, own=False, on=on.isoformat())
    late = [one for one in found if one.due_on < on and (one.replied_on is None or one.replied_on > on)]
    return sorted(late, key=_order)


def _facts(
    session: Session, values: Settings, which: str, *, own: bool, **given: object
) -> Iterator[ReplyFact]:
    """The replies of the suggestions in which some unit is one of ``which``: an office owes but few itself."""
    only = set(
        ids(
            session,
            f"SELECT suggestion_id FROM suggestion_unit WHERE voided_at IS NULL AND {which}",  # noqa: S608  (own words)
            given,
        )
    )
    for row in suggestion_rows.rows(session, values, only) if only else ():
        if row.merged_into is not None or row.excluded:
            continue
        for one in row.units:
            if one.own == own and one.limit is not None and one.assigned_on is not None and _owed(row, one):
                yield ReplyFact(
                    row.id,
                    row.title,
                    row.number,
                    one.unit,
                    one.own,
                    one.turn,
                    one.assigned_on,
                    one.limit.due,
                    one.replied_on,
                    one.limit.how,
                )


def _owed(row: SuggestionRow, one: UnitRow) -> bool:
    """A reply that was never recorded is owed no more once the whole matter was concluded."""
    return one.replied_on is not None or row.closed_on is None


def _order(one: ReplyFact) -> tuple[date, int, str]:
    return one.due_on, one.suggestion_id, one.unit
