"""The manual is read without scrolling sideways (使用手册)."""

from __future__ import annotations

import pytest

from jiedao_desk import paths
from jiedao_desk.ui.help import Manual
from jiedao_desk.ui.theme import Theme


# The screenless platform cannot raise a window.
@pytest.mark.qt_log_ignore("This plugin does not support")
def test_every_chapter_fits_the_window_of_the_manual(qtbot, theme: Theme) -> None:
    folder = paths.resources() / "help"
    manual = Manual(folder)
    qtbot.addWidget(manual)
    for chapter in sorted(folder.glob("*.md")):
        manual.open(chapter.stem)
        qtbot.waitExposed(manual)
        assert manual.chapter.horizontalScrollBar().maximum() == 0, chapter.stem
