"""A box that asks has room for all that is in it, also for a text that grows while one types (询问框)."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel

from jiedao_desk.ui.editors.prose import GrowingText
from jiedao_desk.ui.register.boxes import AskBox
from jiedao_desk.ui.widgets.forms import FieldRow, Form

LONG = "辞职为接受之日，罢免为表决之日，调离为调离之日；自这一天起不再计入在任，原来的记录都保留。" * 2


@pytest.fixture
def box(qtbot):
    made = AskBox("答复", "登记")
    note = QLabel(LONG)
    note.setWordWrap(True)
    note.setMinimumWidth(400)
    made.body.addWidget(note)
    form = Form()
    made.rows = [FieldRow(name, GrowingText(2), help_text=LONG) for name in ("办理情况", "办理结果")]
    for row in made.rows:
        form.add_row(row)
    made.body.addWidget(form, 1)
    qtbot.addWidget(made)
    made.show()
    return made


def cut(box) -> list[str]:
    """What is lower than the room it has been given."""
    return [
        row.label.text()
        for row in box.rows
        if row.editor.height() > row.height()
        or row.height() < row.layout().totalMinimumHeightForWidth(row.width())
    ]


def test_nothing_is_cut_when_the_box_opens(box, qtbot):
    qtbot.waitUntil(lambda: cut(box) == [])


def test_the_box_grows_with_what_is_typed(box, qtbot):
    before = box.height()
    box.rows[0].editor.setPlainText("\n".join("一二三四五"))
    qtbot.waitUntil(lambda: box.height() > before and cut(box) == [])
