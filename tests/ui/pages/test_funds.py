"""Funds: the year's sums, the ledger with its balance, what is said before an entry is saved."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from jiedao_desk.kernel.draft import Draft
from jiedao_desk.operations import browse, records
from jiedao_desk.ui.pages.funds import FundsPage
from tests.deputies import deputy
from tests.ui.accessible import nameless


@pytest.fixture
def page(office, standing, shown):
    for day, values in (
        (date(2025, 3, 1), {"income": 500_000, "category": "拨款", "summary": "上年拨款"}),
        (date(2026, 2, 1), {"income": 1_000_000, "category": "拨款", "summary": "年初拨款"}),
        (date(2026, 5, 1), {"expense": 300_050, "category": "学习培训", "summary": "培训资料"}),
    ):
        records.save(office, Draft("funds", {"entry_on": day} | values))
    return shown(FundsPage(standing))


def cells(table):
    return [
        [table.item(row, column).text() for column in range(table.columnCount())]
        for row in range(table.rowCount())
    ]


def test_the_strip_says_what_the_year_came_to(page):
    assert {key: one.text() for key, one in page.strip.amounts.items()} == {
        "opening": "5000.00",
        "income": "10000.00",
        "expense": "3000.50",
        "closing": "11999.50",
    }


def test_the_ledger_shows_what_was_left_after_each_entry_and_opens_it(page):
    page.show_view(1)
    assert [(row[0], row[1], row[5]) for row in cells(page.ledger)] == [
        ("", "上年结余", "5000.00"),
        ("2026-02-01", "年初拨款", "15000.00"),
        ("2026-05-01", "培训资料", "11999.50"),
    ]
    page.ledger.setCurrentCell(1, 0)
    assert page.pane.form.draft().get("summary") == "年初拨款"
    page.show_view(2)
    assert cells(page.categories)[-1] == ["合计", "2", "10000.00", "3000.50"]


def test_the_year_of_the_top_bar_is_shown(page, standing):
    standing.year = 2025
    page.show_year(2025)
    assert [row[1] for row in cells(page.ledger)] == ["上年结余", "上年拨款"]


def test_an_entry_that_leaves_less_than_nothing_is_asked_about(page, office, answer):
    page.show_new(entry_on=date(2026, 6, 1), summary="视察用车", category="视察调研", expense=1_300_000)
    said = []
    answer(lambda box: (said.append(box.words.text()), box.reject()))
    assert not page.pane.save()
    assert "结余为-1000.50元" in said[0]
    assert len(browse.load_all(office, "funds")) == 3
    answer(lambda box: box.accept())
    assert page.pane.save()
    assert page.strip.amounts["closing"].text() == "-1000.50"


def test_a_subsidy_for_somebody_with_fixed_wages_is_not_saved(page, office):
    person = deputy(office, "张三")
    line = {"person_id": person, "days": Decimal(1), "rate": 12_000, "amount": 12_000}
    page.show_new(entry_on=date(2026, 6, 1), summary="误工补贴", category="误工补贴", expense=12_000)
    form = page.pane.form
    form.children_lists["fund_subsidies"].show_drafts([Draft("fund_subsidies", line)])
    assert not page.pane.save()
    assert "张三没有标“无固定工资收入”" in page.pane.banner.sentence()
    known = browse.load(office, "deputies", person)
    known.values["no_fixed_wage"] = True
    records.save(office, known)
    assert page.pane.save()


def test_papers_of_the_year_are_shown_before_they_are_printed(page, answer):
    seen = []
    for action in page.print_button.menu().actions():
        answer(lambda box: (seen.append(box.windowTitle()), box.reject()))
        action.trigger()
    assert len(seen) == 2
    assert "2026年代表活动经费台账" in seen[0]
    assert "2026年代表活动经费使用情况" in seen[1]


def test_every_control_has_a_name(page):
    assert nameless(page) == []
