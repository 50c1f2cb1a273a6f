"""The preview shows the pages that will be printed."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QWheelEvent
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from jiedao_desk.kernel.document import Document, Paragraph, Title
from jiedao_desk.ui.printing import preview_pane
from jiedao_desk.ui.printing.preview import PreviewPages, Zoom
from jiedao_desk.ui.printing.preview_pane import PreviewDialog, PreviewPane
from jiedao_desk.ui.printing.printer import NO_PRINTER
from tests.ui.printing.widths import SPEECH


def long_document(paragraphs: int = 40) -> Document:
    return Document("会议记录", "test", (Title("会议记录"), *[Paragraph.of(SPEECH)] * paragraphs))


@pytest.fixture
def pane(qtbot: QtBot) -> PreviewPane:
    pane = PreviewPane(long_document())
    qtbot.addWidget(pane)
    pane.resize(900, 700)
    with qtbot.waitExposed(pane):
        pane.show()
    return pane


def shown(pane: PreviewPane) -> list[str]:
    return [label.text() for label in pane.findChildren(preview_pane.QLabel)]


def button(pane: PreviewPane, name: str) -> QPushButton:
    return next(
        each for each in pane.findChildren(QPushButton) if name in (each.text(), each.accessibleName())
    )


def test_it_says_how_many_pages_there_are(pane: PreviewPane) -> None:
    count = pane.pages.page_count()
    assert count > 5
    assert f"第 1 页，共 {count} 页" in shown(pane)


def test_the_page_is_white_with_writing_on_it(pane: PreviewPane) -> None:
    picture = pane.pages.viewport().grab().toImage()
    colours = {picture.pixelColor(x, 300).name() for x in range(picture.width())}
    whole = {
        picture.pixelColor(x, y).lightness()
        for x in range(0, picture.width(), 2)
        for y in range(0, picture.height(), 2)
    }
    assert QColor("white").name() in colours
    assert min(whole) < 90


def test_the_page_fits_the_width_of_the_window(pane: PreviewPane) -> None:
    before = pane.pages.scale()
    pane.resize(1300, 700)
    assert pane.pages.scale() > before
    assert not pane.pages.horizontalScrollBar().maximum()


def test_zoom_by_buttons(qtbot: QtBot, pane: PreviewPane) -> None:
    qtbot.mouseClick(button(pane, "100%"), Qt.MouseButton.LeftButton)
    assert pane.pages.scale() == 1
    assert "100%" in shown(pane)
    qtbot.mouseClick(button(pane, "放大"), Qt.MouseButton.LeftButton)
    assert pane.pages.scale() == 1.25
    qtbot.mouseClick(button(pane, "缩小"), Qt.MouseButton.LeftButton)
    qtbot.mouseClick(button(pane, "缩小"), Qt.MouseButton.LeftButton)
    assert pane.pages.scale() == 0.9
    qtbot.mouseClick(button(pane, "适合宽度"), Qt.MouseButton.LeftButton)
    assert pane.pages.scale() not in (0.9, 1, 1.25)


def test_zoom_by_keys(qtbot: QtBot, pane: PreviewPane) -> None:
    pane.pages.setFocus()
    qtbot.keyClick(pane.pages, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    assert pane.pages.scale() == 1
    qtbot.keyClick(pane.pages, Qt.Key.Key_Equal, Qt.KeyboardModifier.ControlModifier)
    assert pane.pages.scale() == 1.25


def test_zoom_stops_at_its_ends(pane: PreviewPane) -> None:
    for _ in range(30):
        pane.pages.zoom_in()
    assert pane.pages.scale() == 3
    for _ in range(30):
        pane.pages.zoom_out()
    assert pane.pages.scale() == 0.5


def test_zoom_keeps_the_place(pane: PreviewPane) -> None:
    pane.pages.set_zoom(1.0)
    pane.pages.go_to(4)
    before = pane.pages.page_in_sight()
    pane.pages.zoom_in()
    assert abs(pane.pages.page_in_sight() - before) <= 1


def test_the_wheel_zooms_with_ctrl_and_scrolls_without(pane: PreviewPane) -> None:
    pane.pages.set_zoom(1.0)
    for modifier, angle in (
        (Qt.KeyboardModifier.ControlModifier, 120),
        (Qt.KeyboardModifier.NoModifier, -120),
    ):
        event = QWheelEvent(
            QPointF(50, 50),
            QPointF(50, 50),
            QPoint(),
            QPoint(0, angle),
            Qt.MouseButton.NoButton,
            modifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(pane.pages.viewport(), event)
    assert pane.pages.scale() == 1.25
    assert pane.pages.verticalScrollBar().value() > 0


def test_keys_walk_through_the_pages(qtbot: QtBot, pane: PreviewPane) -> None:
    last = pane.pages.page_count()
    qtbot.keyClick(pane.pages, Qt.Key.Key_End)
    assert f"第 {last} 页，共 {last} 页" in shown(pane)
    qtbot.keyClick(pane.pages, Qt.Key.Key_Home)
    assert f"第 1 页，共 {last} 页" in shown(pane)
    qtbot.keyClick(pane.pages, Qt.Key.Key_PageDown)
    assert pane.pages.verticalScrollBar().value() > 0


def test_a_whole_page_fits_the_view(pane: PreviewPane) -> None:
    pane.pages.set_zoom(Zoom.PAGE)
    assert pane.pages.scale() * 297 / 25.4 * 96 <= pane.pages.viewport().height()


def test_another_document_starts_at_its_first_page(pane: PreviewPane) -> None:
    pane.pages.go_to(3)
    pane.show_document(long_document(1))
    assert "第 1 页，共 1 页" in shown(pane)


def test_saving_is_left_to_the_owner(qtbot: QtBot, pane: PreviewPane) -> None:
    with qtbot.waitSignal(pane.pdf_wanted):
        qtbot.mouseClick(button(pane, "存为 PDF"), Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(pane.word_wanted):
        qtbot.mouseClick(button(pane, "另存为 Word…"), Qt.MouseButton.LeftButton)


def test_without_a_printer_it_says_what_to_do(
    qtbot: QtBot, pane: PreviewPane, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(preview_pane, "has_printer", lambda: False)
    qtbot.mouseClick(button(pane, "打印"), Qt.MouseButton.LeftButton)
    assert pane.notice() == NO_PRINTER


@pytest.mark.parametrize("accepted", [True, False])
def test_what_was_printed_is_told(
    qtbot: QtBot, pane: PreviewPane, monkeypatch: pytest.MonkeyPatch, accepted: bool
) -> None:
    told: list[bool] = []
    pane.printed.connect(lambda: told.append(True))
    monkeypatch.setattr(preview_pane, "has_printer", lambda: True)
    monkeypatch.setattr(preview_pane, "ask_and_print", lambda document, parent: accepted)
    pane.print_now()
    assert bool(told) is accepted


def test_the_dialog_names_the_document_and_esc_closes_it(qtbot: QtBot) -> None:
    dialog = PreviewDialog(long_document(2))
    qtbot.addWidget(dialog)
    with qtbot.waitExposed(dialog):
        dialog.show()
    assert "会议记录" in dialog.windowTitle()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_nothing_to_show_is_no_trouble(qtbot: QtBot) -> None:
    empty = PreviewPages()
    qtbot.addWidget(empty)
    with qtbot.waitExposed(empty):
        empty.show()
    assert empty.page_count() == 0
    assert empty.page_in_sight() == 1
