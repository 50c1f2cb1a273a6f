"""Which deputies have done what at least once in the term, and who missed sessions of the congress (履职覆盖)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from jiedao_desk.kernel.absences import CONGRESS, Missed, Sitting, missed
from jiedao_desk.kernel.figure import Span
from jiedao_desk.kernel.scoring import Deed
from jiedao_desk.kernel.strokes import StrokeMode
from jiedao_desk.registers.activities import Activity
from jiedao_desk.registers.activity_attendance import ActivityAttendance
from jiedao_desk.registers.deputies import Person
from jiedao_desk.registers.mandates import Mandate
from jiedao_desk.registers.terms import Term
from jiedao_desk.reports import deeds, deputy_rows
from jiedao_desk.reports.activity_rows import in_duty


@dataclass(frozen=True)
class Matter:
    """Something every deputy should have done in a term; ``deeds`` are the kinds of record that show it."""

    key: str
    label: str
    basis: str
    deeds: frozenset[str]


MATTERS: tuple[Matter, ...] = (
    Matter("observed", "列席常委会会议", "实施意见第8条", frozenset({"列席常委会"})),
    Matter("reported", "向选民述职", "代表法第五十八条", frozenset({"述职"})),
    Matter("received", "参加代表接待日", "实施意见第8条", frozenset({"代表接待日"})),
    Matter("visited", "走访联系选民", "代表法第二十八条", frozenset({"走访联系选民"})),
    Matter("group", "参加小组活动", "代表法第二十七条", frozenset({"小组活动"})),
    Matter("trained", "参加学习培训", "代表法第四十七条", frozenset({"学习培训"})),
    Matter(
        "suggested",
        "提出或附议议案建议",
        "代表法第二十四条、第三十六条",
        frozenset({"领衔议案", "领衔建议", "附议"}),
    ),
)


@dataclass(frozen=True)
class Covered:
    """One district deputy in office: the last day of each matter since the mandate began, where there is one."""

    person_id: int
    name: str
    constituency: str
    group: str
    grassroots: bool
    since: date | None
    last: Mapping[str, date]
    times: Mapping[str, int]
    missed: tuple[Missed, ...] = ()


def as_of(session: Session, on: date, mode: StrokeMode = "name") -> list[Covered]:
    """The district deputies elected here who are in office on a day, in roster order.

    What counts is recorded between the beginning of the mandate of that day, or else of its term, and the day.
    """
    rows = [
        row
        for row in deputy_rows.as_of(session, on, "in_office", mode)
        if row.level == "区" and not row.attached and row.mandate_id is not None
    ]
    starts = session.execute(
        select(Mandate.id, Mandate.started_on, Mandate.term).where(
            Mandate.id.in_([row.mandate_id for row in rows])
        )
    )
    terms = session.execute(
        select(Term.number, Term.started_on).where(Term.voided_at.is_(None), Term.level == "区")
    )
    of_term = {row.number: row.started_on for row in terms}
    begun = {row.id: row.started_on or of_term.get(row.term) for row in starts}
    grassroots = set(session.scalars(select(Person.id).where(Person.grassroots.is_(True))))
    first = min((day for day in begun.values() if day is not None), default=None)
    # A mandate whose beginning nobody wrote down takes in all that is recorded.
    start = first if first is not None and None not in begun.values() else date.min
    done = deeds.by_person(session, Span(start, on))
    away = absences(session, on)
    found = []
    for row in rows:
        since = begun[row.mandate_id or 0]
        own = [deed for deed in done.get(row.person_id, ()) if since is None or deed.on >= since]
        last, times = _by_matter(own)
        # Without a first day nobody can tell whether a session was of this term.
        sittings = [one for one in away.get(row.person_id, ()) if since is not None and one.held_on >= since]
        found.append(
            Covered(
                row.person_id,
                row.name,
                row.constituency,
                row.group,
                row.person_id in grassroots,
                since,
                last,
                times,
                tuple(missed(sittings)),
            )
        )
    return found


def absences(session: Session, on: date) -> Mapping[int, list[Sitting]]:
    """The lines of each deputy, while in office, in the sign-in lists of congress sessions up to a day."""
    query = (
        select(
            ActivityAttendance.person_id,
            ActivityAttendance.state,
            ActivityAttendance.approved_by,
            ActivityAttendance.half_days.label("away"),
            Activity.id,
            Activity.title,
            Activity.held_on,
            Activity.half_days.label("days"),
        )
        .join(Activity, Activity.id == ActivityAttendance.activity_id)
        .where(
            Activity.voided_at.is_(None),
            Activity.activity_kind == CONGRESS,
            Activity.held_on <= on,
            ActivityAttendance.voided_at.is_(None),
            ActivityAttendance.person_id.is_not(None),
            in_duty(),
        )
        .order_by(Activity.held_on, Activity.id)
    )
    found: defaultdict[int, list[Sitting]] = defaultdict(list)
    for row in session.execute(query):
        found[row.person_id].append(
            Sitting(row.title, row.held_on, row.state, row.approved_by, row.days, row.away, row.id)
        )
    return found


def _by_matter(done: list[Deed]) -> tuple[dict[str, date], dict[str, int]]:
    last: dict[str, date] = {}
    seen: defaultdict[str, set[object]] = defaultdict(set)
    for matter in MATTERS:
        for deed in done:
            if deed.kind in matter.deeds:
                last[matter.key] = max(last.get(matter.key, deed.on), deed.on)
                seen[matter.key].add(deed.matter or deed.source)
    return last, {key: len(these) for key, these in seen.items()}
