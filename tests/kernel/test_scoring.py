"""Points follow from records alone: capped, never twice for one matter, by the rules of their year (R17)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiedao_desk.kernel.scoring import (
    Account,
    Adjustment,
    Deed,
    Grade,
    PointRule,
    RuleSet,
    account,
    in_force,
)

D = Decimal
JANUARY = date(2026, 1, 1)
JIANGBEI = RuleSet(
    1,
    "江北",
    JANUARY,
    rules=(PointRule(1, "建议", D(3)), PointRule(2, "视察", D(3)), PointRule(3, "请假半天", D(-1))),
)
YINCHUAN = RuleSet(2, "银川", JANUARY, grades=(Grade("好", D(80)), Grade("较好", D(60)), Grade("差", D(0))))


def deed(kind: str, day: int = 1, times: int = 1, matter: str = "", number: int = 0) -> Deed:
    return Deed(kind, date(2026, 3, day), ("activities", number or day), times=times, matter=matter)


def test_one_suggestion_one_visit_and_half_a_day_of_leave_make_five() -> None:
    """As a district published it: 3 + 3 − 1 = 5.0."""
    made = account(JIANGBEI, [deed("建议", 1), deed("视察", 2), deed("请假半天", 3), deed("不计分的事", 4)])
    assert made.total == D("5.0")
    assert str(made.total) == "5.0"
    assert [line.points for line in made.lines] == [D(3), D(3), D(-1)]
    assert [line.source for line in made.lines] == [("activities", 1), ("activities", 2), ("activities", 3)]


@pytest.mark.parametrize(
    ("total", "grade"), [("80", "好"), ("79.9", "较好"), ("60", "较好"), ("59.9", "差"), ("-1", "")]
)
def test_a_grade_begins_at_its_threshold(total: str, grade: str) -> None:
    """As a city published it: 80 is 好, 79.9 较好, 59.9 差."""
    assert YINCHUAN.grade_of(D(total)) == grade


def test_what_lies_over_the_cap_is_not_counted_and_said() -> None:
    rules = RuleSet(
        1, "有上限", JANUARY, rules=(PointRule(1, "附议", D("0.5"), D(1)), PointRule(2, "缺席", D(-2), D(3)))
    )
    made = account(rules, [deed("附议", day) for day in (1, 2, 3)] + [deed("缺席", day) for day in (4, 5)])
    assert [line.points for line in made.lines] == [D("0.5"), D("0.5"), D(0), D(-2), D(-1)]
    assert made.lines[2].remark == "已到上限1分"
    assert made.total == D("-2.0")


def test_one_matter_counts_once_at_its_highest() -> None:
    rules = RuleSet(1, "就高", JANUARY, rules=(PointRule(1, "述职", D(5)), PointRule(2, "活动", D(2))))
    made = account(
        rules, [deed("活动", 1, matter="述职会", number=1), deed("述职", 1, matter="述职会", number=2)]
    )
    assert made.total == D(5)
    assert {line.what: line.points for line in made.lines} == {"活动": D(0), "述职": D(5)}


def test_half_days_are_counted_by_half_days() -> None:
    assert account(JIANGBEI, [deed("请假半天", times=3)]).total == D(-3)


def test_an_adjustment_is_a_line_with_its_reason() -> None:
    made = account(
        JIANGBEI, [], [Adjustment(D("2.5"), date(2026, 5, 1), ("point_adjustments", 4), "抗洪抢险")]
    )
    assert made.total == D("2.5")
    assert made.lines[0].title == "抗洪抢险"


def test_a_year_keeps_its_rules() -> None:
    old, new = RuleSet(1, "旧", date(2024, 1, 1)), RuleSet(2, "新", date(2026, 7, 1))
    assert in_force([new, old], 2025) == old
    assert in_force([new, old], 2026) == old
    assert in_force([new, old], 2027) == new
    assert in_force([new], 2026) == new
    assert in_force([new], 2025) is None


deeds = st.lists(
    st.builds(
        deed,
        st.sampled_from(("建议", "视察", "请假半天", "别的")),
        st.integers(1, 28),
        st.integers(1, 4),
        st.sampled_from(("", "甲", "乙")),
        st.integers(1, 9),
    ),
    max_size=12,
)


@given(deeds, st.randoms(use_true_random=False))
def test_counting_again_in_any_order_gives_the_same(found: list[Deed], random) -> None:
    first = account(JIANGBEI, found)
    random.shuffle(found)
    again: Account = account(JIANGBEI, found)
    assert (again.total, again.grade) == (first.total, first.grade)
    assert sum(line.points for line in first.lines) == first.total


@given(deeds, st.integers(0, 6))
def test_no_kind_of_deed_comes_to_more_than_its_cap(found: list[Deed], cap: int) -> None:
    rules = RuleSet(
        1,
        "上限",
        JANUARY,
        rules=tuple(PointRule(one.id, one.deed, one.points, D(cap)) for one in JIANGBEI.rules),
    )
    made = account(rules, found)
    for one in rules.rules:
        assert abs(sum((line.points for line in made.lines if line.what == one.deed), D(0))) <= cap
