"""A second start calls the first window, and only that of the same data folder."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtNetwork import QLocalServer
from PySide6.QtWidgets import QWidget

import jiedao_desk
from jiedao_desk.ui.single_instance import SingleInstance, bring_forward, name_for


@pytest.fixture
def first(tmp_path: Path):
    instance = SingleInstance(tmp_path)
    assert instance.listen()
    yield instance
    instance.close()


CALL = """
import sys
from pathlib import Path
from jiedao_desk.ui.single_instance import SingleInstance
print(SingleInstance(Path(sys.argv[1])).call_first())
"""


def call_from_elsewhere(folder: Path, qtbot) -> bool:
    """As a second program does."""
    program = subprocess.Popen(
        [sys.executable, "-c", CALL, str(folder)],
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(jiedao_desk.__file__).parents[1],
    )
    qtbot.waitUntil(lambda: program.poll() is not None, timeout=30_000)
    said, _ = program.communicate()
    return said.strip() == "True"


def test_the_first_window_is_called(first: SingleInstance, tmp_path: Path, qtbot):
    with qtbot.waitSignal(first.called):
        assert call_from_elsewhere(tmp_path, qtbot)


def test_another_folder_is_another_program(first: SingleInstance, tmp_path: Path, qtbot):
    other = tmp_path / "other"
    other.mkdir()
    with qtbot.assertNotEmitted(first.called):
        assert not call_from_elsewhere(other, qtbot)


def test_when_the_first_is_gone_nobody_answers(tmp_path: Path, qtbot):
    instance = SingleInstance(tmp_path)
    instance.listen()
    instance.close()
    assert not call_from_elsewhere(tmp_path, qtbot)


def test_a_name_left_behind_by_a_crash_is_taken_over(tmp_path: Path, qtbot):
    left = QLocalServer()
    assert left.listen(name_for(tmp_path))
    after = SingleInstance(tmp_path)
    assert after.listen()
    with qtbot.waitSignal(after.called):
        assert call_from_elsewhere(tmp_path, qtbot)
    after.close()
    left.close()


def test_the_same_folder_by_two_ways_has_one_name(tmp_path: Path):
    inside = tmp_path / "inside"
    inside.mkdir()
    assert name_for(tmp_path) == name_for(inside / "..")
    assert name_for(tmp_path) != name_for(inside)
    assert str(tmp_path.name) not in name_for(tmp_path)


# The screenless platform cannot raise a window.
@pytest.mark.qt_log_ignore("This plugin does not support")
def test_a_minimised_window_comes_back(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    window.showMinimized()
    bring_forward(window)
    assert not window.isMinimized()
    assert window.isVisible()


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_a_window_that_filled_the_screen_fills_it_again(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    window.showMaximized()
    window.setWindowState(window.windowState() | Qt.WindowState.WindowMinimized)
    bring_forward(window)
    assert window.isMaximized()
    assert not window.isMinimized()
