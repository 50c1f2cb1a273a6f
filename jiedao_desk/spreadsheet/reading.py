"""A spreadsheet file as plain rows, whatever its name says it is (读取电子表格)."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePath

from jiedao_desk.kernel.errors import Unreadable
from jiedao_desk.spreadsheet.reading_html import html_sheets
from jiedao_desk.spreadsheet.reading_text import text_sheet
from jiedao_desk.spreadsheet.reading_xml import xml_sheets
from jiedao_desk.spreadsheet.sniffing import ENDINGS, SPOKEN, Form, sniff
from jiedao_desk.spreadsheet.survey import Survey
from jiedao_desk.spreadsheet.table import OpenSheet, Workbook


@dataclass(frozen=True)
class OpenTable:
    """A file whose sheets are still to be read, one after the other; they can be gone through once."""

    form: Form
    sheets: Iterable[OpenSheet]
    notices: tuple[str, ...]
    sha256: str
    size: int


def read_table(path: Path) -> Workbook:
    """All sheets of a file that this program wrote itself, or of another it can trust; for the rest see ``exchange``.

    Raises Unreadable with a sentence for the clerk where the content is no spreadsheet or is damaged.
    """
    try:
        data = path.read_bytes()
    except OSError as trouble:
        raise Unreadable(f"打不开“{path.name}”，请检查文件是否还在、是否正被别的程序打开。") from trouble
    opened = open_table(data, path.name)
    sheets = tuple(sheet.gathered() for sheet in opened.sheets)
    return Workbook(sheets, opened.form, opened.notices, opened.sha256, opened.size)


def open_table(
    data: bytes,
    name: str,
    surveys: Mapping[str, Survey] | None = None,
    heartbeat: Callable[[], None] = lambda: None,
) -> OpenTable:
    """The content of a file, ready to be read sheet by sheet and row by row.

    ``surveys`` is what a check of the archive already found. ``heartbeat`` is called now and then while a long
    part is looked through. Raises Unreadable here or while sheets are gone through.
    """
    form = sniff(data)
    notices = _remarks(form, name)
    sheets: Iterable[OpenSheet]
    if form == "html":
        sheets = html_sheets(data)
    elif form == "xml":
        sheets = xml_sheets(data)
    elif form == "text":
        sheet, remarks = text_sheet(data, PurePath(name).stem)
        sheets, notices = (sheet,), notices + remarks
    else:
        # The readers of workbooks take time to load and are not needed for text.
        from jiedao_desk.spreadsheet.reading_workbooks import workbook_sheets

        sheets = workbook_sheets(data, form, surveys, heartbeat)
    return OpenTable(form, sheets, notices, hashlib.sha256(data).hexdigest(), len(data))


def _remarks(form: Form, name: str) -> tuple[str, ...]:
    """A name that promises something else is worth a word: Excel will ask about it, other programs refuse it."""
    ending = PurePath(name).suffix.casefold()
    if not ending or ending in ENDINGS[form]:
        return ()
    return (f"文件名以 {ending} 结尾，内容其实是{SPOKEN[form]}，已按内容读取。",)
