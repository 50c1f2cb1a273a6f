"""Why a period passed without its session: recorded, never repaired (未召开原因)."""

from __future__ import annotations

from sqlalchemy.orm import Mapped

from jiedao_desk.kernel.columns import prose, text
from jiedao_desk.kernel.record import Record
from jiedao_desk.kernel.register import Register, Section


class PeriodReason(Record):
    """The reason the office gives for one missed period of one duty."""

    __tablename__ = "period_reason"

    obligation: Mapped[str] = text("制度", at_most=40)
    period: Mapped[str] = text("时段", at_most=10)
    reason: Mapped[str] = prose("原因")


PERIOD_REASONS = Register(
    key="period_reasons",
    title="未召开原因",
    record=PeriodReason,
    name=PeriodReason.period,
    columns=(PeriodReason.obligation, PeriodReason.period, PeriodReason.reason),
    identity=((PeriodReason.obligation, PeriodReason.period),),
    sections=(Section("原因", PeriodReason.obligation, PeriodReason.period, PeriodReason.reason),),
)
