"""The history of records, read back in the users' words (修改历史)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from jiedao_desk.kernel.fields import Field, Link
from jiedao_desk.kernel.register import Catalogue, Register
from jiedao_desk.storage.tables import HistoryLine


@dataclass(frozen=True)
class Line:
    """One change as it is shown; ``field`` is the label."""

    at: datetime
    who: str
    action: str
    field: str
    before: str
    after: str


def of_record(session: Session, catalogue: Catalogue, key: str, record_id: int) -> Iterator[Line]:
    """The lines of a record and of all its children, newest first."""
    wanted = [(key, [record_id])]
    _below(session, catalogue, catalogue[key], [record_id], wanted)
    condition = or_(
        *(
            (HistoryLine.register == register) & HistoryLine.record_id.in_(ids)
            for register, ids in wanted
            if ids
        )
    )
    for line in session.scalars(select(HistoryLine).where(condition).order_by(HistoryLine.id.desc())):
        yield _worded(_Wording(session, catalogue), line, key)


def _below(
    session: Session,
    catalogue: Catalogue,
    register: Register,
    ids: list[int],
    wanted: list[tuple[str, list[int]]],
) -> None:
    for child in catalogue.children(register):
        bond = catalogue.bond(child, register)
        found = list(session.scalars(select(child.record.id).where(bond.in_(ids))))
        if found:
            wanted.append((child.key, found))
            _below(session, catalogue, child, found, wanted)


def _worded(wording: _Wording, line: HistoryLine, asked: str) -> Line:
    register = wording.catalogue[line.register]
    field = register.record.fields.get(line.field or "")
    if field is None:
        content = json.loads(line.after) if line.after and line.after.startswith("{") else {}
        named = register.record.fields[register.name.key]
        after = wording.shown(named, content.get(named.key)) if content else (line.after or "")
        return Line(line.at, line.who, f"{line.action}{register.title}", "", "", after)
    label = f"{register.title}·{field.label}" if line.register != asked else field.label
    return Line(
        line.at,
        line.who,
        line.action,
        label,
        wording.stored(field, line.before),
        wording.stored(field, line.after),
    )


class _Wording:
    """Turns what the history holds into words; a link is told by the name of the record it leads to."""

    def __init__(self, session: Session, catalogue: Catalogue) -> None:
        self._session = session
        self.catalogue = catalogue

    def stored(self, field: Field, text: str | None) -> str:
        """A value as the history keeps it, in words."""
        if text is None:
            return ""
        try:
            plain = (
                json.loads(text)
                if field.kind not in ("text", "prose", "choice", "day", "month", "time")
                else text
            )
        except ValueError:
            plain = text
        return self.shown(field, plain)

    def shown(self, field: Field, plain: object) -> str:
        """A plain value in words, personal data masked."""
        if plain is None:
            return ""
        if isinstance(field, Link):
            return self._name(field, plain)
        try:
            return field.masked(field.from_plain(plain))
        except (ValueError, TypeError):
            return str(plain)

    def _name(self, field: Link, plain: object) -> str:
        register = self.catalogue[field.to]
        record = self._session.get(register.record, int(str(plain)))
        named = register.field(register.name.key)
        if record is None or isinstance(named, Link):
            return f"第{plain}号"
        return named.masked(getattr(record, named.key)) or f"第{plain}号"
