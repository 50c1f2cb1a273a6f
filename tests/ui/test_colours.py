"""Every writing can be read on what it stands on, in both themes; shades can be told apart without colour."""

from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtGui import QColor

from jiedao_desk.ui.colours import DARK, LIGHT, Colours, Tone, contrast

WRITING = 4.5
EDGES = 3.0

themes = pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])


def test_contrast_is_that_of_the_guideline():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#ffffff", "#ffffff") == pytest.approx(1)
    # 4.54 is the value published for this grey, the lightest that passes on white.
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)


@themes
@pytest.mark.parametrize("ink", ["text", "muted", "faint"])
@pytest.mark.parametrize("ground", ["ground", "card", "raised", "field", "sunken", "hover"])
def test_writing_can_be_read_on_every_ground(colours: Colours, ink: str, ground: str):
    assert contrast(getattr(colours, ink), getattr(colours, ground)) >= WRITING


@themes
@pytest.mark.parametrize("tone", list(Tone))
@pytest.mark.parametrize("ground", ["own", "card", "ground", "raised"])
def test_a_state_can_be_read_on_its_tint_and_on_the_page(colours: Colours, tone: Tone, ground: str):
    state = colours.tone(tone)
    under = state.tint if ground == "own" else getattr(colours, ground)
    assert contrast(state.ink, under) >= WRITING


@themes
@pytest.mark.parametrize("tone", list(Tone))
def test_text_and_details_can_be_read_on_a_tint(colours: Colours, tone: Tone):
    tint = colours.tone(tone).tint
    assert contrast(colours.text, tint) >= WRITING
    assert contrast(colours.muted, tint) >= WRITING


@themes
@pytest.mark.parametrize("tone", list(Tone))
def test_the_edge_of_a_state_stands_out(colours: Colours, tone: Tone):
    state = colours.tone(tone)
    assert contrast(state.edge, colours.card) >= EDGES
    # The neutral edge says nothing that its word does not say.
    assert contrast(state.edge, state.tint) >= (EDGES if tone is not Tone.NEUTRAL else 2.4)


@themes
@pytest.mark.parametrize("ground", ["card", "ground", "accent_tint", "raised", "field"])
def test_the_accent_can_be_read(colours: Colours, ground: str):
    assert contrast(colours.accent_ink, getattr(colours, ground)) >= WRITING


@themes
@pytest.mark.parametrize("fill", ["accent", "accent_hover", "accent_pressed"])
def test_the_primary_button_can_be_read(colours: Colours, fill: str):
    assert contrast(colours.on_accent, getattr(colours, fill)) >= WRITING


@themes
@pytest.mark.parametrize(
    "ground", ["card", "ground", "field", "raised", "good", "info", "warn", "bad", "neutral"]
)
def test_the_ring_of_focus_is_seen(colours: Colours, ground: str):
    under = getattr(colours, ground)
    assert contrast(colours.focus, under if isinstance(under, str) else under.tint) >= EDGES


@themes
def test_selected_text_can_be_read(colours: Colours):
    assert contrast(colours.text, colours.selection) >= WRITING
    assert contrast(colours.muted, colours.selection) >= WRITING
    assert contrast(colours.field, colours.focus) >= WRITING


@themes
def test_shades_differ_in_lightness_alone(colours: Colours):
    lightness = [QColor(shade).lightness() for shade in colours.scale]
    steps = [abs(one - other) for one, other in pairwise(lightness)]
    assert lightness in (sorted(lightness), sorted(lightness, reverse=True))
    assert min(steps) >= 12
