"""Who has done what at least once in the term and who has not, for the page and the paper (履职覆盖)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from jiedao_desk.documents import coverage_list
from jiedao_desk.documents.coverage_list import CoverageLine, CoverageList
from jiedao_desk.kernel.absences import to_report
from jiedao_desk.kernel.document import Document
from jiedao_desk.kernel.errors import Refused
from jiedao_desk.kernel.rounding import percentage
from jiedao_desk.operations import deputies
from jiedao_desk.operations.desk import Desk
from jiedao_desk.operations.settings import current
from jiedao_desk.reports import coverage as counted
from jiedao_desk.reports.coverage import MATTERS, Covered, Matter

__all__ = ["ABSENCES", "MATTERS", "Coverage", "Covered", "Item", "as_of", "paper"]

ABSENCES = Matter("absences", "人代会未经批准缺席", "代表法第六十二条", frozenset())


@dataclass(frozen=True)
class Item:
    """One matter: who has a record of it and who has none yet. Of absences ``lacking`` are those to be looked at."""

    matter: Matter
    done: tuple[Covered, ...]
    lacking: tuple[Covered, ...]

    @property
    def rate(self) -> Decimal | None:
        """Those with a record, per cent of all."""
        return percentage(len(self.done), len(self.done) + len(self.lacking))


@dataclass(frozen=True)
class Coverage:
    """The district deputies in office on a day, matter by matter."""

    on: date
    people: tuple[Covered, ...]
    items: tuple[Item, ...]
    absences: Item

    @property
    def reportable(self) -> tuple[Covered, ...]:
        """Who missed so many sessions that the street has to report it."""
        return tuple(one for one in self.people if to_report(list(one.missed)))


def as_of(desk: Desk, on: date | None = None, *, grassroots: bool = False) -> Coverage:
    """The coverage as of a day, today if none is given; with ``grassroots`` of 基层 deputies alone."""
    day = on or desk.clock.today()
    mode = deputies.stroke_mode(desk)
    with desk.database.reading() as session:
        found = counted.as_of(session, day, mode)
    people = tuple(one for one in found if one.grassroots or not grassroots)
    items = tuple(
        Item(
            matter,
            tuple(one for one in people if matter.key in one.last),
            tuple(one for one in people if matter.key not in one.last),
        )
        for matter in MATTERS
    )
    away = Item(
        ABSENCES,
        tuple(one for one in people if not one.missed),
        tuple(one for one in people if one.missed),
    )
    return Coverage(day, people, items, away)


def paper(desk: Desk) -> Document:
    """履职覆盖情况 as of today, with the names of those who are still to be arranged. Raises ``Refused``."""
    made = as_of(desk)
    if not made.people:
        raise Refused("没有在任的区代表，没有可以打印的履职覆盖情况")
    values = current(desk)
    lines = [
        CoverageLine(
            one.matter.label,
            one.matter.basis,
            len(one.done),
            len(one.lacking),
            one.rate,
            tuple(who.name for who in one.lacking),
        )
        for one in made.items
    ]
    return coverage_list.coverage_list(
        CoverageList(
            unit=values.text("office.congress_seal") or values.text("office.unit"),
            on=made.on,
            people=len(made.people),
            order=str(values["names.order"]),
            lines=tuple(lines),
        )
    )
