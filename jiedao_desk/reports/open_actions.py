"""Decided tasks that are not done yet (未落实议定事项)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from jiedao_desk.registers.actions import OPEN, ActionItem
from jiedao_desk.registers.briefings import Briefing
from jiedao_desk.registers.sessions import CommitteeSession


@dataclass(frozen=True)
class OpenAction:
    """One task in progress and the meeting it came from."""

    id: int
    matter: str
    responsible: str
    due_on: date | None
    meeting: str


def before(session: Session, day: date, leave_out: int | None = None) -> list[OpenAction]:
    """Tasks in progress from meetings held before a day, and those without a meeting, by limit."""
    decided_on = func.coalesce(CommitteeSession.held_on, Briefing.held_on)
    query = (
        select(ActionItem, func.coalesce(CommitteeSession.title, Briefing.title))
        .outerjoin(CommitteeSession, CommitteeSession.id == ActionItem.session_id)
        .outerjoin(Briefing, Briefing.id == ActionItem.briefing_id)
        .where(
            ActionItem.voided_at.is_(None),
            ActionItem.state == OPEN,
            or_(decided_on.is_(None), decided_on < day),
        )
        .order_by(ActionItem.due_on.is_(None), ActionItem.due_on, ActionItem.id)
    )
    if leave_out is not None:
        query = query.where(or_(ActionItem.session_id.is_(None), ActionItem.session_id != leave_out))
    return [
        OpenAction(
            one.id, one.matter, "、".join(one.responsible or ()), one.due_on, title or one.origin or ""
        )
        for one, title in session.execute(query)
    ]


def matters(session: Session, ids: list[int]) -> list[str]:
    """Tasks by id as 事项（责任人，办理状态）, in the given order."""
    found = {
        one.id: f"{one.matter}（{'、'.join((*(one.responsible or ()), one.state))}）"
        for one in session.scalars(select(ActionItem).where(ActionItem.id.in_(ids)))
    }
    return [found[one] for one in ids if one in found]
