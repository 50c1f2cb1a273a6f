"""Sheet 13: the ledger of deputies' funds, with what was left after each entry (代表活动经费)."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

from sqlalchemy import select
from sqlalchemy.orm import Session

from jiedao_desk.kernel.figure import Span
from jiedao_desk.kernel.settings import Settings
from jiedao_desk.kernel.sheet import Finding, Heading, Line, Scope, Sheet
from jiedao_desk.registers.activities import Activity
from jiedao_desk.registers.deputies import Person
from jiedao_desk.registers.fund_subsidies import FundSubsidy
from jiedao_desk.registers.funds import FundEntry
from jiedao_desk.reports.figures import duty

NUMBER = 13
TITLE = "代表活动经费台账"
HEADINGS = (
    Heading("序号", "whole", 6),
    Heading("日期", "date", 12),
    Heading("凭证号", width=12),
    Heading("摘要", width=34, align="left"),
    Heading("经费科目", width=14),
    Heading("收入（元）", "money", 13),
    Heading("支出（元）", "money", 13),
    Heading("结余（元）", "money", 13),
    Heading("关联活动", width=24, align="left"),
    Heading("参加代表（人）", "whole", 10),
    Heading("经办人", width=10),
    Heading("审批人", width=10),
    Heading("备注", width=18, align="left"),
)


def sheet(session: Session, values: Settings, scope: Scope) -> Sheet:
    """The entries of the period after what was carried over, in order of date."""
    before = _before(session, values, scope)
    rows = _rows(session, scope)
    balance, income, expense = before, 0, 0
    lines = [_carried(before)] if before or rows else []
    for number, (one, activity) in enumerate(rows, start=1):
        balance += (one.income or 0) - (one.expense or 0)
        income += one.income or 0
        expense += one.expense or 0
        lines.append(
            Line(
                (
                    number,
                    one.entry_on,
                    one.voucher or "",
                    one.summary,
                    one.category,
                    _yuan(one.income),
                    _yuan(one.expense),
                    _yuan(balance),
                    activity or "",
                    one.deputies,
                    one.handled_by or "",
                    one.approved_by or "",
                    one.note or "",
                ),
                (("funds", one.id),),
            )
        )
    totals = (
        None, "合计", None, f"共{len(rows)}笔", None, _yuan(income), _yuan(expense), _yuan(balance),
        *(None,) * 5,
    )  # fmt: skip
    return Sheet(NUMBER, TITLE, HEADINGS, tuple(lines), totals if lines else None, (), "单位：元")


def findings(session: Session, values: Settings, scope: Scope) -> list[Finding]:
    """A balance below nought, entries nobody approved, subsidies for deputies with fixed wages."""
    found = []
    balance = _before(session, values, scope)
    below = False
    for number, (one, _) in enumerate(_rows(session, scope), start=1):
        where, source = f"第{number}行", (("funds", one.id),)
        balance += (one.income or 0) - (one.expense or 0)
        if balance < 0 and not below:
            below = True
            why = f"{one.entry_on.month}月{one.entry_on.day}日这笔支出后结余为负（{Decimal(balance) / 100:.2f}元）"
            found.append(Finding(NUMBER, where, why, source))
        if one.expense and not one.approved_by:
            found.append(Finding(NUMBER, where, f"支出“{one.summary}”没有审批人", source))
    query = (
        select(FundSubsidy.entry_id, Person.name)
        .join(Person, Person.id == FundSubsidy.person_id)
        .where(
            FundSubsidy.voided_at.is_(None),
            Person.no_fixed_wage.is_not(True),
            FundSubsidy.entry_id.in_([one.id for one, _ in _rows(session, scope)]),
        )
    )
    for entry, name in session.execute(query):
        why = f"误工补贴名单里的{name}没有标“无固定工资收入”（代表法第四十一条），请核对"
        found.append(Finding(NUMBER, "误工补贴", why, (("funds", entry),)))
    return found


def _carried(before: int) -> Line:
    """The line a ledger begins with: what was left on the eve of the period."""
    return Line(
        (None, None, "", "上期结转", "", None, None, _yuan(before), "", None, "", "", ""), key="carried"
    )


def _before(session: Session, values: Settings, scope: Scope) -> int:
    """What was left on the eve of the period, in cents."""
    eve = scope.window.start - timedelta(days=1)
    value = duty.balance(session, values, Span(eve, eve)).value
    return int(value) if value is not None else 0


def _rows(session: Session, scope: Scope) -> list[tuple[FundEntry, str | None]]:
    query = (
        select(FundEntry, Activity.title)
        .outerjoin(Activity, Activity.id == FundEntry.activity_id)
        .where(
            FundEntry.voided_at.is_(None),
            FundEntry.entry_on >= scope.window.start,
            FundEntry.entry_on <= scope.until,
        )
        .order_by(FundEntry.entry_on, FundEntry.id)
    )
    return [(one, title) for one, title in session.execute(query)]


def _yuan(cents: int | None) -> Decimal | None:
    return None if cents is None else Decimal(cents) / 100
