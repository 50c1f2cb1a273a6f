"""The whole window over a real office: every page opens, search leads to records, the year changes (主窗口)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from jiedao_desk.kernel.draft import Draft
from jiedao_desk.operations import browse, finality, records, settings
from jiedao_desk.operations.desk import Desk
from jiedao_desk.ui import pages_map
from jiedao_desk.ui.main_window import MainWindow
from jiedao_desk.ui.navigation import NavigationGroup, NavigationItem
from jiedao_desk.ui.pages.activities import ActivitiesPage
from jiedao_desk.ui.search_box import SearchHit
from jiedao_desk.ui.theme import Theme
from tests.operations.test_sessions import complete
from tests.ui.accessible import nameless


@pytest.fixture
def window(qtbot: QtBot, theme: Theme, office: Desk) -> Iterator[MainWindow]:
    """The main window over an office with one deputy and one meeting."""
    records.save(
        office,
        Draft("deputies", {"name": "王岚"}, {"mandates": [Draft("mandates", {"constituency": "第1选区"})]}),
    )
    finality.finalise(office, complete(office))
    shown = MainWindow(office, theme)
    qtbot.addWidget(shown)
    shown.resize(1366, 740)
    shown.show()
    yield shown
    shown.close()


def test_every_page_of_the_navigation_opens_and_names_its_controls(window: MainWindow) -> None:
    for spec in pages_map.pages(window.desk.catalogue):
        window.go(spec.key)
        page = window.current_page()
        assert page is not None, spec.key
        assert nameless(page) == [], spec.key


def test_every_page_fits_an_office_screen(window: MainWindow) -> None:
    for spec in pages_map.pages(window.desk.catalogue):
        window.go(spec.key)
        page = window.current_page()
        assert page is not None
        assert page.minimumSizeHint().width() <= 1366 - window.navigation.width(), spec.key


def test_unit_and_term_stand_in_the_navigation(window: MainWindow) -> None:
    assert window.windowTitle().startswith("东明街道")


def test_a_hit_of_the_search_leads_to_its_record(window: MainWindow) -> None:
    found = browse.find(window.desk, "王岚")
    window.hit_chosen.emit(SearchHit(found[0].register, found[0].id, found[0].title))
    page = window.current_page()
    assert page is not None
    shown = [label.text() for label in page.findChildren(QLabel) if label.isVisibleTo(page)]
    assert "王岚" in shown


def test_what_is_saved_elsewhere_shows_in_the_badges(window: MainWindow, qtbot: QtBot) -> None:
    day = date(2026, 11, 1)
    records.save(window.desk, Draft("actions", {"matter": "补办手续", "due_on": day}))
    qtbot.waitUntil(lambda: "1 项待办" in _item(window, "actions").accessibleName())


def test_the_size_of_type_follows_the_setting(window: MainWindow, qtbot: QtBot) -> None:
    settings.change(window.desk, "look.size", 18)
    qtbot.waitUntil(lambda: window.theme.type.body == 18)
    settings.change(window.desk, "look.size", 14)
    qtbot.waitUntil(lambda: window.theme.type.body == 14)


def _item(window: MainWindow, key: str) -> NavigationItem:
    return next(item for item in window.navigation.findChildren(NavigationItem) if item.key == key)


def test_a_page_reached_from_another_keeps_that_one_marked(window: MainWindow) -> None:
    window.go("point_sets")
    assert window.navigation.current() == "points"
    assert "point_sets" not in window.navigation.keys()  # noqa: SIM118  (a method of its own)


@pytest.mark.parametrize("key", ["activities", "sessions", "deputies", "suggestions", "groups"])
def test_after_a_click_in_the_navigation_the_keys_go_to_the_page(
    window: MainWindow, qtbot: QtBot, key: str
) -> None:
    window.activateWindow()
    item = _item(window, key)
    item.setFocus()
    qtbot.mouseClick(item, Qt.MouseButton.LeftButton)
    page = window.current_page()
    assert page is not None
    focused = window.focusWidget()
    assert focused is not None
    assert page.isAncestorOf(focused)


def test_a_new_activity_is_one_key_away_from_the_navigation(window: MainWindow, qtbot: QtBot) -> None:
    with qtbot.waitActive(window):
        window.activateWindow()
    item = _item(window, "activities")
    item.setFocus()
    qtbot.keyClick(item, Qt.Key.Key_Return)
    focused = window.focusWidget()
    assert focused is not None
    qtbot.keyClick(focused, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    page = window.current_page()
    assert isinstance(page, ActivitiesPage)
    assert page.currentWidget() is page.editor


def test_a_key_crosses_between_navigation_and_page(window: MainWindow, qtbot: QtBot) -> None:
    with qtbot.waitActive(window):
        window.activateWindow()
    window.go("sessions")
    page = window.current_page()
    assert page is not None
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_F6)
    assert window.focusWidget() is _item(window, "sessions")
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_F6)
    assert page.isAncestorOf(window.focusWidget())


def test_the_window_comes_back_as_the_user_left_it(window: MainWindow, theme: Theme, qtbot: QtBot) -> None:
    window.resize(860, 560)
    _group(window, "会议").click()
    window.close()
    again = MainWindow(window.desk, theme)
    qtbot.addWidget(again)
    again.take_place()
    again.show()
    assert again.size() == QSize(860, 560)
    assert not _group(again, "会议").isChecked()
    again.close()


def test_a_small_screen_is_taken_whole_the_first_time(theme: Theme, office: Desk, qtbot: QtBot) -> None:
    fresh = MainWindow(office, theme)
    qtbot.addWidget(fresh)
    fresh.take_place()
    room = fresh.screen().availableSize()
    assert fresh.isMaximized() == (room.width() < 1408 or room.height() < 814)
    fresh.close()


def _group(window: MainWindow, name: str) -> NavigationGroup:
    return next(one for one in window.navigation.findChildren(NavigationGroup) if one.text() == name)


@pytest.mark.parametrize("words", ["上报中心", "上报", "sbzx"])
def test_the_search_leads_to_pages_as_well(window: MainWindow, words: str) -> None:
    [page] = [hit for hit in window._find(words) if hit.title == "上报中心"]
    window.hit_chosen.emit(page)
    assert window.navigation.current() == "reports"


def test_people_come_before_pages_and_pages_before_what_mentions_the_words(window: MainWindow) -> None:
    records.save(window.desk, Draft("deputies", {"name": "沈波"}))
    records.save(window.desk, Draft("actions", {"matter": "准备上报中心的材料"}))
    assert [hit.title for hit in window._find("sb")][:1] == ["沈波"]
    assert [hit.register for hit in window._find("上报中心")] == ["pages", "actions"]
    assert window._find("上") == [hit for hit in window._find("上") if hit.register != "pages"]
