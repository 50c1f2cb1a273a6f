"""Pages look the same on every device, however fine it is."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter
from pytestqt.qtbot import QtBot

from jiedao_desk.kernel.document import Document, PageNumbers, Paragraph
from jiedao_desk.ui.printing.fonts import FontMetrics, installed
from jiedao_desk.ui.printing.layout import lay_out
from jiedao_desk.ui.printing.pages import MM
from jiedao_desk.ui.printing.painting import PagePainter

DOTS_PER_METRE = {"screen": 3780, "laser printer": 23622}


def painted(watermark: str = "", device: str = "screen") -> QImage:
    blocks = (Paragraph.of("国" * 28 * 6, indent=0),)
    typefaces = installed()
    document = Document("文", "test", blocks, numbers=PageNumbers.NONE, watermark=watermark)
    pages = lay_out(document, FontMetrics(typefaces))
    image = QImage(round(pages.width), round(pages.height), QImage.Format.Format_RGB32)
    image.setDotsPerMeterX(DOTS_PER_METRE[device])
    image.setDotsPerMeterY(DOTS_PER_METRE[device])
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    PagePainter(pages, typefaces).paint(painter, pages.pages[0], 1)
    painter.end()
    return image


def inked(image: QImage) -> list[int]:
    """The columns of the first line that have ink."""
    top = round(37 * MM)
    rows = range(top, top + 29)
    return [x for x in range(image.width()) if any(image.pixelColor(x, y).lightness() < 160 for y in rows)]


@pytest.mark.parametrize("device", DOTS_PER_METRE)
def test_lines_reach_from_margin_to_margin(qtbot: QtBot, device: str) -> None:
    columns = inked(painted(device=device))
    assert columns[0] == pytest.approx(28 * MM, abs=3)
    assert columns[-1] == pytest.approx((210 - 26) * MM, abs=3)


def test_the_watermark_is_pale_and_lies_across_the_page(qtbot: QtBot) -> None:
    plain, marked = painted(), painted("内部")
    middle = [
        (x, y)
        for x in range(150, plain.width() - 150, 3)
        for y in range(300, plain.height() - 250, 3)
        if plain.pixelColor(x, y) != marked.pixelColor(x, y)
    ]
    assert len(middle) > 100
    assert min(marked.pixelColor(x, y).lightness() for x, y in middle) > 200
