"""What every register with a page gets for nothing, tried on each of them."""

from __future__ import annotations

from datetime import date, datetime, time
from decimal import Decimal as Number

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester

from jiedao_desk.kernel import fields
from jiedao_desk.kernel.dates import PartialDate
from jiedao_desk.kernel.query import Query
from jiedao_desk.operations import browse
from jiedao_desk.registers import CATALOGUE
from tests.deputies import deputy
from tests.ui.accessible import nameless

REGISTERS = [register.key for register in CATALOGUE.with_page()]


# What a rule asks for beside the fields that must be filled in.
ASKED = {
    "duty_reports": {"reported_on": date(2026, 3, 5)},
    "awards": {"unit": "例"},
    "receptions": {"visitors": 1},
    "funds": {"income": 100},
}


def example(field, place):
    """A value that may stand in a field, another for each place."""
    if isinstance(field, fields.Choice):
        return field.codes.words[0]
    if isinstance(field, fields.PersonName):
        return f"王{'岚松柏'[place]}"
    return {
        "text": f"例{place}",
        "prose": f"第一行\n例{place}",
        "whole": 1 + place,
        "decimal": Number("1.5"),
        "money": 100,
        "day": date(2026, 3, 5 + place),
        "month": PartialDate(1975, 8),
        "time": time(9 + place),
        "moment": datetime(2026, 3, 5, 9),
        "flag": True,
        "people": (f"王{'岚松柏'[place]}",),
    }.get(field.kind)


def fill(page, place):
    """Fills in what must be filled in, and what the record is called."""
    for key, row in page.pane.form.rows.items():
        field = row.field_editor.field
        if (field.required or key == page.register.name.key) and row.field_editor.value() is None:
            linked = isinstance(field, fields.Link)
            page.pane.form.set_value(key, person(page.desk) if linked else example(field, place))
    for key, value in ASKED.get(page.register.key, {}).items():
        page.pane.form.set_value(key, value)


def person(desk):
    """Somebody to link to: the one deputy there is."""
    known = browse.ids(desk, Query("deputies"))
    return known[0] if known else deputy(desk, "王岚")


def made(page, place):
    page.begin()
    fill(page, place)
    assert page.pane.save(), (
        page.pane.banner.sentence(),
        [row.problem() for row in page.pane.form.rows.values()],
    )
    return page.pane.record_id


@pytest.fixture(params=REGISTERS)
def page(request, open_page):
    return open_page(request.param)


def listed(page):
    return [page.model.id_at(row) for row in range(page.model.rowCount())]


def test_a_record_is_made_edited_found_voided_and_brought_back(page, answer):
    before = listed(page)
    record_id = made(page, 0)
    assert set(listed(page)) == {*before, record_id}
    name = page.register.field(page.register.name.key)
    shown = name.show(browse.load(page.desk, page.register.key, record_id).get(name.key))
    if page.register.searched:
        page.filters.words.setText(shown)
        assert record_id in listed(page)
        page.filters.clear()
    note = next(
        field for field in page.register.form if field.kind in ("prose", "text") and field.key != name.key
    )
    page.show_record(record_id)
    page.pane.form.set_value(note.key, "改过")
    assert page.pane.save()
    assert browse.load(page.desk, page.register.key, record_id).get(note.key) == "改过"
    answer(lambda box: (box.editor.setPlainText("录错了"), box.accept()))
    page.show_record(record_id)
    page.void_or_restore()
    assert record_id not in listed(page)
    page.filters.voided.setChecked(True)
    assert record_id in listed(page)
    page.table.selectAll()
    page.void_or_restore()
    page.filters.clear()
    assert record_id in listed(page)


def test_every_column_sorts_both_ways_and_loses_nothing(page):
    for place in range(3):
        made(page, place)
    everything = sorted(listed(page))
    for place in range(page.model.columnCount()):
        for order in (Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder):
            page.model.sort(place, order)
            assert sorted(listed(page)) == everything


def test_every_field_can_be_a_column(page):
    made(page, 0)
    page.show_columns([field.key for field in page.register.fields])
    texts = [page.model.index(0, place).data() for place in range(page.model.columnCount())]
    assert any(texts)


def test_the_model_keeps_to_the_rules_of_qt(page):
    QAbstractItemModelTester(page.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    made(page, 0)
    page.filters.voided.setChecked(True)
    page.filters.clear()


def test_rows_are_copied_with_their_headings(page):
    made(page, 0)
    page.table.selectAll()
    page.copy()
    lines = QGuiApplication.clipboard().text()
    assert lines.startswith(page.register.field(page.table.order()[0]).label)


def test_looking_through_the_records_changes_nothing(page):
    for place in range(2):
        made(page, place)
    before = browse.load_all(page.desk, page.register.key)
    for record_id in listed(page):
        page.show_record(record_id)
        assert not page.pane.is_changed
    assert browse.load_all(page.desk, page.register.key) == before


def test_everything_typed_is_kept_and_offered_again(page, open_page):
    page.begin()
    fill(page, 1)
    typed = page.pane.form.draft()
    page.keep_typing()
    again = open_page(page.register.key)
    again.begin()
    # The form cannot be typed in before that is decided, so that the keys are there.
    offered = again.window().focusWidget()
    assert offered is not None
    assert again.pane.offer.isAncestorOf(offered)
    again.pane.offer.taken.emit()
    assert again.pane.form.draft().values == typed.values
    assert not again.pane.offer.isAncestorOf(again.window().focusWidget())


def test_every_control_can_be_called_by_a_name(page):
    made(page, 0)
    assert nameless(page) == []


def test_it_fits_an_office_screen(page):
    made(page, 0)
    assert page.minimumSizeHint().width() <= 1170
    assert page.pane._scroll.horizontalScrollBar().maximum() == 0
    assert page.table.horizontalHeader().length() <= page.table.viewport().width()
