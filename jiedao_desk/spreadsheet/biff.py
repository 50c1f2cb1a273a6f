"""One pass over an .xls: errors, hidden rows and columns, comments, text struck through (97—2003 工作簿普查)."""

from __future__ import annotations

import struct
from collections.abc import Iterator, Mapping
from typing import Final

from jiedao_desk.spreadsheet.compound import CompoundFile, DamagedCompound
from jiedao_desk.spreadsheet.markings import Markings
from jiedao_desk.spreadsheet.survey import Survey

# Record numbers and error codes after [MS-XLS].
_BOF: Final = 0x0809
_EOF: Final = 0x000A
_BOUNDSHEET: Final = 0x0085
_FILEPASS: Final = 0x002F
_FORMULA: Final = 0x0006
_BOOLERR: Final = 0x0205
_ROW: Final = 0x0208
_COLINFO: Final = 0x007D
_HIDDEN_ROW: Final = 0x0020
_NOTE: Final = 0x001C
_FONT: Final = 0x0031
_XF: Final = 0x00E0
_STRUCK: Final = 0x0008
_MULRK: Final = 0x00BD
# Cells with a value and one style: LABEL, LABELSST, RSTRING, NUMBER, RK, FORMULA, BOOLERR.
_CELLS: Final = frozenset({0x0204, 0x00FD, 0x00D6, 0x0203, 0x027E, _FORMULA, _BOOLERR})
_ERRORS: Final = {
    0x00: "#NULL!",
    0x07: "#DIV/0!",
    0x0F: "#VALUE!",
    0x17: "#REF!",
    0x1D: "#NAME?",
    0x24: "#NUM!",
    0x2A: "#N/A",
}


def survey_xls(data: bytes) -> Mapping[int, tuple[Survey, Markings]]:
    """What was found by the place of the sheet in the workbook, from 0; empty for a damaged file.

    Of a comment only its place is known here, not its words.
    """
    try:
        stream = _stream(data)
        starts = [
            struct.unpack_from("<I", body)[0] for kind, body in _records(stream, 0) if kind == _BOUNDSHEET
        ]
        styles = _struck_styles(stream)
        return {
            place: (_sheet(stream, start), _markings(stream, start, styles))
            for place, start in enumerate(starts)
        }
    except (DamagedCompound, KeyError, IndexError, struct.error):
        return {}


def asks_for_password(data: bytes) -> bool:
    """Whether an .xls is encrypted; the reader calls that a format it does not know."""
    try:
        return any(kind == _FILEPASS for kind, _ in _records(_stream(data), 0))
    except (DamagedCompound, KeyError, struct.error):
        return False


def _stream(data: bytes) -> bytes:
    compound = CompoundFile(data)
    return compound.read("Workbook" if "Workbook" in compound.streams else "Book")


def _records(stream: bytes, offset: int) -> Iterator[tuple[int, bytes]]:
    """Records up to the end of the part that starts at ``offset``; charts within it are gone through too."""
    depth = 0
    while offset + 4 <= len(stream):
        kind, size = struct.unpack_from("<HH", stream, offset)
        yield kind, stream[offset + 4 : offset + 4 + size]
        depth += (kind == _BOF) - (kind == _EOF)
        if depth <= 0:
            return
        offset += 4 + size


def _sheet(stream: bytes, start: int) -> Survey:
    errors: dict[tuple[int, int], str] = {}
    hidden_rows: set[int] = set()
    hidden_columns: set[int] = set()
    for kind, body in _records(stream, start):
        if kind in {_FORMULA, _BOOLERR}:
            code = _error(kind, body)
            if code is not None:
                row, column = struct.unpack_from("<HH", body)
                errors[row + 1, column + 1] = _ERRORS.get(code, "#N/A")
        elif kind == _ROW and struct.unpack_from("<H", body, 12)[0] & _HIDDEN_ROW:
            hidden_rows.add(struct.unpack_from("<H", body)[0] + 1)
        elif kind == _COLINFO and body[8] & 1:
            first, last = struct.unpack_from("<HH", body)
            hidden_columns.update(range(first + 1, min(last, 255) + 2))
    return Survey(
        root="worksheet",
        errors=errors,
        hidden_rows=frozenset(hidden_rows),
        hidden_columns=frozenset(hidden_columns),
    )


def _struck_styles(stream: bytes) -> frozenset[int]:
    """The numbers of the cell styles whose font is struck through; no font has the number 4."""
    fonts: list[bool] = []
    styles: set[int] = set()
    place = 0
    for kind, body in _records(stream, 0):
        if kind == _FONT:
            fonts.append(bool(struct.unpack_from("<H", body, 2)[0] & _STRUCK))
        elif kind == _XF:
            font = struct.unpack_from("<H", body)[0]
            font -= font > 4
            if font < len(fonts) and fonts[font]:
                styles.add(place)
            place += 1
    return frozenset(styles)


def _markings(stream: bytes, start: int, styles: frozenset[int]) -> Markings:
    comments: dict[tuple[int, int], str] = {}
    struck: set[tuple[int, int]] = set()
    for kind, body in _records(stream, start):
        if kind == _NOTE:
            row, column = struct.unpack_from("<HH", body)
            comments[row + 1, column + 1] = ""
        elif styles and kind in _CELLS:
            row, column, style = struct.unpack_from("<HHH", body)
            if style in styles:
                struck.add((row + 1, column + 1))
        elif styles and kind == _MULRK:
            row, column = struct.unpack_from("<HH", body)
            for place in range((len(body) - 6) // 6):
                if struct.unpack_from("<H", body, 4 + 6 * place)[0] in styles:
                    struck.add((row + 1, column + 1 + place))
    return Markings(comments, frozenset(struck))


def _error(kind: int, body: bytes) -> int | None:
    """The code of the error that a cell holds, if it holds one."""
    if kind == _BOOLERR:
        return body[6] if body[7] else None
    # The result of a formula is a number unless its last two bytes say otherwise; then 2 means an error.
    return body[8] if body[12:14] == b"\xff\xff" and body[6] == 2 else None
