"""Points given or taken beside the rules, each with its reason and who approved it (积分调整)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from sqlalchemy.orm import Mapped

from jiedao_desk.kernel.columns import day, decimal, link, person_name, text
from jiedao_desk.kernel.record import Record
from jiedao_desk.kernel.register import Flat, Register, Section
from jiedao_desk.kernel.rules import rule


class PointAdjustment(Record):
    """One adjustment: the total itself is never typed."""

    __tablename__ = "point_adjustment"

    person_id: Mapped[int] = link("代表", to="deputies", table="person", aliases=("姓名", "代表姓名"))
    decided_on: Mapped[date] = day("日期", help="计入这一天所在的年度")
    points: Mapped[Decimal] = decimal("调整分值", places=1, help="扣分写负数", aliases=("分值",))
    reason: Mapped[str] = text("调整原因", aliases=("原因", "事由"))
    approved_by: Mapped[str] = person_name("批准人", aliases=("审批人",))

    @rule("points")
    def changes_something(self) -> str | None:
        """Nothing given and nothing taken is no adjustment."""
        return "调整分值不能是0" if self.points == 0 else None


POINT_ADJUSTMENTS = Register(
    key="point_adjustments",
    title="积分调整",
    record=PointAdjustment,
    name=PointAdjustment.reason,
    detail=PointAdjustment.decided_on,
    columns=(
        PointAdjustment.person_id,
        PointAdjustment.decided_on,
        PointAdjustment.points,
        PointAdjustment.reason,
        PointAdjustment.approved_by,
    ),
    newest=PointAdjustment.decided_on,
    searched=(PointAdjustment.reason,),
    identity=((PointAdjustment.person_id, PointAdjustment.decided_on, PointAdjustment.reason),),
    sections=(
        Section(
            "调整",
            PointAdjustment.person_id,
            PointAdjustment.decided_on,
            PointAdjustment.points,
            PointAdjustment.reason,
            PointAdjustment.approved_by,
        ),
    ),
    flat=Flat(
        own=(
            PointAdjustment.person_id,
            PointAdjustment.decided_on,
            PointAdjustment.points,
            PointAdjustment.reason,
            PointAdjustment.approved_by,
        )
    ),
)
