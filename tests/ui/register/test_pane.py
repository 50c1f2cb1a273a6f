"""One record being typed in: saved, refused, put aside, changed elsewhere, taken up again after a fault."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from jiedao_desk.kernel.draft import Draft
from jiedao_desk.kernel.errors import StorageTrouble
from jiedao_desk.operations import browse, drafts, finality, records, sessions
from jiedao_desk.storage.trouble import FULL
from jiedao_desk.ui.register.conflict_box import Way
from tests.ui.hands import write


def row(page, key):
    return page.pane.form.rows[key]


def line(page, key):
    return row(page, key).field_editor.line


def type_into(page, key, text):
    """Replaces what stands in a line."""
    line(page, key).setFocus()
    line(page, key).selectAll()
    write(line(page, key), text)


def staff(desk):
    return {draft.get("name"): draft for draft in browse.load_all(desk, "staff")}


def elsewhere(page, **values):
    """Another window saves the record that is shown."""
    draft = browse.load(page.desk, page.register.key, page.pane.record_id)
    draft.values.update(values)
    records.save(page.desk, draft)


@pytest.fixture
def sunli(page):
    """The page with 孙立 in sight."""
    page.show_record(staff(page.desk)["孙立"].id)
    return page


def test_a_record_is_made_with_the_keyboard_alone(page, standing):
    QTest.keySequence(page, "Ctrl+N")
    assert line(page, "name").hasFocus()
    write(line(page, "name"), "周全")
    QTest.keyClick(line(page, "name"), Qt.Key.Key_Return)
    combo = row(page, "body").field_editor.combo
    assert combo.hasFocus()
    QTest.keyClick(combo, Qt.Key.Key_Return)
    post = line(page, "post")
    assert post.hasFocus()
    write(post, "wy")
    QTest.keyClick(post, Qt.Key.Key_Return)
    QTest.keySequence(page, "Ctrl+S")
    kept = staff(page.desk)["周全"]
    assert kept.get("post") == "委员"
    assert kept.get("body") == "党工委"
    assert page.pane.record_id == kept.id
    assert page.model.id_at(page.table.currentIndex().row()) == kept.id
    assert standing.told[-1][0] == "已保存"


def test_what_is_missing_is_said_beside_its_field_and_nothing_is_saved(page):
    page.begin()
    type_into(page, "full_title", "党工委委员")
    assert row(page, "name").problem() == "", "nobody is blamed for what is not typed yet"
    assert page.pane.save() is False
    assert row(page, "name").problem() == "请填写姓名"
    assert row(page, "post").problem() == "请填写职务"
    assert line(page, "name").hasFocus()
    assert len(staff(page.desk)) == 6


def test_a_problem_is_told_when_the_field_is_left_and_goes_once_it_is_put_right(sunli):
    type_into(sunli, "ended_on", "三月初")
    assert row(sunli, "ended_on").problem() == "", "half a date is no mistake yet"
    line(sunli, "name").setFocus()
    assert "三月初" in row(sunli, "ended_on").problem()
    assert line(sunli, "ended_on").text() == "三月初"
    type_into(sunli, "ended_on", "3.5")
    assert row(sunli, "ended_on").problem() == ""


def test_a_problem_is_told_when_the_typing_pauses(sunli, qtbot):
    type_into(sunli, "ended_on", "三月初")
    qtbot.waitUntil(lambda: "三月初" in row(sunli, "ended_on").problem())


def test_a_rule_of_the_record_is_told_as_one_types(sunli, qtbot):
    type_into(sunli, "ended_on", "2020年1月1日")
    line(sunli, "name").setFocus()
    assert row(sunli, "ended_on").problem() == "免职日期不能早于任职日期"
    assert sunli.pane.save() is False
    assert staff(sunli.desk)["孙立"].get("ended_on") is None
    type_into(sunli, "ended_on", "2026年1月1日")
    line(sunli, "name").setFocus()
    assert row(sunli, "ended_on").problem() == ""
    assert sunli.pane.save() is True


def test_looking_at_a_record_changes_nothing(page):
    before = staff(page.desk)
    for index in range(page.model.rowCount()):
        page.table.setCurrentIndex(page.model.index(index, 0))
        assert not page.pane.is_changed
        assert not page.pane.save_button.isEnabled()
    assert staff(page.desk) == before


def test_saving_says_so_and_the_list_shows_it(sunli):
    type_into(sunli, "full_title", "党工委副书记、政法委员")
    assert sunli.pane._chip.text() == "未保存"
    QTest.keySequence(sunli, "Ctrl+S")
    assert sunli.pane._chip.text() == ""
    place = sunli.model.columns.index("full_title")
    at = sunli.model.row_of(sunli.pane.record_id)
    assert sunli.model.index(at, place).data() == "党工委副书记、政法委员"


def test_escape_asks_only_if_something_was_changed(sunli, qtbot, answer):
    line(sunli, "name").setFocus()
    QTest.keyClick(line(sunli, "name"), Qt.Key.Key_Escape)
    assert sunli.table.hasFocus()
    type_into(sunli, "full_title", "改了")
    answer(lambda box: box.reject())
    QTest.keyClick(line(sunli, "full_title"), Qt.Key.Key_Escape)
    assert line(sunli, "full_title").text() == "改了"
    # Without a window manager nobody gives the focus back after a box.
    sunli.activateWindow()
    line(sunli, "full_title").setFocus()
    qtbot.waitUntil(line(sunli, "full_title").hasFocus)
    answer(lambda box: box.accept())
    QTest.keyClick(line(sunli, "full_title"), Qt.Key.Key_Escape)
    assert line(sunli, "full_title").text() == "党工委副书记"
    assert not sunli.pane.is_changed


def test_going_to_another_row_asks_and_may_save(sunli, answer):
    type_into(sunli, "full_title", "改了")
    answer(lambda box: box.accept())
    target = sunli.model.row_of(staff(sunli.desk)["李卫国"].id)
    sunli.table.setCurrentIndex(sunli.model.index(target, 0))
    assert staff(sunli.desk)["孙立"].get("full_title") == "改了"
    assert line(sunli, "name").text() == "李卫国"


def test_going_to_another_row_may_be_thought_better_of(sunli, qtbot, answer):
    shown = sunli.pane.record_id
    type_into(sunli, "full_title", "改了")
    answer(lambda box: box.reject())
    target = sunli.model.row_of(staff(sunli.desk)["李卫国"].id)
    sunli.table.setCurrentIndex(sunli.model.index(target, 0))
    qtbot.waitUntil(lambda: sunli.model.id_at(sunli.table.currentIndex().row()) == shown)
    assert line(sunli, "full_title").text() == "改了"
    assert sunli.pane.record_id == shown


def test_the_page_is_not_left_without_asking(sunli, answer):
    assert sunli.may_leave()
    type_into(sunli, "full_title", "改了")
    answer(lambda box: box.reject())
    assert not sunli.may_leave()
    answer(lambda box: box.give_up_button.click())
    assert sunli.may_leave()
    assert staff(sunli.desk)["孙立"].get("full_title") == "党工委副书记"


def test_what_another_window_changed_is_shown_at_once_if_nothing_was_typed(sunli, qtbot):
    elsewhere(sunli, full_title="党工委副书记、统战委员")
    qtbot.waitUntil(lambda: line(sunli, "full_title").text() == "党工委副书记、统战委员")
    assert sunli.pane.banner.isHidden()


def test_what_another_window_changed_is_told_if_something_was_typed(sunli, qtbot):
    type_into(sunli, "appointed_by", "明组干〔2023〕1号")
    elsewhere(sunli, full_title="党工委副书记、统战委员")
    qtbot.waitUntil(lambda: "另一个窗口" in sunli.pane.banner.sentence())
    assert line(sunli, "appointed_by").text() == "明组干〔2023〕1号"
    assert line(sunli, "full_title").text() == "党工委副书记"


def test_two_changes_are_shown_side_by_side_and_neither_is_lost(sunli, answer):
    type_into(sunli, "appointed_by", "明组干〔2023〕1号")
    elsewhere(sunli, full_title="党工委副书记、统战委员", appointed_by="别的文号")
    seen = {}

    def read(box):
        seen["words"] = [label.text() for label in box.findChildren(QLabel)]
        box.reject()

    answer(read)
    assert sunli.pane.save() is False
    words = "\n".join(seen["words"])
    assert "别的文号" in words
    assert "明组干〔2023〕1号" in words
    assert "党工委副书记、统战委员" in words
    assert staff(sunli.desk)["孙立"].get("appointed_by") == "别的文号", "nothing is overwritten"
    assert line(sunli, "appointed_by").text() == "明组干〔2023〕1号", "nothing typed is lost"


def test_what_was_changed_here_can_be_filled_into_what_was_saved_there(sunli, answer):
    type_into(sunli, "appointed_by", "明组干〔2023〕1号")
    elsewhere(sunli, full_title="党工委副书记、统战委员")
    answer(lambda box: box.buttons[Way.MERGE].click())
    assert sunli.pane.save() is False
    assert line(sunli, "full_title").text() == "党工委副书记、统战委员"
    assert line(sunli, "appointed_by").text() == "明组干〔2023〕1号"
    assert sunli.pane.is_changed
    assert sunli.pane.save() is True
    kept = staff(sunli.desk)["孙立"]
    assert kept.get("full_title") == "党工委副书记、统战委员"
    assert kept.get("appointed_by") == "明组干〔2023〕1号"


def test_what_was_saved_there_can_be_taken_and_ones_own_given_up(sunli, answer):
    type_into(sunli, "appointed_by", "明组干〔2023〕1号")
    elsewhere(sunli, appointed_by="别的文号")
    answer(lambda box: box.buttons[Way.THEIRS].click())
    sunli.pane.save()
    assert line(sunli, "appointed_by").text() == "别的文号"
    assert not sunli.pane.is_changed


def test_what_is_typed_is_kept_by_itself(sunli, qtbot):
    type_into(sunli, "full_title", "还没写完")
    assert sunli.pane.autosave.waiting
    with qtbot.waitSignal(sunli.pane.autosave.kept, timeout=4000):
        pass
    kept = drafts.kept(sunli.desk, f"staff:{sunli.pane.record_id}")
    assert kept.draft.get("full_title") == "还没写完"
    assert staff(sunli.desk)["孙立"].get("full_title") == "党工委副书记"
    assert "暂存" in sunli.pane._words.text()


def test_even_what_cannot_be_read_is_kept(sunli):
    type_into(sunli, "ended_on", "三月初")
    sunli.keep_typing()
    kept = drafts.kept(sunli.desk, f"staff:{sunli.pane.record_id}")
    assert kept.typed == {"ended_on": "三月初"}


def test_saving_forgets_what_was_kept_in_the_same_step(sunli):
    type_into(sunli, "full_title", "写完了")
    sunli.keep_typing()
    assert drafts.all_kept(sunli.desk)
    assert sunli.pane.save()
    assert drafts.all_kept(sunli.desk) == []
    assert not sunli.pane.autosave.waiting


def test_after_a_fault_what_was_typed_is_offered_again(sunli, open_page):
    shown = sunli.pane.record_id
    type_into(sunli, "full_title", "没来得及保存")
    line(sunli, "ended_on").setFocus()
    write(line(sunli, "ended_on"), "三月初")
    sunli.keep_typing()
    # The program stops here; nothing is asked and nothing saved.
    again = open_page()
    again.show_record(shown)
    assert not again.pane.offer.isHidden()
    assert "职务全称" in again.pane.offer.sentence()
    assert line(again, "full_title").text() == "党工委副书记", "what is saved is shown until one decides"
    assert line(again, "full_title").isReadOnly(), "so that nothing new is typed over it"
    again.pane.offer.taken.emit()
    assert line(again, "full_title").text() == "没来得及保存"
    assert line(again, "ended_on").text() == "三月初"
    assert again.pane.is_changed
    type_into(again, "ended_on", "2026.3.5")
    assert again.pane.save()
    kept = staff(again.desk)["孙立"]
    assert (kept.get("full_title"), kept.get("ended_on")) == ("没来得及保存", date(2026, 3, 5))


def test_a_new_record_half_typed_is_offered_again(page, open_page):
    page.begin()
    type_into(page, "name", "周全")
    page.keep_typing()
    again = open_page()
    again.begin()
    assert not again.pane.offer.isHidden()
    again.pane.offer.taken.emit()
    assert line(again, "name").text() == "周全"


def test_what_is_offered_may_be_refused_for_good(sunli, open_page):
    shown = sunli.pane.record_id
    type_into(sunli, "full_title", "没来得及保存")
    sunli.keep_typing()
    again = open_page()
    again.show_record(shown)
    again.pane.offer.refused.emit()
    assert not line(again, "full_title").isReadOnly()
    assert drafts.all_kept(again.desk) == []


def test_what_was_typed_over_an_older_version_never_overwrites_the_newer(sunli, open_page, answer):
    shown = sunli.pane.record_id
    type_into(sunli, "appointed_by", "没来得及保存")
    sunli.keep_typing()
    elsewhere(sunli, full_title="后来改的职务")
    again = open_page()
    again.show_record(shown)
    assert "后来又保存过" in again.pane.offer.sentence()
    again.pane.offer.taken.emit()
    answer(lambda box: box.buttons[Way.MERGE].click())
    assert again.pane.save() is False
    assert again.pane.save() is True
    kept = staff(again.desk)["孙立"]
    assert kept.get("full_title") == "后来改的职务"
    assert kept.get("appointed_by") == "没来得及保存"


def test_a_full_disk_is_said_and_the_form_keeps_what_was_typed(sunli, monkeypatch):
    def full(*_arguments, **_options):
        raise StorageTrouble(FULL)

    monkeypatch.setattr(records, "save", full)
    type_into(sunli, "full_title", "改了")
    assert sunli.pane.save() is False
    assert "磁盘空间已满" in sunli.pane.banner.sentence()
    assert line(sunli, "full_title").text() == "改了"


def test_what_cannot_be_put_aside_is_said(sunli, monkeypatch):
    def full(*_arguments, **_options):
        raise StorageTrouble(FULL)

    monkeypatch.setattr(drafts, "keep", full)
    type_into(sunli, "full_title", "改了")
    sunli.keep_typing()
    assert "磁盘空间已满" in sunli.pane.banner.sentence()


def test_a_new_record_can_be_given_up(page):
    page.begin()
    QTest.keyClick(line(page, "name"), Qt.Key.Key_Escape)
    assert page.pane.record_id is not None
    assert page.table.hasFocus()


def test_fields_can_be_filled_in_by_whoever_asks_for_a_new_record(page):
    page.show_new(name="周全", post="委员")
    assert line(page, "name").text() == "周全"
    assert page.pane.save()
    assert staff(page.desk)["周全"].get("post") == "委员"


def test_a_locked_record_can_be_read_and_says_why(open_page, office):
    draft = sessions.new(office, date(2026, 1, 5))
    draft.values.update(recorder="王敏", number=1)
    draft.children["agenda"] = [Draft("agenda", {"title": "研究代表工作", "is_congress": True})]
    for child in draft.children["attendance"]:
        child.values["state"] = "出席"
    saved = finality.finalise(office, draft)
    page = open_page("sessions")
    page.show_record(saved.id)
    assert "已定稿" in page.pane.banner.sentence()
    assert line(page, "place").isReadOnly()
    assert not line(page, "kept_at").isReadOnly()
    type_into(page, "kept_at", "档案柜3")
    assert page.pane.save()
    assert browse.load(office, "sessions", saved.id).get("kept_at") == "档案柜3"
