"""What was signed in once stands in the deputy's file."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from jiedao_desk.operations.desk import Desk
from jiedao_desk.ui.deputies.file_contents import RECORDS
from jiedao_desk.ui.deputies.file_page import DeputyFilePage
from tests.activities import activity, line
from tests.ui.standing import Standing


@pytest.fixture
def file_page(standing: Standing, people: dict[str, int]) -> Iterator[DeputyFilePage]:
    made = DeputyFilePage(standing, lambda: ())
    made.resize(1170, 690)
    made.show()
    yield made
    made.pane.close_record()
    made.close()


def texts(page: DeputyFilePage) -> list[list[object]]:
    model = page.contents.records.model
    return [
        [model.index(row, column).data() for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def test_an_activity_is_in_the_file_as_soon_as_it_is_saved(
    file_page: DeputyFilePage, office: Desk, people: dict[str, int]
) -> None:
    file_page.open(people["韩梅"])
    assert file_page.contents.tab == RECORDS
    assert texts(file_page) == []
    activity(office, "供热视察", date(2026, 10, 22), line("韩梅", people["韩梅"], "迟到", role="发言"))
    QApplication.processEvents()
    assert texts(file_page) == [["2026-10-22", "视察", "供热视察", "发言", "✓ 迟到"]]
    assert file_page.year_card.heading._note.text() == "应到 1 次，实到 1 次"


def test_year_and_class_narrow_the_list(
    file_page: DeputyFilePage, office: Desk, people: dict[str, int]
) -> None:
    one = people["韩梅"]
    activity(office, "供热视察", date(2026, 10, 22), line("韩梅", one))
    activity(
        office,
        "人代会",
        date(2026, 1, 8),
        line("韩梅", one, "请假", reason="病假"),
        activity_kind="出席人代会",
    )
    activity(office, "去年的", date(2025, 5, 6), line("韩梅", one))
    file_page.open(one)
    records = file_page.contents.records
    assert [records.classes.tabText(place) for place in range(records.classes.count())] == [
        "全部 2",
        "会议 1",
        "活动 1",
    ]
    records.classes.setCurrentIndex(1)
    assert [row[2] for row in texts(file_page)] == ["人代会"]
    assert texts(file_page)[0][4] == "请假（病假）"
    file_page.year_card.show_year(2025)
    assert [row[2] for row in texts(file_page)] == ["去年的"]


def test_a_row_leads_to_its_activity(
    file_page: DeputyFilePage, office: Desk, standing: Standing, people: dict[str, int]
) -> None:
    record = activity(office, "供热视察", date(2026, 10, 22), line("韩梅", people["韩梅"]))
    file_page.open(people["韩梅"])
    table = file_page.contents.records.table
    table.setCurrentIndex(table.model().index(0, 0))
    QTest.keyClick(table, Qt.Key.Key_Return)
    assert standing.went == [("activities", record)]


def test_records_have_no_form(file_page: DeputyFilePage, people: dict[str, int]) -> None:
    file_page.open(people["韩梅"])
    file_page.edit()
    assert file_page.contents.tab != RECORDS
    assert not file_page.year_card.isVisible()


def test_where_there_is_little_room_what_was_done_stays_legible(
    file_page: DeputyFilePage, office: Desk, people: dict[str, int]
) -> None:
    activity(office, "供热视察", date(2026, 10, 22), line("韩梅", people["韩梅"], "迟到", role="发言"))
    file_page.open(people["韩梅"])
    table = file_page.contents.records.table
    assert not table.isColumnHidden(3)
    # The window of an office screen at 150 %.
    file_page.resize(850, 410)
    QApplication.processEvents()
    assert table.isColumnHidden(3)
    assert table.horizontalScrollBar().maximum() == 0
    assert "发言" in str(table.model().index(0, 2).data(Qt.ItemDataRole.ToolTipRole))
