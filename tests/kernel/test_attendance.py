"""Counting activities and sign-ins (R15)."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from jiedao_desk.kernel.attendance import STATES, Event, Mark, days, odd_days, tally, times


def marks(event: int = 1, **states: int) -> list[Mark]:
    """So many lines of each state, each of another person."""
    words = [state for state, number in states.items() for _ in range(number)]
    return [Mark(event, person, state) for person, state in enumerate(words, start=1)]


def test_the_example_of_the_rule() -> None:
    """One activity, ten on the list: eight there, one on leave, one whose mandate had ended."""
    lines = [*marks(出席=8, 请假=1), Mark(1, 10, "出席", in_duty=False)]
    found = tally(lines)
    assert (times([Event(1)]), found.present, found.expected, found.rate()) == (1, 8, 9, Decimal("88.89"))


def test_late_and_early_were_there() -> None:
    found = tally(marks(出席=5, 迟到=2, 早退=1, 缺席=2))
    assert (found.present, found.late, found.left_early, found.absent) == (8, 2, 1, 2)
    assert found.rate() == Decimal("80.00")


def test_leave_out_of_the_expected_only_by_setting() -> None:
    found = tally(marks(出席=8, 请假=1))
    assert found.rate(leave_expected=True) == Decimal("88.89")
    assert found.rate(leave_expected=False) == Decimal("100.00")


def test_nobody_expected_has_no_rate() -> None:
    assert tally([]).rate() is None
    assert tally(marks(请假=2)).rate(leave_expected=False) is None


def test_unmarked_lines_are_expected() -> None:
    found = tally([*marks(出席=3), Mark(1, 9)])
    assert (found.expected, found.unmarked, found.rate()) == (4, 1, Decimal("75.00"))


def test_a_name_without_a_deputy_is_not_counted() -> None:
    assert tally([Mark(1, None, "出席"), Mark(1, 1, "出席")]).expected == 1


def test_one_person_counts_once_an_activity() -> None:
    found = tally([Mark(1, 1, "出席"), Mark(1, 1, "请假"), Mark(2, 1, "出席")])
    assert (found.expected, found.present, found.leave) == (2, 2, 0)


def test_joint_activities_are_counted_by_the_street_that_leads() -> None:
    assert times([Event(1), Event(2, "LH-3", leading=True), Event(3, "LH-4")]) == 2
    # One joint activity that was entered in two parts is one.
    assert times([Event(1, "LH-3", leading=True), Event(2, "LH-3", leading=True)]) == 1
    # 人次 is each street's own, led or not.
    assert tally(marks(出席=3)).present == 3


def test_days_are_the_lines_own_or_the_activitys() -> None:
    events = [Event(1, half_days=Decimal("0.5")), Event(2)]
    lines = [
        Mark(1, 1, "出席"),
        Mark(1, 2, "早退", half_days=Decimal(1)),
        Mark(1, 3, "缺席"),
        Mark(2, 1, "出席"),
    ]
    assert days(events, lines) == Decimal("1.5")


def test_days_come_in_halves() -> None:
    assert odd_days(Decimal("1.5")) is None
    assert odd_days(None) is None
    assert odd_days(Decimal("0.3")) == "天数按半天计，如 0.5、1、1.5"
    assert odd_days(Decimal(-1)) is not None


@given(
    st.lists(
        st.builds(
            Mark,
            st.integers(1, 4),
            st.one_of(st.none(), st.integers(1, 9)),
            st.one_of(st.none(), st.sampled_from(STATES)),
            st.booleans(),
        )
    )
)
def test_the_parts_make_the_whole(lines: list[Mark]) -> None:
    found = tally(lines)
    assert found.present + found.leave + found.absent + found.unmarked == found.expected
    assert found.unmarked >= 0
    assert found.late + found.left_early <= found.present
    rate = found.rate()
    assert rate is None or 0 <= rate <= 100
