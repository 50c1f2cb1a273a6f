"""What is owed: each line says what, how urgent, and opens the thing to do."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from jiedao_desk.ui.colours import Tone
from jiedao_desk.ui.widgets.buttons import LinkButton
from jiedao_desk.ui.widgets.todo_list import TodoEntry, TodoList
from tests.ui.accessible import nameless, spoken_name

ENTRIES = (
    TodoEntry("b5", "已过期", Tone.BAD, "9—10月未召开专题研究", "说明原因"),
    TodoEntry("a7", "剩3天", Tone.WARN, "议定事项：联络站设备采购", "登记结果"),
)


def test_each_line_leads_to_what_is_to_be_done(qtbot):
    todo = TodoList()
    todo.show_entries(ENTRIES)
    qtbot.addWidget(todo)
    todo.show()
    links = todo.findChildren(LinkButton)
    assert [spoken_name(link) for link in links] == [
        "说明原因：9—10月未召开专题研究（已过期）",
        "登记结果：议定事项：联络站设备采购（剩3天）",
    ]
    with qtbot.waitSignal(todo.opened) as told:
        qtbot.mouseClick(links[1], Qt.MouseButton.LeftButton)
    assert told.args == ["a7"]
    assert nameless(todo) == []


def test_chips_line_up(qtbot):
    todo = TodoList()
    todo.show_entries(ENTRIES)
    qtbot.addWidget(todo)
    todo.resize(500, 200)
    todo.show()
    texts = [row.findChildren(QLabel)[1] for row in todo.rows]
    assert len({text.x() for text in texts}) == 1


def test_nothing_owed_is_said(qtbot):
    todo = TodoList("目前没有待办。")
    qtbot.addWidget(todo)
    todo.show()
    todo.show_entries(ENTRIES)
    todo.show_entries(())
    assert todo.rows == ()
    assert [label.text() for label in todo.findChildren(QLabel) if label.isVisibleTo(todo)][-1:] == [
        "目前没有待办。"
    ]


def test_a_line_that_says_the_same_stays_where_it_is_among_others(qtbot):
    todo = TodoList()
    qtbot.addWidget(todo)
    todo.show_entries(ENTRIES)
    before = todo.rows
    todo.show_entries([*reversed(ENTRIES[1:]), replace(ENTRIES[0], text="别的事")])
    assert [row.entry.text for row in todo.rows][-1] == "别的事"
    assert todo.rows[:-1] == tuple(reversed(before[1:]))
    assert todo.rows[-1] not in before
    assert [todo.layout().itemAt(place).widget() for place in range(len(todo.rows))] == list(todo.rows)
