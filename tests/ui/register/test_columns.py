"""Column widths: all that fit stand side by side, to the last pixel."""

from __future__ import annotations

import pytest

from jiedao_desk.ui.register.columns import Width, fitting, set_by_hand, shared

WIDTHS = [Width(72, 96, False), Width(96, 200, True), Width(96, 104, False), Width(110, 240, True)]


@pytest.mark.parametrize("room", [374, 375, 376, 377, 380, 500, 639, 640, 641, 900, 1500])
def test_the_room_is_used_to_the_last_pixel_and_never_more(room):
    assert sum(shared(WIDTHS, room)) == room


def test_what_is_left_goes_to_those_that_hold_text():
    given = shared(WIDTHS, 1000)
    assert given[0] == 96
    assert given[2] == 104
    assert given[1] > 200
    assert given[3] > 240


def test_nothing_is_made_narrower_than_it_can_be_read():
    for width, given in zip(WIDTHS, shared(WIDTHS, 374), strict=True):
        assert given >= width.least


def test_a_width_set_by_hand_is_kept():
    widths = [WIDTHS[0], set_by_hand(333, 1000), *WIDTHS[2:]]
    assert shared(widths, 1000)[1] == 333
    assert shared(widths, 640)[1] == 333


def test_a_hand_cannot_push_every_other_column_away():
    assert set_by_hand(5000, 600).least == 400


def test_columns_for_which_there_is_no_room_are_folded_from_the_right():
    assert fitting(WIDTHS, 374) == 4
    assert fitting(WIDTHS, 373) == 3
    assert fitting(WIDTHS, 10) == 2
