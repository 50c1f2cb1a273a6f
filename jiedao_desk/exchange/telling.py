"""A file is checked, opened and told row by row to whoever asked (读取并报告)."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from typing import Final

from jiedao_desk.exchange import wire
from jiedao_desk.exchange.precheck import Archive, check_archive
from jiedao_desk.kernel.errors import Unreadable
from jiedao_desk.spreadsheet.reading import open_table
from jiedao_desk.spreadsheet.sniffing import ARCHIVE
from jiedao_desk.spreadsheet.survey import Survey
from jiedao_desk.spreadsheet.table import Row

_HEARTBEAT: Final = b"\n"
_HEARTBEAT_SECONDS: Final = 0.5


def tell(data: bytes, name: str, longest_text: int, characters: int, say: Callable[[bytes], None]) -> None:
    """Say all of a file, or why it cannot be read, in the lines of ``wire``.

    ``longest_text`` bounds one cell, ``characters`` all cells together: a text that is stored once and shown in a
    million cells is small in the file and endless here.
    """
    beat = _Heartbeat(say)
    try:
        archive = check_archive(data, heartbeat=beat) if data.startswith(ARCHIVE) else Archive({})
        _tell_sheets(data, name, archive, _Allowance(longest_text, characters), beat, say)
    except Unreadable as refusal:
        say(wire.line({"unreadable": str(refusal)}))


def _tell_sheets(
    data: bytes,
    name: str,
    archive: Archive,
    allowance: _Allowance,
    beat: Callable[[], None],
    say: Callable[[bytes], None],
) -> None:
    surveys: Mapping[str, Survey] | None = archive.surveys or None
    opened = open_table(data, name, surveys, beat)
    for sheet in opened.sheets:
        say(wire.begin_sheet(sheet))
        for row in sheet.rows:
            allowance.take(sheet.name, row)
            say(wire.row_line(row))
    say(
        wire.line(
            {
                "end": True,
                "form": opened.form,
                "notices": [*archive.notices, *opened.notices],
                "sha256": opened.sha256,
                "size": opened.size,
            }
        )
    )


class _Heartbeat:
    """Says now and then that work goes on, not at every step."""

    def __init__(self, say: Callable[[bytes], None]) -> None:
        self._say = say
        self._last = time.monotonic()

    def __call__(self) -> None:
        now = time.monotonic()
        if now - self._last > _HEARTBEAT_SECONDS:
            self._last = now
            self._say(_HEARTBEAT)


class _Allowance:
    """How much text may still be told."""

    def __init__(self, longest_text: int, characters: int) -> None:
        self._longest = longest_text
        self._left = characters

    def take(self, sheet: str, row: Row) -> None:
        for column, cell in enumerate(row.cells, start=1):
            if isinstance(cell.value, str):
                length = len(cell.value)
                self._left -= length
                if length > self._longest:
                    raise Unreadable(
                        f"“{sheet}”第{row.number}行第{column}列的文字有{length}字，超过一格能放的{self._longest}字，没有读取。"
                        "请缩短后再导入。"
                    )
        if self._left < 0:
            raise Unreadable("文件里的文字太多，没有读取。请拆分成几个文件再导入。")
