"""Amounts in figures and in capital numerals."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiedao_desk.kernel.amounts import capital, yuan

_DIGITS = {word: number for number, word in enumerate("零壹贰叁肆伍陆柒捌玖")}
_UNITS = {"拾": 10, "佰": 100, "仟": 1000}


def cents_of(words: str) -> int:
    """The amount that capital numerals say, read by a person's rule."""
    if words.startswith("负"):
        return -cents_of(words[1:])
    total = group = digit = cents = 0
    for word in words:
        if word in _DIGITS:
            digit = _DIGITS[word]
        elif word in _UNITS:
            group, digit = group + digit * _UNITS[word], 0
        elif word == "万":
            total, group, digit = total + (group + digit) * 10**4, 0, 0
        elif word == "亿":
            total, group, digit = (total + group + digit) * 10**8, 0, 0
        elif word == "元":
            total, group, digit = total + group + digit, 0, 0
        elif word == "角":
            cents, digit = cents + digit * 10, 0
        elif word == "分":
            cents, digit = cents + digit, 0
    return total * 100 + cents


@pytest.mark.parametrize(
    ("cents", "words"),
    [
        (0, "零元整"),
        (1, "壹分"),
        (50, "伍角整"),
        (123_450, "壹仟贰佰叁拾肆元伍角整"),
        (140_950, "壹仟肆佰零玖元伍角整"),
        (600_714, "陆仟零柒元壹角肆分"),
        (168_032, "壹仟陆佰捌拾元叁角贰分"),
        (1_640_902, "壹万陆仟肆佰零玖元零贰分"),
        (10_000_000, "壹拾万元整"),
        (1_000_050_000, "壹仟万零伍佰元整"),
        (10_700_053, "壹拾万柒仟元伍角叁分"),
        (1_000_000_000_100, "壹佰亿零壹元整"),
        (-120_000, "负壹仟贰佰元整"),
    ],
)
def test_amounts_as_vouchers_write_them(cents: int, words: str) -> None:
    assert capital(cents) == words


@given(st.integers(-(10**14) + 1, 10**14 - 1))
def test_capitals_read_back_to_the_amount(cents: int) -> None:
    assert cents_of(capital(cents)) == cents
    assert "零零" not in capital(cents)


def test_figures_keep_both_decimals() -> None:
    assert [yuan(one) for one in (None, 0, 5, 123_450, -5, -120_000)] == [
        "",
        "0.00",
        "0.05",
        "1234.50",
        "-0.05",
        "-1200.00",
    ]
