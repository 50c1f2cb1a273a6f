"""Two-month periods, quarters, half-years and years."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiedao_desk.kernel import periods
from jiedao_desk.kernel.errors import Unreadable
from jiedao_desk.kernel.periods import Window

KINDS = st.sampled_from(["year", "half_year", "quarter", "bimonth"])
DAYS = st.dates(date(1900, 1, 1), date(2199, 12, 31))


def test_the_fifth_two_months_are_september_and_october():
    assert periods.bimonth(date(2026, 10, 31)) == Window(
        "2026B5", date(2026, 9, 1), date(2026, 10, 31), "2026年9—10月"
    )


def test_february_ends_with_its_year():
    assert periods.window("2024B1").end == date(2024, 2, 29)
    assert periods.window("2026B1").end == date(2026, 2, 28)


@pytest.mark.parametrize(
    ("key", "start", "end", "title"),
    [
        ("2026", date(2026, 1, 1), date(2026, 12, 31), "2026年"),
        ("2026H1", date(2026, 1, 1), date(2026, 6, 30), "2026年上半年"),
        ("2026H2", date(2026, 7, 1), date(2026, 12, 31), "2026年下半年"),
        ("2026Q3", date(2026, 7, 1), date(2026, 9, 30), "2026年第三季度"),
        ("2026B6", date(2026, 11, 1), date(2026, 12, 31), "2026年11—12月"),
    ],
)
def test_a_key_names_its_period(key, start, end, title):
    assert periods.window(key) == Window(key, start, end, title)
    assert periods.window(f" {key.lower()} ") == periods.window(key)


@pytest.mark.parametrize(
    "key", ["", "26", "2026H3", "2026Q5", "2026B7", "2026B0", "2026X1", "2026H", "0000", "2026-1", "B1"]
)
def test_what_names_no_period_is_refused_with_examples(key):
    with pytest.raises(Unreadable, match="2026B5"):
        periods.window(key)


def test_a_year_falls_into_its_periods():
    assert [one.key for one in periods.bimonths(2026)] == [f"2026B{number}" for number in range(1, 7)]
    assert [one.key for one in periods.quarters(2026)] == [f"2026Q{number}" for number in range(1, 5)]
    assert [one.key for one in periods.half_years(2026)] == ["2026H1", "2026H2"]


def test_periods_between_two_days_are_those_with_a_day_in_between():
    found = periods.windows_between("bimonth", date(2025, 12, 31), date(2026, 3, 1))
    assert [one.key for one in found] == ["2025B6", "2026B1", "2026B2"]
    assert periods.windows_between("bimonth", date(2026, 3, 1), date(2026, 2, 1)) == ()


@given(KINDS, DAYS)
def test_every_day_lies_in_exactly_one_period_of_a_kind(kind, day):
    holding = [one for one in periods.windows_of_year(kind, day.year) if day in one]
    assert holding == [periods.window_of(kind, day)]
    assert periods.window(holding[0].key) == holding[0]
    assert holding[0].kind == kind


@given(KINDS, DAYS)
def test_periods_follow_each_other_without_a_gap(kind, day):
    one = periods.window_of(kind, day)
    following = periods.next_window(one)
    assert following.start == one.end + timedelta(days=1)
    assert following.kind == kind
    assert periods.previous_window(following) == one


@given(st.lists(st.tuples(KINDS, DAYS), max_size=8), st.randoms())
def test_periods_have_one_order_whatever_order_they_come_in(chosen, chance):
    windows = [periods.window_of(kind, day) for kind, day in chosen]
    shuffled = chance.sample(windows, len(windows))
    assert sorted(windows) == sorted(shuffled)
    assert [one.start for one in sorted(windows)] == sorted(one.start for one in windows)


@given(KINDS, DAYS, DAYS)
def test_periods_between_two_days_cover_them(kind, one, other):
    start, end = sorted((one, other))
    found = periods.windows_between(kind, start, end)
    assert start in found[0]
    assert end in found[-1]
    assert all(periods.next_window(a) == b for a, b in pairwise(found))


def test_the_days_of_a_period_are_counted_from_its_first_to_its_last():
    days = list(periods.window("2024B1").days())
    assert (days[0], days[-1], len(days)) == (date(2024, 1, 1), date(2024, 2, 29), 60)


def test_the_functions_of_a_day_are_those_of_their_kind():
    day = date(2026, 8, 31)
    found = [periods.year(day), periods.half_year(day), periods.quarter(day), periods.bimonth(day)]
    assert [one.key for one in found] == ["2026", "2026H2", "2026Q3", "2026B4"]
