"""A date typed as it comes; what cannot be read stays and says why."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QCalendarWidget

from jiedao_desk.kernel.dates import read_day, show_day
from jiedao_desk.ui.widgets.buttons import LinkButton
from jiedao_desk.ui.widgets.day_editor import CalendarPopup, DayEditor
from tests.ui.hands import write

TODAY = date(2026, 11, 22)


@pytest.fixture
def editor(qtbot) -> DayEditor:
    made = DayEditor(lambda text: read_day(text, 2026), show_day, lambda: TODAY)
    made.setAccessibleName("会议日期")
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    made.setFocus()
    return made


@pytest.mark.parametrize("typed", ["3.5", "3月5日", "20260305", "2026-03-05", "2026年3月5日"])
def test_every_spelling_is_read_and_written_out(editor: DayEditor, qtbot, typed: str):
    with qtbot.waitSignal(editor.day_changed, check_params_cb=lambda day: day == date(2026, 3, 5)):
        write(editor, typed)
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert editor.text() == "2026年3月5日"
    assert editor.day() == date(2026, 3, 5)
    assert editor.problem() == ""


def test_what_cannot_be_read_stays_and_says_why(editor: DayEditor, qtbot):
    write(editor, "2月30日")
    assert editor.problem() == "", "half a date is no mistake yet"
    with qtbot.waitSignal(editor.problem_changed):
        qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert editor.text() == "2月30日"
    assert editor.day() is None
    assert editor.problem()
    editor.selectAll()
    write(editor, "2月28日")
    assert editor.problem() == ""
    assert editor.day() == date(2026, 2, 28)


def test_leaving_the_field_writes_the_date_out(editor: DayEditor, qtbot):
    write(editor, "3.5")
    editor.clearFocus()
    assert editor.text() == "2026年3月5日"


def test_emptying_is_no_problem(editor: DayEditor, qtbot):
    editor.set_day(TODAY)
    editor.selectAll()
    with qtbot.waitSignal(editor.day_changed, check_params_cb=lambda day: day is None):
        qtbot.keyClick(editor, Qt.Key.Key_Delete)
    editor.settle()
    assert editor.problem() == ""


def test_a_draft_comes_back_as_it_was_typed(editor: DayEditor):
    editor.set_text("三月初")
    assert editor.text() == "三月初"
    assert editor.day() is None
    assert editor.problem()


# The screenless platform can neither raise a window nor take the keyboard.
@pytest.mark.qt_log_ignore("This plugin does not support")
@pytest.mark.parametrize("how", ["alt_down", "f4", "icon"])
def test_the_calendar_opens_and_a_day_is_picked(editor: DayEditor, qtbot, how: str):
    editor.set_day(date(2026, 3, 5))
    if how == "icon":
        editor.actions()[0].trigger()
    elif how == "f4":
        qtbot.keyClick(editor, Qt.Key.Key_F4)
    else:
        qtbot.keyClick(editor, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    popup = editor.findChild(CalendarPopup)
    assert popup.isVisible()
    calendar = popup.findChild(QCalendarWidget)
    assert calendar.selectedDate() == QDate(2026, 3, 5)
    with qtbot.waitSignal(editor.day_changed):
        calendar.activated.emit(QDate(2026, 3, 12))
    assert popup.isHidden()
    assert editor.text() == "2026年3月12日"


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_today_comes_from_the_clock_it_was_given(editor: DayEditor, qtbot):
    editor.open_calendar()
    popup = editor.findChild(CalendarPopup)
    assert popup.findChild(QCalendarWidget).selectedDate() == QDate(2026, 11, 22)
    qtbot.mouseClick(popup.findChild(LinkButton), Qt.MouseButton.LeftButton)
    assert editor.day() == TODAY


def test_a_locked_field_opens_no_calendar(editor: DayEditor, qtbot):
    editor.setReadOnly(True)
    qtbot.keyClick(editor, Qt.Key.Key_F4)
    assert editor.findChild(CalendarPopup) is None
    assert not editor.actions()[0].isVisible()
