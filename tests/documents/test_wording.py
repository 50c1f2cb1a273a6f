"""Phrases as official texts write them."""

from __future__ import annotations

from datetime import date, time

import pytest

from jiedao_desk.documents.wording import numeral, sentence, weekday, when


@pytest.mark.parametrize(
    ("number", "words"), [(1, "一"), (10, "十"), (11, "十一"), (20, "二十"), (21, "二十一"), (99, "九十九")]
)
def test_headings_are_numbered_in_words(number: int, words: str) -> None:
    assert numeral(number) == words


def test_times_are_told_as_far_as_they_are_known() -> None:
    day = date(2026, 3, 5)
    assert when(day, time(9, 5), time(11)) == "2026年3月5日9:05—11:00"
    assert when(day, time(9, 5), None) == "2026年3月5日9:05"
    assert when(day, None, time(11)) == "2026年3月5日"


def test_days_of_the_week() -> None:
    assert [weekday(date(2026, 11, day)) for day in (22, 23)] == ["星期日", "星期一"]


@pytest.mark.parametrize(
    ("typed", "printed"), [("同意", "同意。"), ("同意。", "同意。"), ("行吗？", "行吗？")]
)
def test_sentences_end_once(typed: str, printed: str) -> None:
    assert sentence(typed) == printed
