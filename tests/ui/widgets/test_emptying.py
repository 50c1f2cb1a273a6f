"""Whoever works with the keys stays where they work when lines, buttons and boxes come and go (焦点)."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QDialog, QLineEdit, QPushButton, QTableWidget, QVBoxLayout, QWidget

from jiedao_desk.ui.page import Page
from jiedao_desk.ui.shell import Shell
from jiedao_desk.ui.widgets.emptying import take_out
from jiedao_desk.ui.widgets.flow import FlowBox


@pytest.fixture
def page(qtbot):
    """A page with a table and two buttons under it, in the window with its search box."""
    shell = Shell(lambda _words: [])
    made = Page("代表建议")
    made.shell = shell
    made.table = QTableWidget(2, 2)
    made.reply, made.close_matter = QPushButton("答复"), QPushButton("办结")
    made.buttons = QVBoxLayout()
    for button in (made.reply, made.close_matter):
        made.buttons.addWidget(button)
    holder = QWidget()
    holder.setLayout(made.buttons)
    made.body.addWidget(made.table)
    made.body.addWidget(holder)
    shell.show_page(made)
    qtbot.addWidget(shell)
    with qtbot.waitActive(shell):
        shell.show()
    made.reply.setFocus()
    return made


def test_a_button_that_goes_leaves_the_keys_on_the_page(page):
    page.reply.hide()
    assert page.window().focusWidget() is page.table


def test_lines_shown_anew_leave_the_keys_on_the_page(page, qtbot):
    take_out(page.buttons)
    qtbot.wait(1)
    assert page.window().focusWidget() is page.table


def test_a_button_that_goes_while_a_box_is_in_front_does_too(page, qtbot):
    box = QDialog(page)
    QVBoxLayout(box).addWidget(QLineEdit())
    with qtbot.waitActive(box):
        box.open()
    page.reply.hide()
    with qtbot.waitActive(page.window()):
        box.accept()
    qtbot.waitUntil(lambda: page.window().focusWidget() is page.table)


def test_a_button_taken_out_of_a_row_leaves_the_keys_on_the_page(page):
    row = FlowBox()
    page.body.addWidget(row)
    button = QPushButton("再次办理")
    row.append(button)
    button.setFocus()
    row.remove(button)
    assert page.window().focusWidget() is page.table


def test_the_tab_key_goes_on_as_ever(page, qtbot):
    qtbot.keyClick(page.reply, "\t")
    assert page.close_matter.hasFocus()
