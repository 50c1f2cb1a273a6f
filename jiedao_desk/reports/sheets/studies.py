"""Sheet 1: every session of the period, whether it counts, and the two-month periods without one (专题研究情况)."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from jiedao_desk.kernel import obligations, periods, study
from jiedao_desk.kernel.obligations import Standing, backfilled
from jiedao_desk.kernel.settings import Settings
from jiedao_desk.kernel.sheet import Finding, Heading, Line, Scope, Sheet
from jiedao_desk.kernel.study import SessionFact
from jiedao_desk.registers.actions import ActionItem
from jiedao_desk.reports import facts

NUMBER = 1
TITLE = "专题研究情况"
PLANNED = "计划"
HEADINGS = (
    Heading("序号", "whole", 6),
    Heading("时段", width=12),
    Heading("会议日期", "date", 12),
    Heading("会议名称", width=34, align="left"),
    Heading("会议类别", width=16),
    Heading("主持人", width=10),
    Heading("主持人职务", width=16),
    Heading("实到人数", "whole", 8),
    Heading("人大议题（个）", "whole", 12),
    Heading("议定事项（项）", "whole", 12),
    Heading("是否计入", width=9),
    Heading("备注", width=30, align="left"),
)
_STATES = {"draft": "草稿", "postponed": "延期", "cancelled": "取消"}


def sheet(session: Session, values: Settings, scope: Scope) -> Sheet:
    """One line a session, in order of date, and one for each period that was missed.

    Before the period is over, sessions still to come stand in it as planned, and count for nothing.
    """
    held, standings, law, tenures = _facts(session, values, scope)
    decided = _decided(session)
    lines: list[Line] = []
    for fact in held:
        why = study.why_not(fact, tenures, law, scope.on)
        notes = [why] if why else []
        if backfilled(fact.held_on, fact.entered_at.date(), values["backfill.days"]):
            notes.append("补录")
        lines.append(
            Line(
                (
                    None,
                    periods.bimonth(fact.held_on).title.split("年", 1)[1],
                    fact.held_on,
                    fact.title,
                    fact.kind,
                    fact.chair or "",
                    fact.chair_post or "",
                    len(fact.present),
                    fact.congress_items,
                    decided.get(fact.id, 0),
                    "否" if why else "是",
                    "；".join(notes),
                ),
                (("sessions", fact.id),),
            )
        )
    lines += _missed(standings)
    lines += _planned(session, scope)
    lines.sort(key=lambda line: (str(line.cells[2] or _start_of(line, scope)),))
    numbered = tuple(
        Line((number, *line.cells[1:]), line.sources) for number, line in enumerate(lines, start=1)
    )
    counted = sum(line.cells[10] == "是" for line in numbered)
    sessions = [line for line in numbered if line.sources and line.cells[10] != PLANNED]
    totals = (
        None, "合计", None, f"共{len(sessions)}次，计入{counted}次", None, None, None, None,
        sum(int(str(line.cells[8])) for line in sessions),
        sum(int(str(line.cells[9])) for line in sessions),
        None, None,
    )  # fmt: skip
    return Sheet(
        NUMBER, TITLE, HEADINGS, numbered, totals if sessions else None, _notes(standings), "单位：次、个、项"
    )


def findings(session: Session, values: Settings, scope: Scope) -> list[Finding]:
    """Drafts that were never finalised, missed periods without a reason, finalised records that lack something."""
    held, standings, _, _ = _facts(session, values, scope)
    found = []
    for fact in held:
        where = f"{fact.held_on.month}月{fact.held_on.day}日会议"
        source = (("sessions", fact.id),)
        if fact.state == "draft" and fact.held_on <= scope.on:
            found.append(Finding(NUMBER, where, f"{where}还是草稿，没有定稿，不计入", source))
        elif fact.state == "final" and not fact.congress_items:
            found.append(Finding(NUMBER, where, f"{where}没有人大议题，不计入专题研究", source))
        elif fact.state == "final" and not fact.present:
            found.append(Finding(NUMBER, where, f"{where}没有出席人员", source))
    for one in standings:
        if one.state == "missed" and not one.reason:
            title = periods.window(one.period).title
            found.append(Finding(NUMBER, title, f"{title}未召开专题研究，还没有说明原因"))
    return found


def _facts(
    session: Session, values: Settings, scope: Scope
) -> tuple[list[SessionFact], list[Standing], study.Rules, list[study.Tenure]]:
    law = facts.rules(session, values)
    tenures = facts.tenures(session)
    everything = facts.sessions(session)
    held = [one for one in everything if one.held_on in scope.window and (one.held_on <= scope.until)]
    standings = [
        one
        for one in obligations.study_standings(everything, tenures, law, scope.on)
        if not law.rolling and one.start <= scope.until and one.end >= scope.window.start
    ]
    return held, standings, law, tenures


def _planned(session: Session, scope: Scope) -> Iterator[Line]:
    for fact in facts.sessions(session, scope.until):
        if fact.held_on in scope.window and fact.held_on > scope.until and fact.state == "draft":
            title = periods.bimonth(fact.held_on).title.split("年", 1)[1]
            blank = (None,) * 3
            cells = (
                None,
                title,
                fact.held_on,
                fact.title,
                fact.kind,
                fact.chair or "",
                fact.chair_post or "",
            )
            yield Line((*cells, *blank, PLANNED, "计划召开"), (("sessions", fact.id),))


def _missed(standings: list[Standing]) -> Iterator[Line]:
    for one in standings:
        if one.state == "missed" and not one.counted and not one.not_counted:
            title = periods.window(one.period).title.split("年", 1)[1]
            blank = (None,) * 7
            yield Line((None, title, None, "未召开", *blank[:6], "否", one.reason or ""), ())


def _start_of(line: Line, scope: Scope) -> str:
    """Where a missed period stands among the sessions: at its end."""
    for window in periods.windows_between("bimonth", scope.window.start, scope.window.end):
        if window.title.endswith(str(line.cells[1])):
            return window.end.isoformat()
    return ""


def _notes(standings: list[Standing]) -> tuple[str, ...]:
    judged = [one for one in standings if one.state in ("met", "missed", "open", "due_soon")]
    met = sum(one.state == "met" for one in judged)
    notes = [f"本期应完成{len(judged)}个时段，已完成{met}个。"] if judged else []
    notes += [
        f"{periods.window(one.period).title}不计：{one.reason}。"
        for one in standings
        if one.state == "excluded" and one.reason
    ]
    return tuple(notes)


def _decided(session: Session) -> dict[int, int]:
    query = (
        select(ActionItem.session_id, func.count().label("number"))
        .where(ActionItem.voided_at.is_(None), ActionItem.session_id.is_not(None))
        .group_by(ActionItem.session_id)
    )
    return {row.session_id: row.number for row in session.execute(query)}
