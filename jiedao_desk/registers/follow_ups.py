"""What was done about a task, day by day (跟踪记录)."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Mapped

from jiedao_desk.kernel.columns import day, link, person_name, prose
from jiedao_desk.kernel.record import Listed
from jiedao_desk.kernel.register import Register, Section


class FollowUp(Listed):
    """One entry of the log of a task."""

    __tablename__ = "follow_up"

    action_id: Mapped[int] = link("议定事项", to="actions", table="action_item")
    noted_on: Mapped[date] = day("跟踪日期", aliases=("日期",))
    by: Mapped[str | None] = person_name("跟踪人")
    progress: Mapped[str] = prose("进展情况", aliases=("进展",))


FOLLOW_UPS = Register(
    key="follow_ups",
    title="跟踪记录",
    record=FollowUp,
    within=(FollowUp.action_id,),
    name=FollowUp.progress,
    columns=(FollowUp.noted_on, FollowUp.by, FollowUp.progress),
    sections=(Section("跟踪", FollowUp.noted_on, FollowUp.by, FollowUp.progress),),
)
