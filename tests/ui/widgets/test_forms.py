"""Rows of a form: buddies, problems, Enter; columns that give way to the width."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit

from jiedao_desk.ui.colours import Tone
from jiedao_desk.ui.widgets.buttons import PlainButton
from jiedao_desk.ui.widgets.forms import FieldRow, Form
from tests.ui.accessible import nameless, spoken_name, tab_order


@pytest.fixture
def form(qtbot) -> Form:
    made = Form(columns=2)
    made.add_section("会议", "带 * 的必须填写")
    for label in ("会议日期", "地点", "主持人", "记录人"):
        made.add_row(FieldRow(label, QLineEdit(), required=label == "会议日期"))
    qtbot.addWidget(made)
    made.resize(700, 300)
    made.show()
    qtbot.waitExposed(made)
    return made


def rows(form: Form) -> list[FieldRow]:
    return form.findChildren(FieldRow)


def test_the_label_is_the_buddy_and_the_name(form: Form):
    for row in rows(form):
        assert row.label.buddy() is row.editor
    assert spoken_name(rows(form)[0].editor) == "会议日期（必填）"
    assert spoken_name(rows(form)[1].editor) == "地点"
    assert nameless(form) == []


def test_a_problem_stands_under_its_field_and_is_said(qtbot):
    row = FieldRow("记录人", QLineEdit(), help_text="写会议记录的人")
    qtbot.addWidget(row)
    row.show()
    row.set_problem("定稿前请填写记录人")
    said = [label.text() for label in row.findChildren(QLabel) if label.isVisible()]
    assert "定稿前请填写记录人" in said
    interface = QAccessible.queryAccessibleInterface(row.editor)
    assert interface.text(QAccessible.Text.Description) == "定稿前请填写记录人；写会议记录的人"
    row.set_problem("")
    assert row.problem() == ""
    assert "定稿前请填写记录人" not in [
        label.text() for label in row.findChildren(QLabel) if label.isVisible()
    ]
    assert interface.text(QAccessible.Text.Description) == "写会议记录的人"


def test_a_problem_changes_the_look_of_the_field_and_a_doubt_does_not(qtbot):
    row = FieldRow("记录人", QLineEdit())
    qtbot.addWidget(row)
    row.resize(300, 80)
    row.show()
    plain = row.editor.grab().toImage()
    row.set_problem("与身份证号不一致，请核对", Tone.WARN)
    assert row.editor.grab().toImage() == plain
    row.set_problem("定稿前请填写记录人")
    assert row.editor.grab().toImage() != plain


def test_enter_moves_on(form: Form, qtbot):
    first, second, *_ = [row.editor for row in rows(form)]
    first.setFocus()
    qtbot.keyClick(first, Qt.Key.Key_Return)
    assert second.hasFocus()


def test_enter_in_prose_is_a_new_line(form: Form, qtbot):
    prose = QPlainTextEdit()
    form.add_row(FieldRow("讨论发言", prose, label_above=True), span=2)
    prose.setFocus()
    qtbot.keyClicks(prose, "a")
    qtbot.keyClick(prose, Qt.Key.Key_Return)
    assert prose.hasFocus()
    assert prose.toPlainText() == "a\n"


def test_enter_on_a_button_presses_it(form: Form, qtbot):
    button = PlainButton("添加议题")
    form.add_widget(button)
    qtbot.waitUntil(button.isVisible)
    button.setFocus()
    with qtbot.waitSignal(button.clicked):
        qtbot.keyClick(button, Qt.Key.Key_Return)
    assert button.hasFocus()


def test_fields_stand_side_by_side_and_labels_line_up(form: Form):
    date, place, chair, recorder = rows(form)
    assert date.y() == place.y() < chair.y() == recorder.y()
    assert date.editor.x() == chair.editor.x()
    assert place.editor.x() == recorder.editor.x()


def test_a_narrow_form_has_one_column_in_the_same_order(form: Form, qtbot):
    form.resize(360, 400)
    tops = [row.y() for row in rows(form)]
    qtbot.waitUntil(lambda: len({row.y() for row in rows(form)}) == 4)
    tops = [row.y() for row in rows(form)]
    assert tops == sorted(tops)
    assert len({row.editor.x() for row in rows(form)}) == 1
    form.resize(700, 300)
    qtbot.waitUntil(lambda: len({row.y() for row in rows(form)}) == 2)


def test_tab_follows_the_order_of_the_fields(form: Form):
    editors = [widget for widget in tab_order(form) if isinstance(widget, QLineEdit)]
    assert editors == [row.editor for row in rows(form)]


def test_a_wide_field_takes_a_line_of_its_own(form: Form, qtbot):
    form.add_row(FieldRow("单独", QLineEdit()))
    wide = form.add_row(FieldRow("会议名称", QLineEdit()), span=2)
    qtbot.waitUntil(lambda: wide.y() > rows(form)[-2].y() > 0)
    assert wide.width() > rows(form)[0].width()
