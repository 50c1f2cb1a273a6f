"""Charts say the same to the eye, to a screen reader, and on paper without colour."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from jiedao_desk.ui.charts.heat_strip import HeatRow, HeatStrip, shade
from jiedao_desk.ui.charts.month_bars import MonthBars
from jiedao_desk.ui.charts.spread import Spread, SpreadBar, SpreadFigure
from jiedao_desk.ui.theme import Scheme, Theme
from tests.ui.accessible import nameless, spoken_name

MONTHS = [str(month) for month in range(1, 13)]
ROWS = (
    HeatRow("p1", "丁小宁", (0, 1, 2, 3, 5, 9, 0, 0, 0, 0, 0, 0), "20次"),
    HeatRow("p2", "阿依古丽·买买提", (1,) * 12, "12次"),
)


@pytest.fixture
def strip(qtbot) -> HeatStrip:
    made = HeatStrip()
    made.show_rows(ROWS, MONTHS)
    qtbot.addWidget(made)
    made.resize(520, 120)
    made.show()
    return made


@pytest.mark.parametrize(
    ("count", "step"), [(-1, 0), (0, 0), (1, 1), (2, 2), (3, 3), (4, 3), (5, 4), (99, 4)]
)
def test_more_is_darker(count: int, step: int):
    assert shade(count, (2, 3, 5)) == step


def test_the_model_keeps_qts_rules(strip: HeatStrip):
    QAbstractItemModelTester(strip.model(), QAbstractItemModelTester.FailureReportingMode.Fatal)
    strip.show_rows(ROWS[:1], MONTHS[:6])
    strip.show_rows((), ())


def test_a_cell_is_painted_by_its_count(strip: HeatStrip):
    picture = strip.viewport().grab().toImage()

    def middle(column: int) -> int:
        return picture.pixelColor(strip.visualRect(strip.model().index(0, column)).center()).lightness()

    seen = [middle(column) for column in range(1, 7)]
    assert seen == sorted(seen, reverse=True)
    assert len(set(seen[:5])) == 5


def test_a_cell_says_whose_month_it_is(strip: HeatStrip):
    index = strip.model().index(0, 4)
    assert index.data(Qt.ItemDataRole.ToolTipRole) == "丁小宁，4月，3次"
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "丁小宁，4月，3次"


def test_it_fits_without_a_horizontal_scroll_bar(strip: HeatStrip):
    assert strip.horizontalHeader().length() <= strip.viewport().width()


def test_a_row_is_opened_by_click_and_by_enter(strip: HeatStrip, qtbot):
    place = strip.visualRect(strip.model().index(1, 0)).center()
    with qtbot.waitSignal(strip.opened) as told:
        qtbot.mouseClick(strip.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert told.args == ["p2"]
    strip.setCurrentIndex(strip.model().index(0, 3))
    with qtbot.waitSignal(strip.opened) as told:
        qtbot.keyClick(strip, Qt.Key.Key_Return)
    assert told.args == ["p1"]


def test_bars_are_as_high_as_their_counts_and_are_said(qtbot):
    bars = MonthBars("履职月历")
    bars.show_counts((2, 1, 0, 4), ("1", "2", "3", "4"))
    qtbot.addWidget(bars)
    bars.resize(400, 100)
    bars.show()
    assert bars.accessibleDescription() == "1月2次，2月1次，3月0次，4月4次"
    picture = bars.grab().toImage()
    width = 400 // 4
    heights = [
        sum(picture.pixelColor(place * width + 10, y).name() == "#6c9bba" for y in range(100))
        for place in range(4)
    ]
    assert heights[3] > heights[0] > heights[1] > heights[2]


def test_bars_follow_the_theme(qtbot, theme: Theme):
    bars = MonthBars()
    bars.show_counts((3,), ("1",))
    qtbot.addWidget(bars)
    bars.resize(100, 100)
    light = bars.grab().toImage()
    theme.set_scheme(Scheme.DARK)
    assert bars.grab().toImage() != light


def test_the_spread_gives_counts_and_opens_the_people(qtbot):
    spread = Spread()
    spread.show_figures(
        [SpreadFigure("none", "尚未登记", 1, "1 名"), SpreadFigure("few", "1—3次", 6, "6 名")]
    )
    qtbot.addWidget(spread)
    spread.show()
    bars = spread.findChildren(SpreadBar)
    assert [spoken_name(bar) for bar in bars] == ["尚未登记：1 名", "1—3次：6 名"]
    assert nameless(spread) == []
    with qtbot.waitSignal(spread.opened) as told:
        qtbot.mouseClick(bars[0], Qt.MouseButton.LeftButton)
    assert told.args == ["none"]
