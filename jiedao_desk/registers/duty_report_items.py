"""How the voters judged one aspect of a duty report (测评项目)."""

from __future__ import annotations

from sqlalchemy.orm import Mapped

from jiedao_desk.kernel.columns import link, text, whole
from jiedao_desk.kernel.record import Listed
from jiedao_desk.kernel.register import Register, Section


class DutyReportItem(Listed):
    """One aspect on the ballot, with its own counts."""

    __tablename__ = "duty_report_item"

    report_id: Mapped[int] = link("述职", to="duty_reports", table="duty_report")
    item: Mapped[str] = text("测评项目", at_most=100, aliases=("项目",))
    satisfied: Mapped[int | None] = whole("满意", at_least=0)
    fairly: Mapped[int | None] = whole("基本满意", at_least=0)
    dissatisfied: Mapped[int | None] = whole("不满意", at_least=0)
    abstained: Mapped[int | None] = whole("弃权", at_least=0)


_FIELDS = (
    DutyReportItem.item,
    DutyReportItem.satisfied,
    DutyReportItem.fairly,
    DutyReportItem.dissatisfied,
    DutyReportItem.abstained,
)

DUTY_REPORT_ITEMS = Register(
    key="duty_report_items",
    title="测评项目",
    record=DutyReportItem,
    within=(DutyReportItem.report_id,),
    name=DutyReportItem.item,
    columns=_FIELDS,
    sections=(Section("测评项目", *_FIELDS),),
)
