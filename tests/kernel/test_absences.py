"""Sessions of the congress missed without leave (代表法第六十二条第三项)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiedao_desk.kernel.absences import Sitting, missed, session_of, to_report
from jiedao_desk.kernel.attendance import ABSENT, LATE, LEAVE, PRESENT, STATES

FOURTH, FIFTH = "区十九届人大四次会议", "区十九届人大五次会议"
DAY, NEXT = date(2025, 1, 8), date(2026, 1, 7)


def test_one_missed_session_is_watched_and_the_second_is_reported() -> None:
    """代表法第六十二条第三项: twice without granted leave, by sessions of the congress."""
    first = Sitting(FOURTH, DAY, ABSENT, days=Decimal(2), activity=1)
    second = Sitting(FIFTH, NEXT, ABSENT, days=Decimal(2), activity=2)
    one = missed([first])
    assert [each.session for each in one] == [FOURTH]
    assert not to_report(one)
    both = missed([second, first])
    assert [(each.session, each.activities) for each in both] == [(FOURTH, (1,)), (FIFTH, (2,))]
    assert to_report(both)


def test_leave_without_the_name_of_who_granted_it_is_not_granted() -> None:
    """代表法第六十二条第三项, 第十三条: leave is granted by somebody."""
    assert missed([Sitting(FOURTH, DAY, LEAVE, days=Decimal(2))])
    assert not missed([Sitting(FOURTH, DAY, LEAVE, "王主任", Decimal(2))])


@pytest.mark.parametrize(
    ("days", "away"),
    [
        (Decimal("0.5"), None),
        (Decimal(2), Decimal("0.5")),
        (Decimal(2), Decimal("1.5")),
        (None, Decimal("0.5")),
    ],
)
def test_half_days_never_count(days: Decimal | None, away: Decimal | None) -> None:
    assert not missed([Sitting(FOURTH, DAY, ABSENT, None, days, away)])


def test_sittings_of_one_session_are_one_session() -> None:
    opening, vote = f"{FIFTH}第一次全体会议", f"{FIFTH}第二次全体会议"
    away = [
        Sitting(opening, NEXT, ABSENT, days=Decimal("0.5")),
        Sitting(vote, NEXT, ABSENT, days=Decimal("0.5")),
    ]
    assert [one.session for one in missed(away)] == [FIFTH]
    assert not missed([away[0], Sitting(vote, NEXT, LATE, days=Decimal("0.5"))])
    assert not missed([away[0], Sitting(vote, NEXT, LEAVE, "王主任", Decimal("0.5"))])


def test_a_list_that_says_nothing_of_the_deputy_proves_nothing() -> None:
    assert not missed([Sitting(FOURTH, DAY, None)])


def test_titles_without_a_number_are_told_apart_by_year() -> None:
    assert session_of("区人民代表大会会议", DAY) != session_of("区人民代表大会会议", NEXT)
    assert (
        session_of("明山区第十九届人民代表大会第五次会议分组审议", NEXT)
        == "明山区第十九届人民代表大会第五次会议"
    )


@given(
    st.lists(
        st.builds(
            Sitting,
            st.sampled_from([FOURTH, FIFTH, f"{FIFTH}第二次全体会议"]),
            st.dates(DAY, NEXT),
            st.sampled_from([*STATES, None]),
            st.sampled_from([None, "王主任"]),
            st.sampled_from([None, Decimal("0.5"), Decimal(1), Decimal(2)]),
        )
    )
)
def test_who_came_to_a_session_did_not_miss_it(sittings: list[Sitting]) -> None:
    there = {session_of(one.title, one.held_on) for one in sittings if one.state in (PRESENT, LATE)}
    found = [one.session for one in missed(sittings)]
    assert not there & set(found)
    assert len(found) == len(set(found))


def test_one_session_written_in_two_ways_is_one() -> None:
    written = ("区十九届人大五次会议", "区第十九届人民代表大会第五次会议", "区人代会开幕会", "区人代会闭幕会")
    sittings = [Sitting(title, NEXT, ABSENT, days=Decimal(1)) for title in written]
    assert len(missed(sittings[:2])) == 1
    assert [one.session for one in missed(sittings[2:])] == ["2026年人代会"]
    assert not missed([sittings[2], Sitting(written[3], NEXT, PRESENT, days=Decimal(1))])
