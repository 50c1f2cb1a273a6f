"""Sending a document to a printer, by the system's own dialog (打印机)."""

from __future__ import annotations

from PySide6.QtGui import QPageLayout, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QWidget

from jiedao_desk.kernel.document import Document
from jiedao_desk.ui.printing.fonts import FontMetrics, installed
from jiedao_desk.ui.printing.layout import lay_out
from jiedao_desk.ui.printing.pages import Page, Pages
from jiedao_desk.ui.printing.painting import PagePainter
from jiedao_desk.ui.printing.pdf import page_layout

NO_PRINTER = "没有找到打印机，文书没有打印。请接好并安装打印机后再试；也可以先“存为 PDF”，到别的电脑上打印。"


def has_printer() -> bool:
    """Whether this machine knows any printer."""
    return bool(QPrinterInfo.availablePrinterNames())


def ask_and_print(document: Document, parent: QWidget | None = None) -> bool:
    """Let the user choose printer, pages and copies, then print; False if the dialog was left."""
    typefaces = installed()
    pages = lay_out(document, FontMetrics(typefaces))
    printer = prepared(pages)
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle(f"打印：{document.title}")
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange, on=True)
    # A file of Qt's own making could not be searched; the preview saves a better one.
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintToFile, on=False)
    dialog.setMinMax(1, len(pages.pages))
    if dialog.exec() != QPrintDialog.DialogCode.Accepted:
        return False
    return print_pages(pages, PagePainter(pages, typefaces), printer)


def prepared(pages: Pages) -> QPrinter:
    """A printer set to the document's sheet, its whole area ours."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(pages.title)
    printer.setCreator("街道人大工作台")
    _lay_paper(printer, pages)
    return printer


def print_pages(pages: Pages, painter: PagePainter, printer: QPrinter) -> bool:
    """Print the chosen pages in the chosen order and number; False if the printer took nothing."""
    _lay_paper(printer, pages)
    device = QPainter()
    if not device.begin(printer):
        return False
    scale = printer.resolution() / 72
    for number, page in enumerate(_in_order(pages, printer)):
        if number:
            printer.newPage()
        painter.paint(device, page, scale)
    return device.end()


def _lay_paper(printer: QPrinter, pages: Pages) -> None:
    """The dialog may have changed the paper; pages are made for one size only."""
    layout = page_layout(pages)
    layout.setMode(QPageLayout.Mode.FullPageMode)
    printer.setPageLayout(layout)
    printer.setFullPage(True)


def _in_order(pages: Pages, printer: QPrinter) -> list[Page]:
    """The pages as they go to the printer: chosen ones, last first if asked, copies a printer cannot make."""
    ranges = printer.pageRanges()
    chosen = [page for page in pages.pages if ranges.isEmpty() or ranges.contains(page.number)]
    if printer.pageOrder() is QPrinter.PageOrder.LastPageFirst:
        chosen.reverse()
    copies = 1 if printer.supportsMultipleCopies() else printer.copyCount()
    if printer.collateCopies():
        return chosen * copies
    return [page for page in chosen for _ in range(copies)]
