"""Papers of the activity funds: the ledger of a year, its statement, the list of subsidies (代表活动经费文书)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from jiedao_desk.documents.wording import numeral
from jiedao_desk.kernel.amounts import capital, yuan
from jiedao_desk.kernel.dates import show_day
from jiedao_desk.kernel.document import (
    FORM,
    WIDE_FORM,
    Block,
    Column,
    Document,
    Ends,
    Heading,
    Note,
    PageNumbers,
    Paragraph,
    SignatureLines,
    Spacer,
    Table,
    Title,
)
from jiedao_desk.kernel.ledger import YearSum
from jiedao_desk.kernel.names import padded
from jiedao_desk.kernel.rounding import percentages


@dataclass(frozen=True)
class LedgerLine:
    """One entry with what was left after it, in whole cents."""

    on: date
    voucher: str
    summary: str
    category: str
    income: int | None
    expense: int | None
    balance: int
    activity: str = ""
    deputies: int | None = None
    handled_by: str = ""
    approved_by: str = ""
    note: str = ""


@dataclass(frozen=True)
class CategorySum:
    """What came in and went out under one category, in whole cents, and in how many entries."""

    category: str
    income: int
    expense: int
    entries: int


@dataclass(frozen=True)
class YearOfFunds:
    """A year's ledger up to a day."""

    year: int
    until: date
    unit: str
    sum: YearSum
    lines: tuple[LedgerLine, ...]
    categories: tuple[CategorySum, ...]


@dataclass(frozen=True)
class SubsidyLine:
    """What one deputy receives, in whole cents."""

    name: str
    days: Decimal
    rate: int
    amount: int


@dataclass(frozen=True)
class Subsidies:
    """The subsidies of one entry of the ledger."""

    unit: str
    summary: str
    activity: str
    day: date
    voucher: str
    lines: tuple[SubsidyLine, ...]
    handled_by: str = ""
    approved_by: str = ""


def ledger(made: YearOfFunds) -> Document:
    """Every entry of the year with the balance after it; the first line is what came over."""
    title = f"{made.year}年代表活动经费台账"
    columns = (
        Column("序号", 9),
        Column("日期", 20, fit=True),
        Column("凭证号", 18, fit=True),
        Column("摘要", 52, "left"),
        Column("经费科目", 22, fit=True),
        Column("收入", 22, "right", fit=True),
        Column("支出", 22, "right", fit=True),
        Column("结余", 23, "right", fit=True),
        Column("关联活动", 36, "left"),
        Column("代表数", 12),
        Column("经办人", 16, fit=True),
        Column("审批人", 16, fit=True),
        Column("备注", 18, "left"),
    )
    rows = [_row("", "", "", "上年结余", "", "", "", yuan(made.sum.opening))]
    rows += [
        _row(
            str(number),
            one.on.isoformat(),
            one.voucher,
            one.summary,
            one.category,
            yuan(one.income),
            yuan(one.expense),
            yuan(one.balance),
            one.activity,
            "" if one.deputies is None else str(one.deputies),
            one.handled_by,
            one.approved_by,
            one.note,
        )
        for number, one in enumerate(made.lines, start=1)
    ]
    rows.append(
        _row("", "", "", "合计", "", yuan(made.sum.income), yuan(made.sum.expense), yuan(made.sum.closing))
    )
    return Document(
        title=title,
        kind="fund_ledger",
        blocks=(
            Title(title, size=18),
            Ends(f"填报单位：{made.unit}", f"截至{show_day(made.until)}　单位：元", size=10.5),
            Table(columns, tuple(rows), size=10, least=8),
            Note(f"注：期末结余{capital(made.sum.closing)}。专款专用（代表法第四十二条）。"),
            SignatureLines(("负责人：", "审核人：", "经办人："), abreast=3),
        ),
        page=WIDE_FORM,
        numbers=PageNumbers.COUNT,
        running_head=f"{title}（续）",
        author=made.unit,
    )


def _row(*cells: str) -> tuple[str, ...]:
    return (*cells, *("" for _ in range(13 - len(cells))))


def statement(made: YearOfFunds) -> Document:
    """年度经费使用情况: what was granted, spent and left, and on what, for the report to those who granted it."""
    title = f"{made.year}年代表活动经费使用情况"
    spent = [one for one in made.categories if one.expense]
    shares = percentages([one.expense for one in spent], exact=True)
    expense = [
        (one.category, str(one.entries), yuan(one.expense), f"{share}")
        for one, share in zip(spent, shares, strict=True)
    ]
    expense.append(
        ("合计", str(sum(one.entries for one in spent)), yuan(made.sum.expense), "100.00" if spent else "")
    )
    blocks: list[Block] = [
        Title(title, size=18),
        Ends(f"填报单位：{made.unit}", f"截至{show_day(made.until)}　单位：元", size=10.5),
        Heading("一、收支总况"),
        _overall(made.sum),
        Spacer(0.4),
        Heading("二、支出构成"),
        Table(
            (
                Column("经费科目", 44, "left"),
                Column("笔数", 16),
                Column("支出", 34, "right"),
                Column("占比（%）", 24, "right"),
            ),
            tuple(expense),
            size=11,
            least=9,
        ),
        Spacer(0.4),
        Heading("三、情况说明"),
        Paragraph.of(_told(made)),
        Spacer(1),
        SignatureLines(("负责人：", "审核人：", "经办人：", "日期：　　　年　　月　　日"), abreast=2),
    ]
    return Document(
        title=title,
        kind="fund_statement",
        blocks=tuple(blocks),
        page=FORM,
        numbers=PageNumbers.COUNT,
        running_head=f"{title}（续）",
        author=made.unit,
    )


def _overall(made: YearSum) -> Table:
    rows = (
        ("上年结余", yuan(made.opening), capital(made.opening)),
        ("本年收入", yuan(made.income), capital(made.income)),
        ("本年支出", yuan(made.expense), capital(made.expense)),
        ("期末结余", yuan(made.closing), capital(made.closing)),
    )
    return Table(
        (Column("项目", 26), Column("金额", 32, "right"), Column("大写", 60, "left")), rows, size=11, least=9
    )


def _told(made: YearOfFunds) -> str:
    """The figures in running text, as the yearly report says them."""
    figures = made.sum
    parts = [
        (
            f"截至{show_day(made.until)}，{made.year}年代表活动经费收入{yuan(figures.income)}元，"
            f"支出{yuan(figures.expense)}元"
        )
    ]
    if figures.opening:
        parts.append(f"上年结余{yuan(figures.opening)}元")
    parts.append(f"期末结余{yuan(figures.closing)}元")
    words = "，".join(parts) + "。"
    spent = sorted((one for one in made.categories if one.expense), key=lambda one: -one.expense)
    if spent:
        listed = "；".join(
            f"（{numeral(number)}）{one.category}{yuan(one.expense)}元"
            for number, one in enumerate(spent, start=1)
        )
        words += f"支出用于：{listed}。"
    return words


def subsidies(made: Subsidies) -> Document:
    """误工补贴发放表: to be signed for, line by line (代表法第四十一条)."""
    title = "代表误工补贴发放表"
    total = sum(one.amount for one in made.lines)
    days = sum((one.days for one in made.lines), Decimal(0))
    rows = [
        (
            str(number),
            padded(one.name),
            made.activity or made.summary,
            f"{one.days.normalize():f}",
            yuan(one.rate),
            yuan(one.amount),
            "",
        )
        for number, one in enumerate(made.lines, start=1)
    ]
    rows.append(("", "合计", "", f"{days.normalize():f}", "", yuan(total), ""))
    voucher = f"　凭证号：{made.voucher}" if made.voucher else ""
    return Document(
        title=f"{title}（{made.summary}）",
        kind="subsidies",
        blocks=(
            Title(title, size=18),
            Ends(f"单位：{made.unit}", f"{show_day(made.day)}{voucher}", size=10.5),
            Table(
                (
                    Column("序号", 10),
                    Column("姓名", 22, fit=True),
                    Column("活动", 46, "left"),
                    Column("天数", 12),
                    Column("标准\n（元/天）", 20, "right"),
                    Column("金额\n（元）", 22, "right"),
                    Column("签领", 30),
                ),
                tuple(rows),
                size=11,
                least=11,
            ),
            Note(f"合计金额（大写）：{capital(total)}"),
            Note("注：发给无固定工资收入的代表（代表法第四十一条）。"),
            Spacer(0.6),
            Ends(f"审批人：{made.approved_by}", f"经办人：{made.handled_by}　　　　　　", size=11),
        ),
        page=FORM,
        numbers=PageNumbers.COUNT,
        running_head=f"{title}（续）",
        author=made.unit,
    )
