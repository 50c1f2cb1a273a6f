"""Problems found by supervision that are not put right yet (未整改问题)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from jiedao_desk.registers.supervision_findings import SupervisionFinding
from jiedao_desk.registers.supervisions import Supervision


@dataclass(frozen=True)
class OpenFinding:
    """One problem, and the matter of supervision it was found by."""

    supervision_id: int
    supervision: str
    problem: str
    responsible: str
    due_on: date | None
    internal: bool


def findings(session: Session) -> list[OpenFinding]:
    """All that are open, by limit; those without one at the end."""
    query = (
        select(SupervisionFinding, Supervision)
        .join(Supervision, Supervision.id == SupervisionFinding.supervision_id)
        .where(
            SupervisionFinding.voided_at.is_(None),
            Supervision.voided_at.is_(None),
            SupervisionFinding.done_on.is_(None),
        )
        .order_by(SupervisionFinding.due_on.is_(None), SupervisionFinding.due_on, SupervisionFinding.id)
    )
    return [
        OpenFinding(
            matter.id, matter.title, one.problem, one.responsible or "", one.due_on, bool(matter.internal)
        )
        for one, matter in session.execute(query)
    ]
