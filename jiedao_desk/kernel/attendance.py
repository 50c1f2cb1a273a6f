"""How activities and sign-ins are counted: 场次, 人次, 应到, 出勤率 (R15)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from jiedao_desk.kernel.rounding import percentage

PRESENT, LATE, LEFT_EARLY, LEAVE, ABSENT = "出席", "迟到", "早退", "请假", "缺席"

THERE = (PRESENT, LATE, LEFT_EARLY)
"""Who came late or left early was there."""

STATES = (PRESENT, LATE, LEFT_EARLY, LEAVE, ABSENT)


@dataclass(frozen=True)
class Event:
    """One activity; one of several streets carries a ``joint_key`` that all of them share."""

    id: int
    joint_key: str = ""
    leading: bool = False
    half_days: Decimal | None = None


@dataclass(frozen=True)
class Mark:
    """One line of a sign-in list.

    ``person`` is ``None`` where a name led to no deputy. ``in_duty`` says whether the deputy was in office and not
    suspended that day; nobody else is counted. ``state`` is ``None`` as long as nothing was marked. ``half_days``
    stands only where it differs from the activity's.
    """

    event: int
    person: int | None
    state: str | None = None
    in_duty: bool = True
    half_days: Decimal | None = None

    @property
    def counts(self) -> bool:
        """Whether the line is one of those expected (应到)."""
        return self.person is not None and self.in_duty

    @property
    def there(self) -> bool:
        """Whether the deputy was there, late or not to the end as well."""
        return self.state in THERE


@dataclass(frozen=True)
class Tally:
    """What a number of sign-in lines come to, in persons each time (人次); ``present`` includes the two below it."""

    expected: int = 0
    present: int = 0
    late: int = 0
    left_early: int = 0
    leave: int = 0
    absent: int = 0

    @property
    def unmarked(self) -> int:
        """Expected, and nothing was said of them yet."""
        return self.expected - self.present - self.leave - self.absent

    def rate(self, *, leave_expected: bool = True, places: int = 2) -> Decimal | None:
        """Present of expected in per cent, ``None`` where nobody was expected.

        Who is on leave was expected too, unless the office's setting says otherwise.
        """
        return percentage(self.present, self.expected - (0 if leave_expected else self.leave), places)


def times(events: Iterable[Event]) -> int:
    """场次: how many activities these were for this street.

    A joint one is counted once, and only by the street that leads it; the others count 人次 alone.
    """
    found: set[int | str] = set()
    for event in events:
        if not event.joint_key:
            found.add(event.id)
        elif event.leading:
            found.add(event.joint_key)
    return len(found)


def tally(marks: Iterable[Mark]) -> Tally:
    """人次 by state. Lines without a deputy in office are left out, and of two of one person the first counts."""
    counts = dict.fromkeys(STATES, 0)
    seen: set[tuple[int, int | None]] = set()
    for mark in marks:
        if not mark.counts or (mark.event, mark.person) in seen:
            continue
        seen.add((mark.event, mark.person))
        if mark.state is not None:
            counts[mark.state] = counts.get(mark.state, 0) + 1
    return Tally(
        expected=len(seen),
        present=sum(counts[state] for state in THERE),
        late=counts[LATE],
        left_early=counts[LEFT_EARLY],
        leave=counts[LEAVE],
        absent=counts[ABSENT],
    )


def days(events: Iterable[Event], marks: Iterable[Mark]) -> Decimal:
    """The days that those who were there gave: the line's own where it has one, else the activity's."""
    usual = {event.id: event.half_days for event in events}
    given = (
        mark.half_days if mark.half_days is not None else usual.get(mark.event)
        for mark in marks
        if mark.counts and mark.there
    )
    return sum((each for each in given if each is not None), Decimal(0))


def odd_days(number: Decimal | None) -> str | None:
    """Why a number of days cannot be one: they are counted in halves, 0.5, 1, 1.5."""
    if number is not None and (number < 0 or number * 2 % 1):
        return "天数按半天计，如 0.5、1、1.5"
    return None
