"""What deputies' activities cost and what was granted for them, entry by entry (代表活动经费)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from sqlalchemy.orm import Mapped

from jiedao_desk.kernel.columns import choice, day, files, link, money, person_name, prose, text, whole
from jiedao_desk.kernel.draft import Draft
from jiedao_desk.kernel.errors import Problem
from jiedao_desk.kernel.fields import Code, CodeList
from jiedao_desk.kernel.record import Record
from jiedao_desk.kernel.register import Flat, Register, Section, every
from jiedao_desk.kernel.rules import rule

GRANT, SUBSIDY = "拨款", "误工补贴"

CATEGORIES = CodeList(
    (
        Code(GRANT, ("经费拨款", "上级拨款")),
        Code("学习资料", ("学习资料订购", "资料费")),
        Code(SUBSIDY, ("无固定收入代表误工补贴", "误工补助")),
        Code("学习培训", ("培训费", "培训")),
        Code("视察调研", ("视察、调研", "活动费")),
        Code("接访选民", ("接待选民",)),
        Code("其他", ("其他必要开支", "其它")),
    )
)


class FundEntry(Record):
    """One entry of the ledger: income or expense (代表法第四十二条: 专款专用)."""

    __tablename__ = "fund_entry"

    entry_on: Mapped[date] = day("日期", indexed=True, aliases=("记账日期",))
    voucher: Mapped[str | None] = text("凭证号", at_most=40)
    summary: Mapped[str] = text("摘要", aliases=("事由", "用途"))
    category: Mapped[str] = choice("经费科目", CATEGORIES, default="其他", aliases=("科目",))
    income: Mapped[int | None] = money("收入", at_least=0, aliases=("收入（拨款）", "拨款金额", "收入（元）"))
    expense: Mapped[int | None] = money("支出", at_least=0, aliases=("支出金额", "支出（元）"))
    activity_id: Mapped[int | None] = link(
        "关联活动", to="activities", table="activity", aliases=("活动关联", "活动")
    )
    deputies: Mapped[int | None] = whole("参加代表数", at_least=0, aliases=("代表人数",))
    handled_by: Mapped[str | None] = person_name("经办人")
    approved_by: Mapped[str | None] = person_name("审批人")
    vouchers: Mapped[tuple[int, ...] | None] = files("凭证、票据")
    note: Mapped[str | None] = prose("备注")

    @rule("expense")
    def one_side(self) -> str | None:
        """An entry is income or expense."""
        if bool(self.income) == bool(self.expense):
            return "收入和支出填一项，另一项留空"
        return None

    @classmethod
    def tree_problems(cls, draft: Draft) -> Iterator[Problem]:
        """The list of subsidies comes to the expense."""
        lines = draft.listed("fund_subsidies")
        if not lines:
            return
        total = sum(one.get("amount") or 0 for one in lines)
        if total != (draft.get("expense") or 0):
            spent = Decimal(draft.get("expense") or 0) / 100
            yield Problem("expense", f"误工补贴合计{Decimal(total) / 100:.2f}元，与支出{spent:.2f}元不一致")


SECTIONS = (
    Section(
        "经费",
        FundEntry.entry_on,
        FundEntry.voucher,
        FundEntry.summary,
        FundEntry.category,
        FundEntry.income,
        FundEntry.expense,
        FundEntry.activity_id,
        FundEntry.deputies,
        FundEntry.handled_by,
        FundEntry.approved_by,
        FundEntry.vouchers,
        FundEntry.note,
    ),
)

FUNDS = Register(
    key="funds",
    title="代表活动经费",
    record=FundEntry,
    group="监督与保障",
    icon="fund",
    name=FundEntry.summary,
    detail=FundEntry.entry_on,
    columns=(
        FundEntry.entry_on,
        FundEntry.summary,
        FundEntry.category,
        FundEntry.income,
        FundEntry.expense,
        FundEntry.voucher,
        FundEntry.handled_by,
    ),
    newest=FundEntry.entry_on,
    searched=(FundEntry.summary, FundEntry.voucher),
    filtered=(FundEntry.category,),
    identity=((FundEntry.entry_on, FundEntry.voucher, FundEntry.summary),),
    sections=SECTIONS,
    flat=Flat(own=every(SECTIONS), sheets=("fund_subsidies",)),
)
