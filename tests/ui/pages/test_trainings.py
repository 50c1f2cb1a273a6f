"""Trainings: the list of participants, made by group, by paste and by keys."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt

from jiedao_desk.kernel.draft import Draft
from jiedao_desk.operations import browse, records, trainings
from jiedao_desk.ui.pages.trainings import TrainingsPage
from tests.deputies import deputy, group
from tests.ui.accessible import nameless

DAY = date(2026, 5, 20)


@pytest.fixture
def people(office):
    first = group(office, "第一代表小组")
    records.save(office, Draft("staff", {"name": "王敏", "body": "人大街道工委", "post": "工作人员"}))
    return {
        "丁小宁": deputy(office, "丁小宁", group=first),
        "王小宁": deputy(office, "王小宁", group=first),
        "林一": deputy(office, "林一"),
    }


@pytest.fixture
def page(people, standing, shown):
    page = shown(TrainingsPage(standing))
    page.show_new(held_on=DAY, title="学法培训")
    return page


def kept(office):
    (one,) = browse.load_all(office, "trainings")
    return [
        (line.get("name"), line.get("person_id"), line.get("state")) for line in one.listed(trainings.LINES)
    ]


def choose(page, words):
    (action,) = (one for one in page.pane.form.bar.deputies.menu().actions() if one.text().startswith(words))
    action.trigger()


def test_groups_and_staff_are_put_on_the_list_at_once(page, office, people):
    form = page.pane.form
    choose(page, "第一代表小组（2）")
    choose(page, "全部代表（3）")
    form.add_staff()
    assert [one.get("name") for one in form.list.lines()] == ["丁小宁", "王小宁", "林一", "王敏"]
    assert form.bar.counts.text() == "应参 4 名 · 实参 4 名 · 参训率 100.00%"
    assert page.pane.save()
    assert kept(office)[:2] == [("丁小宁", people["丁小宁"], "出席"), ("王小宁", people["王小宁"], "出席")]


def test_chosen_rows_are_marked_by_button_and_by_key(page, qtbot):
    form = page.pane.form
    choose(page, "全部代表")
    table = form.list.table
    table.setCurrentCell(0, 2)
    qtbot.keyClick(table, Qt.Key.Key_2)
    table.setCurrentCell(2, 0)
    form.list.mark("缺席")
    assert [one.get("state") for one in form.list.lines()] == ["请假", "出席", "缺席"]
    assert form.bar.counts.text() == "应参 3 名 · 实参 1 名 · 请假 1 名 · 缺席 1 名 · 参训率 33.33%"
    qtbot.keyClick(table, Qt.Key.Key_Delete)
    assert [one.get("name") for one in form.list.lines()] == ["丁小宁", "王小宁"]
    assert page.pane.is_changed


def test_a_pasted_list_says_who_is_nobody_s_name(page, office, people, answer):
    answer(lambda box: (box.area.setPlainText("林一、赵无名、王敏（病假）"), box.accept()))
    page.pane.form.paste()
    assert "赵无名" in page.pane.form.doubts.sentence()
    assert "王敏" not in page.pane.form.doubts.sentence()
    assert page.pane.save()
    assert kept(office) == [
        ("林一", people["林一"], "出席"),
        ("赵无名", None, "出席"),
        ("王敏", None, "请假"),
    ]
    item = page.pane.form.list.table.item(1, 0)
    assert item.font().italic()
    assert "不进入履职档案" in item.toolTip()


def test_a_typed_name_is_led_to_its_deputy(page, office, people):
    form = page.pane.form
    form.list.add()
    form.list.table.closePersistentEditor(form.list.table.item(0, 0))
    form.list.table.item(0, 0).setText("林　一")
    assert page.pane.save()
    assert kept(office) == [("林一", people["林一"], "出席")]
    form.list.table.item(0, 0).setText("赵无名")
    assert page.pane.save()
    assert kept(office) == [("赵无名", None, "出席")]


def test_a_line_in_which_nothing_was_typed_is_none(page, office):
    page.pane.form.list.add()
    assert page.pane.save()
    assert kept(office) == []


def test_a_voided_training_can_only_be_looked_at(page, office):
    choose(page, "全部代表")
    page.pane.save()
    records.void(office, "trainings", page.pane.record_id, "重复登记")
    page.pane.reload()
    form = page.pane.form
    form.list.table.selectRow(0)
    form.list.mark("缺席")
    form.list.remove()
    assert [one.get("state") for one in form.list.lines()] == ["出席"] * 3
    assert form.bar.deputies.isHidden()


def test_papers_are_shown_before_they_are_printed(page, answer):
    choose(page, "第一代表小组")
    page.pane.save()
    seen = []
    for action in page.print_button.menu().actions():
        answer(lambda box: (seen.append(box.windowTitle()), box.reject()))
        action.trigger()
    assert len(seen) == 3
    assert "学法培训签到表" in seen[0]
    assert "丁小宁等2名代表履职证明" in seen[2]


def test_every_control_has_a_name(page):
    assert nameless(page) == []
