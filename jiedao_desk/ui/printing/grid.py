"""Bordered grids: cells that cover rows and columns, rows that run on to the next page (表格)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from jiedao_desk.kernel.document import Align, Cell, Row
from jiedao_desk.ui.printing.breaking import Line, break_lines
from jiedao_desk.ui.printing.faces import Face
from jiedao_desk.ui.printing.pages import MM, Item, Picture, Rule
from jiedao_desk.ui.printing.pagination import Piece
from jiedao_desk.ui.printing.text import Style, Typesetter, spans

_BORDER = 0.6
_PAD_X, _PAD_Y = 3.5, 3.0
# A row of fewer lines goes to the next page whole; a part of a cut row has at least so many.
_UNCUT, _LEAST_PART = 6, 2
# How far a text is shrunk to go on one line; if that is not enough, it stands on two, a little smaller.
_SMALLEST, _TWO_LINES = 0.7, 0.85


@dataclass(frozen=True)
class Set:
    """One cell set into lines, with the corner of the grid where it begins."""

    cell: Cell
    row: int
    column: int
    lines: tuple[Line, ...]
    style: Style
    align: Align

    @property
    def height(self) -> float:
        """Height of its lines with the space around them."""
        return len(self.lines) * self.style.pitch + 2 * _PAD_Y


class GridSetter:
    """Sets rows of cells between the borders of given columns."""

    def __init__(self, typesetter: Typesetter, shares: Sequence[float], room: float, size: float) -> None:
        self._typesetter = typesetter
        total = sum(shares)
        self._edges = [0.0, *accumulate(share / total * room for share in shares)]
        self._size = size

    def pieces(self, rows: Sequence[Row]) -> list[Piece]:
        """One piece for each row, or for several that a tall cell binds together."""
        made: list[Piece] = []
        start = 0
        while start < len(rows):
            end = _end_of_band(rows, start)
            made.append(self._band(rows[start:end]))
            start = end
        return made

    def _band(self, rows: Sequence[Row]) -> Piece:
        cells = [self._set(*each) for each in _corners(rows, len(self._edges) - 1)]
        heights = [row.least * MM for row in rows]
        for each in sorted(cells, key=lambda one: one.cell.down):
            covered = range(each.row, each.row + each.cell.down)
            heights[covered[-1]] += max(0.0, each.height - sum(heights[row] for row in covered))
        return self._piece(cells, heights)

    def _set(self, cell: Cell, row: int, column: int) -> Set:
        room = self._room(column, cell.across)
        face = Face.HEI if cell.label else Face.FANG
        size = self._size
        style = Style(face, size, size * 1.4)
        if cell.fit and cell.text:
            natural = self._typesetter.width(cell.text, style)
            if natural > room:
                shrunk = room / natural if natural * _SMALLEST <= room else _TWO_LINES
                style = replace(style, size=size * shrunk, pitch=style.pitch * shrunk)
        lines = self._lines(cell, style, room)
        align = cell.align or ("center" if cell.label or cell.photo else "left")
        return Set(cell, row, column, tuple(lines), style, align)

    def _lines(self, cell: Cell, style: Style, room: float) -> list[Line]:
        if cell.photo is not None:
            return [] if cell.photo.data else self._typesetter.lines(cell.photo.caption, style, room)
        if cell.names:
            return break_lines(self._typesetter.names(cell.names, "、", style), room, room)
        return self._typesetter.lines(cell.text, style, room) if cell.text else []

    def _room(self, column: int, across: int) -> float:
        return self._edges[column + across] - self._edges[column] - 2 * _PAD_X

    def _piece(self, cells: Sequence[Set], heights: Sequence[float]) -> Piece:
        tops = [0.0, *accumulate(heights)]
        items: list[Item] = []
        for each in cells:
            top, bottom = tops[each.row], tops[each.row + each.cell.down]
            items += self._border(each, top, bottom)
            items += self._content(each, top, bottom)

        def split(room: float) -> tuple[Piece, Piece] | None:
            return self._cut(cells, heights[0], room) if len(heights) == 1 else None

        return Piece(sum(heights), tuple(items), split=split)

    def _border(self, each: Set, top: float, bottom: float) -> list[Item]:
        left, right = self._edges[each.column], self._edges[each.column + each.cell.across]
        return [
            Rule(left, top, right, top, _BORDER),
            Rule(left, bottom, right, bottom, _BORDER),
            Rule(left, top, left, bottom, _BORDER),
            Rule(right, top, right, bottom, _BORDER),
        ]

    def _content(self, each: Set, top: float, bottom: float) -> list[Item]:
        left, room = self._edges[each.column] + _PAD_X, self._room(each.column, each.cell.across)
        if each.cell.photo is not None and each.cell.photo.data is not None:
            height = bottom - top - 2 * _PAD_Y
            return [Picture(left, top + _PAD_Y, room, height, each.cell.photo.data)]
        first = top + (bottom - top - len(each.lines) * each.style.pitch) / 2
        return [
            item
            for number, line in enumerate(each.lines)
            for item in spans(
                line,
                each.style,
                left=left,
                top=first + number * each.style.pitch,
                room=room,
                align=each.align,
            )
        ]

    def _cut(self, cells: Sequence[Set], height: float, room: float) -> tuple[Piece, Piece] | None:
        """The row in two, cut between lines; labels stand in both parts."""
        longest = max((len(each.lines) for each in cells), default=0)
        pitch = max((each.style.pitch for each in cells), default=1.0)
        fitting = int((room - 2 * _PAD_Y) / pitch)
        upper = min(fitting, longest - _LEAST_PART)
        if longest < _UNCUT or upper < _LEAST_PART:
            return None

        def part(first: bool) -> Piece:
            halves = []
            for each in cells:
                lines = each.lines
                if len(lines) > upper or not each.cell.label:
                    lines = lines[:upper] if first else lines[upper:]
                halves.append(replace(each, lines=lines))
            tall = max(half.height for half in halves)
            return self._piece(halves, [min(tall, height) if first else tall])

        return part(True), part(False)


def _corners(rows: Sequence[Row], columns: int) -> list[tuple[Cell, int, int]]:
    """Where each cell begins, given that tall cells of earlier rows cover some places."""
    covered: set[tuple[int, int]] = set()
    corners: list[tuple[Cell, int, int]] = []
    for number, row in enumerate(rows):
        column = 0
        for cell in row.cells:
            while (number, column) in covered:
                column += 1
            if column + cell.across > columns or number + cell.down > len(rows):
                message = f"row {number} has cells beyond the edge of the grid"
                raise ValueError(message)
            corners.append((cell, number, column))
            covered |= {
                (number + down, column + across) for down in range(cell.down) for across in range(cell.across)
            }
            column += cell.across
    return corners


def _end_of_band(rows: Sequence[Row], start: int) -> int:
    end = start + 1
    row = start
    while row < end:
        end = min(len(rows), max([end, *(row + cell.down for cell in rows[row].cells)]))
        row += 1
    return end
