"""Meetings of the party working committee that study congress work (专题研究人大工作)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, time
from typing import ClassVar

from sqlalchemy.orm import Mapped

from jiedao_desk.kernel.columns import choice, day, flag, person_name, prose, text, whole
from jiedao_desk.kernel.columns import time as time_of_day
from jiedao_desk.kernel.draft import Draft
from jiedao_desk.kernel.errors import Problem
from jiedao_desk.kernel.fields import Code, CodeList
from jiedao_desk.kernel.record import Record
from jiedao_desk.kernel.register import Flat, InCell, Marked, Register, Section
from jiedao_desk.kernel.rules import rule
from jiedao_desk.registers.actions import ActionItem
from jiedao_desk.registers.agenda import AgendaItem
from jiedao_desk.registers.attendance import ABSENT, LEAVE, OBSERVER, PRESENT, SessionAttendance

DRAFT, FINAL, POSTPONED, CANCELLED = "草稿", "定稿", "延期", "取消"
STUDY = "专题研究人大工作"

KINDS = CodeList(
    (
        Code("党工委会议", ("党工委会", "党工委工作会议")),
        Code("党工委（扩大）会议", ("党工委扩大会议", "党工委(扩大)会议")),
        Code("书记专题会", ("党工委书记专题会", "书记专题会议")),
        Code("党政联席会议", ("党政联席会",)),
        Code("人大街道工委会议", ("工委(人大)会议", "工委（人大）会议", "人大工委会议")),
        Code(STUDY, ("专题研究", "专题研究会")),
        Code("其他", ("其它",)),
    )
)
STATES = CodeList(
    (
        Code(DRAFT, ("未定稿",)),
        Code(FINAL, ("已定稿",)),
        Code(POSTPONED, ("已延期",)),
        Code(CANCELLED, ("已取消",)),
    ),
    editable=False,
)


class CommitteeSession(Record):
    """One meeting: agenda, discussion, decisions, attendance. 定稿 locks it; a later change is a new version."""

    __tablename__ = "committee_session"

    held_on: Mapped[date] = day("会议日期", indexed=True, aliases=("日期", "会议时间", "召开日期", "时间"))
    starts_at: Mapped[time | None] = time_of_day("开始时间", aliases=("开会时间",))
    ends_at: Mapped[time | None] = time_of_day("散会时间", aliases=("结束时间",))
    title: Mapped[str | None] = text(
        "会议名称", help="不填则按“党工委全称＋年份＋第几次会议”写", aliases=("名称", "会议标题")
    )
    number: Mapped[int | None] = whole(
        "第几次", at_least=1, at_most=999, help="党政办编的本年会议次数", aliases=("会议次数", "次数", "会次")
    )
    session_kind: Mapped[str] = choice("会议类别", KINDS, default="党工委会议", aliases=("会议类型", "类别"))
    place: Mapped[str | None] = text("会议地点", at_most=100, aliases=("地点",))
    chair: Mapped[str | None] = person_name("主持人", aliases=("会议主持人", "主持"))
    chair_post: Mapped[str | None] = text("主持人职务", at_most=100)
    recorder: Mapped[str | None] = person_name("记录人", aliases=("记录", "会议记录人"))
    state: Mapped[str] = choice("状态", STATES, default=DRAFT, aliases=("记录状态",))
    state_basis: Mapped[str | None] = text(
        "延期或取消的批准", help="谁批准的、什么原因", aliases=("批准情况",)
    )
    votes: Mapped[str | None] = text("表决情况", help="赞成、反对、弃权票数；没有表决不填", aliases=("表决",))
    internal: Mapped[bool | None] = flag(
        "内部", help="打印时加“内部”水印，不进入搜索预览和一般导出", aliases=("工作秘密",)
    )
    note: Mapped[str | None] = prose("备注")
    edition: Mapped[int | None] = whole("版本", derived=True)
    signed_on: Mapped[date | None] = day("签字日期", help="纸质记录签字后不再出新版本，更正写在“更正说明”里")
    correction: Mapped[str | None] = prose("更正说明", help="已签字的记录有误时，在此说明，随记录打印")
    archive_number: Mapped[str | None] = text("档号", at_most=60)
    archive_pages: Mapped[str | None] = text("件号/页次", at_most=60)
    retention: Mapped[str | None] = choice("保管期限", CodeList.of("永久", "30年", "10年", editable=True))
    kept_at: Mapped[str | None] = text("存放处", at_most=100)

    open_when_locked: ClassVar[frozenset[str]] = frozenset(
        {"signed_on", "correction", "archive_number", "archive_pages", "retention", "kept_at"}
    )

    @rule("ends_at")
    def ends_after_start(self) -> str | None:
        """A meeting cannot end before it starts."""
        if self.starts_at and self.ends_at and self.ends_at <= self.starts_at:
            return "散会时间应晚于开始时间"
        return None

    @rule("state_basis")
    def change_of_plan_has_approval(self) -> str | None:
        """A postponed or cancelled meeting is recorded with its approval."""
        if self.state in (POSTPONED, CANCELLED) and not self.state_basis:
            return f"会议{self.state}，请写明谁批准的、什么原因"
        return None

    def locked(self) -> str | None:
        """A finalised session is changed by a new version only."""
        if self.state == FINAL:
            return "会议记录已定稿，不能直接修改；确需更正请用“更正（新版本）”并写明原因"
        return None

    @classmethod
    def tree_problems(cls, draft: Draft) -> Iterator[Problem]:
        """Rules over a session with its children: nobody is listed twice."""
        seen: set[str] = set()
        for child in draft.listed("attendance"):
            name = child.get("name")
            if name and name in seen:
                yield Problem(None, f"“{name}”在出席名单中出现两次")
            seen.add(name)

    @classmethod
    def missing_for_final(cls, draft: Draft) -> Iterator[Problem]:
        """What 定稿 still asks for; a session without an item of congress work only draws a warning."""
        if not draft.get("chair"):
            yield Problem("chair", "定稿前请填写主持人")
        if not draft.get("recorder"):
            yield Problem("recorder", "定稿前请填写记录人")
        expected = [child for child in draft.listed("attendance") if child.get("state") != OBSERVER]
        present = [child for child in expected if child.get("state") == PRESENT]
        if not present:
            yield Problem("attendance", "定稿前请登记出席人员")
        elif any(child.get("state") is None for child in expected):
            yield Problem("attendance", "还有人没有登记是出席、请假还是缺席")
        elif len(present) * 2 < len(expected):
            yield Problem("attendance", f"应到{len(expected)}人，实到{len(present)}人，不足半数", "warning")
        if not draft.listed("agenda"):
            yield Problem("agenda", "定稿前请至少登记一个议题")
        elif not any(child.get("is_congress") for child in draft.listed("agenda")):
            yield Problem("agenda", "没有一个议题标为人大议题，定稿后不计入专题研究", "warning")


SESSIONS = Register(
    key="sessions",
    title="专题研究",
    record=CommitteeSession,
    group="会议",
    icon="session",
    name=CommitteeSession.title,
    detail=CommitteeSession.held_on,
    columns=(
        CommitteeSession.held_on,
        CommitteeSession.title,
        CommitteeSession.session_kind,
        CommitteeSession.chair,
        CommitteeSession.recorder,
        CommitteeSession.state,
    ),
    newest=CommitteeSession.held_on,
    searched=(
        CommitteeSession.title,
        CommitteeSession.place,
        CommitteeSession.chair,
        AgendaItem.title,
    ),
    filtered=(CommitteeSession.session_kind, CommitteeSession.state),
    identity=((CommitteeSession.held_on, CommitteeSession.title),),
    sections=(
        Section(
            "会议",
            CommitteeSession.held_on,
            CommitteeSession.starts_at,
            CommitteeSession.ends_at,
            CommitteeSession.title,
            CommitteeSession.number,
            CommitteeSession.session_kind,
            CommitteeSession.place,
            CommitteeSession.chair,
            CommitteeSession.chair_post,
            CommitteeSession.recorder,
            CommitteeSession.votes,
            CommitteeSession.internal,
            CommitteeSession.note,
        ),
        Section("变动", CommitteeSession.state, CommitteeSession.state_basis),
        Section(
            "归档",
            CommitteeSession.signed_on,
            CommitteeSession.correction,
            CommitteeSession.archive_number,
            CommitteeSession.archive_pages,
            CommitteeSession.retention,
            CommitteeSession.kept_at,
        ),
    ),
    flat=Flat(
        own=(
            CommitteeSession.held_on,
            CommitteeSession.starts_at,
            CommitteeSession.ends_at,
            CommitteeSession.title,
            CommitteeSession.number,
            CommitteeSession.session_kind,
            CommitteeSession.place,
            CommitteeSession.chair,
            CommitteeSession.chair_post,
            CommitteeSession.recorder,
            CommitteeSession.votes,
            CommitteeSession.internal,
            CommitteeSession.note,
            CommitteeSession.state,
            CommitteeSession.state_basis,
            CommitteeSession.signed_on,
            CommitteeSession.correction,
            CommitteeSession.archive_number,
            CommitteeSession.archive_pages,
            CommitteeSession.retention,
            CommitteeSession.kept_at,
        ),
        parts=(
            InCell(
                "attendance",
                "出席",
                SessionAttendance.name,
                fixed=(("state", PRESENT),),
                note=SessionAttendance.post,
                aliases=("出席人员", "参会人员", "出席人"),
            ),
            InCell(
                "attendance",
                "列席",
                SessionAttendance.name,
                fixed=(("state", OBSERVER),),
                note=SessionAttendance.post,
                aliases=("列席人员", "列席人"),
            ),
            InCell(
                "attendance",
                "请假",
                SessionAttendance.name,
                fixed=(("state", LEAVE),),
                note=SessionAttendance.reason,
                aliases=("请假人员", "请假情况"),
            ),
            InCell(
                "attendance",
                "缺席",
                SessionAttendance.name,
                fixed=(("state", ABSENT),),
                note=SessionAttendance.reason,
                aliases=("缺席人员",),
            ),
            InCell("agenda", "议题", AgendaItem.title, lines=True, aliases=("会议议题", "研究议题", "议程")),
            Marked("agenda", "人大议题", AgendaItem.title, AgendaItem.is_congress, aliases=("其中人大议题",)),
            InCell(
                "actions", "议定事项", ActionItem.matter, lines=True, aliases=("决定事项", "会议决定", "议定")
            ),
        ),
        sheets=("agenda", "speeches", "actions", "follow_ups", "carried", "attendance"),
    ),
)
