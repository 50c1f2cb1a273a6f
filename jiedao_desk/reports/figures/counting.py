"""Counting records by the day they happened, for the figures of registers with one day each (计数)."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from jiedao_desk.kernel.figure import Figure, Span
from jiedao_desk.kernel.record import Record
from jiedao_desk.kernel.rounding import percentage


def of_day(day: InstrumentedAttribute[Any], span: Span, *which: ColumnElement[bool]) -> Any:
    """A selection of ids of a record's class, voided ones left out, in order of the day."""
    kind: Any = day.class_
    assert issubclass(kind, Record)
    wanted = (kind.voided_at.is_(None), day >= span.start, day <= span.end, *which)
    return select(kind.id).where(*wanted).order_by(day, kind.id)


def counted(session: Session, register: str, query: Any) -> Figure:
    """As many as the selection of ids finds."""
    return Figure.count(register, list(session.scalars(query)))


def share(register: str, part: list[int], whole: list[int]) -> Figure:
    """Part of whole in per cent, two decimals (R9); no value where there is nothing to take a part of."""
    inside = set(part)
    return Figure(
        percentage(len(inside & set(whole)), len(whole)),
        tuple((register, one) for one in whole if one in inside),
        tuple((register, one) for one in whole if one not in inside),
    )
