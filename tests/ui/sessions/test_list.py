"""The list of sessions: what counts, filters, the voided ones, the keyboard (专题研究列表)."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester, QTest

from jiedao_desk.operations import browse
from jiedao_desk.ui.sessions.kind import SESSIONS
from jiedao_desk.ui.sessions.list_model import CHAIR, DAY, STANDING, cells
from tests.ui.accessible import nameless
from tests.ui.hands import write


@pytest.fixture
def year(held):
    """One that counts, one chaired by the deputy secretary, one draft, one of last year."""
    return {
        "counts": held(date(2026, 9, 8), final=True),
        "deputy": held(date(2026, 5, 13), final=True, chair="李卫国", number=9),
        "draft": held(date(2026, 11, 10), number=20),
        "before": held(date(2025, 11, 3), final=True, number=30),
    }


@pytest.fixture
def listing(page, year):
    page.listing.refresh()
    return page.listing


def shown(listing) -> list[int]:
    model = listing.model
    return [model.line(row).id for row in range(model.rowCount())]


def test_every_session_says_whether_it_counts_and_why_not(listing, year):
    told = {line.id: cells(line)[STANDING] for line in map(listing.model.line, range(4))}
    assert told[year["counts"]] == "✓ 计入2026年9—10月"
    assert "李卫国主持，当日书记为张红旗" in told[year["deputy"]]
    assert told[year["draft"]] == "草稿尚未定稿"
    assert shown(listing) == [year[key] for key in ("draft", "counts", "deputy", "before")]


def test_the_list_narrows_by_year_state_and_words(listing, year):
    listing.show_year(2025)
    assert shown(listing) == [year["before"]]
    listing.clear()
    listing.states.setCurrentText("未计入")
    listing.states.activated.emit(0)
    assert shown(listing) == [year["draft"], year["deputy"]]
    listing.clear()
    write(listing.words, "lwg")
    assert shown(listing) == [year["deputy"]]
    listing.words.clear()
    write(listing.words, "第20次")
    assert shown(listing) == [year["draft"]]


def test_nothing_found_offers_to_clear_the_filters(listing):
    write(listing.words, "没有这次会议")
    assert listing.none_found.isVisible()
    listing.none_found.chosen.emit("clear")
    assert listing.model.rowCount() == 4


def test_a_heading_sorts_and_a_third_click_brings_the_newest_first_again(listing, year):
    listing.table.sortByColumn(DAY, Qt.SortOrder.AscendingOrder)
    assert shown(listing)[0] == year["before"]
    listing.table.sortByColumn(CHAIR, Qt.SortOrder.DescendingOrder)
    assert shown(listing)[0] == year["deputy"]
    listing.table.sortByColumn(-1, Qt.SortOrder.AscendingOrder)
    assert shown(listing)[0] == year["draft"]


def test_the_model_keeps_qts_rules(listing, qtbot):
    tester = QAbstractItemModelTester(
        listing.model, QAbstractItemModelTester.FailureReportingMode.Fatal, listing
    )
    listing.words.setText("15")
    listing.table.sortByColumn(CHAIR, Qt.SortOrder.AscendingOrder)
    assert tester.model() is listing.model


def test_voided_sessions_are_found_apart_and_restored(page, listing, year, answer):
    listing.table.select(year["deputy"])

    def deed(box) -> None:
        write(box.editor, "重复登记")
        box.accept_button.click()

    answer(deed)
    QTest.keyClick(listing.table, Qt.Key.Key_Delete)
    assert year["deputy"] not in shown(listing)
    listing.voided.click()
    assert shown(listing) == [year["deputy"]]
    assert cells(listing.model.line(0))[STANDING] == "重复登记"
    assert listing.void_link.text() == "恢复"
    listing.void_link.click()
    assert browse.load(page.editor._desk, "sessions", year["deputy"]).voided is None
    listing.voided.click()
    assert year["deputy"] in shown(listing)


def test_rows_go_to_a_spreadsheet_with_their_headings(listing, year):
    listing.table.select(year["counts"])
    QTest.keySequence(listing.table, "Ctrl+C")
    lines = QGuiApplication.clipboard().text().split("\n")
    assert lines[0].split("\t") == list(SESSIONS.headings)
    assert lines[1].startswith("2026-09-08\t中共东明街道工作委员会2026年第15次会议")


def test_enter_opens_and_esc_comes_back_to_the_same_line(page, listing, year, qtbot):
    listing.table.select(year["counts"])
    listing.table.setFocus()
    QTest.keyClick(listing.table, Qt.Key.Key_Return)
    assert page.currentWidget() is page.editor
    assert page.editor.record_id == year["counts"]
    QTest.keyClick(page.editor, Qt.Key.Key_Escape)
    assert page.currentWidget() is listing
    assert listing.table.hasFocus()
    assert listing.table.chosen_ids() == [year["counts"]]


def test_marks_stand_in_their_own_column(page, held):
    held(date(2026, 1, 9), internal=True, final=True)
    page.listing.refresh()
    assert cells(page.listing.model.line(0))[-1] == "补录、内部"


def test_an_empty_office_is_told_where_to_begin(page, standing):
    assert page.listing.nothing_yet.isVisible()
    page.listing.nothing_yet.chosen.emit("import")
    assert standing.went == ["import"]
    page.listing.nothing_yet.chosen.emit("new")
    assert page.currentWidget() is page.editor


def test_everything_that_can_be_pressed_has_a_name(listing):
    assert nameless(listing) == []
