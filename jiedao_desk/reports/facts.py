"""The facts that decide how the office stands: meetings, tenures of the secretary, tasks with limits (台账事实)."""

from __future__ import annotations

from collections import defaultdict
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from jiedao_desk.kernel.hearing import BriefingFact
from jiedao_desk.kernel.obligations import BRIEFING, STUDY, ActionFact
from jiedao_desk.kernel.register import Attribute
from jiedao_desk.kernel.settings import Settings
from jiedao_desk.kernel.study import ACTING, SECRETARY, Rules, SessionFact, SessionState, Tenure
from jiedao_desk.registers.actions import DROPPED, ActionItem
from jiedao_desk.registers.agenda import AgendaItem
from jiedao_desk.registers.attendance import PRESENT, MeetingAttendance
from jiedao_desk.registers.briefings import Briefing
from jiedao_desk.registers.meetings import CANCELLED, DRAFT, FINAL, POSTPONED
from jiedao_desk.registers.period_reasons import PeriodReason
from jiedao_desk.registers.sessions import CommitteeSession
from jiedao_desk.registers.staff import ACTING_HEAD, PARTY_COMMITTEE, StaffMember
from jiedao_desk.registers.staff import SECRETARY as SECRETARY_POST

_STATES: dict[str, SessionState] = {
    DRAFT: "draft",
    FINAL: "final",
    POSTPONED: "postponed",
    CANCELLED: "cancelled",
}


def sessions(session: Session, since: date | None = None) -> list[SessionFact]:
    """Every session that was not voided, from a day on."""
    counted = session.execute(
        select(AgendaItem.session_id, func.count().label("items"))
        .where(AgendaItem.voided_at.is_(None), AgendaItem.is_congress.is_(True))
        .group_by(AgendaItem.session_id)
    )
    congress = {row.session_id: row.items for row in counted}
    present = _present(session, MeetingAttendance.session_id)
    query = select(
        CommitteeSession.id,
        CommitteeSession.held_on,
        CommitteeSession.title,
        CommitteeSession.session_kind,
        CommitteeSession.state,
        CommitteeSession.chair,
        CommitteeSession.chair_post,
        CommitteeSession.entered_at,
    ).where(CommitteeSession.voided_at.is_(None))
    if since is not None:
        query = query.where(CommitteeSession.held_on >= since)
    return [
        SessionFact(
            id=row.id,
            held_on=row.held_on,
            title=row.title or "",
            kind=row.session_kind,
            state=_STATES[row.state],
            congress_items=congress.get(row.id, 0),
            chair=row.chair,
            present=frozenset(present.get(row.id, ())),
            entered_at=row.entered_at,
            chair_post=row.chair_post,
        )
        for row in session.execute(query.order_by(CommitteeSession.held_on, CommitteeSession.id))
    ]


def briefings(session: Session) -> list[BriefingFact]:
    """Every briefing that was not voided."""
    present = _present(session, MeetingAttendance.briefing_id)
    query = (
        select(
            Briefing.id,
            Briefing.held_on,
            Briefing.title,
            Briefing.state,
            Briefing.presenter,
            Briefing.report.is_not(None).label("reported"),
            Briefing.chair,
            Briefing.chair_post,
            Briefing.session_id,
            Briefing.entered_at,
        )
        .where(Briefing.voided_at.is_(None))
        .order_by(Briefing.held_on, Briefing.id)
    )
    return [
        BriefingFact(
            id=row.id,
            held_on=row.held_on,
            title=row.title or "",
            state=_STATES[row.state],
            presenter=row.presenter,
            reported=bool(row.reported),
            chair=row.chair,
            present=frozenset(present.get(row.id, ())),
            entered_at=row.entered_at,
            chair_post=row.chair_post,
            session_id=row.session_id,
        )
        for row in session.execute(query)
    ]


def _present(session: Session, meeting: Attribute) -> dict[int, set[str]]:
    """Who was present, by the id of the meeting that a link of attendance leads to."""
    found: defaultdict[int, set[str]] = defaultdict(set)
    query = select(meeting, MeetingAttendance.name).where(
        meeting.is_not(None), MeetingAttendance.voided_at.is_(None), MeetingAttendance.state == PRESENT
    )
    for meeting_id, name in session.execute(query):
        found[meeting_id].add(name)
    return found


def tenures(session: Session) -> list[Tenure]:
    """Who was secretary, or 主持工作, from when to when."""
    posts = {SECRETARY_POST: SECRETARY, ACTING_HEAD: ACTING}
    query = select(StaffMember).where(
        StaffMember.voided_at.is_(None), StaffMember.body == PARTY_COMMITTEE, StaffMember.post.in_(posts)
    )
    return [Tenure(one.name, posts[one.post], one.started_on, one.ended_on) for one in session.scalars(query)]


def rules(session: Session, values: Settings) -> Rules:
    """The settings that decide what counts, with the recorded reasons of missed periods."""
    reasons = session.execute(
        select(PeriodReason.period, PeriodReason.reason).where(
            PeriodReason.voided_at.is_(None), PeriodReason.obligation.in_((STUDY, BRIEFING))
        )
    )
    return Rules(
        soon_days=values["study.soon_days"],
        counted_kinds=frozenset(values["study.kinds"] or ()),
        presence="chaired" if values["study.presence"] == "主持" else "attended",
        acting_counts=bool(values["study.acting"]),
        rolling=values["study.mode"] == "滚动",
        shared_meeting=bool(values["briefing.shared_meeting"]),
        use_from=values["office.use_from"],
        missed_reasons={row.period: row.reason for row in reasons},
    )


def actions(session: Session) -> list[ActionFact]:
    """Every task with a limit that is still to be done or was done."""
    query = (
        select(
            ActionItem.id,
            func.coalesce(CommitteeSession.held_on, Briefing.held_on).label("held_on"),
            ActionItem.due_on,
            ActionItem.done_on,
            ActionItem.entered_at,
        )
        .outerjoin(CommitteeSession, CommitteeSession.id == ActionItem.session_id)
        .outerjoin(Briefing, Briefing.id == ActionItem.briefing_id)
        .where(ActionItem.voided_at.is_(None), ActionItem.due_on.is_not(None), ActionItem.state != DROPPED)
    )
    return [
        ActionFact(row.id, row.held_on or row.entered_at.date(), row.due_on, row.done_on)
        for row in session.execute(query)
    ]


def reason_id(session: Session, obligation: str, period: str) -> tuple[int, int] | None:
    """Id and version of the recorded reason of a missed period."""
    row = session.execute(
        select(PeriodReason.id, PeriodReason.version).where(
            PeriodReason.voided_at.is_(None),
            PeriodReason.obligation == obligation,
            PeriodReason.period == period,
        )
    ).first()
    return (row[0], row[1]) if row else None


def first_year(session: Session) -> int | None:
    """The year of the earliest session or briefing."""
    days = [
        session.scalar(select(func.min(meeting.held_on)).where(meeting.voided_at.is_(None)))
        for meeting in (CommitteeSession, Briefing)
    ]
    return min((day.year for day in days if day), default=None)


def matters(session: Session) -> dict[int, str]:
    """The wording of the tasks in progress that have a limit, by id."""
    query = select(ActionItem.id, ActionItem.matter).where(
        ActionItem.voided_at.is_(None),
        ActionItem.due_on.is_not(None),
        ActionItem.done_on.is_(None),
        ActionItem.state != DROPPED,
    )
    return {row.id: row.matter for row in session.execute(query)}
