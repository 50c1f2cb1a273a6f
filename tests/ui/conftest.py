"""The application as it is dressed when it runs (界面测试环境)."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from jiedao_desk.paths import resources
from jiedao_desk.ui.theme import Scheme, Theme
from jiedao_desk.ui.translations import speak_chinese


@pytest.fixture(scope="session")
def dressed(qapp: QApplication) -> Theme:
    """The theme, worn by the one application of the test run."""
    speak_chinese(qapp)
    return Theme(qapp, resources() / "style", scheme=Scheme.LIGHT)


@pytest.fixture
def theme(dressed: Theme) -> Iterator[Theme]:
    """The theme, put back afterwards to how every test finds it."""
    yield dressed
    dressed.set_scheme(Scheme.LIGHT)
    dressed.set_body_size(14)


@pytest.fixture(autouse=True)
def _dressed(dressed: Theme) -> None:
    """No widget is tested undressed: the style sheet decides sizes."""
