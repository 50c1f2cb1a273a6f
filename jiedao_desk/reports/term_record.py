"""What deputies did in each year of their term, by kinds, from all registers (任期履职情况)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from jiedao_desk.kernel.figure import Span
from jiedao_desk.reports import deputy_year
from jiedao_desk.reports.deputy_year import Presence

# Which deeds of other registers a column holds; what sign-in lists alone show goes by the class of the activity.
_DEEDS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("接待选民", ("代表接待日",)),
    ("走访联系", ("走访联系选民",)),
    ("述职", ("述职",)),
    ("学习培训", ("学习培训",)),
    ("领衔", ("领衔议案", "领衔建议")),
    ("附议", ("附议",)),
    ("表彰", ("区级表彰", "市级表彰", "省级表彰", "国家级表彰")),
)
_CLASSES: tuple[tuple[str, str], ...] = (
    ("出席列席会议", "会议"),
    ("视察调研", "活动"),
    ("宣传实事", "宣传实事"),
)

COLUMNS: tuple[str, ...] = ("应到", "实到", *(name for name, _ in _CLASSES), *(name for name, _ in _DEEDS))


@dataclass(frozen=True)
class YearOfTerm:
    """One year, or the part of it that lies in the span; ``counts`` by the names of ``COLUMNS``."""

    year: int
    counts: Mapping[str, int]


def by_person(session: Session, start: date, end: date, wanted: list[int]) -> dict[int, list[YearOfTerm]]:
    """Each person's years between two days, both included; a year in which nothing was recorded is there as well."""
    found: dict[int, list[YearOfTerm]] = {person: [] for person in wanted}
    for year in range(start.year, end.year + 1):
        span = Span(max(start, date(year, 1, 1)), min(end, date(year, 12, 31)))
        present = deputy_year.presence(session, span)
        matters = deputy_year.matters(session, span)
        for person in wanted:
            told = present.get(person, Presence())
            counts = {"应到": len(told.expected), "实到": len(told.present)}
            counts |= {name: len(told.by_class.get(of, ())) for name, of in _CLASSES}
            counts |= {
                name: sum(len(matters.get((person, kind), ())) for kind in kinds) for name, kinds in _DEEDS
            }
            found[person].append(YearOfTerm(year, counts))
    return found


def summed(years: list[YearOfTerm]) -> dict[str, int]:
    """The whole span, by the names of ``COLUMNS``."""
    return {name: sum(one.counts[name] for one in years) for name in COLUMNS}
