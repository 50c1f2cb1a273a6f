"""Whether a briefing counts: a presenter, the secretary in the chair, and one meeting not for two duties (R2)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

import pytest

from jiedao_desk.kernel.hearing import BriefingFact, why_not
from jiedao_desk.kernel.obligations import briefing_standings, study_standings
from jiedao_desk.kernel.study import SECRETARY, Rules, SessionFact, Tenure

ON = date(2026, 11, 22)
DAY = date(2026, 6, 18)
TENURES = (Tenure("张红旗", SECRETARY, date(2025, 1, 1)),)
HEARD = BriefingFact(
    id=1,
    held_on=DAY,
    title="上半年人大工作情况汇报",
    state="final",
    presenter="刘志强",
    reported=True,
    chair="张红旗",
    present=frozenset({"张红旗"}),
    entered_at=datetime(2026, 6, 19, 9),
    chair_post="党工委书记",
)
TOGETHER = SessionFact(
    id=7,
    held_on=DAY,
    title="第10次会议",
    kind="党工委会议",
    state="final",
    congress_items=1,
    chair="张红旗",
    present=frozenset({"张红旗"}),
    entered_at=datetime(2026, 6, 19, 9),
)


def told(briefing: BriefingFact, rules: Rules | None = None, *sessions: SessionFact) -> str | None:
    return why_not(briefing, {one.id: one for one in sessions}, TENURES, rules or Rules(), ON)


def test_a_finalised_report_to_the_secretary_counts() -> None:
    assert told(HEARD) is None


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"presenter": None}, "没有填写汇报人"),
        ({"presenter": "张红旗"}, "汇报人与主持人是同一人"),
        ({"chair": "李卫国", "chair_post": "党工委副书记"}, "由党工委副书记李卫国主持，当日书记为张红旗"),
        ({"state": "draft"}, "草稿尚未定稿"),
        ({"state": "cancelled"}, "会议已取消"),
        ({"state": "postponed"}, "会议已延期"),
        ({"held_on": date(2026, 12, 1)}, "会议日期尚未到"),
    ],
)
def test_what_does_not_count_says_why(change: dict[str, object], why: str) -> None:
    assert told(replace(HEARD, **change)) == why  # type: ignore[arg-type]


def test_by_setting_it_is_enough_that_the_secretary_attended() -> None:
    by_deputy = replace(HEARD, chair="李卫国")

    assert told(by_deputy, Rules(presence="attended")) is None
    assert (
        told(replace(by_deputy, present=frozenset()), Rules(presence="attended")) == "当日书记张红旗没有出席"
    )


def test_a_single_meeting_tagged_both_serves_only_the_study_duty_unless_set() -> None:
    """实施意见第一条: 研究 and 听取汇报 are two duties; one meeting for both counts as a study alone unless set."""
    both = replace(HEARD, session_id=7)
    rules = Rules(use_from=date(2026, 1, 1))
    shared = replace(rules, shared_meeting=True)

    studied = {one.period: one.done for one in study_standings((TOGETHER,), TENURES, rules, ON)}
    heard = {one.period: one for one in briefing_standings((both,), (TOGETHER,), TENURES, rules, ON)}
    with_setting = {
        one.period: one.done for one in briefing_standings((both,), (TOGETHER,), TENURES, shared, ON)
    }

    assert studied["2026B3"] == 1
    assert heard["2026H1"].done == 0
    assert heard["2026H1"].not_counted == (
        (1, "与专题研究是同一次会议，已计入专题研究；设置“一会两计”未启用"),
    )
    assert with_setting["2026H1"] == 1


def test_two_duties_by_one_meeting_need_both_parts_recorded() -> None:
    rules = Rules(shared_meeting=True)
    unrecorded = replace(HEARD, session_id=7, reported=False)

    assert told(unrecorded, rules, TOGETHER) == "一会两计要求两部分都有记录，汇报主要内容没有记录"
    assert told(replace(unrecorded, reported=True), rules, TOGETHER) is None


def test_a_session_that_does_not_count_itself_takes_nothing_from_the_briefing() -> None:
    assert told(replace(HEARD, session_id=7), Rules(), replace(TOGETHER, congress_items=0)) is None


def test_half_years_stand_as_the_two_month_periods_do() -> None:
    rules = Rules(use_from=date(2025, 7, 1), missed_reasons={"2025H2": "班子调整"})
    states = {
        one.period: (one.state, one.reason)
        for one in briefing_standings((HEARD,), (), TENURES, rules, date(2026, 12, 20))
    }

    assert states == {
        "2025H1": ("excluded", "2025年7月1日启用，此前的时段不作判断"),
        "2025H2": ("missed", "班子调整"),
        "2026H1": ("met", None),
        "2026H2": ("due_soon", None),
    }


def test_the_first_and_last_day_of_a_half_year_lie_in_it() -> None:
    first, last = replace(HEARD, held_on=date(2026, 1, 1)), replace(HEARD, id=2, held_on=date(2026, 6, 30))
    after = replace(HEARD, id=3, held_on=date(2026, 7, 1))
    found = {
        one.period: one.counted for one in briefing_standings((after, last, first), (), TENURES, Rules(), ON)
    }

    assert found["2026H1"] == (1, 2)
    assert found["2026H2"] == (3,)


def test_a_half_year_without_any_secretary_is_not_judged() -> None:
    tenures = (
        Tenure("张红旗", SECRETARY, None, date(2025, 12, 31)),
        Tenure("周明远", SECRETARY, date(2026, 7, 1)),
    )
    found = {one.period: one for one in briefing_standings((), (), tenures, Rules(), ON)}

    assert (found["2026H1"].state, found["2026H1"].reason) == ("excluded", "全时段党工委书记空缺")
    assert found["2026H2"].state == "open"
