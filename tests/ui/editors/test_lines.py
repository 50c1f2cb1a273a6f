"""Editors of one line: what is typed, what is kept, what is said."""

from __future__ import annotations

from datetime import date, datetime, time
from decimal import Decimal as Number

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from jiedao_desk.kernel import fields
from jiedao_desk.kernel.dates import PartialDate
from jiedao_desk.kernel.draft import Draft
from jiedao_desk.operations import records
from jiedao_desk.ui.editors.around import Around
from jiedao_desk.ui.editors.lines import LineEditor, MaskedEditor, NameEditor
from jiedao_desk.ui.editors.making import editor
from tests.ui.hands import write

ID = "210504197508150020"


@pytest.mark.parametrize(
    ("field", "typed", "value", "shown"),
    [
        (fields.Text(label="职务"), " 党工委　副书记 ", "党工委 副书记", "党工委 副书记"),
        (fields.Whole(label="第几次"), "第20次", 20, "20"),
        (fields.Decimal(label="学时", places=1), "8.5", Number("8.5"), "8.5"),
        (fields.Money(label="金额"), "1,200元", 120_000, "1200.00"),
        (fields.Day(label="日期"), "3.5", date(2026, 3, 5), "2026年3月5日"),
        (fields.Day(label="日期"), "3月5日", date(2026, 3, 5), "2026年3月5日"),
        (fields.Day(label="日期"), "20260305", date(2026, 3, 5), "2026年3月5日"),
        (fields.Month(label="出生年月"), "75.8", PartialDate(1975, 8), "1975年8月"),
        (fields.Month(label="出生年月"), "1975.8.15", PartialDate(1975, 8, 15), "1975年8月15日"),
        (fields.Time(label="时间"), "下午2点半", time(14, 30), "14:30"),
        (fields.Moment(label="时间"), "3月5日14:00", datetime(2026, 3, 5, 14), "2026-03-05 14:00"),
        (fields.PersonName(label="姓名"), "张　三", "张三", "张三"),
        (fields.Phone(label="电话"), "0414-2345678", "0414-2345678", None),
    ],
)
def test_what_is_typed_is_read_and_written_out_when_one_leaves(office, window, field, typed, value, shown):
    made = window.place(editor(field, Around(office)))
    write(made.line, typed)
    assert made.value() == value
    assert made.line.text().strip() == typed.strip(), "the line is not rewritten under the typing hand"
    window.leave()
    assert made.value() == value
    if shown is not None:
        assert made.line.text() == shown
    assert made.problem() is None


def test_a_value_nobody_touched_comes_back_as_it_was(office, window):
    field = fields.Text(label="名称", at_most=5)
    made = window.place(editor(field, Around(office)))
    made.set_value("比 五个字更长的旧内容")
    window.leave()
    assert made.value() == "比 五个字更长的旧内容"


def test_what_cannot_be_read_stays_and_says_why(office, window):
    made = window.place(editor(fields.Day(label="日期"), Around(office)))
    write(made.line, "31.2.26x")
    window.leave()
    assert made.line.text() == "31.2.26x"
    assert made.value() is None
    assert made.typed() == "31.2.26x"
    assert "31.2.26x" in made.problem()


def test_a_text_that_could_not_be_read_is_taken_up_again(office, window):
    made = window.place(editor(fields.Day(label="日期"), Around(office)))
    made.set_typed("三月初")
    assert made.typed() == "三月初"
    assert made.problem() is not None
    made.line.selectAll()
    write(made.line, "3.6")
    assert made.typed() is None
    assert made.value() == date(2026, 3, 6)


# The screenless platform can neither raise a window nor take the keyboard.
@pytest.mark.qt_log_ignore("This plugin does not support")
def test_a_day_picked_from_the_calendar_is_the_value(office, window, qtbot):
    made = window.place(editor(fields.Day(label="日期"), Around(office)))
    made.set_value(date(2026, 3, 5))
    made.day.open_calendar()
    calendar = made.day._calendar.calendar
    with qtbot.waitSignal(made.changed):
        calendar.activated.emit(calendar.selectedDate().addDays(3))
    assert made.value() == date(2026, 3, 8)


def test_composing_text_is_never_rewritten_nor_taken_for_typed(office, window, qtbot):
    made = window.place(editor(fields.PersonName(label="姓名"), Around(office)))
    heard = []
    made.changed.connect(lambda: heard.append(made.value()))
    composing = QInputMethodEvent("zhang san", [])
    QApplication.sendEvent(made.line, composing)
    assert heard == []
    assert made.value() is None
    committed = QInputMethodEvent()
    committed.setCommitString("张三")
    QApplication.sendEvent(made.line, committed)
    assert made.value() == "张三"


def test_an_identity_number_is_masked_unless_it_is_typed_in_or_asked_for(office, window, qtbot):
    made = window.place(editor(fields.Identity(label="身份证号"), Around(office)))
    assert isinstance(made, MaskedEditor)
    window.leave()
    made.set_value(ID)
    assert made.line.text() == "210504********0020"
    made.setFocus()
    assert made.line.text() == ID
    window.leave()
    assert made.line.text() == "210504********0020"
    qtbot.mouseClick(made._reveal, Qt.MouseButton.LeftButton)
    window.leave()
    assert made.line.text() == ID
    assert made._reveal.text() == "隐藏"
    assert made.value() == ID


def test_a_masked_number_is_never_taken_for_a_typed_one(office, window):
    made = window.place(editor(fields.Phone(label="手机"), Around(office)))
    made.set_value("13800000001")
    window.leave()
    assert made.line.text() == "138****0001"
    made.setFocus()
    window.leave()
    assert made.value() == "13800000001"


def test_a_name_is_found_by_initials_and_not_replaced_by_a_longer_one(office, window, qtbot):
    for name in ("张三丰", "李卫国"):
        records.save(office, Draft("staff", {"name": name, "post": "委员"}))
    made = window.place(editor(fields.PersonName(label="跟踪人"), Around(office)))
    assert isinstance(made, NameEditor)
    write(made.line, "lwg")
    QTest.keyClick(made.line, Qt.Key.Key_Return)
    assert made.value() == "李卫国"
    made.line.selectAll()
    write(made.line, "张三")
    assert made._suggestions.shown is not None
    QTest.keyClick(made.line, Qt.Key.Key_Return)
    assert made.value() == "张三"
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Return):
        QTest.keyClick(made.line, key)
    assert made.value() == "张三丰", "with the arrows it is"


def test_the_accessible_name_is_the_line_s(office, qtbot):
    made = editor(fields.Text(label="职务"), Around(office))
    qtbot.addWidget(made)
    made.setAccessibleName("职务")
    assert isinstance(made, LineEditor)
    assert made.line.accessibleName() == "职务"
