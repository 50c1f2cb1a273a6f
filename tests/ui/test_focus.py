"""Wherever the focus goes it is seen, in both themes."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QLineEdit,
    QListView,
    QPlainTextEdit,
    QRadioButton,
    QTabBar,
    QTableWidget,
    QVBoxLayout,
    QWidget,
)

from jiedao_desk.ui.charts.spread import SpreadBar, SpreadFigure
from jiedao_desk.ui.colours import Tone
from jiedao_desk.ui.navigation import NavigationEntry, NavigationItem
from jiedao_desk.ui.theme import Scheme, Theme
from jiedao_desk.ui.widgets.buttons import IconButton, LinkButton, PlainButton, PrimaryButton
from jiedao_desk.ui.widgets.people_editor import PeopleEditor
from jiedao_desk.ui.widgets.year_strip import WindowBlock, WindowFigure


def combo() -> QComboBox:
    box = QComboBox()
    box.addItems(["2026年", "2025年"])
    return box


def tabs() -> QTabBar:
    bar = QTabBar()
    bar.addTab("全部 22")
    bar.addTab("会议 4")
    return bar


def locked() -> QLineEdit:
    line = QLineEdit("街道三楼会议室")
    line.setReadOnly(True)
    return line


def navigation_item() -> NavigationItem:
    item = NavigationItem(NavigationEntry("sessions", "专题研究", "session"))
    item.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return item


MAKERS = {
    "line": lambda: QLineEdit("街道三楼会议室"),
    "locked line": locked,
    "prose": lambda: QPlainTextEdit("讨论发言"),
    "combo": combo,
    "check": lambda: QCheckBox("人大议题"),
    "radio": lambda: QRadioButton("全部出席"),
    "tabs": tabs,
    "table": lambda: QTableWidget(2, 2),
    "list": QListView,
    "plain": lambda: PlainButton("登记活动"),
    "primary": lambda: PrimaryButton("定稿"),
    "link": lambda: LinkButton("怎么算的"),
    "icon": lambda: IconButton("print", "打印"),
    "navigation": navigation_item,
    "window": lambda: WindowBlock(WindowFigure("2026B1", "1—2月", "已完成", Tone.GOOD)),
    "spread": lambda: SpreadBar(SpreadFigure("none", "尚未登记", 1, "1 名"), 1, 60),
    "people": lambda: PeopleEditor(lambda _typed: ()),
}


@pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.DARK])
@pytest.mark.parametrize("kind", MAKERS)
def test_the_focus_is_seen(qtbot, theme: Theme, kind: str, scheme: Scheme):
    theme.set_scheme(scheme)
    window = QWidget()
    layout = QVBoxLayout(window)
    elsewhere, widget = PlainButton("别处"), MAKERS[kind]()
    layout.addWidget(elsewhere)
    layout.addWidget(widget)
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.resize(320, 300)
        window.show()
        window.activateWindow()
    elsewhere.setFocus()
    without = widget.grab().toImage()
    widget.setFocus(Qt.FocusReason.TabFocusReason)
    assert not elsewhere.hasFocus()
    within = widget.grab().toImage()
    changed = sum(
        within.pixelColor(x, y) != without.pixelColor(x, y)
        for x in range(within.width())
        for y in range(within.height())
    )
    # More than a blinking cursor: a ring, or at least a line along one side.
    assert changed > min(within.width(), 40)
