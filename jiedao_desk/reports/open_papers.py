"""Requests without an answer, and tasks handed down that are not done (待批复的请示、未办结的交办任务)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from jiedao_desk.registers.submissions import REQUEST, TASK, Submission


@dataclass(frozen=True)
class OpenPaper:
    """One paper; ``whom`` is its addressee, or who answers for the task, ``due_on`` the limit of a task."""

    id: int
    title: str
    whom: str
    dated_on: date
    due_on: date | None
    internal: bool


def requests(session: Session, on: date) -> list[OpenPaper]:
    """Requests sent up to a day and not answered, the oldest first."""
    query = select(Submission).where(
        Submission.voided_at.is_(None),
        Submission.kind == REQUEST,
        Submission.dated_on <= on,
        Submission.answered_on.is_(None),
    )
    return [
        _open(one, one.addressee or one.line)
        for one in session.scalars(query.order_by(Submission.dated_on, Submission.id))
    ]


def tasks(session: Session) -> list[OpenPaper]:
    """Tasks not done, by limit; those without one at the end."""
    query = (
        select(Submission)
        .where(Submission.voided_at.is_(None), Submission.kind == TASK, Submission.done_on.is_(None))
        .order_by(Submission.due_on.is_(None), Submission.due_on, Submission.dated_on, Submission.id)
    )
    return [_open(one, "、".join(one.responsible or ())) for one in session.scalars(query)]


def _open(one: Submission, whom: str) -> OpenPaper:
    return OpenPaper(one.id, one.title, whom, one.dated_on, one.due_on, bool(one.internal))
