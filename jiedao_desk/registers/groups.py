"""Deputies' groups, the basic form of their activities between sessions (代表小组)."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Mapped

from jiedao_desk.kernel.columns import day, prose, text, whole
from jiedao_desk.kernel.record import Record
from jiedao_desk.kernel.register import Flat, Register, Section
from jiedao_desk.kernel.rules import rule


class DeputyGroup(Record):
    """A group of deputies, formed by area or field (代表法第二十七条)."""

    __tablename__ = "deputy_group"

    name: Mapped[str] = text("小组名称", at_most=60, aliases=("代表小组", "名称"))
    order: Mapped[int | None] = whole("排序号", at_least=0)
    area: Mapped[str | None] = text("活动范围", help="社区、选区或行业", aliases=("覆盖社区",))
    formed_on: Mapped[date | None] = day("成立日期")
    dissolved_on: Mapped[date | None] = day("撤销日期")
    note: Mapped[str | None] = prose("备注")

    @rule("dissolved_on")
    def dissolved_after_formed(self) -> str | None:
        """A group cannot be dissolved before it was formed."""
        if self.formed_on and self.dissolved_on and self.dissolved_on < self.formed_on:
            return "撤销日期不能早于成立日期"
        return None


GROUPS = Register(
    key="groups",
    title="代表小组",
    record=DeputyGroup,
    group="代表",
    icon="group",
    name=DeputyGroup.name,
    detail=DeputyGroup.area,
    columns=(
        DeputyGroup.name,
        DeputyGroup.order,
        DeputyGroup.area,
        DeputyGroup.formed_on,
        DeputyGroup.dissolved_on,
    ),
    newest=DeputyGroup.formed_on,
    order=DeputyGroup.order,
    searched=(DeputyGroup.name, DeputyGroup.area),
    identity=((DeputyGroup.name,),),
    sections=(
        Section(
            "小组",
            DeputyGroup.name,
            DeputyGroup.order,
            DeputyGroup.area,
            DeputyGroup.formed_on,
            DeputyGroup.dissolved_on,
            DeputyGroup.note,
        ),
    ),
    flat=Flat(
        own=(
            DeputyGroup.name,
            DeputyGroup.order,
            DeputyGroup.area,
            DeputyGroup.formed_on,
            DeputyGroup.dissolved_on,
            DeputyGroup.note,
        )
    ),
)
