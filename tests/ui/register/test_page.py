"""The page of a register: finding, filtering, choosing, copying, voiding; and what it remembers."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from jiedao_desk.kernel import periods
from jiedao_desk.kernel.draft import Draft
from jiedao_desk.operations import browse, records
from tests.ui.accessible import nameless
from tests.ui.hands import write


def names(page):
    place = page.model.columns.index("name")
    return [page.model.index(row, place).data() for row in range(page.model.rowCount())]


def choose(page, *wanted):
    """Selects the rows of these people."""
    page.table.clearSelection()
    flags = QItemSelectionModel.SelectionFlag
    for name in wanted:
        index = page.model.index(names(page).index(name), 0)
        page.table.selectionModel().select(index, flags.Select | flags.Rows)


def test_the_first_record_is_shown_beside_the_table(page):
    assert page.pane.record_id == page.model.id_at(0)
    assert page.pane.form.rows["name"].field_editor.value() == names(page)[0]


def test_the_record_follows_the_row(page, qtbot):
    page.table.setFocus()
    qtbot.keyClick(page.table, Qt.Key.Key_Down)
    assert page.pane.record_id == page.model.id_at(1)


def test_nothing_has_to_be_scrolled_sideways_on_an_office_screen(page):
    assert not page.table.horizontalScrollBar().isVisible()
    head = page.table.horizontalHeader()
    assert head.length() <= page.table.viewport().width()
    assert page.pane._scroll.horizontalScrollBar().maximum() == 0
    assert page.minimumSizeHint().width() <= 1170


def test_words_are_found_as_one_types_by_initials_too(page):
    write(page.filters.words, "zcm")
    assert names(page) == ["赵春梅"]
    assert page.pane.form.rows["name"].field_editor.value() == "赵春梅"
    page.filters.clear()
    write(page.filters.words, "组织委员")
    assert names(page) == ["赵春梅"]


def test_nothing_found_says_so_and_offers_the_way_back(page, qtbot):
    write(page.filters.words, "查无此人")
    assert page._lists.currentWidget() is page._none_found
    page._none_found.chosen.emit("clear")
    assert len(names(page)) == 6
    assert page._lists.currentWidget() is page.table


def test_a_word_filter_offers_the_words_in_use_and_several_may_be_ticked(page):
    body = page.filters.filters[0]
    body.menu().aboutToShow.emit()
    offered = [action.text() for action in body.menu().actions() if action.isCheckable()]
    assert offered == ["党工委", "人大街道工委"]
    body.menu().actions()[1].trigger()
    assert sorted(names(page)) == ["刘志强", "王敏"]
    assert "人大街道工委" in body.text()
    body.tick("党工委")
    assert len(names(page)) == 6
    page.filters.clear()
    assert body.text() == "所在机构"


def test_an_empty_field_can_be_filtered_for(page):
    employment = page.filters.filters[2]
    employment.tick(None)
    assert len(names(page)) == 6
    employment.clear()
    draft = browse.load(page.desk, "staff", page.model.id_at(0))
    draft.values["employment"] = "专职"
    records.save(page.desk, draft)
    employment.tick(None)
    assert len(names(page)) == 5


def test_a_period_bounds_the_day_the_register_goes_by(page):
    page.filters.period.choose(periods.window("2023H1"))
    assert sorted(names(page)) == ["刘志强", "孙立"]
    page.filters.period.choose_days(date(2024, 1, 1), None)
    assert sorted(names(page)) == ["张红旗", "王敏", "赵春梅"]
    assert "2024-01-01至" in page.filters.period.text()


def test_the_periods_offered_are_those_of_the_year_in_the_top_bar(page):
    page.show_year(2024)
    menu = page.filters.period.menu()
    menu.aboutToShow.emit()
    assert menu.actions()[0].text() == "2024年"


def test_a_heading_sorts_and_the_order_is_remembered(page, open_page, qtbot):
    head = page.table.horizontalHeader()
    head.setSortIndicator(page.model.columns.index("started_on"), Qt.SortOrder.AscendingOrder)
    assert names(page)[0] == "李卫国"
    again = open_page()
    assert names(again)[0] == "李卫国"
    assert again.model.query.order == "started_on"


def test_columns_are_chosen_ordered_and_remembered(page, open_page, answer):
    def pick(box):
        rows = {box.list.item(row).text(): row for row in range(box.list.count())}
        box.list.item(rows["专兼职"]).setCheckState(Qt.CheckState.Unchecked)
        box.list.item(rows["备注"]).setCheckState(Qt.CheckState.Checked)
        box.list.setCurrentRow(rows["职务"])
        box._up()
        box.accept()

    answer(pick)
    page.choose_columns()
    shown = page.table.order()
    assert "employment" not in shown
    assert shown[:3] == ["name", "post", "body"]
    assert shown[-1] == "note"
    assert open_page().table.order() == shown


def test_a_width_set_by_hand_is_remembered(page, open_page):
    head = page.table.horizontalHeader()
    head.resizeSection(0, 150)
    page.table.fit()
    assert head.sectionSize(0) == 150
    assert open_page().table.horizontalHeader().sectionSize(0) == 150


def test_rows_are_copied_for_a_spreadsheet(page):
    choose(page, "孙立", "王敏")
    page.table.horizontalHeader().moveSection(1, 0)
    page.copy()
    lines = QGuiApplication.clipboard().text().split("\n")
    assert lines[0].split("\t")[:2] == ["所在机构", "姓名"]
    assert sorted(line.split("\t")[1] for line in lines[1:]) == ["孙立", "王敏"]
    assert "mso-number-format" in QGuiApplication.clipboard().mimeData().html()


def test_private_data_is_masked_on_the_clipboard(page):
    draft = browse.load(page.desk, "staff", page.model.id_at(0))
    draft.values["phone"] = "13800000001"
    records.save(page.desk, draft)
    page.show_columns(["name", "phone"])
    page.table.selectAll()
    page.copy()
    assert "138****0001" in QGuiApplication.clipboard().text()
    assert "13800000001" not in QGuiApplication.clipboard().text()


def test_several_records_are_changed_in_one_step(page, qtbot, answer):
    choose(page, "孙立", "李卫国")

    def fill(box):
        box.choose("employment")
        box.row.field_editor.set_value("兼职")
        box.accept()

    heard = []
    page.desk.database.changes.subscribe(heard.append)
    answer(fill)
    page.change_many()
    kept = {draft.get("name"): draft.get("employment") for draft in browse.load_all(page.desk, "staff")}
    assert kept["孙立"] == kept["李卫国"] == "兼职"
    assert kept["王敏"] is None
    assert len(heard) == 1


def test_a_name_cannot_be_given_to_several(page, answer):
    offered = []
    answer(lambda box: (offered.extend(field.key for field in box._fields), box.reject()))
    page.table.selectAll()
    page.change_many()
    assert "name" not in offered
    assert "employment" in offered


def test_a_mistake_is_voided_with_its_reason_found_again_and_brought_back(page, standing, answer):
    choose(page, "孙立")
    answer(lambda box: (box.editor.setPlainText("录重了"), box.accept()))
    page.void_or_restore()
    assert "孙立" not in names(page)
    page.filters.voided.setChecked(True)
    assert names(page) == ["孙立"]
    assert "录重了" in page.pane.banner.sentence()
    assert page.pane.form.rows["post"].field_editor.line.isReadOnly()
    choose(page, "孙立")
    page.void_or_restore()
    page.filters.clear()
    assert "孙立" in names(page)


def test_thinking_better_of_it_voids_nothing(page, answer):
    choose(page, "孙立")
    answer(lambda box: box.reject())
    page.void_or_restore()
    assert "孙立" in names(page)


def test_the_history_is_read_in_words(page, answer):
    draft = browse.load(page.desk, "staff", page.pane.record_id)
    draft.values["post"] = "副主任"
    records.save(page.desk, draft)
    said = []

    def read(box):
        said.extend(label.text() for label in box.findChildren(QLabel))
        box.accept()

    answer(read)
    page.pane.show_history()
    assert any("职务：“工作人员” → “副主任”" in words for words in said)
    assert any("王敏" in words for words in said)


def test_the_list_hears_of_what_others_record(page, qtbot):
    records.save(page.desk, Draft("staff", {"name": "周全", "post": "委员", "started_on": date(2026, 1, 1)}))
    qtbot.waitUntil(lambda: "周全" in names(page))


def test_an_empty_register_says_what_to_do_first(open_page, standing, qtbot):
    page = open_page("groups")
    assert page._views.currentWidget() is page._nothing_yet
    page._nothing_yet.chosen.emit("import")
    assert standing.went == ["import"]
    page._nothing_yet.chosen.emit("new")
    assert page._views.currentWidget() is page.splitter
    assert page.pane.is_open


def test_the_counts_are_told(page):
    assert page.foot.words().startswith("共 6 条")
    page.table.selectAll()
    assert "已选 6 条" in page.foot.words()


def test_the_record_can_be_put_away_and_the_page_remembers(page, open_page, qtbot):
    page.show_details(shown=False)
    qtbot.waitUntil(lambda: page.table.folded == ())
    assert not open_page().pane.isVisible()


def test_the_window_can_show_a_record_that_is_filtered_away(page):
    wanted = next(row for row in range(6) if names(page)[row] == "李卫国")
    wanted_id = page.model.id_at(wanted)
    write(page.filters.words, "王敏")
    page.show_record(wanted_id)
    assert page.pane.record_id == wanted_id
    assert len(names(page)) == 6


def test_every_control_can_be_called_by_a_name(page):
    assert nameless(page) == []


@pytest.mark.parametrize("size", [14, 17, 20])
def test_the_page_fits_at_every_size_of_type(theme, staffed, open_page, size):
    theme.set_body_size(size)
    page = open_page()
    assert page.table.horizontalHeader().length() <= page.table.viewport().width()
    assert page.pane._scroll.horizontalScrollBar().maximum() == 0


def test_the_keyboard_alone_will_do(page, qtbot):
    QTest.keySequence(page, "Ctrl+F")
    assert page.filters.words.hasFocus()
    write(page.filters.words, "sl")
    QTest.keyClick(page.filters.words, Qt.Key.Key_Down)
    assert page.table.hasFocus()
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    line = page.pane.form.rows["name"].field_editor.line
    assert line.hasFocus()
    QTest.keyClick(line, Qt.Key.Key_Escape)
    assert page.table.hasFocus()
