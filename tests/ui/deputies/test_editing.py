"""A deputy's file being edited: with the keyboard alone, refused, put aside, changed elsewhere, begun anew."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from jiedao_desk.operations import browse, deputies, drafts, records
from jiedao_desk.ui.deputies.file_form import OFFICE
from jiedao_desk.ui.pages.deputies import DeputiesPage
from jiedao_desk.ui.register.conflict_box import Way
from tests.ui.accessible import nameless
from tests.ui.hands import write

TODAY = date(2026, 11, 22)


def form(page):
    return page.file.pane.tabbed


def line(page, key):
    return form(page).rows[key].field_editor.line


def retype(page, key, text):
    line(page, key).setFocus()
    line(page, key).selectAll()
    write(line(page, key), text)


def press(page, keys):
    """Keys for the page, which a box may just have covered."""
    page.activateWindow()
    QApplication.processEvents()
    assert QTest.qWaitForWindowActive(page)
    QTest.keySequence(page, keys)


def kept(office, person, key):
    return browse.load(office, "deputies", person).get(key)


def elsewhere(office, person, **values):
    """Another window saves the file."""
    draft = browse.load(office, "deputies", person)
    draft.values.update(values)
    records.save(office, draft)


@pytest.fixture
def editing(zhang):
    """张三 with the form open."""
    QTest.keyClick(zhang.file.contents.tabs, Qt.Key.Key_F2)
    return zhang


def test_f2_opens_the_form_where_one_was_reading_and_ctrl_s_saves(zhang, office, people, standing):
    zhang.file.contents.show_tab("工作与联系")
    QTest.keyClick(zhang.file.contents.tabs, Qt.Key.Key_F2)
    assert line(zhang, "employer").hasFocus()
    retype(zhang, "employer", "明山区第二中学校长")
    assert zhang.file._chip.text() == "未保存"
    QTest.keySequence(zhang, "Ctrl+S")
    assert kept(office, people["张三"], "employer") == "明山区第二中学校长"
    assert not zhang.file.editing
    assert zhang.file.contents.tab == "工作与联系"
    assert standing.told[-1][0] == "已保存"


def test_enter_goes_from_field_to_field(editing):
    first = line(editing, "name")
    assert first.hasFocus()
    QTest.keyClick(first, Qt.Key.Key_Return)
    assert form(editing).rows["sex"].field_editor.combo.hasFocus()


def test_a_rule_speaks_under_its_field_and_nothing_is_saved(editing, office, people):
    retype(editing, "birth", "1975.9")
    QTest.keyClick(line(editing, "birth"), Qt.Key.Key_Tab)
    assert "与身份证号不一致" in form(editing).rows["birth"].problem()
    editing.file.contents.show_tab("其他")
    QTest.keySequence(editing, "Ctrl+S")
    assert editing.file.editing
    # The tab with the fault comes forward, the cursor in it.
    assert editing.file.contents.tab == "基本情况"
    assert line(editing, "birth").hasFocus()
    assert str(kept(office, people["张三"], "birth")) == "1975-08-15"


def test_esc_leaves_an_untouched_form_and_asks_for_a_touched_one(editing, answer, office, people):
    QTest.keyClick(line(editing, "name"), Qt.Key.Key_Escape)
    assert not editing.file.editing
    assert editing.file.contents.tabs.hasFocus()
    QTest.keyClick(editing.file.contents.tabs, Qt.Key.Key_F2)
    retype(editing, "native_place", "辽宁本溪")
    answer(lambda box: box.reject())
    press(editing, "Esc")
    assert editing.file.editing
    assert line(editing, "native_place").text() == "辽宁本溪"
    answer(lambda box: box.accept())
    press(editing, "Esc")
    assert not editing.file.editing
    assert kept(office, people["张三"], "native_place") is None


def test_going_to_the_next_deputy_asks_first(editing, answer, office, people):
    retype(editing, "native_place", "辽宁本溪")
    answer(lambda box: box.reject())
    press(editing, "Alt+Right")
    assert editing.file.title() == "张三"
    answer(lambda box: box.accept())
    press(editing, "Alt+Right")
    assert editing.file.title() == "欧阳少东"
    assert kept(office, people["张三"], "native_place") == "辽宁本溪"


def test_what_was_typed_survives_a_fault_and_is_offered_again(editing, office, people, standing, qtbot):
    retype(editing, "native_place", "辽宁本溪")
    retype(editing, "birth", "1975.13")
    editing.keep_typing()
    again = DeputiesPage(standing)
    qtbot.addWidget(again)
    again.show()
    again.show_record(people["张三"])
    assert again.file.editing
    offer = again.file.pane.offer
    assert "没保存的内容" in offer.sentence()
    offer.taken.emit()
    assert line(again, "native_place").text() == "辽宁本溪"
    assert line(again, "birth").text() == "1975.13"
    assert kept(office, people["张三"], "native_place") is None
    editing.file.pane.autosave.give_up()


def test_nothing_is_overwritten_and_both_sides_can_be_kept(editing, office, people, monkeypatch, qtbot):
    retype(editing, "native_place", "辽宁本溪")
    elsewhere(office, people["张三"], employer="明山区第二中学校长")
    qtbot.waitUntil(lambda: "另一个窗口" in editing.file.pane.banner.sentence())
    monkeypatch.setattr("jiedao_desk.ui.register.pane.ask_way", lambda *_arguments: Way.MERGE)
    QTest.keySequence(editing, "Ctrl+S")
    assert kept(office, people["张三"], "native_place") is None
    QTest.keySequence(editing, "Ctrl+S")
    assert kept(office, people["张三"], "native_place") == "辽宁本溪"
    assert kept(office, people["张三"], "employer") == "明山区第二中学校长"


def test_mandates_are_edited_in_full_and_a_wrong_one_comes_forward(editing, office, people):
    listed = form(editing).children_lists["mandates"]
    first, second, third = listed.forms
    assert [one.form.isHidden() for one in (first, second, third)] == [False, True, True]
    editing.file.contents.show_tab(OFFICE)
    certificate = first.form.rows["certificate"].field_editor.line
    certificate.setFocus()
    certificate.selectAll()
    write(certificate, "028")
    day = third.form.rows["ended_on"].field_editor.line
    third.fold(folded=False)
    day.setFocus()
    day.selectAll()
    write(day, "2022.13.1")
    editing.file.contents.show_tab("基本情况")
    QTest.keySequence(editing, "Ctrl+S")
    assert editing.file.contents.tab == OFFICE
    assert editing.file.editing
    day.selectAll()
    write(day, "2022.1.6")
    QTest.keySequence(editing, "Ctrl+S")
    assert not editing.file.editing
    saved = browse.load(office, "deputies", people["张三"]).listed("mandates")
    assert [one.get("certificate") for one in saved] == ["028", None, None]


def test_two_mandates_of_one_level_at_a_time_are_refused_in_words(editing, office, people):
    editing.file.contents.show_tab(OFFICE)
    form(editing).children_lists["mandates"].add_mandate()
    QTest.keySequence(editing, "Ctrl+S")
    assert editing.file.editing
    assert "同一级代表任职不能同时有两条" in editing.file.pane.banner.sentence()
    assert len(browse.load(office, "deputies", people["张三"]).listed("mandates")) == 3


def test_a_mandate_entered_by_mistake_is_removed_after_asking(editing, office, people, answer):
    listed = form(editing).children_lists["mandates"]
    answer(lambda box: box.accept())
    listed.forms[1]._remove.click()
    press(editing, "Ctrl+S")
    saved = browse.load(office, "deputies", people["张三"]).listed("mandates")
    assert [one.get("level") for one in saved] == ["区", "区"]


def test_the_cursor_stays_in_the_form_when_the_tab_changes(editing):
    editing.file.contents.show_tab("文化程度")
    assert line(editing, "education").hasFocus()
    editing.file.contents.show_tab(OFFICE)
    focused = QApplication.focusWidget()
    assert form(editing).isAncestorOf(focused)


def test_a_new_deputy_needs_only_a_name(page, office, standing):
    QTest.keySequence(page, "Ctrl+N")
    assert page.currentWidget() is page.file
    assert page.file.title() == "新建代表"
    assert line(page, "name").hasFocus()
    write(line(page, "name"), "赵晓丽")
    assert page.file.title() == "赵晓丽"
    QTest.keySequence(page, "Ctrl+S")
    assert not page.file.editing
    [row] = [row for row in deputies.rows(office, TODAY) if row.name == "赵晓丽"]
    assert (row.level, row.term, row.state) == ("区", "第十九届", "在任")
    assert page.file._subtitle.text() == "区第十九届人大代表"


def test_a_new_deputy_without_a_name_is_not_saved(page, office):
    QTest.keySequence(page, "Ctrl+N")
    QTest.keySequence(page, "Ctrl+S")
    assert page.file.editing
    assert form(page).rows["name"].problem() == "请填写姓名"


def test_a_new_file_given_up_leads_back_to_the_list(page):
    QTest.keySequence(page, "Ctrl+N")
    QTest.keyClick(line(page, "name"), Qt.Key.Key_Escape)
    assert page.currentWidget() is page.listing


def test_a_new_file_half_typed_is_offered_the_next_time(page, office):
    QTest.keySequence(page, "Ctrl+N")
    write(line(page, "name"), "赵晓丽")
    page.keep_typing()
    assert drafts.kept(office, drafts.form_of("deputies", None)) is not None
    page.file.pane.close_record()
    page.setCurrentWidget(page.listing)
    page.show_new()
    assert page.file.pane.offer.isVisibleTo(page.file)
    page.file.pane.offer.taken.emit()
    assert line(page, "name").text() == "赵晓丽"


@pytest.mark.parametrize("tab", ["基本情况", "工作与联系", OFFICE, "其他"])
def test_every_control_of_the_form_has_a_name(editing, tab):
    editing.file.contents.show_tab(tab)
    assert nameless(editing.file) == []


def test_private_data_in_the_form_is_masked_and_a_look_is_kept_once(zhang, office, people):
    def looks():
        history = browse.history_of(office, "deputies", people["张三"])
        return [entry.field for entry in history if entry.action == "查看"]

    zhang.file.edit()
    number = line(zhang, "identity_number")
    assert number.text() == "210504********0012"
    assert looks() == []
    for _ in range(2):
        number.setFocus()
        assert number.text() == "210504197508150012"
        line(zhang, "name").setFocus()
        assert number.text() == "210504********0012"
    assert looks() == ["身份证号"]
    assert not zhang.file.pane.is_changed


def test_the_tabs_turn_from_inside_the_form(editing):
    QTest.keySequence(editing, "Ctrl+PgDown")
    assert editing.file.contents.tab == "文化程度"
    assert line(editing, "education").hasFocus()
    for _ in range(9):
        QTest.keySequence(editing, "Ctrl+PgDown")
    # The history has no form.
    assert editing.file.contents.tab == "其他"
    QTest.keySequence(editing, "Ctrl+PgUp")
    assert editing.file.contents.tab == OFFICE
