"""The sessions within the whole window: reached from the home page, not left with something unsaved (会议与主窗口)."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from jiedao_desk.operations import browse, settings
from jiedao_desk.ui.main_window import MainWindow
from jiedao_desk.ui.pages.actions import ResultBox
from jiedao_desk.ui.widgets.buttons import LinkButton
from jiedao_desk.ui.widgets.year_strip import WindowBlock
from tests.ui.hands import write


@pytest.fixture
def window(qtbot, theme, staffed, held):
    """The main window over an office with one finalised meeting in the ninth and tenth month."""
    settings.change(staffed, "office.use_from", "2026-09-01")
    held(final=True)
    shown = MainWindow(staffed, theme)
    qtbot.addWidget(shown)
    shown.resize(1366, 740)
    with qtbot.waitActive(shown):
        shown.show()
    yield shown
    shown.close()


def editor(window):
    return window._made["sessions"].editor


def block(window, title):
    return next(one for one in window.findChildren(WindowBlock) if title in one.accessibleName())


def todo(window, words):
    """The link of a line of what is owed."""
    home = window._made["dashboard"]
    rows = [
        row
        for row in home._todos.rows
        if any(words in one.accessibleName() for one in row.findChildren(LinkButton))
    ]
    assert rows, words
    return rows[0].findChildren(LinkButton)[0]


def test_a_period_of_the_year_strip_opens_its_meeting(window):
    QTest.mouseClick(block(window, "9—10月"), Qt.MouseButton.LeftButton)
    assert window.current_page() is window._made["sessions"]
    assert editor(window).draft.get("held_on") == date(2026, 9, 8)


def test_the_period_that_is_open_begins_a_meeting(window):
    QTest.mouseClick(block(window, "11—12月"), Qt.MouseButton.LeftButton)
    assert editor(window).record_id is None
    assert editor(window).draft.get("held_on") == date(2026, 11, 22)


def test_the_result_of_a_task_is_entered_from_what_is_owed(window, answer, qtbot):
    todo(window, "每月调度一次").click()
    page = window.current_page()
    assert page is window._made["actions"]

    def deed(box: ResultBox) -> None:
        write(box.rows["outcome"].field_editor.text, "已按月调度。")
        box.accept_button.click()

    answer(deed)
    page.result_button.click()
    task = browse.load_all(window.desk, "actions")[0]
    assert (task.get("state"), task.get("outcome")) == ("已落实", "已按月调度。")
    window.go("dashboard")
    home = window._made["dashboard"]
    qtbot.waitUntil(lambda: not any("每月调度一次" in one.text for one in home._todo.values()))


def test_a_task_leads_from_its_meeting_to_its_page(window):
    window.open_record("sessions", browse.load_all(window.desk, "sessions")[0].id)
    table = editor(window).agenda.card.table
    table.doubleClicked.emit(table.model().index(0, 3))
    page = window.current_page()
    assert page is window._made["actions"]
    assert page.pane.record_id == browse.load_all(window.desk, "actions")[0].id


def test_another_page_is_not_shown_over_unsaved_typing_without_asking(window, answer):
    window.open_new("sessions")
    write(editor(window).agenda.card.editors["title"].line, "研究代表工作")
    answer(lambda box: box.reject())
    window.go("staff")
    assert window.current_page() is window._made["sessions"]
    answer(lambda box: box.give_up_button.click())
    window.go("staff")
    assert window.current_page() is window._made["staff"]


def test_the_window_closes_only_when_the_typing_was_saved_or_given_up(window, answer):
    window.open_new("sessions")
    write(editor(window).agenda.card.editors["title"].line, "研究代表工作")
    answer(lambda box: box.reject())
    assert window.close() is False
    assert window.isVisible()
    answer(lambda box: box.accept_button.click())
    assert window.close() is True
    titles = [
        item.get("title") for one in browse.load_all(window.desk, "sessions") for item in one.listed("agenda")
    ]
    assert "研究代表工作" in titles


@pytest.mark.parametrize(("width", "height"), [(1366, 740), (1280, 700), (1093, 614), (960, 600)])
def test_the_editor_fits_every_usual_screen(window, width, height):
    window.resize(width, height)
    window.open_record("sessions", browse.load_all(window.desk, "sessions")[0].id)
    page = editor(window)
    assert page.minimumSizeHint().width() <= page.width()
    right = page.people.mapTo(page, page.people.rect().topRight()).x()
    assert right <= page.width(), "the people are never beyond the edge"
    assert page.columns.narrow == (width < 1280)
