"""Where a page stands, and answers to its boxes (页面测试环境)."""

from __future__ import annotations

import pytest

from tests.ui.boxes import Answers
from tests.ui.standing import Standing


@pytest.fixture
def answer(qapp) -> Answers:
    """Answers the boxes that a test expects."""
    made = Answers()
    yield made
    assert made.close() == [], "a box was expected and never asked"


@pytest.fixture
def standing(office, qapp) -> Standing:
    made = Standing(office)
    yield made
    made.close()


@pytest.fixture
def shown(qtbot):
    """Puts a page in a window of an office screen's size, left of which is the navigation."""

    def show(page):
        page.resize(1170, 690)
        qtbot.addWidget(page)
        with qtbot.waitActive(page):
            page.show()
        return page

    return show
