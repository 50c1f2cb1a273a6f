"""Deeds that reception days and liaisons show (接待与联系计分)."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from jiedao_desk.kernel.attendance import PRESENT
from jiedao_desk.kernel.figure import Span
from jiedao_desk.kernel.scoring import Deed
from jiedao_desk.registers.liaison_contacts import LiaisonContact
from jiedao_desk.registers.liaisons import WITH_VOTERS, Liaison
from jiedao_desk.registers.reception_deputies import ReceptionDeputy
from jiedao_desk.registers.receptions import HELD, Reception
from jiedao_desk.reports.on_duty import on_duty

RECEPTION, VISIT = "代表接待日", "走访联系选民"


def receptions(session: Session, span: Span) -> Iterator[tuple[int, Deed]]:
    """Every reception day a deputy came to; the activity of the same day is the same matter."""
    query = (
        select(ReceptionDeputy.person_id, Reception.id, Reception.held_on)
        .join(Reception, Reception.id == ReceptionDeputy.reception_id)
        .where(
            ReceptionDeputy.voided_at.is_(None),
            ReceptionDeputy.person_id.is_not(None),
            or_(ReceptionDeputy.state.is_(None), ReceptionDeputy.state == PRESENT),
            Reception.voided_at.is_(None),
            Reception.state == HELD,
            Reception.held_on.between(span.start, span.end),
            on_duty(ReceptionDeputy.person_id, Reception.held_on),
        )
    )
    for person, record, day in session.execute(query):
        assert person is not None  # as the query asks
        yield person, Deed(RECEPTION, day, ("receptions", record), "接待选民", matter=f"{RECEPTION} {day}")


def contacts(session: Session, span: Span) -> Iterator[tuple[int, Deed]]:
    """Every contact with voters; the activity of the same day is the same matter."""
    query = (
        select(Liaison.person_id, Liaison.id, LiaisonContact.contacted_on, Liaison.partner)
        .join(LiaisonContact, LiaisonContact.liaison_id == Liaison.id)
        .where(
            LiaisonContact.voided_at.is_(None),
            Liaison.voided_at.is_(None),
            Liaison.kind == WITH_VOTERS,
            LiaisonContact.contacted_on.between(span.start, span.end),
            on_duty(Liaison.person_id, LiaisonContact.contacted_on),
        )
    )
    for person, record, day, partner in session.execute(query):
        yield person, Deed(VISIT, day, ("liaisons", record), partner, matter=f"{VISIT} {day}")
