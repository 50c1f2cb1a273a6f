"""Pages of a register as lines of text, filtered and ordered by the database (列表)."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Select, and_, func, or_, select
from sqlalchemy.orm import Session

from jiedao_desk.kernel.fields import Field, Link
from jiedao_desk.kernel.query import ListRow, Query
from jiedao_desk.kernel.register import Catalogue, Register
from jiedao_desk.storage.search import spelled
from jiedao_desk.storage.tables import SearchLine


def count(session: Session, catalogue: Catalogue, query: Query) -> int:
    """How many records a query finds."""
    register = catalogue[query.register]
    return int(session.scalar(_filtered(select(func.count()), register, query, session)) or 0)


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
    record = register.record
    fields = [
        register.field(key) for key in columns or tuple(attribute.key for attribute in register.columns)
    ]
    chosen: list[Any] = [record.id, record.voided_at]
    for field in fields:
        chosen.append(_shown_column(catalogue, register, field))
    statement = _filtered(select(*chosen), register, query, session)
    rows = session.execute(statement.order_by(*_order(register, query)).offset(offset).limit(limit))
    return [
        ListRow(
            row[0],
            tuple(
                (value or "") if isinstance(field, Link) else field.masked(value)
                for field, value in zip(fields, row[2:], strict=True)
            ),
            row[1] is not None,
        )
        for row in rows
    ]


def ids(session: Session, catalogue: Catalogue, query: Query) -> list[int]:
    """The ids of all records a query finds, in its order."""
    register = catalogue[query.register]
    statement = _filtered(select(register.record.id), register, query, session)
    return list(session.scalars(statement.order_by(*_order(register, query))))


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


def _filtered(statement: Select[Any], register: Register, query: Query, session: Session) -> Select[Any]:
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


def _order(register: Register, query: Query) -> tuple[Any, ...]:
    record = register.record
    if query.order:
        column = getattr(record, query.order.lstrip("-"))
        falling = query.order.startswith("-")
        return (
            column.is_(None),
            column.desc() if falling else column.asc(),
            record.id.desc() if falling else record.id,
        )
    if register.newest is not None:
        return (register.newest.is_(None), register.newest.desc(), record.id.desc())
    return (record.id.desc(),)


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
