"""The page of coverage: counts first, names on a click, Enter opens the file (覆盖情况)."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from jiedao_desk.ui.pages.coverage import CoveragePage
from tests.activities import activity, line
from tests.deputies import deputy


@pytest.fixture
def people(office):
    found = {name: deputy(office, name, grassroots=name == "王岚") for name in ("王岚", "李松")}
    activity(office, "列席会议", date(2026, 3, 2), line("王岚", found["王岚"]), activity_kind="列席常委会")
    return found


def column(table, place: int) -> list[str]:
    return [table.item(row, place).text() for row in range(table.rowCount())]


def test_names_come_on_a_click_and_open_the_file(office, people, standing, shown):
    page = shown(CoveragePage(standing))
    assert column(page.matters, 0)[0] == "列席常委会会议"
    assert column(page.matters, 2)[0] == "1"
    assert page.people.rowCount() == 0
    page.show_matter("observed")
    assert column(page.people, 0) == ["李松"]
    page.lacking.click()
    assert column(page.people, 0) == ["李松", "王岚"]
    assert column(page.people, 3) == ["尚未登记", "2026-03-02"]
    page.people.setCurrentCell(0, 0)
    QTest.keyClick(page.people, Qt.Key.Key_Return)
    assert standing.went == [("deputies", people["李松"])]


def test_what_is_recorded_meanwhile_is_counted(office, people, standing, shown, qtbot):
    page = shown(CoveragePage(standing))
    page.show_matter("observed")
    activity(office, "列席会议", date(2026, 5, 2), line("李松", people["李松"]), activity_kind="列席常委会")
    qtbot.waitUntil(lambda: page.people.rowCount() == 0)
    assert column(page.matters, 1)[0] == "2"


def test_missed_sessions_are_said_as_something_to_look_into(office, people, standing, shown):
    for number, year in (("四", 2025), ("五", 2026)):
        away = line("李松", people["李松"], "缺席")
        activity(office, f"区十九届人大{number}次会议", date(year, 1, 8), away, activity_kind="出席人代会")
    page = shown(CoveragePage(standing))
    page.show_matter("absences")
    assert column(page.matters, 3)[-1] == "1 名待核实"
    assert page.people.horizontalHeaderItem(3).text() == "会议"
    assert column(page.people, 3) == ["区十九届人大四次会议；区十九届人大五次会议"]
    assert not page.lacking.isVisibleTo(page)
    page.grassroots.click()
    assert column(page.matters, 3)[-1] == "无"
