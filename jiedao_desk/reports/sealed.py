"""What was sealed in a year, among papers sent up and the office's own documents (用印登记)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from jiedao_desk.registers.documents import OfficeDocument
from jiedao_desk.registers.submissions import Submission


@dataclass(frozen=True)
class Sealed:
    """One paper with the day of its seal; ``whom`` is its addressee, or who issued it."""

    day: date
    title: str
    kind: str
    number: str
    whom: str
    approved_by: str
    internal: bool


def of_year(session: Session, year: int) -> list[Sealed]:
    """In the order of the days."""
    span = (date(year, 1, 1), date(year, 12, 31))
    sent = select(Submission).where(Submission.voided_at.is_(None), Submission.sealed_on.between(*span))
    issued = select(OfficeDocument).where(
        OfficeDocument.voided_at.is_(None), OfficeDocument.sealed_on.between(*span)
    )
    found = [_sealed(one, one.addressee) for one in session.scalars(sent)]
    found += [_sealed(one, one.issuer) for one in session.scalars(issued)]
    return sorted(found, key=lambda one: (one.day, one.number, one.title))


def _sealed(one: Submission | OfficeDocument, whom: str | None) -> Sealed:
    assert one.sealed_on is not None
    return Sealed(
        one.sealed_on,
        one.title,
        one.kind,
        one.number or "",
        whom or "",
        one.seal_approved_by or "",
        bool(one.internal),
    )
