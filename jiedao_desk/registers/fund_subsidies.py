"""Subsidies for working time lost, paid to deputies without fixed wages (误工补贴)."""

from __future__ import annotations

from decimal import Decimal

from sqlalchemy.orm import Mapped

from jiedao_desk.kernel.attendance import odd_days
from jiedao_desk.kernel.columns import decimal, flag, link, money, text
from jiedao_desk.kernel.record import Listed
from jiedao_desk.kernel.register import Register, Section
from jiedao_desk.kernel.rules import rule


class FundSubsidy(Listed):
    """What one deputy received (代表法第四十一条: only those without fixed wages)."""

    __tablename__ = "fund_subsidy"

    entry_id: Mapped[int] = link("经费", to="funds", table="fund_entry")
    person_id: Mapped[int] = link("代表", to="deputies", table="person", aliases=("姓名",))
    days: Mapped[Decimal] = decimal("天数", places=1)
    rate: Mapped[int] = money("标准", aliases=("补贴标准",), help="每天，元", at_least=0)
    amount: Mapped[int] = money("金额", help="天数×标准，元", at_least=0)
    signed: Mapped[bool | None] = flag("已签领", aliases=("签领",))
    remark: Mapped[str | None] = text("说明")

    @rule("days")
    def days_in_halves(self) -> str | None:
        """Days are counted in halves."""
        return odd_days(self.days)

    @rule("amount")
    def amount_is_days_by_rate(self) -> str | None:
        """The amount is what days and rate give."""
        due = self.days * self.rate
        if due != self.amount:
            return f"{self.days.normalize():f}天×{Decimal(self.rate) / 100:.2f}元应为{due / 100:.2f}元"
        return None


_FIELDS = (
    FundSubsidy.person_id,
    FundSubsidy.days,
    FundSubsidy.rate,
    FundSubsidy.amount,
    FundSubsidy.signed,
    FundSubsidy.remark,
)

FUND_SUBSIDIES = Register(
    key="fund_subsidies",
    title="误工补贴",
    record=FundSubsidy,
    within=(FundSubsidy.entry_id,),
    name=FundSubsidy.remark,
    columns=_FIELDS,
    sections=(Section("误工补贴", *_FIELDS),),
)
