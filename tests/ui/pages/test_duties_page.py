"""How each duty stands, period by period, in words that fit its state (应尽事项页面)."""

from __future__ import annotations

from datetime import date

import pytest

from jiedao_desk.operations.desk import Desk
from jiedao_desk.ui.pages.duties import DutiesPage
from tests.operations.test_standing import hold
from tests.ui.standing import Standing


@pytest.fixture
def page(office: Desk, standing: Standing, shown) -> DutiesPage:
    """January has a session that counts and a draft, March one without an item on the congress."""
    hold(office, date(2026, 1, 5))
    hold(office, date(2026, 2, 5), final=False)
    hold(office, date(2026, 3, 20), congress=0)
    return shown(DutiesPage(standing))


def told(page: DutiesPage) -> dict[str, tuple[str, str]]:
    table = page.standings
    rows = [[table.item(row, column).text() for column in range(3)] for row in range(table.rowCount())]
    return {period: (state, why) for period, state, why in rows}


def test_a_period_that_is_met_is_not_told_as_if_it_lacked_something(page: DutiesPage) -> None:
    assert told(page)["2026年1—2月"] == ("已完成", "另有一次不计入：草稿尚未定稿")
    assert told(page)["2026年3—4月"] == ("未召开", "无人大议题")
