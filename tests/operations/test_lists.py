"""Lists in pieces: any stretch at once, links by name, what pickers show, several voided in one step (列表)."""

from __future__ import annotations

import pytest

from jiedao_desk.kernel.draft import Draft
from jiedao_desk.kernel.errors import Refused
from jiedao_desk.kernel.query import Query
from jiedao_desk.operations import browse, records


@pytest.fixture
def groups(office):
    return [
        records.save(office, Draft("groups", {"name": name, "area": area, "order": order})).id
        for name, area, order in (("北地小组", "北地社区", 10), ("东明小组", None, 9))
    ]


def test_rows_come_in_the_order_asked_for_with_their_version(office, groups):
    found = browse.rows(office, "groups", [groups[1], 999, groups[0]], ("name", "area"))
    assert [row.cells for row in found] == [("东明小组", ""), ("北地小组", "北地社区")]
    assert [row.version for row in found] == [1, 1]


def test_a_register_with_an_order_of_its_own_is_listed_by_it(office):
    """The tenth constituency stands behind the ninth; those without a number come last, as they were entered."""
    for name, order in (("第10选区", 10), ("未编号甲", None), ("第9选区", 9), ("未编号乙", None)):
        records.save(office, Draft("constituencies", {"name": name, "order": order}))
    listed = browse.rows(office, "constituencies", browse.ids(office, Query("constituencies")), ("name",))
    assert [row.cells for row in listed] == [("第9选区",), ("第10选区",), ("未编号甲",), ("未编号乙",)]


def test_a_link_is_ordered_by_the_name_that_is_shown(office, groups):
    for group in groups:
        records.save(
            office,
            Draft("deputies", {"name": "王岚"}, {"memberships": [Draft("memberships", {"group_id": group})]}),
        )
    shown = [
        row.cells
        for row in browse.page(
            office, Query("memberships", order="group_id"), offset=0, limit=9, columns=("group_id",)
        )
    ]
    assert shown == [("东明小组",), ("北地小组",)]


def test_a_picker_shows_what_tells_namesakes_apart_and_voided_ones_only_when_asked_by_number(office, groups):
    assert {(one.name, one.detail) for one in browse.named(office, "groups")} == {
        ("北地小组", "北地社区"),
        ("东明小组", ""),
    }
    records.void(office, "groups", groups[0], "重复")
    assert [one.name for one in browse.named(office, "groups")] == ["东明小组"]
    [gone] = browse.named(office, "groups", [groups[0]])
    assert gone.voided


def test_several_are_voided_in_one_step_or_none(office, groups):
    heard = []
    office.database.changes.subscribe(heard.append)
    with pytest.raises(Refused):
        records.void_many(office, "groups", [groups[0], 999], "重复")
    assert len(browse.named(office, "groups")) == 2
    records.void_many(office, "groups", groups, "重复")
    assert browse.named(office, "groups") == []
    records.restore_many(office, "groups", groups)
    assert len(browse.named(office, "groups")) == 2
    assert len(heard) == 2
