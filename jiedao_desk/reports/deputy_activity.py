"""What one deputy took part in, by day and by class, taken from the sign-in lists (履职记录)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sqlalchemy import Integer, cast, func, select
from sqlalchemy.orm import Session

from jiedao_desk.kernel.attendance import THERE, Mark
from jiedao_desk.registers.activities import Activity
from jiedao_desk.registers.activity_attendance import ActivityAttendance
from jiedao_desk.reports.activity_rows import in_duty, within

CLASSES: tuple[tuple[str, frozenset[str]], ...] = (
    ("会议", frozenset({"出席人代会", "列席常委会", "列席其他会议", "政情通报会"})),
    (
        "活动",
        frozenset({"视察", "持证视察", "专题调研", "执法检查", "专题询问、评议", "小组活动", "受邀活动"}),
    ),
    ("联系选民", frozenset({"代表接待日", "走访联系选民"})),
    ("述职", frozenset({"述职"})),
    ("培训", frozenset({"学习培训"})),
    ("宣传实事", frozenset({"宣传宣讲", "为民办实事", "结对帮扶"})),
)
"""In the order of the parts of a deputy's paper file; what no class names is 其他."""

OTHER = "其他"


@dataclass(frozen=True)
class DeputyActivityRow:
    """One line of a deputy's record.

    ``reason`` says who granted leave as well; ``counts`` whether the deputy was in office and not suspended that day.
    """

    activity_id: int
    held_on: date
    kind: str
    title: str
    state: str
    reason: str
    role: str
    remark: str
    place: str
    organiser: str
    days: Decimal | None
    counts: bool

    @property
    def of_class(self) -> str:
        """The class the line stands in."""
        return class_of(self.kind)

    @property
    def mark(self) -> Mark:
        """The line as it is counted."""
        return Mark(self.activity_id, 0, self.state or None, self.counts, self.days)

    @property
    def how(self) -> str:
        """How the deputy took part: 发言；请假（病假）"""
        told = f"（{self.reason}）" if self.reason else ""
        return f"{self.state}{told}" if self.state else "未登记"


def class_of(kind: str) -> str:
    """The class of a kind of activity."""
    return next((name for name, kinds in CLASSES if kind in kinds), OTHER)


def of_person(
    session: Session, person_id: int, since: date | None = None, until: date | None = None
) -> list[DeputyActivityRow]:
    """Every sign-in line of a deputy in a stretch of time, newest first."""
    found = session.execute(
        select(Activity, ActivityAttendance, cast(in_duty(), Integer))
        .join(Activity, Activity.id == ActivityAttendance.activity_id)
        .where(
            within(since, until),
            ActivityAttendance.voided_at.is_(None),
            ActivityAttendance.person_id == person_id,
        )
        .order_by(Activity.held_on.desc(), Activity.id.desc())
    )
    return [
        DeputyActivityRow(
            activity_id=activity.id,
            held_on=activity.held_on,
            kind=activity.activity_kind,
            title=activity.title,
            state=line.state or "",
            reason="，".join(
                word for word in (line.reason, f"{line.approved_by}准假" if line.approved_by else "") if word
            ),
            role=line.role or "",
            remark=line.remark or "",
            place=activity.place or "",
            organiser=activity.organiser or "",
            days=line.half_days if line.half_days is not None else activity.half_days,
            counts=bool(duty),
        )
        for activity, line, duty in found
    ]


def months(rows: Iterable[DeputyActivityRow], year: int) -> tuple[int, ...]:
    """How often the deputy was there in each month of a year."""
    found = Counter(
        row.held_on.month for row in rows if row.held_on.year == year and row.counts and row.state in THERE
    )
    return tuple(found[month] for month in range(1, 13))


def years(session: Session, person_id: int) -> list[int]:
    """The years in which the deputy stands on a sign-in list, newest first."""
    found = session.scalars(
        select(func.strftime("%Y", Activity.held_on))
        .join(ActivityAttendance, ActivityAttendance.activity_id == Activity.id)
        .where(
            Activity.voided_at.is_(None),
            ActivityAttendance.voided_at.is_(None),
            ActivityAttendance.person_id == person_id,
        )
        .distinct()
    )
    return sorted((int(year) for year in found), reverse=True)


def months_by_person(session: Session, year: int, until: date) -> dict[int, tuple[int, ...]]:
    """How often each person was there in each month of a year, up to a day; who never was is not in it."""
    month = cast(func.strftime("%m", Activity.held_on), Integer)
    found = session.execute(
        select(ActivityAttendance.person_id, month, func.count(ActivityAttendance.activity_id.distinct()))
        .join(Activity, Activity.id == ActivityAttendance.activity_id)
        .where(
            within(date(year, 1, 1), min(until, date(year, 12, 31))),
            ActivityAttendance.voided_at.is_(None),
            ActivityAttendance.person_id.is_not(None),
            ActivityAttendance.state.in_(THERE),
            in_duty(),
        )
        .group_by(ActivityAttendance.person_id, month)
    )
    counts: dict[int, list[int]] = {}
    for person, number, times in found:
        assert person is not None  # as the query asks
        counts.setdefault(person, [0] * 12)[number - 1] = times
    return {person: tuple(times) for person, times in counts.items()}


def times_by_person(session: Session, since: date, until: date) -> dict[int, int]:
    """How often each person was there in a stretch of time; who never was is not in it."""
    found = session.execute(
        select(ActivityAttendance.person_id, func.count(ActivityAttendance.activity_id.distinct()))
        .join(Activity, Activity.id == ActivityAttendance.activity_id)
        .where(
            within(since, until),
            ActivityAttendance.voided_at.is_(None),
            ActivityAttendance.person_id.is_not(None),
            ActivityAttendance.state.in_(THERE),
            in_duty(),
        )
        .group_by(ActivityAttendance.person_id)
    )
    return {person: number for person, number in found if person is not None}
