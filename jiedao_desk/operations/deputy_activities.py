"""What a deputy did in a year, for the file; how often deputies took part, for the dashboard (代表履职记录)."""

from __future__ import annotations

# What only a deputy's own file needs is imported when one is opened: the dashboard shows the spread alone.
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from jiedao_desk.kernel.attendance import Tally, tally
from jiedao_desk.operations.desk import Desk
from jiedao_desk.reports import overview

if TYPE_CHECKING:
    from jiedao_desk.reports.deputy_file import FileRow

ALL = "全部"


@dataclass(frozen=True)
class YearRecord:
    """The rows of one year (or of all), newest first, and what they come to."""

    year: int | None
    rows: tuple[FileRow, ...]
    months: tuple[int, ...]
    tally: Tally
    classes: tuple[tuple[str, int], ...]

    def of_class(self, name: str) -> tuple[FileRow, ...]:
        """The rows of one part of the file, or all of them."""
        return tuple(row for row in self.rows if name in (ALL, row.part))


@dataclass(frozen=True)
class Band:
    """So many deputies took part so many times: ``least`` to ``most``, ``None`` for no bound."""

    least: int
    most: int | None
    people: tuple[int, ...]

    @property
    def label(self) -> str:
        """本街道尚未登记, 1—5次, 6次以上."""
        if self.most == 0:
            return "本街道尚未登记"
        if self.most is None:
            return f"{self.least}次以上"
        return f"{self.least}次" if self.least == self.most else f"{self.least}—{self.most}次"


@dataclass(frozen=True)
class YearOfMonths:
    """How often one deputy in office was there, month by month."""

    person_id: int
    name: str
    group_id: int | None
    group: str
    months: tuple[int, ...]

    @property
    def total(self) -> int:
        """The times of the whole year."""
        return sum(self.months)


_BANDS = ((0, 0), (1, 5), (6, None))


def of_year(desk: Desk, person_id: int, year: int | None) -> YearRecord:
    """What a deputy did in a year, or in all, taken from the sign-in lists."""
    from jiedao_desk.reports import deputy_activity, deputy_file

    since, until = (date(year, 1, 1), date(year, 12, 31)) if year is not None else (None, None)
    with desk.database.reading() as session:
        signed = deputy_activity.of_person(session, person_id, since, until)
        rows = deputy_file.of_person(session, person_id, since, until)
    counts = [(ALL, len(rows))]
    counts += [
        (part, number) for part in deputy_file.PARTS if (number := sum(row.part == part for row in rows))
    ]
    return YearRecord(
        year,
        tuple(rows),
        deputy_activity.months(signed, year) if year is not None else (),
        tally(row.mark for row in signed),
        tuple(counts),
    )


def years(desk: Desk, person_id: int) -> list[int]:
    """The years in which a deputy stands on a list, newest first."""
    from jiedao_desk.reports import deputy_activity

    with desk.database.reading() as session:
        return deputy_activity.years(session, person_id)


def spread(desk: Desk, since: date, until: date) -> tuple[Band, ...]:
    """How records are spread over those in office on the last day, none to many; the attached are left out."""
    with desk.database.reading() as session:
        times = overview.times_there(session, since, until)
        people = sorted(overview.expected(session, until))
    return tuple(Band(least, most, tuple(_between(people, times, least, most))) for least, most in _BANDS)


def in_roster_order(desk: Desk, band: Band, on: date) -> tuple[int, ...]:
    """The people of a band as they stand on the roster of a day."""
    from jiedao_desk.operations import activities

    return tuple(one.person_id for one in activities.roll(desk, on) if one.person_id in band.people)


def by_month(desk: Desk, year: int) -> tuple[YearOfMonths, ...]:
    """The months of a year, up to today, of those in office on its last day, in roster order; the attached left out."""
    from jiedao_desk.operations import activities
    from jiedao_desk.reports import deputy_activity

    until = min(desk.clock.today(), date(year, 12, 31))
    with desk.database.reading() as session:
        found = deputy_activity.months_by_person(session, year, until)
    none = (0,) * 12
    return tuple(
        YearOfMonths(one.person_id, one.name, one.group_id, one.group, found.get(one.person_id, none))
        for one in activities.roll(desk, until)
        if not one.attached
    )


def _between(people: Iterable[int], times: dict[int, int], least: int, most: int | None) -> Iterable[int]:
    return (
        person
        for person in people
        if least <= times.get(person, 0) and (most is None or times.get(person, 0) <= most)
    )
