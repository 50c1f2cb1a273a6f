"""What happened at a station in a year, as sheet 10 of the report counts it (家站年度情况)."""

from __future__ import annotations

from dataclasses import dataclass

from jiedao_desk.kernel import periods
from jiedao_desk.kernel.sheet import Scope
from jiedao_desk.operations.desk import Desk
from jiedao_desk.reports.sheets import receptions
from jiedao_desk.storage import settings

REGISTER = "stations"


@dataclass(frozen=True)
class StationYear:
    """The deputies that serve there at the end, the reception days held there, and what was raised and closed."""

    serving: int
    days: int
    receiving: int
    visitors: int
    raised: int
    closed: int

    @property
    def words(self) -> str:
        """进站代表5名；接待日12场，接待代表24人次，来访40人次；收集意见18件，办结17件"""
        return (
            f"进站代表{self.serving}名；接待日{self.days}场，接待代表{self.receiving}人次，来访{self.visitors}人次；"
            f"收集意见{self.raised}件，办结{self.closed}件"
        )


def of_year(desk: Desk, station_id: int, year: int) -> StationYear | None:
    """A station in a year up to today; ``None`` for one that was not in use in it."""
    with desk.database.reading() as session:
        scope = Scope(periods.window(f"{year:04d}"), desk.clock.today())
        made = receptions.sheet(session, settings.read(session), scope)
    for line in made.lines:
        if (REGISTER, station_id) in line.sources:
            serving, days, receiving, visitors, raised, closed = (int(str(one)) for one in line.cells[7:13])
            return StationYear(serving, days, receiving, visitors, raised, closed)
    return None
