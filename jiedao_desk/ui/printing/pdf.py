"""A document as a PDF whose text can be selected, searched and copied (导出 PDF)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter, QPdfWriter

from jiedao_desk.kernel.document import Document
from jiedao_desk.ui.printing.faces import Face
from jiedao_desk.ui.printing.fonts import FontMetrics, Typeface, installed
from jiedao_desk.ui.printing.layout import lay_out
from jiedao_desk.ui.printing.pages import Pages
from jiedao_desk.ui.printing.painting import UNITS, PagePainter
from jiedao_desk.ui.printing.searchable import searchable


def render_pdf(document: Document) -> bytes:
    """The document as the bytes of a PDF. Needs a QGuiApplication, with a screen or without."""
    typefaces = installed()
    return pdf_of(lay_out(document, FontMetrics(typefaces)), typefaces)


def write_pdf(
    document: Document, path: Path, replacing: Callable[[Path], AbstractContextManager[Path]]
) -> None:
    """Write the PDF to ``path`` through ``replacing``, which swaps the finished file in whole."""
    content = render_pdf(document)
    with replacing(path) as beside:
        beside.write_bytes(content)


def pdf_of(pages: Pages, typefaces: Mapping[Face, Typeface]) -> bytes:
    """Laid-out pages as the bytes of a PDF."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setTitle(pages.title)
    if hasattr(writer, "setAuthor"):  # since Qt 6.9
        writer.setAuthor(pages.author)
    writer.setCreator("街道人大工作台")
    writer.setResolution(72 * UNITS)
    writer.setPageLayout(page_layout(pages))
    painter = QPainter(writer)
    each = PagePainter(pages, typefaces)
    for page in pages.pages:
        if page.number > 1:
            writer.newPage()
        each.paint(painter, page, UNITS)
    painter.end()
    return searchable(bytes(buffer.data().data()), pages, typefaces)


def page_layout(pages: Pages) -> QPageLayout:
    """The sheet for Qt: its size upright, turned where it is wider than high, margins left to us."""
    upright = QSizeF(min(pages.width, pages.height), max(pages.width, pages.height))
    orientation = (
        QPageLayout.Orientation.Landscape if pages.width > pages.height else QPageLayout.Orientation.Portrait
    )
    size = QPageSize(upright, QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.FuzzyMatch)
    return QPageLayout(size, orientation, QMarginsF(0, 0, 0, 0))
