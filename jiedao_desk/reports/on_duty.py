"""Whether somebody was a deputy in office and not suspended on the day of a record (当日在任，R15)."""

from __future__ import annotations

from sqlalchemy import ColumnElement, exists, or_
from sqlalchemy.orm import InstrumentedAttribute

from jiedao_desk.registers.deputies import Person
from jiedao_desk.registers.mandates import Mandate
from jiedao_desk.registers.suspensions import Suspension


def on_duty(
    person: InstrumentedAttribute[int] | InstrumentedAttribute[int | None],
    day: InstrumentedAttribute[object],
    *mandate: ColumnElement[bool],
) -> ColumnElement[bool]:
    """``person`` and ``day`` are columns of the query around it; ``mandate`` says more of the mandate meant."""
    tables = list(dict.fromkeys((person.class_, day.class_)))
    suspended = (
        exists()
        .where(
            Suspension.mandate_id == Mandate.id,
            Suspension.voided_at.is_(None),
            Suspension.started_on <= day,
            or_(Suspension.ended_on.is_(None), Suspension.ended_on > day),
        )
        # Said outright: two levels down, the record would be taken for any record of its kind.
        .correlate(Mandate, *tables)
    )
    return (
        exists()
        .where(
            Mandate.person_id == person,
            Mandate.voided_at.is_(None),
            or_(Mandate.started_on.is_(None), Mandate.started_on <= day),
            or_(Mandate.ended_on.is_(None), Mandate.ended_on > day),
            *mandate,
            Person.id == Mandate.person_id,
            Person.voided_at.is_(None),
            ~suspended,
        )
        .correlate(*tables)
    )
