"""What fulfils each duty of the catalogue, counted from the registers: nothing is ticked off by hand (应尽事项依据).

Read at every start, and so in plain SQL; only where suggestions wait for a reply are these read whole.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta

from sqlalchemy.orm import Session

from jiedao_desk.kernel.attendance import LATE, LEFT_EARLY, PRESENT
from jiedao_desk.kernel.duties import BY_TITLE, Change, Duty
from jiedao_desk.kernel.duty_standings import Covered, Owed
from jiedao_desk.kernel.periods import Window
from jiedao_desk.kernel.settings import Settings
from jiedao_desk.kernel.working_days import Calendar
from jiedao_desk.registers.codes import (
    ATTACHED_HERE,
    CONGRESS_COMMITTEE,
    CONGRESS_LINE,
    DUTY_REPORTED,
    FINAL,
    FOR_BOTH,
    FOR_DEPUTIES,
    FOR_STAFF,
    FUND_REPORT,
    PRIORITIES,
    RECEIVED,
    RECEPTION_CANCELLED,
    RECEPTION_MOVED,
    REPORT,
    TASK,
)
from jiedao_desk.reports.plain import day, day_or_none, ids, rows
from jiedao_desk.storage.internal import VEILED

OBSERVED, EDUCATION, GROUP_KIND = "列席常委会", "宣传宣讲", "小组活动"
OWN_MEETING = "人大街道工委会议"
_WHOLE_TIME = ("专职", "聘用")

# The district deputies elected here whose mandate runs on a day.
_DISTRICT = (
    "m.person_id = p.id AND m.voided_at IS NULL AND m.level = '区' "
    "AND (m.belonging IS NULL OR m.belonging <> :attached) "
    "AND (m.started_on IS NULL OR m.started_on <= :on) AND (m.ended_on IS NULL OR m.ended_on > :on)"
)


def changes(session: Session) -> list[Change]:
    """Everything the office decided of its duties."""
    return [
        Change(BY_TITLE[duty].key, day(valid_from), mode, count, days, source)
        for duty, valid_from, mode, count, days, source in rows(
            session,
            "SELECT duty, valid_from, mode, count, days, source FROM duty_setting "
            "WHERE voided_at IS NULL ORDER BY valid_from",
        )
        if duty in BY_TITLE
    ]


def constitution_weeks(session: Session) -> dict[int, tuple[date, date]]:
    """The weeks of the yearly notices that were entered, by year."""
    weeks = [
        (day(first), day(last))
        for first, last in rows(
            session,
            "SELECT week_from, week_to FROM duty_setting "
            "WHERE voided_at IS NULL AND week_from IS NOT NULL AND week_to IS NOT NULL ORDER BY id",
        )
    ]
    return {last.year: (first, last) for first, last in weeks}


def calendar(session: Session) -> Calendar:
    """The holidays that are known, with those the office entered over them."""
    from jiedao_desk.registers.holidays import WORKED

    entered = rows(session, "SELECT on_day, kind FROM holiday WHERE voided_at IS NULL ORDER BY id")
    return Calendar({day(on_day): kind == WORKED for on_day, kind in entered})


def term(session: Session, on: date) -> tuple[date | None, date | None]:
    """The first and the last day of the district congress's term that runs on a day, as far as they are known."""
    for started_on, ended_on in rows(
        session,
        "SELECT started_on, ended_on FROM term WHERE voided_at IS NULL AND level = '区' "
        "AND (started_on IS NULL OR started_on <= :on) AND (ended_on IS NULL OR ended_on > :on) "
        "ORDER BY started_on DESC LIMIT 1",
        {"on": on.isoformat()},
    ):
        return day_or_none(started_on), day_or_none(ended_on)
    return None, None


# --- So often in a period ----------------------------------------------------------


def _span(window: Window) -> dict[str, object]:
    return {"start": window.start.isoformat(), "end": window.end.isoformat()}


def _in_days(
    table: str, dated: str, which: str = "1", **values: object
) -> Callable[[Session, Duty, Window], list[int]]:
    """Counts the records of a table that are dated within the period, in order of the day."""
    # All words of the statement are this module's own.
    statement = (
        f"SELECT id FROM {table} WHERE voided_at IS NULL AND {dated} >= :start AND {dated} <= :end "  # noqa: S608
        f"AND {which} ORDER BY {dated}, id"
    )

    def count(session: Session, _duty: Duty, window: Window) -> list[int]:
        return ids(session, statement, {**_span(window), **values})

    return count


def _work_plan(session: Session, _duty: Duty, window: Window) -> list[int]:
    return ids(
        session,
        "SELECT id FROM office_document WHERE voided_at IS NULL AND kind = :kind AND congress_work = 1 "
        "AND (year = :year OR (year IS NULL AND issued_on BETWEEN :start AND :end)) ORDER BY id",
        {**_span(window), "kind": PRIORITIES, "year": window.start.year},
    )


def _trained(audience: str) -> Callable[[Session, Duty, Window], list[int]]:
    return _in_days("training", "held_on", "audience IN (:own, :both)", own=audience, both=FOR_BOTH)


def _self_assessment(session: Session, _duty: Duty, window: Window) -> list[int]:
    sent = rows(session, "SELECT id, sheets FROM sent_report WHERE period = :key", {"key": window.key})
    return [number for number, sheets in sent if "18" in sheets.replace(" ", "").split(",")]


def _groups(session: Session, duty: Duty, window: Window) -> list[int]:
    """The groups that had as many activities as they owe."""
    held = Counter(
        ids(
            session,
            "SELECT group_id FROM activity WHERE voided_at IS NULL AND group_id IS NOT NULL "
            "AND activity_kind = :kind AND held_on BETWEEN :start AND :end",
            {**_span(window), "kind": GROUP_KIND},
        )
    )
    return [one for one in groups(session, window) if held[one] >= duty.count]


def groups(session: Session, window: Window) -> list[int]:
    """The groups there were at the end of a period."""
    return ids(
        session,
        "SELECT id FROM deputy_group WHERE voided_at IS NULL AND (formed_on IS NULL OR formed_on <= :end) "
        'AND (dissolved_on IS NULL OR dissolved_on > :end) ORDER BY "order", id',
        {"end": window.end.isoformat()},
    )


COUNTED: Mapping[str, Callable[[Session, Duty, Window], Sequence[int]]] = {
    "work_plan": _work_plan,
    "work_report": _in_days(
        "submission",
        "dated_on",
        "kind = :kind AND line = :line AND year_report = 1",
        kind=REPORT,
        line=CONGRESS_LINE,
    ),
    "constitution": _in_days("activity", "held_on", "activity_kind = :kind", kind=EDUCATION),
    "training_deputies": _trained(FOR_DEPUTIES),
    "training_staff": _trained(FOR_STAFF),
    "receptions": _in_days("reception", "held_on", "state = :state", state=RECEIVED),
    "committee_meetings": _in_days(
        "committee_session",
        "held_on",
        "session_kind = :kind AND state = :state",
        kind=OWN_MEETING,
        state=FINAL,
    ),
    "fund_statement": _in_days("office_document", "issued_on", "kind = :kind", kind=FUND_REPORT),
    "self_assessment": _self_assessment,
    "group_activities": _groups,
}


# --- Each by its own day -----------------------------------------------------------


def _tasks(session: Session, _values: Settings, _duty: Duty, _on: date) -> list[Owed]:
    return [
        # What is owed is read over the shoulder: an internal task has no wording there.
        Owed(number, VEILED if internal else title, day(dated_on), day(due_on), day_or_none(done_on))
        for number, title, internal, dated_on, due_on, done_on in rows(
            session,
            "SELECT id, title, internal, dated_on, due_on, done_on FROM submission "
            "WHERE voided_at IS NULL AND kind = :task AND due_on IS NOT NULL ORDER BY id",
            {"task": TASK},
        )
    ]


def _own_replies(session: Session, values: Settings, _duty: Duty, _on: date) -> list[Owed]:
    return _own_of_turn(session, values, first=True)


def _second_replies(session: Session, values: Settings, _duty: Duty, _on: date) -> list[Owed]:
    return _own_of_turn(session, values, first=False)


def _own_of_turn(session: Session, values: Settings, *, first: bool) -> list[Owed]:
    if not rows(session, "SELECT 1 FROM suggestion_unit WHERE voided_at IS NULL AND own = 1 LIMIT 1"):
        return []
    from jiedao_desk.reports import suggestion_duties

    found = suggestion_duties.own_replies(session, values)
    return [
        Owed(one.suggestion_id, one.what, one.assigned_on, one.due_on, one.replied_on, one.how)
        for one in found
        if (one.turn == 1) == first
    ]


def _late_replies(session: Session, values: Settings, _duty: Duty, on: date) -> list[Owed]:
    if not rows(
        session,
        "SELECT 1 FROM suggestion_unit "
        "WHERE voided_at IS NULL AND (replied_on IS NULL OR replied_on > :on) LIMIT 1",
        {"on": on.isoformat()},
    ):
        return []
    from jiedao_desk.reports import suggestion_duties

    return [
        Owed(one.suggestion_id, one.what, one.assigned_on, one.due_on, one.replied_on, one.how)
        for one in suggestion_duties.late_replies(session, values, on)
    ]


def _notices(session: Session, _values: Settings, duty: Duty, _on: date) -> list[Owed]:
    before = timedelta(days=duty.days or 0)
    found = []
    for number, held, notice, state in rows(
        session,
        "SELECT id, held_on, notice_on, state FROM reception "
        "WHERE voided_at IS NULL AND state NOT IN (:moved, :cancelled) ORDER BY id",
        {"moved": RECEPTION_MOVED, "cancelled": RECEPTION_CANCELLED},
    ):
        held_on = day(held)
        due_on = held_on - before
        # Of a day that was held without a notice it can no longer be given.
        given = day_or_none(notice) or (due_on if state == RECEIVED else None)
        what = f"{held_on.month}月{held_on.day}日接待日的公告"
        found.append(Owed(number, what, None, due_on, given, f"接待日前{duty.days or 0}天公告"))
    return found


def _opinions(session: Session, _values: Settings, _duty: Duty, _on: date) -> list[Owed]:
    return [
        Owed(number, f"意见“{matter[:24]}”", day(registered_on), day(due_on), day_or_none(closed_on))
        for number, matter, registered_on, due_on, closed_on in rows(
            session,
            "SELECT id, matter, registered_on, due_on, closed_on FROM opinion "
            "WHERE voided_at IS NULL AND due_on IS NOT NULL AND merged_into IS NULL ORDER BY id",
        )
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
    return ids(
        session,
        "SELECT id FROM staff_member WHERE voided_at IS NULL AND body = :body "
        "AND employment IN (:whole, :hired) AND (started_on IS NULL OR started_on <= :on) "
        "AND (ended_on IS NULL OR ended_on >= :on) ORDER BY id",
        {
            "body": CONGRESS_COMMITTEE,
            "whole": _WHOLE_TIME[0],
            "hired": _WHOLE_TIME[1],
            "on": on.isoformat(),
        },
    )


def reported(session: Session, on: date) -> Covered:
    """Who of the district deputies in office has reported to the voters since the mandate began (R16)."""
    gave = (
        "SELECT 1 FROM duty_report r WHERE r.person_id = p.id AND r.voided_at IS NULL AND r.state = :state "
        "AND r.reported_on <= :on AND (m.started_on IS NULL OR r.reported_on >= m.started_on)"
    )
    return _covered(session, on, gave, "", state=DUTY_REPORTED)


def observed(session: Session, on: date) -> Covered:
    """Who of the district deputies of the grassroots has attended a session of the standing committee (列席)."""
    attended = (
        "SELECT 1 FROM activity a JOIN activity_attendance l ON l.activity_id = a.id "
        "WHERE l.person_id = p.id AND l.voided_at IS NULL AND l.state IN (:present, :late, :left_early) "
        "AND a.voided_at IS NULL AND a.activity_kind = :kind AND a.held_on <= :on "
        "AND (m.started_on IS NULL OR a.held_on >= m.started_on)"
    )
    states = {"present": PRESENT, "late": LATE, "left_early": LEFT_EARLY}
    return _covered(session, on, attended, "AND p.grassroots = 1", kind=OBSERVED, **states)


def _covered(session: Session, on: date, done: str, which: str, **values: object) -> Covered:
    """Of the district deputies in office those for whom there is something that is ``done``, and the others."""
    found = rows(
        session,
        "SELECT p.id, max(EXISTS ("  # noqa: S608  (all words are this module's own)
        f"{done})) FROM person p JOIN mandate m ON {_DISTRICT} "
        f"WHERE p.voided_at IS NULL {which} GROUP BY p.id ORDER BY p.id",
        {"on": on.isoformat(), "attached": ATTACHED_HERE, **values},
    )
    return Covered(
        tuple(person for person, there in found if there),
        tuple(person for person, there in found if not there),
    )
