"""Rule sets, adjustments and returned scores as the scoring needs them (积分数据)."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal

from sqlalchemy import select
from sqlalchemy.orm import Session

from jiedao_desk.kernel.figure import Span
from jiedao_desk.kernel.scoring import NOTHING, Adjustment, Grade, PointRule, RuleSet
from jiedao_desk.registers.district_scores import DistrictScore
from jiedao_desk.registers.point_adjustments import PointAdjustment
from jiedao_desk.registers.point_grades import PointGrade
from jiedao_desk.registers.point_rules import PointRuleRecord
from jiedao_desk.registers.point_sets import PointSet


@dataclass(frozen=True)
class KnownSet:
    """A rule set with the state it is in: 拟定, 施行, 废止."""

    rules: RuleSet
    state: str


def sets(session: Session) -> list[KnownSet]:
    """Every rule set that was not voided, the oldest first."""
    rules: defaultdict[int, list[PointRule]] = defaultdict(list)
    for line in session.scalars(
        select(PointRuleRecord).where(PointRuleRecord.voided_at.is_(None)).order_by(PointRuleRecord.position)
    ):
        rules[line.set_id].append(PointRule(line.id, line.deed, line.points, line.cap))
    grades: defaultdict[int, list[Grade]] = defaultdict(list)
    for grade in session.scalars(
        select(PointGrade).where(PointGrade.voided_at.is_(None)).order_by(PointGrade.position)
    ):
        grades[grade.set_id].append(Grade(grade.name, grade.least))
    found = session.scalars(
        select(PointSet).where(PointSet.voided_at.is_(None)).order_by(PointSet.valid_from, PointSet.id)
    )
    return [
        KnownSet(
            RuleSet(
                one.id,
                one.name,
                one.valid_from,
                one.base if one.base is not None else NOTHING,
                tuple(rules[one.id]),
                tuple(grades[one.id]),
            ),
            one.state,
        )
        for one in found
    ]


def adjustments(session: Session, span: Span) -> dict[int, list[Adjustment]]:
    """The adjustments decided in a span of days, by person."""
    found: defaultdict[int, list[Adjustment]] = defaultdict(list)
    query = select(PointAdjustment).where(
        PointAdjustment.voided_at.is_(None),
        PointAdjustment.decided_on >= span.start,
        PointAdjustment.decided_on <= span.end,
    )
    for one in session.scalars(query):
        reason = f"{one.reason}（{one.approved_by}批准）"
        found[one.person_id].append(
            Adjustment(one.points, one.decided_on, ("point_adjustments", one.id), reason)
        )
    return dict(found)


def district(session: Session, period: str) -> dict[int, tuple[Decimal | None, str]]:
    """Score and grade that the district gave for a period, by person."""
    query = select(DistrictScore).where(
        DistrictScore.voided_at.is_(None), DistrictScore.period == period.upper()
    )
    return {one.person_id: (one.score, one.grade or "") for one in session.scalars(query)}
