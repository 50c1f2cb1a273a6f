"""The months of every deputy, one click behind the home page's counts (逐月分布)."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from jiedao_desk.operations import overview
from jiedao_desk.operations.desk import Desk
from jiedao_desk.ui.activities.heat_box import HeatBox
from jiedao_desk.ui.activities.spread_card import SpreadCard
from tests.activities import activity, line
from tests.ui.boxes import Answers
from tests.ui.standing import Standing


@pytest.fixture
def signed_in(office: Desk, people: dict[str, int]) -> dict[str, int]:
    """Two activities in March and one in October; one deputy was away from one of them."""
    for day, state in ((date(2026, 3, 2), "出席"), (date(2026, 3, 20), "迟到"), (date(2026, 10, 22), "请假")):
        activity(
            office,
            f"{day.month}月{day.day}日视察",
            day,
            line("韩梅", people["韩梅"], state, reason="病假" if state == "请假" else None),
            line("文一", people["文一"]),
        )
    activity(office, "去年视察", date(2025, 3, 2), line("韩梅", people["韩梅"]))
    return people


def rows(box: HeatBox) -> dict[str, tuple[tuple[int, ...], str]]:
    model = box.strip.model()
    return {
        model._rows[row].name: (model._rows[row].counts, model._rows[row].total)
        for row in range(model.rowCount())
    }


def test_each_deputy_in_office_has_the_months_of_the_year(
    standing: Standing, signed_in: dict[str, int], qtbot
) -> None:
    box = HeatBox(standing)
    qtbot.addWidget(box)
    found = rows(box)
    assert len(found) == 10
    assert {"王伟（第一代表小组）", "王伟（第二代表小组）"} <= set(found)
    assert found["韩梅"] == ((0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0), "2次")
    assert found["文一"] == ((0, 0, 2, 0, 0, 0, 0, 0, 0, 1, 0, 0), "3次")
    assert found["张三"] == ((0,) * 12, "0次")


def test_it_is_narrowed_to_a_group_or_to_those_without_a_record(
    standing: Standing, signed_in: dict[str, int], qtbot
) -> None:
    box = HeatBox(standing)
    qtbot.addWidget(box)
    box.narrow.setCurrentText("第一代表小组")
    assert box.strip.model().rowCount() == 5
    box.narrow.setCurrentText("本街道尚未登记的")
    assert box.strip.model().rowCount() == 8
    assert "韩梅" not in rows(box)


def test_the_home_page_shows_counts_and_leads_to_the_file(
    standing: Standing, signed_in: dict[str, int], qtbot
) -> None:
    card = SpreadCard(standing)
    qtbot.addWidget(card)
    card.refresh(overview.home(standing.desk, 2026).deputies)
    card.show()
    answer = Answers()

    def choose(box: object) -> None:
        assert isinstance(box, HeatBox)
        names = list(rows(box))
        for _ in range(names.index("文一")):
            QTest.keyClick(box.strip, Qt.Key.Key_Down)
        QTest.keyClick(box.strip, Qt.Key.Key_Return)

    answer(choose)
    card.by_month.click()
    assert answer.close() == []
    assert standing.went == [("deputies", signed_in["文一"])]
