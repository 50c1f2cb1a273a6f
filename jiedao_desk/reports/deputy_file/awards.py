"""Commendations and sanctions as lines of the file (奖惩)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from jiedao_desk.registers.awards import REWARD, Award
from jiedao_desk.reports.deputy_file.row import AWARDS, FileRow


def rows(session: Session, person_id: int, since: date | None, until: date | None) -> Iterator[FileRow]:
    """Everything the deputy was awarded, or had to answer for."""
    query = select(Award).where(Award.person_id == person_id, Award.voided_at.is_(None))
    if since is not None:
        query = query.where(Award.awarded_on >= since)
    if until is not None:
        query = query.where(Award.awarded_on <= until)
    for award in session.scalars(query):
        reward = award.kind == REWARD
        yield FileRow(
            award.awarded_on,
            AWARDS,
            award.kind,
            award.title,
            "，".join(word for word in (award.granted_by, award.document) if word),
            f"✓ {award.level or ''}{award.kind}" if reward else award.kind,
            "good" if reward else "warn",
            ("awards", award.id),
            (
                award.awarded_on.isoformat(),
                award.title,
                award.level or "",
                award.granted_by or "",
                award.document or "",
            ),
        )
