"""Texts longer than a cell: the rest goes to a sheet of its own, and comes back from there (超长文字)."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from jiedao_desk.spreadsheet.layout import Column
from jiedao_desk.spreadsheet.table import Cell, Row, Sheet, Workbook

TITLE: Final = "超长文字"
COLUMNS: Final = (
    Column("条号", "whole", width=8),
    Column("段号", "whole", width=8),
    Column("工作表", width=20),
    Column("位置", width=10),
    Column("内容", width=80),
)
# Half of what a cell holds: a rare character counts twice.
_PIECE: Final = 16_000
_MARK: Final = "〔下接工作表“超长文字”第{}条〕"
_MARKED: Final = re.compile(r"(?s)(.*)〔下接工作表“超长文字”第(\d+)条〕")


def parted(text: str, number: int) -> tuple[str, list[str]]:
    """The first piece with a mark that leads to the others, and the others; ``number`` is that of the text."""
    pieces = [text[at : at + _PIECE] for at in range(0, len(text), _PIECE)]
    return pieces[0] + _MARK.format(number), pieces[1:]


def rejoined(workbook: Workbook) -> Workbook:
    """The same workbook with parted texts whole again and their sheet gone; unchanged if there is none."""
    rest = next((sheet for sheet in workbook.sheets if sheet.name == TITLE), None)
    if rest is None:
        return workbook
    pieces: dict[str, str] = {}
    for row in rest.rows[1:]:
        number = row.at(1).text
        pieces[number] = pieces.get(number, "") + row.at(len(COLUMNS)).text
    sheets = tuple(_whole(sheet, pieces) for sheet in workbook.sheets if sheet is not rest)
    return replace(workbook, sheets=sheets)


def _whole(sheet: Sheet, pieces: dict[str, str]) -> Sheet:
    def joined(cell: Cell) -> Cell:
        marked = _MARKED.fullmatch(cell.value) if isinstance(cell.value, str) else None
        if marked is None or marked[2] not in pieces:
            return cell
        return Cell(marked[1] + pieces[marked[2]], "text")

    return replace(sheet, rows=tuple(Row(row.number, tuple(map(joined, row.cells))) for row in sheet.rows))
