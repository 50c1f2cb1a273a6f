"""The sign-in list of an activity: each deputy expected, and how it was (签到、出勤)."""

from __future__ import annotations

from decimal import Decimal

from sqlalchemy.orm import Mapped

from jiedao_desk.kernel import attendance
from jiedao_desk.kernel.columns import choice, decimal, link, person_name, text
from jiedao_desk.kernel.fields import CodeList
from jiedao_desk.kernel.record import Listed
from jiedao_desk.kernel.register import Register, Section
from jiedao_desk.kernel.rules import rule

STATES = CodeList.of(*attendance.STATES)
ROLES = CodeList.of("参加", "发言", "牵头", editable=True)


class ActivityAttendance(Listed):
    """One deputy at one activity. A name that no deputy in office bears is kept as it was written, unlinked."""

    __tablename__ = "activity_attendance"

    activity_id: Mapped[int] = link("活动", to="activities", table="activity")
    person_id: Mapped[int | None] = link("代表", to="deputies", table="person")
    name: Mapped[str] = person_name("姓名", aliases=("代表姓名",))
    state: Mapped[str | None] = choice("出勤", STATES, aliases=("出勤情况",))
    reason: Mapped[str | None] = text("原因", at_most=100, help="请假填原因：病假、事假、公出")
    approved_by: Mapped[str | None] = person_name("准假人", help="谁批准的请假；没有批准的，不算经批准")
    role: Mapped[str | None] = choice("角色", ROLES)
    half_days: Mapped[Decimal | None] = decimal("天数", places=1, help="与活动天数不同时填")
    remark: Mapped[str | None] = text("备注", at_most=200)

    @rule("half_days")
    def half_days_in_halves(self) -> str | None:
        """Days are counted in halves."""
        return attendance.odd_days(self.half_days)


ACTIVITY_ATTENDANCE = Register(
    key="activity_attendance",
    title="签到",
    record=ActivityAttendance,
    within=(ActivityAttendance.activity_id,),
    name=ActivityAttendance.name,
    columns=(
        ActivityAttendance.name,
        ActivityAttendance.state,
        ActivityAttendance.reason,
        ActivityAttendance.approved_by,
        ActivityAttendance.role,
        ActivityAttendance.half_days,
        ActivityAttendance.remark,
    ),
    sections=(
        Section(
            "签到",
            ActivityAttendance.name,
            ActivityAttendance.state,
            ActivityAttendance.reason,
            ActivityAttendance.approved_by,
            ActivityAttendance.role,
            ActivityAttendance.half_days,
            ActivityAttendance.remark,
        ),
    ),
)
