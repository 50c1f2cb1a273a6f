"""Signing deputies in: who is expected on a day, a pasted list, the list of last time, what it comes to (签到)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from jiedao_desk.kernel import rolls
from jiedao_desk.kernel.attendance import ABSENT, PRESENT, THERE, Mark, Tally, tally
from jiedao_desk.kernel.draft import Draft
from jiedao_desk.kernel.query import Named
from jiedao_desk.operations import deputies, records
from jiedao_desk.operations.desk import Desk
from jiedao_desk.operations.settings import current
from jiedao_desk.reports import activity_rows, last_activity
from jiedao_desk.reports.activity_rows import ActivityRow
from jiedao_desk.reports.deputy_list import ATTACHED, Narrowing, narrowed
from jiedao_desk.reports.deputy_rows import DeputyRow
from jiedao_desk.storage.records import load

REGISTER = "activities"
SIGN_IN = "activity_attendance"

EVERYBODY = Narrowing()


@dataclass(frozen=True)
class OnRoll:
    """A deputy in office and not suspended on the day; ``attached`` ones were elected elsewhere and join in here."""

    person_id: int
    name: str
    group_id: int | None = None
    group: str = ""
    level: str = ""
    attached: bool = False
    employer: str = ""

    @property
    def hint(self) -> str:
        """What tells the deputy from a namesake."""
        parts = (self.group, ATTACHED if self.attached else "", "" if self.group else self.employer)
        return " ".join(part for part in parts if part)


@dataclass(frozen=True)
class Scope:
    """A part of the deputies that a list can be made for."""

    label: str
    narrowing: Narrowing
    count: int


@dataclass(frozen=True)
class Standing:
    """What a sign-in list comes to; ``strangers`` are its lines that lead to nobody in office that day."""

    tally: Tally
    strangers: int
    without_reason: int


@dataclass(frozen=True)
class Copied:
    """The list of last time: lines for the new one, where they are from, and who is not in office any more."""

    lines: list[Draft]
    title: str
    held_on: date
    values: dict[str, object]
    left_out: tuple[str, ...]


def roll(desk: Desk, day: date, wanted: Narrowing = EVERYBODY) -> list[OnRoll]:
    """The deputies expected on a day, each once, in roster order (R15). Suspended ones are not on it."""
    return _on_roll(_able(desk, day), wanted)


def _able(desk: Desk, day: date) -> list[DeputyRow]:
    return [row for row in deputies.rows(desk, day) if not row.suspended]


def _on_roll(rows: Sequence[DeputyRow], wanted: Narrowing) -> list[OnRoll]:
    kept = {row.person_id for row in narrowed(rows, wanted)}
    chosen: dict[int, DeputyRow] = {}
    for row in rows:
        # A deputy of the city who is one of the district as well stands here as the latter.
        if row.person_id in kept and (row.person_id not in chosen or row.level == "区"):
            chosen[row.person_id] = row
    return [
        OnRoll(row.person_id, row.name, row.group_id, row.group, row.level, row.attached, row.employer)
        for row in chosen.values()
    ]


def scopes(desk: Desk, day: date) -> list[Scope]:
    """The parts of the deputies that an activity may be for: all, levels, the attached, groups; empty ones left out."""
    return roll_and_scopes(desk, day)[1]


def roll_and_scopes(desk: Desk, day: date) -> tuple[list[OnRoll], list[Scope]]:
    """Both for one day, the deputies read once: with thousands of them that is what one waits for."""
    rows = _able(desk, day)
    people = _on_roll(rows, EVERYBODY)
    found = [Scope("全部代表", EVERYBODY, len(people))]
    levels = dict.fromkeys(row.level for row in rows if row.level and not row.attached)
    parts = [(f"{level}代表", Narrowing(level=level)) for level in levels if len(levels) > 1]
    parts.append((f"{ATTACHED}的代表", Narrowing(level=ATTACHED)))
    parts += [(one.name, Narrowing(group=one.id)) for one in deputies.groups_on(desk, day)]
    for label, narrowing in parts:
        count = len({row.person_id for row in narrowed(rows, narrowing)})
        if count:
            found.append(Scope(label, narrowing, count))
    return people, found


def groups(desk: Desk, day: date) -> list[Named]:
    """The groups there were on a day."""
    return deputies.groups_on(desk, day)


def of_group(group_id: int | None) -> Narrowing:
    """Who is expected where the activity is one of a group, or of none."""
    return Narrowing(group=group_id) if group_id is not None else EVERYBODY


def begin(desk: Desk, **values: object) -> Draft:
    """A new activity, today unless told otherwise, with everybody expected that day on its list."""
    day = values.get("held_on")
    on = day if isinstance(day, date) else desk.clock.today()
    group = values.get("group_id")
    wanted = of_group(group if isinstance(group, int) else None)
    return Draft(
        REGISTER,
        {"held_on": on, "activity_kind": "小组活动" if group else "视察"} | values,
        {SIGN_IN: [line_of(one) for one in roll(desk, on, wanted)]},
    )


def line_of(who: OnRoll, state: str | None = None, reason: str | None = None) -> Draft:
    """A line of the sign-in list."""
    return Draft(SIGN_IN, {"person_id": who.person_id, "name": who.name, "state": state, "reason": reason})


def lined_up(lines: Sequence[Draft], expected: Iterable[OnRoll]) -> list[Draft]:
    """The list for other people expected, in their order: what was marked or written stays, at the end if need be."""
    present = {one.get("person_id"): one for one in lines if one.get("person_id") is not None}
    ordered = [present.get(who.person_id) or line_of(who) for who in expected]
    kept = {id(one) for one in ordered}
    return [*ordered, *(one for one in lines if id(one) not in kept and touched(one))]


def touched(line: Draft) -> bool:
    """Whether something was marked or written in a line; a name without a deputy is something written."""
    return line.get("person_id") is None or any(
        line.get(key) is not None for key in ("state", "reason", "approved_by", "role", "half_days", "remark")
    )


def only_marked(lines: Sequence[Draft]) -> list[Draft]:
    """The lines of which something was said; the others were not invited."""
    return [one for one in lines if touched(one)]


def rest_absent(lines: Sequence[Draft]) -> list[Draft]:
    """The list with everybody absent of whom nothing was said."""
    return [
        one if one.get("state") is not None else replace(one, values={**one.values, "state": ABSENT})
        for one in lines
    ]


def matched(text: str, expected: Iterable[OnRoll]) -> rolls.Matched:
    """A pasted list held against the deputies of the day: found, doubtful, nothing dropped."""
    return rolls.match(text, [rolls.Expected(one.person_id, one.name, one.hint) for one in expected])


def standing(lines: Sequence[Draft], expected: Iterable[OnRoll]) -> Standing:
    """What a list comes to, counted as reports count it."""
    in_duty = {one.person_id for one in expected}
    marks = [
        Mark(0, one.get("person_id"), one.get("state"), one.get("person_id") in in_duty) for one in lines
    ]
    return Standing(
        tally(marks),
        sum(not mark.counts for mark in marks),
        sum(one.get("state") == "请假" and not one.get("reason") for one in lines),
    )


def from_last(desk: Desk, draft: Draft) -> Copied | None:
    """The list of the last activity like this one (same kind and group, else same kind, else any); ``None`` if none.

    Who was there last time is 出席 now; who was on leave or absent is only expected.
    """
    day = draft.get("held_on") or desk.clock.today()
    with desk.database.reading() as session:
        found = last_activity.like(
            session, day, draft.get("activity_kind"), draft.get("group_id"), besides=draft.id
        )
        last = load(session, desk.catalogue, REGISTER, found) if found is not None else None
    if last is None:
        return None
    people = {one.person_id: one for one in roll(desk, day)}
    lines, left_out = [], []
    for one in last.listed(SIGN_IN):
        who = people.get(one.get("person_id"))
        if who is None:
            left_out.append(str(one.get("name")))
        else:
            lines.append(line_of(who, PRESENT if one.get("state") in THERE else None))
    order = {person: place for place, person in enumerate(people)}
    lines.sort(key=lambda one: order[one.get("person_id")])
    values = {key: last.get(key) for key in ("organiser", "place", "group_id", "half_days")}
    return Copied(lines, str(last.get("title")), last.get("held_on"), values, tuple(left_out))


def save(desk: Desk, draft: Draft, initiator: object = None, form: str | None = None) -> records.Saved:
    """Saves an activity with its sign-in list and history in one unit of work. Raises ``Refused``."""
    return records.save(desk, draft, initiator, form=form)


def listed(desk: Desk, year: int | None = None, *, voided: bool = False) -> list[ActivityRow]:
    """The activities of a year, or all, newest first, with their figures; or those that were voided."""
    since, until = (date(year, 1, 1), date(year, 12, 31)) if year is not None else (None, None)
    with desk.database.reading() as session:
        return activity_rows.rows(session, since, until, voided=voided)


def years(desk: Desk) -> list[int]:
    """The years that have activities, newest first."""
    with desk.database.reading() as session:
        return last_activity.years(session)


def leave_expected(desk: Desk) -> bool:
    """Whether who is on leave stays among the expected when a rate is computed."""
    return bool(current(desk)["attendance.leave_expected"])
