"""Banners and empty pages: what they say, what they offer."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton

from jiedao_desk.ui.colours import Tone
from jiedao_desk.ui.widgets.buttons import IconButton, LinkButton, PrimaryButton
from jiedao_desk.ui.widgets.notices import Banner, EmptyState
from tests.ui.accessible import nameless


def test_a_banner_is_closed_and_says_so(qtbot):
    banner = Banner("上次没写完的记录还在。", Tone.INFO, closable=True)
    qtbot.addWidget(banner)
    banner.show()
    with qtbot.waitSignal(banner.closed):
        qtbot.mouseClick(banner.findChild(IconButton), Qt.MouseButton.LeftButton)
    assert banner.isHidden()
    assert nameless(banner) == []


def test_a_banner_offers_its_action_only_if_it_has_one(qtbot):
    banner = Banner("名单里有 2 处要看一下。", Tone.WARN, action="去选择")
    qtbot.addWidget(banner)
    banner.show()
    link = banner.findChild(LinkButton)
    with qtbot.waitSignal(banner.action_wanted):
        qtbot.mouseClick(link, Qt.MouseButton.LeftButton)
    banner.say("已全部认领。", Tone.GOOD)
    assert not link.isVisible()
    banner.say("")
    assert banner.isHidden()


def test_a_long_sentence_is_not_cut(qtbot):
    banner = Banner("粘贴的名单里有两处要看一下，请选择。" * 12, Tone.WARN)
    qtbot.addWidget(banner)
    assert banner.heightForWidth(400) > 2 * banner.heightForWidth(1600)


def test_an_empty_page_says_what_to_do_first(qtbot):
    empty = EmptyState(
        "activity",
        "还没有登记过活动",
        "登记一次，档案里就有了。",
        [("new", "登记活动"), ("import", "从 Excel 导入")],
    )
    qtbot.addWidget(empty)
    empty.show()
    buttons = empty.findChildren(QPushButton)
    assert [type(button) is PrimaryButton for button in buttons] == [True, False]
    with qtbot.waitSignal(empty.chosen) as told:
        qtbot.mouseClick(buttons[1], Qt.MouseButton.LeftButton)
    assert told.args == ["import"]


def test_its_words_are_not_cut(qtbot):
    empty = EmptyState("activity", "还没有登记过活动", "登记一次活动，出席的代表档案里就都有了。" * 4)
    qtbot.addWidget(empty)
    empty.resize(700, 500)
    empty.show()
    words = empty.findChild(QLabel, "EmptyText")
    assert words.height() >= words.heightForWidth(words.width())


def test_four_ways_to_begin_are_too_many():
    with pytest.raises(AssertionError):
        EmptyState("activity", "空", "", [(str(number), "做") for number in range(4)])
