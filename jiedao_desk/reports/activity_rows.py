"""Activities of a stretch of time, each with what its sign-in list comes to (履职活动台账)."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from sqlalchemy import ColumnElement, Integer, and_, cast, exists, func, or_, select
from sqlalchemy.orm import Session

from jiedao_desk.kernel.attendance import ABSENT, LATE, LEAVE, LEFT_EARLY, THERE, Event, Mark, Tally
from jiedao_desk.registers.activities import Activity
from jiedao_desk.registers.activity_attendance import ActivityAttendance
from jiedao_desk.registers.deputies import Person
from jiedao_desk.registers.groups import DeputyGroup
from jiedao_desk.registers.mandates import ATTACHED_HERE, Mandate
from jiedao_desk.registers.suspensions import Suspension


@dataclass(frozen=True)
class ActivityRow:
    """One activity and its figures; ``strangers`` are lines that count for nobody in office that day."""

    id: int
    held_on: date
    ends_on: date | None
    title: str
    kind: str
    organiser: str
    place: str
    group: str
    half_days: Decimal | None
    joint_key: str
    leading: bool
    internal: bool
    content: str
    entered_at: datetime
    tally: Tally
    strangers: int

    @property
    def event(self) -> Event:
        """The activity as it is counted."""
        return Event(self.id, self.joint_key, self.leading, self.half_days)


def in_duty(*mandate: ColumnElement[bool]) -> ColumnElement[bool]:
    """Whether the deputy of a sign-in line was in office and not suspended on the activity's day (R15).

    ``mandate`` says more of the mandate meant, as `of_district` does.
    """
    suspended = (
        exists()
        .where(
            Suspension.mandate_id == Mandate.id,
            Suspension.voided_at.is_(None),
            Suspension.started_on <= Activity.held_on,
            or_(Suspension.ended_on.is_(None), Suspension.ended_on > Activity.held_on),
        )
        # Said outright: two levels down, the activity would be taken for any activity.
        .correlate(Mandate, Activity)
    )
    return (
        exists()
        .where(
            Mandate.person_id == ActivityAttendance.person_id,
            Mandate.voided_at.is_(None),
            or_(Mandate.started_on.is_(None), Mandate.started_on <= Activity.held_on),
            or_(Mandate.ended_on.is_(None), Mandate.ended_on > Activity.held_on),
            *mandate,
            Person.id == Mandate.person_id,
            Person.voided_at.is_(None),
            ~suspended,
        )
        .correlate(Activity, ActivityAttendance)
    )


def of_district() -> ColumnElement[bool]:
    """Mandates that the street's rates are of: district deputies elected here, no city's and nobody only attached."""
    return and_(Mandate.level == "区", or_(Mandate.belonging.is_(None), Mandate.belonging != ATTACHED_HERE))


def within(since: date | None, until: date | None, *, voided: bool = False) -> ColumnElement[bool]:
    """The activities held from one day to another, both included; those voided, or those that were not."""
    bounds: list[ColumnElement[bool]] = [
        Activity.voided_at.is_not(None) if voided else Activity.voided_at.is_(None)
    ]
    if since is not None:
        bounds.append(Activity.held_on >= since)
    if until is not None:
        bounds.append(Activity.held_on <= until)
    return and_(*bounds)


def rows(
    session: Session, since: date | None = None, until: date | None = None, *, voided: bool = False
) -> list[ActivityRow]:
    """The activities of a stretch of time, newest first."""
    wanted = within(since, until, voided=voided)
    tallies = _tallies(session, wanted)
    found = session.execute(
        select(Activity, DeputyGroup.name.label("group"))
        .outerjoin(DeputyGroup, DeputyGroup.id == Activity.group_id)
        .where(wanted)
        .order_by(Activity.held_on.desc(), Activity.id.desc())
    )
    return [_row(activity, group or "", *tallies.get(activity.id, (Tally(), 0))) for activity, group in found]


def marks(session: Session, since: date | None = None, until: date | None = None) -> list[Mark]:
    """Every sign-in line of the activities of a stretch of time."""
    found = session.execute(
        select(
            ActivityAttendance.activity_id,
            ActivityAttendance.person_id,
            ActivityAttendance.state,
            cast(in_duty(), Integer).label("in_duty"),
            ActivityAttendance.half_days,
        )
        .join(Activity, Activity.id == ActivityAttendance.activity_id)
        .where(within(since, until), ActivityAttendance.voided_at.is_(None))
        .order_by(ActivityAttendance.activity_id, ActivityAttendance.position)
    )
    return [Mark(row[0], row[1], row[2], bool(row[3]), row[4]) for row in found]


def _tallies(session: Session, wanted: ColumnElement[bool]) -> dict[int, tuple[Tally, int]]:
    """By activity: what its list comes to, and how many of its lines count for nobody. Counted by the database."""
    counts: defaultdict[int, dict[str | None, int]] = defaultdict(dict)
    strangers: dict[int, int] = {}
    duty = cast(in_duty(), Integer).label("duty")
    for activity, state, counted, number in session.execute(
        select(ActivityAttendance.activity_id, ActivityAttendance.state, duty, func.count())
        .join(Activity, Activity.id == ActivityAttendance.activity_id)
        .where(wanted, ActivityAttendance.voided_at.is_(None))
        .group_by(ActivityAttendance.activity_id, ActivityAttendance.state, duty)
    ):
        if counted:
            counts[activity][state] = number
        else:
            strangers[activity] = strangers.get(activity, 0) + number
    return {
        activity: (_tally(counts[activity]), strangers.get(activity, 0))
        for activity in counts.keys() | strangers.keys()
    }


def _tally(states: dict[str | None, int]) -> Tally:
    return Tally(
        expected=sum(states.values()),
        present=sum(states.get(state, 0) for state in THERE),
        late=states.get(LATE, 0),
        left_early=states.get(LEFT_EARLY, 0),
        leave=states.get(LEAVE, 0),
        absent=states.get(ABSENT, 0),
    )


def _row(activity: Activity, group: str, tally: Tally, strangers: int) -> ActivityRow:
    return ActivityRow(
        id=activity.id,
        held_on=activity.held_on,
        ends_on=activity.ends_on,
        title=activity.title,
        kind=activity.activity_kind,
        organiser=activity.organiser or "",
        place=activity.place or "",
        group=group,
        half_days=activity.half_days,
        joint_key=activity.joint_key or "",
        leading=bool(activity.leading),
        internal=bool(activity.internal),
        content=activity.content or "",
        entered_at=activity.entered_at,
        tally=tally,
        strangers=strangers,
    )
