"""What each kind of deed is worth under a rule set, and the most it may come to (计分项目)."""

from __future__ import annotations

from decimal import Decimal

from sqlalchemy.orm import Mapped

from jiedao_desk.kernel.columns import choice, decimal, link, text
from jiedao_desk.kernel.fields import Code, CodeList
from jiedao_desk.kernel.record import Listed
from jiedao_desk.kernel.register import Register, Section
from jiedao_desk.kernel.rules import rule

# What the records can show of a deputy; nothing else can be worth points.
DEEDS = CodeList(
    (
        Code("全程出席人代会", ("出席人代会",)),
        Code("人代会请假半天", ()),
        Code("人代会缺席半天", ("人代会无故缺席半天",)),
        Code("审议发言", ()),
        Code("领衔议案", ()),
        Code("领衔建议", ("建议",)),
        Code("附议", ("附议议案建议",)),
        Code("重点督办建议", ()),
        Code("优秀建议", ()),
        Code("列席常委会", ()),
        Code("列席其他会议", ()),
        Code("视察", ()),
        Code("专题调研", ("调研",)),
        Code("执法检查", ()),
        Code("专题询问、评议", ("专题询问", "评议")),
        Code("小组活动", ()),
        Code("代表接待日", ("接待日",)),
        Code("走访联系选民", ("走访选民",)),
        Code("述职", ()),
        Code("学习培训", ("培训",)),
        Code("政情通报会", ()),
        Code("受邀活动", ()),
        Code("宣传宣讲", ()),
        Code("为民办实事", ()),
        Code("结对帮扶", ()),
        Code("其他活动", ()),
        Code("缺席活动", ("无故缺席活动",)),
        Code("区级表彰", ("区表彰",)),
        Code("市级表彰", ("市表彰",)),
        Code("省级表彰", ("省表彰",)),
        Code("国家级表彰", ("国家表彰",)),
    ),
    editable=False,
)


class PointRuleRecord(Listed):
    """One line of a rule set."""

    __tablename__ = "point_rule"

    set_id: Mapped[int] = link("规则", to="point_sets", table="point_set")
    deed: Mapped[str] = choice("计分项目", DEEDS, aliases=("项目",))
    points: Mapped[Decimal] = decimal("每次分值", places=1, help="扣分写负数", aliases=("分值", "得分"))
    cap: Mapped[Decimal | None] = decimal("年度上限", places=1, help="不封顶的不填", aliases=("上限",))
    remark: Mapped[str | None] = text("说明", aliases=("备注",))

    @rule("cap")
    def cap_is_positive(self) -> str | None:
        """A cap limits how far points go, up or down; it has no sign of its own."""
        return "年度上限应大于0，扣分项目也写正数" if self.cap is not None and self.cap <= 0 else None


POINT_RULES = Register(
    key="point_rules",
    title="计分项目",
    record=PointRuleRecord,
    within=(PointRuleRecord.set_id,),
    name=PointRuleRecord.deed,
    columns=(PointRuleRecord.deed, PointRuleRecord.points, PointRuleRecord.cap, PointRuleRecord.remark),
    sections=(
        Section(
            "计分项目",
            PointRuleRecord.deed,
            PointRuleRecord.points,
            PointRuleRecord.cap,
            PointRuleRecord.remark,
        ),
    ),
)
