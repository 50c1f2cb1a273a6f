"""The home page: all in one screen, counts that open their lists, what is owed as far as there is room (工作台)."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QScrollArea

from jiedao_desk.kernel.draft import Draft
from jiedao_desk.operations import records
from jiedao_desk.operations.desk import Desk
from jiedao_desk.reports import opinion_states, suggestion_states
from jiedao_desk.ui.pages.dashboard import DashboardPage
from jiedao_desk.ui.pages.opinions import OpinionsPage
from jiedao_desk.ui.pages.suggestions import SuggestionsPage
from tests.activities import activity, line
from tests.deputies import deputy
from tests.operations.test_opinions import opinion
from tests.reports.test_suggestions import suggestion, unit
from tests.ui.standing import Standing

# What an office screen of 1366 by 768 leaves of a page under the task bar, the frame and the top bar.
SMALL = QSize(1170, 622)


@pytest.fixture
def busy(office: Desk) -> Desk:
    """An office with something in every card, and more owed than fits."""
    people = [deputy(office, f"张{word}") for word in "三四五"]
    activity(office, "视察", date(2026, 3, 2), line("张三", people[0]))
    suggestion(office, "供热改造", unit("区住建局", assigned_on=date(2026, 7, 1)))
    suggestion(office, "道路积水", unit("区住建局", assigned_on=date(2026, 11, 1)))
    opinion(office, "王女士", due_on=date(2026, 11, 1))
    for number in range(20):
        day = date(2026, 11, 1) + timedelta(days=number)
        records.save(office, Draft("actions", {"matter": f"事项{number}", "due_on": day}))
    return office


@pytest.fixture
def page(busy: Desk, standing: Standing, shown) -> DashboardPage:
    return shown(DashboardPage(standing))


def scroll_room(page: DashboardPage) -> int:
    area = page.findChild(QScrollArea, "PageScroll")
    assert area is not None
    return area.verticalScrollBar().maximum()


def test_all_of_it_stands_in_one_office_screen(page: DashboardPage, qtbot) -> None:
    page.resize(SMALL)
    qtbot.waitUntil(lambda: scroll_room(page) == 0)


def test_a_higher_window_shows_more_of_what_is_owed(page: DashboardPage, qtbot) -> None:
    page.resize(SMALL)
    few = len(page._todos.rows)
    page.resize(1170, 1000)
    qtbot.waitUntil(lambda: len(page._todos.rows) > few)
    assert scroll_room(page) == 0
    page.resize(SMALL)
    qtbot.waitUntil(lambda: len(page._todos.rows) == few)


@pytest.mark.parametrize(
    ("register", "state", "number"),
    [
        ("suggestions", suggestion_states.OPEN, "2"),
        ("suggestions", suggestion_states.LATE, "1"),
        ("opinions", opinion_states.OVERDUE, "1"),
    ],
)
def test_a_count_opens_its_list(
    page: DashboardPage, standing: Standing, register: str, state: str, number: str
) -> None:
    button = page._matters.numbers[register, state]
    assert button.text() == number
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert standing.went == [(register, state)]


def test_nothing_to_open_cannot_be_pressed(page: DashboardPage) -> None:
    assert not page._matters.numbers["suggestions", suggestion_states.ANSWERED].isEnabled()


def test_the_lists_show_what_was_counted(busy: Desk, standing: Standing, shown) -> None:
    suggestions = shown(SuggestionsPage(standing))
    suggestions.words.setText("道路")
    suggestions.show_state(suggestion_states.LATE)
    assert [one.row.title for one in suggestions.shown()] == ["供热改造"]
    opinion(busy, "李先生")
    opinions = shown(OpinionsPage(standing))
    opinions.show_state(opinion_states.OVERDUE)
    assert opinions.model.rowCount() == 1


def test_no_deputy_is_named(page: DashboardPage) -> None:
    said = "".join(label.text() for label in page.findChildren(QLabel))
    assert not any(f"张{word}" in said for word in "三四五")


def test_an_office_without_deputies_begins_with_the_roster(office: Desk, standing: Standing, shown) -> None:
    page = shown(DashboardPage(standing))
    assert page._importing.isVisible()
    assert page._owed.width() == page._year.width(), "nothing stands beside it yet"
    assert not page._activity.isVisible()
    deputy(office, "张三")
    page.refresh()
    assert not page._importing.isVisible()
    assert page._activity.isVisible()
