"""Who was a deputy at some time of a span of days, and what each did in it (代表履职情况)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from jiedao_desk.kernel.attendance import ABSENT, LEAVE, THERE
from jiedao_desk.kernel.figure import Span
from jiedao_desk.kernel.mandate_state import IN_OFFICE
from jiedao_desk.kernel.sheet import Source
from jiedao_desk.kernel.strokes import StrokeMode
from jiedao_desk.registers.activities import Activity
from jiedao_desk.registers.activity_attendance import ActivityAttendance
from jiedao_desk.registers.mandates import Mandate
from jiedao_desk.registers.opinions import Opinion
from jiedao_desk.reports import deeds, deputy_rows
from jiedao_desk.reports.activity_rows import in_duty, within
from jiedao_desk.reports.deputy_activity import class_of
from jiedao_desk.reports.deputy_rows import DeputyRow

DISTRICT, ATTACHED, ABOVE = "区代表", "编入本街道活动的代表", "市以上代表"
OPINION = "收到选民意见"
SECTIONS = (DISTRICT, ATTACHED, ABOVE)


@dataclass(frozen=True)
class Deputy:
    """One person who was a deputy in the span, once, whatever levels (R13); ``levels`` from the lowest up."""

    row: DeputyRow
    section: str
    levels: str
    left: bool


@dataclass
class Presence:
    """The sign-in lists of one deputy: the activities by how it was, and the days given."""

    expected: list[Source] = field(default_factory=list)
    present: list[Source] = field(default_factory=list)
    leave: list[Source] = field(default_factory=list)
    absent: list[Source] = field(default_factory=list)
    by_class: defaultdict[str, list[Source]] = field(default_factory=lambda: defaultdict(list))
    days: Decimal = Decimal(0)
    with_days: list[Source] = field(default_factory=list)


def deputies(session: Session, span: Span, mode: StrokeMode) -> list[Deputy]:
    """The deputies in office on any day of the span: district ones first, each section in roster order."""
    found_mandates = session.execute(
        select(Mandate.person_id, Mandate.level).where(
            Mandate.voided_at.is_(None),
            or_(Mandate.started_on.is_(None), Mandate.started_on <= span.end),
            or_(Mandate.ended_on.is_(None), Mandate.ended_on > span.start),
        )
    )
    held = {(person, level) for person, level in found_mandates}
    by_person: defaultdict[int, list[DeputyRow]] = defaultdict(list)
    for row in deputy_rows.as_of(session, span.end, "all", mode):
        if (row.person_id, row.level) in held:
            by_person[row.person_id].append(row)
    found = [_deputy(rows) for rows in by_person.values()]
    ordered = deputy_rows.in_roster_order([one.row for one in found], mode)
    place = {row.person_id: number for number, row in enumerate(ordered)}
    return sorted(found, key=lambda one: (SECTIONS.index(one.section), place[one.row.person_id]))


def presence(session: Session, span: Span) -> Mapping[int, Presence]:
    """What the sign-in lists say of each person, for the days on which he was in office and not suspended (R15)."""
    found: defaultdict[int, Presence] = defaultdict(Presence)
    query = (
        select(
            ActivityAttendance.person_id,
            ActivityAttendance.state,
            ActivityAttendance.half_days.label("own"),
            Activity.id,
            Activity.activity_kind,
            Activity.half_days,
        )
        .join(Activity, Activity.id == ActivityAttendance.activity_id)
        .where(
            within(span.start, span.end),
            ActivityAttendance.voided_at.is_(None),
            ActivityAttendance.person_id.is_not(None),
            in_duty(),
        )
        .order_by(Activity.held_on, Activity.id)
    )
    for row in session.execute(query):
        one, source = found[row.person_id], ("activities", row.id)
        one.expected.append(source)
        if row.state in THERE:
            one.present.append(source)
            one.by_class[class_of(row.activity_kind)].append(source)
            days = row.own if row.own is not None else row.half_days
            if days is not None:
                one.days += days
                one.with_days.append(source)
        elif row.state == LEAVE:
            one.leave.append(source)
        elif row.state == ABSENT:
            one.absent.append(source)
    return found


def matters(session: Session, span: Span) -> Mapping[tuple[int, str], list[Source]]:
    """What other registers show of each person, by person and kind of deed; a matter recorded twice is there once."""
    found: dict[tuple[int, str], list[Source]] = {}
    for person, done in deeds.by_person(session, span).items():
        seen: set[str] = set()
        for deed in sorted(done, key=lambda one: (one.on, one.source)):
            if deed.matter and deed.matter in seen:
                continue
            seen.add(deed.matter)
            found.setdefault((person, deed.kind), []).append(deed.source)
    for taker, opinion in session.execute(
        select(Opinion.person_id, Opinion.id)
        .where(
            Opinion.voided_at.is_(None),
            Opinion.person_id.is_not(None),
            # What was joined to an earlier one is no other matter.
            Opinion.merged_into.is_(None),
            Opinion.registered_on >= span.start,
            Opinion.registered_on <= span.end,
        )
        .order_by(Opinion.registered_on, Opinion.id)
    ):
        assert taker is not None  # as the query asks
        found.setdefault((taker, OPINION), []).append(("opinions", opinion))
    return found


def _deputy(rows: list[DeputyRow]) -> Deputy:
    home = [row for row in rows if row.level == "区" and not row.attached]
    joined = [row for row in rows if row.attached]
    chosen = (home or joined or rows)[0]
    section = DISTRICT if home else ATTACHED if joined else ABOVE
    levels = [level for level in reversed(deputy_rows.LEVELS) if any(row.level == level for row in rows)]
    left = all(row.state != IN_OFFICE for row in rows)
    return Deputy(chosen, section, "、".join(levels), left)
