"""What the frame and the home page show of deputies (首页数据).

In plain SQL, as the other facts of the first page are.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from jiedao_desk.kernel.attendance import LATE, LEFT_EARLY, PRESENT
from jiedao_desk.registers.codes import ATTACHED_HERE

LEVELS = ("全国", "省", "市", "区")


@dataclass(frozen=True)
class DeputyFigures:
    """Persons in office on a day: by level (a person counts once a level), those only attached, what lacks."""

    persons: int
    by_level: tuple[tuple[str, int], ...]
    attached: int
    groups: int
    without_group: int
    without_composition: int
    women: int


# Counts go by 生效日 (代表法第六十二条).
_IN_OFFICE = (
    "m.voided_at IS NULL AND (m.started_on IS NULL OR m.started_on <= :on) "
    "AND (m.ended_on IS NULL OR m.ended_on > :on)"
)
_SUSPENDED = "s.voided_at IS NULL AND s.started_on <= :on AND (s.ended_on IS NULL OR s.ended_on > :on)"


def deputies(session: Session, on: date) -> DeputyFigures:
    """Counts of the deputies in office on a day."""
    ask = session.connection().exec_driver_sql
    day = {"on": on.isoformat()}
    rows = ask(
        "SELECT m.person_id, m.level, m.belonging, m.composition, p.sex FROM mandate m "  # noqa: S608
        f"JOIN person p ON p.id = m.person_id WHERE p.voided_at IS NULL AND {_IN_OFFICE}",
        day,
    ).all()
    # Who was elected elsewhere and only joins the activities here is counted apart (编入本街道活动).
    levels = Counter(
        level for _, level in {(row.person_id, row.level) for row in rows if row.belonging != ATTACHED_HERE}
    )
    persons = {row.person_id for row in rows}
    elected = {row.person_id for row in rows if row.belonging != ATTACHED_HERE}
    district = {row.person_id: row for row in rows if row.level == "区" and row.belonging != ATTACHED_HERE}
    grouped = set(
        ask(
            "SELECT person_id FROM group_membership WHERE voided_at IS NULL "
            "AND (joined_on IS NULL OR joined_on <= :on) AND (left_on IS NULL OR left_on > :on)",
            day,
        ).scalars()
    )
    groups = ask(
        "SELECT count(*) FROM deputy_group "
        "WHERE voided_at IS NULL AND (dissolved_on IS NULL OR dissolved_on > :on)",
        day,
    ).scalar()
    return DeputyFigures(
        persons=len(persons),
        by_level=tuple((level, levels[level]) for level in LEVELS if levels[level]),
        attached=len(persons - elected),
        groups=groups or 0,
        without_group=len(set(district) - grouped),
        without_composition=sum(row.composition is None for row in district.values()),
        women=len({row.person_id for row in rows if row.sex == "女"}),
    )


def expected(session: Session, on: date) -> frozenset[int]:
    """The persons who are expected at the activities of a day, the attached left out (R15).

    As `deputy_rows` decides: of several mandates of a level the last begun speaks, of several levels the district's.
    """
    rows = session.connection().exec_driver_sql(
        "SELECT m.person_id, m.level, m.belonging = :attached, "  # noqa: S608
        f"EXISTS (SELECT 1 FROM suspension s WHERE s.mandate_id = m.id AND {_SUSPENDED}) "
        f"FROM mandate m JOIN person p ON p.id = m.person_id WHERE p.voided_at IS NULL AND {_IN_OFFICE} "
        "ORDER BY m.person_id, m.started_on DESC",
        {"on": on.isoformat(), "attached": ATTACHED_HERE},
    )
    spoken: dict[tuple[int, str], tuple[bool, bool]] = {}
    for person, level, attached, suspended in rows:
        spoken.setdefault((person, level), (bool(attached), bool(suspended)))
    here: dict[int, dict[str, bool]] = {}
    for (person, level), (attached, suspended) in spoken.items():
        if not suspended:
            here.setdefault(person, {})[level] = not attached
    return frozenset(person for person, own in here.items() if own.get("区", any(own.values())))


def times_there(session: Session, since: date, until: date) -> dict[int, int]:
    """How often each person was there at activities of a stretch of time, in office and not suspended that day."""
    found = session.connection().exec_driver_sql(
        "SELECT l.person_id, count(DISTINCT l.activity_id) FROM activity a "
        "JOIN activity_attendance l ON l.activity_id = a.id "
        "WHERE a.voided_at IS NULL AND a.held_on >= :since AND a.held_on <= :until AND l.voided_at IS NULL "
        "AND l.person_id IS NOT NULL AND l.state IN (:present, :late, :left_early) "
        "AND EXISTS (SELECT 1 FROM mandate m JOIN person p ON p.id = m.person_id "
        "WHERE m.person_id = l.person_id AND m.voided_at IS NULL AND p.voided_at IS NULL "
        "AND (m.started_on IS NULL OR m.started_on <= a.held_on) "
        "AND (m.ended_on IS NULL OR m.ended_on > a.held_on) "
        "AND NOT EXISTS (SELECT 1 FROM suspension s WHERE s.mandate_id = m.id AND s.voided_at IS NULL "
        "AND s.started_on <= a.held_on AND (s.ended_on IS NULL OR s.ended_on > a.held_on))) "
        "GROUP BY l.person_id",
        {
            "since": since.isoformat(),
            "until": until.isoformat(),
            "present": PRESENT,
            "late": LATE,
            "left_early": LEFT_EARLY,
        },
    )
    return dict(found.all())


def current_term(session: Session, on: date) -> str:
    """The term of the district's congress that runs on a day; empty when none is registered."""
    found = session.connection().exec_driver_sql(
        "SELECT number FROM term WHERE voided_at IS NULL AND level = '区' "
        "AND (started_on IS NULL OR started_on <= :on) AND (ended_on IS NULL OR ended_on > :on) "
        "ORDER BY started_on DESC LIMIT 1",
        {"on": on.isoformat()},
    )
    return found.scalar() or ""
