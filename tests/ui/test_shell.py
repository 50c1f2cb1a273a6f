"""The frame of the window: what it is told, what it tells, and that all of it can be reached by keys."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel, QPlainTextEdit, QScrollArea

from jiedao_desk.ui.colours import Tone
from jiedao_desk.ui.navigation import NavigationItem
from jiedao_desk.ui.page import Page
from jiedao_desk.ui.search_box import SearchBox
from jiedao_desk.ui.shell import NavigationEntry, SearchHit, Shell
from jiedao_desk.ui.status_line import NO_SECRETS
from jiedao_desk.ui.theme import Theme
from jiedao_desk.ui.widgets.buttons import LinkButton, PlainButton, PrimaryButton
from jiedao_desk.ui.widgets.cards import Card
from tests.ui.accessible import nameless, tab_order


@pytest.fixture
def shell(qtbot) -> Shell:
    window = Shell(lambda words: [SearchHit("deputies", 1, "张三")])
    window.set_unit("东明街道", "明山区 · 第十九届")
    window.set_navigation(
        [
            NavigationEntry("dashboard", "工作台", "dashboard"),
            NavigationEntry("sessions", "专题研究", "session", "会议"),
        ]
    )
    window.set_years((2026, 2025), 2026)
    window.set_operator("王敏")
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window.show()
    qtbot.waitExposed(window)
    return window


def test_the_title_names_the_office(shell: Shell):
    assert shell.windowTitle() == "东明街道 · 街道人大工作台"


def test_ctrl_k_leads_to_the_search_box(shell: Shell, qtbot):
    shell.navigation.findChild(NavigationItem).setFocus()
    qtbot.keyClick(shell, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert shell.top_bar.search.hasFocus()


def test_f1_asks_for_help(shell: Shell, qtbot):
    with qtbot.waitSignal(shell.help_wanted):
        qtbot.keyClick(shell, Qt.Key.Key_F1)


def test_a_hit_and_a_year_and_a_page_are_told(shell: Shell, qtbot):
    with qtbot.waitSignals([shell.searched, shell.hit_chosen]):
        shell.top_bar.search.setFocus()
        qtbot.keyClicks(shell.top_bar.search, "z")
        qtbot.keyClick(shell.top_bar.search, Qt.Key.Key_Return)
    years = shell.findChild(QComboBox)
    with qtbot.waitSignal(shell.year_chosen) as told:
        years.setFocus()
        qtbot.keyClick(years, Qt.Key.Key_Down)
        years.activated.emit(years.currentIndex())
    assert told.args == [2025]
    with qtbot.waitSignal(shell.navigated) as told:
        shell.findChildren(NavigationItem)[1].click()
    assert told.args == ["sessions"]


def test_pages_are_kept_until_forgotten(shell: Shell):
    first, second = Page("工作台"), Page("专题研究")
    shell.show_page(first)
    shell.show_page(second)
    shell.show_page(first)
    assert shell.current_page() is first
    shell.forget_page(first)
    assert shell.current_page() is second


def test_the_status_line_says_what_it_is_told(shell: Shell):
    shell.status.set_saved("已自动保存 10:42")
    shell.status.set_backup("最近备份 11月1日", Tone.WARN)
    shell.status.set_protection("未加密", Tone.WARN)
    said = [label.text() for label in shell.status.findChildren(QLabel) if label.isVisible()]
    assert said == ["已自动保存 10:42", "最近备份 11月1日", "未加密", NO_SECRETS]
    shell.status.set_backup("")
    assert "最近备份 11月1日" not in [
        label.text() for label in shell.status.findChildren(QLabel) if label.isVisible()
    ]


def test_every_control_has_a_name_and_tab_goes_round_them(shell: Shell):
    page = Page("工作台", "专题研究 3/5")
    page.offer_explanation()
    page.add_action(PlainButton("登记活动"))
    page.add_action(PrimaryButton("新建专题研究"))
    shell.show_page(page)
    assert nameless(shell) == []
    kinds = [type(widget) for widget in tab_order(shell)]
    assert kinds.count(NavigationItem) == 1
    for kind in (SearchBox, QComboBox, LinkButton, PlainButton, PrimaryButton):
        assert kind in kinds
    assert kinds.index(PlainButton) < kinds.index(PrimaryButton)


def test_a_narrow_window_keeps_icons_and_gives_the_page_room(shell: Shell, theme: Theme):
    wide = shell.navigation.width()
    shell.resize(911, 600)
    assert shell.navigation.width() < wide
    shell.resize(1366, 768)
    assert shell.navigation.width() == wide


def test_a_page_too_high_for_the_window_scrolls(shell: Shell, qtbot):
    page = Page("设置")
    for number in range(40):
        page.body.addWidget(Card(f"第{number}组"))
    shell.show_page(page)
    scroll = page.findChild(QScrollArea)
    qtbot.waitUntil(lambda: scroll.verticalScrollBar().maximum() > 0)
    assert scroll.horizontalScrollBar().maximum() == 0


def test_a_page_scrolls_only_where_its_parts_cannot_be_made_smaller(shell: Shell, qtbot):
    page = Page("专题研究")
    note = QLabel("一行说明。" * 60)
    note.setWordWrap(True)
    page.body.addWidget(note)
    tables = [QPlainTextEdit() for _ in range(4)]
    for table in tables:
        page.body.addWidget(table, 1)
    shell.show_page(page)
    scroll = page.findChild(QScrollArea)
    qtbot.waitUntil(tables[-1].isVisible)
    assert sum(table.sizeHint().height() for table in tables) > scroll.viewport().height()
    assert scroll.verticalScrollBar().maximum() == 0


def test_the_state_of_a_page_comes_and_goes(shell: Shell):
    page = Page("第20次会议")
    shell.show_page(page)
    page.set_state("草稿", Tone.INFO)
    assert "草稿" in [label.text() for label in page.findChildren(QLabel) if label.isVisible()]
    page.set_state("")
    assert "草稿" not in [label.text() for label in page.findChildren(QLabel) if label.isVisible()]
