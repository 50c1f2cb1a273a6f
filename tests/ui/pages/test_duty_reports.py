"""Duty reports: how far the term has come, planning several at once, what the form brings along."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from jiedao_desk.kernel.draft import Draft
from jiedao_desk.operations import browse, records
from jiedao_desk.ui.pages.duty_reports import DutyReportsPage
from tests.deputies import deputy, mandate
from tests.ui.accessible import nameless


@pytest.fixture
def people(office):
    return [
        deputy(office, name, mandate(constituency=f"第{number}选区"))
        for number, name in enumerate(("丁小宁", "王小宁", "田大利", "林一"), start=1)
    ]


@pytest.fixture
def page(office, people, standing, shown):
    votes = {"issued": 50, "returned": 48, "satisfied": 40, "fairly": 6, "dissatisfied": 1, "abstained": 1}
    report = {"person_id": people[0], "reported_on": date(2026, 6, 1), "constituency": "第1选区"}
    records.save(office, Draft("duty_reports", report | votes))
    return shown(DutyReportsPage(standing))


def test_the_strip_says_counts_and_no_names(page):
    assert page.strip.rate.text() == "本届述职率 25.00%"
    assert page.strip.counts.text() == "在任区代表 4 名 · 已述职 1 名 · 已安排 0 名 · 尚未安排 3 名"


def test_those_who_have_not_reported_are_planned_together(page, office, people, answer, standing):
    def tick_two(box):
        rows = [[box.table.item(row, at).text() for at in (0, 3)] for row in range(4)]
        assert rows == [
            ["王小宁", "尚未安排"],
            ["田大利", "尚未安排"],
            ["林一", "尚未安排"],
            ["丁小宁", "已述职 2026-06-01"],
        ]
        assert not box.accept_button.isEnabled()
        assert nameless(box) == []
        for row in (0, 2):
            box.table.item(row, 0).setCheckState(Qt.CheckState.Checked)
        assert box.accept_button.text() == "安排 2 名述职"
        box.day.set_day(date(2026, 12, 10))
        box.place.setText("东明社区")
        box.accept()

    answer(tick_two)
    page.plan()
    plans = [one for one in browse.load_all(office, "duty_reports") if one.get("state") == "计划"]
    assert [
        (one.get("person_id"), one.get("planned_on"), one.get("place"), one.get("form")) for one in plans
    ] == [
        (people[1], date(2026, 12, 10), "东明社区", "口头"),
        (people[3], date(2026, 12, 10), "东明社区", "口头"),
    ]
    assert "已安排 2 名" in standing.told[-1][0]


def test_the_strip_follows_what_is_saved(page, office, people, qtbot):
    records.save(office, Draft("duty_reports", {"person_id": people[1], "reported_on": date(2026, 7, 1)}))
    qtbot.waitUntil(lambda: page.strip.rate.text() == "本届述职率 50.00%")


def test_a_chosen_deputy_brings_constituency_and_term(page, people):
    page.begin()
    page.pane.form.set_value("person_id", people[2])
    draft = page.pane.form.draft()
    assert (draft.get("constituency"), draft.get("term")) == ("第3选区", "第十九届")


def test_votes_are_added_up_as_they_are_typed(page):
    page.table.selectRow(0)
    assert page.votes.text() == "有效票 48 票，满意率 95.83%"
    page.pane.form.set_value("satisfied", 41)
    assert page.votes.isHidden()
    assert not page.pane.save()
    page.pane.form.set_value("abstained", 0)
    assert page.votes.text() == "有效票 48 票，满意率 97.92%"
    assert page.pane.save()


def test_a_report_is_called_by_its_deputy(page):
    page.table.selectRow(0)
    assert page.pane._title.text() == "丁小宁述职"


def test_ballot_and_result_are_shown_before_they_are_printed(page, answer):
    page.table.selectRow(0)
    seen = []
    for move in (page.print_ballot, page.print_result):
        answer(lambda box: (seen.append(box.windowTitle()), box.reject()))
        move()
    assert ["测评票" in seen[0], "测评结果" in seen[1]] == [True, True]


def test_a_report_entered_by_mistake_is_not_printed(page, office, answer, qtbot):
    [report] = browse.load_all(office, "duty_reports")
    records.void(office, "duty_reports", report.id, "重复登记")
    page.filters.voided.click()
    qtbot.waitUntil(lambda: page.model.rowCount() == 1)
    page.table.selectRow(0)
    qtbot.waitUntil(lambda: page.pane.form.given().voided is not None)
    said = []
    answer(lambda box: (said.extend(label.text() for label in box.findChildren(QLabel)), box.reject()))
    page.print_result()
    assert any("已作废（重复登记），没有打印" in sentence for sentence in said)


def test_every_control_has_a_name(page):
    assert nameless(page) == []
