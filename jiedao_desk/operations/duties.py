"""All duties of the office: how each stands, by what parameters, and changing these from a day on (应尽事项)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from jiedao_desk.kernel import duties as catalogue
from jiedao_desk.kernel import duty_standings, periods
from jiedao_desk.kernel.draft import Draft
from jiedao_desk.kernel.duties import BY_KEY, DUTIES, MODES, OFF, Change, Duty
from jiedao_desk.kernel.errors import Refused
from jiedao_desk.kernel.obligations import Standing
from jiedao_desk.kernel.periods import Kind, Window
from jiedao_desk.kernel.settings import Settings
from jiedao_desk.kernel.working_days import Calendar
from jiedao_desk.operations import records
from jiedao_desk.operations.desk import Desk
from jiedao_desk.reports import duty_facts

# These have rules of their own (kernel/obligations.py): who was in the chair decides, not a count.
JUDGED = frozenset({"sessions", "briefings", "actions"})
_KINDS: dict[str, Kind] = {
    "year": "year",
    "half_year": "half_year",
    "quarter": "quarter",
    "bimonth": "bimonth",
}


@dataclass(frozen=True)
class Line:
    """One duty as it is in force on a day, and where it stands; ``changed`` where the office decided something."""

    duty: Duty
    changed: bool
    standings: tuple[Standing, ...]


def standings(session: Any, values: Settings, on: date) -> list[Standing]:
    """How every duty stands that is on or advisory, but for those judged by their own rules."""
    found: list[Standing] = []
    changes = duty_facts.changes(session)
    weeks = duty_facts.constitution_weeks(session)
    use_from: date | None = values["office.use_from"]
    soon = int(values["study.soon_days"])
    for duty in DUTIES:
        if duty.key in JUDGED or not _ever_on(duty, changes):
            continue
        on_day = _Parameters(duty, changes)
        now = on_day(on)
        if duty.key in duty_facts.COUNTED:
            count = duty_facts.COUNTED[duty.key]
            grouped = duty.key == "group_activities"
            found += duty_standings.by_period(
                on_day,
                _windows(duty, on, use_from, weeks),
                lambda one, window, count=count: count(session, one, window),  # type: ignore[misc]
                on,
                use_from=use_from,
                soon_days=soon,
                required=(lambda _one, window: len(duty_facts.groups(session, window))) if grouped else None,
            )
        elif duty.key in duty_facts.OWED:
            owed = duty_facts.OWED[duty.key](session, values, now, on)
            found += duty_standings.by_due_date(on_day, owed, on, use_from=use_from, soon_days=soon)
        elif duty.key == "staff":
            found += duty_standings.as_condition(now, duty_facts.whole_time_staff(session, on), on)
        else:
            covered = (
                duty_facts.reported(session, on)
                if duty.key == "duty_reports"
                else duty_facts.observed(session, on)
            )
            found += duty_standings.over_term(now, covered, duty_facts.term(session, on), on)
    return found


def lines(desk: Desk, on: date, everything: list[Standing]) -> list[Line]:
    """The catalogue with what is in force, each duty with its standings of the year that ``on`` lies in."""
    with desk.database.reading() as session:
        changes = duty_facts.changes(session)
    return [
        Line(
            catalogue.in_force(duty, changes, on),
            any(one.duty == duty.key and one.valid_from <= on for one in changes),
            tuple(
                one
                for one in everything
                if one.key == duty.key
                and (one.start.year <= on.year <= one.end.year or one.state == "overdue")
            ),
        )
        for duty in DUTIES
    ]


def calendar(desk: Desk) -> Calendar:
    """Working days and holidays as the office knows them."""
    with desk.database.reading() as session:
        return duty_facts.calendar(session)


def change(desk: Desk, key: str, part: str, value: str, initiator: object = None) -> None:
    """Sets one parameter (``mode``, ``count`` or ``days``) of a duty from today on; earlier periods keep theirs.

    Raises ``Refused`` for an unknown duty or part, or a value that is none.
    """
    duty = BY_KEY.get(key)
    fields = {"mode": "mode", "count": "count", "days": "days"}
    if duty is None or part not in fields:
        raise Refused(
            f"没有“duties.{key}.{part}”这项设置；事项有：{'、'.join(BY_KEY)}；可设的有mode、count、days"
        )
    if part == "mode" and value not in MODES:
        raise Refused(f"mode只能是{'、'.join(MODES)}，“{value}”不是")
    if part != "mode" and not value.isdecimal():
        raise Refused(f"{part}应是整数，“{value}”不是")
    decided: dict[str, object] = {
        "duty": duty.title,
        "valid_from": desk.clock.today(),
        part: value if part == "mode" else int(value),
        "source": "本单位设置",
    }
    records.save(desk, Draft("duty_settings", decided), initiator)


class _Parameters:
    """The duty as it was in force on any day."""

    def __init__(self, duty: Duty, changes: list[Change]) -> None:
        self._duty = duty
        self._changes = changes

    def __call__(self, day: date) -> Duty:
        return catalogue.in_force(self._duty, self._changes, day)


def _ever_on(duty: Duty, changes: list[Change]) -> bool:
    """Whether the duty is on by itself or was ever switched on: what never was is not even counted."""
    return duty.mode != OFF or any(one.duty == duty.key and one.mode not in (None, OFF) for one in changes)


def _windows(
    duty: Duty, on: date, use_from: date | None, weeks: dict[int, tuple[date, date]]
) -> list[Window]:
    """Whole years from that of the start of use or the year before, to the end of this one."""
    first = min(use_from.year if use_from is not None else on.year, on.year - 1)
    if duty.rhythm == "week":
        found = []
        for year in range(first, on.year + 1):
            start, end = catalogue.constitution_week(year, weeks)
            found.append(Window(f"{year}", start, end, f"{year}年宪法宣传周"))
        return found
    kind = _KINDS[duty.rhythm]
    return list(periods.windows_between(kind, date(first, 1, 1), date(on.year, 12, 31)))
