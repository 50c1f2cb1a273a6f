"""Light and dark, small and large: one style sheet, complete, following the system."""

from __future__ import annotations

from string import Template

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetricsF, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from jiedao_desk.paths import resources
from jiedao_desk.ui.colours import DARK, LIGHT, current_colours
from jiedao_desk.ui.theme import Scheme, Theme, TypeScale, current_type, palette_of, sized_font, style_sheet
from jiedao_desk.ui.widgets.buttons import PrimaryButton


def test_dark_changes_palette_and_style_sheet(theme: Theme, qapp: QApplication):
    light = qapp.styleSheet()
    theme.set_scheme(Scheme.DARK)
    assert current_colours() == DARK
    assert qapp.palette().color(QPalette.ColorRole.WindowText).name() == DARK.text
    assert qapp.styleSheet() != light
    theme.set_scheme(Scheme.LIGHT)
    assert qapp.styleSheet() == light


def test_the_system_is_followed(theme: Theme, qapp: QApplication, qtbot):
    theme.set_scheme(Scheme.SYSTEM)
    with qtbot.waitSignal(theme.changed):
        qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert current_colours() == DARK
    with qtbot.waitSignal(theme.changed):
        qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Light)
    assert current_colours() == LIGHT


def test_a_chosen_scheme_does_not_follow_the_system(theme: Theme, qapp: QApplication):
    theme.set_scheme(Scheme.LIGHT)
    qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert current_colours() == LIGHT
    qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Light)


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("body", [14, 17, 20])
def test_every_token_of_the_style_sheets_is_known(colours, body):
    folder = resources() / "style"
    for sheet in sorted(folder.glob("*.qss")):
        filled = style_sheet(Template(sheet.read_text(encoding="utf-8")), colours, TypeScale.of(body), folder)
        assert "${" not in filled
        for line in filled.splitlines():
            if "url(" in line:
                assert (folder / line.split("url(")[1].split(")")[0]).is_file(), line


def test_all_sheets_are_worn(qapp: QApplication):
    for name in ("QComboBox", "QTableView", "#Navigation", "#Card"):
        assert name in qapp.styleSheet()


@pytest.mark.parametrize(("asked", "given"), [(9, 14), (14, 14), (16, 16), (20, 20), (48, 20)])
def test_type_stays_between_fourteen_and_twenty(theme: Theme, asked: int, given: int):
    theme.set_body_size(asked)
    assert theme.type.body == given
    assert QGuiApplication.font().pixelSize() == given
    assert current_type() == theme.type


def test_larger_type_makes_controls_larger(theme: Theme, qtbot):
    label, button = QLabel("专题研究"), QPushButton("保存")
    for widget in (label, button):
        qtbot.addWidget(widget)
        widget.show()
    before = (label.sizeHint(), button.sizeHint())
    theme.set_body_size(20)
    assert label.sizeHint().width() > before[0].width()
    assert button.sizeHint().height() > before[1].height()


def test_numbers_are_tabular():
    for font in (QGuiApplication.font(), sized_font(12), sized_font(20, bold=True)):
        assert len({QFontMetricsF(font).horizontalAdvance(digit) for digit in "0123456789"}) == 1


def test_the_primary_button_is_filled_with_the_accent(qtbot):
    button = PrimaryButton("定稿")
    qtbot.addWidget(button)
    button.resize(120, 36)
    assert button.grab().toImage().pixelColor(60, 4).name() == LIGHT.accent


def test_disabled_text_is_quieter_than_text():
    palette = palette_of(LIGHT)
    role = QPalette.ColorRole.Text
    assert palette.color(QPalette.ColorGroup.Disabled, role) != palette.color(
        QPalette.ColorGroup.Active, role
    )
