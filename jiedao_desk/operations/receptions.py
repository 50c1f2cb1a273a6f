"""Reception days: planned by a rule with deputies in turn, moved on, held (代表接待日排班)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import Any

from jiedao_desk.kernel.attendance import PRESENT
from jiedao_desk.kernel.dates import show_day
from jiedao_desk.kernel.draft import Draft
from jiedao_desk.kernel.errors import Problem, Refused
from jiedao_desk.kernel.query import Query
from jiedao_desk.kernel.recurring import Rhythm
from jiedao_desk.kernel.working_days import Calendar
from jiedao_desk.operations import activities, browse, records
from jiedao_desk.operations.activities import OnRoll
from jiedao_desk.operations.desk import Desk
from jiedao_desk.operations.records import Saved
from jiedao_desk.registers.receptions import HELD, MOVED, PLANNED
from jiedao_desk.reports import duty_facts
from jiedao_desk.storage.records import TreeWriter

REGISTER, DEPUTIES = "receptions", "reception_deputies"
_MOST_DAYS = 120


@dataclass(frozen=True)
class Arrangement:
    """What a run of reception days is made of: the rule, from when to when, where, at what time, how many deputies."""

    rhythm: Rhythm
    first: date
    last: date
    station_id: int | None = None
    starts_at: time | None = None
    ends_at: time | None = None
    a_day: int = 2


@dataclass(frozen=True)
class PlannedDay:
    """One day to be: ``meant`` by the rule, ``held_on`` after holidays; ``taken`` if one is there already."""

    meant: date
    held_on: date
    deputies: tuple[OnRoll, ...]
    taken: bool = False

    @property
    def moved(self) -> bool:
        """Whether a weekend or holiday moved it on (节假日顺延)."""
        return self.meant != self.held_on


def calendar(desk: Desk) -> Calendar:
    """The working days as the State Council and the office's own table have them."""
    with desk.database.reading() as session:
        return duty_facts.calendar(session)


def preview(desk: Desk, how: Arrangement) -> list[PlannedDay]:
    """The days of an arrangement with who receives on each, nothing written.

    Deputies of the station take turns, those of the district if it has none; each is in office on his day and not
    suspended (代表法第六十一条、第六十二条). Two days of the rule that a holiday moves onto one are one. Raises
    ``Refused`` for dates that make none.
    """
    if how.last < how.first:
        raise Refused([Problem("last", "结束日期不能早于开始日期")])
    meant = how.rhythm.days(how.first, how.last)
    if not meant:
        raise Refused("这段时间里没有符合规则的日子，请放长起止日期")
    if len(meant) > _MOST_DAYS:
        raise Refused(f"这段时间有{len(meant)}个接待日，一次最多排{_MOST_DAYS}个，请缩短起止日期")
    working = calendar(desk)
    days: dict[date, date] = {}
    for day in meant:
        days.setdefault(working.next_workday(day), day)
    taken = _taken(desk, how.station_id, min(days), max(days))
    received: dict[int, int] = {}
    found = []
    for held_on, day in days.items():
        if held_on in taken:
            found.append(PlannedDay(day, held_on, (), taken=True))
            continue
        able = pool(desk, how.station_id, held_on)
        # Next is whoever has not received yet, in roster order, then whoever did so the longest time ago.
        people = sorted(able, key=lambda one: received.get(one.person_id, -1))[: how.a_day]
        for one in people:
            received[one.person_id] = max(received.values(), default=-1) + 1
        found.append(PlannedDay(day, held_on, tuple(people)))
    return found


def pool(desk: Desk, station_id: int | None, on: date) -> list[OnRoll]:
    """Who can receive on a day: the deputies of the station, or where none are known all of the district."""
    roll = activities.roll(desk, on)
    if station_id is not None:
        serving = {
            one.get("person_id")
            for one in browse.load(desk, "stations", station_id).listed("station_deputies")
            if (one.get("joined_on") is None or one.get("joined_on") <= on)
            and (one.get("left_on") is None or one.get("left_on") > on)
        }
        own = [one for one in roll if one.person_id in serving]
        if own:
            return own
    return [one for one in roll if one.level == "区" and not one.attached]


def plan(desk: Desk, how: Arrangement, days: Sequence[PlannedDay], initiator: object = None) -> int:
    """Enters the days of a preview as planned, all or none, those that are there already left out; answers how many."""
    fresh = [one for one in days if not one.taken]
    if not fresh:
        raise Refused("这些日子都已经排了接待日，没有重复登记")
    with desk.database.unit_of_work(desk.operator, initiator=initiator) as work:
        writer = TreeWriter(work, desk.catalogue)
        for one in fresh:
            values = {
                "held_on": one.held_on,
                "starts_at": how.starts_at,
                "ends_at": how.ends_at,
                "station_id": how.station_id,
                "state": PLANNED,
                "note": f"原定{show_day(one.meant)}，遇节假日顺延" if one.moved else None,
            }
            lines = [
                Draft(DEPUTIES, {"person_id": each.person_id, "name": each.name}) for each in one.deputies
            ]
            writer.write(Draft(REGISTER, values, {DEPUTIES: lines}))
    return len(fresh)


def next_day(desk: Desk, draft: Draft) -> date:
    """The working day after a reception day, to which it may be moved."""
    return calendar(desk).next_workday(_day(draft) + timedelta(days=1))


def postpone(desk: Desk, record_id: int, to: date, reason: str, initiator: object = None) -> Saved:
    """Marks a planned day as moved, with the reason, and plans the new one with the same deputies; answers the new one.

    Raises ``Refused`` for a day that was held or given up already.
    """
    draft = browse.load(desk, REGISTER, record_id)
    if draft.get("state") != PLANNED:
        raise Refused(f"这个接待日已是“{draft.get('state')}”，不能再改期")
    if to == _day(draft):
        raise Refused([Problem("held_on", "新的日期和原来的一样")])
    if not reason.strip():
        raise Refused([Problem("state_basis", "请写明改期的原因")])
    kept = ("starts_at", "ends_at", "station_id", "helpers")
    values: dict[str, Any] = {key: draft.get(key) for key in kept}
    values |= {"held_on": to, "state": PLANNED, "note": f"由{show_day(_day(draft))}改期：{reason.strip()}"}
    lines = [
        Draft(DEPUTIES, {key: one.get(key) for key in ("person_id", "name")})
        for one in draft.listed(DEPUTIES)
    ]
    draft.values.update({"state": MOVED, "state_basis": f"改到{show_day(to)}：{reason.strip()}"})
    with desk.database.unit_of_work(desk.operator, initiator=initiator) as work:
        writer = TreeWriter(work, desk.catalogue)
        writer.write(draft)
        record = writer.write(Draft(REGISTER, values, {DEPUTIES: lines}))
    return Saved(record.id, record.version, tuple(writer.warnings))


def hold(desk: Desk, record_id: int, values: Mapping[str, Any], initiator: object = None) -> Saved:
    """Records that a day was held: how many came, be it none; deputies without a mark were there (R18)."""
    draft = browse.load(desk, REGISTER, record_id)
    if values.get("visitors") is None:
        raise Refused([Problem("visitors", "请填写来访人数，没有人来访填0")])
    if _day(draft) > desk.clock.today():
        raise Refused(f"接待日是{show_day(_day(draft))}，还没有到；提前接待的请先改日期")
    draft.values.update({**values, "state": HELD})
    for one in draft.listed(DEPUTIES):
        if one.get("state") is None:
            one.values["state"] = PRESENT
    return records.save(desk, draft, initiator)


def opinions_of(desk: Desk, reception_id: int) -> list[Draft]:
    """What was raised on a day, in the order it was entered."""
    found = browse.ids(desk, Query("opinions", order="number").where("reception_id", reception_id))
    return [browse.load(desk, "opinions", one) for one in sorted(found)]


def begin_opinion(draft: Draft) -> dict[str, Any]:
    """What is known of an opinion raised on a reception day."""
    there = [one for one in draft.listed(DEPUTIES) if one.get("state") in (None, PRESENT)]
    return {
        "registered_on": draft.get("held_on"),
        "source": "接待日",
        "station_id": draft.get("station_id"),
        "reception_id": draft.id,
        "person_id": there[0].get("person_id") if there else None,
    }


def _taken(desk: Desk, station_id: int | None, first: date, last: date) -> set[date]:
    query = Query(REGISTER, since=first, until=last).where("station_id", station_id)
    return {
        browse.load(desk, REGISTER, one).get("held_on")
        for one in browse.ids(desk, query.where("state", PLANNED, HELD))
    }


def _day(draft: Draft) -> date:
    day = draft.get("held_on")
    if not isinstance(day, date):
        raise Refused("请先填写接待日期")
    return day
