"""From an election to the deputy's file in the window (登记为代表)."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QApplication

from jiedao_desk.operations import browse, deputies
from jiedao_desk.ui.pages.elections import ElectionsPage
from tests.deputies import deputy, mandate
from tests.operations.test_elections import HELD, election
from tests.ui.accessible import nameless


def test_who_was_elected_is_entered_and_the_file_opens(office, standing, shown, answer):
    made = election(office, "邱海生")
    page = shown(ElectionsPage(standing))
    page.show_record(made.id)
    assert page.moves.isVisibleTo(page)
    assert page.waiting.text() == "当选 1 人还没有登记为代表"

    def decide(box):
        assert nameless(box) == []
        assert box.values()["started_on"] == HELD
        box.accept()

    answer(decide)
    page.enrol_button.click()
    QApplication.processEvents()
    (row,) = deputies.rows(office, date(2026, 11, 22))
    assert (row.name, row.constituency) == ("邱海生", "第6选区")
    assert standing.went == [("deputies", row.person_id)]
    assert not page.moves.isVisibleTo(page)


def test_with_a_namesake_on_file_the_user_has_to_say_who_it_is(office, standing, shown, answer):
    old = mandate(term="第十八届", ended_on=date(2022, 1, 6), started_on=date(2017, 1, 5), end_cause="届满")
    known = deputy(office, "邱海生", old)
    made = election(office, "邱海生")
    page = shown(ElectionsPage(standing))
    page.show_record(made.id)

    def decide(box):
        box.accept()
        assert box.isVisible()
        assert "请选择" in box.banner.sentence()
        box.file.setCurrentIndex(box.file.findData(known))
        box.accept()

    answer(decide)
    page.enrol_button.click()
    assert len(browse.load(office, "deputies", known).listed("mandates")) == 2
