"""Finalised versions of records, kept whole and for good (定稿版本)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from jiedao_desk.kernel.draft import Draft
from jiedao_desk.kernel.packing import pack, unpack
from jiedao_desk.kernel.register import Catalogue
from jiedao_desk.storage.tables import Edition
from jiedao_desk.storage.work import Work


@dataclass(frozen=True)
class Version:
    """One finalised version: its number from 1, why it was made, when and by whom."""

    number: int
    reason: str
    at: datetime
    who: str


def add(work: Work, catalogue: Catalogue, draft: Draft, reason: str | None) -> int:
    """Keeps the draft as the next version of its record; answers the version's number."""
    number = newest(work.session, draft.register, draft.id) + 1
    work.session.add(
        Edition(
            register=draft.register,
            record_id=draft.id,
            number=number,
            reason=reason,
            at=work.now,
            who=work.who,
            content=pack(catalogue, draft),
        )
    )
    return number


def newest(session: Session, register: str, record_id: int | None) -> int:
    """The number of the latest version, 0 when there is none."""
    query = select(func.max(Edition.number)).where(
        Edition.register == register, Edition.record_id == record_id
    )
    return session.scalar(query) or 0


def versions(session: Session, register: str, record_id: int) -> list[Version]:
    """All versions of a record, oldest first."""
    query = (
        select(Edition)
        .where(Edition.register == register, Edition.record_id == record_id)
        .order_by(Edition.number)
    )
    return [Version(row.number, row.reason or "", row.at, row.who) for row in session.scalars(query)]


def content(
    session: Session, catalogue: Catalogue, register: str, record_id: int, number: int
) -> Draft | None:
    """One version as a draft, ``None`` when there is no such version."""
    row = session.scalar(
        select(Edition).where(
            Edition.register == register, Edition.record_id == record_id, Edition.number == number
        )
    )
    return unpack(catalogue, row.content) if row else None
