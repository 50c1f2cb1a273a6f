"""A deputy's file being read: who it is, what is masked, what is recorded, its way out."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from jiedao_desk.kernel.draft import Draft
from jiedao_desk.kernel.errors import StorageTrouble
from jiedao_desk.operations import browse, deputies, records
from jiedao_desk.storage.trouble import FULL
from jiedao_desk.ui.deputies.file_contents import HISTORY
from jiedao_desk.ui.deputies.file_form import OFFICE
from jiedao_desk.ui.deputies.person_card import SHOWN_MS
from tests.activities import activity, line
from tests.deputies import at
from tests.ui.accessible import nameless
from tests.ui.deputies.conftest import ID
from tests.ui.hands import write

TODAY = date(2026, 11, 22)
CAUSE = "因刑事案件被羁押，正在受侦查、起诉、审判"


def words(widget) -> str:
    # What joins a window in sight is shown in the next turn.
    QApplication.processEvents()
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisibleTo(widget))


def link(widget, text) -> QPushButton:
    return next(
        one for one in widget.findChildren(QPushButton) if one.text() == text and one.isVisibleTo(widget)
    )


def state(page) -> str:
    return page.file._chip.text()


def looks(office, person) -> list[str]:
    history = browse.history_of(office, "deputies", person)
    return sorted(line.field for line in history if line.action == "查看")


def test_the_head_says_who_it_is_in_one_line(zhang):
    assert zhang.file.title() == "张三"
    assert state(zhang) == "在任"
    assert zhang.file._subtitle.text() == "区第十九届人大代表 · 第1选区 · 第二代表小组 · 代表证 027"


def test_the_cards_hold_every_mandate_and_group_with_its_state(zhang):
    said = words(zhang.file.mandates_card)
    assert ["区十九届" in said, "市十七届" in said, "区十八届" in said] == [True] * 3
    assert "2017-01—2022-01" in said
    assert [said.count("在任"), said.count("届满")] == [2, 1]
    assert "第二代表小组" in words(zhang.file.groups_card)


def test_what_is_private_is_masked_until_asked_for_and_the_look_is_kept(zhang, office, people):
    card = zhang.file.person_card
    assert "210504********0012" in words(card)
    assert "138****0001" in words(card)
    zhang.file.contents.show_tab("基本情况")
    assert ID not in words(zhang.file)
    card.reveal.setFocus()
    QTest.keyClick(card.reveal, Qt.Key.Key_Space)
    assert ID in words(card)
    assert ID in words(zhang.file.contents)
    assert looks(office, people["张三"]) == ["手机", "身份证号", "通讯地址"]
    history = browse.history_of(office, "deputies", people["张三"])
    assert ID not in "".join(line.before + line.after for line in history)


def test_it_is_masked_again_after_half_a_minute_and_when_another_file_comes(zhang, people):
    card = zhang.file.person_card
    card.reveal.click()
    assert card._hide_again.interval() == SHOWN_MS == 30_000
    assert card._hide_again.isActive()
    card._hide_again.timeout.emit()
    assert ID not in words(zhang.file)
    card.reveal.click()
    zhang.show_record(people["田富"])
    zhang.show_record(people["张三"])
    assert ID not in words(zhang.file)


def test_nothing_is_shown_whose_look_cannot_be_kept(zhang, answer, monkeypatch):
    def full(*_arguments):
        raise StorageTrouble(FULL)

    monkeypatch.setattr(deputies, "note_look", full)
    answer(lambda box: box.accept())
    zhang.file.person_card.reveal.click()
    assert ID not in words(zhang.file)


def test_the_tabs_are_walked_with_the_arrows_and_name_what_is_missing(zhang):
    tabs = zhang.file.contents.tabs
    assert tabs.hasFocus()
    QTest.keyClick(tabs, Qt.Key.Key_Right)
    assert "尚未填写：籍贯、入党时间" in words(zhang.file.contents.facts)
    QTest.keyClick(tabs, Qt.Key.Key_Right)
    QTest.keyClick(tabs, Qt.Key.Key_Right)
    assert "明山区第一中学校长" in words(zhang.file.contents.facts)
    assert "东明路" not in words(zhang.file.contents.facts)


def test_the_suspended_are_named_in_their_own_file_alone(zhang, office, people):
    mandate = browse.load(office, "deputies", people["张三"]).listed("mandates")[0]
    deputies.suspend(office, at(office, people["张三"]), mandate.id, cause=CAUSE, started_on=date(2026, 5, 1))
    zhang.show_record(people["张三"])
    assert state(zhang) == "暂停执行职务"
    zhang.file.contents.show_tab(OFFICE)
    assert CAUSE in words(zhang.file.contents.facts)
    assert link(zhang.file.contents.facts, "登记恢复…")


def test_an_ending_is_recorded_step_by_step_from_the_keyboard(zhang, office, people, answer):
    zhang.file.contents.show_tab(OFFICE)

    def resign(box):
        rows = box.rows
        combo = rows["end_cause"].field_editor.combo
        assert box.focusWidget() is combo
        combo.setCurrentText("辞职被接受")
        combo.activated.emit(combo.currentIndex())
        write(rows["end_event_on"].field_editor.line, "2026.5.1")
        box.accept_button.click()

    answer(resign)
    begin = link(zhang.file.contents.facts, "登记终止…")
    begin.setFocus()
    begin.click()
    # The line they stood on went; they stay in the file, not in the search box of the window.
    assert zhang.window().focusWidget() is zhang.file.contents.facts
    assert state(zhang) == "在任"
    assert "拟报：辞职被接受，尚未生效" in words(zhang.file.mandates_card)

    def accepted(box):
        write(box.rows["ended_on"].field_editor.line, "2026.6.20")
        write(box.rows["end_document"].field_editor.line, "公告3号")
        box.accept_button.click()

    answer(accepted)
    link(zhang.file.contents.facts, "登记终止…").click()
    assert "终止" in words(zhang.file.mandates_card)
    assert [row.level for row in deputies.rows(office, TODAY) if row.name == "张三"] == ["市"]


def test_what_a_rule_refuses_stands_under_its_field_and_the_box_stays(zhang, answer):
    zhang.file.contents.show_tab(OFFICE)
    said = {}

    def wrong(box):
        write(box.rows["ended_on"].field_editor.line, "2021.1.1")
        box.accept_button.click()
        said["cause"] = box.rows["end_cause"].problem()
        said["open"] = box.isVisible()
        combo = box.rows["end_cause"].field_editor.combo
        combo.setCurrentText("被罢免")
        combo.activated.emit(combo.currentIndex())
        box.accept_button.click()
        said["ended_on"] = box.rows["ended_on"].problem()
        box.reject()

    answer(wrong)
    link(zhang.file.contents.facts, "登记终止…").click()
    assert said["open"]
    assert "代表法第六十二条" in said["cause"]
    assert said["ended_on"] == "生效日不能早于任职起始日"


def test_death_takes_effect_the_day_it_happens(zhang, answer):
    zhang.file.contents.show_tab(OFFICE)
    found = {}

    def died(box):
        combo = box.rows["end_cause"].field_editor.combo
        combo.setCurrentText("去世")
        combo.activated.emit(combo.currentIndex())
        write(box.rows["end_event_on"].field_editor.line, "2026.5.1")
        found["effect"] = box.rows["ended_on"].field_editor.value()
        box.reject()

    answer(died)
    link(zhang.file.contents.facts, "登记终止…").click()
    assert found["effect"] == date(2026, 5, 1)


def test_a_move_to_another_group_begins_on_its_day(zhang, office, people, answer):
    def move(box):
        line = box.rows["group_id"].field_editor.line
        line.setFocus()
        write(line, "dydb")
        QTest.keyClick(line, Qt.Key.Key_Return)
        write(box.rows["joined_on"].field_editor.line, "7.1")
        box.accept_button.click()

    answer(move)
    zhang.file.groups_card.action.click()
    assert "第一代表小组" in zhang.file._subtitle.text()
    [before] = [
        row.group
        for row in deputies.rows(office, date(2026, 6, 30))
        if row.level == "区" and row.name == "张三"
    ]
    assert before == "第二代表小组"


def test_a_mandate_is_added_in_a_box_with_all_its_fields(page, people, office, answer):
    page.show_record(people["田富"])

    def fill(box):
        combo = box.form.rows["level"].field_editor.combo
        combo.setCurrentText("市")
        combo.activated.emit(combo.currentIndex())
        box.take()

    answer(fill)
    page.file.moves.add_mandate()
    assert [row.level for row in deputies.rows(office, TODAY) if row.name == "田富"] == ["市", "区"]


def test_the_history_tells_what_was_changed_by_whom(zhang, office, people):
    draft = browse.load(office, "deputies", people["张三"])
    draft.values["employer"] = "明山区第二中学校长"
    records.save(office, draft)
    zhang.show_record(people["张三"])
    zhang.file.contents.show_tab(HISTORY)
    said = words(zhang.file.contents.facts)
    assert "工作单位及职务：“明山区第一中学校长” → “明山区第二中学校长”" in said
    assert "王敏" in said
    assert ID not in said


def test_what_another_window_saved_is_shown_at_once(zhang, office, people, qtbot):
    draft = browse.load(office, "deputies", people["张三"])
    draft.values["name"] = "张三丰"
    records.save(office, draft)
    qtbot.waitUntil(lambda: zhang.file.title() == "张三丰")


def test_voiding_asks_why_and_the_file_can_be_brought_back(zhang, office, people, answer):
    def why(box):
        write(box.editor, "重复录入")
        box.accept_button.click()

    answer(why)
    zhang.file.moves.void()
    assert zhang.currentWidget() is zhang.listing
    assert "张三" not in [row.name for row in zhang.listing.model.rows]
    zhang.show_record(people["张三"])
    assert state(zhang) == "已作废"
    assert "重复录入" in zhang.file.banner.sentence()
    assert not zhang.file._edit.isVisibleTo(zhang.file)
    zhang.file.edit()
    assert not zhang.file.editing
    zhang.file.moves.restore()
    assert state(zhang) == "在任"


def test_the_registration_form_is_previewed_masked(zhang, monkeypatch):
    printed = []
    monkeypatch.setattr("jiedao_desk.ui.paper.preview", lambda parent, place, make: printed.append(make()))
    QTest.keySequence(zhang, "Ctrl+P")
    [document] = printed
    assert document.title == "张三人大代表登记表"
    assert ID not in str(document)


@pytest.mark.parametrize("tab", ["基本情况", OFFICE, HISTORY])
def test_every_control_has_a_name(zhang, tab):
    zhang.file.contents.show_tab(tab)
    assert nameless(zhang.file) == []


def test_a_file_that_is_gone_is_said(page, answer):
    answer(lambda box: box.accept())
    page.show_record(4711)
    assert page.currentWidget() is page.listing


def test_larger_type_gives_the_cards_more_room(zhang, theme):
    before = zhang.file._cards.width()
    theme.set_body_size(20)
    assert zhang.file._cards.minimumWidth() > before


def test_the_points_of_the_year_stand_in_the_file_once_rules_are_in_force(office, zhang):
    person = zhang.file.person_id
    activity(office, "供热视察", date(2026, 3, 2), line("张三", person))
    zhang.file.open(person)
    assert zhang.file.points_card.isHidden()
    rules = [Draft("point_rules", {"deed": "视察", "points": Decimal(3)})]
    values = {"name": "办法", "valid_from": date(2026, 1, 1), "state": "施行", "base": Decimal(60)}
    records.save(office, Draft("point_sets", values, {"point_rules": rules}))
    zhang.file.open(person)
    assert not zhang.file.points_card.isHidden()
    assert zhang.file.points_card.total.text() == "63.0"


def test_a_deputy_tells_the_reports_he_is_counted_in(zhang, office, people, answer):
    seen = []
    answer(lambda box: (seen.append(box.table.item(0, 4).text()), box.accept()))
    zhang.file.moves.show_reports()
    assert seen[0].startswith("表4 代表名册")


def test_each_mandate_has_its_appraisal_in_the_print_menu(zhang):
    menu = zhang.file._print.menu()
    terms = next(one.menu() for one in menu.actions() if one.text() == "任期履职情况鉴定表")
    assert [one.text() for one in terms.actions()] == [
        "区十九届（2022-01 起）…",
        "市十七届（2022-01 起）…",
        "区十八届（2017-01—2022-01）…",
    ]
