"""Words that give way, states that show their word and a shape of their own."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QHBoxLayout, QWidget

from jiedao_desk.ui.colours import Tone
from jiedao_desk.ui.theme import Theme
from jiedao_desk.ui.widgets.labels import ElidedLabel, StateChip
from tests.ui.accessible import spoken_name

LONG = "关于将老旧小区供热管网改造列入明年民生实事项目并接受代表监督的建议"


def test_a_long_text_is_whole_in_its_tip_and_for_a_screen_reader(qtbot):
    label = ElidedLabel(LONG)
    qtbot.addWidget(label)
    label.resize(120, 20)
    label.show()
    assert label.toolTip() == LONG
    assert spoken_name(label) == LONG
    label.resize(900, 20)
    assert label.toolTip() == ""


def test_a_name_is_cut_after_its_neighbour(qtbot):
    row = QWidget()
    layout = QHBoxLayout(row)
    name, note = ElidedLabel("东明街道党工委2026年第20次会议", least=20), ElidedLabel(LONG)
    layout.addWidget(name)
    layout.addWidget(note)
    qtbot.addWidget(row)
    row.resize(420, 40)
    row.show()
    assert name.toolTip() == ""
    assert note.toolTip() == LONG


@pytest.mark.parametrize("bare", [True, False])
def test_marks_differ_in_shape_not_only_in_colour(qtbot, bare: bool):
    shapes = set()
    for tone in Tone:
        chip = StateChip("", tone, marked=True, bare=bare)
        qtbot.addWidget(chip)
        chip.resize(chip.sizeHint())
        picture = chip.grab().toImage()
        ground = picture.pixelColor(picture.width() // 2, 1).lightness()
        shapes.add(
            tuple(
                abs(picture.pixelColor(x, y).lightness() - ground) > 60
                for x in range(picture.width())
                for y in range(picture.height())
            )
        )
    assert len(shapes) == len(Tone)


def test_a_chip_grows_with_its_word_and_the_type(qtbot, theme: Theme):
    chip = StateChip("草稿", Tone.INFO)
    qtbot.addWidget(chip)
    small = chip.sizeHint()
    chip.set_state("已完成，待归档", Tone.GOOD)
    assert chip.sizeHint().width() > small.width()
    assert chip.tone is Tone.GOOD
    assert spoken_name(chip) == "已完成，待归档"
    theme.set_body_size(20)
    assert chip.sizeHint().height() > small.height()
