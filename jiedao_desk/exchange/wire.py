"""What the reading process says to the program, one line at a time (读取进程的语言)."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date, datetime, time
from typing import Any, Final

from jiedao_desk.kernel.errors import Unreadable
from jiedao_desk.spreadsheet.table import EMPTY, Cell, Merge, OpenSheet, Row, Sheet, Workbook

# The exit code of a reading process that ran out of the memory it may use.
OUT_OF_MEMORY: Final = 3


def line(said: dict[str, Any] | list[Any]) -> bytes:
    """One statement; pure ASCII, so that half a character is never seen."""
    return json.dumps(said, separators=(",", ":")).encode("ascii") + b"\n"


def begin_sheet(sheet: OpenSheet) -> bytes:
    """A sheet begins; its rows follow."""
    return line(
        {
            "sheet": sheet.name,
            "hidden": sheet.hidden,
            "merges": [[merge.top, merge.left, merge.bottom, merge.right] for merge in sheet.merges],
            "hidden_rows": sorted(sheet.hidden_rows),
            "hidden_columns": sorted(sheet.hidden_columns),
            "comments": [[row, column, text] for (row, column), text in sheet.comments.items()],
            "struck": sorted(sheet.struck),
        }
    )


def row_line(row: Row) -> bytes:
    """One row: its number, then its cells. Text and numbers stand for themselves, the rest is marked."""
    return line([row.number, *(_said(cell) for cell in row.cells)])


def _said(cell: Cell) -> Any:
    if cell.kind in {"text", "number", "bool", "empty"}:
        return cell.value
    if isinstance(cell.value, datetime):
        return {"moment": cell.value.isoformat()}
    if isinstance(cell.value, date):
        return {"day": cell.value.isoformat()}
    if isinstance(cell.value, time):
        return {"time": cell.value.isoformat()}
    return {"error": str(cell.value)}


class Listener:
    """Builds the workbook again from the lines of the reading process, believing none of its counts.

    Lines that make no sense raise ValueError, KeyError or TypeError: the process is broken or was taken over.
    """

    def __init__(self, rows: int, cells: int) -> None:
        self._rows_left = rows
        self._cells_left = cells
        self._limits = (rows, cells)
        self._sheets: list[Sheet] = []
        self._sheet: dict[str, Any] | None = None
        self._rows: list[Row] = []
        self._words: dict[str, Cell] = {}
        self._workbook: Workbook | None = None

    def hear(self, text: bytes) -> None:
        """One line; raises Unreadable with the clerk's sentence where the reading process refuses the file."""
        said = json.loads(text)
        if isinstance(said, list):
            self._add(said)
        elif "unreadable" in said:
            raise Unreadable(str(said["unreadable"]))
        elif "sheet" in said:
            self._end_sheet()
            self._sheet = said
        elif "end" in said:
            self._end_sheet()
            notices = tuple(str(notice) for notice in said["notices"])
            self._workbook = Workbook(
                tuple(self._sheets), str(said["form"]), notices, str(said["sha256"]), int(said["size"])
            )

    @property
    def workbook(self) -> Workbook | None:
        """The whole file, once the reading process said that it came to the end."""
        return self._workbook

    @property
    def rows(self) -> int:
        """How many rows were heard so far."""
        return self._limits[0] - self._rows_left

    def _add(self, said: list[Any]) -> None:
        number, *values = said
        self._rows_left -= 1
        self._cells_left -= sum(value is not None for value in values)
        if self._rows_left < 0:
            raise Unreadable(f"文件超过{self._limits[0]}行，没有读取。请拆分成几个文件再导入。")
        if self._cells_left < 0:
            raise Unreadable(
                f"文件里有超过{self._limits[1] // 10_000}万个单元格有内容，没有读取。请拆分成几个文件再导入。"
            )
        self._rows.append(Row(int(number), tuple(map(self._heard, values))))

    def _heard(self, value: Any) -> Cell:
        if value is None:
            return EMPTY
        if isinstance(value, str):
            return self._words.get(value) or self._word(value)
        if isinstance(value, bool):
            return Cell(value, "bool")
        if isinstance(value, int | float):
            return Cell(value, "number")
        ((kind, text),) = value.items()
        match kind:
            case "moment":
                return Cell(datetime.fromisoformat(text), "date")
            case "day":
                return Cell(date.fromisoformat(text), "date")
            case "time":
                return Cell(time.fromisoformat(text), "date")
        return Cell(str(text), "error")

    def _word(self, value: str) -> Cell:
        """Words that come again and again (男, 汉族) share one cell."""
        cell = Cell(value, "text")
        if len(value) < 40:
            self._words[value] = cell
        return cell

    def _end_sheet(self) -> None:
        if self._sheet is not None:
            self._sheets.append(_sheet(self._sheet, self._rows))
        self._sheet, self._rows = None, []


def _sheet(said: dict[str, Any], rows: Iterable[Row]) -> Sheet:
    return Sheet(
        str(said["sheet"]),
        tuple(rows),
        bool(said["hidden"]),
        tuple(Merge(*map(int, corners)) for corners in said["merges"]),
        frozenset(map(int, said["hidden_rows"])),
        frozenset(map(int, said["hidden_columns"])),
        {(int(row), int(column)): str(text) for row, column, text in said["comments"]},
        frozenset((int(row), int(column)) for row, column in said["struck"]),
    )
