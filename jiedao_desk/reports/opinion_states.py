"""How every voters' opinion stands on a day: open, overdue, waiting for its voter, closed, joined (选民意见状态)."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from jiedao_desk.reports.plain import day_or_none, rows

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
    query = (
        "SELECT o.id, o.matter, o.referred_to, o.due_on, o.closed_on, o.merged_into, o.result, "
        "EXISTS (SELECT 1 FROM opinion_voter v WHERE v.opinion_id = o.id AND v.voided_at IS NULL "
        "AND v.untold_reason IS NULL AND (v.told_on IS NULL OR v.told_by IS NULL)) AS untold "
        "FROM opinion o WHERE o.voided_at IS NULL ORDER BY o.due_on IS NULL, o.due_on, o.id"
    )
    found = []
    for row in rows(session, query):
        due_on = day_or_none(row.due_on)
        if row.merged_into is not None:
            states = [JOINED]
        elif row.closed_on is not None:
            states = [CLOSED]
        else:
            states = [OPEN]
            if due_on is not None and due_on < on:
                states.append(OVERDUE)
            if row.result and row.untold:
                states.append(TO_TELL)
        found.append(OpinionState(row.id, row.matter, row.referred_to or "", due_on, tuple(states)))
    return found


def counts(session: Session, on: date) -> Counter[str]:
    """How many living opinions stand in each state."""
    return Counter(state for one in states(session, on) for state in one.states)
