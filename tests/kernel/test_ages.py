"""Ages in completed years, and births that cannot be."""

from __future__ import annotations

from datetime import date

import pytest

from jiedao_desk.kernel.ages import age_on, problem_with_birth
from jiedao_desk.kernel.dates import PartialDate

ON = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("birth", "on", "age"),
    [
        (date(1975, 11, 22), ON, 51),
        (date(1975, 11, 23), ON, 50),
        (date(2004, 2, 29), date(2026, 2, 28), 21),
        (date(2004, 2, 29), date(2026, 3, 1), 22),
        (date(2004, 2, 29), date(2028, 2, 29), 24),
    ],
)
def test_a_year_is_completed_on_the_birthday(birth, on, age):
    assert age_on(birth, on) == age


@pytest.mark.parametrize(
    ("birth", "said"),
    [
        (PartialDate(2026, 11, 23), "晚于2026年11月22日"),
        (PartialDate(2027, 1), "晚于"),
        (PartialDate(1900, 1), "超过120周岁"),
        (PartialDate(2008, 11, 23), "未满18周岁"),
        (PartialDate(2008, 12), "未满18周岁"),
    ],
)
def test_an_impossible_birth_is_said(birth, said):
    problem = problem_with_birth(birth, ON)
    assert problem is not None
    assert said in problem


@pytest.mark.parametrize(
    "birth",
    [
        PartialDate(1975, 8),
        PartialDate(2008, 11, 22),
        PartialDate(2008, 11),
        PartialDate(1905, 11, 23),
        PartialDate(1905, 11),
    ],
)
def test_a_birth_that_may_be_right_is_left_alone(birth):
    assert problem_with_birth(birth, ON) is None
