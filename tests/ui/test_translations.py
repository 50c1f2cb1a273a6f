"""What Qt itself writes is Chinese."""

from __future__ import annotations

from PySide6.QtCore import QDate, QLocale
from PySide6.QtWidgets import QDialogButtonBox, QLineEdit, QMenu


def test_qt_s_own_buttons_and_menus_are_chinese(qtbot):
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    qtbot.addWidget(box)
    assert box.button(QDialogButtonBox.StandardButton.Cancel).text() == "取消"
    line = QLineEdit("东明")
    qtbot.addWidget(line)
    menu = line.createStandardContextMenu()
    assert isinstance(menu, QMenu)
    assert any("复制" in action.text() for action in menu.actions())


def test_dates_are_written_as_in_china(qtbot):
    assert QLocale().toString(QDate(2026, 3, 5), "dddd") == "星期四"
