"""What an import has to know of the office, loaded once: records, uids, the names links lead to (已知记录)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from jiedao_desk.kernel.draft import Draft
from jiedao_desk.kernel.fields import Link
from jiedao_desk.kernel.register import Catalogue, Register
from jiedao_desk.storage import records


@dataclass(frozen=True)
class Stub:
    """As much of a record as a link or a uid needs. ``parents`` are the registers and ids of what it lies within;
    ``voided`` is the reason, ``by_undo`` whether an undone import voided it.
    """

    id: int
    uid: str
    version: int
    name: str
    parents: frozenset[tuple[str, int]] = frozenset()
    voided: str | None = None
    by_undo: bool = False


@dataclass(frozen=True)
class Known:
    """The records of one register, voided ones too, with their living children; and, by register, stubs of all its
    children and of all records that links can lead to.
    """

    drafts: tuple[Draft, ...] = ()
    stubs: Mapping[str, tuple[Stub, ...]] = field(default_factory=dict)


def load(session: Session, catalogue: Catalogue, key: str) -> Known:
    """All that is known when records of a register are imported."""
    register = catalogue[key]
    wanted = _below(catalogue, register)
    links = {field.to for one in (register, *wanted) for field in one.fields if isinstance(field, Link)}
    keys = {register.key, *(one.key for one in wanted), *links}
    return Known(
        tuple(records.load_all(session, catalogue, key, voided=True)),
        {one.key: stubs(session, catalogue, one) for one in catalogue if one.key in keys},
    )


def stubs(session: Session, catalogue: Catalogue, register: Register) -> tuple[Stub, ...]:
    """Stubs of all records of a register, voided ones too, in order of entry."""
    record = register.record
    columns: list[Any] = [
        record.id,
        record.uid,
        record.version,
        register.name,
        record.voided_at,
        record.void_reason,
        record.voided_by_batch,
    ]
    above = [parent.key for parent in catalogue.parents(register)]
    columns += register.within
    name = register.field(register.name.key)
    found = []
    for row in session.execute(select(*columns).order_by(record.id)):
        shown = "" if isinstance(name, Link) else name.show(row[3])
        voided = None if row[4] is None else row[5] or ""
        parents = frozenset(one for one in zip(above, row[7:], strict=True) if one[1] is not None)
        found.append(Stub(row[0], row[1], row[2], shown, parents, voided, row[6] is not None))
    return tuple(found)


def ids_of(session: Session, catalogue: Catalogue, key: str, uids: set[str]) -> dict[str, int]:
    """The ids of records by their uids; unknown uids are left out."""
    record = catalogue[key].record
    found: dict[str, int] = {}
    ordered = sorted(uids)
    for start in range(0, len(ordered), 500):
        query = select(record.uid, record.id).where(record.uid.in_(ordered[start : start + 500]))
        found.update((uid, record_id) for uid, record_id in session.execute(query))
    return found


def _below(catalogue: Catalogue, register: Register) -> list[Register]:
    found = []
    for child in catalogue.children(register):
        found += [child, *_below(catalogue, child)]
    return found
