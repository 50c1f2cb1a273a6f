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
    parent = catalogue.parent(register)
    if parent is None or register.within is None or MARK not in parent.record.fields:
        return frozenset()
    found = (
        select(register.record.id)
        .join(parent.record, parent.record.id == register.within)
        .where(getattr(parent.record, MARK))
    )
    if only is not None:
        found = found.where(register.record.id.in_(tuple(only)))
    return frozenset(session.scalars(found))
