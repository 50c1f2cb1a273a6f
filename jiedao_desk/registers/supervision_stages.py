"""The stages a matter of supervision went through, each with its day (监督环节)."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Mapped

from jiedao_desk.kernel.columns import choice, day, link, prose
from jiedao_desk.kernel.fields import CodeList
from jiedao_desk.kernel.record import Listed
from jiedao_desk.kernel.register import Register, Section

STAGES = CodeList.of("选题", "组织", "报告", "审议", "整改", "反馈")


class SupervisionStage(Listed):
    """One stage that was reached."""

    __tablename__ = "supervision_stage"

    supervision_id: Mapped[int] = link("监督事项", to="supervisions", table="supervision")
    stage: Mapped[str] = choice("环节", STAGES)
    reached_on: Mapped[date | None] = day("日期")
    content: Mapped[str | None] = prose("情况", aliases=("内容",))


_FIELDS = (SupervisionStage.stage, SupervisionStage.reached_on, SupervisionStage.content)

SUPERVISION_STAGES = Register(
    key="supervision_stages",
    title="监督环节",
    record=SupervisionStage,
    within=(SupervisionStage.supervision_id,),
    name=SupervisionStage.stage,
    columns=_FIELDS,
    sections=(Section("监督环节", *_FIELDS),),
)
