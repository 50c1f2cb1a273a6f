"""By when a unit replies: three months or six, with grounds, extended, or handled again (R5, R6)."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiedao_desk.kernel.suggestion_limits import Assignment, LimitLaw, reply_limit, reply_state

LAW = LimitLaw()
HARD = "涉及面广、处理难度大"


def due(one: Assignment, law: LimitLaw = LAW) -> date:
    found = reply_limit(one, law)
    assert found is not None
    return found.due


@pytest.mark.parametrize(
    ("assigned", "three", "six"),
    [
        ("2026-01-15", "2026-04-15", "2026-07-15"),
        ("2025-11-30", "2026-02-28", "2026-05-30"),
        ("2026-08-31", "2026-11-30", "2027-02-28"),
        ("2024-11-29", "2025-02-28", "2025-05-29"),
        ("2023-11-29", "2024-02-29", "2024-05-29"),
    ],
)
def test_three_and_six_months_are_counted_as_the_civil_code_does(assigned: str, three: str, six: str) -> None:
    """代表法第五十一条, 民法典第二百零一条、第二百零二条: the day of assignment does not count."""
    day = date.fromisoformat(assigned)
    assert due(Assignment(day)) == date.fromisoformat(three)
    assert due(Assignment(day, limit="6个月", reason=HARD)) == date.fromisoformat(six)


def test_a_limit_says_how_it_was_counted() -> None:
    found = reply_limit(Assignment(date(2025, 11, 30)), LAW)
    assert found is not None
    assert found.how == (
        "代表法第五十一条，自2025年11月30日起3个月，当日不计入，2月没有30日，到月末2026年2月28日"
        "（民法典第二百零一条、第二百零二条）"
    )


def test_six_months_without_grounds_stay_three() -> None:
    found = reply_limit(Assignment(date(2026, 1, 15), limit="6个月"), LAW)
    assert found is not None
    assert found.due == date(2026, 4, 15)
    assert "没有写明理由，仍按三个月" in found.how


def test_where_consent_is_asked_for_six_months_need_it_in_time() -> None:
    """代表法第五十一条, with the consent that some provinces ask for: after the three months it is too late."""
    law = LimitLaw(consent=True)
    asked = Assignment(date(2026, 1, 15), limit="6个月", reason=HARD)
    agreed = Assignment(
        date(2026, 1, 15), limit="6个月", reason=HARD, consent_by="区人大常委会", consent_on=date(2026, 4, 15)
    )
    late = Assignment(
        date(2026, 1, 15), limit="6个月", reason=HARD, consent_by="区人大常委会", consent_on=date(2026, 4, 16)
    )

    assert due(asked) == date(2026, 7, 15)
    assert due(asked, law) == date(2026, 4, 15)
    assert due(agreed, law) == date(2026, 7, 15)
    assert due(late, law) == due(late) == date(2026, 4, 15)


def test_an_extension_needs_who_agreed_in_time_and_to_which_day() -> None:
    def extended(by: str | None, on: date | None, to: date = date(2026, 5, 15)) -> Assignment:
        return Assignment(date(2026, 1, 15), extended_to=to, extension_by=by, extension_on=on)

    assert due(extended("区人大常委会", date(2026, 4, 15))) == date(2026, 5, 15)
    assert due(extended("区人大常委会", date(2026, 4, 16))) == date(2026, 4, 15)
    assert due(extended(None, date(2026, 4, 1))) == date(2026, 4, 15)
    assert due(extended("区人大常委会", date(2026, 4, 1), date(2026, 4, 1))) == date(2026, 4, 15)


def test_a_second_handling_and_a_co_handler_have_their_own_clock() -> None:
    assert due(Assignment(date(2026, 7, 31), turn=2)) == date(2026, 8, 31)
    assert due(Assignment(date(2026, 7, 31), turn=2), LimitLaw(again_months=2)) == date(2026, 9, 30)
    assert due(Assignment(date(2026, 7, 31), role="协办")) == date(2026, 10, 31)
    assert due(Assignment(date(2026, 7, 31), role="协办"), LimitLaw(co_months=1)) == date(2026, 8, 31)


def test_who_was_not_assigned_or_returned_it_has_no_clock() -> None:
    assert reply_limit(Assignment(None), LAW) is None
    assert reply_limit(Assignment(date(2026, 1, 15), returned_on=date(2026, 1, 20)), LAW) is None
    assert reply_state(None, None, date(2026, 1, 15)) is None


def test_a_reply_on_the_due_day_is_in_time_and_overdue_begins_the_day_after() -> None:
    """代表法第五十一条: the last day is in time."""
    limit = reply_limit(Assignment(date(2026, 1, 15)), LAW)
    assert reply_state(limit, date(2026, 4, 15), date(2026, 5, 1)) == "met"
    assert reply_state(limit, date(2026, 4, 16), date(2026, 5, 1)) == "met_late"
    assert reply_state(limit, None, date(2026, 4, 15)) == "due_soon"
    assert reply_state(limit, None, date(2026, 4, 16)) == "overdue"


@given(st.dates(date(2000, 1, 1), date(2090, 1, 1)), st.integers(0, 200))
def test_consent_makes_six_months_exactly_until_the_three_are_over(assigned: date, after: int) -> None:
    consent = assigned + timedelta(days=after)
    one = Assignment(assigned, limit="6个月", reason=HARD, consent_by="区人大常委会", consent_on=consent)
    short = due(Assignment(assigned))
    assert (due(one) > short) == (consent <= short)
