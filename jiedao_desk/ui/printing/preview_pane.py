"""A document before it is printed: its pages, zoom, page number, and what to do with it (预览与打印)."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from jiedao_desk.kernel.document import Document
from jiedao_desk.ui.colours import Tone
from jiedao_desk.ui.printing.fonts import FontMetrics, installed, notice
from jiedao_desk.ui.printing.layout import lay_out
from jiedao_desk.ui.printing.preview import PreviewPages, Zoom
from jiedao_desk.ui.printing.printer import NO_PRINTER, ask_and_print, has_printer
from jiedao_desk.ui.theme import SPACING
from jiedao_desk.ui.widgets.buttons import IconButton, PlainButton, PrimaryButton
from jiedao_desk.ui.widgets.notices import Banner


class PreviewPane(QWidget):
    """Preview of one document.

    ``pdf_wanted`` and ``word_wanted`` ask the owner to save it as such; ``printed`` tells that it went to a printer.
    """

    pdf_wanted = Signal()
    word_wanted = Signal()
    printed = Signal()

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.pages = PreviewPages(self)
        self._document = document
        self._count = QLabel()
        self._count.setObjectName("PreviewCount")
        self._scale = QLabel()
        self._scale.setObjectName("PreviewScale")
        self._scale.setMinimumWidth(48)
        self._scale.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._banner = Banner(closable=True)

        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACING.small)
        layout.addLayout(self._toolbar())
        layout.addWidget(self._banner)
        layout.addWidget(self.pages, 1)
        self.setFocusProxy(self.pages)

        self.pages.zoomed.connect(self._show_scale)
        self.pages.turned.connect(self._show_page)
        for keys, does in (
            (QKeySequence.StandardKey.ZoomIn, self.pages.zoom_in),
            (QKeySequence("Ctrl+="), self.pages.zoom_in),
            (QKeySequence.StandardKey.ZoomOut, self.pages.zoom_out),
            (QKeySequence("Ctrl+0"), self._real_size),
            (QKeySequence.StandardKey.Print, self.print_now),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(does)
        self.show_document(document)

    def show_document(self, document: Document) -> None:
        """Show another document, or the same one changed."""
        self._document = document
        typefaces = installed()
        self.pages.show_pages(lay_out(document, FontMetrics(typefaces)), typefaces)
        self._banner.say(notice(typefaces) or "")
        self._show_page(self.pages.page_in_sight())

    def notice(self) -> str:
        """What the banner over the pages says."""
        return self._banner.sentence()

    def document(self) -> Document:
        """What is shown."""
        return self._document

    def print_now(self) -> None:
        """Ask for a printer and print; without one, say so."""
        if not has_printer():
            self._banner.say(NO_PRINTER, Tone.WARN)
        elif ask_and_print(self._document, self):
            self.printed.emit()

    def _toolbar(self) -> QHBoxLayout:
        smaller, larger = IconButton("remove", "缩小"), IconButton("add", "放大")
        smaller.clicked.connect(self.pages.zoom_out)
        larger.clicked.connect(self.pages.zoom_in)
        width, real = PlainButton("适合宽度"), PlainButton("100%")
        width.clicked.connect(self._fit_width)
        real.clicked.connect(self._real_size)
        word, save = PlainButton("另存为 Word…", "save"), PlainButton("存为 PDF", "save")
        prints = PrimaryButton("打印", "print")
        word.setToolTip("存成可以在 WPS、Word 中继续编辑的文件")
        word.clicked.connect(self.word_wanted)
        save.clicked.connect(self.pdf_wanted)
        prints.clicked.connect(self.print_now)

        bar = QHBoxLayout()
        bar.setSpacing(SPACING.small)
        for widget in (smaller, self._scale, larger, width, real, self._count):
            bar.addWidget(widget)
        bar.addStretch(1)
        bar.addWidget(word)
        bar.addWidget(save)
        bar.addWidget(prints)
        return bar

    def _fit_width(self) -> None:
        self.pages.set_zoom(Zoom.WIDTH)

    def _real_size(self) -> None:
        self.pages.set_zoom(1.0)

    def _show_scale(self, scale: float) -> None:
        self._scale.setText(f"{scale * 100:.0f}%")

    def _show_page(self, number: int) -> None:
        self._count.setText(f"第 {number} 页，共 {self.pages.page_count()} 页")


class PreviewDialog(QDialog):
    """The preview in a window of its own; Esc closes it."""

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(f"打印预览：{document.title}")
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self.pane = PreviewPane(document, self)
        layout = QVBoxLayout(self)
        layout.addWidget(self.pane)
        self.resize(960, 680)
        self.pane.setFocus()
