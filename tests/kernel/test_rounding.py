"""Rounding as people expect it, and breakdowns that sum to 100."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiedao_desk.kernel.rounding import half_up, percentage, percentages

COUNTS = st.lists(st.integers(0, 10_000), min_size=1, max_size=12)


def written(numbers):
    return [str(number) for number in numbers]


def test_a_published_breakdown_comes_out_as_it_was_published():
    """Published figures: 54, 33, 2 and 4 of 93, plain and made to sum to 100; 22, 68 and 2 of 92."""
    assert written(percentages([54, 33, 2, 4])) == ["58.06", "35.48", "2.15", "4.30"]
    assert written(percentages([54, 33, 2, 4], exact=True)) == ["58.07", "35.48", "2.15", "4.30"]
    assert written(percentages([22, 68, 2])) == ["23.91", "73.91", "2.17"]
    assert written(percentages([86, 7])) == ["92.47", "7.53"]


@pytest.mark.parametrize(
    ("number", "places", "rounded"),
    [
        (0.125, 2, "0.13"),
        (2.675, 2, "2.68"),
        (-0.125, 2, "-0.13"),
        (0.5, 0, "1"),
        (2.5, 0, "3"),
        (5, 1, "5.0"),
        (Decimal("1.05"), 1, "1.1"),
    ],
)
def test_halves_are_rounded_away_from_nought(number, places, rounded):
    assert str(half_up(number, places)) == rounded


def test_of_nothing_there_is_no_percentage():
    assert percentage(0, 0) is None
    assert written(percentages([0, 0], 1, exact=True)) == ["0.0", "0.0"]
    assert percentages([]) == []
    assert str(percentage(8, 9)) == "88.89"


def test_a_breakdown_has_no_negative_parts():
    with pytest.raises(ValueError, match="negative"):
        percentages([3, -1])


def test_equal_remainders_favour_the_earlier():
    assert written(percentages([1, 1, 1], 0, exact=True)) == ["34", "33", "33"]


@given(COUNTS, st.integers(0, 4))
def test_an_exact_breakdown_sums_to_100_and_stays_within_one_unit(counts, places):
    shares = percentages(counts, places, exact=True)
    assert sum(shares) == (100 if sum(counts) else 0)
    for count, share in zip(counts, shares, strict=True):
        if sum(counts):
            assert abs(share * sum(counts) - 100 * count) < Decimal(1).scaleb(-places) * sum(counts)


@given(COUNTS, st.integers(0, 4))
def test_more_people_never_have_a_smaller_share(counts, places):
    for exact in (False, True):
        shares = percentages(sorted(counts, reverse=True), places, exact)
        assert shares == sorted(shares, reverse=True)


@given(st.decimals(-10_000, 10_000, places=4), st.integers(0, 3))
def test_rounding_moves_a_number_by_half_a_unit_at_most(number, places):
    assert abs(half_up(number, places) - number) <= Decimal("0.5").scaleb(-places)
    assert half_up(-number, places) == -half_up(number, places)
