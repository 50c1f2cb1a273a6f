"""The words a register is written in: each makes a mapped column that carries its field (登记项)."""

from __future__ import annotations

import json
from decimal import Decimal as Number
from typing import Any

from sqlalchemy import Boolean, Date, DateTime, ForeignKey, Integer, String, Text, Time
from sqlalchemy.orm import MappedColumn, mapped_column
from sqlalchemy.types import TypeDecorator

from jiedao_desk.kernel import fields
from jiedao_desk.kernel.dates import PartialDate


class PartialDateColumn(TypeDecorator[PartialDate]):
    """A partial date as ISO text, which sorts as the dates do."""

    impl = String(10)
    cache_ok = True

    def process_bind_param(self, value: PartialDate | None, dialect: Any) -> str | None:
        return None if value is None else str(value)

    def process_result_value(self, value: str | None, dialect: Any) -> PartialDate | None:
        return None if value is None else PartialDate.from_iso(value)


class NamesColumn(TypeDecorator[tuple[Any, ...]]):
    """A tuple of names (or attachment ids) as a JSON list; an empty one is NULL."""

    impl = Text()
    cache_ok = True

    def process_bind_param(self, value: tuple[Any, ...] | None, dialect: Any) -> str | None:
        return json.dumps(list(value), ensure_ascii=False) if value else None

    def process_result_value(self, value: str | None, dialect: Any) -> tuple[Any, ...] | None:
        return tuple(json.loads(value)) if value else None


class NumberColumn(TypeDecorator[Number]):
    """A decimal as text, exactly as it was typed."""

    impl = String(30)
    cache_ok = True

    def process_bind_param(self, value: Number | None, dialect: Any) -> str | None:
        return None if value is None else str(value)

    def process_result_value(self, value: str | None, dialect: Any) -> Number | None:
        return None if value is None else Number(value)


def _column(column_type: Any, field: fields.Field, *arguments: Any, **options: Any) -> MappedColumn[Any]:
    return mapped_column(column_type, *arguments, info={"field": field}, **options)


def text(label: str, *, at_most: int = 200, **more: Any) -> MappedColumn[Any]:
    """One line of text."""
    return _column(String(at_most), fields.Text(label=label, at_most=at_most, **more))


def person_name(label: str, **more: Any) -> MappedColumn[Any]:
    """A person's name, kept without blanks."""
    return _column(String(50), fields.PersonName(label=label, **more), index=True)


def identity_number(label: str, **more: Any) -> MappedColumn[Any]:
    """An identity number (GB 11643), kept as text."""
    return _column(String(18), fields.Identity(label=label, **more), index=True)


def phone(label: str, **more: Any) -> MappedColumn[Any]:
    """Telephone numbers, kept as text."""
    return _column(String(80), fields.Phone(label=label, **more))


def prose(label: str, **more: Any) -> MappedColumn[Any]:
    """Text with line breaks, of any length."""
    return _column(Text(), fields.Prose(label=label, **more))


def whole(label: str, **more: Any) -> MappedColumn[Any]:
    """A whole number."""
    return _column(Integer(), fields.Whole(label=label, **more))


def decimal(label: str, *, places: int = 1, **more: Any) -> MappedColumn[Any]:
    """A number with a fixed count of decimals."""
    return _column(NumberColumn(), fields.Decimal(label=label, places=places, **more))


def money(label: str, **more: Any) -> MappedColumn[Any]:
    """An amount, in whole cents."""
    return _column(Integer(), fields.Money(label=label, **more))


def day(label: str, *, indexed: bool = False, **more: Any) -> MappedColumn[Any]:
    """A calendar day."""
    return _column(Date(), fields.Day(label=label, **more), index=indexed)


def month(label: str, **more: Any) -> MappedColumn[Any]:
    """A date of which perhaps only year and month are known."""
    return _column(PartialDateColumn(), fields.Month(label=label, **more))


def time(label: str, **more: Any) -> MappedColumn[Any]:
    """A time of day."""
    return _column(Time(), fields.Time(label=label, **more))


def moment(label: str, **more: Any) -> MappedColumn[Any]:
    """A day with a time."""
    return _column(DateTime(), fields.Moment(label=label, **more))


def choice(label: str, codes: fields.CodeList, **more: Any) -> MappedColumn[Any]:
    """A word of a code list."""
    return _column(String(80), fields.Choice(label=label, codes=codes, **more))


def flag(label: str, **more: Any) -> MappedColumn[Any]:
    """Yes or no."""
    return _column(Boolean(), fields.Flag(label=label, **more))


def link(label: str, *, to: str, table: str, **more: Any) -> MappedColumn[Any]:
    """Another record: ``to`` names its register, ``table`` its table. A linked record cannot be removed."""
    target = ForeignKey(f"{table}.id", ondelete="RESTRICT")
    return _column(Integer(), fields.Link(label=label, to=to, **more), target, index=True)


def people(label: str, **more: Any) -> MappedColumn[Any]:
    """Several names of persons or units."""
    return _column(NamesColumn(), fields.People(label=label, **more))


def files(label: str, **more: Any) -> MappedColumn[Any]:
    """Attached files."""
    return _column(NamesColumn(), fields.Files(label=label, **more))
