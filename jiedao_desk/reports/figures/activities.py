"""Activities counted: how many, how many came, which part of those expected, the days they gave (履职活动, R15)."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from decimal import Decimal
from functools import partial

from sqlalchemy import case, func, select
from sqlalchemy.orm import Session

from jiedao_desk.kernel import attendance
from jiedao_desk.kernel.attendance import LEAVE, THERE
from jiedao_desk.kernel.figure import Figure, Span
from jiedao_desk.kernel.rounding import half_up
from jiedao_desk.kernel.settings import Settings
from jiedao_desk.registers.activities import Activity
from jiedao_desk.registers.activity_attendance import ActivityAttendance
from jiedao_desk.reports.activity_rows import in_duty, of_district, within
from jiedao_desk.reports.figures import deputies
from jiedao_desk.reports.figures.indicator import Indicator

Kinds = frozenset[str]

# Meetings of the district's bodies that deputies sit in on; the congress itself is no activity between sessions.
LISTENING: Kinds = frozenset({"列席常委会", "列席其他会议"})
GROUP: Kinds = frozenset({"小组活动"})
VISITS: Kinds = frozenset({"视察", "持证视察"})
RESEARCH: Kinds = frozenset({"专题调研"})
ENFORCEMENT: Kinds = frozenset({"执法检查"})
APPRAISAL: Kinds = frozenset({"专题询问、评议"})
INFORMING: Kinds = frozenset({"政情通报会"})
PUBLICITY: Kinds = frozenset({"宣传宣讲"})
GOOD_DEEDS: Kinds = frozenset({"为民办实事", "结对帮扶"})


def times(session: Session, _values: Settings, span: Span, kinds: Kinds | None = None) -> Figure:
    """场次. A joint activity is counted by the street that leads it, and once."""
    query = select(Activity.id, Activity.joint_key, Activity.leading).where(within(span.start, span.end))
    if kinds is not None:
        query = query.where(Activity.activity_kind.in_(kinds))
    events = [
        attendance.Event(row.id, row.joint_key or "", bool(row.leading))
        for row in session.execute(query.order_by(Activity.held_on, Activity.id))
    ]
    own = [one.id for one in events if not one.joint_key or one.leading]
    return Figure(attendance.times(events), tuple(("activities", one) for one in own))


def persons(session: Session, _values: Settings, span: Span, kinds: Kinds | None = None) -> Figure:
    """人次: deputies in office that day and not suspended who were there, at every activity anew."""
    query = (
        select(Activity.id, func.count(ActivityAttendance.person_id))
        .join(ActivityAttendance, ActivityAttendance.activity_id == Activity.id)
        .where(
            within(span.start, span.end),
            ActivityAttendance.voided_at.is_(None),
            ActivityAttendance.state.in_(THERE),
            in_duty(),
        )
        .group_by(Activity.id)
        .order_by(Activity.held_on, Activity.id)
    )
    if kinds is not None:
        query = query.where(Activity.activity_kind.in_(kinds))
    found = session.execute(query).all()
    return Figure(sum(number for _, number in found), tuple(("activities", one) for one, _ in found))


def rate(session: Session, values: Settings, span: Span) -> Figure:
    """参与率 of the district deputies elected here: who was there, of all who were expected (R15)."""
    leave_expected = bool(values["attendance.leave_expected"])
    found = session.execute(
        select(
            Activity.id,
            func.count(),
            func.sum(case((ActivityAttendance.state.in_(THERE), 1), else_=0)),
            func.sum(case((ActivityAttendance.state == LEAVE, 1), else_=0)),
        )
        .join(ActivityAttendance, ActivityAttendance.activity_id == Activity.id)
        .where(within(span.start, span.end), ActivityAttendance.voided_at.is_(None), in_duty(of_district()))
        .group_by(Activity.id)
        .order_by(Activity.held_on, Activity.id)
    ).all()
    whole = attendance.Tally(
        expected=sum(row[1] for row in found),
        present=sum(row[2] for row in found),
        leave=sum(row[3] for row in found),
    )
    return Figure(whole.rate(leave_expected=leave_expected), tuple(("activities", row[0]) for row in found))


def average_days(session: Session, values: Settings, span: Span) -> Figure:
    """Days that the district deputies gave, by the head of those in office on the last day."""
    heads = deputies.in_office(session, values, span)
    days = func.coalesce(ActivityAttendance.half_days, Activity.half_days)
    found = session.execute(
        select(Activity.id, func.sum(days))
        .join(ActivityAttendance, ActivityAttendance.activity_id == Activity.id)
        .where(
            within(span.start, span.end),
            ActivityAttendance.voided_at.is_(None),
            ActivityAttendance.state.in_(THERE),
            days.is_not(None),
            in_duty(of_district()),
        )
        .group_by(Activity.id)
        .order_by(Activity.held_on, Activity.id)
    ).all()
    if not found or not heads.value:
        return Figure(None)
    given = sum((Decimal(str(row[1])) for row in found), Decimal(0))
    return Figure(
        half_up(given / Decimal(heads.value), 2),
        tuple(("activities", row[0]) for row in found),
        heads.sources,
    )


def _pair(key: str, title: str, kinds: Kinds, how: str) -> Iterable[Indicator]:
    """场次 and 人次 of some kinds of activity."""
    yield _one(
        f"activities.{key}_times",
        title,
        "场",
        f"{how}；联合活动由牵头街道计场次",
        partial(times, kinds=kinds),
    )
    yield _one(
        f"activities.{key}_persons",
        f"参加{title}",
        "人次",
        f"{how}的签到名单上当日在任、未暂停执行职务并到场的代表",
        partial(persons, kinds=kinds),
    )


def _one(key: str, title: str, unit: str, how: str, count: Callable[..., Figure]) -> Indicator:
    return Indicator(key, title, unit, "activities", how, count)


INDICATORS = (
    _one("activities.times", "履职活动", "场", "本期各类履职活动；联合活动由牵头街道计场次", times),
    _one(
        "activities.persons",
        "参加履职活动",
        "人次",
        "签到名单上当日在任、未暂停执行职务并到场（含迟到、早退）的代表",
        persons,
    ),
    *_pair("group", "小组活动", GROUP, "类型为小组活动"),
    *_pair("visits", "视察", VISITS, "类型为视察、持证视察"),
    *_pair("research", "专题调研", RESEARCH, "类型为专题调研"),
    *_pair("enforcement", "执法检查", ENFORCEMENT, "类型为执法检查"),
    *_pair("appraisal", "专题询问、评议", APPRAISAL, "类型为专题询问、评议"),
    *_pair("informing", "政情通报会", INFORMING, "类型为政情通报会"),
    *_pair("publicity", "宣传宣讲", PUBLICITY, "类型为宣传宣讲"),
    *_pair("good_deeds", "办实事、结对帮扶", GOOD_DEEDS, "类型为为民办实事、结对帮扶"),
    _one(
        "activities.listening_persons",
        "列席会议",
        "人次",
        "列席常委会和其他会议的签到名单上到场的代表",
        partial(persons, kinds=LISTENING),
    ),
    _one(
        "activities.rate",
        "活动参与率",
        "%",
        "本街道选举产生的区代表实到÷应到；应到为当日在任、未暂停执行职务的受邀代表，请假是否留在应到按设置；"
        "市以上代表和编入本街道活动的代表不计",
        rate,
    ),
    _one(
        "activities.days",
        "人均履职天数",
        "天",
        "区代表到场活动的天数之和÷期末在任区代表人数；没有登记天数的活动不计",
        average_days,
    ),
)
