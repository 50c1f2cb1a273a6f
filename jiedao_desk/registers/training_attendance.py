"""Who took part in a training: deputies and the office's own people (参训人员)."""

from __future__ import annotations

from decimal import Decimal

from sqlalchemy.orm import Mapped

from jiedao_desk.kernel.attendance import ABSENT, LEAVE, PRESENT, odd_days
from jiedao_desk.kernel.columns import choice, decimal, link, person_name, text
from jiedao_desk.kernel.fields import CodeList
from jiedao_desk.kernel.record import Listed
from jiedao_desk.kernel.register import Register, Section
from jiedao_desk.kernel.rules import rule

DEPUTY, STAFF_MEMBER = "代表", "工作人员"

# Who stands on a list without a word was there.
TOOK_PART = (None, PRESENT)

STATES = CodeList.of(PRESENT, LEAVE, ABSENT)
CAPACITIES = CodeList.of(DEPUTY, STAFF_MEMBER)


class TrainingAttendance(Listed):
    """One person at one training. A name that no deputy in office bears is kept as it was written, unlinked."""

    __tablename__ = "training_attendance"

    training_id: Mapped[int] = link("培训", to="trainings", table="training")
    person_id: Mapped[int | None] = link("代表", to="deputies", table="person")
    name: Mapped[str] = person_name("姓名", aliases=("参训人员",))
    capacity: Mapped[str | None] = choice("身份", CAPACITIES, default=DEPUTY)
    state: Mapped[str | None] = choice("参训情况", STATES, default=PRESENT, aliases=("出勤",))
    reason: Mapped[str | None] = text("原因", at_most=100)
    hours: Mapped[Decimal | None] = decimal("学时", places=1, help="与培训学时不同时填")
    certificate: Mapped[str | None] = text("证书", at_most=60, aliases=("证书编号",))

    @rule("hours")
    def hours_in_halves(self) -> str | None:
        """Hours are counted in halves."""
        return odd_days(self.hours)


_FIELDS = (
    TrainingAttendance.name,
    TrainingAttendance.capacity,
    TrainingAttendance.state,
    TrainingAttendance.reason,
    TrainingAttendance.hours,
    TrainingAttendance.certificate,
)

TRAINING_ATTENDANCE = Register(
    key="training_attendance",
    title="参训人员",
    record=TrainingAttendance,
    within=(TrainingAttendance.training_id,),
    name=TrainingAttendance.name,
    columns=_FIELDS,
    sections=(Section("参训人员", *_FIELDS),),
)
