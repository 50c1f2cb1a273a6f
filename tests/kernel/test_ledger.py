"""A ledger adds up, whatever stands in it."""

from __future__ import annotations

import itertools
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from jiedao_desk.kernel.ledger import Posting, balances, first_below_zero, year_sum

CENTS = st.integers(0, 10**9)
POSTINGS = st.lists(
    st.builds(Posting, st.dates(date(2020, 1, 1), date(2027, 12, 31)), CENTS, CENTS), max_size=30
).map(lambda found: sorted(found, key=lambda one: one.on))


def test_what_is_left_after_each_entry() -> None:
    entries = [
        Posting(date(2026, 1, 5), income=5_000_000),
        Posting(date(2026, 3, 1), expense=1_250_050),
        Posting(date(2026, 4, 1), expense=4_000_000),
    ]
    assert balances(entries) == [5_000_000, 3_749_950, -250_050]
    assert first_below_zero(entries) == 2
    assert first_below_zero(entries[:2]) is None


def test_the_year_before_comes_over() -> None:
    entries = [
        Posting(date(2025, 2, 1), income=3_000_000),
        Posting(date(2025, 12, 31), expense=2_000_000),
        Posting(date(2026, 1, 1), income=500_000),
        Posting(date(2026, 6, 1), expense=700_000),
        Posting(date(2027, 1, 1), expense=1),
    ]
    found = year_sum(entries, 2026)
    assert (found.opening, found.income, found.expense, found.closing) == (
        1_000_000,
        500_000,
        700_000,
        800_000,
    )


@given(POSTINGS)
def test_the_years_join_without_a_gap(entries: list[Posting]) -> None:
    sums = [year_sum(entries, year) for year in range(2020, 2028)]
    assert all(one.closing == following.opening for one, following in itertools.pairwise(sums))
    assert sums[-1].closing == (balances(entries) or [0])[-1]
    of_2026 = [one for one in entries if one.on.year == 2026]
    assert (balances(of_2026, sums[6].opening) or [sums[6].opening])[-1] == sums[6].closing
