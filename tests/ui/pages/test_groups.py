"""Groups: their members of a day, and what the rules ask of them."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtWidgets import QPushButton

from jiedao_desk.kernel.draft import Draft
from jiedao_desk.operations import browse, records
from jiedao_desk.ui.pages.groups import GroupsPage


def deputy(office, name, *stays):
    memberships = [
        Draft("memberships", {"group_id": group, "role": role, "joined_on": joined, "left_on": left})
        for group, role, joined, left in stays
    ]
    mandate = Draft("mandates", {"started_on": date(2022, 1, 6)})
    return records.save(
        office, Draft("deputies", {"name": name}, {"mandates": [mandate], "memberships": memberships})
    ).id


@pytest.fixture
def groups(office):
    return [
        records.save(office, Draft("groups", {"name": name, "order": order})).id
        for order, name in enumerate(("第一代表小组", "第二代表小组"), start=1)
    ]


@pytest.fixture
def page(office, groups, standing, shown):
    first, second = groups
    deputy(office, "王岚", (first, "召集人", date(2022, 3, 1), None))
    deputy(
        office,
        "李松",
        (first, None, date(2022, 3, 1), date(2026, 7, 1)),
        (second, None, date(2026, 7, 1), None),
    )
    deputy(office, "张柏", (first, None, None, None))
    return shown(GroupsPage(standing))


def members(page):
    """The names in the list, but for those who are only mentioned as earlier ones."""
    buttons = [
        one for one in page.members.findChildren(QPushButton) if one.accessibleName().endswith("的档案")
    ]
    return [button.text() for button in buttons if not button.parentWidget().isHidden()]


def test_groups_stand_in_their_own_order(page):
    assert [page.model.index(row, 0).data() for row in range(2)] == ["第一代表小组", "第二代表小组"]


def test_members_are_those_of_the_day(page, qtbot):
    """R14: moving a deputy on 1 July leaves the first half-year with the old group."""
    assert members(page) == ["王岚", "张柏", "李松"]
    assert "2 名" in page.members.note()
    page.members.day.set_day(date(2026, 6, 30))
    page.members.refresh()
    assert "3 名" in page.members.note()
    assert page.members.warning.isHidden()


def test_a_group_of_fewer_than_three_is_warned_about(page):
    assert "不足3名" in page.members.warning.sentence()


def test_a_group_without_a_convener_is_warned_about(page, groups):
    page.show_record(groups[1])
    assert "召集人" in page.members.warning.sentence()


def test_more_than_three_conveners_are_warned_about(page, office, groups):
    for name in ("赵一", "钱二", "孙三", "周四"):
        deputy(office, name, (groups[1], "召集人", None, None))
    page.show_record(groups[1])
    assert "召集人有4名" in page.members.warning.sentence()


def test_a_deputy_whose_mandate_ended_is_counted_no_more(page, office, groups, qtbot):
    gone = browse.load(office, "deputies", 1)
    gone.children["mandates"][0].values.update(ended_on=date(2026, 9, 1), end_cause="去世")
    records.save(office, gone)
    qtbot.waitUntil(lambda: "现有1名" in page.members.warning.sentence())


def test_a_dissolved_group_is_not_warned_about(page, office, groups):
    draft = browse.load(office, "groups", groups[0])
    draft.values["dissolved_on"] = date(2026, 10, 1)
    records.save(office, draft)
    page.show_record(groups[0])
    page.members.refresh()
    assert page.members.warning.isHidden()


def test_a_name_opens_the_deputy_s_file(page, standing):
    button = next(one for one in page.members.findChildren(QPushButton) if one.text() == "王岚")
    button.click()
    assert standing.went == [("deputies", 1)]
