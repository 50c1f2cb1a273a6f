"""A page of a register in a window, over a real office (登记簿页面测试环境)."""

from __future__ import annotations

from datetime import date

import pytest

from jiedao_desk.kernel.draft import Draft
from jiedao_desk.operations import records
from jiedao_desk.ui.register.page import RegisterPage
from tests.ui.boxes import Answers
from tests.ui.standing import Standing

STAFF = (
    ("李卫国", "党工委", "副书记", "党工委副书记、办事处主任", date(2022, 5, 3)),
    ("孙立", "党工委", "副书记", "党工委副书记", date(2023, 1, 9)),
    ("赵春梅", "党工委", "委员", "党工委委员、组织委员", date(2024, 3, 1)),
    ("刘志强", "人大街道工委", "主任", "人大街道工委主任", date(2023, 6, 20)),
    ("王敏", "人大街道工委", "工作人员", None, date(2025, 9, 1)),
)


@pytest.fixture
def staffed(office):
    """The office with five more people; with 张红旗 they are six."""
    for name, body, post, title, since in STAFF:
        values = {"name": name, "body": body, "post": post, "full_title": title, "started_on": since}
        records.save(office, Draft("staff", values))
    return office


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
def open_page(qtbot, standing):
    """Opens the page of a register in a window of an office screen's size, left of which is the navigation."""

    def opened(key: str = "staff", kind=RegisterPage):
        given = (standing, standing.desk.catalogue[key]) if kind is RegisterPage else (standing,)
        page = kind(*given)
        page.resize(1170, 690)
        qtbot.addWidget(page)
        with qtbot.waitActive(page):
            page.show()
        return page

    return opened


@pytest.fixture
def page(staffed, open_page):
    """The page of the staff."""
    return open_page()
