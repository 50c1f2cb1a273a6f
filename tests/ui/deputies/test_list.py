"""The list of deputies: whom it shows on which day, how it is narrowed, sorted, copied, opened."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester, QTest

from jiedao_desk.kernel.document import Note, Table
from jiedao_desk.operations import records
from jiedao_desk.reports.deputy_list import COLUMNS
from jiedao_desk.ui.clipboard import table_from_clipboard
from jiedao_desk.ui.pages.deputies import DeputiesPage
from tests.deputies import deputy, mandate
from tests.ui.accessible import nameless
from tests.ui.hands import write

STROKES = ["田大利", "田富", "张三", "张三", "欧阳少东", "丁一"]


def names(page) -> list[str]:
    return [row.name for row in page.listing.model.rows]


def foot(page) -> str:
    return page.listing._count.text()


def column(page, title) -> list[str]:
    place = [one.title for one in COLUMNS].index(title)
    model = page.listing.model
    return [model.index(row, place).data() for row in range(model.rowCount())]


def settle(qtbot, page) -> None:
    """What follows the typing is done in the next turn."""
    qtbot.waitUntil(lambda: not page.listing._narrow_soon.isActive())


def test_everybody_in_office_stands_in_order_and_is_counted(page):
    assert names(page) == STROKES
    assert foot(page) == "区代表4名、市代表1名，另有编入本街道活动1名；按姓名笔画为序"
    assert column(page, "状态") == ["在任"] * 5 + ["在任（编入活动）"]
    assert page.listing.table.horizontalScrollBarPolicy() == Qt.ScrollBarPolicy.ScrollBarAlwaysOff


def test_the_model_keeps_the_rules_of_qt(page, qtmodeltester):
    tester = QAbstractItemModelTester(page.listing.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    page.listing.model.sort(8, Qt.SortOrder.DescendingOrder)
    page.listing.filters.words.setText("张")
    page.listing.refresh()
    assert tester.model() is page.listing.model


@pytest.mark.parametrize(
    ("typed", "found"),
    [("tdl", ["田大利"]), ("田富", ["田富"]), ("oysd", ["欧阳少东"]), ("027", ["张三"]), ("zzz", [])],
)
def test_words_and_initials_narrow_as_they_are_typed(page, qtbot, typed, found):
    QTest.keySequence(page, "Ctrl+F")
    assert page.listing.filters.words.hasFocus()
    write(page.listing.filters.words, typed)
    settle(qtbot, page)
    assert names(page) == found


def test_another_day_is_another_list(page, qtbot):
    day = page.listing.filters.day_editor
    day.setFocus()
    day.selectAll()
    write(day, "2026.6.19")
    assert "王小宁" in names(page)
    day.selectAll()
    write(day, "2026.6.20")
    assert "王小宁" not in names(page)
    day.selectAll()
    write(day, "20200101")
    assert names(page) == ["张三"]
    assert foot(page).startswith("区代表1名；")


def test_levels_groups_constituencies_and_states_narrow_too(page, qtbot):
    filters = page.listing.filters
    assert [filters.level.itemText(row) for row in range(filters.level.count())] == [
        "全部级别",
        "区代表",
        "市代表",
        "编入活动",
    ]
    assert [filters.constituency.itemText(row) for row in range(filters.constituency.count())] == [
        "全部选区",
        "明山区",
        "第1选区",
        "第2选区",
        "第10选区",
    ]
    filters.level.setCurrentText("市代表")
    settle(qtbot, page)
    assert names(page) == ["张三"]
    filters.level.setCurrentText("区代表")
    filters.group.setCurrentText("第一代表小组")
    settle(qtbot, page)
    assert names(page) == ["田大利", "田富"]
    filters.group.setCurrentText("未编入小组")
    settle(qtbot, page)
    assert names(page) == ["欧阳少东"]
    QTest.keyClick(page.listing.table, Qt.Key.Key_Escape)
    settle(qtbot, page)
    assert names(page) == STROKES
    filters.state.setCurrentText("已离任")
    assert names(page) == ["王小宁"]
    assert column(page, "状态") == ["终止（辞职被接受）"]


def test_nobody_is_shown_as_suspended(page, office, people):
    from jiedao_desk.operations import browse, deputies
    from tests.deputies import at

    [only] = browse.load(office, "deputies", people["田富"]).listed("mandates")
    deputies.suspend(
        office,
        at(office, people["田富"]),
        only.id,
        cause="因刑事案件被羁押，正在受侦查、起诉、审判",
        started_on=date(2026, 5, 1),
    )
    page.listing.refresh()
    assert names(page) == STROKES
    assert set(column(page, "状态")) == {"在任", "在任（编入活动）"}
    states = page.listing.filters.state
    assert "暂停" not in "".join(states.itemText(row) for row in range(states.count()))


def test_headings_sort_and_a_third_click_brings_the_roster_back(page, qtbot):
    head = page.listing.table.horizontalHeader()
    place = [one.title for one in COLUMNS].index("代表证号")
    where = head.sectionViewportPosition(place) + 10
    for expected, words in (
        (["003", "011", "027"], "按代表证号为序"),
        (["027", "011", "003"], "按代表证号为序"),
    ):
        QTest.mouseClick(head.viewport(), Qt.MouseButton.LeftButton, pos=_at(where))
        assert [text for text in column(page, "代表证号") if text] == expected
        assert foot(page).endswith(words)
    QTest.mouseClick(head.viewport(), Qt.MouseButton.LeftButton, pos=_at(where))
    assert names(page) == STROKES
    assert foot(page).endswith("按姓名笔画为序")


def _at(x):
    from PySide6.QtCore import QPoint

    return QPoint(x, 10)


def test_rows_are_copied_as_they_stand_and_unpadded(page):
    table = page.listing.table
    table.setFocus()
    table.selectRow(1)
    QTest.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    [line] = table_from_clipboard()
    assert line[:2] == ["田富", ""]
    table.clearSelection()
    page.listing._copy.click()
    lines = table_from_clipboard()
    assert lines[0] == [one.title for one in COLUMNS]
    assert [line[0] for line in lines[1:]] == STROKES
    QGuiApplication.clipboard().clear()


def test_enter_opens_and_esc_comes_back_to_the_same_row(page, people):
    table = page.listing.table
    QTest.keySequence(page, "Ctrl+F")
    QTest.keyClick(page.listing.filters.words, Qt.Key.Key_Down)
    assert table.hasFocus()
    QTest.keyClick(table, Qt.Key.Key_Down)
    QTest.keyClick(table, Qt.Key.Key_Return)
    assert page.currentWidget() is page.file
    assert page.file.title() == "田富"
    QTest.keyClick(page.file.contents.tabs, Qt.Key.Key_Escape)
    assert page.currentWidget() is page.listing
    assert table.hasFocus()
    assert page.listing.model.row_at(table.currentIndex().row()).name == "田富"


def test_next_and_previous_follow_the_list_as_it_was_narrowed(page, people, qtbot):
    page.listing.filters.group.setCurrentText("第一代表小组")
    settle(qtbot, page)
    page.show_record(people["田大利"])
    QTest.keyClick(page.file, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert page.file.title() == "田富"
    assert not page.file._after.isEnabled()
    QTest.keyClick(page.file, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert page.file.title() == "田大利"


def test_a_file_opened_by_search_has_the_neighbours_of_the_roster(page, people, qtbot):
    page.listing.filters.words.setText("zzz")
    settle(qtbot, page)
    page.show_record(people["田富"])
    QTest.keyClick(page.file, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert page.file.title() == "张三"


def test_the_printed_roster_holds_the_rows_in_sight(page, qtbot, monkeypatch):
    printed = []
    monkeypatch.setattr("jiedao_desk.ui.paper.preview", lambda parent, place, make: printed.append(make()))
    page.listing.filters.group.setCurrentText("第一代表小组")
    settle(qtbot, page)
    QTest.keySequence(page, "Ctrl+P")
    [document] = printed
    table = next(block for block in document.blocks if isinstance(block, Table))
    assert [line[1].replace("\u3000", "") for line in table.rows] == names(page)
    notes = "".join(block.text for block in document.blocks if isinstance(block, Note))
    assert "按姓名笔画为序，共2名" in notes
    assert "范围：第一代表小组" in notes


def test_several_are_put_into_a_group_at_once(page, answer, qtbot):
    table = page.listing.table
    table.selectAll()

    def fill(box):
        line = box.rows["group_id"].field_editor.line
        line.setFocus()
        write(line, "dedb")
        QTest.keyClick(line, Qt.Key.Key_Return)
        write(box.rows["joined_on"].field_editor.line, "2026.7.1")
        box.accept_button.click()

    answer(fill)
    page.listing._group.click()
    assert set(column(page, "代表小组")) == {"第二代表小组"}


def test_a_new_record_elsewhere_comes_into_the_list(page, office, qtbot):
    deputy(office, "丁小宁", mandate(constituency="第3选区"))
    qtbot.waitUntil(lambda: "丁小宁" in names(page))
    assert names(page)[0] == "丁小宁"


def test_the_voided_are_found_again(page, office, people, qtbot):
    records.void(office, "deputies", people["田富"], "重复录入")
    qtbot.waitUntil(lambda: "田富" not in names(page))
    page.listing.filters.state.setCurrentText("已作废")
    assert names(page) == ["田富"]
    assert column(page, "状态") == ["已作废"]


def test_an_office_without_deputies_is_told_how_to_begin(office, standing, qtbot):
    page = DeputiesPage(standing)
    qtbot.addWidget(page)
    assert page.listing._views.currentWidget() is page.listing._nothing_yet
    page.listing._nothing_yet.chosen.emit("import")
    assert standing.went == ["import"]


def test_narrow_windows_let_columns_go_and_never_cut_a_name(page, office, qtbot):
    deputy(office, "阿依古丽·买买提", mandate(constituency="第3选区"))
    page.listing.refresh()
    page.resize(750, 600)
    qtbot.waitUntil(lambda: page.width() == 750)
    table = page.listing.table
    widths = [table.columnWidth(place) for place in range(len(COLUMNS))]
    assert sum(widths) <= table.viewport().width()
    assert widths[0] >= table.fontMetrics().horizontalAdvance("阿依古丽·买买提")


def test_order_and_widths_set_by_hand_are_remembered(page, people, standing, qtbot):
    titles = [one.title for one in COLUMNS]
    head = page.listing.table.horizontalHeader()
    head.setSortIndicator(titles.index("代表证号"), Qt.SortOrder.DescendingOrder)
    head.resizeSection(titles.index("姓名"), 150)
    again = DeputiesPage(standing)
    again.resize(1170, 690)
    qtbot.addWidget(again)
    again.show()
    assert column(again, "代表证号")[:3] == ["027", "011", "003"]
    assert foot(again).endswith("按代表证号为序")
    assert again.listing.table.columnWidth(titles.index("姓名")) == 150


def test_every_control_has_a_name(page):
    assert nameless(page.listing) == []
