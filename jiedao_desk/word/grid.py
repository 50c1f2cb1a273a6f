"""Bordered tables with merged cells, header rows that repeat, and photographs (表格)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from math import ceil
from typing import Final, TypeAlias

from docx.oxml.xmlchemy import BaseOxmlElement

from jiedao_desk.kernel.document import Cell, Photo, Row
from jiedao_desk.word.elements import MM, Look, Shape, element, paragraph, run, twips, width_of
from jiedao_desk.word.fonts import FANG, HEI
from jiedao_desk.word.styles import CELL, GRID

Picturing: TypeAlias = Callable[[bytes, float, float], BaseOxmlElement | None]
"""A picture set into a box of so many points, or None where it is no picture."""

_PAD_X, _PAD_Y = 3.5, 3.0
_BORDER_EIGHTHS: Final = 5
# A row of fewer lines goes to the next page whole.
_UNCUT: Final = 6
_SMALLEST, _TWO_LINES = 0.7, 0.85


@dataclass(frozen=True)
class _Place:
    """Where a cell stands: its first column, and whether it continues one that began in a row above."""

    column: int
    cell: Cell
    continues: bool


def table(
    shares: Sequence[float],
    rows: Sequence[Row],
    *,
    room: float,
    size: float,
    heads: int,
    picturing: Picturing,
) -> BaseOxmlElement:
    """Rows of cells as a table as wide as ``room`` points; the first ``heads`` rows stand on each page."""
    edges = [0.0, *accumulate(share / sum(shares) * room for share in shares)]
    columns = [twips(right) - twips(left) for left, right in pairwise(edges)]
    made = element("w:tbl", None, _properties(sum(columns)))
    made.append(element("w:tblGrid", None, *(element("w:gridCol", {"w": width}) for width in columns)))
    for number, places in enumerate(_places(rows, len(columns))):
        lines = max((_lines(place.cell, edges, place.column, size) for place in places), default=1)
        kept = element("w:trPr")
        if number < heads or lines < _UNCUT:
            kept.append(element("w:cantSplit"))
        if rows[number].least:
            kept.append(element("w:trHeight", {"val": twips(rows[number].least * MM), "hRule": "atLeast"}))
        if number < heads:
            kept.append(element("w:tblHeader"))
        row = element("w:tr", None, kept)
        for place in places:
            right = place.column + place.cell.across
            width = sum(columns[place.column : right])
            tall = sum(each.least for each in rows[number : number + place.cell.down]) * MM
            box = (edges[right] - edges[place.column] - 2 * _PAD_X, tall - 2 * _PAD_Y)
            row.append(_cell(place, width, box, size, picturing))
        made.append(row)
    return made


def _properties(width: int) -> BaseOxmlElement:
    line = {"val": "single", "sz": _BORDER_EIGHTHS, "space": 0, "color": "000000"}
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    pads = (("top", _PAD_Y), ("left", _PAD_X), ("bottom", _PAD_Y), ("right", _PAD_X))
    return element(
        "w:tblPr",
        None,
        element("w:tblStyle", {"val": GRID}),
        element("w:tblW", {"w": width, "type": "dxa"}),
        element("w:tblInd", {"w": 0, "type": "dxa"}),
        element("w:tblBorders", None, *(element(f"w:{side}", line) for side in sides)),
        element("w:tblLayout", {"type": "fixed"}),
        element(
            "w:tblCellMar",
            None,
            *(element(f"w:{side}", {"w": twips(pad), "type": "dxa"}) for side, pad in pads),
        ),
    )


def _places(rows: Sequence[Row], columns: int) -> Iterator[list[_Place]]:
    """Each row's cells from left to right, with those that reach down into it from above."""
    hanging: dict[int, tuple[Cell, int]] = {}
    for number, row in enumerate(rows):
        waiting = iter(row.cells)
        places: list[_Place] = []
        column = 0
        while column < columns:
            above, left = hanging.pop(column, (None, 0))
            cell = above or next(waiting, None)
            if cell is None or column + cell.across > columns:
                message = f"row {number} does not fill the grid"
                raise ValueError(message)
            remaining = (left if above else cell.down) - 1
            if remaining:
                hanging[column] = (cell, remaining)
            places.append(_Place(column, cell, above is not None))
            column += cell.across
        yield places


def _cell(
    place: _Place, width: int, box: tuple[float, float], size: float, picturing: Picturing
) -> BaseOxmlElement:
    cell = place.cell
    properties = element("w:tcPr", None, element("w:tcW", {"w": width, "type": "dxa"}))
    if cell.across > 1:
        properties.append(element("w:gridSpan", {"val": cell.across}))
    if place.continues:
        properties.append(element("w:vMerge", {"val": "continue"}))
    elif cell.down > 1:
        properties.append(element("w:vMerge", {"val": "restart"}))
    properties.append(element("w:vAlign", {"val": "center"}))
    made = element("w:tc", None, properties)
    shape = Shape(cell.align or ("center" if cell.label or cell.photo else "left"), size * 1.4, style=CELL)
    if place.continues:
        made.append(paragraph(shape))
        return made
    if cell.photo is not None:
        made.append(_photo(cell.photo, box, shape, size, picturing))
        return made
    look = Look(_fitted(cell, box[0], size), HEI if cell.label else FANG)
    for line in _text(cell).split("\n"):
        made.append(paragraph(shape, *([run(line, look)] if line else [])))
    return made


def _photo(
    photo: Photo, box: tuple[float, float], shape: Shape, size: float, picturing: Picturing
) -> BaseOxmlElement:
    if photo.data:
        drawn = picturing(photo.data, *box)
        if drawn is not None:
            return paragraph(
                Shape("center", style=CELL), element("w:r", None, element("w:drawing", None, drawn))
            )
    return paragraph(shape, run(photo.caption, Look(size)))


def _text(cell: Cell) -> str:
    return "、".join(cell.names) if cell.names else cell.text


def _fitted(cell: Cell, room: float, size: float) -> float:
    """A text that is rather to be smaller than broken: as small as the same cell is on the printed page."""
    natural = width_of(cell.text, size)
    if not cell.fit or natural <= room:
        return size
    return size * (room / natural if natural * _SMALLEST <= room else _TWO_LINES)


def _lines(cell: Cell, edges: Sequence[float], column: int, size: float) -> int:
    room = max(size, edges[column + cell.across] - edges[column] - 2 * _PAD_X)
    return sum(max(1, ceil(width_of(line, size) / room)) for line in _text(cell).split("\n"))
