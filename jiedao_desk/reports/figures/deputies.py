"""Deputies counted as of a day, the groups they are in, and who came and went (代表构成、代表变动)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

from sqlalchemy import ColumnElement, exists, or_, select
from sqlalchemy.orm import Session

from jiedao_desk.kernel.figure import Figure, Span
from jiedao_desk.kernel.settings import Settings
from jiedao_desk.registers.constituencies import Constituency
from jiedao_desk.registers.deputies import Person
from jiedao_desk.registers.groups import DeputyGroup
from jiedao_desk.registers.mandates import ATTACHED_HERE, Mandate
from jiedao_desk.registers.memberships import GroupMembership
from jiedao_desk.registers.terms import Term
from jiedao_desk.reports.activity_rows import of_district
from jiedao_desk.reports.figures.indicator import Indicator

EXPIRED = "届满"
# Deputies of a general election are registered from the first session of the term on, give or take some weeks.
_GENERAL_ELECTION_DAYS = 90
RESIGNED = frozenset({"辞职被接受", "责令辞职被接受"})
MOVED = frozenset({"迁出或者调离本行政区域"})


def in_office(session: Session, _values: Settings, span: Span) -> Figure:
    """District deputies elected here who are in office on the last day, each once (R13), suspended ones too."""
    return _persons(session, span, of_district())


def above(session: Session, _values: Settings, span: Span) -> Figure:
    """Deputies of the city and above; a deputy of two levels is one person here."""
    return _persons(session, span, Mandate.level.in_(("市", "省", "全国")))


def attached(session: Session, _values: Settings, span: Span) -> Figure:
    """Those elected elsewhere who take part here (编入本街道活动)."""
    return _persons(session, span, Mandate.belonging == ATTACHED_HERE)


def ended(session: Session, _values: Settings, span: Span, causes: frozenset[str] | None = None) -> Figure:
    """District mandates that ended in the span, by the day of effect; the end of a term is no change of this kind."""
    query = (
        select(Mandate.person_id)
        .join(Person, Person.id == Mandate.person_id)
        .where(
            Mandate.voided_at.is_(None),
            Person.voided_at.is_(None),
            of_district(),
            Mandate.ended_on >= span.start,
            Mandate.ended_on <= span.end,
        )
        .order_by(Mandate.ended_on, Mandate.id)
    )
    if causes is not None:
        query = query.where(Mandate.end_cause.in_(causes))
    else:
        query = query.where(Mandate.end_cause.is_distinct_from(EXPIRED))
    return Figure.count("deputies", list(session.scalars(query)))


def joined(session: Session, _values: Settings, span: Span) -> Figure:
    """District deputies elected in the course of a term, by by-election."""
    found = [person for _, begun, person in _by_elections(session) if begun in span]
    return Figure.count("deputies", found)


def vacant(session: Session, _values: Settings, span: Span) -> Figure:
    """Seats of the term in force on the last day whose deputy is gone and that nobody was elected to since.

    No value as long as the term is not registered, nor where the constituencies are: their seats say more.
    """
    registered = select(Constituency.id).where(Constituency.voided_at.is_(None)).limit(1)
    if session.scalar(registered) is not None:
        return Figure(None)
    term = next(
        (
            one
            for one in session.scalars(select(Term).where(Term.voided_at.is_(None), Term.level == "区"))
            if one.started_on and one.started_on <= span.end and (not one.ended_on or one.ended_on > span.end)
        ),
        None,
    )
    if term is None or term.started_on is None:
        return Figure(None)
    of_term = Span(term.started_on, span.end)
    left: dict[str, list[int]] = {}
    query = (
        select(Mandate.constituency, Mandate.person_id)
        .join(Person, Person.id == Mandate.person_id)
        .where(
            Mandate.voided_at.is_(None),
            Person.voided_at.is_(None),
            of_district(),
            Mandate.ended_on >= of_term.start,
            Mandate.ended_on <= of_term.end,
            Mandate.end_cause.is_distinct_from(EXPIRED),
        )
        .order_by(Mandate.ended_on, Mandate.id)
    )
    for place, person in session.execute(query):
        left.setdefault(place or "", []).append(person)
    for place, begun, _ in _by_elections(session):
        if begun in of_term and left.get(place):
            left[place].pop(0)
    return Figure.count("deputies", [person for people in left.values() for person in people])


def _by_elections(session: Session) -> list[tuple[str, date, int]]:
    """Constituency, first day and person of every mandate that began in the course of a registered term."""
    found = session.execute(
        select(Mandate.constituency, Mandate.started_on, Mandate.person_id, Term.started_on)
        .join(Person, Person.id == Mandate.person_id)
        .join(Term, Term.level == Mandate.level)
        .where(
            Mandate.voided_at.is_(None),
            Person.voided_at.is_(None),
            Term.voided_at.is_(None),
            of_district(),
            Mandate.started_on > Term.started_on,
            or_(Term.ended_on.is_(None), Mandate.started_on < Term.ended_on),
        )
        .order_by(Mandate.started_on, Mandate.id)
    )
    return [
        (place or "", day, person)
        for place, day, person, first in found
        if day and first and (day - first).days > _GENERAL_ELECTION_DAYS
    ]


def groups(session: Session, _values: Settings, span: Span) -> Figure:
    """Groups that have somebody in them on the last day."""
    member = exists().where(
        GroupMembership.group_id == DeputyGroup.id,
        GroupMembership.voided_at.is_(None),
        or_(GroupMembership.joined_on.is_(None), GroupMembership.joined_on <= span.end),
        or_(GroupMembership.left_on.is_(None), GroupMembership.left_on > span.end),
    )
    query = (
        select(DeputyGroup.id)
        .where(DeputyGroup.voided_at.is_(None), member)
        .order_by(DeputyGroup.order, DeputyGroup.id)
    )
    return Figure.count("groups", list(session.scalars(query)))


def _persons(session: Session, span: Span, *which: ColumnElement[bool]) -> Figure:
    query = (
        select(Person.id)
        .where(
            Person.voided_at.is_(None),
            exists().where(
                Mandate.person_id == Person.id,
                Mandate.voided_at.is_(None),
                or_(Mandate.started_on.is_(None), Mandate.started_on <= span.end),
                or_(Mandate.ended_on.is_(None), Mandate.ended_on > span.end),
                *which,
            ),
        )
        .order_by(Person.id)
    )
    return Figure.count("deputies", list(session.scalars(query)))


def _of(key: str, title: str, how: str, count: Callable[..., Figure], *, standing: bool = False) -> Indicator:
    return Indicator(f"deputies.{key}", title, "人", "deputies", how, count, standing)


INDICATORS = (
    _of(
        "in_office",
        "在任区代表",
        "期末在任、本街道选举产生的区代表；暂停执行职务的仍在册",
        in_office,
        standing=True,
    ),
    _of(
        "vacant",
        "区代表出缺",
        "本届任期中终止、同一选区还没有补选的；没有登记届次的不计；登记了选区的看“代表出缺”",
        vacant,
        standing=True,
    ),
    _of("above", "市以上代表", "期末在任的市、省、全国代表，一人一次", above, standing=True),
    _of(
        "attached",
        "编入本街道活动的代表",
        "期末在任、在别处选举产生而编入本街道活动的代表",
        attached,
        standing=True,
    ),
    Indicator("groups.formed", "代表小组", "个", "groups", "期末有成员的代表小组", groups, standing=True),
    _of("ended", "代表资格终止", "任期未满、在本期内终止的区代表资格，按生效日", ended),
    _of("joined", "补选代表", "任期中途当选的区代表，按任职起始日", joined),
    _of("resigned", "其中辞职", "辞职、责令辞职被接受，按接受之日", partial(ended, causes=RESIGNED)),
    _of("moved", "其中调离", "迁出或者调离本行政区域，按调离之日", partial(ended, causes=MOVED)),
)
