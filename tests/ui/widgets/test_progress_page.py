"""Long work in sight: how far it is, how to stop it, and a result that stays."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QProgressBar, QPushButton

from jiedao_desk.ui.colours import Tone
from jiedao_desk.ui.widgets.progress_page import ProgressPage, WorkResult
from tests.ui.accessible import nameless


@pytest.fixture
def page(qtbot) -> ProgressPage:
    made = ProgressPage("正在导入名册.xlsx")
    qtbot.addWidget(made)
    made.resize(700, 400)
    made.show()
    return made


def button(page: ProgressPage, text: str) -> QPushButton:
    return next(one for one in page.findChildren(QPushButton) if one.text() == text)


def test_it_shows_how_far_it_is(page: ProgressPage):
    page.show_progress(212, 502, "正在核对")
    bar = page.findChild(QProgressBar)
    assert (bar.value(), bar.maximum()) == (212, 502)
    page.show_progress(0, 0, "正在打开")
    assert bar.maximum() == 0
    assert nameless(page) == []


def test_cancelling_is_asked_once(page: ProgressPage, qtbot):
    with qtbot.waitSignal(page.cancel_wanted):
        qtbot.mouseClick(button(page, "取消"), Qt.MouseButton.LeftButton)
    assert not button(page, "取消").isEnabled()


def test_the_result_stays_to_be_read(page: ProgressPage, qtbot):
    page.show_result(
        WorkResult("新增 498 名，4 行没有导入。", Tone.WARN, ("第9行　校验位不对",), Path("rejects.xlsx"))
    )
    assert list(page.result_text()) == ["新增 498 名，4 行没有导入。", "第9行　校验位不对"]
    assert not page.findChild(QProgressBar).isVisible()
    with qtbot.waitSignal(page.file_wanted) as told:
        qtbot.mouseClick(button(page, "打开文件"), Qt.MouseButton.LeftButton)
    assert told.args == [Path("rejects.xlsx")]
    with qtbot.waitSignal(page.folder_wanted):
        qtbot.mouseClick(button(page, "打开所在文件夹"), Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(page.closed):
        qtbot.mouseClick(button(page, "完成"), Qt.MouseButton.LeftButton)


def test_without_a_file_none_is_offered(page: ProgressPage):
    page.show_result(WorkResult("已取消，没有改动任何记录。", Tone.INFO))
    assert not button(page, "打开文件").isVisible()
