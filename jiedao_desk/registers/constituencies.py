"""The constituencies of the street with their seats, dated, since they are redrawn and renamed (选区)."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Mapped

from jiedao_desk.kernel.columns import day, prose, text, whole
from jiedao_desk.kernel.record import Record
from jiedao_desk.kernel.register import Flat, Register, Section, every
from jiedao_desk.kernel.rules import rule


class Constituency(Record):
    """One constituency from a day to a day. A mandate keeps the name it was elected under."""

    __tablename__ = "constituency"

    name: Mapped[str] = text("选区名称", at_most=60, aliases=("选区", "名称"))
    order: Mapped[int | None] = whole("排序号", at_least=0)
    seats: Mapped[int] = whole(
        "应选名额", at_least=1, at_most=3, default=1, help="每一选区选一名至三名代表（选举法第二十五条）"
    )
    area: Mapped[str | None] = text("选区范围", aliases=("范围", "覆盖社区"))
    registered: Mapped[int | None] = whole("选民数", at_least=0, aliases=("登记选民数",))
    started_on: Mapped[date | None] = day("划定日期", aliases=("起始日期",))
    ended_on: Mapped[date | None] = day("撤销日期", help="合并、重新划分或改名的，填撤销日期并新建一条")
    successor: Mapped[str | None] = text("并入或改为", at_most=60)
    note: Mapped[str | None] = prose("备注")

    @rule("ended_on")
    def ended_after_started(self) -> str | None:
        """Nothing ends before it began."""
        if self.started_on and self.ended_on and self.ended_on < self.started_on:
            return "撤销日期不能早于划定日期"
        return None


SECTIONS = (
    Section(
        "选区",
        Constituency.name,
        Constituency.order,
        Constituency.seats,
        Constituency.area,
        Constituency.registered,
        Constituency.started_on,
        Constituency.ended_on,
        Constituency.successor,
        Constituency.note,
    ),
)

CONSTITUENCIES = Register(
    key="constituencies",
    title="选区",
    record=Constituency,
    group="代表",
    icon="constituency",
    name=Constituency.name,
    detail=Constituency.area,
    columns=(
        Constituency.name,
        Constituency.order,
        Constituency.seats,
        Constituency.area,
        Constituency.registered,
        Constituency.started_on,
        Constituency.ended_on,
    ),
    newest=Constituency.started_on,
    order=Constituency.order,
    searched=(Constituency.name, Constituency.area),
    identity=((Constituency.name, Constituency.started_on), (Constituency.name,)),
    sections=SECTIONS,
    flat=Flat(own=every(SECTIONS)),
)
