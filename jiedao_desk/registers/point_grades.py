"""The grades of a rule set and the totals they begin at (评价等次)."""

from __future__ import annotations

from decimal import Decimal

from sqlalchemy.orm import Mapped

from jiedao_desk.kernel.columns import decimal, link, text
from jiedao_desk.kernel.record import Listed
from jiedao_desk.kernel.register import Register, Section


class PointGrade(Listed):
    """One grade: it is reached from its least total on."""

    __tablename__ = "point_grade"

    set_id: Mapped[int] = link("规则", to="point_sets", table="point_set")
    name: Mapped[str] = text("等次", at_most=20, aliases=("等级",))
    least: Mapped[Decimal] = decimal("最低分", places=1, aliases=("分数线",))


POINT_GRADES = Register(
    key="point_grades",
    title="评价等次",
    record=PointGrade,
    within=(PointGrade.set_id,),
    name=PointGrade.name,
    columns=(PointGrade.name, PointGrade.least),
    sections=(Section("等次", PointGrade.name, PointGrade.least),),
)
