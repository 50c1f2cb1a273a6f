"""The deputies' page in a window, over a real office with a few deputies (代表页面测试环境)."""

from __future__ import annotations

from datetime import date

import pytest

from jiedao_desk.kernel.dates import PartialDate
from jiedao_desk.ui.pages.deputies import DeputiesPage
from tests.deputies import deputy, group, mandate
from tests.ui.boxes import Answers
from tests.ui.standing import Standing

ID = "210504197508150012"


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
    made.feed.close()


@pytest.fixture
def groups(office) -> list[int]:
    return [group(office, "第一代表小组", order=1), group(office, "第二代表小组", order=2)]


@pytest.fixture
def people(office, groups) -> dict[str, int]:
    """Six persons, five in office, one of them at two levels and one only attached."""
    first, second = groups
    return {
        "张三": deputy(
            office,
            "张三",
            mandate(constituency="第1选区", certificate="027"),
            mandate("市", electing_unit="明山区"),
            mandate(
                term="第十八届",
                started_on=date(2017, 1, 5),
                ended_on=date(2022, 1, 6),
                end_cause="届满",
            ),
            group=second,
            sex="男",
            nation="满族",
            birth=PartialDate(1975, 8, 15),
            party="中共党员",
            education="大学",
            employer="明山区第一中学校长",
            identity_number=ID,
            mobile="13800000001",
            address="东明路1号",
        ),
        "田富": deputy(office, "田富", mandate(constituency="第2选区", certificate="003"), group=first),
        "田大利": deputy(office, "田大利", mandate(constituency="第10选区"), group=first),
        "丁一": deputy(office, "丁一", mandate(constituency="第2选区", belonging="编入本街道活动")),
        "欧阳少东": deputy(office, "欧阳少东", mandate(constituency="第1选区", certificate="011")),
        "王小宁": deputy(
            office,
            "王小宁",
            mandate(ended_on=date(2026, 6, 20), end_cause="辞职被接受", end_document="公告3号"),
        ),
    }


@pytest.fixture
def page(people, standing, qtbot) -> DeputiesPage:
    """The list, in a window of an office screen's size, left of which is the navigation."""
    made = DeputiesPage(standing)
    made.resize(1170, 690)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
    return made


@pytest.fixture
def zhang(page, people) -> DeputiesPage:
    """The page with the file of 张三 in sight."""
    page.show_record(people["张三"])
    return page
