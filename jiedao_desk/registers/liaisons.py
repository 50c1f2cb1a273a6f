"""Who keeps in touch with whom: standing committee with deputies, deputies with voters (双联系)."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Mapped

from jiedao_desk.kernel.columns import choice, day, link, prose, text, whole
from jiedao_desk.kernel.fields import Code, CodeList
from jiedao_desk.kernel.record import Record
from jiedao_desk.kernel.register import Flat, Register, Section, every
from jiedao_desk.kernel.rules import rule

WITH_DEPUTY, WITH_VOTERS, OF_COMMITTEE = "常委会组成人员联系代表", "代表联系选民", "专门委员会联系代表"

KINDS = CodeList(
    (
        Code(WITH_DEPUTY, ("常委会联系代表", "委员联系代表")),
        Code(WITH_VOTERS, ("联系选民", "联系群众", "代表联系群众")),
        Code(OF_COMMITTEE, ("专委会联系代表",)),
    ),
    editable=False,
)


class Liaison(Record):
    """One lasting pair; each contact is a line of it."""

    __tablename__ = "liaison"

    kind: Mapped[str] = choice("联系类别", KINDS, default=WITH_VOTERS, aliases=("类别",))
    person_id: Mapped[int] = link("代表", to="deputies", table="person", aliases=("代表姓名", "姓名"))
    partner: Mapped[str] = text(
        "联系对象",
        at_most=100,
        help="联系选民的写选民或社区，联系代表的写常委会组成人员",
        aliases=("对象", "联系人"),
    )
    partner_post: Mapped[str | None] = text("对象单位职务", at_most=100, aliases=("单位职务",))
    fixed_voters: Mapped[int | None] = whole("固定联系选民数", at_least=0, aliases=("联系选民数",))
    started_on: Mapped[date | None] = day("建立日期", aliases=("起始日期",))
    ended_on: Mapped[date | None] = day("结束日期")
    note: Mapped[str | None] = prose("备注")

    @rule("ended_on")
    def ended_after_started(self) -> str | None:
        """Nothing ends before it began."""
        if self.started_on and self.ended_on and self.ended_on < self.started_on:
            return "结束日期不能早于建立日期"
        return None


SECTIONS = (
    Section(
        "联系",
        Liaison.kind,
        Liaison.person_id,
        Liaison.partner,
        Liaison.partner_post,
        Liaison.fixed_voters,
        Liaison.started_on,
        Liaison.ended_on,
        Liaison.note,
    ),
)

LIAISONS = Register(
    key="liaisons",
    title="双联系",
    record=Liaison,
    group="联系群众",
    icon="liaison",
    name=Liaison.partner,
    detail=Liaison.kind,
    columns=(
        Liaison.kind,
        Liaison.person_id,
        Liaison.partner,
        Liaison.fixed_voters,
        Liaison.started_on,
        Liaison.ended_on,
    ),
    newest=Liaison.started_on,
    searched=(Liaison.partner, Liaison.partner_post),
    filtered=(Liaison.kind,),
    identity=((Liaison.kind, Liaison.person_id, Liaison.partner),),
    sections=SECTIONS,
    flat=Flat(own=every(SECTIONS), sheets=("liaison_contacts",)),
)
