"""What a meeting decided: who does it, by when, and what came of it (议定事项)."""

from __future__ import annotations

import re
from datetime import date

from sqlalchemy.orm import Mapped

from jiedao_desk.kernel.columns import choice, day, files, link, people, prose, text
from jiedao_desk.kernel.fields import Code, CodeList
from jiedao_desk.kernel.record import Listed
from jiedao_desk.kernel.register import Flat, Register, Section
from jiedao_desk.kernel.rules import rule
from jiedao_desk.registers import codes

OPEN, DONE, DROPPED = "进行中", "已落实", codes.DROPPED

STATES = CodeList(
    (
        Code(OPEN, ("未落实", "办理中", "未办结")),
        Code(DONE, ("已办结", "已完成", "完成")),
        Code(DROPPED, ("撤销",)),
    ),
    editable=False,
)

_DAY_BEHIND = re.compile(r"\D\d{1,2}[.．/月-]\d{1,2}日?$")


class ActionItem(Listed):
    """One task, decided at a session or briefing or handed over; open ones come back at the next meeting."""

    __tablename__ = "action_item"

    session_id: Mapped[int | None] = link("来源会议", to="sessions", table="committee_session")
    briefing_id: Mapped[int | None] = link("来源汇报会", to="briefings", table="briefing")
    agenda_id: Mapped[int | None] = link("来源议题", to="agenda", table="agenda_item")
    matter: Mapped[str] = text("事项", at_most=500, aliases=("议定事项", "任务", "内容"))
    responsible: Mapped[tuple[str, ...] | None] = people(
        "责任人或单位", aliases=("责任人", "责任单位", "承办")
    )
    due_on: Mapped[date | None] = day("完成时限", indexed=True, aliases=("时限", "期限", "完成期限"))
    origin: Mapped[str | None] = text("其他来源", help="不是会议议定的，写明从哪里来", aliases=("来源",))
    state: Mapped[str] = choice("办理状态", STATES, default=OPEN, aliases=("状态", "落实情况"))
    done_on: Mapped[date | None] = day("落实日期", aliases=("完成日期", "办结日期"))
    outcome: Mapped[str | None] = prose("落实结果", aliases=("结果",))
    materials: Mapped[tuple[int, ...] | None] = files("落实材料")
    note: Mapped[str | None] = prose("备注")

    @rule()
    def comes_from_one_meeting(self) -> str | None:
        """A task was decided at a session or at a briefing, not at both."""
        if self.session_id and self.briefing_id:
            return "来源会议和来源汇报会只能选一个"
        return None

    @rule("responsible")
    def responsible_is_no_day(self) -> str | None:
        """A day that was typed on behind a name belongs into the limit: 刘志强12.20."""
        for name in self.responsible or ():
            if _DAY_BEHIND.search(name):
                return f"“{name}”里像是带了日期，请把日期填到完成时限"
        return None

    @rule("done_on")
    def done_has_a_day(self) -> str | None:
        """A task that was done names the day, which decides whether it was in time."""
        if self.state == DONE and not self.done_on:
            return "已落实的事项请填写落实日期"
        if self.state != DONE and self.done_on:
            return "填了落实日期，办理状态应为“已落实”"
        return None


ACTIONS = Register(
    key="actions",
    title="议定事项",
    record=ActionItem,
    within=(ActionItem.session_id, ActionItem.briefing_id),
    group="会议",
    icon="action",
    name=ActionItem.matter,
    detail=ActionItem.responsible,
    columns=(
        ActionItem.matter,
        ActionItem.responsible,
        ActionItem.due_on,
        ActionItem.state,
        ActionItem.done_on,
        ActionItem.session_id,
        ActionItem.briefing_id,
    ),
    newest=ActionItem.due_on,
    searched=(ActionItem.matter, ActionItem.responsible, ActionItem.origin),
    filtered=(ActionItem.state,),
    identity=((ActionItem.matter, ActionItem.session_id, ActionItem.due_on),),
    sections=(
        Section(
            "事项",
            ActionItem.matter,
            ActionItem.responsible,
            ActionItem.due_on,
            ActionItem.session_id,
            ActionItem.briefing_id,
            ActionItem.origin,
        ),
        Section(
            "落实",
            ActionItem.state,
            ActionItem.done_on,
            ActionItem.outcome,
            ActionItem.materials,
            ActionItem.note,
        ),
    ),
    flat=Flat(
        own=(
            ActionItem.matter,
            ActionItem.responsible,
            ActionItem.due_on,
            ActionItem.state,
            ActionItem.done_on,
            ActionItem.outcome,
            ActionItem.session_id,
            ActionItem.briefing_id,
            ActionItem.origin,
            ActionItem.note,
        ),
        sheets=("follow_ups",),
    ),
)
