"""Sessions, briefings and what they decided, counted (党工委领导)."""

from __future__ import annotations

from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from jiedao_desk.kernel import hearing, periods, study
from jiedao_desk.kernel.figure import Figure, Span
from jiedao_desk.kernel.rounding import percentage
from jiedao_desk.kernel.settings import Settings
from jiedao_desk.registers.actions import DONE, ActionItem
from jiedao_desk.registers.attendance import ABSENT, LEAVE, PRESENT, MeetingAttendance
from jiedao_desk.registers.briefings import Briefing
from jiedao_desk.registers.codes import FINAL
from jiedao_desk.registers.sessions import CONGRESS_MEETING, CommitteeSession
from jiedao_desk.reports import facts
from jiedao_desk.reports.figures.counting import counted, of_day
from jiedao_desk.reports.figures.indicator import Indicator


def studies(session: Session, values: Settings, span: Span) -> Figure:
    """Sessions that count as a study of congress work (R1)."""
    law, tenures = facts.rules(session, values), facts.tenures(session)
    ids = [
        one.id
        for one in facts.sessions(session, span.start)
        if one.held_on in span and study.why_not(one, tenures, law, span.end) is None
    ]
    return Figure.count("sessions", ids)


def periods_met(session: Session, values: Settings, span: Span) -> Figure:
    """Two-month periods that a session of the span counts for; two sessions in one make no second."""
    found = studies(session, values, span)
    days = {one.id: one.held_on for one in facts.sessions(session, span.start)}
    met = {periods.bimonth(days[record]).key for _, record in found.sources}
    return Figure(len(met), found.sources)


def briefings(session: Session, values: Settings, span: Span) -> Figure:
    """Briefings that count as a report heard (R2)."""
    law, tenures = facts.rules(session, values), facts.tenures(session)
    known = {one.id: one for one in facts.sessions(session)}
    ids = [
        one.id
        for one in facts.briefings(session)
        if one.held_on in span and hearing.why_not(one, known, tenures, law, span.end) is None
    ]
    return Figure.count("briefings", ids)


def own_meetings(session: Session, _values: Settings, span: Span) -> Figure:
    """Finalised meetings of the congress working committee itself."""
    return counted(session, "sessions", _own(span))


def own_presence(session: Session, _values: Settings, span: Span) -> Figure:
    """参与率: who was there, of all members expected at the committee's own meetings; leave stays among them."""
    found = session.execute(
        select(MeetingAttendance.session_id, MeetingAttendance.state).where(
            MeetingAttendance.voided_at.is_(None),
            MeetingAttendance.session_id.in_(_own(span)),
            MeetingAttendance.state.in_((PRESENT, LEAVE, ABSENT)),
        )
    ).all()
    there = sum(row.state == PRESENT for row in found)
    sources = sorted({row.session_id for row in found})
    return Figure(percentage(there, len(found)), tuple(("sessions", one) for one in sources))


def _own(span: Span) -> Any:
    which = (CommitteeSession.session_kind == CONGRESS_MEETING, CommitteeSession.state == FINAL)
    return of_day(CommitteeSession.held_on, span, *which)


def decided(session: Session, values: Settings, span: Span) -> Figure:
    """Tasks decided at meetings held in the span."""
    return Figure.count("actions", _decided(session, span, done=False))


def carried_out(session: Session, values: Settings, span: Span) -> Figure:
    """Those of the tasks decided in the span that were done by its end."""
    return Figure.count("actions", _decided(session, span, done=True))


def _decided(session: Session, span: Span, *, done: bool) -> list[int]:
    held_on = func.coalesce(CommitteeSession.held_on, Briefing.held_on)
    query = (
        select(ActionItem.id)
        .outerjoin(CommitteeSession, CommitteeSession.id == ActionItem.session_id)
        .outerjoin(Briefing, Briefing.id == ActionItem.briefing_id)
        .where(
            ActionItem.voided_at.is_(None),
            CommitteeSession.voided_at.is_(None),
            Briefing.voided_at.is_(None),
            held_on >= span.start,
            held_on <= span.end,
        )
        .order_by(held_on, ActionItem.id)
    )
    if done:
        query = query.where(ActionItem.state == DONE, ActionItem.done_on <= span.end)
    return list(session.scalars(query))


INDICATORS = (
    Indicator(
        "sessions.counted",
        "专题研究",
        "次",
        "sessions",
        "定稿、有人大议题、当日在任书记主持（按设置）的会议",
        studies,
    ),
    Indicator(
        "sessions.periods",
        "完成的双月时段",
        "个",
        "sessions",
        "有计入的专题研究的双月时段；一个时段开两次只算一个",
        periods_met,
    ),
    Indicator(
        "briefings.counted",
        "听取汇报",
        "次",
        "briefings",
        "定稿、有汇报人和汇报内容、书记在场的汇报会",
        briefings,
    ),
    Indicator(
        "own_meetings.held",
        "人大街道工委会议",
        "次",
        "sessions",
        "类别为人大街道工委会议的定稿会议",
        own_meetings,
    ),
    Indicator(
        "own_meetings.presence",
        "工委会议参与率",
        "%",
        "sessions",
        "人大街道工委会议出席人次占应到人次的比例，请假、缺席的在应到内",
        own_presence,
    ),
    Indicator("actions.decided", "议定事项", "项", "actions", "本期召开的会议议定的事项", decided),
    Indicator(
        "actions.done", "已落实事项", "项", "actions", "本期会议议定、到期末已登记落实的事项", carried_out
    ),
)
