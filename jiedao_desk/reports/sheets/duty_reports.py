"""Sheet 11: the duty reports of the period with their votes (述职评议)."""

from __future__ import annotations

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from jiedao_desk.kernel.figure import Span
from jiedao_desk.kernel.names import padded
from jiedao_desk.kernel.settings import Settings
from jiedao_desk.kernel.sheet import Finding, Heading, Line, Scope, Sheet
from jiedao_desk.registers.activities import Activity
from jiedao_desk.registers.deputies import Person
from jiedao_desk.registers.duty_reports import PLANNED, REPORTED, DutyReport
from jiedao_desk.reports.activity_rows import within
from jiedao_desk.reports.figures import duty

NUMBER = 11
TITLE = "述职评议情况"
HEADINGS = (
    Heading("序号", "whole", 6),
    Heading("述职日期", "date", 12),
    Heading("述职代表", width=10),
    Heading("选区", width=16),
    Heading("地点", width=20, align="left"),
    Heading("形式", width=8),
    Heading("参加选民（人）", "whole", 10),
    Heading(("测评票（票）", "发出"), "whole", 8),
    Heading(("测评票（票）", "收回"), "whole", 8),
    Heading(("测评票（票）", "有效"), "whole", 8),
    Heading(("测评结果（票）", "满意"), "whole", 8),
    Heading(("测评结果（票）", "基本满意"), "whole", 9),
    Heading(("测评结果（票）", "不满意"), "whole", 8),
    Heading(("测评结果（票）", "弃权"), "whole", 8),
    Heading("满意率", "percent", 9),
    Heading("意见和整改", width=28, align="left"),
)


def sheet(session: Session, values: Settings, scope: Scope) -> Sheet:
    """One line a report, in order of date; reports without a vote have no votes, not noughts."""
    rows = _rows(session, scope)
    lines = tuple(
        Line(
            (
                number,
                one.reported_on,
                padded(name),
                one.constituency or "",
                one.place or "",
                one.form or "",
                one.voters,
                one.issued,
                one.returned,
                one.ballot.valid,
                one.satisfied,
                one.fairly,
                one.dissatisfied,
                one.abstained,
                None if one.ballot.rate is None else one.ballot.rate / 100,
                _in_one(one.opinions, one.rectification),
            ),
            (("duty_reports", one.id),),
        )
        for number, (one, name) in enumerate(rows, start=1)
    )
    span = Span(scope.window.start, scope.until)
    done = duty.reported_in_term(session, values, span)
    rate = duty.reported_share(session, values, span)
    notes = ["满意率＝（满意＋基本满意）÷有效票。"]
    if rate.value is not None:
        notes.append(
            f"本届累计已述职{done.value}人，述职率{rate.value}%（占期末在任区代表）；本期{len(lines)}人次。"
        )
    sums: list[int | None] = [
        sum(int(str(line.cells[column])) for line in lines if line.cells[column] is not None)
        for column in range(6, 14)
    ]
    totals = (None, "合计", f"{len(lines)}人次", None, None, None, *sums, None, None)
    return Sheet(
        NUMBER,
        TITLE,
        HEADINGS,
        lines,
        totals if lines else None,
        tuple(notes) if lines else (),
        "单位：人次、票",
    )


def findings(session: Session, values: Settings, scope: Scope) -> list[Finding]:
    """Reports without a vote, and planned ones whose day has passed."""
    found = []
    for number, (one, name) in enumerate(_rows(session, scope), start=1):
        if one.returned is None:
            why = (
                f"{name}{one.reported_on.month}月{one.reported_on.day}日述职没有登记测评票"
                if one.reported_on
                else ""
            )
            found.append(Finding(NUMBER, f"第{number}行", why, (("duty_reports", one.id),)))
    query = (
        select(DutyReport, Person.name)
        .join(Person, Person.id == DutyReport.person_id)
        .where(
            DutyReport.voided_at.is_(None),
            DutyReport.state == PLANNED,
            DutyReport.planned_on >= scope.window.start,
            DutyReport.planned_on < scope.until,
        )
    )
    for one, name in session.execute(query):
        why = f"{name}的述职计划已过日期，还没有登记述职"
        found.append(Finding(NUMBER, "述职计划", why, (("duty_reports", one.id),)))
    return found + _without_reports(session, scope)


def _without_reports(session: Session, scope: Scope) -> list[Finding]:
    """Activities at which deputies were to report, on days of which none is entered: to listen is not to report."""
    given = exists().where(
        DutyReport.voided_at.is_(None),
        DutyReport.state == REPORTED,
        DutyReport.reported_on == Activity.held_on,
    )
    held = session.scalars(
        select(Activity)
        .where(within(scope.window.start, scope.until), Activity.activity_kind == "述职", ~given)
        .order_by(Activity.held_on, Activity.id)
    )
    return [
        Finding(
            NUMBER,
            "述职活动",
            f"{one.held_on.month}月{one.held_on.day}日有述职活动“{one.title}”，述职评议里没有当天的述职",
            (("activities", one.id),),
        )
        for one in held
    ]


def _rows(session: Session, scope: Scope) -> list[tuple[DutyReport, str]]:
    query = (
        select(DutyReport, Person.name)
        .join(Person, Person.id == DutyReport.person_id)
        .where(
            DutyReport.voided_at.is_(None),
            DutyReport.state == REPORTED,
            DutyReport.reported_on >= scope.window.start,
            DutyReport.reported_on <= scope.until,
        )
        .order_by(DutyReport.reported_on, DutyReport.id)
    )
    return [(one, name) for one, name in session.execute(query)]


def _in_one(*texts: str | None) -> str:
    """Texts as one sentence after the other: what a clerk ends with 。 goes on with ；."""
    return "；".join(text.rstrip("。；; ") for text in texts if text)
