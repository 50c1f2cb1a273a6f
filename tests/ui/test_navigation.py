"""The navigation: what it shows, how it is walked with keys and mouse, what it says to a screen reader."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from jiedao_desk.ui.colours import Tone
from jiedao_desk.ui.navigation import Navigation, NavigationEntry, NavigationGroup, NavigationItem
from tests.ui.accessible import nameless, spoken_name, tab_order

ENTRIES = (
    NavigationEntry("dashboard", "工作台", "dashboard"),
    NavigationEntry("sessions", "专题研究", "session", "会议", 1, Tone.BAD),
    NavigationEntry("actions", "议定事项", "action", "会议"),
    NavigationEntry("deputies", "代表档案", "deputy", "代表"),
)


@pytest.fixture
def navigation(qtbot) -> Navigation:
    shown = Navigation()
    shown.set_unit("东明街道", "明山区 · 第十九届")
    shown.set_entries(ENTRIES)
    qtbot.addWidget(shown)
    shown.resize(196, 700)
    shown.show()
    return shown


def items(navigation: Navigation) -> dict[str, NavigationItem]:
    return {item.key: item for item in navigation.findChildren(NavigationItem)}


def groups(navigation: Navigation) -> dict[str, NavigationGroup]:
    return {group.text(): group for group in navigation.findChildren(NavigationGroup)}


def shown(navigation: Navigation) -> list[str]:
    return [key for key, item in items(navigation).items() if not item.isHidden()]


def test_only_what_it_is_given_under_its_groups(navigation: Navigation):
    assert navigation.keys() == ("dashboard", "sessions", "actions", "deputies")
    captions = [one.text() for one in navigation.findChildren(NavigationGroup)]
    assert captions == ["会议", "代表"]


def test_a_click_goes_there(navigation: Navigation, qtbot):
    with qtbot.waitSignal(navigation.navigated) as told:
        qtbot.mouseClick(items(navigation)["deputies"], Qt.MouseButton.LeftButton)
    assert told.args == ["deputies"]
    assert navigation.current() == "deputies"


def test_marking_a_page_does_not_announce_it(navigation: Navigation, qtbot):
    with qtbot.assertNotEmitted(navigation.navigated):
        navigation.set_current("actions")
    assert navigation.current() == "actions"


def test_arrows_move_and_enter_opens(navigation: Navigation, qtbot):
    here = items(navigation)
    here["dashboard"].setFocus()
    qtbot.keyClick(here["dashboard"], Qt.Key.Key_Down)
    assert groups(navigation)["会议"].hasFocus()
    qtbot.keyClick(groups(navigation)["会议"], Qt.Key.Key_Down)
    assert here["sessions"].hasFocus()
    qtbot.keyClick(here["sessions"], Qt.Key.Key_Home)
    qtbot.keyClick(here["dashboard"], Qt.Key.Key_Up)
    assert here["deputies"].hasFocus(), "from the first on to the last"
    qtbot.keyClick(here["deputies"], Qt.Key.Key_Home)
    qtbot.keyClick(here["dashboard"], Qt.Key.Key_End)
    with qtbot.waitSignal(navigation.navigated) as told:
        qtbot.keyClick(here["deputies"], Qt.Key.Key_Return)
    assert told.args == ["deputies"]


def test_tab_stops_once_at_the_page_in_sight(navigation: Navigation):
    navigation.set_current("actions")
    assert [widget.key for widget in tab_order(navigation) if isinstance(widget, NavigationItem)] == [
        "actions"
    ]


def test_what_is_owed_is_said(navigation: Navigation):
    here = items(navigation)
    assert spoken_name(here["sessions"]) == "专题研究，1 项待办"
    navigation.set_badges({"actions": (3, Tone.WARN)})
    assert spoken_name(here["sessions"]) == "专题研究"
    assert spoken_name(here["actions"]) == "议定事项，3 项待办"
    assert nameless(navigation) == []


def test_the_current_page_is_painted_in_the_accent(navigation: Navigation):
    item = items(navigation)["sessions"]
    before = item.grab().toImage()
    navigation.set_current("sessions")
    assert item.grab().toImage() != before


def test_a_short_window_scrolls_to_the_current_page(navigation: Navigation, qtbot):
    navigation.set_entries(
        NavigationEntry(f"page{number}", f"第{number}页", "document", "系统") for number in range(30)
    )
    navigation.resize(196, 300)
    navigation.set_current("page29")
    qtbot.waitUntil(lambda: not items(navigation)["page29"].visibleRegion().isEmpty())


def test_compact_keeps_names_as_tips(navigation: Navigation):
    wide = navigation.width()
    navigation.set_compact(True)
    assert navigation.width() < wide / 2
    assert items(navigation)["actions"].toolTip() == "议定事项"
    assert all(one.isHidden() for one in navigation.findChildren(NavigationGroup))
    assert nameless(navigation) == []
    navigation.set_compact(False)
    assert navigation.width() == wide
    assert items(navigation)["actions"].toolTip() == ""


def test_new_entries_keep_the_page_in_sight(navigation: Navigation):
    navigation.set_current("deputies")
    navigation.set_entries(ENTRIES[:1] + ENTRIES[3:])
    assert navigation.current() == "deputies"
    navigation.set_entries(ENTRIES[:2])
    assert navigation.current() == "dashboard"


def test_a_group_is_folded_by_a_click_and_by_keys(navigation: Navigation, qtbot):
    meetings = groups(navigation)["会议"]
    with qtbot.waitSignal(navigation.folds_changed):
        qtbot.mouseClick(meetings, Qt.MouseButton.LeftButton)
    assert shown(navigation) == ["dashboard", "deputies"]
    assert spoken_name(meetings) == "会议，已收起"
    meetings.setFocus()
    qtbot.keyClick(meetings, Qt.Key.Key_Down)
    assert groups(navigation)["代表"].hasFocus(), "what is folded away is not walked through"
    qtbot.keyClick(meetings, Qt.Key.Key_Right)
    assert shown(navigation) == ["dashboard", "sessions", "actions", "deputies"]
    qtbot.keyClick(meetings, Qt.Key.Key_Left)
    assert navigation.folds() == {"会议": False}


def test_a_folded_group_tells_what_is_owed_in_it_and_shows_the_page_in_sight(navigation: Navigation, qtbot):
    navigation.set_badges({"sessions": (1, Tone.BAD), "actions": (3, Tone.WARN)})
    navigation.set_folds({"会议": False})
    assert spoken_name(groups(navigation)["会议"]) == "会议，已收起，4 项待办"
    navigation.set_current("actions")
    assert shown(navigation) == ["dashboard", "actions", "deputies"]
    navigation.set_current("dashboard")
    assert shown(navigation) == ["dashboard", "deputies"]


def test_where_not_all_fits_the_last_groups_are_folded_unless_the_user_opened_them(navigation: Navigation):
    navigation.set_entries(
        NavigationEntry(f"{group}{number}", f"{group}{number}", "document", group)
        for group in ("会议", "代表", "上报", "系统")
        for number in range(5)
    )
    navigation.resize(196, 1000)
    assert [name for name, one in groups(navigation).items() if one.isChecked()] == [
        "会议",
        "代表",
        "上报",
        "系统",
    ]
    navigation.resize(196, 500)
    assert [name for name, one in groups(navigation).items() if one.isChecked()] == ["会议", "代表"]
    navigation.set_folds({"系统": True})
    assert [name for name, one in groups(navigation).items() if one.isChecked()] == ["会议", "代表", "系统"]
    navigation.set_folds({"会议": False})
    assert [name for name, one in groups(navigation).items() if one.isChecked()] == ["代表", "上报"]
