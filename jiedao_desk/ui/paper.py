"""A document on its way out: previewed, printed, saved as PDF or for WPS (打印与导出)."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QWidget

from jiedao_desk.kernel.document import Document
from jiedao_desk.kernel.draft import Draft
from jiedao_desk.kernel.errors import Refused, StorageTrouble
from jiedao_desk.operations import files, papers, word_files
from jiedao_desk.operations.desk import Desk
from jiedao_desk.ui import dialogs
from jiedao_desk.ui.colours import Tone
from jiedao_desk.ui.place import Place
from jiedao_desk.ui.printing.pdf import render_pdf
from jiedao_desk.ui.printing.preview_pane import PreviewDialog

_KINDS = {
    ".pdf": ("存为 PDF", dialogs.PDF_FILES, "PDF 已写好"),
    ".docx": ("另存为 Word", dialogs.WORD_FILES, "Word 文档已写好"),
}


def preview(parent: QWidget, place: Place, make: Callable[[], Document]) -> None:
    """Makes a document and shows it; a rule that refuses it is said."""
    try:
        document = make()
    except Refused as refused:
        dialogs.show_trouble(parent, refused)
        return
    box = PreviewDialog(document, parent)
    box.pane.pdf_wanted.connect(partial(save_pdf, box, place, document))
    box.pane.word_wanted.connect(partial(save_word, box, place, document))
    box.exec()
    box.deleteLater()


def preview_record(
    parent: QWidget, place: Place, record: Draft, make: Callable[[Desk, Draft], Document]
) -> None:
    """The same for a paper of one record; of one that was entered by mistake there is none."""
    if record.voided is not None:
        why = f"这条记录已作废（{record.voided}），没有打印；要打印，请先恢复它"
        dialogs.show_trouble(parent, Refused(why))
        return
    preview(parent, place, partial(make, place.desk, record))


def save_pdf(parent: QWidget, place: Place, document: Document) -> Path | None:
    """Asks where to, writes the PDF, and offers to open it; ``None`` when it was not written."""
    return _save(parent, place, document, ".pdf", _write_pdf)


def save_word(parent: QWidget, place: Place, document: Document) -> Path | None:
    """As ``save_pdf``, a file to be edited further in WPS or Word."""
    return _save(parent, place, document, ".docx", word_files.write)


def _write_pdf(path: Path, document: Document) -> None:
    files.write(path, render_pdf(document))


def _save(
    parent: QWidget, place: Place, document: Document, suffix: str, write: Callable[[Path, Document], None]
) -> Path | None:
    headline, kind, done = _KINDS[suffix]
    folder = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
    suggested = folder / papers.file_name(document, place.desk.clock.today(), suffix)
    chosen = dialogs.choose_new_file(parent, headline, suggested, (kind,))
    if chosen is None:
        return None
    try:
        write(chosen, document)
    except StorageTrouble as trouble:
        dialogs.show_trouble(parent, trouble)
        return None
    place.tell(f"已存为 {chosen}", Tone.GOOD)
    if dialogs.confirm(parent, done, str(chosen), "打开", "关闭", tone=Tone.INFO):
        dialogs.open_file(chosen)
    return chosen
