"""Buttons: pressed by Enter as by Space, icons with names, in the colours of the theme."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu

from jiedao_desk.ui.theme import Scheme, Theme
from jiedao_desk.ui.widgets.buttons import IconButton, LinkButton, PlainButton, PrimaryButton
from tests.ui.accessible import spoken_name


@pytest.mark.parametrize("kind", [PlainButton, PrimaryButton, LinkButton])
@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_keys_press_it(qtbot, kind, key):
    button = kind("登记活动")
    qtbot.addWidget(button)
    with qtbot.waitSignal(button.clicked):
        qtbot.keyClick(button, key)


def test_an_icon_alone_has_a_name_and_a_tip(qtbot):
    button = IconButton("print", "打印签到表")
    qtbot.addWidget(button)
    assert spoken_name(button) == "打印签到表"
    assert button.toolTip() == "打印签到表"


def test_its_icon_follows_the_theme(qtbot, theme: Theme):
    button = PlainButton("预览", "preview")
    qtbot.addWidget(button)
    light = button.icon().pixmap(18).toImage()
    theme.set_scheme(Scheme.DARK)
    assert button.icon().pixmap(18).toImage() != light


@pytest.mark.parametrize("kind", [PlainButton, PrimaryButton, LinkButton])
def test_focus_is_seen(qtbot, kind):
    button = kind("编辑")
    qtbot.addWidget(button)
    with qtbot.waitActive(button):
        button.show()
        button.activateWindow()
    button.clearFocus()
    before = button.grab().toImage()
    button.setFocus(Qt.FocusReason.TabFocusReason)
    assert button.hasFocus()
    assert button.grab().toImage() != before


def test_small_links_are_smaller(qtbot):
    links = [LinkButton("怎么算的", size=size) for size in ("caption", "body")]
    for link in links:
        qtbot.addWidget(link)
        link.show()
    assert links[0].sizeHint().height() < links[1].sizeHint().height()


def test_a_menu_drops_down(qtbot):
    button = PlainButton("导出")
    menu = QMenu(button)
    menu.addAction("PDF")
    qtbot.addWidget(button)
    plain = button.sizeHint().width()
    button.set_menu(menu)
    button.show()
    assert button.menu() is menu
    assert button.sizeHint().width() > plain


def test_a_primary_button_that_steps_back_has_the_icon_of_a_plain_one(qtbot):
    primary, plain = PrimaryButton("选择文件…", "folder"), PlainButton("选择文件…", "folder")
    for button in (primary, plain):
        qtbot.addWidget(button)
    primary.set_leading(False)
    assert primary.icon_colour() == plain.icon_colour()
    primary.set_leading(True)
    assert primary.icon_colour() != plain.icon_colour()
