"""What a supervision found, who puts it right by when, and what came of it (发现问题与整改)."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Mapped

from jiedao_desk.kernel.columns import day, link, prose, text
from jiedao_desk.kernel.record import Listed
from jiedao_desk.kernel.register import Register, Section
from jiedao_desk.kernel.rules import rule


class SupervisionFinding(Listed):
    """One problem found."""

    __tablename__ = "supervision_finding"

    supervision_id: Mapped[int] = link("监督事项", to="supervisions", table="supervision")
    problem: Mapped[str] = text("发现问题", at_most=500, aliases=("问题",))
    responsible: Mapped[str | None] = text("整改单位", at_most=100, aliases=("责任单位",))
    due_on: Mapped[date | None] = day("整改期限", aliases=("期限",))
    done_on: Mapped[date | None] = day("整改完成日期", aliases=("完成日期",))
    result: Mapped[str | None] = prose("整改结果", aliases=("整改情况",))
    feedback_on: Mapped[date | None] = day("反馈日期")

    @rule("done_on")
    def done_says_how(self) -> str | None:
        """What was put right says how."""
        return "填了整改完成日期，请写整改结果" if self.done_on and not self.result else None


_FIELDS = (
    SupervisionFinding.problem,
    SupervisionFinding.responsible,
    SupervisionFinding.due_on,
    SupervisionFinding.done_on,
    SupervisionFinding.result,
    SupervisionFinding.feedback_on,
)

SUPERVISION_FINDINGS = Register(
    key="supervision_findings",
    title="问题与整改",
    record=SupervisionFinding,
    within=(SupervisionFinding.supervision_id,),
    name=SupervisionFinding.problem,
    columns=_FIELDS,
    sections=(Section("问题与整改", *_FIELDS),),
)
