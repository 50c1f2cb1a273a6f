"""A pasted list: found names are marked, all else is asked about."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from jiedao_desk.operations.desk import Desk
from jiedao_desk.ui.activities.editor import ActivityEditor
from jiedao_desk.ui.widgets.buttons import LinkButton
from tests.activities import signed
from tests.ui.activities.conftest import states


def press(editor: ActivityEditor, words: str) -> None:
    """Presses one of the ways to settle a doubt, by its name."""
    found = [one for one in editor.sheet.doubts.findChildren(LinkButton) if one.accessibleName() == words]
    assert found, [one.accessibleName() for one in editor.sheet.doubts.findChildren(LinkButton)]
    QTest.mouseClick(found[0], Qt.MouseButton.LeftButton)


def test_found_are_marked_and_the_rest_is_asked(editor: ActivityEditor) -> None:
    editor.sheet.paste("欧阳少东、韩　梅（病假）\n张珊 王伟 赵六七等5人")
    found = states(editor)
    assert (found["欧阳少东"], found["韩梅"]) == ("出席", "请假")
    assert [one.sentence for one in editor.sheet.doubts.doubts()] == [
        "没有名叫“张珊”的代表，是否为张三？",
        "“王伟”有2名（第二代表小组、第一代表小组），请选择",
        "没有名叫“赵六七”的代表",
        "“等5人”不是姓名，请核对是否还有别人",
    ]
    assert editor.sheet.doubts.isVisible()


def test_each_doubt_is_settled_by_one_press(editor: ActivityEditor, office: Desk) -> None:
    editor.sheet.paste("张珊、王伟、赵六七等5人")
    press(editor, "“张珊”是张三，第一代表小组")
    press(editor, "“王伟”是王伟，第一代表小组")
    press(editor, "“赵六七”照原样记下，不对应代表")
    press(editor, "“等5人”不记")
    assert not editor.sheet.doubts.isVisible()
    found = states(editor)
    assert found["张三"] == "出席"
    assert (found["王伟第一代表小组"], found["王伟第二代表小组"]) == ("出席", None)
    assert found["赵六七未对上"] == "出席"
    assert editor.sheet.standing().strangers == 1
    assert editor.pane.save()
    record = editor.pane.record_id
    assert record is not None
    assert signed(office, record)["赵六七"] == "出席"


def test_nothing_is_saved_over_an_open_question(editor: ActivityEditor, office: Desk) -> None:
    editor.sheet.paste("张珊")
    assert not editor.pane.save()
    assert editor.pane.record_id is None
    assert editor.sheet.doubts.isVisible()


def test_an_open_question_comes_back_with_what_was_not_saved(editor: ActivityEditor) -> None:
    editor.sheet.paste("张珊、韩梅")
    editor.pane.keep_typing()
    again = editor
    again.pane.close_record()
    again.begin()
    assert again.pane.offer.isVisible()
    again.pane.take_up()
    assert [one.written for one in again.sheet.doubts.doubts()] == ["张珊"]
    assert states(again)["韩梅"] == "出席"


def test_a_list_pasted_into_the_line_is_a_list(editor: ActivityEditor) -> None:
    QGuiApplication.clipboard().setText("张三\n周全\n")
    editor.sheet.search.setFocus()
    QTest.keyClick(editor.sheet.search, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    found = states(editor)
    assert (found["张三"], found["周全"]) == ("出席", "出席")
    assert editor.sheet.search.text() == ""


def test_somebody_outside_the_scope_comes_onto_the_list(editor: ActivityEditor) -> None:
    for row in range(editor.sheet.model.rowCount() - 1, -1, -1):
        if editor.sheet.lines()[row].get("name") == "周全":
            editor.sheet.remove(row)
    assert "周全" not in states(editor)
    editor.sheet.paste("周全")
    names = [one.get("name") for one in editor.sheet.lines()]
    assert states(editor)["周全"] == "出席"
    assert names.index("周全") < len(names) - 1
