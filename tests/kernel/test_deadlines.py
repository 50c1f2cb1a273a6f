"""Months counted by the civil code, and the states of what is due."""

from __future__ import annotations

import calendar
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiedao_desk.kernel.deadlines import add_months, days_left, due_state, how_counted

DAYS = st.dates(date(1900, 1, 1), date(2199, 12, 31))


@pytest.mark.parametrize(
    ("begun", "three", "six"),
    [
        (date(2026, 1, 15), date(2026, 4, 15), date(2026, 7, 15)),
        (date(2025, 11, 30), date(2026, 2, 28), date(2026, 5, 30)),
        (date(2026, 8, 31), date(2026, 11, 30), date(2027, 2, 28)),
        (date(2024, 11, 29), date(2025, 2, 28), date(2025, 5, 29)),
        (date(2023, 11, 29), date(2024, 2, 29), date(2024, 5, 29)),
    ],
)
def test_replies_are_due_after_three_or_six_months(begun, three, six):
    assert (add_months(begun, 3), add_months(begun, 6)) == (three, six)


def test_months_can_be_counted_back():
    assert add_months(date(2026, 3, 31), -1) == date(2026, 2, 28)
    assert add_months(date(2026, 1, 1), -1) == date(2025, 12, 1)


def test_a_date_beyond_the_calendar_is_an_overflow():
    with pytest.raises(OverflowError):
        add_months(date(9999, 12, 1), 1)


@given(DAYS, st.integers(-240, 240))
def test_months_lead_to_the_corresponding_day_or_to_the_end_of_the_month(day, months):
    due = add_months(day, months)
    assert (due.year * 12 + due.month) - (day.year * 12 + day.month) == months
    if due.day != day.day:
        assert due.day < day.day
        assert due.day == calendar.monthrange(due.year, due.month)[1]


@given(DAYS, DAYS, st.integers(-120, 120))
def test_who_begins_later_is_not_due_earlier(one, other, months):
    first, second = sorted((one, other))
    assert add_months(first, months) <= add_months(second, months)


@given(DAYS, st.integers(0, 60), st.integers(0, 60))
def test_more_months_are_never_due_earlier(day, months, more):
    assert add_months(day, months + more) >= add_months(day, months)
    assert add_months(day, 0) == day


def test_a_deadline_says_how_it_was_counted():
    assert how_counted(date(2026, 1, 15), 3) == (
        "自2026年1月15日起3个月，当日不计入，到2026年4月15日（民法典第二百零一条、第二百零二条）"
    )
    assert how_counted(date(2025, 11, 30), 3) == (
        "自2025年11月30日起3个月，当日不计入，2月没有30日，到月末2026年2月28日（民法典第二百零一条、第二百零二条）"
    )


DUE = date(2026, 2, 28)


@pytest.mark.parametrize(
    ("done_on", "on", "state"),
    [
        (None, date(2026, 2, 12), "open"),
        (None, date(2026, 2, 13), "due_soon"),
        (None, DUE, "due_soon"),
        (None, date(2026, 3, 1), "overdue"),
        (DUE, date(2026, 3, 1), "met"),
        (date(2026, 3, 1), date(2026, 3, 1), "met_late"),
        (date(2026, 3, 5), date(2026, 3, 1), "overdue"),
    ],
)
def test_a_due_date_has_its_state(done_on, on, state):
    assert due_state(DUE, done_on, on) == state


@given(DAYS, DAYS, st.integers(0, 60))
def test_only_what_is_past_its_day_is_overdue(due, on, soon):
    state = due_state(due, None, on, soon)
    assert (state == "overdue") == (on > due)
    assert (state == "due_soon") == (0 <= days_left(due, on) <= soon)


@given(DAYS, st.integers(-100, 100))
def test_days_left_are_days_on_the_calendar(on, days):
    assert days_left(on + timedelta(days=days), on) == days
