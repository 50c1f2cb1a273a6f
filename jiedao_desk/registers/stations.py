"""Where deputies meet voters: houses, stations, studios (代表之家、联络站、工作室)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from sqlalchemy.orm import Mapped

from jiedao_desk.kernel.columns import choice, day, decimal, files, person_name, phone, prose, text
from jiedao_desk.kernel.fields import Code, CodeList
from jiedao_desk.kernel.record import Record
from jiedao_desk.kernel.register import Flat, InCell, Register, Section, every
from jiedao_desk.kernel.rules import rule
from jiedao_desk.registers.station_deputies import StationDeputy

KINDS = CodeList(
    (
        Code("代表之家", ("家", "人大代表之家")),
        Code("代表联络站", ("站", "人大代表联络站", "联络站")),
        Code("代表联络点", ("点", "联络点")),
        Code("代表工作室", ("工作室", "人大代表工作室")),
    )
)


class Station(Record):
    """One station with its deputies and its rules."""

    __tablename__ = "station"

    name: Mapped[str] = text("站点名称", at_most=80, aliases=("名称", "站名"))
    kind: Mapped[str] = choice("级别", KINDS, default="代表联络站", aliases=("站点类别", "类别"))
    address: Mapped[str | None] = text("地址", at_most=100)
    area: Mapped[Decimal | None] = decimal(
        "面积", places=1, help="平方米", aliases=("面积（㎡）", "面积（平方米）")
    )
    opened_on: Mapped[date | None] = day("挂牌日期", aliases=("建成日期", "建成/挂牌日期", "成立日期"))
    closed_on: Mapped[date | None] = day("撤销日期", help="在用不填")
    head: Mapped[str | None] = person_name("站长")
    deputy_head: Mapped[str | None] = person_name("副站长")
    contact: Mapped[str | None] = person_name("联络员")
    phone: Mapped[str | None] = phone("电话", aliases=("联系电话",))
    communities: Mapped[str | None] = text("覆盖社区", aliases=("覆盖社区/选区", "覆盖选区"))
    facilities: Mapped[str | None] = prose("设施", aliases=("设施设备",))
    rules_on_wall: Mapped[str | None] = prose("上墙制度", aliases=("制度",))
    open_days: Mapped[str | None] = text("活动日", help="如：每月10日上午", aliases=("接待日",))
    photos: Mapped[tuple[int, ...] | None] = files("照片")
    note: Mapped[str | None] = prose("备注")

    @rule("closed_on")
    def closed_after_opened(self) -> str | None:
        """A station cannot close before it opened."""
        if self.opened_on and self.closed_on and self.closed_on < self.opened_on:
            return "撤销日期不能早于挂牌日期"
        return None


SECTIONS = (
    Section(
        "站点",
        Station.name,
        Station.kind,
        Station.address,
        Station.area,
        Station.opened_on,
        Station.closed_on,
        Station.communities,
        Station.open_days,
    ),
    Section("人员", Station.head, Station.deputy_head, Station.contact, Station.phone),
    Section("设施与制度", Station.facilities, Station.rules_on_wall, Station.photos, Station.note),
)

STATIONS = Register(
    key="stations",
    title="代表家站",
    record=Station,
    group="联系群众",
    icon="station",
    name=Station.name,
    detail=Station.kind,
    columns=(
        Station.name,
        Station.kind,
        Station.address,
        Station.opened_on,
        Station.head,
        Station.contact,
        Station.communities,
    ),
    newest=Station.opened_on,
    searched=(Station.name, Station.address, Station.communities, Station.head),
    filtered=(Station.kind,),
    identity=((Station.name,),),
    sections=SECTIONS,
    flat=Flat(
        own=every(SECTIONS),
        parts=(InCell("station_deputies", "进站代表", StationDeputy.name, aliases=("驻站代表",)),),
        sheets=("station_deputies",),
    ),
)
