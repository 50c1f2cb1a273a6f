"""The state of a mandate on a day (任职状态)."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from jiedao_desk.kernel.mandate_state import covers, state_on

ELECTED = date(2022, 1, 6)
DAYS = st.dates(date(2015, 1, 1), date(2035, 12, 31))


def test_a_resignation_filed_and_not_yet_accepted_ends_nothing() -> None:
    """代表法第六十二条, 选举法第五十五条: filed on 1 May and accepted on 20 June is in office on 1 June."""
    # R11: filed on 1 May, accepted on 20 June.
    accepted = date(2026, 6, 20)
    assert state_on(date(2026, 6, 1), (ELECTED, accepted), "辞职被接受").word == "在任"
    assert state_on(date(2026, 6, 19), (ELECTED, accepted), "辞职被接受").in_office
    assert state_on(accepted, (ELECTED, accepted), "辞职被接受").word == "终止（辞职被接受）"


def test_a_recall_counts_from_the_vote_on_and_a_move_from_the_move_on() -> None:
    voted = date(2026, 3, 31)
    assert state_on(voted - timedelta(1), (ELECTED, voted), "被罢免").in_office
    assert state_on(voted, (ELECTED, voted), "被罢免").word == "终止（被罢免）"
    moved = date(2026, 4, 1)
    assert not state_on(moved, (ELECTED, moved), "迁出或者调离本行政区域").in_office


def test_the_end_of_the_term_is_no_fault() -> None:
    assert state_on(date(2022, 1, 6), (date(2017, 1, 5), ELECTED), "届满").word == "届满"


def test_before_it_begins_a_mandate_is_not_yet() -> None:
    state = state_on(date(2022, 1, 5), (ELECTED, None))
    assert (state.word, state.in_office) == ("未到任", False)


def test_the_suspended_stay_in_office_and_only_their_file_says_so() -> None:
    spans = [(date(2026, 5, 1), date(2026, 9, 1))]
    suspended = state_on(date(2026, 5, 1), (ELECTED, None), suspensions=spans)
    assert (suspended.word, suspended.public, suspended.in_office) == ("暂停执行职务", "在任", True)
    assert state_on(date(2026, 9, 1), (ELECTED, None), suspensions=spans).word == "在任"


def test_what_is_over_is_not_suspended() -> None:
    spans = [(date(2026, 5, 1), None)]
    state = state_on(date(2026, 7, 1), (ELECTED, date(2026, 6, 20)), "去世", spans)
    assert state.word == "终止（去世）"


@given(DAYS, st.none() | DAYS, st.none() | DAYS)
def test_whoever_is_in_office_is_within_the_mandate_and_the_other_way_round(
    on: date, start: date | None, end: date | None
) -> None:
    assert state_on(on, (start, end), "去世").in_office == covers((start, end), on)


@given(DAYS, DAYS, DAYS, DAYS)
def test_a_handover_leaves_no_day_without_a_holder_and_none_with_two(
    on: date, one: date, other: date, third: date
) -> None:
    first, second, last = sorted((one, other, third))
    held = [state_on(on, (first, second), "届满").in_office, state_on(on, (second, last), "届满").in_office]
    assert sum(held) == (first <= on < last)
