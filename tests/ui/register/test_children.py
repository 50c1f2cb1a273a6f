"""The lists within a record: added, moved, taken out, pasted, opened whole; saved with the record."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtGui import QGuiApplication

from jiedao_desk.kernel.draft import Draft
from jiedao_desk.operations import browse, drafts, records
from jiedao_desk.ui.clipboard import read_table_text
from jiedao_desk.ui.pages.actions import ActionsPage
from tests.ui.hands import write


@pytest.fixture
def tasks(office, open_page):
    """The page of tasks, with one task that has a log of two lines."""
    log = [
        Draft("follow_ups", {"noted_on": date(2026, 3, 1), "by": "王敏", "progress": "已对接。"}),
        Draft("follow_ups", {"noted_on": date(2026, 3, 9), "progress": "已采购。"}),
    ]
    records.save(
        office, Draft("actions", {"matter": "联络站设备采购", "responsible": ("王敏",)}, {"follow_ups": log})
    )
    return open_page(kind=ActionsPage)


def log_of(page):
    return page.pane.form.children_lists["follow_ups"]


def kept(page):
    return [child.get("progress") for child in browse.load(page.desk, "actions", 1).listed("follow_ups")]


def test_the_list_is_shown_in_its_order(tasks):
    assert [row.editors["progress"].value() for row in log_of(tasks).rows] == ["已对接。", "已采购。"]
    assert not tasks.pane.is_changed


def test_a_new_line_is_filled_in_with_what_the_program_knows(tasks):
    row = log_of(tasks).add()
    assert row.editors["noted_on"].value() == date(2026, 11, 22)
    assert row.editors["by"].value() == "王敏"
    write(row.editors["progress"].text, "已验收。")
    assert tasks.pane.save()
    assert kept(tasks) == ["已对接。", "已采购。", "已验收。"]


def test_a_line_is_moved_and_taken_out(tasks):
    rows = log_of(tasks).rows
    rows[1].move_wanted.emit(rows[1], -1)
    assert tasks.pane.save()
    assert kept(tasks) == ["已采购。", "已对接。"]
    rows = log_of(tasks).rows
    rows[0].removal_wanted.emit(rows[0])
    assert tasks.pane.save()
    assert kept(tasks) == ["已对接。"]


def test_a_line_without_what_it_needs_is_not_saved_and_says_so(tasks):
    row = log_of(tasks).add()
    row.editors["noted_on"].set_value(None)
    assert tasks.pane.save() is False
    assert row.problem() == "请填写跟踪日期"
    assert kept(tasks) == ["已对接。", "已采购。"]


def test_lines_are_pasted_from_a_spreadsheet_with_or_without_headings(tasks):
    QGuiApplication.clipboard().setText("进展\t日期\n已安装。\t2026.4.1\n“第二批”\t四月初")
    log_of(tasks).paste()
    added = log_of(tasks).rows[2:]
    assert added[0].editors["noted_on"].value() == date(2026, 4, 1)
    assert added[0].editors["progress"].value() == "已安装。"
    assert added[1].editors["noted_on"].typed() == "四月初"
    assert "四月初" in added[1].problem()
    QGuiApplication.clipboard().setText("2026-05-01\t李卫国\t已启用。")
    log_of(tasks).paste()
    assert log_of(tasks).rows[-1].editors["by"].value() == "李卫国"


def test_a_cell_with_line_breaks_stays_one_cell():
    assert read_table_text('2026-05-01\t"第一行\n第二行"\n\n') == [["2026-05-01", "第一行\n第二行"]]


def test_a_half_typed_line_is_kept_and_offered_again(tasks, open_page):
    row = log_of(tasks).add()
    row.editors["noted_on"].line.selectAll()
    write(row.editors["noted_on"].line, "四月初")
    write(row.editors["progress"].text, "写到一半")
    tasks.keep_typing()
    assert drafts.kept(tasks.desk, "actions:1").typed == {"follow_ups/2/noted_on": "四月初"}
    again = open_page(kind=ActionsPage)
    assert "跟踪记录" in again.pane.offer.sentence()
    again.pane.offer.taken.emit()
    taken = log_of(again).rows[2]
    assert taken.editors["progress"].value() == "写到一半"
    assert taken.editors["noted_on"].line.text() == "四月初"


def test_fields_that_have_no_column_are_edited_in_a_box(office, open_page, answer):
    person = Draft(
        "deputies", {"name": "王岚"}, {"mandates": [Draft("mandates", {"constituency": "第1选区"})]}
    )
    records.save(office, person)
    page = open_page("deputies")
    row = page.pane.form.children_lists["mandates"].rows[0]

    def fill(box):
        box.form.rows["certificate"].field_editor.set_typed("027")
        box.take()

    answer(fill)
    row.open_whole()
    assert page.pane.is_changed
    assert page.pane.save()
    assert browse.load(office, "deputies", 1).listed("mandates")[0].get("certificate") == "027"


def test_lists_changed_on_both_sides_are_not_mixed(tasks, answer):
    other = browse.load(tasks.desk, "actions", 1)
    write(log_of(tasks).add().editors["progress"].text, "这边加的")
    other.children["follow_ups"].append(
        Draft("follow_ups", {"noted_on": date(2026, 4, 1), "progress": "那边加的"})
    )
    records.save(tasks.desk, other)
    from jiedao_desk.ui.register.conflict_box import Way

    answer(lambda box: box.buttons[Way.MERGE].click())
    assert tasks.pane.save() is False
    assert "跟踪记录" in tasks.pane.banner.sentence()
    assert [row.editors["progress"].value() for row in log_of(tasks).rows][-1] == "那边加的"


def test_a_list_changed_on_one_side_is_carried_over(tasks, answer):
    other = browse.load(tasks.desk, "actions", 1)
    other.values["note"] = "那边写的备注"
    write(log_of(tasks).add().editors["progress"].text, "这边加的")
    records.save(tasks.desk, other)
    from jiedao_desk.ui.register.conflict_box import Way

    answer(lambda box: box.buttons[Way.MERGE].click())
    assert tasks.pane.save() is False
    assert tasks.pane.save() is True
    assert kept(tasks)[-1] == "这边加的"
    assert browse.load(tasks.desk, "actions", 1).get("note") == "那边写的备注"
