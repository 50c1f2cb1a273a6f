"""From papers to the register of what was sealed (用印登记表)."""

from __future__ import annotations

from jiedao_desk.documents import seal_register
from jiedao_desk.documents.seal_register import SealedPaper
from jiedao_desk.kernel.document import Document
from jiedao_desk.operations.desk import Desk
from jiedao_desk.operations.settings import current
from jiedao_desk.reports import sealed
from jiedao_desk.storage import internal


def of_year(desk: Desk, year: int) -> Document:
    """Everything sealed in a year; of what is internal, the kind alone."""
    values = current(desk)
    with desk.database.reading() as session:
        found = sealed.of_year(session, year)
    papers = [
        SealedPaper(
            one.day,
            internal.VEILED if one.internal else one.title,
            one.kind,
            "" if one.internal else one.number,
            "" if one.internal else one.whom,
            one.approved_by,
        )
        for one in found
    ]
    unit = values.text("office.congress_seal") or values.text("office.unit")
    return seal_register.register(year, unit, papers, desk.clock.today())
