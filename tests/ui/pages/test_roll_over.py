"""From one term to the next in the window: ticked by hand or by a pasted list, said before it is written (换届)."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton

from jiedao_desk.operations import browse, deputies, imports
from jiedao_desk.ui.dialogs import MessageBox
from jiedao_desk.ui.pages.terms import TermsPage
from tests.deputies import deputy, mandate
from tests.ui.accessible import nameless
from tests.ui.hands import write

AFTER = date(2026, 11, 22)


@pytest.fixture
def people(office):
    return {
        name: deputy(office, name, mandate(constituency=f"第{number}选区"))
        for number, name in enumerate(("丁小宁", "王小宁", "田大利"), start=1)
    }


@pytest.fixture
def page(office, people, standing, shown):
    return shown(TermsPage(standing))


def fill(box, *, term: str = "第二十届", opened: str = "20261110") -> None:
    write(box.new_term, term)
    write(box.opened, opened)
    box.opened.settle()


def press(box, words: str) -> None:
    next(one for one in box.findChildren(QPushButton) if one.text() == words).click()


def in_office(office) -> list[str]:
    return [f"{row.name}{row.term}" for row in deputies.rows(office, AFTER)]


def test_who_is_ticked_goes_on_and_it_is_said_before(office, page, people, standing, answer):
    told = []

    def decide(box):
        assert nameless(box) == []
        fill(box)
        assert box.counts.text() == "任期届满 3 名 · 连任 0 名 · 不再担任 3 名"
        box.table.item(0, 0).setCheckState(Qt.CheckState.Checked)
        box.table.item(0, 3).setText("第7选区")
        box.table.item(0, 4).setText("012")
        box.accept()

    def confirm(box: MessageBox):
        told.append(" ".join(label.text() for label in box.findChildren(QLabel)))
        press(box, "换届")

    answer(decide)
    answer(confirm)
    page.roll_button.click()
    assert "区代表 3 人的任职自2026年11月10日起届满" in told[0]
    assert "其中 1 人连任，登记为第二十届代表" in told[0]
    assert in_office(office) == ["丁小宁第二十届"]
    new = browse.load(office, "deputies", people["丁小宁"]).listed("mandates")[-1]
    assert (new.get("constituency"), new.get("certificate")) == ("第7选区", "012")
    words, _ = standing.told[-1]
    assert words.startswith("已换届：届满 3 人，连任 1 人")
    batch = imports.history(office)[0].number
    imports.undo(office, batch)
    assert len(in_office(office)) == 3


def test_a_pasted_list_ticks_and_says_what_it_could_not(office, page, answer, qapp):
    seen = []

    def decide(box):
        fill(box)
        qapp.clipboard().setText("丁小宁、王小宁、赵新人")
        answer(lambda pasted: pasted.accept())
        box.paste()
        seen.append((box.counts.text(), box.notice.sentence()))
        answer(lambda asked: press(asked, "放弃"))
        box.reject()

    answer(decide)
    page.roll_button.click()
    counts, said = seen[0]
    assert "连任 2 名" in counts
    assert "“赵新人”" in said
    assert in_office(office) == ["丁小宁第十九届", "王小宁第十九届", "田大利第十九届"]


def test_what_is_wrong_is_said_and_what_was_ticked_is_kept(office, page, answer):
    seen = []

    def forget_the_term(box):
        fill(box, term="")
        box.table.item(1, 0).setCheckState(Qt.CheckState.Checked)
        answer(refused)
        answer(again)
        box.accept()

    def refused(box):
        box.accept()

    def again(box):
        seen.append(box.counts.text())
        answer(lambda asked: press(asked, "放弃"))
        box.reject()

    answer(forget_the_term)
    page.roll_button.click()
    assert "连任 1 名" in seen[0]
    assert imports.history(office) == []


def test_a_list_that_was_ticked_is_not_lost_by_one_key(office, page, answer):
    seen = []

    def decide(box):
        box.everybody.click()
        assert box.everybody.isChecked()
        box.table.item(2, 0).setCheckState(Qt.CheckState.Unchecked)
        assert not box.everybody.isChecked()
        answer(lambda asked: press(asked, "继续填写"))
        box.reject()
        seen.append((box.isVisible(), box.counts.text()))
        answer(lambda asked: press(asked, "放弃"))
        box.reject()

    answer(decide)
    page.roll_button.click()
    assert seen == [(True, "任期届满 3 名 · 连任 2 名 · 不再担任 1 名")]
    assert imports.history(office) == []
