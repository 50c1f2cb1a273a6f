"""Meetings of the party working committee that study congress work (专题研究人大工作)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import ClassVar

from sqlalchemy.orm import Mapped

from jiedao_desk.kernel.columns import choice, day, text, whole
from jiedao_desk.kernel.draft import Draft
from jiedao_desk.kernel.errors import Problem
from jiedao_desk.kernel.fields import Code, CodeList
from jiedao_desk.kernel.register import Flat, InCell, Marked, Register, Section
from jiedao_desk.kernel.rules import rule
from jiedao_desk.kernel.settings import Settings
from jiedao_desk.registers.actions import ActionItem
from jiedao_desk.registers.agenda import AgendaItem
from jiedao_desk.registers.meetings import PEOPLE_CELLS, Meeting, archive, closing_sections

ORDINARY = "党工委会议"
STUDY = "专题研究人大工作"
CONGRESS_MEETING = "人大街道工委会议"

KINDS = CodeList(
    (
        Code("党工委会议", ("党工委会", "党工委工作会议")),
        Code("党工委（扩大）会议", ("党工委扩大会议", "党工委(扩大)会议")),
        Code("书记专题会", ("党工委书记专题会", "书记专题会议")),
        Code("党政联席会议", ("党政联席会",)),
        Code(CONGRESS_MEETING, ("工委(人大)会议", "工委（人大）会议", "人大工委会议")),
        Code(STUDY, ("专题研究", "专题研究会")),
        Code("其他", ("其它",)),
    )
)


class CommitteeSession(Meeting):
    """One meeting: agenda, discussion, decisions, attendance. 定稿 locks it; a later change is a new version."""

    __tablename__ = "committee_session"

    title: Mapped[str | None] = text(
        "会议名称", help="不填则按“党工委全称＋年份＋第几次会议”写", aliases=("名称", "会议标题")
    )
    number: Mapped[int | None] = whole(
        "第几次", at_least=1, at_most=999, help="党政办编的本年会议次数", aliases=("会议次数", "次数", "会次")
    )
    session_kind: Mapped[str] = choice("会议类别", KINDS, default=ORDINARY, aliases=("会议类型", "类别"))
    votes: Mapped[str | None] = text("表决情况", help="赞成、反对、弃权票数；没有表决不填", aliases=("表决",))
    minutes_number: Mapped[str | None] = text("纪要编号", at_most=60, help="如 第12期；编了号才印红头")
    minutes_issued_on: Mapped[date | None] = day("纪要印发日期")
    minutes_sent_to: Mapped[str | None] = text("纪要分送", help="印在会议纪要末尾的版记里")

    open_when_locked: ClassVar[frozenset[str]] = Meeting.open_when_locked | {
        "minutes_number",
        "minutes_issued_on",
        "minutes_sent_to",
    }

    @rule("minutes_issued_on")
    def minutes_follow_the_meeting(self) -> str | None:
        """Minutes are not issued before what they tell of."""
        if self.minutes_issued_on and self.held_on and self.minutes_issued_on < self.held_on:
            return "纪要印发日期早于会议日期"
        return None

    @classmethod
    def full_name(cls, values: Settings, draft: Draft) -> str:
        """The meeting's full name: the typed one, else the body's seal text, year, number and kind."""
        if draft.get("title"):
            return str(draft.get("title"))
        held_on: date | None = draft.get("held_on")
        body, called = body_and_kind(values, str(draft.get("session_kind") or ORDINARY))
        if held_on is None:
            return f"{body}{called}"
        if draft.get("number"):
            return f"{body}{held_on.year}年第{draft.get('number')}次{called}"
        return f"{body}{called}（{held_on.year}年{held_on.month}月{held_on.day}日）"

    @classmethod
    def missing_for_final(cls, draft: Draft) -> Iterator[Problem]:
        """What 定稿 still asks for; a session without an item of congress work only draws a warning."""
        yield from super().missing_for_final(draft)
        if not draft.listed("agenda"):
            yield Problem("agenda", "定稿前请至少登记一个议题")
        elif not any(child.get("is_congress") for child in draft.listed("agenda")):
            yield Problem("agenda", "没有一个议题标为人大议题，定稿后不计入专题研究", "warning")


def body_and_kind(values: Settings, kind: str) -> tuple[str, str]:
    """Whose meeting it is, and what it is called behind that name: 会议, （扩大）会议, 书记专题会."""
    unit = values.text("office.unit")
    party = values.text("office.party_seal") or f"{unit}党工委"
    if kind == "党政联席会议":
        return unit, kind
    if kind == CONGRESS_MEETING:
        return values.text("office.congress_seal") or f"{unit}人大街道工委", "会议"
    called = "会议" if kind == "其他" else kind.removeprefix("党工委")
    return party, called if called.endswith(("会议", "会")) else f"{called}会议"


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
        Section(
            "会议纪要",
            CommitteeSession.minutes_number,
            CommitteeSession.minutes_issued_on,
            CommitteeSession.minutes_sent_to,
        ),
        *closing_sections(CommitteeSession),
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
            CommitteeSession.minutes_number,
            CommitteeSession.minutes_issued_on,
            CommitteeSession.minutes_sent_to,
            *archive(CommitteeSession),
        ),
        parts=(
            *PEOPLE_CELLS,
            InCell("agenda", "议题", AgendaItem.title, lines=True, aliases=("会议议题", "研究议题", "议程")),
            Marked("agenda", "人大议题", AgendaItem.title, AgendaItem.is_congress, aliases=("其中人大议题",)),
            InCell(
                "actions", "议定事项", ActionItem.matter, lines=True, aliases=("决定事项", "会议决定", "议定")
            ),
        ),
        sheets=("agenda", "speeches", "actions", "follow_ups", "carried", "attendance"),
    ),
)
