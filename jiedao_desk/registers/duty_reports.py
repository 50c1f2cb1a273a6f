"""Deputies reporting to the voters who elected them, and how the voters judged it (述职评议)."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Mapped

from jiedao_desk.kernel.ballots import Ballot
from jiedao_desk.kernel.columns import choice, day, files, link, prose, text, whole
from jiedao_desk.kernel.fields import Code, CodeList
from jiedao_desk.kernel.record import Record
from jiedao_desk.kernel.register import Flat, Register, Section, every
from jiedao_desk.kernel.rules import rule
from jiedao_desk.registers import codes

PLANNED, REPORTED, CANCELLED = "计划", codes.DUTY_REPORTED, "取消"

STATES = CodeList(
    (Code(PLANNED, ("未述职", "待述职")), Code(REPORTED, ("完成", "已完成")), Code(CANCELLED, ())),
    editable=False,
)
FORMS = CodeList((Code("口头", ("会议述职", "现场述职")), Code("书面", ("书面述职",))))


class DutyReport(Record):
    """One report of one deputy to the voters (代表法第五十八条)."""

    __tablename__ = "duty_report"

    person_id: Mapped[int] = link("代表", to="deputies", table="person", aliases=("述职代表", "姓名"))
    state: Mapped[str] = choice("述职状态", STATES, default=REPORTED, aliases=("状态",))
    planned_on: Mapped[date | None] = day("计划日期", aliases=("计划述职日期",))
    reported_on: Mapped[date | None] = day("述职日期", indexed=True, aliases=("日期", "时间"))
    term: Mapped[str | None] = text("届次", at_most=30, aliases=("届",))
    form: Mapped[str | None] = choice("述职形式", FORMS, aliases=("形式", "方式"))
    place: Mapped[str | None] = text("地点", at_most=100, aliases=("述职地点",))
    constituency: Mapped[str | None] = text("选区", at_most=60, aliases=("原选区", "选举单位"))
    voters: Mapped[int | None] = whole("参加选民数", at_least=0, aliases=("参加人数", "选民人数"))
    issued: Mapped[int | None] = whole("发出票", at_least=0, aliases=("发出", "发出票数"))
    returned: Mapped[int | None] = whole("收回票", at_least=0, aliases=("收回", "收回票数"))
    satisfied: Mapped[int | None] = whole("满意", at_least=0, aliases=("满意票",))
    fairly: Mapped[int | None] = whole("基本满意", at_least=0, aliases=("基本满意票",))
    dissatisfied: Mapped[int | None] = whole("不满意", at_least=0, aliases=("不满意票",))
    abstained: Mapped[int | None] = whole("弃权", at_least=0, aliases=("不了解", "弃权票"))
    invalid: Mapped[int | None] = whole("无效票", at_least=0, aliases=("无效",))
    opinions: Mapped[str | None] = prose("意见建议", aliases=("选民意见", "意见"))
    rectification: Mapped[str | None] = prose("整改情况", aliases=("整改",))
    feedback_on: Mapped[date | None] = day("书面反馈日期", aliases=("反馈日期",), help="结果书面告知代表本人")
    materials: Mapped[tuple[int, ...] | None] = files("述职材料")
    note: Mapped[str | None] = prose("备注")

    @property
    def ballot(self) -> Ballot:
        """The counts of the vote."""
        return Ballot(
            self.issued,
            self.returned,
            self.satisfied,
            self.fairly,
            self.dissatisfied,
            self.abstained,
            self.invalid,
        )

    @rule("reported_on")
    def reported_has_a_day(self) -> str | None:
        """What was done was done on a day; what is planned was not done yet."""
        if self.state == REPORTED and not self.reported_on:
            return "已述职的请填写述职日期；还没有述职的，述职状态选“计划”"
        if self.state != REPORTED and self.reported_on:
            return "填了述职日期，述职状态应为“已述职”"
        return None

    @rule("returned")
    def ballots_agree(self) -> str | None:
        """The sums of a vote agree, or nothing is kept of it (R16)."""
        return self.ballot.contradiction()


SECTIONS = (
    Section(
        "述职",
        DutyReport.person_id,
        DutyReport.state,
        DutyReport.planned_on,
        DutyReport.reported_on,
        DutyReport.term,
        DutyReport.form,
        DutyReport.place,
        DutyReport.constituency,
        DutyReport.voters,
    ),
    Section(
        "满意度测评",
        DutyReport.issued,
        DutyReport.returned,
        DutyReport.satisfied,
        DutyReport.fairly,
        DutyReport.dissatisfied,
        DutyReport.abstained,
        DutyReport.invalid,
    ),
    Section(
        "意见与整改",
        DutyReport.opinions,
        DutyReport.rectification,
        DutyReport.feedback_on,
        DutyReport.materials,
        DutyReport.note,
    ),
)

DUTY_REPORTS = Register(
    key="duty_reports",
    title="述职评议",
    record=DutyReport,
    group="代表",
    icon="duty_report",
    name=DutyReport.constituency,
    detail=DutyReport.reported_on,
    columns=(
        DutyReport.person_id,
        DutyReport.state,
        DutyReport.reported_on,
        DutyReport.constituency,
        DutyReport.form,
        DutyReport.voters,
        DutyReport.returned,
        DutyReport.satisfied,
    ),
    newest=DutyReport.reported_on,
    searched=(DutyReport.constituency, DutyReport.place),
    filtered=(DutyReport.state, DutyReport.form),
    identity=((DutyReport.person_id, DutyReport.reported_on),),
    sections=SECTIONS,
    flat=Flat(own=every(SECTIONS), sheets=("duty_report_items",)),
)
