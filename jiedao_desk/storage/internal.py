"""Records that are 内部 because the record they lie within is: the tasks of an internal meeting (内部)."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import select
from sqlalchemy.orm import Session

from jiedao_desk.kernel.register import Catalogue, Register

MARK = "internal"
VEILED = "（内部）"


def below(
    session: Session, catalogue: Catalogue, register: Register, only: Iterable[int] | None = None
) -> frozenset[int]:
    """The ids of a register's records that lie within an internal one, all or of ``only`` those."""
    inside: set[int] = set()
    for parent in catalogue.parents(register):
        if MARK not in parent.record.fields:
            continue
        found = (
            select(register.record.id)
            .join(parent.record, parent.record.id == catalogue.bond(register, parent))
            .where(getattr(parent.record, MARK))
        )
        if only is not None:
            found = found.where(register.record.id.in_(tuple(only)))
        inside.update(session.scalars(found))
    return frozenset(inside)
