"""A person's mandates: level, term, constituency, certificate, beginning and end (代表任职)."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Mapped

from jiedao_desk.kernel.columns import choice, day, flag, link, prose, text
from jiedao_desk.kernel.fields import CodeList
from jiedao_desk.kernel.record import Listed
from jiedao_desk.kernel.register import Register, Section
from jiedao_desk.kernel.rules import rule
from jiedao_desk.registers import codes
from jiedao_desk.registers.codes import COMPOSITION, LEVEL, MANDATE_END

ELECTED_HERE = "本街道选举产生"
ATTACHED_HERE = codes.ATTACHED_HERE


class Mandate(Listed):
    """One mandate of one person. 区代表 have a constituency, 市 and above an electing unit (选举法第三条)."""

    __tablename__ = "mandate"

    person_id: Mapped[int] = link("代表", to="deputies", table="person")
    level: Mapped[str] = choice("代表级别", LEVEL, default="区", aliases=("级别", "层级", "代表层级"))
    term: Mapped[str | None] = text(
        "届次", at_most=30, aliases=("当选届次", "届别", "届"), help="如：第十九届；不清楚可以不填"
    )
    constituency: Mapped[str | None] = text(
        "选区", at_most=100, aliases=("原选区", "所在选区", "选区名称", "所属选区")
    )
    electing_unit: Mapped[str | None] = text(
        "选举单位",
        at_most=100,
        aliases=("原选举单位", "原选举单位或选区", "推选单位"),
        help="市以上代表由下一级人大选出",
    )
    belonging: Mapped[str | None] = choice(
        "编组情况",
        CodeList.of(ELECTED_HERE, ATTACHED_HERE),
        default=ELECTED_HERE,
        help="只在本街道工作、不在本街道选举产生的，选“编入本街道活动”，统计时单列",
    )
    home_street: Mapped[str | None] = text("编组街道", at_most=60)
    delegation: Mapped[str | None] = text("代表团", at_most=60, aliases=("团别", "所在代表团"))
    certificate: Mapped[str | None] = text("代表证号", at_most=30, aliases=("证号", "代表证编号", "代表证"))
    composition: Mapped[str | None] = choice(
        "结构类型",
        COMPOSITION,
        aliases=("代表类别", "代表构成", "代表结构", "构成类别", "代表构成类别", "类别"),
    )
    reelected: Mapped[bool | None] = flag("是否连任", aliases=("连任",))
    congress_post: Mapped[str | None] = text("人大职务", at_most=100, help="如：区人大常委会委员")
    elected_on: Mapped[date | None] = day("当选日期", aliases=("当选时间",))
    started_on: Mapped[date | None] = day(
        "任职起始日", aliases=("任期起始", "任职日期"), help="不清楚可以不填"
    )
    end_cause: Mapped[str | None] = choice("终止原因", MANDATE_END, aliases=("变动原因", "终止情形"))
    end_event_on: Mapped[date | None] = day("事由日", help="提出辞职、调离、去世等发生的日期")
    ended_on: Mapped[date | None] = day(
        "生效日",
        help="自这一天起不再计入在任：辞职为接受之日，罢免为表决之日，调离为调离之日",
        aliases=("终止日期", "变动时间"),
    )
    end_reported_on: Mapped[date | None] = day("上报日期", help="向区人大常委会报告的日期")
    end_announced_on: Mapped[date | None] = day("公告日")
    end_document: Mapped[str | None] = text("终止依据", help="接受辞职的决定、公告等的文号")
    note: Mapped[str | None] = prose("任职备注")

    @rule("ended_on")
    def ended_after_started(self) -> str | None:
        """A mandate cannot end before it began."""
        if self.started_on and self.ended_on and self.ended_on < self.started_on:
            return "生效日不能早于任职起始日"
        return None

    @rule("end_cause")
    def end_has_cause(self) -> str | None:
        """What ends a mandate is one of the cases of 代表法第六十二条, death, or the end of the term."""
        if self.ended_on and not self.end_cause:
            return "填了生效日，请选择终止原因（代表法第六十二条所列情形、去世或届满）"
        return None

    @rule("end_document", level="warning")
    def end_has_basis(self) -> str | None:
        """An end other than by death or term should name its document."""
        if self.ended_on and self.end_cause not in (None, "去世", "届满") and not self.end_document:
            return "还没有填终止依据（决定或公告的文号）"
        return None

    def in_office(self, on: date) -> bool:
        """Whether the mandate ran that day; from the day an ending takes effect it does not."""
        return (self.started_on is None or self.started_on <= on) and (
            self.ended_on is None or on < self.ended_on
        )


MANDATES = Register(
    key="mandates",
    title="代表任职",
    record=Mandate,
    within=(Mandate.person_id,),
    name=Mandate.level,
    detail=Mandate.term,
    columns=(
        Mandate.level,
        Mandate.term,
        Mandate.constituency,
        Mandate.electing_unit,
        Mandate.started_on,
        Mandate.ended_on,
    ),
    filtered=(Mandate.level, Mandate.term, Mandate.constituency, Mandate.composition),
    sections=(
        Section(
            "任职",
            Mandate.level,
            Mandate.term,
            Mandate.constituency,
            Mandate.electing_unit,
            Mandate.certificate,
            Mandate.composition,
            Mandate.reelected,
            Mandate.elected_on,
            Mandate.started_on,
        ),
        Section(
            "编组",
            Mandate.belonging,
            Mandate.home_street,
            Mandate.delegation,
            Mandate.congress_post,
            Mandate.note,
        ),
        Section(
            "终止",
            Mandate.end_cause,
            Mandate.end_event_on,
            Mandate.ended_on,
            Mandate.end_reported_on,
            Mandate.end_announced_on,
            Mandate.end_document,
        ),
    ),
)
