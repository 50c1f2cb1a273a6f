"""The year at a glance: eight blocks, each said, pressed and told apart."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from jiedao_desk.ui.colours import Tone
from jiedao_desk.ui.theme import Theme
from jiedao_desk.ui.widgets.year_strip import WindowFigure, YearStrip
from tests.ui.accessible import nameless, spoken_name, tab_order

UPPER = tuple(
    WindowFigure(
        f"2026B{number}", f"{2 * number - 1}—{2 * number}月", "已完成", Tone.GOOD, ("6月18日 · 1次",)
    )
    for number in range(1, 7)
)
LOWER = (
    WindowFigure("2026H1", "上半年汇报", "已完成", Tone.GOOD, ("6月29日",)),
    WindowFigure("2026H2", "下半年汇报", "剩 39 天", Tone.WARN, ("尚未听取，12月31日前",)),
)


@pytest.fixture
def strip(qtbot) -> YearStrip:
    made = YearStrip()
    made.show_year(UPPER, LOWER)
    qtbot.addWidget(made)
    made.resize(1096, 150)
    made.show()
    qtbot.waitExposed(made)
    return made


def test_six_windows_over_two_half_years(strip: YearStrip):
    blocks = strip.blocks
    assert len({block.y() for block in blocks[:6]}) == 1
    assert len({block.y() for block in blocks[6:]}) == 1
    assert blocks[6].x() == blocks[0].x()
    assert blocks[7].geometry().right() == blocks[5].geometry().right()


def test_a_block_says_all_it_shows(strip: YearStrip):
    assert spoken_name(strip.blocks[7]) == "下半年汇报，剩 39 天，尚未听取，12月31日前"
    assert nameless(strip) == []
    assert tab_order(strip) == list(strip.blocks)


@pytest.mark.parametrize("how", ["mouse", "enter", "space"])
def test_pressing_a_block_opens_its_window(strip: YearStrip, qtbot, how: str):
    block = strip.blocks[4]
    with qtbot.waitSignal(strip.opened) as told:
        if how == "mouse":
            qtbot.mouseClick(block, Qt.MouseButton.LeftButton)
        else:
            qtbot.keyClick(block, Qt.Key.Key_Return if how == "enter" else Qt.Key.Key_Space)
    assert told.args == ["2026B5"]


def test_new_figures_go_into_the_same_blocks(strip: YearStrip):
    before = strip.blocks
    missed = WindowFigure("2026B5", "9—10月", "未召开", Tone.BAD, ("9月15日会议无人大议题",))
    strip.show_year((*UPPER[:4], missed, UPPER[5]), LOWER)
    assert strip.blocks == before
    assert spoken_name(strip.blocks[4]) == "9—10月，未召开，9月15日会议无人大议题"


def test_large_type_in_a_narrow_window_cuts_no_state(strip: YearStrip, theme: Theme, qtbot):
    theme.set_body_size(20)
    strip.resize(760, 300)
    strip.show_year((*UPPER[:5], WindowFigure("2026B6", "11—12月", "剩 39 天", Tone.INFO)), LOWER)

    def whole() -> bool:
        block = strip.blocks[5]
        return block._state.geometry().right() <= block.width() and not block._state.geometry().intersects(
            block._title.geometry()
        )

    qtbot.waitUntil(whole)


def test_the_states_of_a_row_stand_all_under_or_all_beside_their_titles(strip: YearStrip, qtbot):
    def places() -> set[bool]:
        return {block._state.y() > block._title.geometry().bottom() for block in strip.blocks[:6]}

    widths = range(620, 1100, 40)
    for width in widths:
        strip.resize(width, 200)
        qtbot.waitUntil(lambda: len(places()) == 1)
