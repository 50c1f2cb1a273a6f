"""The page of points: totals, the account of one deputy, other rules on trial (履职积分)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from jiedao_desk.kernel.draft import Draft
from jiedao_desk.operations import points, records
from jiedao_desk.ui.pages.points import PointsPage
from tests.activities import activity, line
from tests.deputies import deputy


@pytest.fixture
def people(office):
    found = {name: deputy(office, name) for name in ("王岚", "李松")}
    activity(office, "供热视察", date(2026, 3, 2), line("王岚", found["王岚"]), line("李松", found["李松"]))
    activity(office, "道路视察", date(2026, 4, 2), line("李松", found["李松"]))
    return found


def rules(office, worth: str, state: str) -> int:
    lines = [Draft("point_rules", {"deed": "视察", "points": Decimal(worth)})]
    values = {"name": f"每次{worth}分", "valid_from": date(2026, 1, 1), "state": state}
    return records.save(office, Draft("point_sets", values, {"point_rules": lines})).id


def column(table, place: int) -> list[str]:
    return [table.item(row, place).text() for row in range(table.rowCount())]


def test_totals_stand_in_roster_order_and_open_to_their_records(office, people, standing, shown):
    rules(office, "3", "施行")
    page = shown(PointsPage(standing))
    assert column(page.people, 0) == ["王岚", "李松"]
    assert column(page.people, 3) == ["3.0", "6.0"]
    page.people.setCurrentCell(1, 0)
    assert column(page.lines, 2) == ["供热视察", "道路视察"]
    page.lines.setCurrentCell(1, 0)
    QTest.keyClick(page.lines, Qt.Key.Key_Return)
    QTest.keyClick(page.people, Qt.Key.Key_Return)
    assert standing.went == [("activities", 2), ("deputies", people["李松"])]


def test_other_rules_are_tried_and_cannot_be_made_public(office, people, standing, shown):
    rules(office, "3", "施行")
    trial = rules(office, "5", "拟定")
    page = shown(PointsPage(standing))
    page.choice.setCurrentIndex(page.choice.findData(trial))
    page.refresh()
    assert column(page.people, 3) == ["5.0", "10.0"]
    assert not page.publish.isEnabled()
    page.choice.setCurrentIndex(0)
    page.refresh()
    assert column(page.people, 3) == ["3.0", "6.0"]
    assert page.publish.isEnabled()


def test_a_changed_record_changes_the_points(office, people, standing, shown, qtbot):
    rules(office, "3", "施行")
    page = shown(PointsPage(standing))
    activity(office, "河道视察", date(2026, 5, 2), line("王岚", people["王岚"]))
    qtbot.waitUntil(lambda: column(page.people, 3) == ["6.0", "6.0"])


def test_without_rules_the_example_is_offered_and_nothing_is_counted(office, people, standing, shown):
    page = shown(PointsPage(standing))
    assert not page.publish.isEnabled()
    assert page.people.rowCount() == 0
    page._none.chosen.emit("example")
    [known] = points.known_sets(office)
    assert known.state == "拟定"
    assert standing.went == [("point_sets", known.rules.id)]


def test_an_adjustment_is_begun_for_the_deputy_chosen(office, people, standing, shown):
    rules(office, "3", "施行")
    page = shown(PointsPage(standing))
    page.people.setCurrentCell(1, 0)
    page.adjust.click()
    [(register, values)] = standing.went
    assert (register, values["person_id"]) == ("point_adjustments", people["李松"])
