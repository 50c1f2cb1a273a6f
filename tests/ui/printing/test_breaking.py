"""Lines of Chinese text end and begin where they may."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiedao_desk.ui.printing.breaking import Atom, Line, break_lines, may_break, spacing
from jiedao_desk.ui.printing.faces import Face
from jiedao_desk.ui.printing.text import Style, Typesetter
from tests.ui.printing.widths import SPEECH, EvenWidths

STYLE = Style(Face.FANG, 16, 29)
CLOSING, OPENING = "、，。；：！？）》”…", "（《“"

texts = st.text(alphabet="人大代表工作会议一二三、，。；：！？（）《》“”—…·AB12 .", min_size=1, max_size=120)


def set_text(text: str, characters: float) -> list[Line]:
    return Typesetter(EvenWidths()).lines(text, STYLE, characters * STYLE.size)


@given(texts, st.integers(6, 30))
def test_nothing_is_lost_but_spaces_that_fall_on_a_break(text: str, characters: int) -> None:
    together = "".join(line.text for line in set_text(text, characters))
    assert together.replace(" ", "") == text.replace(" ", "")


@given(texts, st.integers(6, 30))
def test_no_line_is_wider_than_its_room_and_what_can_be_squeezed(text: str, characters: int) -> None:
    for line in set_text(text, characters):
        shown = Line(tuple(atom for atom in line.atoms if atom.text != " "), line.last)
        assert shown.width <= (characters + 1) * STYLE.size + 0.1


@pytest.mark.parametrize("characters", range(8, 31))
def test_closing_marks_never_open_and_opening_marks_never_close_a_line(characters: int) -> None:
    lines = set_text(SPEECH * 3, characters)
    for line in lines[1:]:
        assert line.text[0] not in CLOSING
    for line in lines[:-1]:
        assert line.text[-1] not in OPENING


@pytest.mark.parametrize("characters", range(8, 31))
def test_dashes_numbers_and_times_stay_whole(characters: int) -> None:
    broken = "\n".join(line.text for line in set_text(SPEECH * 3, characters))
    for whole in ("——", "……", "14:00—", "16:30"):
        assert broken.count(whole) == (SPEECH * 3).count(whole)


def test_a_full_line_takes_in_the_mark_behind_it() -> None:
    lines = set_text("人" * 28 + "，" + "大" * 5, 28)
    assert [line.text for line in lines] == ["人" * 28 + "，", "大" * 5]


def test_in_a_narrow_cell_the_character_goes_down_with_its_mark() -> None:
    lines = set_text("人" * 6 + "，" + "大" * 2, 6)
    assert [line.text for line in lines] == ["人" * 5, "人，大大"]


def test_a_word_wider_than_the_line_is_cut() -> None:
    assert [line.text for line in set_text("2105041975081500", 4)] == ["21050419", "75081500"]


def test_a_combining_mark_and_a_variation_stay_with_their_character() -> None:
    assert not may_break("a\u0301b", 1)
    assert not may_break("辻\U000e0100村", 1)


def test_a_short_line_is_stretched_to_the_edge_and_the_last_one_is_not() -> None:
    lines = set_text("人" * 27 + "（大" + "人" * 40, 28)
    assert lines[0].text == "人" * 27
    assert spacing(lines[0], 28 * 16) == pytest.approx(16 / 26)
    assert spacing(lines[-1], 28 * 16) == 0


def test_a_line_is_not_torn_apart() -> None:
    """Wider gaps would be read as spaces between words, and the words not be found in the PDF."""
    atoms = tuple(Atom("人", Face.FANG, 16, 16, breaks=True) for _ in range(10))
    assert spacing(Line(atoms, last=False), 28 * 16) < 0.1 * 16


def test_an_empty_text_is_one_empty_line() -> None:
    assert break_lines([], 100, 100) == [Line((), last=True)]
