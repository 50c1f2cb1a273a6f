"""What was said about an item of the agenda, speaker by speaker (发言)."""

from __future__ import annotations

from sqlalchemy.orm import Mapped

from jiedao_desk.kernel.columns import link, person_name, prose
from jiedao_desk.kernel.record import Listed
from jiedao_desk.kernel.register import Register, Section


class Speech(Listed):
    """One speaker's words on one item."""

    __tablename__ = "speech"

    agenda_id: Mapped[int] = link("议题", to="agenda", table="agenda_item")
    speaker: Mapped[str | None] = person_name("发言人")
    words: Mapped[str] = prose("发言内容", aliases=("发言", "内容"))


SPEECHES = Register(
    key="speeches",
    title="发言",
    record=Speech,
    within=(Speech.agenda_id,),
    name=Speech.speaker,
    columns=(Speech.speaker, Speech.words),
    sections=(Section("发言", Speech.speaker, Speech.words),),
)
