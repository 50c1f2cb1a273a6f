"""How every voters' opinion stands on a day: open, overdue, waiting for its voter, closed, joined (选民意见状态)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from jiedao_desk.registers.opinion_voters import OpinionVoter
from jiedao_desk.registers.opinions import Opinion

OPEN, OVERDUE, TO_TELL, CLOSED, JOINED = "未办结", "超过要求办结日期", "待告知选民", "已办结", "已并入"


@dataclass(frozen=True)
class OpinionState:
    """One opinion on a day; it may be open, overdue and waiting for its voter all at once."""

    id: int
    matter: str
    referred_to: str
    due_on: date | None
    states: tuple[str, ...]


def states(session: Session, on: date) -> list[OpinionState]:
    """Every living opinion, those due first at the top, then those without a day."""
    untold = exists().where(
        OpinionVoter.opinion_id == Opinion.id,
        OpinionVoter.voided_at.is_(None),
        OpinionVoter.untold_reason.is_(None),
        OpinionVoter.told_on.is_(None) | OpinionVoter.told_by.is_(None),
    )
    query = (
        select(
            Opinion.id,
            Opinion.matter,
            Opinion.referred_to,
            Opinion.due_on,
            Opinion.closed_on,
            Opinion.merged_into,
            Opinion.result,
            untold.label("untold"),
        )
        .where(Opinion.voided_at.is_(None))
        .order_by(Opinion.due_on.is_(None), Opinion.due_on, Opinion.id)
    )
    found = []
    for row in session.execute(query):
        if row.merged_into is not None:
            states = [JOINED]
        elif row.closed_on is not None:
            states = [CLOSED]
        else:
            states = [OPEN]
            if row.due_on is not None and row.due_on < on:
                states.append(OVERDUE)
            if row.result and row.untold:
                states.append(TO_TELL)
        found.append(OpinionState(row.id, row.matter, row.referred_to or "", row.due_on, tuple(states)))
    return found
