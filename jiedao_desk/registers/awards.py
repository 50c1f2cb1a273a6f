"""Commendations and sanctions of deputies, units and suggestions (奖惩)."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Mapped

from jiedao_desk.kernel.columns import choice, day, files, link, prose, text
from jiedao_desk.kernel.fields import Code, CodeList
from jiedao_desk.kernel.record import Record
from jiedao_desk.kernel.register import Flat, Register, Section, every
from jiedao_desk.kernel.rules import rule

REWARD, SANCTION = "奖励", "处理"

KINDS = CodeList((Code(REWARD, ("表彰", "奖")), Code(SANCTION, ("惩戒", "惩", "处分"))), editable=False)
LEVELS = CodeList(
    (Code("国家", ("全国",)), Code("省", ()), Code("市", ()), Code("区", ("区级", "县")), Code("街道", ()))
)


class Award(Record):
    """One commendation or sanction, of a deputy, of a handling unit or of a suggestion."""

    __tablename__ = "award"

    awarded_on: Mapped[date] = day("日期", indexed=True, aliases=("授予日期", "表彰日期"))
    title: Mapped[str] = text("奖惩名称", aliases=("名称", "荣誉名称"))
    kind: Mapped[str] = choice("奖惩类别", KINDS, default=REWARD, aliases=("类别",))
    level: Mapped[str | None] = choice("级别", LEVELS, aliases=("奖励级别",))
    person_id: Mapped[int | None] = link("代表", to="deputies", table="person", aliases=("姓名", "获奖代表"))
    unit: Mapped[str | None] = text(
        "单位或个人", at_most=100, help="不是代表的写在这里，如先进承办单位、承办人"
    )
    suggestion: Mapped[str | None] = text("建议名称", help="优秀议案建议写标题", aliases=("优秀建议",))
    granted_by: Mapped[str | None] = text("授予单位", at_most=100, aliases=("授予或处理单位", "处理单位"))
    document: Mapped[str | None] = text("文号", at_most=60)
    scans: Mapped[tuple[int, ...] | None] = files("证书、文件")
    note: Mapped[str | None] = prose("备注")

    @rule("person_id")
    def somebody(self) -> str | None:
        """An award goes to somebody."""
        if self.person_id is None and not self.unit and not self.suggestion:
            return "请选代表，或写明单位、个人或建议名称"
        return None


SECTIONS = (
    Section(
        "奖惩",
        Award.awarded_on,
        Award.title,
        Award.kind,
        Award.level,
        Award.person_id,
        Award.unit,
        Award.suggestion,
        Award.granted_by,
        Award.document,
        Award.scans,
        Award.note,
    ),
)

AWARDS = Register(
    key="awards",
    title="奖惩",
    record=Award,
    group="代表",
    icon="award",
    name=Award.title,
    detail=Award.awarded_on,
    columns=(
        Award.awarded_on,
        Award.title,
        Award.kind,
        Award.level,
        Award.person_id,
        Award.unit,
        Award.granted_by,
    ),
    newest=Award.awarded_on,
    searched=(Award.title, Award.unit, Award.suggestion, Award.granted_by),
    filtered=(Award.kind, Award.level),
    identity=((Award.awarded_on, Award.title, Award.person_id, Award.unit),),
    sections=SECTIONS,
    flat=Flat(own=every(SECTIONS)),
)
