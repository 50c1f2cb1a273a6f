"""The table model: rows read as they come into sight, ordered and filtered by the database."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from jiedao_desk.kernel.query import Query
from jiedao_desk.operations import browse, records
from jiedao_desk.ui.register.model import RegisterModel

COLUMNS = ("name", "body", "post", "started_on")


@pytest.fixture
def model(staffed, qapp):
    made = RegisterModel(staffed, staffed.catalogue["staff"], COLUMNS)
    made.show_query(Query("staff"))
    return made


def column(model, place):
    return [model.index(row, place).data() for row in range(model.rowCount())]


def test_it_keeps_to_the_rules_of_qt_models(model, staffed):
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.sort(0, Qt.SortOrder.DescendingOrder)
    model.show_query(replace(model.query, words="书记"))
    model.set_columns(("post", "name"))
    model.show_query(Query("staff", voided=True))
    model.show_query(Query("staff"))
    assert model.rowCount() == 6
    assert tester.model() is model


def test_it_shows_the_newest_first_and_sorts_in_the_database(model):
    assert column(model, 3) == sorted(column(model, 3), reverse=True)
    model.sort(3, Qt.SortOrder.AscendingOrder)
    assert column(model, 3) == sorted(column(model, 3))
    model.sort(-1)
    assert column(model, 3) == sorted(column(model, 3), reverse=True)


def test_it_says_what_each_heading_is(model):
    head = [model.headerData(place, Qt.Orientation.Horizontal) for place in range(model.columnCount())]
    assert head == ["姓名", "所在机构", "职务", "任职日期"]


def test_it_reads_rows_only_as_they_are_seen(model, staffed, monkeypatch):
    asked = []
    honest = browse.rows

    def noted(desk, register, wanted, columns=()):
        asked.append(len(wanted))
        return honest(desk, register, wanted, columns)

    monkeypatch.setattr(browse, "rows", noted)
    model.refresh()
    assert asked == []
    model.index(0, 0).data()
    model.index(5, 3).data()
    assert asked == [6]


def test_a_record_is_found_again_by_its_number(model, staffed):
    for row in range(model.rowCount()):
        assert model.row_of(model.id_at(row)) == row
    assert model.row_of(999) is None


def test_a_changed_record_shows_its_new_words_in_its_place(model, staffed):
    row = column(model, 0).index("孙立")
    draft = browse.load(staffed, "staff", model.id_at(row))
    draft.values["post"] = "委员"
    records.save(staffed, draft)
    assert model.refresh() is False
    assert model.index(row, 2).data() == "委员"


def test_a_voided_record_goes_and_the_others_stay(model, staffed):
    gone = model.id_at(2)
    records.void(staffed, "staff", gone, "重复")
    assert model.refresh() is True
    assert model.rowCount() == 5
    assert model.row_of(gone) is None


def test_line_breaks_do_not_break_a_row(staffed, qapp):
    draft = browse.load(staffed, "staff", 1)
    draft.values["note"] = "第一行\n第二行"
    records.save(staffed, draft)
    model = RegisterModel(staffed, staffed.catalogue["staff"], ("name", "note"))
    model.show_query(Query("staff"))
    assert "第一行 第二行" in column(model, 1)
