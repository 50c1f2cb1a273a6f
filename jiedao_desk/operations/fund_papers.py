"""From the ledger to its papers: the rows on screen are the rows on paper (经费文书)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from jiedao_desk.documents import fund_papers
from jiedao_desk.documents.fund_papers import CategorySum, LedgerLine, Subsidies, SubsidyLine, YearOfFunds
from jiedao_desk.kernel.document import Document
from jiedao_desk.kernel.draft import Draft
from jiedao_desk.kernel.errors import Refused
from jiedao_desk.operations import browse, funds
from jiedao_desk.operations.desk import Desk
from jiedao_desk.operations.settings import current

OfYear = Callable[[Desk, int], Document]


def ledger(desk: Desk, year: int) -> Document:
    """经费台账 of a year."""
    return fund_papers.ledger(_year(desk, year))


def statement(desk: Desk, year: int) -> Document:
    """年度经费使用情况."""
    return fund_papers.statement(_year(desk, year))


def subsidies(desk: Desk, entry: Draft) -> Document:
    """误工补贴发放表 of an entry. Raises ``Refused`` when it lists nobody."""
    lines = [one for one in entry.listed(funds.SUBSIDIES) if one.get("person_id") is not None]
    if not lines:
        raise Refused("这笔经费没有误工补贴明细；请先在“误工补贴”里逐人登记")
    names = {
        one.id: one.name for one in browse.named(desk, "deputies", [one.get("person_id") for one in lines])
    }
    linked = entry.get("activity_id")
    activity = browse.named(desk, "activities", [linked])[0].name if isinstance(linked, int) else ""
    return fund_papers.subsidies(
        Subsidies(
            unit=_unit(desk),
            summary=str(entry.get("summary") or ""),
            activity=activity,
            day=entry.get("entry_on") or desk.clock.today(),
            voucher=entry.get("voucher") or "",
            lines=tuple(
                SubsidyLine(
                    names.get(one.get("person_id"), ""),
                    one.get("days"),
                    one.get("rate") or 0,
                    one.get("amount") or 0,
                )
                for one in lines
            ),
            handled_by=entry.get("handled_by") or "",
            approved_by=entry.get("approved_by") or "",
        )
    )


def _year(desk: Desk, year: int) -> YearOfFunds:
    """Up to the end of the year, or to today while it runs. Raises ``Refused`` for a year without anything."""
    made = funds.year(desk, year, min(desk.clock.today(), date(year, 12, 31)))
    if not made.rows and not made.sum.opening:
        raise Refused(f"{year}年没有登记经费，没有可以打印的内容")
    return YearOfFunds(
        year,
        made.until,
        _unit(desk),
        made.sum,
        tuple(
            LedgerLine(
                one.on,
                one.voucher,
                one.summary,
                one.category,
                one.income,
                one.expense,
                one.balance,
                one.activity,
                one.deputies,
                one.handled_by,
                one.approved_by,
                one.note,
            )
            for one in made.rows
        ),
        tuple(
            CategorySum(one.category, one.income, one.expense, len(one.entries)) for one in made.categories
        ),
    )


def _unit(desk: Desk) -> str:
    values = current(desk)
    return values.text("office.congress_seal") or values.text("office.unit")
