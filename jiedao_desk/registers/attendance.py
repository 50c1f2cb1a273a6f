"""Who was at a meeting: members present, on leave or absent, and others in attendance (出席情况)."""

from __future__ import annotations

from sqlalchemy.orm import Mapped

from jiedao_desk.kernel.columns import choice, link, person_name, text
from jiedao_desk.kernel.fields import CodeList
from jiedao_desk.kernel.record import Listed
from jiedao_desk.kernel.register import Register, Section
from jiedao_desk.registers import codes

PRESENT, LEAVE, ABSENT, OBSERVER = codes.PRESENT, "请假", "缺席", "列席"


class MeetingAttendance(Listed):
    """One person at one session or briefing, with the post held on that day as it is to be printed."""

    __tablename__ = "meeting_attendance"

    session_id: Mapped[int | None] = link("会议", to="sessions", table="committee_session")
    briefing_id: Mapped[int | None] = link("听取汇报", to="briefings", table="briefing")
    name: Mapped[str] = person_name("姓名")
    post: Mapped[str | None] = text("单位及职务", at_most=100, aliases=("职务",))
    state: Mapped[str | None] = choice("出席情况", CodeList.of(PRESENT, LEAVE, ABSENT, OBSERVER))
    reason: Mapped[str | None] = text("原因", at_most=100, help="病假、事假、公出等")


ATTENDANCE = Register(
    key="attendance",
    title="出席",
    record=MeetingAttendance,
    within=(MeetingAttendance.session_id, MeetingAttendance.briefing_id),
    name=MeetingAttendance.name,
    columns=(
        MeetingAttendance.name,
        MeetingAttendance.post,
        MeetingAttendance.state,
        MeetingAttendance.reason,
    ),
    sections=(
        Section(
            "出席",
            MeetingAttendance.name,
            MeetingAttendance.post,
            MeetingAttendance.state,
            MeetingAttendance.reason,
        ),
    ),
)
