"""The replies that the street's own office owes, and those of others that are late (答复责任、提请催办)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import Session

from jiedao_desk.kernel.settings import Settings
from jiedao_desk.registers.suggestion_units import SuggestionUnit
from jiedao_desk.reports import suggestion_rows
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
        number = f"第{self.number}号" if self.number else ""
        return f"{number}建议“{self.title}”"


def own_replies(session: Session, values: Settings) -> list[ReplyFact]:
    """Every reply the street's office owes or owed; once the matter was returned or merged it owes none (R5, R6)."""
    return sorted(_facts(session, values, SuggestionUnit.own.is_(True), own=True), key=_order)


def late_replies(session: Session, values: Settings, on: date) -> list[ReplyFact]:
    """The replies of others that are late on a day: advisory, the street can only ask for them."""
    unanswered = or_(SuggestionUnit.replied_on.is_(None), SuggestionUnit.replied_on > on)
    found = _facts(session, values, unanswered, own=False)
    late = [one for one in found if one.due_on < on and (one.replied_on is None or one.replied_on > on)]
    return sorted(late, key=_order)


def _facts(
    session: Session, values: Settings, which: ColumnElement[bool], *, own: bool
) -> Iterator[ReplyFact]:
    """The replies of the suggestions in which some unit is one of ``which``: an office owes but few itself."""
    only = set(
        session.scalars(select(SuggestionUnit.suggestion_id).where(SuggestionUnit.voided_at.is_(None), which))
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
