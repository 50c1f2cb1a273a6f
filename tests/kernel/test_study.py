"""Why a session counts as the secretary's study of congress work, or does not."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

import pytest

from jiedao_desk.kernel.study import Rules, SessionFact, Tenure, credited, why_not

ON = date(2026, 11, 22)
ZHANG = Tenure("张红旗", "书记", date(2025, 1, 1), date(2026, 7, 31))
LI = Tenure("李卫东", "书记", date(2026, 9, 1))
ACTING = Tenure("王建设", "主持工作", date(2026, 8, 1), date(2026, 8, 31))
TENURES = (ZHANG, LI, ACTING)
SESSION = SessionFact(
    id=1,
    held_on=date(2026, 3, 5),
    title="第4次会议",
    kind="党工委会议",
    state="final",
    congress_items=1,
    chair="张红旗",
    present=frozenset({"张红旗", "王建设"}),
    entered_at=datetime(2026, 3, 6, 9, 0),
)


def why(rules=None, tenures=TENURES, **changes):
    return why_not(replace(SESSION, **changes), tenures, rules or Rules(), ON)


def test_a_final_session_chaired_by_the_secretary_counts():
    assert why() is None


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"state": "draft"}, "草稿尚未定稿"),
        ({"state": "postponed"}, "会议已延期"),
        ({"state": "cancelled"}, "会议已取消"),
        ({"held_on": date(2026, 11, 23)}, "会议日期尚未到"),
        ({"held_on": date(2026, 11, 23), "state": "draft"}, "会议日期尚未到"),
        ({"congress_items": 0}, "无人大议题"),
        ({"kind": "其他"}, "会议类别“其他”不计入"),
        ({"chair": "王建设", "chair_post": "副书记"}, "由副书记王建设主持，当日书记为张红旗"),
        ({"chair": "王建设"}, "由王建设主持，当日书记为张红旗"),
        ({"chair": None}, "没有填写主持人，当日书记为张红旗"),
        ({"held_on": date(2026, 9, 1)}, "由张红旗主持，当日书记为李卫东"),
        ({"held_on": date(2026, 8, 10), "chair": "王建设"}, "当日书记空缺，由王建设主持工作，按设置不计入"),
        ({"held_on": date(2024, 12, 31), "chair_post": "副书记"}, "当日书记空缺，由副书记张红旗主持"),
    ],
)
def test_a_session_that_does_not_count_says_why_in_one_sentence(changes, said):
    assert why(Rules(counted_kinds=frozenset({"党工委会议"})), **changes) == said


def test_the_day_itself_is_not_in_the_future():
    assert why(held_on=ON, chair="李卫东") is None


def test_one_congress_item_among_ten_is_enough_and_every_kind_counts_if_none_is_named():
    assert why(kind="党政联席会议", congress_items=1) is None


def test_attending_is_enough_where_the_setting_says_so():
    rules = Rules(presence="attended")
    assert why(rules, chair="王建设") is None
    assert why(rules, present=frozenset()) is None
    assert why(rules, chair="王建设", present=frozenset({"王建设"})) == "当日书记张红旗没有出席"


def test_who_leads_in_a_vacancy_counts_where_the_setting_says_so():
    rules, august = Rules(acting_counts=True), {"held_on": date(2026, 8, 10)}
    assert why(rules, chair="王建设", **august) is None
    assert why(rules, chair="赵六", **august) == "当日书记空缺，由王建设主持工作，但会议由赵六主持"
    assert why(replace(rules, presence="attended"), chair="赵六", **august) is None
    absent = why(replace(rules, presence="attended"), chair="赵六", present=frozenset(), **august)
    assert absent == "当日书记空缺，主持工作的王建设没有出席"


def test_who_leads_beside_a_secretary_does_not_count():
    beside = (LI, replace(ACTING, end=None))
    assert why(Rules(acting_counts=True), beside, held_on=date(2026, 9, 5), chair="王建设") == (
        "由王建设主持，当日书记为李卫东"
    )


def test_without_any_registered_secretary_nobody_can_tell():
    assert why(tenures=()) == "没有登记党工委书记的任职，无法判断"


def test_on_the_day_of_handing_over_both_count():
    handed_over = (replace(ZHANG, end=date(2026, 8, 10)), replace(LI, start=date(2026, 8, 10)))
    for chair in ("张红旗", "李卫东"):
        session = replace(SESSION, held_on=date(2026, 8, 10), chair=chair)
        holder = credited(session, handed_over, Rules(), ON)
        assert holder is not None
        assert holder.name == chair
    assert why(tenures=handed_over, held_on=date(2026, 8, 10), chair="王建设") == (
        "由王建设主持，当日书记为张红旗、李卫东"
    )


def test_a_session_that_does_not_count_is_nobodys():
    assert credited(replace(SESSION, state="draft"), TENURES, Rules(), ON) is None


def test_a_tenure_without_dates_is_open_and_one_with_crossed_dates_is_none():
    assert Tenure("张红旗", "书记").overlaps(date.min, date.min)
    assert not Tenure("张红旗", "书记", date(2026, 5, 1), date(2026, 4, 1)).overlaps(date.min, date.max)
