"""Reception days: planned by a rule with a preview, held, moved, printed; what was raised begins from the day."""

from __future__ import annotations

from datetime import date

import pytest

from jiedao_desk.kernel.draft import Draft
from jiedao_desk.operations import browse, reception_papers, records
from jiedao_desk.ui.pages.receptions import ReceptionsPage
from tests.deputies import deputy
from tests.ui.accessible import nameless


@pytest.fixture
def person(office):
    return deputy(office, "王岚")


@pytest.fixture
def planned(office, person):
    lines = [Draft("reception_deputies", {"name": "王岚", "person_id": person})]
    values = {"held_on": date(2026, 9, 10), "state": "计划"}
    return records.save(office, Draft("receptions", values, {"reception_deputies": lines})).id


@pytest.fixture
def page(planned, standing, shown):
    return shown(ReceptionsPage(standing))


def test_a_run_of_days_is_seen_and_then_entered(page, office, answer, standing):
    def look_and_enter(box):
        assert nameless(box) == []
        box.first.set_day(date(2026, 9, 1))
        box.last.set_day(date(2026, 12, 31))
        box.which.setCurrentIndex(0)
        box.work_out()
        rows = [[box.table.item(row, at).text() for at in range(3)] for row in range(box.table.rowCount())]
        assert rows[1] == ["2026-10-08　星期四", "王岚", "原定 2026-10-01，遇节假日顺延"]
        assert box.accept_button.text() == "排入 4 个接待日"
        box.kind.setCurrentText("每周")
        box.work_out()
        assert box.table.item(0, 0).text() == "2026-09-07　星期一"
        box.kind.setCurrentText("每月")
        box.which.setCurrentIndex(9)
        box.work_out()
        assert box.table.item(0, 2).text() == "已有接待日，不再排"
        box.accept()

    answer(look_and_enter)
    page.plan()
    days = sorted(one.get("held_on") for one in browse.load_all(office, "receptions"))
    assert days == [date(2026, 9, 10), date(2026, 10, 10), date(2026, 11, 10), date(2026, 12, 10)]
    assert standing.told[-1][0] == "已排入 3 个接待日"


def test_a_day_is_held_and_leads_on_to_what_was_raised(page, office, planned, person, answer, standing):
    later = {"held_on": date(2026, 12, 10), "state": "计划"}
    page.show_record(records.save(office, Draft("receptions", later)).id)
    assert [one.isHidden() for one in (page.hold_button, page.opinion_button)] == [True, True]
    assert page.move_button.isVisible()
    page.show_record(planned)
    assert page.opinion_button.isVisible()

    def nobody_came(box):
        box.accept()
        assert box.isVisible(), "how many came is missing"
        box.rows["visitors"].field_editor.set_value(0)
        box.accept()

    answer(nobody_came)
    page.hold()
    assert browse.load(office, "receptions", planned).get("state") == "已接待"
    assert page.hold_button.isHidden()
    page.begin_opinion()
    register, values = standing.went[-1]
    assert (register, values["reception_id"], values["person_id"]) == ("opinions", planned, person)


def test_a_day_is_moved_and_the_new_one_is_shown(page, office, planned, answer):
    page.show_record(planned)

    def move(box):
        assert box.rows["held_on"].field_editor.value() == date(2026, 9, 11)
        box.accept()
        assert box.isVisible(), "the reason is missing"
        box.rows["state_basis"].field_editor.set_value("暴雨")
        box.accept()

    answer(move)
    page.postpone()
    assert browse.load(office, "receptions", planned).get("state") == "顺延"
    assert page.pane.record_id != planned
    assert page.pane.form.draft().get("held_on") == date(2026, 9, 11)


def test_papers_are_shown_before_they_are_printed(page, planned, answer):
    page.show_record(planned)
    seen = []
    for make in (reception_papers.notice, reception_papers.register):
        answer(lambda box: (seen.append(box.windowTitle()), box.reject()))
        page.print_paper(make)
    answer(lambda box: (seen.append(box.windowTitle()), box.reject()))
    page.print_schedule()
    assert ["公告" in seen[0], "登记表" in seen[1], "排班表" in seen[2]] == [True, True, True]


def test_every_control_has_a_name(page):
    assert nameless(page) == []
