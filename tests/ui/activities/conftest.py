"""An activity open in the editor, with people to sign in (签到测试环境)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtTest import QTest

from jiedao_desk.operations.desk import Desk
from jiedao_desk.ui.activities.editor import ActivityEditor
from tests.deputies import deputy, group
from tests.ui.standing import Standing

OCTOBER = date(2026, 10, 22)
NAMES = ("丁小宁", "王伟", "王伟", "文一", "张三", "欧阳少东", "周全", "高大富", "高富", "韩梅")


@pytest.fixture
def people(office: Desk) -> dict[str, int]:
    """Ten deputies in two groups, two of one name; by name the last of it."""
    groups = [group(office, f"第{word}代表小组", order=at) for at, word in enumerate("一二")]
    return {
        name: deputy(office, name, group=groups[at % 2], mobile=f"1380000{at:04}")
        for at, name in enumerate(NAMES)
    }


@pytest.fixture
def standing(office: Desk) -> Standing:
    """Where the editor stands."""
    return Standing(office)


@pytest.fixture
def editor(standing: Standing, people: dict[str, int]) -> Iterator[ActivityEditor]:
    """A new activity, its name typed already."""
    made = ActivityEditor(standing)
    made.resize(1170, 690)
    made.show()
    made.begin(held_on=OCTOBER)
    QTest.qWaitForWindowExposed(made)
    made.form.set_value("title", "老旧小区供热改造视察")
    made.sheet.search.setFocus()
    yield made
    made.pane.close_record()
    made.close()


def states(editor: ActivityEditor) -> dict[str, str | None]:
    """The states on the sheet, namesakes told apart by their group."""
    return {
        f"{tile.name}{tile.aside}": None if tile.state == "未登记" else tile.state
        for row in range(editor.sheet.model.rowCount())
        if (tile := editor.sheet.model._tile(row, editor.sheet.model.lines()[row]))
    }
