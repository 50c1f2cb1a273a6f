"""Supervision the street is given or joins, from topic to feedback (监督事项)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from sqlalchemy.orm import Mapped

from jiedao_desk.kernel.ballots import Ballot
from jiedao_desk.kernel.columns import choice, day, files, flag, link, prose, text, whole
from jiedao_desk.kernel.draft import Draft
from jiedao_desk.kernel.errors import Problem
from jiedao_desk.kernel.fields import Code, CodeList
from jiedao_desk.kernel.record import Record
from jiedao_desk.kernel.register import Flat, Register, Section, every
from jiedao_desk.kernel.rules import rule
from jiedao_desk.registers.supervision_stages import STAGES

RESEARCH, INQUIRY, APPRAISAL, FOLLOWING_UP = "专题调研", "专题询问", "工作评议", "跟踪监督"

KINDS = CodeList(
    (
        Code("执法检查", ()),
        Code(INQUIRY, ()),
        Code(RESEARCH, ("调研", "重点调研课题")),
        Code("视察", ("集中视察",)),
        Code(APPRAISAL, ("评议",)),
        Code("听取专项报告", ("听取报告",)),
        Code("特定问题调查", ()),
        Code(FOLLOWING_UP, ()),
        Code("其他", ("其它",)),
    )
)
ROLES = CodeList(
    (
        Code("受委托", ("受区人大常委会委托", "交办")),
        Code("联动", ("上下联动",)),
        Code("参加", ()),
        Code("自行组织", ("组织",)),
    )
)


class Supervision(Record):
    """One matter: its stages, what was found and how it was put right."""

    __tablename__ = "supervision"

    title: Mapped[str] = text("监督事项", aliases=("题目", "主题", "课题"))
    kind: Mapped[str] = choice("监督方式", KINDS, default="执法检查", aliases=("类别", "方式"))
    role: Mapped[str | None] = choice("街道参与方式", ROLES, aliases=("参与方式",))
    organiser: Mapped[str | None] = text("组织单位", at_most=100, aliases=("交办单位",))
    started_on: Mapped[date] = day("开始日期", indexed=True, aliases=("日期", "时间"))
    ended_on: Mapped[date | None] = day("结束日期", help="未结束不填")
    activity_id: Mapped[int | None] = link(
        "关联活动", to="activities", table="activity", help="代表参加的，在履职活动里签到后选在这里"
    )
    report: Mapped[str | None] = prose("报告要点", aliases=("报告",))
    turned_into: Mapped[str | None] = text("成果转化", help="转为建议、写入审议意见、领导批示等")
    returned: Mapped[int | None] = whole("测评收回票", at_least=0)
    satisfied: Mapped[int | None] = whole("满意", at_least=0)
    fairly: Mapped[int | None] = whole("基本满意", at_least=0)
    dissatisfied: Mapped[int | None] = whole("不满意", at_least=0)
    internal: Mapped[bool | None] = flag("内部", aliases=("工作秘密",))
    materials: Mapped[tuple[int, ...] | None] = files("方案、报告")
    note: Mapped[str | None] = prose("备注")

    @property
    def ballot(self) -> Ballot:
        """The counts of a satisfaction vote, if there was one."""
        return Ballot(None, self.returned, self.satisfied, self.fairly, self.dissatisfied)

    @rule("ended_on")
    def ended_after_started(self) -> str | None:
        """Nothing ends before it began."""
        return "结束日期不能早于开始日期" if self.ended_on and self.ended_on < self.started_on else None

    @rule("returned")
    def ballots_agree(self) -> str | None:
        """The sums of a vote agree."""
        return self.ballot.contradiction()

    @classmethod
    def tree_problems(cls, draft: Draft) -> Iterator[Problem]:
        """Stages follow one another; one that is dated before an earlier one is doubtful."""
        days: dict[str, date] = {}
        for one in draft.listed("supervision_stages"):
            stage, day = one.get("stage"), one.get("reached_on")
            if stage and day is not None:
                days[stage] = min(day, days.get(stage, day))
        reached = [(stage, days[stage]) for stage in STAGES.words if stage in days]
        for (before, earlier), (after, later) in pairwise(reached):
            if later < earlier:
                yield Problem(None, f"“{after}”的日期早于“{before}”，请核对", "warning")


SECTIONS = (
    Section(
        "监督事项",
        Supervision.title,
        Supervision.kind,
        Supervision.role,
        Supervision.organiser,
        Supervision.started_on,
        Supervision.ended_on,
        Supervision.activity_id,
    ),
    Section(
        "报告与测评",
        Supervision.report,
        Supervision.turned_into,
        Supervision.returned,
        Supervision.satisfied,
        Supervision.fairly,
        Supervision.dissatisfied,
        Supervision.internal,
        Supervision.materials,
        Supervision.note,
    ),
)

SUPERVISIONS = Register(
    key="supervisions",
    title="监督事项",
    record=Supervision,
    group="监督与保障",
    icon="supervision",
    name=Supervision.title,
    detail=Supervision.started_on,
    columns=(
        Supervision.started_on,
        Supervision.title,
        Supervision.kind,
        Supervision.role,
        Supervision.organiser,
        Supervision.ended_on,
    ),
    newest=Supervision.started_on,
    searched=(Supervision.title, Supervision.organiser),
    filtered=(Supervision.kind, Supervision.role),
    identity=((Supervision.started_on, Supervision.title),),
    sections=SECTIONS,
    flat=Flat(own=every(SECTIONS), sheets=("supervision_stages", "supervision_findings")),
)
