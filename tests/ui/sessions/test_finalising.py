"""From draft to 定稿, to a corrected version, to the signed paper; postponed, cancelled, voided (定稿与更正)."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt

from jiedao_desk.operations import browse, finality
from jiedao_desk.ui.widgets.labels import StateChip
from tests.ui.hands import write


def kept(page):
    return browse.load(page.editor._desk, "sessions", page.editor.record_id)


def chip(page) -> str:
    return page.editor.findChild(StateChip).text()


def give_reason(words: str):
    def deed(box) -> None:
        write(box.editor, words)
        box.accept_button.click()

    return deed


def test_finalising_names_what_is_missing_in_its_place(page, hands, banner):
    page.show_new()
    hands.fill(hands.item("title"), "研究建议办理")
    page.editor.head.final.click()
    assert page.editor.header.rows["recorder"].problem() == "定稿前请填写记录人"
    assert hands.focused is hands.line("recorder")
    assert "出席" in banner()
    hands.type("wm")
    hands.press(Qt.Key.Key_Return)
    assert page.editor.header.rows["recorder"].problem() == ""
    page.editor.head.final.click()
    assert hands.focused is page.editor.people.rows[0].state, "next the people are to be marked"


def test_a_finalised_record_is_locked_but_for_the_archive(page, hands, held, answer):
    page.show_record(held())

    def deed(box) -> None:
        assert "请注意" not in box.words.text()
        box.accept()

    answer(deed)
    page.editor.head.final.click()
    assert chip(page) == "定稿 第1版"
    assert hands.line("place").isReadOnly()
    assert page.editor.agenda.card.talk.isReadOnly()
    assert not page.editor.people.rows[0].state.isEnabled()
    hands.fill(hands.line("archive_number"), "2026-WS-012")
    hands.keys("Ctrl+S")
    assert (kept(page).get("archive_number"), kept(page).get("edition")) == ("2026-WS-012", 1)


def test_without_an_item_of_congress_work_the_question_warns(page, hands, held, answer):
    page.show_record(held())
    page.editor.agenda.card.congress.click()
    said = []

    def deed(box) -> None:
        said.append(box.words.text())
        box.reject()

    answer(deed)
    page.editor.head.final.click()
    assert "没有一个议题标为人大议题" in said[0]
    assert kept(page).get("state") == "草稿"


def test_finalising_before_the_day_warns(page, held, answer):
    page.show_record(held(date(2026, 11, 25)))
    said = []

    def deed(box) -> None:
        said.append(box.words.text())
        box.reject()

    answer(deed)
    page.editor.head.final.click()
    assert "会议日期2026年11月25日还没有到" in said[0]


def test_a_correction_is_a_second_version_with_its_reason(page, hands, held, answer):
    page.show_record(held(final=True))
    page.editor.head.final.click()
    assert chip(page) == "更正第1版"
    assert not page.editor.head.final.isEnabled(), "nothing is corrected yet"
    hands.fill(hands.line("place"), "二楼会议室")
    answer(give_reason("地点写错"))
    page.editor.head.final.click()
    assert chip(page) == "定稿 第2版"
    versions = finality.versions(page.editor._desk, "sessions", page.editor.record_id)
    assert [(one.number, one.reason) for one in versions] == [(1, ""), (2, "地点写错")]
    assert (
        finality.version(page.editor._desk, "sessions", page.editor.record_id, 1).get("place") == "三楼会议室"
    )


def test_ctrl_s_in_a_correction_asks_for_the_reason_and_esc_there_keeps_the_typing(page, hands, held, answer):
    page.show_record(held(final=True))
    page.editor.head.final.click()
    hands.fill(hands.line("place"), "二楼会议室")
    answer(lambda box: box.reject())
    hands.keys("Ctrl+S")
    assert hands.line("place").text() == "二楼会议室"
    assert kept(page).get("place") == "三楼会议室"


def test_what_is_printed_during_a_correction_is_marked_as_a_draft(page, hands, held):
    page.show_record(held(final=True))
    assert page.editor._printed().get("state") == "定稿"
    page.editor.head.final.click()
    hands.fill(hands.line("place"), "二楼会议室")
    assert page.editor._printed().get("state") == "草稿"


def test_a_signed_record_leads_to_the_correction_note(page, hands, held, answer):
    page.show_record(held(final=True))
    hands.fill(hands.line("signed_on"), "2026年9月20日")
    hands.keys("Ctrl+S")
    told = []

    def deed(box) -> None:
        told.append(box.words.text())
        box.accept()

    answer(deed)
    page.editor.head.final.click()
    assert "更正说明" in told[0]
    note = page.editor.header.rows["correction"].field_editor.text
    assert hands.focused is note
    write(note, "地点应为二楼会议室。")
    hands.keys("Ctrl+S")
    assert kept(page).get("correction") == "地点应为二楼会议室。"
    assert len(finality.versions(page.editor._desk, "sessions", page.editor.record_id)) == 1


@pytest.mark.parametrize("state", ["延期", "取消"])
def test_a_change_of_plan_is_recorded_with_its_approval_and_taken_back(page, held, answer, state):
    page.show_record(held(date(2026, 11, 25)))
    answer(give_reason("书记外出，经区委组织部同意"))
    page.editor.head.plan_wanted.emit(state)
    assert (kept(page).get("state"), kept(page).get("state_basis")) == (state, "书记外出，经区委组织部同意")
    assert chip(page) == state
    assert page.editor.head.final.isHidden(), "there is nothing to finalise"
    page.editor.head.plan_wanted.emit("草稿")
    assert (kept(page).get("state"), kept(page).get("state_basis")) == ("草稿", None)


def test_thinking_better_of_a_change_of_plan_changes_nothing(page, held, answer):
    page.show_record(held())
    answer(lambda box: box.reject())
    page.editor.head.plan_wanted.emit("取消")
    assert not page.editor.changed
    assert chip(page) == "草稿"


def test_a_voided_session_can_be_read_and_restored(page, hands, held, answer, banner):
    record = held()
    page.show_record(record)
    answer(give_reason("重复登记"))
    page.editor.head.void_wanted.emit()
    assert page.currentWidget() is page.listing
    page.show_record(record)
    assert "已作废：重复登记" in banner()
    assert hands.line("place").isReadOnly()
    assert page.editor.head.save.isHidden()
    page.editor.head.void_wanted.emit()
    assert browse.load(page.editor._desk, "sessions", record).voided is None
    assert not hands.line("place").isReadOnly()


def test_the_head_says_whether_it_counts_and_what_is_missing(page, hands, held, qtbot):
    page.show_record(held(recorder=None))
    subtitle = page.editor._subtitle
    assert subtitle.text() == "本年第1次专题研究，定稿后计入9—10月 · 补录；还缺：记录人"
    hands.fill(hands.line("chair"), "李卫国")
    qtbot.waitUntil(lambda: "不计入9—10月：由党工委副书记、办事处主任李卫国主持" in subtitle.text())


def test_inside_and_back_filled_are_told(page, hands, held):
    page.show_record(held(date(2026, 1, 9), internal=True))
    assert "补录" in page.editor._subtitle.text()
    assert "内部" in chip(page)


def test_the_history_is_shown_in_words(page, hands, held, answer):
    page.show_record(held())
    hands.fill(hands.line("place"), "二楼")
    hands.keys("Ctrl+S")
    seen = []

    def deed(box) -> None:
        from PySide6.QtWidgets import QLabel

        seen.extend(label.text() for label in box.findChildren(QLabel))
        box.accept()

    answer(deed)
    page.editor.head.history_wanted.emit()
    assert any("会议地点：“三楼会议室” → “二楼”" in text for text in seen)


def test_a_meeting_tells_the_reports_it_is_counted_in(page, held, answer):
    page.show_record(held())
    seen = []
    answer(lambda box: (seen.append(box.table.item(0, 4).text()), box.accept()))
    page.editor.head.reports_wanted.emit()
    assert seen[0].startswith("表1 专题研究情况")


def test_the_end_before_the_start_is_said_under_its_field(page, hands, held):
    page.show_record(held())
    hands.fill(hands.line("starts_at"), "14:00")
    hands.fill(hands.line("ends_at"), "13:00")
    hands.keys("Ctrl+S")
    assert page.editor.header.rows["ends_at"].problem() == "散会时间应晚于开始时间"
    assert kept(page).get("ends_at") is None
    hands.fill(hands.line("ends_at"), "15:00")
    hands.keys("Ctrl+S")
    assert page.editor.header.rows["ends_at"].problem() == ""
    assert not page.editor.changed
