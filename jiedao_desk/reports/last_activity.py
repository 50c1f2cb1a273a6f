"""The activity that another can be made like, and the years there are (上次活动)."""

from __future__ import annotations

from datetime import date

from sqlalchemy import case, func, select
from sqlalchemy.orm import Session

from jiedao_desk.registers.activities import Activity


def like(
    session: Session, before: date, kind: str | None, group_id: int | None, *, besides: int | None = None
) -> int | None:
    """The last activity up to a day: of the same kind and group, else of the same kind, else of the group, else any."""
    query = select(Activity.id).where(Activity.voided_at.is_(None), Activity.held_on <= before)
    if besides is not None:
        query = query.where(Activity.id != besides)
    nearness = case((Activity.activity_kind == kind, 2), else_=0) + case(
        (Activity.group_id.is_(None) if group_id is None else Activity.group_id == group_id, 1), else_=0
    )
    return session.scalar(
        query.order_by(nearness.desc(), Activity.held_on.desc(), Activity.id.desc()).limit(1)
    )


def years(session: Session) -> list[int]:
    """The years that have activities, newest first."""
    found = session.scalars(
        select(func.strftime("%Y", Activity.held_on)).where(Activity.voided_at.is_(None)).distinct()
    )
    return sorted((int(year) for year in found), reverse=True)
