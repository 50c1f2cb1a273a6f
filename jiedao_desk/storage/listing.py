"""Pages of a register as lines of text, filtered and ordered by the database (列表)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import cache
from typing import Any

from sqlalchemy import Select, and_, bindparam, func, or_, select
from sqlalchemy.orm import Session

from jiedao_desk.kernel.fields import Field, Link
from jiedao_desk.kernel.query import ListRow, Named, Query
from jiedao_desk.kernel.register import Catalogue, Register
from jiedao_desk.storage.search import spelled
from jiedao_desk.storage.tables import SearchLine


def count(session: Session, catalogue: Catalogue, query: Query) -> int:
    """How many records a query finds."""
    register = catalogue[query.register]
    return int(session.scalar(_filtered(select(func.count()), register, query)) or 0)


def page(
    session: Session,
    catalogue: Catalogue,
    query: Query,
    *,
    offset: int,
    limit: int,
    columns: tuple[str, ...] = (),
) -> list[ListRow]:
    """One stretch of a list, in a total order, so that no record is shown twice or left out between pages."""
    register = catalogue[query.register]
    statement = _filtered(select(*_line_columns(catalogue, register, columns)), register, query)
    # Below the session, as in `ids`: these are no records, only what is shown of them.
    found = session.connection().execute(
        statement.order_by(*_order(catalogue, register, query)).offset(offset).limit(limit)
    )
    return _lines(register, columns, found)


def rows(
    session: Session, catalogue: Catalogue, key: str, wanted: Sequence[int], columns: tuple[str, ...] = ()
) -> list[ListRow]:
    """The lines of some records, in the order of their ids as given; one that is gone is left out.

    With `ids` this shows any stretch of a long list at once, however far down it lies.
    """
    found = session.connection().execute(_of_ids(catalogue, key, columns), {"ids": list(wanted)})
    lines = {line.id: line for line in _lines(catalogue[key], columns, found)}
    return [lines[record_id] for record_id in wanted if record_id in lines]


@cache
def _of_ids(catalogue: Catalogue, key: str, columns: tuple[str, ...]) -> Select[Any]:
    # Asked for at every turn of the wheel: making the statement takes as long as running it.
    register = catalogue[key]
    wanted = register.record.id.in_(bindparam("ids", expanding=True))
    return select(*_line_columns(catalogue, register, columns)).where(wanted)


def _line_columns(catalogue: Catalogue, register: Register, columns: tuple[str, ...]) -> list[Any]:
    record = register.record
    return [
        record.id,
        record.voided_at,
        record.version,
        *(_shown_column(catalogue, register, field) for field in _fields(register, columns)),
    ]


def _lines(register: Register, columns: tuple[str, ...], found: Iterable[Any]) -> list[ListRow]:
    shows = [_shown(field) for field in _fields(register, columns)]
    return [
        ListRow(
            record_id,
            tuple([show(value) for show, value in zip(shows, values, strict=True)]),
            voided_at is not None,
            version=version,
        )
        for record_id, voided_at, version, *values in found
    ]


def _shown(field: Field) -> Callable[[Any], str]:
    """How a value of a field stands in a list; of a link that is the name it leads to."""
    if isinstance(field, Link):
        return lambda name: name or ""
    return field.masked if field.private or type(field).masked is not Field.masked else field.show


def _fields(register: Register, columns: tuple[str, ...]) -> list[Field]:
    return [register.field(key) for key in columns or tuple(attribute.key for attribute in register.columns)]


def ids(session: Session, catalogue: Catalogue, query: Query) -> list[int]:
    """The ids of all records a query finds, in its order."""
    register = catalogue[query.register]
    statement = _filtered(select(register.record.id), register, query)
    # A hundred thousand plain numbers need none of what the session does for each record.
    found = session.connection().execute(statement.order_by(*_order(catalogue, register, query)))
    return list(found.scalars().all())


def values_in_use(session: Session, catalogue: Catalogue, key: str, field: str) -> list[str]:
    """The different values of a field among living records, most frequent first."""
    record = catalogue[key].record
    column = getattr(record, field)
    statement = (
        select(column)
        .where(record.voided_at.is_(None), column.is_not(None))
        .group_by(column)
        .order_by(func.count().desc(), column)
        .limit(500)
    )
    return [catalogue[key].field(field).show(value) for value in session.scalars(statement)]


def _shown_column(catalogue: Catalogue, register: Register, field: Field) -> Any:
    column = getattr(register.record, field.key)
    if not isinstance(field, Link):
        return column
    target = catalogue[field.to]
    return select(target.name).where(target.record.id == column).scalar_subquery()


def _filtered(statement: Select[Any], register: Register, query: Query) -> Select[Any]:
    record = register.record
    statement = statement.select_from(record).where(
        record.voided_at.is_not(None) if query.voided else record.voided_at.is_(None)
    )
    for key, values in query.equal:
        column = getattr(record, key)
        known = [value for value in values if value is not None]
        allowed = [column.in_(known)] if known else []
        if None in values:
            allowed.append(column.is_(None))
        statement = statement.where(or_(*allowed))
    if register.newest is not None:
        if query.since is not None:
            statement = statement.where(register.newest >= query.since)
        if query.until is not None:
            statement = statement.where(register.newest <= query.until)
    for word in query.words.split():
        wanted = spelled(word)
        if wanted and register.searched and not query.voided:
            statement = statement.where(record.id.in_(_found(register, wanted)))
    return statement


def _found(register: Register, wanted: str) -> Any:
    from sqlalchemy import text

    matching = text("SELECT rowid FROM search_text WHERE search_text MATCH :wanted").bindparams(
        wanted=f'"{wanted}"'
    )
    return select(SearchLine.record_id).where(
        and_(SearchLine.register == register.key, SearchLine.id.in_(matching))
    )


def _order(catalogue: Catalogue, register: Register, query: Query) -> tuple[Any, ...]:
    record = register.record
    if query.order:
        # A linked record is ordered by the name that is shown, not by its number.
        column = _shown_column(catalogue, register, register.field(query.order.lstrip("-")))
        falling = query.order.startswith("-")
        # Empty ones last either way; said so, the database can still walk its index.
        return (
            column.desc().nulls_last() if falling else column.asc().nulls_last(),
            record.id.desc() if falling else record.id,
        )
    if register.order is not None:
        return (register.order.asc().nulls_last(), record.id)
    if register.newest is not None:
        return (register.newest.desc().nulls_last(), record.id.desc())
    return (record.id.desc(),)


def named(session: Session, catalogue: Catalogue, key: str, only: Sequence[int] | None = None) -> list[Named]:
    """What a picker shows of every living record, newest first; with ``only`` of those records, voided ones too."""
    register = catalogue[key]
    record = register.record
    name = register.field(register.name.key)
    detail = register.field(register.detail.key) if register.detail is not None else None
    statement = select(record.id, record.voided_at, register.name, register.detail or register.name)
    if only is None:
        statement = statement.where(record.voided_at.is_(None)).order_by(
            *_order(catalogue, register, Query(key))
        )
    else:
        statement = statement.where(record.id.in_(only))
    return [
        Named(
            record_id,
            name.show(value) or f"{register.title}{record_id}",
            "" if detail is None else detail.masked(beside),
            voided_at is not None,
        )
        for record_id, voided_at, value, beside in session.execute(statement)
    ]


def names_of(session: Session, catalogue: Catalogue, key: str) -> list[tuple[int, str]]:
    """Id and name of every living record of a register, in order of entry."""
    register = catalogue[key]
    field = register.field(register.name.key)
    rows = session.execute(
        select(register.record.id, register.name)
        .where(register.record.voided_at.is_(None))
        .order_by(register.record.id)
    )
    return [(record_id, field.show(value)) for record_id, value in rows]
