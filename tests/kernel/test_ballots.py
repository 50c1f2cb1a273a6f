"""The counts of a vote agree, or are refused (R16)."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiedao_desk.kernel.ballots import Ballot

VOTES = st.integers(0, 300)


@given(VOTES, VOTES, VOTES, VOTES, VOTES, VOTES)
def test_counts_that_add_up_stand(
    satisfied: int, fairly: int, dissatisfied: int, abstained: int, invalid: int, kept_back: int
) -> None:
    returned = satisfied + fairly + dissatisfied + abstained + invalid
    ballot = Ballot(returned + kept_back, returned, satisfied, fairly, dissatisfied, abstained, invalid)
    assert ballot.contradiction() is None
    assert ballot.valid == returned - invalid
    assert ballot.rate is None or 0 <= ballot.rate <= 100


@given(VOTES, VOTES, VOTES, VOTES, VOTES, st.integers(1, 50), st.booleans())
def test_counts_that_do_not_are_refused(
    satisfied: int, fairly: int, dissatisfied: int, abstained: int, invalid: int, off: int, more: bool
) -> None:
    summed = satisfied + fairly + dissatisfied + abstained + invalid
    returned = summed + off if more else max(summed - off, 0)
    if returned == summed:
        return
    ballot = Ballot(returned, returned, satisfied, fairly, dissatisfied, abstained, invalid)
    assert f"收回{returned}票，各项合计{summed}票" in str(ballot.contradiction())


def test_forty_five_returned_and_forty_six_counted() -> None:
    said = Ballot(50, 45, 40, 4, 1, 1, 0).contradiction()
    assert said is not None
    assert "收回45票，各项合计46票" in said


@pytest.mark.parametrize(
    ("ballot", "said"),
    [
        (Ballot(40, 41, 41), "多于发出40票"),
        (Ballot(issued=40, satisfied=3), "收回票也填上"),
        (Ballot(), None),
        (Ballot(issued=40), None),
    ],
)
def test_what_else_does_not_agree(ballot: Ballot, said: str | None) -> None:
    found = ballot.contradiction()
    assert found is None if said is None else said in str(found)


def test_the_rate_is_of_the_valid_votes() -> None:
    assert Ballot(60, 58, 40, 10, 3, 3, 2).rate == Decimal("89.29")
