"""Steps, satisfaction and motions: what is counted of a suggestion and what it may be (R7–R10)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiedao_desk.kernel.rounding import percentages
from jiedao_desk.kernel.suggestion_motions import Signer, distinct, signers_counted, why_no_motion
from jiedao_desk.kernel.suggestion_rates import Answers, first_and_final, tally
from jiedao_desk.kernel.suggestion_steps import (
    STEPS,
    Handling,
    Milestones,
    step_of,
    to_be_done_again,
    why_not_closed,
)
from jiedao_desk.kernel.suggestion_words import spoken_number

TODAY = date(2026, 11, 22)


def test_a_second_handling_leaves_the_first_answer_as_it_was() -> None:
    """代表建议办理的地方规定（再次办理）: 初次 0/1, 最终 1/1."""
    first, final = first_and_final([(2, "满意"), (1, "不满意")])

    assert (first, final) == ("不满意", "满意")
    assert tally([first]).rate() == Decimal("0.00")
    assert tally([final]).rate() == Decimal("100.00")
    assert first_and_final([(1, "不满意"), (2, None)]) == ("不满意", "不满意")


def test_satisfaction_of_93_answers_is_as_published() -> None:
    """代表建议办理的地方规定: of those that answered; 86 and 7 of 93 as a city published them."""
    told = Answers(satisfied=86, fairly=7, silent=4)

    assert told.shares() == (Decimal("92.47"), Decimal("7.53"), Decimal("0.00"))
    assert told.rate() == Decimal("100.00")
    assert told.rate(only_satisfied=True) == Decimal("92.47")
    assert Answers(silent=3).rate() is None


def test_shares_of_93_suggestions_plain_and_made_to_sum_to_100() -> None:
    counts = (54, 33, 2, 4)

    assert percentages(counts) == [Decimal(x) for x in ("58.06", "35.48", "2.15", "4.30")]
    assert percentages(counts, exact=True) == [Decimal(x) for x in ("58.07", "35.48", "2.15", "4.30")]


@given(st.lists(st.sampled_from(["满意", "基本满意", "不满意", "未反馈", None])))
def test_who_said_nothing_is_in_no_denominator(said: list[str | None]) -> None:
    told = tally(said)

    assert told.heard + told.silent == len(said)
    assert sum(told.shares(exact=True)) == (100 if told.heard else 0)


def signed(count: int) -> list[Signer]:
    return [Signer(number, f"代表{number}") for number in range(count)]


@pytest.mark.parametrize(
    ("signers", "able", "accepted"),
    [
        (signed(9), set(range(9)), False),  # 领衔 + 8
        (signed(10), set(range(10)), True),  # 领衔 + 9
        (signed(10), set(range(9)), False),  # one of them suspended
        ([*signed(9), Signer(3, "代表3")], set(range(10)), False),  # one signed twice
        ([*signed(9), Signer(None, "赵四海")], set(range(10)), False),  # one is no deputy
    ],
)
def test_a_motion_is_signed_by_ten_deputies_in_office(
    signers: list[Signer], able: set[int], accepted: bool
) -> None:
    """地方组织法第二十二条: ten deputies in office and not suspended, whoever leads included, each once."""
    why = why_no_motion("议案", "会议期间", signers_counted(signers, able))

    assert (why is None) == accepted
    assert why_no_motion("建议", "闭会期间", 1) is None


def test_motions_exist_only_while_the_congress_sits() -> None:
    why = why_no_motion("议案", "闭会期间", 12)
    assert why is not None
    assert "会议期间" in why
    assert distinct([Signer(1, "张三"), Signer(1, "张三"), Signer(None, "李四")]) == 2


def test_the_step_follows_from_the_days_that_are_known() -> None:
    day = date(2026, 3, 1)

    def unit(**known: object) -> Handling:
        return Handling("区住建局", "主办", **{"assigned_on": day, **known})  # type: ignore[arg-type]

    ways = (
        (Milestones(), []),
        (Milestones(day, day), []),
        (Milestones(day, day, day), []),
        (Milestones(day), [unit()]),
        (Milestones(day), [unit(signed_on=day)]),
        (Milestones(day), [unit(signed_on=day, replied_on=day)]),
        (Milestones(day, closed_on=day), [unit(replied_on=day)]),
    )
    assert tuple(step_of(days, units, TODAY) for days, units in ways) == STEPS


def test_a_second_handling_brings_the_matter_back_and_a_return_takes_it_away() -> None:
    day = date(2026, 3, 1)
    first = Handling("区住建局", "主办", 1, day, day, None, day, "不满意")
    again = Handling("区住建局", "主办", 2, day)

    assert step_of(Milestones(day), [first], TODAY) == "反馈"
    assert to_be_done_again([first]) == [first]
    assert step_of(Milestones(day), [first, again], TODAY) == "办理"
    assert to_be_done_again([first, again]) == []
    returned = Handling("区城管局", "主办", 1, day, returned_on=day)
    assert step_of(Milestones(day, day, day), [returned], TODAY) == "审核"


def test_a_co_handler_does_not_keep_the_matter_from_being_answered() -> None:
    day = date(2026, 3, 1)
    units = [Handling("区住建局", "主办", 1, day, day, None, day), Handling("区城管局", "协办", 1, day)]

    assert step_of(Milestones(day), units, TODAY) == "反馈"


def test_what_is_not_answered_or_not_accepted_cannot_be_concluded() -> None:
    day = date(2026, 3, 1)
    open_ = Handling("区住建局", "主办", 1, day)
    bad = Handling("区住建局", "主办", 1, day, day, None, day, "不满意")
    again = Handling("区住建局", "主办", 2, day, day, None, day, "不满意")

    assert why_not_closed([]) is not None
    assert why_not_closed([open_]) == "区住建局还没有答复，不能办结"
    assert why_not_closed([bad]) == "代表对区住建局的办理结果不满意，应再次办理后办结"
    assert why_not_closed([bad, again]) is None


@pytest.mark.parametrize(
    ("written", "spoken"), [("027", "第027号"), ("闭-009", "闭-009号"), ("第12号", "第12号"), ("", "")]
)
def test_a_number_is_spoken_as_it_is_written(written: str, spoken: str) -> None:
    assert spoken_number(written) == spoken
