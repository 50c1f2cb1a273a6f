"""Working days: as the State Council made them, weekends where it has not spoken, the office's word over both."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiedao_desk.kernel.working_days import Calendar

KNOWN = Calendar()
days = st.dates(date(2010, 1, 1), date(2040, 12, 31))


def test_the_national_holiday_of_2026_and_the_day_worked_for_it() -> None:
    assert not KNOWN.is_workday(date(2026, 10, 1))
    assert KNOWN.is_workday(date(2026, 10, 10))  # a Saturday, worked
    assert KNOWN.next_workday(date(2026, 10, 1)) == date(2026, 10, 8)


def test_of_a_year_without_a_notice_only_weekends_are_known() -> None:
    assert not KNOWN.announced(2039)
    assert KNOWN.is_workday(date(2039, 10, 3))
    assert not KNOWN.is_workday(date(2039, 10, 1))


def test_what_the_office_entered_comes_first() -> None:
    own = Calendar({date(2026, 10, 1): True, date(2039, 1, 3): False})
    assert own.is_workday(date(2026, 10, 1))
    assert not own.is_workday(date(2039, 1, 3))
    assert own.announced(2039)


def test_five_working_days_over_a_weekend() -> None:
    assert KNOWN.add_workdays(date(2026, 11, 5), 5) == date(2026, 11, 12)
    assert KNOWN.add_workdays(date(2026, 11, 5), 0) == date(2026, 11, 5)
    with pytest.raises(ValueError, match="forward"):
        KNOWN.add_workdays(date(2026, 11, 5), -1)


@given(days)
def test_the_next_working_day_is_worked_and_no_earlier_one_is(day: date) -> None:
    found = KNOWN.next_workday(day)
    assert KNOWN.is_workday(found)
    assert not any(KNOWN.is_workday(day + timedelta(passed)) for passed in range((found - day).days))


@given(days, st.integers(0, 40), st.integers(0, 40))
def test_working_days_add_up(day: date, first: int, second: int) -> None:
    assert KNOWN.add_workdays(KNOWN.add_workdays(day, first), second) == KNOWN.add_workdays(
        day, first + second
    )
