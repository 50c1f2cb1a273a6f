"""Duties are data: their defaults, parameters from a day on, and how they stand by periods, dates and conditions."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiedao_desk.kernel import duty_standings, periods
from jiedao_desk.kernel.duties import (
    ADVISORY,
    BY_KEY,
    DUTIES,
    OFF,
    ON,
    Change,
    Duty,
    constitution_week,
    in_force,
)
from jiedao_desk.kernel.duty_standings import Covered, Owed
from jiedao_desk.registers import CATALOGUE

TODAY = date(2026, 11, 22)
YEARS = periods.windows_between("year", date(2025, 1, 1), date(2026, 12, 31))


def test_what_is_on_advisory_and_off_when_an_office_begins() -> None:
    modes: dict[str, set[str]] = {
        mode: {one.key for one in DUTIES if one.mode == mode} for mode in (ON, ADVISORY, OFF)
    }
    assert modes == {
        ON: {
            "sessions",
            "briefings",
            "actions",
            "work_plan",
            "tasks",
            "work_report",
            "constitution",
            "staff",
            "own_replies",
        },
        ADVISORY: {"duty_reports", "training_deputies", "training_staff", "observers", "late_replies"},
        OFF: {
            "group_activities",
            "receptions",
            "committee_meetings",
            "second_replies",
            "notices",
            "opinions",
            "fund_statement",
            "self_assessment",
        },
    }


@pytest.mark.parametrize("duty", DUTIES, ids=lambda one: one.key)
def test_each_says_its_source_and_leads_to_a_register(duty: Duty) -> None:
    assert duty.source
    assert duty.counts
    assert duty.action
    assert duty.register in CATALOGUE or duty.register == "reports"
    assert 1 <= int(duty.article) <= 19
    # Whatever is cited of 代表法 is cited by its numbering of 2025.
    assert "四十二条" not in duty.source
    assert "四十五条" not in duty.source


def test_old_periods_keep_the_parameters_they_had() -> None:
    changes = [
        Change("receptions", date(2026, 1, 1), mode=ON, count=6, source="区通知"),
        Change("receptions", date(2027, 1, 1), count=12),
    ]
    duty = BY_KEY["receptions"]
    assert in_force(duty, changes, date(2025, 12, 31)) == duty
    assert (in_force(duty, changes, date(2026, 5, 1)).count, in_force(duty, changes, TODAY).mode) == (6, ON)
    later = in_force(duty, changes, date(2027, 5, 1))
    assert (later.count, later.mode, later.source) == (12, ON, "区通知")


@pytest.mark.parametrize(
    ("year", "start", "end"),
    [(2021, (11, 29), (12, 5)), (2025, (12, 1), (12, 7)), (2026, (11, 30), (12, 6))],
)
def test_the_week_around_4_december(year: int, start: tuple[int, int], end: tuple[int, int]) -> None:
    assert constitution_week(year, {}) == (date(year, *start), date(year, *end))


def test_a_week_of_the_years_notice_comes_first() -> None:
    noticed = {2022: (date(2022, 12, 4), date(2022, 12, 10))}
    assert constitution_week(2022, noticed) == noticed[2022]


def states(counted: dict[str, list[int]], use_from: date | None = None, on: date = TODAY) -> list[str]:
    duty = BY_KEY["work_plan"]
    found = duty_standings.by_period(
        lambda _day: duty,
        YEARS,
        lambda _duty, window: counted.get(window.key, []),
        on,
        use_from=use_from,
        soon_days=15,
    )
    return [one.state for one in found]


def test_a_year_is_met_open_or_missed_and_one_before_the_start_is_not_judged() -> None:
    assert states({}) == ["missed", "open"]
    assert states({"2025": [3], "2026": [4, 5]}) == ["met", "met"]
    assert states({}, use_from=date(2026, 3, 1)) == ["excluded", "open"]
    assert states({}, on=date(2026, 12, 20)) == ["missed", "due_soon"]
    assert states({}, on=date(2025, 6, 1)) == ["open", "upcoming"]


def test_what_was_due_before_the_start_is_not_held_against_the_office() -> None:
    owed = [
        Owed(1, "早的", date(2026, 1, 1), date(2026, 2, 1), None),
        Owed(2, "晚的", date(2026, 5, 1), date(2026, 6, 1), None),
        Owed(3, "办完", date(2026, 5, 1), date(2026, 6, 2), date(2026, 6, 3)),
    ]
    found = duty_standings.by_due_date(
        lambda _day: BY_KEY["tasks"], owed, TODAY, use_from=date(2026, 3, 1), soon_days=15
    )
    assert [(one.record, one.state) for one in found] == [(2, "overdue"), (3, "met_late")]


def test_a_condition_holds_or_not_and_a_term_is_never_late() -> None:
    assert [one.state for one in duty_standings.as_condition(BY_KEY["staff"], [], TODAY)] == ["unmet"]
    assert [one.state for one in duty_standings.as_condition(BY_KEY["staff"], [7], TODAY)] == ["met"]
    [term] = duty_standings.over_term(
        BY_KEY["duty_reports"], Covered((1, 2), (3,)), (date(2022, 1, 6), None), TODAY
    )
    assert (term.state, term.required, term.done, term.advisory) == ("open", 3, 2, True)
    assert duty_standings.over_term(BY_KEY["duty_reports"], Covered((), ()), (None, None), TODAY) == []


@given(
    st.dates(date(2025, 1, 1), date(2027, 12, 31)),
    st.integers(0, 400),
    st.one_of(st.none(), st.integers(0, 400)),
)
def test_a_matter_is_overdue_only_after_its_day(due: date, passed: int, done: int | None) -> None:
    on = due + timedelta(days=passed)
    owed = [Owed(1, "x", None, due, due + timedelta(days=done) if done is not None else None)]
    [one] = duty_standings.by_due_date(lambda _day: BY_KEY["tasks"], owed, on, use_from=None, soon_days=15)
    if one.state == "overdue":
        assert on > due
    assert one.done == (one.state in ("met", "met_late"))
