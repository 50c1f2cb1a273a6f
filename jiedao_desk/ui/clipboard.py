"""Tables to and from the clipboard, as Excel and WPS understand them (剪贴板)."""

from __future__ import annotations

import csv
import html
import io
from collections.abc import Iterable, Sequence

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication


def copy_table(rows: Iterable[Sequence[str]]) -> None:
    """Puts lines of cells on the clipboard: as text parted by tabs, and as a table whose cells all are text.

    A spreadsheet takes the second, in which no identity number is rounded and no text becomes a formula.
    """
    lines = [list(row) for row in rows]
    text = io.StringIO()
    csv.writer(text, dialect="excel-tab", lineterminator="\n").writerows(lines)
    data = QMimeData()
    data.setText(text.getvalue().removesuffix("\n"))
    data.setHtml(_as_html(lines))
    QGuiApplication.clipboard().setMimeData(data)


def table_from_clipboard() -> list[list[str]]:
    """The lines of cells on the clipboard; empty lines are left out."""
    return read_table_text(QGuiApplication.clipboard().text())


def held() -> QMimeData:
    """What is on the clipboard; nothing where the system gives none, as when its owner has just gone."""
    return QGuiApplication.clipboard().mimeData() or QMimeData()


def read_table_text(text: str) -> list[list[str]]:
    """Lines of cells parted by tabs, as a spreadsheet copies them: a cell with line breaks stands in quotes."""
    lines = csv.reader(io.StringIO(text.replace("\r\n", "\n")), dialect="excel-tab")
    return [[cell.strip() for cell in line] for line in lines if any(cell.strip() for cell in line)]


def _as_html(lines: Iterable[Sequence[str]]) -> str:
    body = "".join(
        "<tr>"
        + "".join(
            f"<td style=\"mso-number-format:'\\@'\">{html.escape(cell).replace(chr(10), '<br>')}</td>"
            for cell in line
        )
        + "</tr>"
        for line in lines
    )
    return f'<html><head><meta charset="utf-8"></head><body><table>{body}</table></body></html>'
