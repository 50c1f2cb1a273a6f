"""A button half below the edge takes the click it is given; a field that is reached is shown whole (保持可见)."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QScrollArea, QVBoxLayout, QWidget

from jiedao_desk.ui.widgets.in_sight import bring_in_sight


@pytest.fixture
def area(qtbot):
    """Fields, and at the lower edge of what is in sight a button cut in half."""
    made = QScrollArea()
    inside = QWidget()
    column = QVBoxLayout(inside)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    made.fields = [QLineEdit() for _ in range(6)]
    made.button = QPushButton("粘贴")
    for widget in (*made.fields[:3], made.button, *made.fields[3:]):
        column.addWidget(widget)
    made.setWidget(inside)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
    made.resize(300, made.button.geometry().center().y() + 2)
    qtbot.waitUntil(lambda: 0 < made.button.visibleRegion().boundingRect().height() < made.button.height())

    def follow(_old, now):
        if now is not None and inside.isAncestorOf(now):
            bring_in_sight(made, now)

    application = QApplication.instance()
    application.focusChanged.connect(follow)
    yield made
    application.focusChanged.disconnect(follow)


def test_a_click_on_a_button_that_is_half_in_sight_is_not_lost(area, qtbot):
    pressed = []
    area.button.clicked.connect(lambda: pressed.append(1))
    window, spot = area.windowHandle(), area.button.mapTo(area, QPoint(20, 6))
    QTest.mousePress(window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, spot)
    QTest.mouseRelease(window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, spot)
    assert pressed == [1]


def test_what_the_keys_reach_is_shown_whole(area, qtbot):
    area.fields[2].setFocus()
    QTest.keyClick(area.fields[2], Qt.Key.Key_Tab)
    assert area.button.hasFocus()
    qtbot.waitUntil(lambda: area.button.visibleRegion().boundingRect().height() == area.button.height())
