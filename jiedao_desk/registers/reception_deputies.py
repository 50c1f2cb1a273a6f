"""Which deputies were to receive voters on a day, and who came (接待代表)."""

from __future__ import annotations

from sqlalchemy.orm import Mapped

from jiedao_desk.kernel.attendance import ABSENT, LEAVE, PRESENT
from jiedao_desk.kernel.columns import choice, link, person_name, text
from jiedao_desk.kernel.fields import CodeList
from jiedao_desk.kernel.record import Listed
from jiedao_desk.kernel.register import Register, Section

STATES = CodeList.of(PRESENT, LEAVE, ABSENT)


class ReceptionDeputy(Listed):
    """One deputy on one reception day; no state as long as the day has not come."""

    __tablename__ = "reception_deputy"

    reception_id: Mapped[int] = link("接待日", to="receptions", table="reception")
    person_id: Mapped[int | None] = link("代表", to="deputies", table="person")
    name: Mapped[str] = person_name("姓名", aliases=("接待代表",))
    state: Mapped[str | None] = choice("到场", STATES, aliases=("出勤",))
    reason: Mapped[str | None] = text("原因", at_most=100)


_FIELDS = (ReceptionDeputy.name, ReceptionDeputy.state, ReceptionDeputy.reason)

RECEPTION_DEPUTIES = Register(
    key="reception_deputies",
    title="接待代表",
    record=ReceptionDeputy,
    within=(ReceptionDeputy.reception_id,),
    name=ReceptionDeputy.name,
    columns=_FIELDS,
    sections=(Section("接待代表", *_FIELDS),),
)
