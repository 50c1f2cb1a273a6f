"""The figures of the home page: deputies in office, recent work, what is incomplete (工作台数据)."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from jiedao_desk.kernel.register import Catalogue
from jiedao_desk.registers.deputies import Person
from jiedao_desk.registers.groups import DeputyGroup
from jiedao_desk.registers.mandates import ATTACHED_HERE, Mandate
from jiedao_desk.registers.memberships import GroupMembership
from jiedao_desk.registers.suspensions import Suspension
from jiedao_desk.registers.terms import Term
from jiedao_desk.storage.tables import HistoryLine, SearchLine
from jiedao_desk.storage.work import LOOKED, PRINTED

LEVELS = ("全国", "省", "市", "区")


@dataclass(frozen=True)
class DeputyFigures:
    """Persons in office on a day: by level (a person counts once a level), those only attached, what lacks."""

    persons: int
    by_level: tuple[tuple[str, int], ...]
    attached: int
    suspended: int
    groups: int
    without_group: int
    without_composition: int
    women: int


@dataclass(frozen=True)
class RecentWork:
    """The latest change of one record."""

    register: str
    record_id: int
    title: str
    action: str
    at: datetime
    who: str


def in_office(on: date) -> tuple[object, ...]:
    """The conditions for a mandate to run on a day: counts go by 生效日 (代表法第六十二条)."""
    return (
        Mandate.voided_at.is_(None),
        or_(Mandate.started_on.is_(None), Mandate.started_on <= on),
        or_(Mandate.ended_on.is_(None), Mandate.ended_on > on),
    )


def deputies(session: Session, on: date) -> DeputyFigures:
    """Counts of the deputies in office on a day."""
    rows = session.execute(
        select(Mandate.person_id, Mandate.level, Mandate.belonging, Mandate.composition, Person.sex)
        .join(Person, Person.id == Mandate.person_id)
        .where(Person.voided_at.is_(None), *in_office(on))  # type: ignore[arg-type]
    ).all()
    # Who was elected elsewhere and only joins the activities here is counted apart (编入本街道活动).
    levels = Counter(
        level for _, level in {(row.person_id, row.level) for row in rows if row.belonging != ATTACHED_HERE}
    )
    persons = {row.person_id for row in rows}
    elected = {row.person_id for row in rows if row.belonging != ATTACHED_HERE}
    district = {row.person_id: row for row in rows if row.level == "区" and row.belonging != ATTACHED_HERE}
    grouped = set(
        session.scalars(
            select(GroupMembership.person_id).where(
                GroupMembership.voided_at.is_(None),
                or_(GroupMembership.joined_on.is_(None), GroupMembership.joined_on <= on),
                or_(GroupMembership.left_on.is_(None), GroupMembership.left_on > on),
            )
        )
    )
    suspended = session.scalar(
        select(func.count(func.distinct(Mandate.person_id)))
        .join(Suspension, Suspension.mandate_id == Mandate.id)
        .where(
            Suspension.voided_at.is_(None),
            Suspension.started_on <= on,
            or_(Suspension.ended_on.is_(None), Suspension.ended_on > on),
            *in_office(on),  # type: ignore[arg-type]
        )
    )
    groups = session.scalar(
        select(func.count()).where(
            DeputyGroup.voided_at.is_(None),
            or_(DeputyGroup.dissolved_on.is_(None), DeputyGroup.dissolved_on > on),
        )
    )
    return DeputyFigures(
        persons=len(persons),
        by_level=tuple((level, levels[level]) for level in LEVELS if levels[level]),
        attached=len(persons - elected),
        suspended=suspended or 0,
        groups=groups or 0,
        without_group=len(set(district) - grouped),
        without_composition=sum(row.composition is None for row in district.values()),
        women=len({row.person_id for row in rows if row.sex == "女"}),
    )


def recent(session: Session, catalogue: Catalogue, limit: int = 8) -> list[RecentWork]:
    """The records worked on last, each once, newest first."""
    shown = [register.key for register in catalogue.with_page()]
    latest = (
        select(func.max(HistoryLine.id).label("line"))
        .where(
            HistoryLine.register.in_(shown),
            HistoryLine.record_id.is_not(None),
            HistoryLine.action.not_in((LOOKED, PRINTED)),
        )
        .group_by(HistoryLine.register, HistoryLine.record_id)
        .order_by(func.max(HistoryLine.id).desc())
        .limit(limit)
        .subquery()
    )
    rows = session.execute(
        select(HistoryLine, SearchLine.title)
        .join(latest, latest.c.line == HistoryLine.id)
        .outerjoin(
            SearchLine,
            (SearchLine.register == HistoryLine.register) & (SearchLine.record_id == HistoryLine.record_id),
        )
        .order_by(HistoryLine.id.desc())
    )
    return [
        RecentWork(line.register, line.record_id or 0, title or "（已作废）", line.action, line.at, line.who)
        for line, title in rows
    ]


def current_term(session: Session, on: date) -> str:
    """The term of the district's congress that runs on a day; empty when none is registered."""
    query = (
        select(Term.number)
        .where(
            Term.voided_at.is_(None),
            Term.level == "区",
            or_(Term.started_on.is_(None), Term.started_on <= on),
            or_(Term.ended_on.is_(None), Term.ended_on > on),
        )
        .order_by(Term.started_on.desc())
        .limit(1)
    )
    return session.scalar(query) or ""
