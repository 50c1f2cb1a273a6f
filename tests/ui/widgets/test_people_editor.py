"""People picked by initials, written as said, pasted as a list; none is lost, none is taken for another."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from jiedao_desk.ui.widgets.people_editor import PeopleEditor, PersonChip, PersonPick
from tests.ui.accessible import nameless, spoken_name
from tests.ui.hands import write

KNOWN = {
    "zs": PersonPick("张三", 1, "第1选区"),
    "zcm": PersonPick("赵春梅", 2, "第2选区"),
    "ww": PersonPick("王伟", 3, "第一小组"),
    "www": PersonPick("王伟", 4, "第三小组"),
}


def complete(typed: str) -> list[PersonPick]:
    return [
        person for initials, person in KNOWN.items() if initials.startswith(typed) or typed in person.name
    ]


@pytest.fixture
def editor(qtbot) -> PeopleEditor:
    window = QWidget()
    layout = QVBoxLayout(window)
    made = PeopleEditor(complete)
    made.setAccessibleName("列席")
    layout.addWidget(made)
    layout.addWidget(QLineEdit())
    layout.addStretch(1)
    window.resize(500, 500)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitExposed(window)
    made.line.setFocus()
    made.kept = window
    return made


def test_initials_and_enter_pick_a_person(editor: PeopleEditor, qtbot):
    with qtbot.waitSignal(editor.changed):
        write(editor.line, "zs")
        qtbot.keyClick(editor.line, Qt.Key.Key_Return)
    assert editor.people() == (KNOWN["zs"],)
    assert editor.line.text() == ""
    assert editor.line.hasFocus()


def test_arrows_choose_among_namesakes(editor: PeopleEditor, qtbot):
    write(editor.line, "ww")
    qtbot.keyClick(editor.line, Qt.Key.Key_Down)
    qtbot.keyClick(editor.line, Qt.Key.Key_Return)
    assert editor.people() == (KNOWN["www"],)


def test_a_name_of_two_people_is_not_guessed(editor: PeopleEditor):
    editor.take_up("王伟")
    assert editor.people() == (PersonPick("王伟", None),)


def test_an_unknown_name_is_kept_as_written(editor: PeopleEditor, qtbot):
    write(editor.line, "城管办主任")
    qtbot.keyClick(editor.line, Qt.Key.Key_Return)
    assert editor.people() == (PersonPick("城管办主任"),)
    assert editor.findChild(PersonChip).toolTip() == "不在名单中，按所写保存"


def test_a_comma_takes_names_up(editor: PeopleEditor, qtbot):
    write(editor.line, "张三、")
    write(editor.line, "李某，")
    assert editor.people() == (KNOWN["zs"], PersonPick("李某"))


def test_a_column_pasted_from_excel_becomes_people(editor: PeopleEditor, qtbot):
    QGuiApplication.clipboard().setText("张三\n赵春梅\r\n\n陈　洁\n")
    qtbot.keyClick(editor.line, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert [person.name for person in editor.people()] == ["张三", "赵春梅", "陈　洁"]


def test_nobody_is_there_twice(editor: PeopleEditor):
    editor.take_up("张三")
    editor.take_up("张三")
    assert editor.people() == (KNOWN["zs"],)


def test_backspace_in_the_empty_line_takes_the_last_one_out(editor: PeopleEditor, qtbot):
    editor.set_people([KNOWN["zs"], KNOWN["zcm"]])
    with qtbot.waitSignal(editor.changed):
        qtbot.keyClick(editor.line, Qt.Key.Key_Backspace)
    assert editor.people() == (KNOWN["zs"],)


def test_a_chip_is_taken_out_with_the_mouse(editor: PeopleEditor, qtbot):
    editor.set_people([KNOWN["zs"], KNOWN["zcm"]])
    chip = editor.findChildren(PersonChip)[0]
    with qtbot.waitSignal(editor.changed):
        qtbot.mouseClick(chip._button, Qt.MouseButton.LeftButton)
    assert editor.people() == (KNOWN["zcm"],)


def test_leaving_the_field_keeps_what_was_typed(editor: PeopleEditor, qtbot):
    write(editor.line, "刘志强")
    editor.line.clearFocus()
    assert editor.people() == (PersonPick("刘志强"),)


def test_esc_closes_the_list_and_keeps_the_typing(editor: PeopleEditor, qtbot):
    write(editor.line, "z")
    assert editor.suggestions.isVisible()
    qtbot.keyClick(editor.line, Qt.Key.Key_Escape)
    assert editor.suggestions.isHidden()
    assert editor.pending() == "z"


def test_for_one_person_the_next_replaces_the_last(qtbot):
    editor = PeopleEditor(complete, most=1)
    qtbot.addWidget(editor)
    editor.take_up("张三")
    editor.take_up("赵春梅")
    assert editor.people() == (KNOWN["zcm"],)


def test_locked_it_cannot_be_changed(editor: PeopleEditor, qtbot):
    editor.set_people([KNOWN["zs"]])
    editor.set_read_only(True)
    qtbot.keyClick(editor.line, Qt.Key.Key_Backspace)
    write(editor.line, "李某、")
    assert editor.people() == (KNOWN["zs"],)
    assert all(chip._button.isHidden() for chip in editor.findChildren(PersonChip))


def test_the_name_is_said_where_the_focus_is(editor: PeopleEditor):
    editor.set_people([KNOWN["zs"]])
    assert spoken_name(editor.line) == "列席"
    assert nameless(editor.window()) == ["QLineEdit in QWidget"], "only the bare line of this test"


def test_many_people_need_more_lines_and_none_is_cut(editor: PeopleEditor, qtbot):
    low = editor.height()
    editor.set_people([PersonPick(f"列席人员{number}") for number in range(20)])
    qtbot.waitUntil(lambda: editor.height() > 2 * low)
    assert all(editor.rect().contains(chip.geometry()) for chip in editor.findChildren(PersonChip))
