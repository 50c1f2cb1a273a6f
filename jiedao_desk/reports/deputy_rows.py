"""Deputies as of a day, each with the mandate and the group of that day, in roster order (代表名单)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from jiedao_desk.kernel.dates import PartialDate
from jiedao_desk.kernel.mandate_state import (
    ENDED,
    EXPIRED,
    IN_OFFICE,
    NOT_YET,
    SUSPENDED,
    MandateState,
    state_on,
)
from jiedao_desk.kernel.names import stroke_key
from jiedao_desk.kernel.strokes import StrokeMode
from jiedao_desk.registers.deputies import Person
from jiedao_desk.registers.groups import DeputyGroup
from jiedao_desk.registers.mandates import ATTACHED_HERE, Mandate
from jiedao_desk.registers.memberships import GroupMembership
from jiedao_desk.registers.suspensions import Suspension

LEVELS = ("全国", "省", "市", "区")
NO_MANDATE = "未登记任职"
VOIDED = "已作废"

# Which states a scope takes in. Of those left, and of all, a person without any mandate is one too.
SCOPES: dict[str, frozenset[str]] = {
    "in_office": frozenset({IN_OFFICE, SUSPENDED}),
    "suspended": frozenset({SUSPENDED}),
    "ended": frozenset({ENDED, EXPIRED}),
    "not_yet": frozenset({NOT_YET}),
    "all": frozenset({IN_OFFICE, SUSPENDED, ENDED, EXPIRED, NOT_YET, NO_MANDATE}),
    "voided": frozenset({IN_OFFICE, SUSPENDED, ENDED, EXPIRED, NOT_YET, NO_MANDATE}),
}


@dataclass(frozen=True)
class DeputyRow:
    """One deputy at one level, as of a day.

    ``state`` is what lists may say: of a suspended deputy, 在任; ``suspended`` is for counting alone.
    ``constituency`` is the electing unit for deputies of a city and above. ``attached`` deputies were elected
    elsewhere and only join the activities here.
    """

    person_id: int
    mandate_id: int | None
    name: str
    sex: str
    nation: str
    birth: PartialDate | None
    party: str
    education: str
    employer: str
    mobile: str
    level: str
    term: str
    constituency: str
    certificate: str
    composition: str
    reelected: bool | None
    congress_post: str
    home_street: str
    attached: bool
    group_id: int | None
    group: str
    group_order: int | None
    group_role: str
    order: int | None
    state: str
    suspended: bool


@dataclass(frozen=True)
class Headcount:
    """Persons once a level (R13); those only attached are counted apart, since they are of another street's roster."""

    by_level: tuple[tuple[str, int], ...]
    attached: int
    persons: int


def as_of(session: Session, on: date, scope: str = "in_office", mode: StrokeMode = "name") -> list[DeputyRow]:
    """The deputies of a scope on a day, one row a person and level.

    The mandate is the one in office that day, else the last that had ended, else the next to begin; the group is the
    one the deputy belonged to that day (R14). Elected ones first, then the attached; each by 排序号, then by strokes.
    """
    states = SCOPES[scope]
    groups = _groups(session, on)
    suspended = _suspended(session, on)
    chosen: dict[tuple[int, str], tuple[tuple[int, int], Any, MandateState]] = {}
    for found in session.execute(_people(voided=scope == "voided")):
        state = _state(found, on, suspended)
        rank = _rank(found, state)
        key = (found.person_id, found.level or "")
        if key not in chosen or rank < chosen[key][0]:
            chosen[key] = (rank, found, state)
    rows = [
        _row(found, state, groups.get(found.person_id), voided=scope == "voided")
        for _, found, state in chosen.values()
        if state.kind in states
    ]
    return in_roster_order(rows, mode)


def in_roster_order(rows: Iterable[DeputyRow], mode: StrokeMode) -> list[DeputyRow]:
    """排序号 first, the rest by strokes; of one person the higher level first (全国、省、市、区)."""
    return sorted(
        rows,
        key=lambda row: (
            row.attached,
            row.order is None,
            row.order or 0,
            stroke_key(row.name, mode),
            LEVELS.index(row.level) if row.level in LEVELS else len(LEVELS),
            row.certificate,
            row.person_id,
        ),
    )


def headcount(rows: Sequence[DeputyRow]) -> Headcount:
    """How many persons the rows are, by level."""
    elected = {(row.person_id, row.level) for row in rows if not row.attached}
    levels = Counter(level for _, level in elected)
    return Headcount(
        tuple((level, levels[level]) for level in (*reversed(LEVELS), "") if levels[level]),
        len({row.person_id for row in rows if row.attached}),
        len({row.person_id for row in rows}),
    )


def _people(*, voided: bool) -> Any:
    """Every person beside each of his mandates; who has none stands alone."""
    return (
        select(
            Person.id.label("person_id"),
            Person.name,
            Person.sex,
            Person.nation,
            Person.birth,
            Person.party,
            Person.education,
            Person.employer,
            Person.mobile,
            Person.order,
            Mandate.id.label("mandate_id"),
            Mandate.level,
            Mandate.term,
            Mandate.constituency,
            Mandate.electing_unit,
            Mandate.belonging,
            Mandate.home_street,
            Mandate.certificate,
            Mandate.composition,
            Mandate.reelected,
            Mandate.congress_post,
            Mandate.started_on,
            Mandate.ended_on,
            Mandate.end_cause,
        )
        .outerjoin(Mandate, (Mandate.person_id == Person.id) & Mandate.voided_at.is_(None))
        .where(Person.voided_at.is_not(None) if voided else Person.voided_at.is_(None))
    )


def _groups(session: Session, on: date) -> dict[int, Any]:
    """The group each person belonged to that day."""
    found = session.execute(
        select(
            GroupMembership.person_id,
            GroupMembership.role,
            DeputyGroup.id.label("group_id"),
            DeputyGroup.name,
            DeputyGroup.order,
        )
        .join(DeputyGroup, DeputyGroup.id == GroupMembership.group_id)
        .where(
            GroupMembership.voided_at.is_(None),
            or_(GroupMembership.joined_on.is_(None), GroupMembership.joined_on <= on),
            or_(GroupMembership.left_on.is_(None), GroupMembership.left_on > on),
        )
    )
    return {row.person_id: row for row in found}


def _suspended(session: Session, on: date) -> frozenset[int]:
    """The mandates whose functions were suspended that day."""
    return frozenset(
        session.scalars(
            select(Suspension.mandate_id).where(
                Suspension.voided_at.is_(None),
                Suspension.started_on <= on,
                or_(Suspension.ended_on.is_(None), Suspension.ended_on > on),
            )
        )
    )


def _state(found: Any, on: date, suspended: frozenset[int]) -> MandateState:
    if found.mandate_id is None:
        return MandateState(NO_MANDATE)
    spans = ((None, None),) if found.mandate_id in suspended else ()
    return state_on(on, (found.started_on, found.ended_on), found.end_cause, spans)


def _rank(found: Any, state: MandateState) -> tuple[int, int]:
    """The lower, the more a mandate speaks for its person on the day."""
    if state.in_office:
        return (0, -(found.started_on or date.min).toordinal())
    if state.kind == NOT_YET:
        return (2, found.started_on.toordinal())
    return (1, -(found.ended_on or date.min).toordinal())


def _row(found: Any, state: MandateState, group: Any, *, voided: bool) -> DeputyRow:
    own, other = found.constituency or "", found.electing_unit or ""
    return DeputyRow(
        person_id=found.person_id,
        mandate_id=found.mandate_id,
        name=found.name,
        sex=found.sex or "",
        nation=found.nation or "",
        birth=found.birth,
        party=found.party or "",
        education=found.education or "",
        employer=found.employer or "",
        mobile=found.mobile or "",
        level=found.level or "",
        term=found.term or "",
        constituency=own or other if found.level == "区" else other or own,
        certificate=found.certificate or "",
        composition=found.composition or "",
        reelected=found.reelected,
        congress_post=found.congress_post or "",
        home_street=found.home_street or "",
        attached=found.belonging == ATTACHED_HERE,
        group_id=group.group_id if group else None,
        group=group.name if group else "",
        group_order=group.order if group else None,
        group_role=(group.role or "") if group else "",
        order=found.order,
        state=VOIDED if voided else state.public,
        suspended=state.kind == SUSPENDED,
    )
