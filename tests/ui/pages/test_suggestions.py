"""Suggestions by deadline and by step: one page, the record with its moves beside (代表建议页面)."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt

from jiedao_desk.kernel.draft import Draft
from jiedao_desk.operations import browse, suggestions
from jiedao_desk.ui.colours import Tone
from jiedao_desk.ui.pages.suggestions import SuggestionsPage
from jiedao_desk.ui.suggestions.board import LINE_ROLE
from jiedao_desk.ui.suggestions.wording import chip_of
from tests.ui.accessible import nameless


def unit(name, assigned, **values):
    return Draft("suggestion_units", {"unit": name, "role": "主办", "assigned_on": assigned, **values})


def suggestion(desk, title, *units, **values):
    known = {"title": title, "submitted_on": date(2026, 7, 1), **values}
    return suggestions.save(desk, Draft("suggestions", known, {"suggestion_units": list(units)})).id


@pytest.fixture
def page(office, standing, shown):
    """One that another unit is late with, one that the street is late with, one soon due, one new."""
    suggestion(office, "别的单位逾期", unit("区城管局", date(2026, 7, 20)))
    suggestion(office, "本街道逾期", unit("东明街道办事处", date(2026, 8, 1)))
    suggestion(office, "快到期", unit("区教育局", date(2026, 9, 1)), number="闭-003")
    suggestion(office, "刚提交")
    page = shown(SuggestionsPage(standing))
    page.resize(1150, 700)
    return page


def titles(page):
    return [line.row.title for line in page.shown()]


def move(page, key):
    return page.pane.summary.moves.findChild(object, f"move-{key}")


def test_what_is_due_first_stands_first_and_only_the_streets_own_delay_is_a_fault(page):
    assert titles(page) == ["别的单位逾期", "本街道逾期", "快到期", "刚提交"]
    chips = [chip_of(line) for line in page.shown()]
    assert [(chip.word, chip.tone) for chip in chips] == [
        ("逾期33天", Tone.WARN),
        ("逾期21天", Tone.BAD),
        ("剩9天", Tone.INFO),
        ("未交办", Tone.NEUTRAL),
    ]
    assert "自2026年7月20日起3个月，当日不计入" in chips[0].tip
    assert "提请催办" in chips[0].tip
    assert page.count.text() == "共4件，本街道逾期1件，其他单位逾期1件，可提请催办"


def test_the_board_shows_the_same_suggestions_by_step_and_is_gone_through_by_keys(page, qtbot):
    page.view_buttons["step"].click()
    heads = {column.accessibleName(): column.count() for column in page.board.columns}
    assert heads["环节：交办"] == 3
    assert heads["环节：提交"] == 1

    assigned = page.board.columns[3]
    assigned.setFocus()
    assigned.setCurrentRow(1)
    assert page.pane.form.given().get("title") == "本街道逾期"
    qtbot.keyClick(assigned, Qt.Key.Key_Left)
    assert page.pane.form.given().get("title") == "刚提交"
    page.view_buttons["deadline"].click()
    assert page.table.current_id() == page.pane.record_id


def test_a_reply_is_entered_in_a_small_box(page, answer):
    page.show_record(browse.load_all(page.desk, "suggestions")[1].id)

    def fill(box):
        assert box.rows["replied_on"].field_editor.value() == date(2026, 11, 22)
        box.rows["result"].field_editor.set_value("A")
        box.accept()

    answer(fill)
    move(page, "reply").click()
    (kept,) = browse.load(page.desk, "suggestions", page.pane.record_id).listed("suggestion_units")
    assert (kept.get("replied_on"), kept.get("result"), kept.get("own")) == (date(2026, 11, 22), "A", True)
    assert move(page, "feedback") is not None
    assert "本街道逾期" not in page.count.text()


def test_a_unit_that_handled_something_before_is_offered_as_one_types(page, answer, qtbot):
    page.show_record(browse.load_all(page.desk, "suggestions")[3].id)

    def fill(box):
        line = box.rows["unit"].field_editor.line
        line.setFocus()
        qtbot.keyClicks(line, "dmjd")
        qtbot.keyClick(line, Qt.Key.Key_Return)
        box.accept()

    answer(fill)
    move(page, "assign").click()
    (kept,) = browse.load(page.desk, "suggestions", page.pane.record_id).listed("suggestion_units")
    assert (kept.get("unit"), kept.get("own")) == ("东明街道办事处", True)


def test_what_stands_against_a_move_is_said_in_the_box_and_nothing_is_lost(page, answer):
    page.show_record(browse.load_all(page.desk, "suggestions")[0].id)
    said = []

    def fill(box):
        box.accept()
        said.append(box.rows["return_reason"].problem())
        box.rows["return_reason"].field_editor.set_value("不属本单位职责")
        box.accept()

    answer(fill)
    move(page, "return").click()
    assert said == ["请填写退办理由"]
    line = suggestions.line(page.desk, page.pane.record_id)
    assert line.days is None


def test_the_words_typed_and_the_ticks_narrow_both_views(page):
    page.words.setText("kdq")
    assert titles(page) == ["快到期"]
    page.words.setText("003")
    assert titles(page) == ["快到期"]
    page.words.clear()
    page.own.setChecked(True)
    assert titles(page) == ["本街道逾期"]
    assert sum(column.count() for column in page.board.columns) == 1


def test_a_new_suggestion_is_saved_with_its_signers_and_seen_wherever_the_filters_stand(page):
    page.own.setChecked(True)
    page.new_button.click()
    assert page.pane.form.rows["submitted_on"].field_editor.value() == date(2026, 11, 22)
    page.pane.form.rows["title"].field_editor.set_value("关于停车的建议")
    row = page.pane.form.children_lists["suggestion_signers"].add()
    row.fill("name", "赵四海")
    page.pane.save_button.click()

    assert "关于停车的建议" in titles(page)
    assert "赵四海" in page.pane.banner.sentence()
    assert page.pane.record_id == page.table.current_id()


def test_a_suggestion_is_voided_with_a_reason_and_brought_back(page, answer):
    page.show_record(browse.load_all(page.desk, "suggestions")[3].id)
    answer(lambda box: (box.editor.setPlainText("重复"), box.accept()))
    page.void_button.click()
    assert "刚提交" not in titles(page)
    page.voided.setChecked(True)
    assert titles(page) == ["刚提交"]
    page.void_button.click()
    page.voided.setChecked(False)
    assert "刚提交" in titles(page)


def test_everything_that_can_be_pressed_has_a_name(page):
    assert nameless(page) == []
    page.view_buttons["step"].click()
    assert nameless(page) == []


def test_papers_are_previewed_from_the_page(page, answer):
    page.show_record(browse.load_all(page.desk, "suggestions")[0].id)
    seen = []
    answer(lambda box: (seen.append(box.windowTitle()), box.reject()))
    page.print_button.menu().actions()[0].trigger()
    assert len(seen) == 1


def test_on_a_narrow_board_the_days_left_can_still_be_read(page, qtbot):
    page.view_buttons["step"].click()
    page.resize(840, 440)
    full = [column for column in page.board.columns if column.count()]
    widest = max(chip_width(column) for column in full)
    qtbot.waitUntil(lambda: all(column.viewport().width() >= widest for column in full))


def chip_width(column):
    words = (chip_of(column.item(place).data(LINE_ROLE)).word for place in range(column.count()))
    return max(column.fontMetrics().horizontalAdvance(word) for word in words) + 24
