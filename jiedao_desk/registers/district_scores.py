"""Scores that the district gave and sent back, kept beside the office's own count (区人大评分)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from sqlalchemy.orm import Mapped

from jiedao_desk.kernel import periods
from jiedao_desk.kernel.columns import day, decimal, link, text
from jiedao_desk.kernel.errors import Unreadable
from jiedao_desk.kernel.record import Record
from jiedao_desk.kernel.register import Flat, Register, Section
from jiedao_desk.kernel.rules import rule


class DistrictScore(Record):
    """One score of one deputy for one period, as it was announced."""

    __tablename__ = "district_score"

    person_id: Mapped[int] = link("代表", to="deputies", table="person", aliases=("姓名", "代表姓名"))
    period: Mapped[str] = text("时段", at_most=10, help="如 2026、2026H1、2026Q3", aliases=("年度", "季度"))
    score: Mapped[Decimal | None] = decimal("区评分", places=1, aliases=("得分", "积分", "分数"))
    grade: Mapped[str | None] = text("区评等次", at_most=20, aliases=("等次", "等级"))
    received_on: Mapped[date | None] = day("收到日期", aliases=("日期",))
    source: Mapped[str | None] = text("来源", help="文号或通知名称", aliases=("文号",))

    @rule("period")
    def period_is_one(self) -> str | None:
        """The period is written as in reports."""
        try:
            periods.window(self.period)
        except Unreadable as error:
            return str(error)
        return None

    @rule("score")
    def says_something(self) -> str | None:
        """A score or a grade, or there is nothing to keep."""
        return None if self.score is not None or self.grade else "区评分和区评等次至少填一项"


DISTRICT_SCORES = Register(
    key="district_scores",
    title="区人大评分",
    record=DistrictScore,
    name=DistrictScore.period,
    detail=DistrictScore.grade,
    columns=(
        DistrictScore.person_id,
        DistrictScore.period,
        DistrictScore.score,
        DistrictScore.grade,
        DistrictScore.received_on,
        DistrictScore.source,
    ),
    newest=DistrictScore.received_on,
    searched=(DistrictScore.source,),
    identity=((DistrictScore.person_id, DistrictScore.period),),
    sections=(
        Section(
            "评分",
            DistrictScore.person_id,
            DistrictScore.period,
            DistrictScore.score,
            DistrictScore.grade,
            DistrictScore.received_on,
            DistrictScore.source,
        ),
    ),
    flat=Flat(
        own=(
            DistrictScore.person_id,
            DistrictScore.period,
            DistrictScore.score,
            DistrictScore.grade,
            DistrictScore.received_on,
            DistrictScore.source,
        )
    ),
)
