"""R14: the members of a group by day, and what is asked of a group (代表小组)."""

from __future__ import annotations

from datetime import date

import pytest

from jiedao_desk.kernel.draft import Draft
from jiedao_desk.operations import groups, records

YEAR_START, MOVED, YEAR_END = date(2026, 1, 1), date(2026, 7, 1), date(2026, 12, 31)


@pytest.fixture
def two(office):
    return [
        records.save(office, Draft("groups", {"name": name})).id for name in ("第一代表小组", "第二代表小组")
    ]


def deputy(office, name, *stays, mandates=({},)):
    children = {
        "mandates": [Draft("mandates", dict(values)) for values in mandates],
        "memberships": [
            Draft("memberships", {"group_id": group, "joined_on": since, "left_on": until, "role": role})
            for group, since, until, role in stays
        ],
    }
    records.save(office, Draft("deputies", {"name": name}, children))


def names(roster):
    return [one.name for one in roster.members]


def test_moving_a_deputy_on_1_july_leaves_the_first_half_year_with_the_old_group(office, two):
    """代表法第二十六条、第二十七条: one group a day, and what was before stays where it was."""
    first, second = two
    deputy(office, "李松", (first, None, MOVED, None), (second, MOVED, None, None))
    assert names(groups.roster(office, first, date(2026, 6, 30))) == ["李松"]
    assert names(groups.roster(office, first, MOVED)) == []
    assert names(groups.roster(office, second, MOVED)) == ["李松"]
    assert [one.name for one in groups.roster(office, first, MOVED).others] == ["李松"]


def test_who_leads_stands_first(office, two):
    for name, role in (("王岚", "成员"), ("李松", "副召集人"), ("张柏", "召集人")):
        deputy(office, name, (two[0], None, None, role))
    assert names(groups.roster(office, two[0], MOVED)) == ["张柏", "李松", "王岚"]
    assert groups.roster(office, two[0], MOVED).warnings == ()


@pytest.mark.parametrize(("count", "warned"), [(0, True), (2, True), (3, False)])
def test_fewer_than_three_deputies_are_warned_about(office, two, count, warned):
    for number in range(count):
        deputy(office, f"王{'岚松柏'[number]}", (two[0], None, None, "召集人" if number == 0 else None))
    said = groups.roster(office, two[0], MOVED).warnings
    assert any("不足3名" in one for one in said) is warned


def test_no_convener_and_more_than_three_are_warned_about(office, two):
    for number in range(4):
        deputy(
            office,
            f"王{'岚松柏杨'[number]}",
            (two[0], None, None, "召集人"),
        )
        deputy(office, f"李{'岚松柏杨'[number]}", (two[1], None, None, "成员"))
    assert groups.roster(office, two[0], MOVED).warnings == ("召集人有4名，一般为1至3名",)
    assert groups.roster(office, two[1], MOVED).warnings == ("还没有登记召集人",)


def test_a_deputy_counts_only_while_in_office(office, two):
    ended = {"started_on": date(2022, 1, 6), "ended_on": MOVED, "end_cause": "去世"}
    deputy(office, "王岚", (two[0], None, None, None), mandates=(ended,))
    assert names(groups.roster(office, two[0], date(2026, 6, 30))) == ["王岚"]
    assert names(groups.roster(office, two[0], MOVED)) == []


def test_a_voided_deputy_is_in_no_group(office, two):
    deputy(office, "王岚", (two[0], None, None, None))
    records.void(office, "deputies", 1, "录重了")
    assert groups.roster(office, two[0], MOVED).others == ()
