"""The activity funds entry by entry with what was left after each, and a year of them (经费台账)."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from jiedao_desk.kernel import ledger
from jiedao_desk.kernel.ledger import Posting, YearSum
from jiedao_desk.registers.activities import Activity
from jiedao_desk.registers.funds import CATEGORIES, FundEntry


@dataclass(frozen=True)
class FundRow:
    """One entry; amounts in whole cents, ``balance`` is what was left after it."""

    id: int
    on: date
    voucher: str
    summary: str
    category: str
    income: int | None
    expense: int | None
    balance: int
    activity: str
    deputies: int | None
    handled_by: str
    approved_by: str
    note: str

    @property
    def posting(self) -> Posting:
        """The entry as it is added up."""
        return Posting(self.on, self.income or 0, self.expense or 0)


@dataclass(frozen=True)
class CategoryRow:
    """What one category came to in a year, in whole cents, from which entries."""

    category: str
    income: int
    expense: int
    entries: tuple[int, ...]


@dataclass(frozen=True)
class FundYear:
    """A year of the ledger, up to a day."""

    year: int
    until: date
    sum: YearSum
    rows: tuple[FundRow, ...]
    categories: tuple[CategoryRow, ...]


def rows(session: Session, until: date | None = None) -> list[FundRow]:
    """Every entry up to a day, in the order of the ledger: by day, then as entered."""
    query = (
        select(FundEntry, Activity.title)
        .outerjoin(Activity, Activity.id == FundEntry.activity_id)
        .where(FundEntry.voided_at.is_(None))
        .order_by(FundEntry.entry_on, FundEntry.id)
    )
    if until is not None:
        query = query.where(FundEntry.entry_on <= until)
    entries = session.execute(query).all()
    left = ledger.balances(Posting(one.entry_on, one.income or 0, one.expense or 0) for one, _ in entries)
    return [
        FundRow(
            one.id,
            one.entry_on,
            one.voucher or "",
            one.summary,
            one.category,
            one.income,
            one.expense,
            balance,
            activity or "",
            one.deputies,
            one.handled_by or "",
            one.approved_by or "",
            one.note or "",
        )
        for (one, activity), balance in zip(entries, left, strict=True)
    ]


def of_year(session: Session, year: int, until: date | None = None) -> FundYear:
    """A year of the ledger, up to its end or to a day in it."""
    end = date(year, 12, 31) if until is None else min(until, date(year, 12, 31))
    every = rows(session, end)
    own = tuple(one for one in every if one.on.year == year)
    grouped: defaultdict[str, list[FundRow]] = defaultdict(list)
    for one in own:
        grouped[one.category].append(one)
    known = {word: place for place, word in enumerate(CATEGORIES.words)}
    categories = tuple(
        CategoryRow(
            category,
            sum(one.income or 0 for one in found),
            sum(one.expense or 0 for one in found),
            tuple(one.id for one in found),
        )
        for category, found in sorted(
            grouped.items(), key=lambda pair: (known.get(pair[0], len(known)), pair[0])
        )
    )
    return FundYear(year, end, ledger.year_sum((one.posting for one in every), year), own, categories)
