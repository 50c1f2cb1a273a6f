"""How many deputies reached which grade of points; the grades are those of the rules of the year (履职评价, R17)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import partial

from sqlalchemy.orm import Session

from jiedao_desk.kernel.figure import Figure, Span
from jiedao_desk.kernel.scoring import RuleSet, account, in_force
from jiedao_desk.kernel.settings import Settings
from jiedao_desk.registers.point_sets import ADOPTED
from jiedao_desk.reports import deeds, point_rows
from jiedao_desk.reports.figures import deputies
from jiedao_desk.reports.figures.indicator import Indicator
from jiedao_desk.reports.remembered import once


def graded(session: Session, span: Span) -> tuple[Indicator, ...]:
    """One figure a grade, in the order of the rules; none where no rules are in force in the year the span ends in."""
    rules = _rules(session, span.end.year)
    if rules is None:
        return ()
    return tuple(
        Indicator(
            f"points.grade{place}",
            f"履职积分{grade.name}",
            "人",
            "deputies",
            f"年初到期末按“{rules.name}”计分，等次为“{grade.name}”的在任区代表",
            partial(_count, grade=grade.name),
            standing=True,
        )
        for place, grade in enumerate(rules.grades, start=1)
    )


def _rules(session: Session, year: int) -> RuleSet | None:
    known = once(session, (_rules,), lambda: point_rows.sets(session))
    return in_force((one.rules for one in known if one.state == ADOPTED), year)


def _count(session: Session, values: Settings, span: Span, *, grade: str) -> Figure:
    rules = _rules(session, span.end.year)
    # Other rules, other words: a year that did not know the grade has no number of it.
    if rules is None or grade not in {one.name for one in rules.grades}:
        return Figure(None)
    reached = once(session, (_count, span.end), lambda: _grades(session, values, rules, span.end))
    return Figure.count("deputies", [person for person, name in reached.items() if name == grade])


def _grades(session: Session, values: Settings, rules: RuleSet, on: date) -> Mapping[int, str]:
    """The grade of every district deputy elected here who is in office on the day, by the year up to it."""
    span = Span(date(on.year, 1, 1), on)
    done, adjusted = deeds.by_person(session, span), point_rows.adjustments(session, span)
    people = [person for _, person in deputies.in_office(session, values, span).sources]
    return {person: account(rules, done.get(person, ()), adjusted.get(person, ())).grade for person in people}
