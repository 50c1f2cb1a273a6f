"""Which deputies serve at a station, from when to when (进站代表)."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Mapped

from jiedao_desk.kernel.columns import day, link, person_name, text
from jiedao_desk.kernel.record import Listed
from jiedao_desk.kernel.register import Register, Section
from jiedao_desk.kernel.rules import rule


class StationDeputy(Listed):
    """One deputy at one station."""

    __tablename__ = "station_deputy"

    station_id: Mapped[int] = link("站点", to="stations", table="station")
    person_id: Mapped[int | None] = link("代表", to="deputies", table="person")
    name: Mapped[str] = person_name("姓名", aliases=("进站代表",))
    joined_on: Mapped[date | None] = day("进站日期")
    left_on: Mapped[date | None] = day("离站日期")
    remark: Mapped[str | None] = text("说明")

    @rule("left_on")
    def left_after_joined(self) -> str | None:
        """Nobody leaves before he came."""
        if self.joined_on and self.left_on and self.left_on < self.joined_on:
            return "离站日期不能早于进站日期"
        return None


_FIELDS = (StationDeputy.name, StationDeputy.joined_on, StationDeputy.left_on, StationDeputy.remark)

STATION_DEPUTIES = Register(
    key="station_deputies",
    title="进站代表",
    record=StationDeputy,
    within=(StationDeputy.station_id,),
    name=StationDeputy.name,
    columns=_FIELDS,
    sections=(Section("进站代表", *_FIELDS),),
)
