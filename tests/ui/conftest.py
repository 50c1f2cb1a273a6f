"""The application as it is dressed when it runs (界面测试环境)."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from shiboken6 import getCppPointer, isValid

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


@pytest.fixture(autouse=True)
def _cleared(qapp: QApplication) -> Iterator[None]:
    """What a test leaves behind goes with it: every widget that stays is dressed again with each change of theme."""
    before = {getCppPointer(one) for one in qapp.topLevelWidgets()}
    yield
    for left in qapp.topLevelWidgets():
        if isValid(left) and left.parent() is None and getCppPointer(left) not in before:
            left.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
