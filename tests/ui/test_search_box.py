"""Searching as one types: hits under their registers, keys that steer, typing that is never disturbed."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QVBoxLayout, QWidget

from jiedao_desk.ui.search_box import SearchBox, SearchHit

HITS = (
    SearchHit("deputies", 1, "张三", "第1选区"),
    SearchHit("sessions", 7, "2026年第20次会议", "2026年11月20日"),
    SearchHit("deputies", 2, "张大富", "第2选区"),
)


@pytest.fixture
def asked() -> list[str]:
    return []


@pytest.fixture
def box(qtbot, asked: list[str]) -> SearchBox:
    def find(words: str) -> tuple[SearchHit, ...]:
        asked.append(words)
        return HITS if words.startswith("z") or "张" in words else ()

    window = QMainWindow()
    inside = QWidget()
    layout = QVBoxLayout(inside)
    made = SearchBox(find)
    made.set_captions({"deputies": "代表档案", "sessions": "专题研究"})
    layout.addWidget(made)
    layout.addStretch(1)
    window.setCentralWidget(inside)
    window.resize(800, 600)
    qtbot.addWidget(window)
    window.show()
    made.setFocus()
    made.kept = window  # the window goes when its last Python name goes
    return made


def shown(box: SearchBox) -> list[str]:
    assert box.hits is not None
    model = box.hits.model
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def test_hits_stand_under_their_register(box: SearchBox, qtbot):
    qtbot.keyClicks(box, "zs")
    assert shown(box) == [
        "代表档案",
        "张三  第1选区",
        "张大富  第2选区",
        "专题研究",
        "2026年第20次会议  2026年11月20日",
    ]
    assert box.hits.isVisible()


def test_the_box_keeps_the_focus_while_hits_are_shown(box: SearchBox, qtbot):
    qtbot.keyClicks(box, "z")
    qtbot.keyClick(box, Qt.Key.Key_Down)
    qtbot.keyClicks(box, "s")
    assert box.hasFocus()
    assert box.text() == "zs"
    assert QApplication.activePopupWidget() is None, "a popup would take the keyboard from the input method"


def test_down_and_enter_open_a_hit_past_the_captions(box: SearchBox, qtbot):
    qtbot.keyClicks(box, "z")
    qtbot.keyClick(box, Qt.Key.Key_Down)
    qtbot.keyClick(box, Qt.Key.Key_Down)
    with qtbot.waitSignal(box.chosen) as told:
        qtbot.keyClick(box, Qt.Key.Key_Return)
    assert told.args == [HITS[1]]
    assert box.hits.isHidden()
    assert box.text() == ""


def test_up_from_the_first_goes_to_the_last(box: SearchBox, qtbot):
    qtbot.keyClicks(box, "z")
    qtbot.keyClick(box, Qt.Key.Key_Up)
    with qtbot.waitSignal(box.chosen) as told:
        qtbot.keyClick(box, Qt.Key.Key_Enter)
    assert told.args == [HITS[1]]


def test_esc_closes_the_list_and_keeps_the_words(box: SearchBox, qtbot):
    qtbot.keyClicks(box, "z")
    qtbot.keyClick(box, Qt.Key.Key_Escape)
    assert box.hits.isHidden()
    assert box.text() == "z"


def test_a_click_opens_a_hit(box: SearchBox, qtbot):
    qtbot.keyClicks(box, "z")
    view = box.hits.list
    place = view.visualRect(box.hits.model.index(1, 0)).center()
    with qtbot.waitSignal(box.chosen) as told:
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert told.args == [HITS[0]]


def test_nothing_found_is_said_with_advice(box: SearchBox, qtbot):
    qtbot.keyClicks(box, "qq")
    assert box.hits.isVisible()
    assert shown(box) == []
    assert any("没有找到“qq”" in label.text() for label in box.hits.findChildren(type(box._hint)))


def test_half_composed_pinyin_is_not_searched(box: SearchBox, asked: list[str]):
    QApplication.sendEvent(box, QInputMethodEvent("zhang'san", []))
    assert asked == []
    committed = QInputMethodEvent()
    committed.setCommitString("张三")
    QApplication.sendEvent(box, committed)
    assert asked == ["张三"]
    assert shown(box)[1] == "张三  第1选区"


def test_leaving_the_box_closes_the_list(box: SearchBox, qtbot):
    qtbot.keyClicks(box, "z")
    box.clearFocus()
    assert box.hits.isHidden()


def test_emptying_the_box_closes_the_list(box: SearchBox, qtbot):
    qtbot.keyClicks(box, "z")
    qtbot.keyClick(box, Qt.Key.Key_Backspace)
    assert box.hits.isHidden()


def test_the_list_stays_inside_the_window(box: SearchBox, qtbot):
    qtbot.keyClicks(box, "z")
    assert box.window().rect().contains(box.hits.geometry())
