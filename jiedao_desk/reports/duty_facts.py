"""What fulfils each duty of the catalogue, counted from the registers: nothing is ticked off by hand (应尽事项依据)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta

from sqlalchemy import exists, or_, select
from sqlalchemy.orm import Session

from jiedao_desk.kernel.attendance import THERE
from jiedao_desk.kernel.duties import BY_TITLE, Change, Duty
from jiedao_desk.kernel.duty_standings import Covered, Owed
from jiedao_desk.kernel.figure import Span
from jiedao_desk.kernel.periods import Window
from jiedao_desk.kernel.settings import Settings
from jiedao_desk.kernel.working_days import Calendar
from jiedao_desk.registers.activities import Activity
from jiedao_desk.registers.activity_attendance import ActivityAttendance
from jiedao_desk.registers.deputies import Person
from jiedao_desk.registers.documents import FUND_REPORT, PRIORITIES, OfficeDocument
from jiedao_desk.registers.duty_settings import DutySetting
from jiedao_desk.registers.groups import DeputyGroup
from jiedao_desk.registers.holidays import WORKED, Holiday
from jiedao_desk.registers.mandates import Mandate
from jiedao_desk.registers.meetings import FINAL
from jiedao_desk.registers.opinions import Opinion
from jiedao_desk.registers.receptions import CANCELLED, HELD, MOVED, Reception
from jiedao_desk.registers.sessions import CommitteeSession
from jiedao_desk.registers.staff import CONGRESS_COMMITTEE, StaffMember
from jiedao_desk.registers.submissions import CONGRESS_LINE, REPORT, TASK, Submission
from jiedao_desk.registers.terms import Term
from jiedao_desk.registers.trainings import FOR_BOTH, FOR_DEPUTIES, FOR_STAFF, Training
from jiedao_desk.reports import suggestion_duties
from jiedao_desk.reports.activity_rows import of_district
from jiedao_desk.reports.figures import duty as duty_figures
from jiedao_desk.reports.figures.counting import of_day
from jiedao_desk.reports.suggestion_duties import ReplyFact
from jiedao_desk.storage.tables import SentReport

OBSERVED, EDUCATION, GROUP_KIND = "列席常委会", "宣传宣讲", "小组活动"
OWN_MEETING = "人大街道工委会议"
_WHOLE_TIME = ("专职", "聘用")


def changes(session: Session) -> list[Change]:
    """Everything the office decided of its duties."""
    query = select(DutySetting).where(DutySetting.voided_at.is_(None)).order_by(DutySetting.valid_from)
    return [
        Change(BY_TITLE[one.duty].key, one.valid_from, one.mode, one.count, one.days, one.source)
        for one in session.scalars(query)
        if one.duty in BY_TITLE
    ]


def constitution_weeks(session: Session) -> dict[int, tuple[date, date]]:
    """The weeks of the yearly notices that were entered, by year."""
    query = select(DutySetting.week_from, DutySetting.week_to).where(
        DutySetting.voided_at.is_(None), DutySetting.week_from.is_not(None), DutySetting.week_to.is_not(None)
    )
    return {
        row.week_to.year: (row.week_from, row.week_to)
        for row in session.execute(query)
        if row.week_from is not None and row.week_to is not None
    }


def calendar(session: Session) -> Calendar:
    """The holidays that are known, with those the office entered over them."""
    query = select(Holiday.on_day, Holiday.kind).where(Holiday.voided_at.is_(None))
    return Calendar({row.on_day: row.kind == WORKED for row in session.execute(query)})


def term(session: Session, on: date) -> tuple[date | None, date | None]:
    """The first and the last day of the district congress's term that runs on a day, as far as they are known."""
    query = (
        select(Term.started_on, Term.ended_on)
        .where(
            Term.voided_at.is_(None),
            Term.level == "区",
            or_(Term.started_on.is_(None), Term.started_on <= on),
            or_(Term.ended_on.is_(None), Term.ended_on > on),
        )
        .order_by(Term.started_on.desc())
    )
    row = session.execute(query).first()
    return (row.started_on, row.ended_on) if row is not None else (None, None)


# --- So often in a period ----------------------------------------------------------


def _span(window: Window) -> Span:
    return Span(window.start, window.end)


def _work_plan(session: Session, _duty: Duty, window: Window) -> Sequence[int]:
    year = window.start.year
    query = select(OfficeDocument.id).where(
        OfficeDocument.voided_at.is_(None),
        OfficeDocument.kind == PRIORITIES,
        OfficeDocument.congress_work.is_(True),
        or_(
            OfficeDocument.year == year,
            OfficeDocument.year.is_(None) & OfficeDocument.issued_on.between(window.start, window.end),
        ),
    )
    return session.scalars(query.order_by(OfficeDocument.id)).all()


def _work_report(session: Session, _duty: Duty, window: Window) -> Sequence[int]:
    which = (
        Submission.kind == REPORT,
        Submission.line == CONGRESS_LINE,
        Submission.year_report.is_(True),
    )
    return session.scalars(of_day(Submission.dated_on, _span(window), *which)).all()


def _constitution(session: Session, _duty: Duty, window: Window) -> Sequence[int]:
    of_kind = Activity.activity_kind == EDUCATION
    return session.scalars(of_day(Activity.held_on, _span(window), of_kind)).all()


def _trained(*audiences: str) -> Callable[[Session, Duty, Window], Sequence[int]]:
    def count(session: Session, _duty: Duty, window: Window) -> Sequence[int]:
        which = Training.audience.in_(audiences)
        return session.scalars(of_day(Training.held_on, _span(window), which)).all()

    return count


def _receptions(session: Session, _duty: Duty, window: Window) -> Sequence[int]:
    return session.scalars(of_day(Reception.held_on, _span(window), Reception.state == HELD)).all()


def _committee_meetings(session: Session, _duty: Duty, window: Window) -> Sequence[int]:
    which = (CommitteeSession.session_kind == OWN_MEETING, CommitteeSession.state == FINAL)
    return session.scalars(of_day(CommitteeSession.held_on, _span(window), *which)).all()


def _fund_statement(session: Session, _duty: Duty, window: Window) -> Sequence[int]:
    which = OfficeDocument.kind == FUND_REPORT
    return session.scalars(of_day(OfficeDocument.issued_on, _span(window), which)).all()


def _self_assessment(session: Session, _duty: Duty, window: Window) -> Sequence[int]:
    query = select(SentReport.id, SentReport.sheets).where(SentReport.period == window.key)
    return [row.id for row in session.execute(query) if "18" in row.sheets.replace(" ", "").split(",")]


def _groups(session: Session, duty: Duty, window: Window) -> Sequence[int]:
    """The groups that had as many activities as they owe."""
    held = Counter(
        session.scalars(
            select(Activity.group_id).where(
                Activity.voided_at.is_(None),
                Activity.group_id.is_not(None),
                Activity.activity_kind == GROUP_KIND,
                Activity.held_on.between(window.start, window.end),
            )
        )
    )
    return [one for one in groups(session, window) if held[one] >= duty.count]


def groups(session: Session, window: Window) -> list[int]:
    """The groups there were at the end of a period."""
    query = select(DeputyGroup.id).where(
        DeputyGroup.voided_at.is_(None),
        or_(DeputyGroup.formed_on.is_(None), DeputyGroup.formed_on <= window.end),
        or_(DeputyGroup.dissolved_on.is_(None), DeputyGroup.dissolved_on > window.end),
    )
    return list(session.scalars(query.order_by(DeputyGroup.order, DeputyGroup.id)))


COUNTED: Mapping[str, Callable[[Session, Duty, Window], Sequence[int]]] = {
    "work_plan": _work_plan,
    "work_report": _work_report,
    "constitution": _constitution,
    "training_deputies": _trained(FOR_DEPUTIES, FOR_BOTH),
    "training_staff": _trained(FOR_STAFF, FOR_BOTH),
    "receptions": _receptions,
    "committee_meetings": _committee_meetings,
    "fund_statement": _fund_statement,
    "self_assessment": _self_assessment,
    "group_activities": _groups,
}


# --- Each by its own day -----------------------------------------------------------


def _tasks(session: Session, _values: Settings, _duty: Duty, _on: date) -> list[Owed]:
    query = select(Submission).where(
        Submission.voided_at.is_(None), Submission.kind == TASK, Submission.due_on.is_not(None)
    )
    return [
        Owed(one.id, one.title, one.dated_on, one.due_on, one.done_on)
        for one in session.scalars(query)
        if one.due_on is not None
    ]


def _reply(one: ReplyFact) -> Owed:
    number = f"第{one.number}号" if one.number else ""
    return Owed(
        one.suggestion_id, f"{number}建议“{one.title}”", one.assigned_on, one.due_on, one.replied_on, one.how
    )


def _own_replies(session: Session, values: Settings, _duty: Duty, _on: date) -> list[Owed]:
    return [_reply(one) for one in suggestion_duties.own_replies(session, values) if one.turn == 1]


def _second_replies(session: Session, values: Settings, _duty: Duty, _on: date) -> list[Owed]:
    return [_reply(one) for one in suggestion_duties.own_replies(session, values) if one.turn > 1]


def _late_replies(session: Session, values: Settings, _duty: Duty, on: date) -> list[Owed]:
    return [_reply(one) for one in suggestion_duties.late_replies(session, values, on)]


def _notices(session: Session, _values: Settings, duty: Duty, _on: date) -> list[Owed]:
    before = timedelta(days=duty.days or 0)
    query = select(Reception).where(Reception.voided_at.is_(None), Reception.state.not_in((MOVED, CANCELLED)))
    return [
        Owed(
            one.id,
            f"{one.held_on.month}月{one.held_on.day}日接待日的公告",
            None,
            one.held_on - before,
            # Of a day that was held without a notice it can no longer be given.
            one.notice_on or (one.held_on - before if one.state == HELD else None),
            f"接待日前{duty.days or 0}天公告",
        )
        for one in session.scalars(query)
    ]


def _opinions(session: Session, _values: Settings, _duty: Duty, _on: date) -> list[Owed]:
    query = select(Opinion).where(
        Opinion.voided_at.is_(None), Opinion.due_on.is_not(None), Opinion.merged_into.is_(None)
    )
    return [
        Owed(one.id, f"意见“{one.matter[:24]}”", one.registered_on, one.due_on, one.closed_on)
        for one in session.scalars(query)
        if one.due_on is not None
    ]


OWED: Mapping[str, Callable[[Session, Settings, Duty, date], list[Owed]]] = {
    "tasks": _tasks,
    "own_replies": _own_replies,
    "second_replies": _second_replies,
    "late_replies": _late_replies,
    "notices": _notices,
    "opinions": _opinions,
}


# --- As a condition, and over the term ---------------------------------------------


def whole_time_staff(session: Session, on: date) -> list[int]:
    """Posts of the congress committee that are somebody's only work, held on a day."""
    query = select(StaffMember.id).where(
        StaffMember.voided_at.is_(None),
        StaffMember.body == CONGRESS_COMMITTEE,
        StaffMember.employment.in_(_WHOLE_TIME),
        or_(StaffMember.started_on.is_(None), StaffMember.started_on <= on),
        or_(StaffMember.ended_on.is_(None), StaffMember.ended_on >= on),
    )
    return list(session.scalars(query.order_by(StaffMember.id)))


def reported(session: Session, values: Settings, on: date) -> Covered:
    """Who of the district deputies in office has reported to the voters since the mandate began."""
    rate = duty_figures.reported_share(session, values, Span(on, on))
    return Covered(tuple(one for _, one in rate.sources), tuple(one for _, one in rate.others))


def observed(session: Session, on: date) -> Covered:
    """Who of the district deputies of the grassroots has attended a session of the standing committee (列席)."""
    mandate = (
        Mandate.person_id == Person.id,
        Mandate.voided_at.is_(None),
        of_district(),
        or_(Mandate.started_on.is_(None), Mandate.started_on <= on),
        or_(Mandate.ended_on.is_(None), Mandate.ended_on > on),
    )
    attended = (
        exists()
        .where(
            ActivityAttendance.person_id == Person.id,
            ActivityAttendance.voided_at.is_(None),
            ActivityAttendance.state.in_(THERE),
            Activity.id == ActivityAttendance.activity_id,
            Activity.voided_at.is_(None),
            Activity.activity_kind == OBSERVED,
            Activity.held_on <= on,
            or_(Mandate.started_on.is_(None), Activity.held_on >= Mandate.started_on),
        )
        .correlate(Person, Mandate)
    )
    whole = select(Person.id).where(
        Person.voided_at.is_(None), Person.grassroots.is_(True), exists().where(*mandate)
    )
    part = select(Person.id).where(
        Person.voided_at.is_(None), Person.grassroots.is_(True), exists().where(*mandate, attended)
    )
    done = list(session.scalars(part.order_by(Person.id)))
    return Covered(
        tuple(done), tuple(one for one in session.scalars(whole.order_by(Person.id)) if one not in set(done))
    )
