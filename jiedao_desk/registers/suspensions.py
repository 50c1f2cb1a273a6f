"""Times in which a deputy's functions were suspended, 代表法第六十一条 (暂停执行职务)."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Mapped

from jiedao_desk.kernel.columns import choice, day, link, text
from jiedao_desk.kernel.fields import CodeList
from jiedao_desk.kernel.record import Listed
from jiedao_desk.kernel.register import Register, Section
from jiedao_desk.kernel.rules import rule

CAUSES = CodeList.of("因刑事案件被羁押，正在受侦查、起诉、审判", "被判处刑罚而没有附加剥夺政治权利，正在服刑")


class Suspension(Listed):
    """A suspension: the deputy stays on the roster and is neither expected nor counted as a co-signer."""

    __tablename__ = "suspension"

    mandate_id: Mapped[int] = link("任职", to="mandates", table="mandate")
    cause: Mapped[str] = choice("暂停情形", CAUSES)
    started_on: Mapped[date] = day("暂停日期")
    ended_on: Mapped[date | None] = day("恢复日期", help="自这一天起恢复执行职务")
    basis: Mapped[str | None] = text("依据")

    @rule("ended_on")
    def ended_after_started(self) -> str | None:
        """A suspension cannot end before it began."""
        if self.started_on and self.ended_on and self.ended_on < self.started_on:
            return "恢复日期不能早于暂停日期"
        return None


SUSPENSIONS = Register(
    key="suspensions",
    title="暂停执行职务",
    record=Suspension,
    within=(Suspension.mandate_id,),
    name=Suspension.cause,
    columns=(Suspension.cause, Suspension.started_on, Suspension.ended_on, Suspension.basis),
    sections=(
        Section("暂停", Suspension.cause, Suspension.started_on, Suspension.ended_on, Suspension.basis),
    ),
)
