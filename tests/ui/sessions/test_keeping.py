"""Nothing typed is lost: put aside, offered again, never overwritten by another window, kept when the disk fails."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from jiedao_desk.kernel.errors import StorageTrouble
from jiedao_desk.operations import browse, drafts, finality
from jiedao_desk.storage.trouble import FULL
from jiedao_desk.ui.pages.meetings import MeetingsPage
from jiedao_desk.ui.register.conflict_box import ConflictBox, Way
from jiedao_desk.ui.register.leave_box import LeaveBox
from jiedao_desk.ui.sessions.decisions_model import DUE, MATTER
from jiedao_desk.ui.sessions.editor import SessionEditor
from tests.ui.hands import write


def kept(page):
    return browse.load(page.editor._desk, "sessions", page.editor.record_id)


def elsewhere(page, change) -> None:
    """Another window saves the session that is shown."""
    draft = browse.load(page.editor._desk, "sessions", page.editor.record_id)
    change(draft)
    finality.save(page.editor._desk, draft)


@pytest.fixture
def again(qtbot, standing):
    """Opens the program's page anew, as after a fault."""

    def opened() -> MeetingsPage:
        made = MeetingsPage(standing, SessionEditor(standing))
        made.resize(1170, 690)
        qtbot.addWidget(made)
        with qtbot.waitActive(made):
            made.show()
        return made

    return opened


def test_what_was_typed_into_a_new_meeting_is_offered_after_a_fault(page, hands, again):
    page.show_new()
    hands.fill(hands.line("place"), "三楼")
    hands.fill(hands.item("title"), "研究建议办理")
    assert page.editor.autosave.waiting
    page.editor.autosave.keep_now()
    fresh = again()
    assert "新建的会议有填写了还没保存的内容" in fresh.listing.banner.sentence()
    fresh.listing.banner.action_wanted.emit()
    assert fresh.editor.offer.isVisible()
    assert fresh.editor.header.rows["place"].field_editor.line.isReadOnly(), "nothing is typed over it"
    fresh.editor.offer.taken.emit()
    assert fresh.editor.draft.get("place") == "三楼"
    assert [one.get("title") for one in fresh.editor.draft.listed("agenda")] == ["研究建议办理"]
    assert fresh.editor.save()
    assert kept(fresh).get("place") == "三楼"
    assert drafts.all_kept(fresh.editor._desk) == []


def test_texts_that_cannot_be_read_are_offered_as_they_were_typed(page, hands, held, again):
    record = held()
    page.show_record(record)
    hands.fill(hands.line("starts_at"), "下午晚些")
    model = page.editor.agenda.card.model
    model.setData(model.index(0, DUE), "月底")
    page.keep_typing()
    fresh = again()
    fresh.show_record(record)
    fresh.editor.offer.taken.emit()
    assert fresh.editor.header.rows["starts_at"].field_editor.line.text() == "下午晚些"
    assert fresh.editor.agenda.card.model.text(0, DUE) == "月底"


def test_what_was_put_aside_can_be_refused(page, hands, held, again):
    record = held()
    page.show_record(record)
    hands.fill(hands.line("place"), "二楼")
    page.keep_typing()
    fresh = again()
    fresh.show_record(record)
    fresh.editor.offer.refused.emit()
    assert fresh.editor.draft.get("place") == "三楼会议室"
    assert not fresh.editor.header.rows["place"].field_editor.line.isReadOnly()
    assert drafts.all_kept(fresh.editor._desk) == []


def test_what_was_taken_back_is_not_offered(page, hands, held, again):
    record = held()
    page.show_record(record)
    hands.fill(hands.line("number"), "16")
    page.keep_typing()
    hands.fill(hands.line("number"), "15")
    assert not page.editor.changed
    hands.press(Qt.Key.Key_Escape)
    assert page.currentWidget() is page.listing, "Esc asks only if something was changed"
    assert drafts.all_kept(page.editor._desk) == []


@pytest.mark.parametrize(("act", "place"), [("save", "二楼"), ("give up", "三楼会议室")])
def test_leaving_asks_once_and_does_what_was_said(page, hands, held, answer, act, place):
    record = held()
    page.show_record(record)
    hands.fill(hands.line("place"), "二楼")

    def deed(box: LeaveBox) -> None:
        assert "东明街道工作委员会2026年第15次会议" in box.findChildren(QLabel)[1].text()
        (box.accept_button if act == "save" else box.give_up_button).click()

    answer(deed)
    hands.press(Qt.Key.Key_Escape)
    assert page.currentWidget() is page.listing
    assert browse.load(page.editor._desk, "sessions", record).get("place") == place
    assert drafts.all_kept(page.editor._desk) == []


def test_whoever_stays_goes_on_typing(page, hands, held, answer):
    page.show_record(held())
    hands.fill(hands.line("place"), "二楼")
    answer(lambda box: box.reject())
    assert page.may_leave() is False
    assert hands.line("place").text() == "二楼"
    assert page.editor.changed


def test_an_untouched_record_follows_another_window(page, hands, held, qtbot):
    page.show_record(held())
    elsewhere(page, lambda draft: draft.values.update(place="二楼"))
    qtbot.waitUntil(lambda: hands.line("place").text() == "二楼")


def test_another_windows_change_is_told_and_joined(page, hands, held, answer, banner, qtbot):
    page.show_record(held())
    hands.fill(hands.item("summary"), "同意，每季度报告。")
    elsewhere(page, lambda draft: draft.values.update(place="二楼"))
    qtbot.waitUntil(lambda: "另一个窗口" in banner())

    def deed(box: ConflictBox) -> None:
        box.buttons[Way.MERGE].click()

    answer(deed)
    hands.keys("Ctrl+S")
    assert page.editor.draft.get("place") == "二楼"
    assert hands.item("summary").toPlainText() == "同意，每季度报告。"
    assert "请检查后保存" in banner()
    hands.keys("Ctrl+S")
    saved = kept(page)
    assert (saved.get("place"), saved.listed("agenda")[0].get("summary")) == ("二楼", "同意，每季度报告。")


def test_items_added_in_two_windows_are_both_there(page, hands, held, answer):
    page.show_record(held())
    page.editor.agenda.add()
    hands.type("我加的议题")

    def add(draft) -> None:
        twin = draft.listed("agenda")[1].copy()
        twin.id = twin.uid = twin.version = None
        twin.values["title"] = "他们加的议题"
        draft.children["agenda"].append(twin)

    elsewhere(page, add)
    answer(lambda box: box.buttons[Way.MERGE].click())
    hands.keys("Ctrl+S")
    hands.keys("Ctrl+S")
    titles = [one.get("title") for one in kept(page).listed("agenda")]
    assert titles[:2] == ["研究代表建议办理工作", "研究安全生产工作"]
    assert set(titles[2:]) == {"他们加的议题", "我加的议题"}


def test_what_both_changed_stays_as_it_was_saved_and_is_named(page, hands, held, answer, banner):
    page.show_record(held())
    hands.fill(hands.line("place"), "一楼")
    elsewhere(page, lambda draft: draft.values.update(place="二楼"))
    answer(lambda box: box.buttons[Way.MERGE].click())
    hands.keys("Ctrl+S")
    assert page.editor.draft.get("place") == "二楼"
    assert "会议地点" in banner()


def test_whoever_stays_out_of_it_keeps_the_typing(page, hands, held, answer):
    page.show_record(held())
    hands.fill(hands.line("place"), "一楼")
    elsewhere(page, lambda draft: draft.values.update(place="二楼"))
    answer(lambda box: box.reject())
    hands.keys("Ctrl+S")
    assert hands.line("place").text() == "一楼"
    assert kept(page).get("place") == "二楼"


def test_when_the_disk_fails_the_form_stays_and_the_next_try_saves(page, hands, held, banner, monkeypatch):
    page.show_record(held())
    hands.fill(hands.line("place"), "二楼")

    def full(*_):
        raise StorageTrouble(FULL)

    with monkeypatch.context() as broken:
        broken.setattr(finality, "save", full)
        hands.keys("Ctrl+S")
    assert "磁盘空间已满" in banner()
    assert hands.line("place").text() == "二楼"
    assert page.editor.changed
    hands.keys("Ctrl+S")
    assert kept(page).get("place") == "二楼"
    assert not page.editor.changed


def test_when_what_is_typed_cannot_be_put_aside_it_is_said(page, hands, held, banner, monkeypatch):
    page.show_record(held())

    def full(*_):
        raise StorageTrouble(FULL)

    monkeypatch.setattr(drafts, "keep", full)
    hands.fill(hands.line("place"), "二楼")
    page.keep_typing()
    assert "磁盘空间已满" in banner()
    assert hands.line("place").text() == "二楼"


def test_letters_still_being_composed_are_no_text_yet(page, hands):
    from PySide6.QtGui import QInputMethodEvent
    from PySide6.QtWidgets import QApplication

    page.show_new()
    talk = page.editor.agenda.card.talk
    talk.setFocus()
    QApplication.sendEvent(talk, QInputMethodEvent("zhang", []))
    assert page.editor.draft.listed("agenda")[0].listed("speeches") == []
    write(talk, "张红旗：同意。")
    spoken = page.editor.draft.listed("agenda")[0].listed("speeches")
    assert [(one.get("speaker"), one.get("words")) for one in spoken] == [("张红旗", "同意。")]


def test_a_cell_being_typed_in_is_saved_too(page, hands):
    page.show_new(held_on=date(2026, 11, 20))
    hands.fill(hands.item("title"), "研究建议办理")
    table = page.editor.agenda.card.table
    table.setFocus()
    hands.press(Qt.Key.Key_Return)
    hands.type("每月调度")
    hands.keys("Ctrl+S")
    assert kept(page).listed("actions")[0].get("matter") == "每月调度"
    assert page.editor.agenda.card.model.text(0, MATTER) == "每月调度"
