"""Days that come round by a rule."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiedao_desk.kernel.recurring import KINDS, WEEKLY, Rhythm

_DAYS = st.dates(date(2000, 1, 1), date(2099, 1, 1))


@pytest.mark.parametrize(
    ("rhythm", "days"),
    [
        (Rhythm("每月", 10), ["01-10", "02-10", "03-10", "04-10"]),
        (Rhythm("每月", 31), ["01-31", "02-28", "03-31", "04-30"]),
        (Rhythm("单月", 15), ["01-15", "03-15"]),
        (Rhythm("双月", 1), ["02-01", "04-01"]),
        (Rhythm("每季度首月", 5), ["01-05", "04-05"]),
    ],
)
def test_days_of_the_month(rhythm: Rhythm, days: list[str]) -> None:
    assert [f"{one:%m-%d}" for one in rhythm.days(date(2026, 1, 1), date(2026, 4, 30))] == days


def test_days_of_the_week() -> None:
    found = Rhythm("每周", 1).days(date(2026, 11, 24), date(2026, 12, 14))
    assert found == [date(2026, 11, 30), date(2026, 12, 7), date(2026, 12, 14)]


@given(st.sampled_from(KINDS), st.integers(1, 31), _DAYS, st.integers(-10, 800))
def test_every_day_lies_between_in_order_and_once(kind: str, day: int, first: date, length: int) -> None:
    last = first + timedelta(days=length)
    rhythm = Rhythm(kind, (day - 1) % 7 + 1 if kind == WEEKLY else day)
    found = rhythm.days(first, last)
    assert found == sorted(set(found))
    assert all(first <= one <= last for one in found)
    if length >= 0:
        # Nothing between is left out: two stretches make the whole.
        middle = first + timedelta(days=length // 2)
        assert rhythm.days(first, middle) + rhythm.days(middle + timedelta(days=1), last) == found
