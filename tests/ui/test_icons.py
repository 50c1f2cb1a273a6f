"""One family of icons: every name the program uses is drawn, in one weight, in the colour asked for."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

import pytest
from PySide6.QtGui import QColor, QIcon

from jiedao_desk.paths import resources
from jiedao_desk.ui.icons import icon, icon_names, pixmap

NEEDED = (
    "dashboard session briefing action deputy activity suggestion duty_report opinion station supervision training "
    "fund staff report submission article_map backup settings group term search lock add edit print preview export "
    "import undo help calendar chevron_left chevron_right chevron_up chevron_down close check warning info more "
    "filter columns copy paste photo folder open void history document"
).split()


def test_every_icon_is_there():
    assert set(NEEDED) <= set(icon_names())


@pytest.mark.parametrize("name", icon_names())
def test_one_grid_one_weight_one_colour(name: str):
    source = (resources() / "icons" / f"{name}.svg").read_text(encoding="utf-8")
    root = ET.fromstring(source)
    assert root.get("viewBox") == "0 0 20 20"
    assert root.get("stroke-width") == "1.5"
    assert root.get("stroke") == "currentColor"
    assert set(re.findall(r'(?:fill|stroke)="([^"]+)"', source)) <= {"none", "currentColor"}


@pytest.mark.parametrize("name", icon_names())
def test_it_is_drawn_in_the_colour_asked_for_and_stays_inside(name: str):
    picture = pixmap(name, "#a61b1b", 40, 1.0).toImage()
    drawn = [(x, y) for x in range(40) for y in range(40) if picture.pixelColor(x, y).alpha() > 200]
    assert drawn, "nothing is drawn"
    assert all(0 < x < 39 and 0 < y < 39 for x, y in drawn), "it touches the border of its grid"
    x, y = drawn[len(drawn) // 2]
    seen, asked = picture.pixelColor(x, y), QColor("#a61b1b")
    for one, other in ((seen.red(), asked.red()), (seen.green(), asked.green()), (seen.blue(), asked.blue())):
        assert abs(one - other) <= 12


def test_it_is_sharp_on_an_enlarged_screen():
    assert pixmap("search", "#000000", 18, 1.5).width() == 27
    assert pixmap("search", "#000000", 18, 1.5).deviceIndependentSize().width() == pytest.approx(18)


def test_a_disabled_icon_looks_different():
    drawn = icon("print", "#a61b1b")
    normal, disabled = (drawn.pixmap(18, mode).toImage() for mode in (QIcon.Mode.Normal, QIcon.Mode.Disabled))
    assert normal != disabled


def test_an_unknown_icon_is_a_mistake():
    with pytest.raises(KeyError):
        icon("no_such_icon")
