"""Open tasks of earlier meetings that an item of the agenda took up again (上次议定事项落实)."""

from __future__ import annotations

from sqlalchemy.orm import Mapped

from jiedao_desk.kernel.columns import link, prose
from jiedao_desk.kernel.record import Listed
from jiedao_desk.kernel.register import Register, Section


class CarriedItem(Listed):
    """One earlier task on a new agenda, with how far it had come by then."""

    __tablename__ = "carried_item"

    agenda_id: Mapped[int] = link("议题", to="agenda", table="agenda_item")
    action_id: Mapped[int] = link("议定事项", to="actions", table="action_item")
    progress: Mapped[str | None] = prose("落实情况")


CARRIED = Register(
    key="carried",
    title="带入的议定事项",
    record=CarriedItem,
    within=(CarriedItem.agenda_id,),
    name=CarriedItem.action_id,
    columns=(CarriedItem.action_id, CarriedItem.progress),
    sections=(Section("带入", CarriedItem.action_id, CarriedItem.progress),),
)
