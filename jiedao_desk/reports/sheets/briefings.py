"""Sheet 2: the briefings of the period, whether each counts, and the half-years without one (听取汇报情况)."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from jiedao_desk.kernel import hearing, obligations, periods
from jiedao_desk.kernel.hearing import BriefingFact
from jiedao_desk.kernel.obligations import Standing, backfilled
from jiedao_desk.kernel.settings import Settings
from jiedao_desk.kernel.sheet import Finding, Heading, Line, Scope, Sheet
from jiedao_desk.registers.actions import ActionItem
from jiedao_desk.registers.briefings import Briefing
from jiedao_desk.reports import facts

NUMBER = 2
TITLE = "听取汇报情况"
PLANNED = "计划"
HEADINGS = (
    Heading("序号", "whole", 6),
    Heading("半年度", width=14),
    Heading("汇报会日期", "date", 12),
    Heading("汇报题目", width=32, align="left"),
    Heading("主持人", width=10),
    Heading("汇报人", width=10),
    Heading("汇报时段", width=14),
    Heading("党工委意见", width=40, align="left"),
    Heading("议定事项（项）", "whole", 12),
    Heading("是否计入", width=9),
    Heading("备注", width=26, align="left"),
)


def sheet(session: Session, values: Settings, scope: Scope) -> Sheet:
    """One line a briefing, in order of date, and one for each half-year that was missed; those to come as planned."""
    held, standings, judge = _facts(session, values, scope)
    texts = {
        row.id: row
        for row in session.execute(
            select(Briefing.id, Briefing.period, Briefing.opinion).where(Briefing.voided_at.is_(None))
        )
    }
    decided = _decided(session)
    lines = []
    for fact in held:
        why = judge(fact)
        notes = [why] if why else []
        if backfilled(fact.held_on, fact.entered_at.date(), values["backfill.days"]):
            notes.append("补录")
        lines.append(
            Line(
                (
                    None,
                    periods.half_year(fact.held_on).title,
                    fact.held_on,
                    fact.title,
                    fact.chair or "",
                    fact.presenter or "",
                    texts[fact.id].period or "",
                    texts[fact.id].opinion or "",
                    decided.get(fact.id, 0),
                    "否" if why else "是",
                    "；".join(notes),
                ),
                (("briefings", fact.id),),
            )
        )
    lines += [
        Line((None, periods.window(one.period).title, None, "未听取", *(None,) * 5, "否", one.reason or ""))
        for one in standings
        if one.state == "missed" and not one.counted and not one.not_counted
    ]
    lines += _planned(session, scope)
    lines.sort(key=lambda line: (str(line.cells[1]).endswith("下半年"), str(line.cells[2] or "9")))
    numbered = tuple(
        Line((number, *line.cells[1:]), line.sources) for number, line in enumerate(lines, start=1)
    )
    counted = sum(line.cells[9] == "是" for line in numbered)
    held_lines = [line for line in numbered if line.sources and line.cells[9] != PLANNED]
    total = len(held_lines)
    totals = (
        None, "合计", None, f"共{total}次，计入{counted}次", None, None, None, None,
        sum(int(str(line.cells[8])) for line in held_lines), None, None,
    )  # fmt: skip
    return Sheet(NUMBER, TITLE, HEADINGS, numbered, totals if total else None, (), "单位：次、项")


def findings(session: Session, values: Settings, scope: Scope) -> list[Finding]:
    """Drafts, briefings that do not count, half-years missed without a reason."""
    held, standings, judge = _facts(session, values, scope)
    found = []
    for fact in held:
        why = judge(fact)
        if why:
            where = f"{fact.held_on.month}月{fact.held_on.day}日汇报"
            found.append(Finding(NUMBER, where, f"{where}不计入：{why}", (("briefings", fact.id),)))
    for one in standings:
        if one.state == "missed" and not one.reason:
            title = periods.window(one.period).title
            found.append(Finding(NUMBER, title, f"{title}未听取汇报，还没有说明原因"))
    return found


def _planned(session: Session, scope: Scope) -> Iterator[Line]:
    for fact in facts.briefings(session):
        if fact.held_on in scope.window and fact.held_on > scope.until and fact.state == "draft":
            title = periods.half_year(fact.held_on).title
            cells = (
                None,
                title,
                fact.held_on,
                fact.title,
                fact.chair or "",
                fact.presenter or "",
                "",
                "",
                None,
            )
            yield Line((*cells, PLANNED, "计划召开"), (("briefings", fact.id),))


Judge = Callable[[BriefingFact], str | None]


def _facts(
    session: Session, values: Settings, scope: Scope
) -> tuple[list[BriefingFact], list[Standing], Judge]:
    law = facts.rules(session, values)
    tenures = facts.tenures(session)
    sessions = facts.sessions(session)
    everything = facts.briefings(session)
    by_id = {one.id: one for one in sessions}
    held = [one for one in everything if one.held_on in scope.window and one.held_on <= scope.until]
    standings: list[Standing] = [
        one
        for one in obligations.briefing_standings(everything, sessions, tenures, law, scope.on)
        if one.start <= scope.until and one.end >= scope.window.start and one.end <= scope.window.end
    ]

    def judge(fact: BriefingFact) -> str | None:
        return hearing.why_not(fact, by_id, tenures, law, scope.on)

    return held, standings, judge


def _decided(session: Session) -> dict[int, int]:
    query = (
        select(ActionItem.briefing_id, func.count().label("number"))
        .where(ActionItem.voided_at.is_(None), ActionItem.briefing_id.is_not(None))
        .group_by(ActionItem.briefing_id)
    )
    return {row.briefing_id: row.number for row in session.execute(query)}
