"""A ledger in whole cents: what is left after each entry, and what a year came to (经费台账)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Posting:
    """One entry: income or expense in whole cents, in the order of the ledger (日期, then as entered)."""

    on: date
    income: int = 0
    expense: int = 0

    @property
    def change(self) -> int:
        """What it adds to the balance."""
        return self.income - self.expense


def balances(postings: Iterable[Posting], opening: int = 0) -> list[int]:
    """What is left after each entry."""
    found: list[int] = []
    left = opening
    for one in postings:
        left += one.change
        found.append(left)
    return found


def first_below_zero(postings: Sequence[Posting]) -> int | None:
    """The place of the first entry that spends more than there is, or ``None`` (支出不超过可用)."""
    return next((place for place, left in enumerate(balances(postings)) if left < 0), None)


@dataclass(frozen=True)
class YearSum:
    """A year in whole cents: what came over, came in and was spent."""

    opening: int
    income: int
    expense: int

    @property
    def closing(self) -> int:
        """What goes over to the next year."""
        return self.opening + self.income - self.expense


def year_sum(postings: Iterable[Posting], year: int) -> YearSum:
    """What a year came to; every entry before it is what came over."""
    opening = income = expense = 0
    for one in postings:
        if one.on.year < year:
            opening += one.change
        elif one.on.year == year:
            income += one.income
            expense += one.expense
    return YearSum(opening, income, expense)
