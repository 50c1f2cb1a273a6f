"""Elections held, deputies elected in them, seats that are vacant (选举与出缺)."""

from __future__ import annotations

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from jiedao_desk.kernel.figure import Figure, Span
from jiedao_desk.kernel.settings import Settings
from jiedao_desk.registers.constituencies import Constituency
from jiedao_desk.registers.election_candidates import ElectionCandidate
from jiedao_desk.registers.elections import BY_ELECTION, DONE, Election
from jiedao_desk.registers.mandates import Mandate
from jiedao_desk.reports.activity_rows import of_district
from jiedao_desk.reports.figures.counting import counted, of_day
from jiedao_desk.reports.figures.indicator import Indicator


def held(session: Session, _values: Settings, span: Span) -> Figure:
    """Elections held in the span, general and by-elections, a constituency each."""
    return counted(session, "elections", of_day(Election.held_on, span))


def by_elections(session: Session, _values: Settings, span: Span) -> Figure:
    """By-elections at which somebody was elected."""
    which = (Election.kind == BY_ELECTION, Election.state == DONE)
    return counted(session, "elections", of_day(Election.held_on, span, *which))


def elected(session: Session, _values: Settings, span: Span) -> Figure:
    """Deputies elected in the span."""
    query = (
        select(ElectionCandidate.election_id)
        .where(
            ElectionCandidate.voided_at.is_(None),
            ElectionCandidate.elected.is_(True),
            ElectionCandidate.election_id.in_(of_day(Election.held_on, span)),
        )
        .order_by(ElectionCandidate.election_id)
    )
    found = list(session.scalars(query))
    return Figure(len(found), tuple(dict.fromkeys(("elections", one) for one in found)))


def vacant(session: Session, _values: Settings, span: Span) -> Figure:
    """Seats of the registered constituencies without a deputy in office on the last day (出缺)."""
    seats = session.execute(
        select(Constituency.id, Constituency.name, Constituency.seats)
        .where(
            Constituency.voided_at.is_(None),
            or_(Constituency.started_on.is_(None), Constituency.started_on <= span.end),
            or_(Constituency.ended_on.is_(None), Constituency.ended_on > span.end),
        )
        .order_by(Constituency.order, Constituency.id)
    ).all()
    taken = {
        row.constituency: row.number
        for row in session.execute(
            select(Mandate.constituency, func.count(Mandate.person_id.distinct()).label("number"))
            .where(
                Mandate.voided_at.is_(None),
                of_district(),
                or_(Mandate.started_on.is_(None), Mandate.started_on <= span.end),
                or_(Mandate.ended_on.is_(None), Mandate.ended_on > span.end),
            )
            .group_by(Mandate.constituency)
        )
    }
    if not seats:
        return Figure(None)
    lacking = {row.id: max(row.seats - taken.get(row.name, 0), 0) for row in seats}
    return Figure(
        sum(lacking.values()), tuple(("constituencies", one) for one, number in lacking.items() if number)
    )


INDICATORS = (
    Indicator(
        "constituencies.vacant",
        "代表出缺",
        "名",
        "constituencies",
        "登记的选区应选名额减期末在任区代表",
        vacant,
        standing=True,
    ),
    Indicator(
        "elections.held", "选举", "次", "elections", "选举日在本期的换届选举和补选，一个选区一次", held
    ),
    Indicator("elections.by", "其中补选", "次", "elections", "本期选出代表的补选", by_elections),
    Indicator("elections.elected", "选出代表", "名", "elections", "本期各次选举当选的代表", elected),
)
