"""Lists of participants: who may be on one that day, a pasted list, what it comes to (参训名单)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from jiedao_desk.kernel.attendance import ABSENT, LEAVE, PRESENT
from jiedao_desk.kernel.draft import Draft
from jiedao_desk.kernel.names import normal_name
from jiedao_desk.kernel.rolls import UNCERTAIN, Matched
from jiedao_desk.kernel.rounding import percentage
from jiedao_desk.operations import activities
from jiedao_desk.operations.activities import OnRoll, Scope
from jiedao_desk.operations.desk import Desk
from jiedao_desk.registers.staff import CONGRESS_COMMITTEE
from jiedao_desk.registers.training_attendance import DEPUTY, STAFF_MEMBER, TOOK_PART
from jiedao_desk.reports import posts
from jiedao_desk.reports.deputy_list import Narrowing

REGISTER = "trainings"
LINES = "training_attendance"


@dataclass(frozen=True)
class Turnout:
    """What a list comes to: 应参、实参、请假、缺席."""

    listed: int
    present: int
    leave: int
    absent: int

    @property
    def rate(self) -> Decimal | None:
        """参训率, per cent of all who stand on the list; who is on leave stays among them."""
        return percentage(self.present, self.listed)


def turnout(lines: Iterable[Draft], capacity: str | None = None) -> Turnout:
    """What a list comes to, of all or of deputies or staff alone."""
    states = [
        one.get("state")
        for one in lines
        if (one.get("name") or one.get("person_id"))
        and (capacity is None or (one.get("capacity") or DEPUTY) == capacity)
    ]
    return Turnout(
        len(states), sum(one in TOOK_PART for one in states), states.count(LEAVE), states.count(ABSENT)
    )


def scopes(desk: Desk, day: date) -> list[Scope]:
    """The parts of the deputies in office that day that can be put on the list at once."""
    return activities.scopes(desk, day)


def deputies_of(desk: Desk, day: date, wanted: Narrowing) -> list[Draft]:
    """A line for each deputy of a part, in roster order; suspended ones are left out (R15)."""
    return [line_of(one) for one in activities.roll(desk, day, wanted)]


def staff_of(desk: Desk, day: date) -> list[Draft]:
    """A line for each of the congress working committee's people that day, each once."""
    with desk.database.reading() as session:
        names = [one.name for one in posts.holders(session, day) if one.body == CONGRESS_COMMITTEE]
    return [
        Draft(LINES, {"name": name, "capacity": STAFF_MEMBER, "state": PRESENT})
        for name in dict.fromkeys(names)
    ]


def line_of(who: OnRoll, state: str = PRESENT, reason: str | None = None) -> Draft:
    """A line for a deputy."""
    values = {"person_id": who.person_id, "name": who.name, "capacity": DEPUTY, "state": state}
    return Draft(LINES, values | ({"reason": reason} if reason else {}))


def added(lines: Sequence[Draft], more: Iterable[Draft]) -> list[Draft]:
    """The list with others behind it; nobody who stands on it already comes twice."""
    known = {_who(one) for one in lines}
    found = list(lines)
    for one in more:
        if _who(one) not in known:
            known.add(_who(one))
            found.append(one)
    return found


def pasted(desk: Desk, day: date, text: str) -> tuple[list[Draft], Matched]:
    """A pasted list of names as lines: who is a deputy that day is linked, all others are kept as they were written.

    A name that two deputies bear is kept as written as well, and said in the doubts.
    """
    roll = {one.person_id: one for one in activities.roll(desk, day)}
    matched = activities.matched(text, roll.values())
    with desk.database.reading() as session:
        staff = {one.name for one in posts.holders(session, day)}
    lines = [
        line_of(roll[one.who.id], _state(one.state), one.note if one.state == LEAVE else None)
        for one in matched.found
    ]
    strangers = [one for one in matched.doubts if one.kind != UNCERTAIN]
    lines += [
        Draft(
            LINES,
            {
                "name": one.written,
                "capacity": STAFF_MEMBER if one.written in staff else DEPUTY,
                "state": _state(one.state),
            },
        )
        for one in strangers
    ]
    doubts = tuple(one for one in matched.doubts if one.written not in staff)
    return lines, Matched(matched.found, doubts, matched.twice)


def linked(desk: Desk, draft: Draft) -> Draft:
    """The training with its lines led to the deputies of that day whose name they bear, if one alone bears it."""
    day = draft.get("held_on")
    loose = [
        one
        for one in draft.listed(LINES)
        if one.get("person_id") is None and one.get("capacity") != STAFF_MEMBER
    ]
    if day is None or not loose:
        return draft
    bearers: dict[str, list[int]] = {}
    for who in activities.roll(desk, day):
        bearers.setdefault(normal_name(who.name), []).append(who.person_id)
    taken = {one.get("person_id") for one in draft.listed(LINES)}
    made = draft.copy()
    for one in made.listed(LINES):
        if one.get("person_id") is not None or one.get("capacity") == STAFF_MEMBER:
            continue
        same = [who for who in bearers.get(normal_name(str(one.get("name") or "")), []) if who not in taken]
        if len(same) == 1:
            one.values["person_id"] = same[0]
            taken.add(same[0])
    return made


def _state(said: str | None) -> str:
    return said if said in (LEAVE, ABSENT) else PRESENT


def _who(line: Draft) -> object:
    person = line.get("person_id")
    return person if person is not None else normal_name(str(line.get("name") or ""))
