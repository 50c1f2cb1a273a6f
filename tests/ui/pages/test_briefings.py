"""The page of briefings: begun, drafted from the records, finalised, found again in the list."""

from __future__ import annotations

from datetime import date

import pytest

from jiedao_desk.kernel.draft import Draft
from jiedao_desk.operations import briefings, browse, finality, records
from jiedao_desk.ui.briefings.editor import BriefingEditor
from jiedao_desk.ui.pages.meetings import MeetingsPage
from tests.operations.test_sessions import complete as complete_session


@pytest.fixture
def page(office, standing, shown):
    for name, post in (("刘志强", "主任"), ("陈洁", "副主任")):
        records.save(office, Draft("staff", {"name": name, "body": "人大街道工委", "post": post}))
    finality.finalise(office, complete_session(office, date(2026, 9, 8)))
    return shown(MeetingsPage(standing, BriefingEditor(standing)))


def test_a_briefing_is_drafted_finalised_and_listed(page, office, answer):
    page.show_new()
    editor = page.editor
    assert editor.header.rows["presenter"].field_editor.value() == "刘志强"
    assert editor.header.rows["period"].field_editor.value() == "2026年下半年"

    editor.report.compose.click()
    assert "专题研究人大工作1次" in editor.draft.get("report")
    editor.header.rows["recorder"].field_editor.line.setText("王敏")
    editor.header.rows["recorder"].field_editor.line.textEdited.emit("王敏")
    editor.people.all.click()
    answer(lambda box: box.accept())
    editor.head.final.click()

    (kept,) = browse.load_all(office, "briefings")
    assert (kept.get("state"), kept.get("recorder")) == ("定稿", "王敏")
    assert not editor.report.compose.isVisible()
    editor.left.emit()
    assert page.currentWidget() is page.listing
    assert page.listing.model.index(0, 4).data() == "✓ 计入2026年下半年"


def test_what_finalising_asks_for_is_said_under_the_report(page):
    page.show_new()
    page.editor.head.final.click()

    assert page.editor.report.rows["report"].problem() == "定稿前请填写汇报主要内容"
    assert "出席人员" in page.editor.banner.sentence()


def test_a_drafted_report_replaces_what_was_typed_only_on_consent(page, answer):
    page.show_new()
    editor = page.editor.report.rows["report"].field_editor
    editor.text.setPlainText("我写的")
    answer(lambda box: box.reject())
    page.editor.report.compose.click()
    assert page.editor.draft.get("report") == "我写的"

    answer(lambda box: box.accept())
    page.editor.report.compose.click()
    assert "专题研究人大工作1次" in page.editor.draft.get("report")
    page.editor.autosave.give_up()


def test_another_day_brings_the_people_in_post_and_the_half_year_of_that_day(page, office):
    page.show_new()
    page.editor.header.rows["held_on"].field_editor.set_value(date(2026, 3, 5))
    page.editor.draft.values["held_on"] = date(2026, 3, 5)
    page.editor._follow_day(date(2026, 3, 5))

    assert page.editor.header.rows["period"].field_editor.value() == "2026年上半年"


def test_nobody_reports_to_himself(page, office):
    page.show_new()
    page.editor.draft.values |= {"presenter": "张红旗", "report": "汇报"}
    page.editor.save()

    assert "汇报人不能是主持人本人" in page.editor.banner.sentence()
    assert browse.load_all(office, "briefings") == []


def test_an_opened_briefing_shows_its_decisions(page, office):
    draft = briefings.new(office, date(2026, 6, 18))
    draft.children["actions"] = [Draft("actions", {"matter": "公开代表履职情况"})]
    saved = finality.save(office, draft)
    page.show_record(saved.id)

    assert page.editor.report.model.index(0, 0).data() == "公开代表履职情况"
