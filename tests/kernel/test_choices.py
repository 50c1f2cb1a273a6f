"""A closed list takes its own words, from whichever side they come; an open one takes others too (代码表)."""

from __future__ import annotations

import pytest

from jiedao_desk.kernel.errors import Unreadable
from jiedao_desk.kernel.fields import Choice, CodeList

CLOSED = Choice(label="出勤", codes=CodeList.of("出席", "请假"))
OPEN = Choice(label="角色", codes=CodeList.of("参加", "发言", editable=True))


def test_a_closed_list_refuses_a_word_of_another_typed_or_set() -> None:
    with pytest.raises(Unreadable, match="出勤只能是出席、请假，“旷工”不是"):
        CLOSED.read("旷工")
    assert CLOSED.problem("旷工") == "出勤只能是出席、请假，“旷工”不是"
    assert CLOSED.problem("请假") is None
    assert CLOSED.problem(None) is None


def test_an_open_list_keeps_a_word_of_the_office() -> None:
    assert OPEN.read("主持") == "主持"
    assert OPEN.problem("主持") is None
