"""Signing in by keys, as a clerk does who never touches the mouse."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from jiedao_desk.operations import activities, browse
from jiedao_desk.operations.desk import Desk
from jiedao_desk.ui.activities.editor import ActivityEditor
from tests.activities import signed
from tests.deputies import deputy, mandate
from tests.ui.activities.conftest import NAMES, OCTOBER, states
from tests.ui.hands import write


def test_everybody_expected_stands_there_in_stroke_order(editor: ActivityEditor) -> None:
    names = [one.get("name") for one in editor.sheet.lines()]
    assert sorted(names) == sorted(NAMES)
    assert names[0] == "丁小宁"
    assert set(states(editor).values()) == {None}


def test_initials_and_enter_tick(editor: ActivityEditor) -> None:
    QTest.keyClicks(editor.sheet.search, "hm")
    assert editor.sheet.search.said().startswith("韩梅")
    QTest.keyClick(editor.sheet.search, Qt.Key.Key_Return)
    assert states(editor)["韩梅"] == "出席"
    assert editor.sheet.search.text() == ""
    assert editor.sheet.search.hasFocus()


def test_a_name_typed_in_chinese_is_found(editor: ActivityEditor) -> None:
    write(editor.sheet.search, "欧阳")
    QTest.keyClick(editor.sheet.search, Qt.Key.Key_Return)
    assert states(editor)["欧阳少东"] == "出席"


def test_zh_means_those_whose_name_begins_so(editor: ActivityEditor) -> None:
    QTest.keyClicks(editor.sheet.search, "zhs")
    assert "张三" in editor.sheet.search.said()


def test_space_goes_on_to_the_next_state(editor: ActivityEditor) -> None:
    QTest.keyClicks(editor.sheet.search, "zq")
    seen = []
    for _ in range(6):
        QTest.keyClick(editor.sheet.search, Qt.Key.Key_Space)
        seen.append(states(editor)["周全"])
    assert seen == ["出席", "迟到", "早退", "请假", "缺席", None]
    assert editor.sheet.search.text() == "zq"


def test_a_digit_names_the_state_and_the_next_can_be_typed(editor: ActivityEditor) -> None:
    for keys in ("wy1", "hm2", "zs3", "zq4", "dxn5"):
        QTest.keyClicks(editor.sheet.search, keys)
    found = states(editor)
    order = ("文一", "韩梅", "张三", "周全", "丁小宁")
    assert [found[name] for name in order] == ["出席", "迟到", "早退", "请假", "缺席"]


def test_the_arrows_choose_among_those_meant(editor: ActivityEditor) -> None:
    QTest.keyClicks(editor.sheet.search, "g")
    assert editor.sheet.search.said().startswith("高大富、高富")
    QTest.keyClick(editor.sheet.search, Qt.Key.Key_Down)
    assert editor.sheet.search.said().startswith("高富、高大富")
    QTest.keyClick(editor.sheet.search, Qt.Key.Key_Return)
    found = states(editor)
    assert (found["高富"], found["高大富"]) == ("出席", None)


def test_initials_typed_again_mean_the_next_who_bears_them(editor: ActivityEditor) -> None:
    for _ in range(2):
        QTest.keyClicks(editor.sheet.search, "ww")
        QTest.keyClick(editor.sheet.search, Qt.Key.Key_Return)
    found = states(editor)
    assert [state for name, state in found.items() if name.startswith("王伟")] == ["出席", "出席"]


def test_who_is_signed_in_already_gives_no_tick_to_a_longer_name(editor: ActivityEditor) -> None:
    for _ in range(2):
        QTest.keyClicks(editor.sheet.search, "gf")
        QTest.keyClick(editor.sheet.search, Qt.Key.Key_Return)
    found = states(editor)
    assert (found["高富"], found["高大富"]) == ("出席", None)


def test_enter_goes_through_the_head_to_the_sign_in_line(editor: ActivityEditor) -> None:
    editor.form.focus_first()
    for _ in range(6):
        assert not editor.sheet.search.hasFocus()
        QTest.keyClick(editor.focusWidget(), Qt.Key.Key_Return)
    assert editor.sheet.search.hasFocus()
    assert editor.form.is_folded()


def test_the_head_stays_in_sight_while_it_lacks_something(editor: ActivityEditor) -> None:
    editor.form.set_value("title", None)
    editor.form.focus_first()
    for _ in range(6):
        QTest.keyClick(editor.focusWidget(), Qt.Key.Key_Return)
    assert editor.sheet.search.hasFocus()
    assert not editor.form.is_folded()


def test_letters_that_mean_nobody_tick_nobody(editor: ActivityEditor) -> None:
    QTest.keyClicks(editor.sheet.search, "qqq")
    assert editor.sheet.search.said() == "名单里没有这样的代表"
    QTest.keyClick(editor.sheet.search, Qt.Key.Key_Return)
    assert set(states(editor).values()) == {None}
    assert editor.sheet.search.text() == "qqq"


def test_escape_takes_back_what_was_typed_and_leaves_nothing_else(editor: ActivityEditor) -> None:
    QTest.keyClicks(editor.sheet.search, "qqq")
    QTest.keyClick(editor.sheet.search, Qt.Key.Key_Escape)
    assert editor.sheet.search.text() == ""
    assert editor.draft.get("title") == "老旧小区供热改造视察"


def test_with_nothing_typed_enter_goes_down_the_list(editor: ActivityEditor) -> None:
    for _ in NAMES:
        QTest.keyClick(editor.sheet.search, Qt.Key.Key_Return)
    assert set(states(editor).values()) == {"出席"}


def test_all_present_leaves_what_was_marked(editor: ActivityEditor) -> None:
    QTest.keyClicks(editor.sheet.search, "hm4")
    QTest.mouseClick(editor.sheet.all_present, Qt.MouseButton.LeftButton)
    found = states(editor)
    assert found.pop("韩梅") == "请假"
    assert set(found.values()) == {"出席"}


def test_the_tiles_take_keys_too(editor: ActivityEditor) -> None:
    view = editor.sheet.view
    view.setFocus()
    view.setCurrentIndex(editor.sheet.model.index(0))
    QTest.keyClick(view, Qt.Key.Key_5)
    QTest.keyClick(view, Qt.Key.Key_Right)
    QTest.keyClick(view, Qt.Key.Key_Return)
    lines = editor.sheet.lines()
    assert [one.get("state") for one in lines[:2]] == ["缺席", "出席"]
    QTest.keyClicks(view, "h")
    assert editor.sheet.search.text() == "h"
    assert editor.sheet.search.hasFocus()


def test_a_click_on_the_box_ticks_and_unticks(editor: ActivityEditor) -> None:
    view, model = editor.sheet.view, editor.sheet.model
    box = view.visualRect(model.index(2)).topLeft() + QPoint(18, 15)
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=box)
    assert editor.sheet.lines()[2].get("state") == "出席"
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=box)
    assert editor.sheet.lines()[2].get("state") is None
    # The name only chooses.
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=box + QPoint(50, 0))
    assert editor.sheet.lines()[2].get("state") is None
    assert view.currentIndex().row() == 2


def test_delete_takes_who_was_not_invited_off(editor: ActivityEditor) -> None:
    editor.sheet.view.setFocus()
    editor.sheet.view.setCurrentIndex(editor.sheet.model.index(0))
    QTest.keyClick(editor.sheet.view, Qt.Key.Key_Delete)
    assert "丁小宁" not in states(editor)
    assert editor.sheet.standing().tally.expected == len(NAMES) - 1


def test_reason_and_remark_stand_beside_the_person(editor: ActivityEditor, office: Desk) -> None:
    QTest.keyClicks(editor.sheet.search, "hm4")
    editor.sheet.detail.focus_on("reason")
    write(editor.sheet.detail._editors["reason"].control, "病假")
    assert editor.pane.save()
    record = editor.pane.record_id
    assert record is not None
    lines = browse.load(office, "activities", record).listed(activities.SIGN_IN)
    assert {one.get("name"): one.get("reason") for one in lines}["韩梅"] == "病假"


def test_saved_by_ctrl_s_and_read_back(editor: ActivityEditor, office: Desk) -> None:
    QTest.keyClicks(editor.sheet.search, "hm2")
    QTest.keyClick(editor.sheet.search, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    (row,) = activities.listed(office, 2026)
    assert (row.held_on, row.title, row.tally.expected, row.tally.late) == (
        OCTOBER,
        "老旧小区供热改造视察",
        len(NAMES),
        1,
    )
    assert signed(office, row.id)["韩梅"] == "迟到"
    assert not editor.pane.is_changed
    assert editor.form.is_folded()


def test_another_day_takes_those_in_office_then(editor: ActivityEditor, office: Desk) -> None:
    deputy(office, "李秀英", mandate(started_on=date(2026, 11, 1)))
    QTest.keyClicks(editor.sheet.search, "hm2")
    editor.form.set_value("held_on", date(2026, 11, 5))
    found = states(editor)
    assert found["李秀英"] is None
    assert found["韩梅"] == "迟到"


def test_a_group_narrows_the_list_and_keeps_what_was_marked(
    editor: ActivityEditor, office: Desk, people: dict[str, int]
) -> None:
    QTest.keyClicks(editor.sheet.search, "wy2")
    groups = {one.name: one.id for one in activities.groups(office, OCTOBER)}
    editor.form.set_value("group_id", groups["第一代表小组"])
    names = [one.get("name") for one in editor.sheet.lines()]
    assert len(names) == 6
    assert names[-1] == "文一"
