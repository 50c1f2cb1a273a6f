"""What goes to a printer: the chosen pages on the document's own paper."""

from __future__ import annotations

from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtGui import QPageRanges
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from pytestqt.qtbot import QtBot

from jiedao_desk.kernel.document import FORM, WIDE_FORM, Document, PageNumbers, PageSetup, Paragraph
from jiedao_desk.ui.printing import printer as printing
from jiedao_desk.ui.printing.fonts import FontMetrics, installed
from jiedao_desk.ui.printing.layout import lay_out
from jiedao_desk.ui.printing.painting import PagePainter
from jiedao_desk.ui.printing.printer import ask_and_print, prepared, print_pages


def document(page: PageSetup = FORM) -> Document:
    blocks = tuple(Paragraph.of(f"{number}人") for number in range(100))
    return Document("名册", "test", blocks, page, PageNumbers.COUNT)


def printed(
    tmp_path: Path, page: PageSetup = FORM, ranges: str = "", *, backwards: bool = False
) -> PdfReader:
    typefaces = installed()
    pages = lay_out(document(page), FontMetrics(typefaces))
    printer = prepared(pages)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "out.pdf"))
    printer.setPageRanges(QPageRanges.fromString(ranges))
    if backwards:
        printer.setPageOrder(QPrinter.PageOrder.LastPageFirst)
    assert print_pages(pages, PagePainter(pages, typefaces), printer)
    return PdfReader(tmp_path / "out.pdf")


def numbers(reader: PdfReader) -> list[str]:
    return ["".join(page.extract_text().split())[-6:] for page in reader.pages]


def test_all_pages_are_printed(qtbot: QtBot, tmp_path: Path) -> None:
    reader = printed(tmp_path)
    assert len(reader.pages) == 3
    assert float(reader.pages[0].mediabox.width) == pytest.approx(595, abs=1)


def test_a_wide_sheet_is_turned(qtbot: QtBot, tmp_path: Path) -> None:
    box = printed(tmp_path, WIDE_FORM).pages[0].mediabox
    assert (float(box.width), float(box.height)) == pytest.approx((842, 595), abs=1)


def test_only_the_chosen_pages_are_printed(qtbot: QtBot, tmp_path: Path) -> None:
    assert [text[:3] for text in numbers(printed(tmp_path, ranges="2-3"))] == ["第2⻚", "第3⻚"]


def test_the_last_page_comes_first_if_asked(qtbot: QtBot, tmp_path: Path) -> None:
    assert [text[1] for text in numbers(printed(tmp_path, backwards=True))] == ["3", "2", "1"]


def test_a_dialog_that_was_left_prints_nothing(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QPrintDialog, "exec", lambda dialog: QPrintDialog.DialogCode.Rejected)
    monkeypatch.setattr(printing, "print_pages", lambda *given: pytest.fail("it printed"))
    assert ask_and_print(document()) is False
