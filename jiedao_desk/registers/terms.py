"""Terms of the congresses; their number is typed, never assumed (届次)."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Mapped

from jiedao_desk.kernel.columns import choice, day, prose, text
from jiedao_desk.kernel.record import Record
from jiedao_desk.kernel.register import Flat, Register, Section
from jiedao_desk.kernel.rules import rule
from jiedao_desk.registers.codes import LEVEL


class Term(Record):
    """One term of one congress: from its first session to the first session of the next (代表法第二条)."""

    __tablename__ = "term"

    number: Mapped[str] = text("届次", at_most=30, help="如：第十九届", aliases=("届别", "届"))
    level: Mapped[str] = choice("级别", LEVEL, default="区", aliases=("代表级别",))
    started_on: Mapped[date | None] = day("起始日期", help="本届第一次会议开幕之日", aliases=("开始日期",))
    ended_on: Mapped[date | None] = day(
        "届满日期", help="下届第一次会议开幕之日；未换届不填", aliases=("结束日期",)
    )
    note: Mapped[str | None] = prose("备注")

    @rule("ended_on")
    def ended_after_started(self) -> str | None:
        """A term cannot end before it began."""
        if self.started_on and self.ended_on and self.ended_on <= self.started_on:
            return "届满日期应晚于起始日期"
        return None


TERMS = Register(
    key="terms",
    title="届次",
    record=Term,
    group="代表",
    icon="term",
    name=Term.number,
    detail=Term.level,
    columns=(Term.number, Term.level, Term.started_on, Term.ended_on, Term.note),
    newest=Term.started_on,
    searched=(Term.number,),
    filtered=(Term.level,),
    identity=((Term.level, Term.number),),
    sections=(Section("届次", Term.level, Term.number, Term.started_on, Term.ended_on, Term.note),),
    flat=Flat(own=(Term.number, Term.level, Term.started_on, Term.ended_on, Term.note)),
)
