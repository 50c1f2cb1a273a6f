"""Sheets made for tests, as the reader of files would hand them over."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime, time

from jiedao_desk.spreadsheet.table import EMPTY, Cell, Merge, Row, Sheet, Workbook, number_cell, text_cell


def cell(value: object) -> Cell:
    """A cell as a file would hold the value."""
    if value is None:
        return EMPTY
    if isinstance(value, bool):
        return Cell(value, "bool")
    if isinstance(value, (int, float)):
        return number_cell(value)
    if isinstance(value, (date, datetime, time)):
        return Cell(value, "date")
    return text_cell(str(value))


def sheet(
    rows: Iterable[Sequence[object]],
    name: str = "名册",
    merges: Iterable[tuple[int, int, int, int]] = (),
    *,
    hidden: bool = False,
    hidden_rows: Iterable[int] = (),
) -> Sheet:
    """A sheet of the given rows; merges are top, left, bottom, right, counted from 1."""
    made = [Row(number, tuple(cell(value) for value in row)) for number, row in enumerate(rows, start=1)]
    return Sheet(
        name,
        tuple(row for row in made if not all(one.blank for one in row.cells)),
        hidden,
        tuple(Merge(*area) for area in merges),
        frozenset(hidden_rows),
    )


def workbook(*sheets: Sheet) -> Workbook:
    """A workbook of sheets."""
    return Workbook(sheets, "xlsx", (), "0" * 64, 1)


def book(rows: Iterable[Sequence[object]], name: str = "名册") -> Workbook:
    """A workbook of one sheet."""
    return workbook(sheet(rows, name))
