"""What the data of an office holds, counted for whoever takes it over (交接清单)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from jiedao_desk.kernel.register import Catalogue
from jiedao_desk.storage import internal
from jiedao_desk.storage.tables import Attachment


@dataclass(frozen=True)
class Holding:
    """One register: how many records live, how many are voided, the first and the last day of the living."""

    title: str
    living: int
    voided: int
    first: date | None
    last: date | None


@dataclass(frozen=True)
class Attached:
    """How many files are kept, and how many bytes they take; files of the same content are kept once."""

    files: int
    size: int


def holdings(session: Session, catalogue: Catalogue) -> list[Holding]:
    """Every register of the navigation that holds something, in its order."""
    found = []
    for entry in catalogue.with_page():
        register = catalogue[entry.key]
        alive = register.record.voided_at.is_(None)
        living, voided = session.execute(
            select(func.count().filter(alive), func.count().filter(~alive)).select_from(register.record)
        ).one()
        if not living and not voided:
            continue
        first, last = None, None
        if register.newest is not None:
            span = select(func.min(register.newest), func.max(register.newest)).where(alive)
            first, last = session.execute(span).one()
        found.append(Holding(entry.title, living, voided, first, last))
    return found


def attached(session: Session) -> Attached:
    """The attached files of all records."""
    once = select(Attachment.sha256, func.min(Attachment.size).label("size")).group_by(Attachment.sha256)
    files = session.scalar(select(func.count()).select_from(Attachment)) or 0
    return Attached(files, session.scalar(select(func.sum(once.subquery().c.size))) or 0)


def veiled(session: Session, catalogue: Catalogue, key: str) -> frozenset[int]:
    """The records of a register that are marked 内部, or lie within one that is."""
    register = catalogue[key]
    own: frozenset[int] = frozenset()
    if internal.MARK in register.record.fields:
        own = frozenset(
            session.scalars(select(register.record.id).where(getattr(register.record, internal.MARK)))
        )
    return own | internal.below(session, catalogue, register)
