"""The XML workbook of Excel 2003, which office systems like to call .xls (读取 XML 表格)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from io import BytesIO
from typing import Final
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import iterparse

from jiedao_desk.kernel.errors import Unreadable
from jiedao_desk.spreadsheet.reading_text import decode
from jiedao_desk.spreadsheet.table import EMPTY, Cell, Merge, OpenSheet, Row, number_cell, text_cell

_SPREADSHEET: Final = "{urn:schemas-microsoft-com:office:spreadsheet}"
_DECLARATION: Final = re.compile(r"^\s*<\?xml[^>]*\?>")
_DECLARED_ENCODING: Final = re.compile(rb"encoding\s*=\s*[\"']([\w.-]+)")
_LAST_ROW: Final = 1_048_576
_LAST_COLUMN: Final = 16_384
_MERGE_LIMIT: Final = 100_000
_CELL_LIMIT: Final = 4_000_000
_DAMAGED: Final = "XML 表格的内容有错，读不出来。请用 WPS 或 Excel 打开它，另存为 .xlsx 后再导入。"
_TOO_MUCH: Final = "XML 表格异常大，没有读取。请用 WPS 或 Excel 打开它，另存为 .xlsx 后再导入。"


def xml_sheets(data: bytes) -> Iterator[OpenSheet]:
    """The worksheets of an XML workbook; raises Unreadable for broken XML and for any DTD."""
    declared = _DECLARED_ENCODING.search(data[:200])
    # The parser knows no GBK, so it is given UTF-8 whatever the file is in.
    text = _DECLARATION.sub("", decode(data, declared[1].decode("ascii") if declared else "").text)
    sheet = _SheetReader("")
    try:
        for event, element in iterparse(BytesIO(text.encode()), events=("start", "end"), forbid_dtd=True):
            tag = element.tag.removeprefix(_SPREADSHEET)
            if event == "start" and tag == "Worksheet":
                sheet = _SheetReader(_own(element, "Name"))
            elif event == "end" and tag == "Row":
                sheet.add(element)
                element.clear()
            elif event == "end" and tag == "Worksheet":
                yield sheet.opened(hidden=_hidden_sheet(element))
                element.clear()
    except DefusedXmlException as trouble:
        raise Unreadable(
            "文件里带有 DTD 声明，正常的表格没有这个，可能是恶意文件，没有读取。请检查文件的来源。"
        ) from trouble
    except ParseError as trouble:
        raise Unreadable(_DAMAGED) from trouble


class _SheetReader:
    """Rows of one worksheet; rows and cells may skip ahead to a number of their own."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._rows: list[Row] = []
        self._merges: list[Merge] = []
        self._hidden: set[int] = set()
        self._row = 0
        self._count = 0

    def add(self, element: Element) -> None:
        self._row = _ahead(element, self._row + 1, _LAST_ROW)
        if _own(element, "Hidden") == "1":
            self._hidden.add(self._row)
        cells: dict[int, Cell] = {}
        column = 0
        for child in element.iter(f"{_SPREADSHEET}Cell"):
            column = _ahead(child, column + 1, _LAST_COLUMN)
            across, down = _whole(child, "MergeAcross"), _whole(child, "MergeDown")
            if across or down:
                self._merge(Merge(self._row, column, self._row + down, column + across))
            cell = _value(child.find(f"{_SPREADSHEET}Data"))
            if cell is not EMPTY:
                cells[column] = cell
            column += across
        self._count += len(cells)
        if self._count > _CELL_LIMIT:
            raise Unreadable(_TOO_MUCH)
        if cells:
            row = tuple(cells.get(at, EMPTY) for at in range(1, max(cells) + 1))
            self._rows.append(Row(self._row, row))

    def _merge(self, merge: Merge) -> None:
        if merge.area > _MERGE_LIMIT:
            raise Unreadable(_TOO_MUCH)
        self._merges.append(merge)

    def opened(self, hidden: bool) -> OpenSheet:
        return OpenSheet(self._name, self._rows, hidden, tuple(self._merges), frozenset(self._hidden))


def _own(element: Element, name: str) -> str:
    return element.get(_SPREADSHEET + name, "")


def _whole(element: Element, name: str) -> int:
    text = _own(element, name)
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 10 else 0


def _ahead(element: Element, following: int, last: int) -> int:
    position = max(_whole(element, "Index"), following)
    if position > last:
        raise Unreadable(_TOO_MUCH)
    return position


def _hidden_sheet(element: Element) -> bool:
    visible = element.find("{urn:schemas-microsoft-com:office:excel}WorksheetOptions")
    state = None if visible is None else visible.find("{urn:schemas-microsoft-com:office:excel}Visible")
    return state is not None and (state.text or "").startswith("Sheet")


def _value(data: Element | None) -> Cell:
    if data is None:
        return EMPTY
    text = "".join(data.itertext())
    kind = _own(data, "Type")
    if not text:
        return EMPTY
    try:
        if kind == "Number":
            return number_cell(float(text))
        if kind == "DateTime":
            moment = datetime.fromisoformat(text).replace(microsecond=0)
            return Cell(moment if moment.time().isoformat() != "00:00:00" else moment.date(), "date")
    except ValueError:
        return text_cell(text)
    if kind == "Boolean":
        return Cell(text == "1", "bool")
    return Cell(text, "error") if kind == "Error" else text_cell(text)
