"""What records are called, for lists of evidence: name and day, an internal one without its wording (记录名称)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from jiedao_desk.kernel.register import Register
from jiedao_desk.kernel.sheet import Source
from jiedao_desk.registers import CATALOGUE
from jiedao_desk.storage import internal, listing

_AT_ONCE = 500


@dataclass(frozen=True)
class NamedRecord:
    """A record as a list of evidence names it."""

    source: Source
    register: str
    name: str
    detail: str


def named(session: Session, sources: Iterable[Source]) -> list[NamedRecord]:
    """The records in the order given, each once; those that are gone are left out."""
    wanted = list(dict.fromkeys(sources))
    by_register: dict[str, list[int]] = {}
    for key, record in wanted:
        by_register.setdefault(key, []).append(record)
    found: dict[Source, NamedRecord] = {}
    for key, ids in by_register.items():
        register = CATALOGUE[key]
        for start in range(0, len(ids), _AT_ONCE):
            part = ids[start : start + _AT_ONCE]
            veiled = _veiled(session, register, part)
            for one in listing.named(session, CATALOGUE, key, part):
                name = internal.VEILED if one.id in veiled else one.name
                found[key, one.id] = NamedRecord((key, one.id), register.title, name, one.detail)
    return [found[source] for source in wanted if source in found]


def _veiled(session: Session, register: Register, ids: list[int]) -> set[int]:
    """Those of the records that are 内部, or lie within such a one."""
    veiled = set(internal.below(session, CATALOGUE, register, ids))
    if internal.MARK in register.record.fields:
        mark = getattr(register.record, internal.MARK)
        veiled.update(session.scalars(select(register.record.id).where(register.record.id.in_(ids), mark)))
    return veiled
