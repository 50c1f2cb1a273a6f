"""Sheet 3: what the meetings of the period decided, and what came of it (议定事项落实情况)."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from jiedao_desk.kernel.deadlines import due_state
from jiedao_desk.kernel.settings import Settings
from jiedao_desk.kernel.sheet import Finding, Heading, Line, Scope, Sheet
from jiedao_desk.registers.actions import DONE, DROPPED, ActionItem
from jiedao_desk.registers.briefings import Briefing
from jiedao_desk.registers.sessions import CommitteeSession

NUMBER = 3
TITLE = "议定事项落实情况"
HEADINGS = (
    Heading("序号", "whole", 6),
    Heading("会议日期", "date", 12),
    Heading("来源会议", width=30, align="left"),
    Heading("议定事项", width=40, align="left"),
    Heading("责任人或单位", width=18),
    Heading("完成时限", "date", 12),
    Heading("落实日期", "date", 12),
    Heading("落实情况", width=10),
    Heading("落实结果", width=34, align="left"),
)
_WORDS = {
    "met": "按期落实",
    "met_late": "逾期落实",
    "overdue": "逾期未落实",
    "open": "进行中",
    "due_soon": "进行中",
}


def sheet(session: Session, values: Settings, scope: Scope) -> Sheet:
    """One line a task, by the day of its meeting. A task done after the last day covered still counts as under way."""
    rows = _rows(session, scope)
    words = [_state(row.ActionItem, scope) for row in rows]
    lines = tuple(
        Line(
            (
                number,
                row.held_on,
                row.title or "",
                row.ActionItem.matter,
                "、".join(row.ActionItem.responsible or ()),
                row.ActionItem.due_on,
                row.ActionItem.done_on if _done(row.ActionItem, scope) else None,
                word,
                (row.ActionItem.outcome or "") if _done(row.ActionItem, scope) else "",
            ),
            (("actions", row.ActionItem.id),),
        )
        for number, (row, word) in enumerate(zip(rows, words, strict=True), start=1)
    )
    done = sum(word in ("按期落实", "逾期落实", "已落实") for word in words)
    late = words.count("逾期未落实")
    total = f"共{len(lines)}项，已落实{done}项" + (f"，逾期未落实{late}项" if late else "")
    totals = (None, "合计", None, total, None, None, None, None, None)
    return Sheet(NUMBER, TITLE, HEADINGS, lines, totals if lines else None, (), "单位：项")


def findings(session: Session, values: Settings, scope: Scope) -> list[Finding]:
    """Tasks that are late, or that name nobody or no limit."""
    found = []
    for number, row in enumerate(_rows(session, scope), start=1):
        task: ActionItem = row.ActionItem
        where, source = f"第{number}行", (("actions", task.id),)
        if task.state == DROPPED:
            continue
        if not task.responsible:
            found.append(Finding(NUMBER, where, f"议定事项“{task.matter}”没有责任人或单位", source))
        if task.due_on is None:
            found.append(Finding(NUMBER, where, f"议定事项“{task.matter}”没有完成时限", source))
        elif _state(task, scope) == "逾期未落实":
            found.append(Finding(NUMBER, where, f"议定事项“{task.matter}”已逾期，还没有登记落实结果", source))
    return found


def _rows(session: Session, scope: Scope) -> list[Any]:
    found: list[Any] = []
    for meeting, link in ((CommitteeSession, ActionItem.session_id), (Briefing, ActionItem.briefing_id)):
        query = (
            select(ActionItem, meeting.held_on.label("held_on"), meeting.title.label("title"))
            .join(meeting, meeting.id == link)
            .where(
                ActionItem.voided_at.is_(None),
                meeting.voided_at.is_(None),
                meeting.held_on >= scope.window.start,
                meeting.held_on <= scope.until,
            )
        )
        found += session.execute(query).all()
    return sorted(found, key=lambda row: (row.held_on, row.ActionItem.position, row.ActionItem.id))


def _done(task: ActionItem, scope: Scope) -> bool:
    return task.state == DONE and task.done_on is not None and task.done_on <= scope.until


def _state(task: ActionItem, scope: Scope) -> str:
    if task.state == DROPPED:
        return "不再办理"
    done_on = task.done_on if _done(task, scope) else None
    if task.due_on is None:
        return "已落实" if done_on else "进行中"
    return _WORDS[due_state(task.due_on, done_on, scope.until)]
