"""Whatever the fields may hold, a row made of it reads back as it was (来回一致)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from jiedao_desk import app
from jiedao_desk.exchange import checking, exporting
from jiedao_desk.exchange.flat import layout
from jiedao_desk.kernel.dates import PartialDate
from jiedao_desk.kernel.draft import Draft
from jiedao_desk.kernel.errors import Unreadable
from jiedao_desk.kernel.fields import Choice, Day, Field, Flag, Link, Month, Time, Whole
from jiedao_desk.operations import imports
from jiedao_desk.operations.desk import Desk
from jiedao_desk.registers import CATALOGUE
from jiedao_desk.registers.meetings import DRAFT, Meeting
from jiedao_desk.storage.clock import Clock
from jiedao_desk.storage.folder import DataFolder
from tests.conftest import TODAY
from tests.exchange.tables import sheet, workbook

# What people type, and what spreadsheets and our own lists give a meaning to.
TEXTS = st.text(
    st.sampled_from("张红旗王岚第1二选区组甲乙aZ0.9 、；;，,（）()=+-@'\"/*＊无是否年月日\n　·•？"),
    max_size=12,
)
PHONES = ("13800000001", "0414-2345678、13800000002")
IDENTITIES = ("210504197508150020", "440524188001010014", "11010519491231002X")


@pytest.fixture(scope="module")
def empty(office_template: Path) -> Iterator[Desk]:
    with app.reading_desk(DataFolder(office_template), Clock(TODAY)) as desk:
        yield desk


def values_of(field: Field) -> st.SearchStrategy[Any]:
    """Values as the form would hand them over, empty ones included."""
    return st.none() | _values(field)


def _values(field: Field) -> st.SearchStrategy[Any]:
    if isinstance(field, Choice):
        return st.sampled_from(field.codes.words)
    if isinstance(field, Day):
        return st.dates(date(1900, 1, 1), date(2100, 1, 1))
    if isinstance(field, Month):
        days = st.dates(date(1900, 1, 1), TODAY)
        return days.map(PartialDate.of) | days.map(lambda day: PartialDate(day.year, day.month))
    if isinstance(field, Time):
        return st.times().map(lambda at: time(at.hour, at.minute))
    if isinstance(field, (Whole, Flag)):
        return st.integers(0, 999) if isinstance(field, Whole) else st.booleans()
    if field.private in ("identity", "phone"):
        return st.sampled_from(IDENTITIES if field.private == "identity" else PHONES)
    return TEXTS.map(lambda text: typed(field, text))


def typed(field: Field, text: str) -> Any:
    try:
        return field.read(text) or None
    except Unreadable:
        return None


@st.composite
def drafts(draw: st.DrawFn, key: str, parent: Draft | None = None) -> Draft:
    """A record of a register with up to two children of each kind it is exported with; links are left out."""
    register = CATALOGUE[key]
    within = register.bonds
    draft = Draft(key, uid=draw(st.uuids()).hex[:16].upper())
    for field in register.fields:
        if field.key in within or field.derived or field.kind == "files" or isinstance(field, Link):
            continue
        draft.values[field.key] = draw(values_of(field))
        if field.required and draft.values[field.key] is None and field.default is None:
            draft.values[field.key] = draw(values_of(field).filter(lambda value: value is not None))
    for child in CATALOGUE.children(register):
        if any(
            isinstance(field, Link) and field.required and field.key not in child.bonds
            for field in child.fields
        ):
            continue
        draft.children[child.key] = draw(st.lists(drafts(child.key), max_size=2))
    return draft


def exported(originals: Sequence[Draft], key: str) -> Any:
    specs = exporting.sheets(CATALOGUE, layout(CATALOGUE, CATALOGUE[key]), originals, {}, personal=True)
    return workbook(
        *(
            sheet(
                [
                    [column.path[-1] for column in spec.columns],
                    *([value or None for value in row] for row in spec.rows if isinstance(row, Sequence)),
                ],
                spec.title,
            )
            for spec in specs
        )
    )


def told(draft: Draft) -> tuple[Any, ...]:
    """A record as it would be written: what is empty and what takes its default anyway left out."""
    fields = CATALOGUE[draft.register].record.fields
    values = {}
    for key, value in draft.values.items():
        field = fields[key]
        kept = field.default if value in (None, "", ()) and field.required else value
        if kept not in (None, "", ()):
            values[key] = kept
    children = {key: [told(child) for child in below] for key, below in draft.children.items() if below}
    return draft.register, draft.uid, values, children


def stands_alone(key: str) -> bool:
    """Whether a record of the register can be without a link; the contracts try those that cannot."""
    return not any(isinstance(field, Link) and field.required for field in CATALOGUE[key].fields)


@pytest.mark.parametrize(
    "key", [one.key for one in CATALOGUE if one.flat is not None and stands_alone(one.key)]
)
def test_what_goes_out_comes_back(empty: Desk, key: str) -> None:
    """What an export wrote, an import reads back to the same records."""

    @settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
    @given(drafts(key))
    def comes_back(original: Draft) -> None:
        kind = CATALOGUE[key].record
        if issubclass(kind, Meeting) and (not original.get("state") or any(kind.missing_for_final(original))):
            # What cannot be final comes in as a draft, on purpose; a saved meeting is never without a state.
            original.values["state"] = DRAFT
        assume(not list(checking.refusals(CATALOGUE, original)))
        plan = imports.plan(empty, key, exported([original], key), "导出.xlsx")

        assert [one for one in plan.problems if one.level == "refused"] == []
        (record,) = [one for one in plan.records if one.draft.register == key]
        assert told(record.draft) == told(original)

    comes_back()
