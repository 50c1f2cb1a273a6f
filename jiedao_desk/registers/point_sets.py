"""Rule sets for points, each dated: a year keeps the rules it had (积分规则)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from sqlalchemy.orm import Mapped

from jiedao_desk.kernel.columns import choice, day, decimal, prose, text
from jiedao_desk.kernel.draft import Draft
from jiedao_desk.kernel.errors import Problem
from jiedao_desk.kernel.fields import Code, CodeList
from jiedao_desk.kernel.record import Record
from jiedao_desk.kernel.register import Flat, Register, Section

PLANNED, ADOPTED, REPEALED = "拟定", "施行", "废止"

STATES = CodeList(
    (Code(PLANNED, ("草案", "试算")), Code(ADOPTED, ("现行",)), Code(REPEALED, ())), editable=False
)


class PointSet(Record):
    """A set of rules. Only adopted ones count; a planned one can be tried on the records first."""

    __tablename__ = "point_set"

    name: Mapped[str] = text("规则名称", at_most=80, aliases=("名称",))
    valid_from: Mapped[date] = day("施行日期", aliases=("生效日期",), help="年初已施行的规则管这一年")
    state: Mapped[str] = choice("规则状态", STATES, default=PLANNED, aliases=("状态",))
    base: Mapped[Decimal | None] = decimal("基础分", places=1, help="每人每年的起始分，没有的不填")
    source: Mapped[str | None] = text("依据", help="区人大的文号，或“示例”", aliases=("文号", "来源"))
    note: Mapped[str | None] = prose("备注")

    @classmethod
    def tree_problems(cls, draft: Draft) -> Iterator[Problem]:
        """A deed is worth one thing, a grade begins once."""
        for register, key, words in (
            ("point_rules", "deed", "计分项目“{}”写了{}行，请只留一行"),
            ("point_grades", "name", "等次“{}”写了{}行，请只留一行"),
        ):
            for word, times in Counter(one.get(key) for one in draft.listed(register)).items():
                if word and times > 1:
                    yield Problem(None, words.format(word, times))


POINT_SETS = Register(
    key="point_sets",
    title="积分规则",
    record=PointSet,
    icon="point",
    name=PointSet.name,
    detail=PointSet.valid_from,
    columns=(PointSet.name, PointSet.valid_from, PointSet.state, PointSet.base, PointSet.source),
    newest=PointSet.valid_from,
    searched=(PointSet.name, PointSet.source),
    filtered=(PointSet.state,),
    identity=((PointSet.name, PointSet.valid_from),),
    sections=(
        Section(
            "规则",
            PointSet.name,
            PointSet.valid_from,
            PointSet.state,
            PointSet.base,
            PointSet.source,
            PointSet.note,
        ),
    ),
    flat=Flat(
        own=(
            PointSet.name,
            PointSet.valid_from,
            PointSet.state,
            PointSet.base,
            PointSet.source,
            PointSet.note,
        ),
        sheets=("point_rules", "point_grades"),
    ),
)
