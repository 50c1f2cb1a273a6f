"""How much one sheet may hold and how far it may reach, before any reader lays it out (工作表上限)."""

from __future__ import annotations

from dataclasses import dataclass

from jiedao_desk.kernel.errors import Unreadable
from jiedao_desk.spreadsheet.references import LAST_COLUMN, LAST_ROW


@dataclass(frozen=True, slots=True)
class SheetLimits:
    """How much one sheet may hold before no reader is let near it.

    ``area`` is the rectangle around all values: readers lay it out in full, so that a single value far away
    costs as much memory as the whole rectangle. ``token`` is in bytes between two angle brackets.
    """

    last_row: int = 200_000
    last_column: int = 512
    cells: int = 4_000_000
    area: int = 16_000_000
    merges: int = 20_000
    merge_area: int = 100_000
    merged_in_all: int = 4_000_000
    sheets: int = 256
    strings: int = 4_000_000
    token: int = 400_000


class Extent:
    """The rectangle around all values of a sheet; raises Unreadable as soon as it is too large."""

    def __init__(self, limits: SheetLimits) -> None:
        self._limits = limits
        self._first = (LAST_ROW, LAST_COLUMN)
        self.last = (0, 0)

    def reach(self, row: int, column: int) -> None:
        """There is a value at this place."""
        top, left = self._first
        bottom, right = self.last
        if top <= row <= bottom and left <= column <= right:
            return
        self._first = top, left = min(top, row), min(left, column)
        self.last = bottom, right = max(bottom, row), max(right, column)
        if bottom > self._limits.last_row:
            raise Unreadable(
                f"第{bottom}行还有内容，最多能读到第{self._limits.last_row}行。请删去多余的行，另存后再导入。"
            )
        if right > self._limits.last_column:
            raise Unreadable(
                f"第{right}列还有内容，最多能读到第{self._limits.last_column}列。请删去多余的列，另存后再导入。"
            )
        if (bottom - top + 1) * (right - left + 1) > self._limits.area:
            raise Unreadable(
                f"有单元格离其他内容太远（到第{bottom}行、第{right}列），没有读取。请删去远处的内容，另存后再导入。"
            )

    def check_count(self, cells: int) -> None:
        """So many cells have held a value so far."""
        if cells > self._limits.cells:
            raise Unreadable(
                f"工作表里有超过{self._limits.cells // 10_000}万个单元格有内容，没有读取。请拆分成几个文件再导入。"
            )


class TokenGuard:
    """Watches for a tag or a cell without end in the pieces of a part.

    A tag would be gathered in memory, and expat would read it again for every piece. Text is handed on as it
    comes and may be long elsewhere (queries are kept so), not in cells.
    """

    def __init__(self, longest: int) -> None:
        self._longest = longest
        self._unbroken = 0
        self._in_tag = False

    def check(self, piece: bytes, cells: bool) -> None:
        """Look at the next piece; ``cells`` says whether its text may be that of a cell."""
        opened, ended = piece.rfind(b"<"), piece.rfind(b">")
        whole = opened < 0 and ended < 0
        first = len(piece) if whole else min(at for at in (piece.find(b"<"), piece.find(b">")) if at >= 0)
        if (self._in_tag or cells) and self._unbroken + first > self._longest:
            raise Unreadable("文件里有一段异常长的内容，不像正常的表格，没有读取。请检查文件的来源。")
        if whole:
            self._unbroken += len(piece)
        else:
            self._in_tag = opened > ended
            self._unbroken = len(piece) - max(opened, ended) - 1
