"""What the office owes: periods met and missed, vacancies, two secretaries, due dates."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiedao_desk.kernel.deadlines import add_months
from jiedao_desk.kernel.obligations import (
    ActionFact,
    action_standings,
    backfilled,
    study_standings,
    tallies,
    windows,
)
from jiedao_desk.kernel.periods import bimonth, bimonths
from jiedao_desk.kernel.study import Rules, SessionFact, Tenure, why_not

ON = date(2026, 11, 22)
ZHANG = Tenure("张红旗", "书记", date(2025, 1, 1))


def session(number, held_on, chair="张红旗", state="final", items=1, **more):
    return SessionFact(
        id=number,
        held_on=held_on,
        title=f"会议{number}",
        kind="党工委会议",
        state=state,
        congress_items=items,
        chair=chair,
        present=frozenset({chair}),
        entered_at=datetime.combine(held_on, time(18)),
        **more,
    )


def states(sessions, tenures=(ZHANG,), rules=None, on=ON):
    """The state of every period of the year, by key."""
    found = study_standings(sessions, tenures, rules or Rules(), on)
    return {one.period: one.state for one in found if one.period.startswith(str(on.year))}


def standing(key, sessions, tenures=(ZHANG,), rules=None, on=ON):
    return next(one for one in study_standings(sessions, tenures, rules or Rules(), on) if one.period == key)


def test_two_sessions_meet_their_own_periods_and_no_other():
    """实施意见第一条: once every two months, each session for the period of its own day."""
    found = states([session(1, date(2026, 1, 5)), session(2, date(2026, 4, 20))])
    assert found == {
        "2026B1": "met",
        "2026B2": "met",
        "2026B3": "missed",
        "2026B4": "missed",
        "2026B5": "missed",
        "2026B6": "open",
    }


def test_a_period_tells_what_counted_and_why_the_rest_did_not():
    sessions = [
        session(1, date(2026, 9, 3), chair="王建设", chair_post="副书记"),
        session(2, date(2026, 10, 9), state="draft"),
        session(3, date(2026, 8, 31)),
    ]
    found = standing("2026B5", sessions)
    assert (found.key, found.article, found.required, found.done) == ("sessions", "1", 1, 0)
    assert (found.start, found.end, found.days) == (date(2026, 9, 1), date(2026, 10, 31), -22)
    assert (found.state, found.counted) == ("missed", ())
    assert found.not_counted == ((1, "由副书记王建设主持，当日书记为张红旗"), (2, "草稿尚未定稿"))


def test_the_last_fortnight_is_due_soon_and_the_day_after_is_missed():
    """实施意见第一条: on 20 February eight days are left; from 1 March on the period is missed."""
    assert states([], on=date(2026, 2, 12))["2026B1"] == "open"
    assert states([], on=date(2026, 2, 13))["2026B1"] == "due_soon"
    assert standing("2026B1", [], on=date(2026, 2, 20)).days == 8
    assert states([], on=date(2026, 2, 28))["2026B1"] == "due_soon"
    assert states([], on=date(2026, 3, 1))["2026B1"] == "missed"
    assert states([], on=date(2026, 3, 1))["2026B2"] == "open"
    assert states([], on=date(2026, 3, 1))["2026B3"] == "upcoming"


def test_a_later_session_does_not_repair_a_missed_period():
    found = states([session(1, date(2026, 3, 1)), session(2, date(2026, 3, 2))], on=date(2026, 3, 2))
    assert (found["2026B1"], found["2026B2"]) == ("missed", "met")


def test_a_leap_day_belongs_to_the_first_two_months():
    assert states([session(1, date(2028, 2, 29))], on=date(2028, 3, 1))["2028B1"] == "met"
    assert states([], on=date(2028, 2, 29))["2028B1"] == "due_soon"


def test_a_session_after_the_day_does_not_count_yet():
    found = standing("2026B6", [session(1, date(2026, 12, 1))])
    assert (found.state, found.done, found.not_counted) == ("open", 0, ((1, "会议日期尚未到"),))


def test_what_ended_before_the_start_of_use_is_not_judged():
    rules = Rules(use_from=date(2026, 4, 30))
    found = states([session(1, date(2026, 1, 5))], rules=rules)
    assert [found[f"2026B{number}"] for number in (1, 2, 3)] == ["excluded", "missed", "missed"]
    assert standing("2026B1", [], rules=rules).reason == "2026年4月30日启用，此前的时段不作判断"


def test_periods_reach_from_the_start_of_use_or_the_year_before_to_the_end_of_the_year():
    def keys(use_from):
        found = windows("bimonth", Rules(use_from=use_from), ON)
        return found[0].key, found[-1].key, len(found)

    assert keys(None) == ("2025B1", "2026B6", 12)
    assert keys(date(2026, 5, 1)) == ("2025B1", "2026B6", 12)
    assert keys(date(2023, 5, 1)) == ("2023B1", "2026B6", 24)


def test_a_missed_period_keeps_its_recorded_reason():
    rules = Rules(missed_reasons={"2026B3": "汛期抢险", "2026B1": "未用"})
    sessions = [session(1, date(2026, 1, 5))]
    assert standing("2026B3", sessions, rules=rules).reason == "汛期抢险"
    assert standing("2026B1", sessions, rules=rules).reason is None
    assert standing("2026B2", sessions, rules=rules).reason is None


GONE = Tenure("张红旗", "书记", date(2025, 1, 1), date(2026, 6, 30))
NEW = Tenure("李卫东", "书记", date(2026, 9, 1))
LEADING = Tenure("王建设", "主持工作", date(2026, 7, 1), date(2026, 8, 31))


def test_a_wholly_vacant_period_is_not_judged():
    found = standing("2026B4", [session(1, date(2026, 7, 8), chair="王建设")], (GONE, NEW, LEADING))
    assert (found.state, found.reason) == ("excluded", "全时段党工委书记空缺，由王建设主持工作")
    assert found.not_counted == ((1, "当日书记空缺，由王建设主持工作，按设置不计入"),)
    assert standing("2026B4", [], (GONE, NEW)).reason == "全时段党工委书记空缺"


def test_one_day_in_the_post_is_enough_to_owe_the_session():
    assert states([], (replace(GONE, end=date(2026, 7, 1)), NEW))["2026B4"] == "missed"
    assert states([], (GONE, replace(NEW, start=date(2026, 8, 31))))["2026B4"] == "missed"


def test_an_acting_head_who_counts_owes_the_session():
    rules = Rules(acting_counts=True)
    assert states([], (GONE, NEW, LEADING), rules)["2026B4"] == "missed"
    assert (
        states([session(1, date(2026, 7, 8), chair="王建设")], (GONE, NEW, LEADING), rules)["2026B4"] == "met"
    )
    assert states([], (GONE, NEW), rules)["2026B4"] == "excluded"


def test_a_vacancy_yet_to_come_is_upcoming_not_excluded():
    assert states([], (GONE,), on=date(2026, 5, 1))["2026B5"] == "upcoming"


def test_without_any_registered_secretary_periods_are_judged_and_sessions_say_so():
    found = standing("2026B1", [session(1, date(2026, 1, 5))], ())
    assert (found.state, found.not_counted) == ("missed", ((1, "没有登记党工委书记的任职，无法判断"),))


def test_two_secretaries_owe_a_period_once_and_each_has_his_own_tally():
    handed_over = (replace(GONE, end=date(2026, 7, 31)), replace(NEW, start=date(2026, 8, 1)))
    sessions = [
        session(1, date(2026, 5, 5)),
        session(2, date(2026, 7, 10)),
        session(3, date(2026, 8, 20), chair="李卫东"),
        session(4, date(2026, 9, 20), chair="李卫东"),
        session(5, date(2026, 10, 20), chair="张红旗"),
    ]
    found = standing("2026B4", sessions, handed_over)
    assert (found.state, found.required, found.done, found.counted) == ("met", 1, 2, (2, 3))
    zhang, li = tallies(sessions, handed_over, Rules(), bimonths(2026), ON)
    assert (zhang.name, zhang.sessions, zhang.fulfilled) == ("张红旗", (1, 2), ("2026B3", "2026B4"))
    assert zhang.held == ("2026B1", "2026B2", "2026B3", "2026B4")
    assert (li.name, li.sessions, li.fulfilled) == ("李卫东", (3, 4), ("2026B4", "2026B5"))
    assert li.held == ("2026B4", "2026B5", "2026B6")


def test_a_tally_of_another_year_is_empty():
    assert tallies([], (replace(GONE, end=date(2025, 6, 1)),), Rules(), bimonths(2026), ON) == ()


ROLLING = Rules(rolling=True, use_from=date(2026, 1, 1))


def test_rolling_the_next_session_is_due_two_months_after_the_last():
    """实施意见第一条, counted from the last session: due on 5 March, 46 days late on 20 April."""
    found = study_standings([session(1, date(2026, 1, 5))], (ZHANG,), ROLLING, date(2026, 4, 20))
    assert [(one.end, one.state, one.days) for one in found] == [
        (date(2026, 3, 1), "met", -50),
        (date(2026, 3, 5), "overdue", -46),
    ]


def test_rolling_a_late_session_is_late_and_begins_the_next_two_months():
    sessions = [session(1, date(2026, 1, 5)), session(2, date(2026, 4, 20))]
    found = study_standings(sessions, (ZHANG,), ROLLING, date(2026, 4, 20))
    assert [(one.period, one.state, one.counted) for one in found] == [
        ("2026-03-01", "met", (1,)),
        ("2026-03-05", "met_late", (2,)),
        ("2026-06-20", "open", ()),
    ]


def test_rolling_a_session_before_the_start_of_use_begins_the_chain():
    found = study_standings([session(1, date(2025, 12, 31))], (ZHANG,), ROLLING, date(2026, 2, 20))
    assert [(one.start, one.end, one.state) for one in found] == [
        (date(2025, 12, 31), date(2026, 2, 28), "due_soon")
    ]


def test_rolling_what_does_not_count_is_told_where_it_fell():
    sessions = [
        session(1, date(2026, 1, 5)),
        session(2, date(2026, 1, 3), state="draft"),
        session(3, date(2026, 2, 3), items=0),
    ]
    found = study_standings(sessions, (ZHANG,), ROLLING, date(2026, 2, 20))
    assert [one.not_counted for one in found] == [((2, "草稿尚未定稿"),), ((3, "无人大议题"),)]


def test_rolling_a_vacancy_is_not_judged_and_the_new_secretary_begins_anew():
    tenures = (replace(GONE, end=date(2026, 3, 1)), NEW)
    sessions = [session(1, date(2026, 1, 5)), session(2, date(2026, 2, 28))]
    found = study_standings(sessions, (replace(GONE, end=date(2026, 2, 27)), NEW), ROLLING, ON)
    assert [(one.period, one.state) for one in found] == [("2026-03-01", "met"), ("2026-03-05", "overdue")]
    found = study_standings(sessions, tenures, ROLLING, ON)
    assert [(one.period, one.state) for one in found] == [
        ("2026-03-01", "met"),
        ("2026-03-05", "met"),
        ("2026-04-28", "overdue"),
    ]
    gone = (replace(GONE, end=date(2025, 12, 1)), NEW)
    found = study_standings([], gone, ROLLING, ON)
    assert [(one.period, one.state, one.reason) for one in found] == [
        ("2026-03-01", "excluded", "全时段党工委书记空缺"),
        ("2026-11-01", "overdue", None),
    ]
    assert [one.state for one in study_standings([], gone[:1], ROLLING, ON)] == ["excluded"]


def test_rolling_a_session_on_the_first_day_of_use_meets_the_first_date():
    found = study_standings([session(1, date(2026, 1, 1))], (ZHANG,), ROLLING, date(2026, 2, 1))
    assert [(one.period, one.state) for one in found] == [("2026-03-01", "met"), ("2026-03-01", "open")]


def test_rolling_a_vacancy_is_told_once_its_date_has_passed_and_ends_with_the_appointment():
    vacant = (replace(GONE, end=date(2025, 12, 1)), NEW)
    assert [one.state for one in study_standings([], vacant, ROLLING, date(2026, 3, 1))] == ["due_soon"]
    assert [one.state for one in study_standings([], vacant, ROLLING, date(2026, 8, 31))] == ["excluded"]
    assert [one.state for one in study_standings([], vacant, ROLLING, date(2026, 9, 1))] == [
        "excluded",
        "open",
    ]
    sessions = [session(1, date(2026, 2, 2), state="draft"), session(2, date(2026, 9, 2), state="draft")]
    found = study_standings(sessions, vacant, ROLLING, ON)
    assert [one.not_counted for one in found] == [((1, "草稿尚未定稿"),), ((2, "草稿尚未定稿"),)]


def test_tasks_stand_towards_their_limits():
    tasks = [
        ActionFact(1, date(2026, 9, 1), date(2026, 10, 31), date(2026, 10, 31)),
        ActionFact(2, date(2026, 9, 1), date(2026, 10, 31), date(2026, 11, 1)),
        ActionFact(3, date(2026, 9, 1), date(2026, 10, 31), None),
        ActionFact(4, None, date(2026, 12, 7), None),
        ActionFact(5, date(2026, 11, 1), date(2026, 12, 31), None),
    ]
    found = action_standings(tasks, ON)
    assert [one.state for one in found] == ["met", "met_late", "overdue", "due_soon", "open"]
    assert [one.counted for one in found] == [(1,), (2,), (), (), ()]
    assert (found[2].key, found[2].period, found[2].days) == ("actions", "2026-10-31", -22)
    assert (found[2].start, found[2].end) == (date(2026, 9, 1), date(2026, 10, 31))


@pytest.mark.parametrize(
    ("happened", "entered", "late"),
    [
        (date(2026, 3, 1), date(2026, 12, 20), True),
        (date(2026, 3, 1), date(2026, 3, 31), False),
        (date(2026, 3, 1), date(2026, 4, 1), True),
        (date(2026, 3, 1), date(2026, 2, 20), False),
    ],
)
def test_what_was_entered_more_than_30_days_later_is_back_filled(happened, entered, late):
    """实施意见第十五条、档案法第二十一条: of 1 March and entered on 20 December is 补录."""
    assert backfilled(happened, entered) is late


DAYS = st.dates(date(2023, 12, 1), date(2028, 12, 31))
NAMES = st.sampled_from(["张红旗", "李卫东", "王建设", "赵六"])
TENURES = st.lists(
    st.builds(
        Tenure,
        NAMES,
        st.sampled_from(["书记", "书记", "主持工作"]),
        st.none() | DAYS,
        st.none() | DAYS,
    ),
    max_size=4,
)
SESSIONS = st.lists(
    st.builds(
        session,
        st.integers(1, 10_000),
        DAYS,
        chair=NAMES,
        state=st.sampled_from(["final", "final", "final", "draft", "postponed", "cancelled"]),
        items=st.integers(0, 2),
    ),
    max_size=12,
    unique_by=lambda one: one.id,
)
RULES = st.builds(
    Rules,
    presence=st.sampled_from(["chaired", "attended"]),
    acting_counts=st.booleans(),
    rolling=st.booleans(),
    use_from=st.none() | DAYS,
)
RANK = {
    "missed": 0,
    "overdue": 0,
    "excluded": 1,
    "upcoming": 1,
    "open": 1,
    "due_soon": 1,
    "met_late": 2,
    "met": 3,
}


@given(SESSIONS, TENURES, RULES, DAYS)
def test_every_session_counts_once_at_most_and_is_told_of_once_at_most(sessions, tenures, rules, on):
    found = study_standings(sessions, tenures, rules, on)
    told = Counter(
        told_in for one in found for told_in in [*one.counted, *(left_out for left_out, _ in one.not_counted)]
    )
    assert all(times == 1 for times in told.values())
    by_id = {one.id: one for one in sessions}
    for one in found:
        assert one.done == len(one.counted)
        assert all(why_not(by_id[key], tenures, rules, on) is None for key in one.counted)
        assert all(why == why_not(by_id[key], tenures, rules, on) for key, why in one.not_counted)


@given(SESSIONS, TENURES, RULES.map(lambda rules: replace(rules, rolling=False)), DAYS)
def test_a_session_counts_for_the_period_of_its_date(sessions, tenures, rules, on):
    by_id = {one.id: one for one in sessions}
    found = study_standings(sessions, tenures, rules, on)
    assert [one.start for one in found] == sorted(one.start for one in found)
    for one in found:
        assert all(bimonth(by_id[key].held_on).key == one.period for key in one.counted)
        assert (one.state == "missed") <= (one.end < on and not one.done)
        assert (one.state == "met") <= (one.done > 0)
        assert (one.state in ("open", "due_soon")) <= (one.start <= on <= one.end)


@given(SESSIONS, TENURES, RULES.map(lambda rules: replace(rules, rolling=False)), DAYS, DAYS, NAMES)
def test_one_more_session_never_makes_a_period_worse(sessions, tenures, rules, on, held_on, chair):
    before = study_standings(sessions, tenures, rules, on)
    after = study_standings([*sessions, session(99_999, held_on, chair)], tenures, rules, on)
    assert [one.period for one in before] == [one.period for one in after]
    for one, other in zip(before, after, strict=True):
        assert RANK[other.state] >= RANK[one.state]
        assert set(one.counted) <= set(other.counted)
    changed = [one for one, other in zip(before, after, strict=True) if one.state != other.state]
    assert len(changed) <= 1


@given(SESSIONS, TENURES, RULES.map(lambda rules: replace(rules, rolling=True)), DAYS)
def test_rolling_each_due_date_is_two_months_after_what_went_before(sessions, tenures, rules, on):
    found = study_standings(sessions, tenures, rules, on)
    assert found
    for one in found:
        assert one.end == add_months(one.start, 2)
        assert (one.state in ("met", "met_late")) == bool(one.counted)
    assert all(one.state in ("met", "met_late", "excluded") for one in found[:-1])
    assert not found[-1].counted


@given(
    SESSIONS, TENURES, RULES.map(lambda rules: replace(rules, rolling=True)), DAYS, st.integers(0, 100), NAMES
)
def test_rolling_a_session_today_leaves_nothing_overdue(sessions, tenures, rules, on, days_ago, chair):
    rules = replace(rules, use_from=on - timedelta(days=days_ago))
    today = session(99_999, on, chair)
    if why_not(today, tenures, rules, on) is None:
        assert study_standings([*sessions, today], tenures, rules, on)[-1].state == "open"


@given(SESSIONS, TENURES, RULES, DAYS, st.randoms())
def test_the_order_in_which_records_come_does_not_matter(sessions, tenures, rules, on, chance):
    shuffled = chance.sample(sessions, len(sessions))
    assert study_standings(shuffled, tenures, rules, on) == study_standings(sessions, tenures, rules, on)


@given(SESSIONS, TENURES, RULES, DAYS)
def test_the_tallies_share_out_the_sessions_that_count(sessions, tenures, rules, on):
    judged = windows("bimonth", rules, on)
    shares = tallies(sessions, tenures, rules, judged, on)
    mine = [key for one in shares for key in one.sessions]
    counted = [
        one.id
        for one in sessions
        if why_not(one, tenures, rules, on) is None and any(one.held_on in w for w in judged)
    ]
    assert sorted(mine) == sorted(counted)
    for one in shares:
        assert set(one.fulfilled) <= set(one.held)
