"""The list of activities and the way into one and back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from jiedao_desk.operations import activities, browse, records
from jiedao_desk.operations.desk import Desk
from jiedao_desk.ui import dialogs
from jiedao_desk.ui.pages.activities import ActivitiesPage
from tests.activities import activity, line, signed
from tests.ui.accessible import nameless
from tests.ui.activities.conftest import OCTOBER, states
from tests.ui.hands import write
from tests.ui.standing import Standing


def hear() -> None:
    """Lets the pages hear what was saved."""
    QApplication.processEvents()


@pytest.fixture
def page(standing: Standing, people: dict[str, int]) -> Iterator[ActivitiesPage]:
    made = ActivitiesPage(standing)
    made.resize(1170, 690)
    made.show()
    yield made
    made.editor.pane.close_record()
    made.close()


def test_the_list_tells_times_and_persons(page: ActivitiesPage, office: Desk, people: dict[str, int]) -> None:
    both = (line("韩梅", people["韩梅"]), line("周全", people["周全"], "请假"))
    activity(office, "供热视察", OCTOBER, *both)
    activity(office, "联合视察", OCTOBER, *both, joint_key="LH-1", leading=False)
    activity(office, "去年的", date(2025, 5, 6), *both)
    hear()
    assert [row.title for row in page.listing.shown()] == ["联合视察", "供热视察"]
    # A joint activity that another street leads counts for its people alone.
    assert page.listing._subtitle.text().startswith("共2条，计1场、2人次")
    page.show_year(2025)
    assert [row.title for row in page.listing.shown()] == ["去年的"]


def test_words_and_kinds_narrow(page: ActivitiesPage, office: Desk) -> None:
    activity(office, "供热视察", OCTOBER)
    activity(office, "代表培训", OCTOBER, activity_kind="学习培训")
    hear()
    QTest.keyClicks(page.listing._words, "dbpx")
    assert [row.title for row in page.listing.shown()] == ["代表培训"]
    page.listing._words.clear()
    page.listing._kinds.setCurrentIndex(page.listing._kinds.findData("视察"))
    assert [row.title for row in page.listing.shown()] == ["供热视察"]


def test_enter_opens_and_escape_comes_back(
    page: ActivitiesPage, office: Desk, people: dict[str, int]
) -> None:
    record = activity(office, "供热视察", OCTOBER, line("韩梅", people["韩梅"], None))
    hear()
    page.listing.mark(record)
    QTest.keyClick(page.listing._table, Qt.Key.Key_Return)
    assert page.currentWidget() is page.editor
    assert page.editor.title() == "供热视察"
    assert list(states(page.editor)) == ["韩梅"]
    QTest.keyClick(page.editor.sheet.search, Qt.Key.Key_Escape)
    assert page.currentWidget() is page.listing


def test_finishing_asks_about_those_nothing_is_said_of(
    page: ActivitiesPage, office: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def answer(_parent: object, headline: str, *_words: object, **_more: object) -> bool:
        asked.append(headline)
        return True

    monkeypatch.setattr(dialogs, "confirm", answer)
    page.show_new(held_on=OCTOBER)
    write(page.editor.form.rows["title"].field_editor.control, "供热视察")
    QTest.keyClicks(page.editor.sheet.search, "hm1")
    QTest.mouseClick(page.editor.finish_button, Qt.MouseButton.LeftButton)
    assert asked == ["还有 9 名没有登记"]
    assert page.currentWidget() is page.listing
    (row,) = page.listing.shown()
    assert (row.tally.present, row.tally.absent) == (1, 9)


def test_without_a_name_it_is_not_saved_and_the_head_comes_into_sight(
    page: ActivitiesPage, office: Desk
) -> None:
    page.show_new(held_on=OCTOBER)
    page.editor.form.fold(True)
    assert not page.editor.pane.save()
    assert not page.editor.form.is_folded()
    assert activities.listed(office) == []


def test_the_list_of_last_time(page: ActivitiesPage, office: Desk, people: dict[str, int]) -> None:
    activity(
        office,
        "上半年视察",
        date(2026, 5, 6),
        line("韩梅", people["韩梅"]),
        line("周全", people["周全"], "缺席"),
        place="东明社区",
    )
    page.show_new(held_on=OCTOBER)
    QTest.mouseClick(page.editor.sheet.copy_button, Qt.MouseButton.LeftButton)
    assert states(page.editor) == {"韩梅": "出席", "周全": None}
    assert page.editor.draft.get("place") == "东明社区"


def test_another_window_is_heard_and_nothing_overwritten(
    page: ActivitiesPage, office: Desk, people: dict[str, int]
) -> None:
    record = activity(office, "供热视察", OCTOBER, line("韩梅", people["韩梅"], None))
    page.show_record(record)
    QTest.keyClicks(page.editor.sheet.search, "hm2")
    theirs = browse.load(office, "activities", record)
    theirs.values["place"] = "站前社区"
    activities.save(office, theirs)
    hear()
    assert "另一个窗口" in page.editor.pane.banner.sentence()
    assert states(page.editor) == {"韩梅": "迟到"}
    assert signed(office, record) == {"韩梅": None}


def test_voided_ones_are_found_and_brought_back(page: ActivitiesPage, office: Desk) -> None:
    record = activity(office, "供热视察", OCTOBER)
    records.void(office, "activities", record, "重复录入")
    hear()
    assert page.listing.shown() == []
    page.listing._voided.click()
    assert [row.title for row in page.listing.shown()] == ["供热视察"]
    page.show_record(record)
    assert "已作废：重复录入" in page.editor.pane.banner.sentence()
    page.editor._restore()
    assert [row.title for row in activities.listed(office)] == ["供热视察"]


def test_every_control_has_a_name(page: ActivitiesPage, office: Desk, people: dict[str, int]) -> None:
    page.show_record(activity(office, "供热视察", OCTOBER, line("韩梅", people["韩梅"])))
    page.editor.sheet.paste("张珊")
    assert nameless(page.editor) == []
    assert nameless(page.listing) == []
