"""Decided tasks: the result entered in one step."""

from __future__ import annotations

from datetime import date

import pytest

from jiedao_desk.kernel.draft import Draft
from jiedao_desk.operations import browse, records
from jiedao_desk.ui.pages.actions import ActionsPage


@pytest.fixture
def page(office, standing, shown):
    records.save(office, Draft("actions", {"matter": "联络站设备采购", "due_on": date(2026, 12, 1)}))
    return shown(ActionsPage(standing))


def test_an_open_task_is_settled_in_one_step(page, standing, answer):
    assert page.result_button.isVisible()

    def fill(box):
        assert box.rows["state"].field_editor.value() == "已落实"
        assert box.rows["done_on"].field_editor.value() == date(2026, 11, 22)
        box.rows["outcome"].field_editor.set_value("已投入使用。")
        box.accept()

    answer(fill)
    page.result_button.click()
    kept = browse.load(page.desk, "actions", 1)
    assert (kept.get("state"), kept.get("done_on")) == ("已落实", date(2026, 11, 22))
    assert kept.get("outcome") == "已投入使用。"
    assert not page.result_button.isVisible()
    assert page.pane.form.rows["outcome"].field_editor.value() == "已投入使用。"


def test_a_result_against_the_rules_is_refused_in_a_sentence(page, answer):
    def fill(box):
        box.rows["done_on"].field_editor.set_value(None)
        box.accept()

    said = []
    answer(fill)
    answer(lambda box: (said.append(box.words.text()), box.accept()))
    page.result_button.click()
    assert said == ["已落实的事项请填写落实日期"]
    assert browse.load(page.desk, "actions", 1).get("state") == "进行中"


def test_the_state_of_a_task_is_told_by_its_word_too(page):
    place = page.model.columns.index("state")
    assert page.model.index(0, place).data() == "进行中"
