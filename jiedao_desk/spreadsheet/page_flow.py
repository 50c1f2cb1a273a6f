"""Where the printed pages of a sheet will break, so that signature and notes never stand on a page alone (分页)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final

# A list of more rows is written as it comes: where its last page ends is known to nobody.
_MOST_ROWS: Final = 1_000
# By how many points rows are made higher, at most: more looks odd.
_STRETCHES: Final = tuple(step / 2 for step in range(33))
# How small a sheet may become to keep its end on the page before.
_SMALLEST: Final = 0.85


@dataclass(slots=True)
class HeldRow:
    """A row that is not written yet: its number in the sheet, its height in points, and what makes its cells then."""

    number: int
    height: float
    cells: Callable[[], Sequence[Any]]


class PageFlow:
    """Holds the rows of a table until it is known what comes after them.

    A sheet printed one page wide takes no breaks by hand: the programs ignore them. They do keep to a number of pages,
    making everything smaller. So a table that runs a little over its last page is held to one page less; and where
    what stands below it would begin a page, all rows are made a little higher until the last of them go there too.
    """

    def __init__(self, rooms: Sequence[float], begun: float, repeated: float) -> None:
        """All in points: what a page may hold (each program and font has its own answer), what stands above the first
        row, and the headings that each page repeats.
        """
        self._rooms = rooms
        self._begun = begun
        self._repeated = repeated
        self._held: list[HeldRow] | None = []

    def take(self, row: HeldRow) -> Sequence[HeldRow]:
        """One row more; answers those to be written now."""
        if self._held is None:
            return (row,)
        self._held.append(row)
        if len(self._held) <= _MOST_ROWS:
            return ()
        held, self._held = self._held, None
        return held

    def end(self, below: float, together: int) -> tuple[Sequence[HeldRow], int]:
        """The rows still held, and to how many pages the sheet is held, 0 for as many as it takes.

        ``below`` is the height of what follows, which keeps ``together`` rows beside it.
        """
        rows, self._held = self._held or [], None
        if not below or len(rows) <= together:
            return rows, 0
        table = _Table(self._begun, self._repeated, [row.height for row in rows], below, together)
        fewest = max(table.pages(room / _SMALLEST, 0) for room in self._rooms)
        pages, stretch = table.best(
            self._rooms, [(pages, one) for pages in (fewest, fewest + 1) for one in _STRETCHES]
        )
        for row in rows:
            row.height += stretch
        # Held to them only where it matters: whoever adds rows later is not to get smaller print for it.
        return rows, pages if any(table.pages(room, stretch) > pages for room in self._rooms) else 0


@dataclass(frozen=True, slots=True)
class _Table:
    begun: float
    repeated: float
    heights: Sequence[float]
    below: float
    together: int

    def best(self, rooms: Sequence[float], choices: Sequence[tuple[int, float]]) -> tuple[int, float]:
        """The first choice that suits every room, else the first of those that suit most of them."""
        found, least = choices[0], len(rooms) + 1
        for choice in choices:
            torn = self.torn(rooms, *choice)
            if torn < least:
                found, least = choice, torn
            if not torn:
                break
        return found

    def torn(self, rooms: Sequence[float], pages: int, stretch: float) -> int:
        """In how many of the rooms a sheet held to so many pages has its end alone, or becomes too small to read."""
        return sum(self._is_torn(room, pages, stretch) for room in rooms)

    def _is_torn(self, room: float, pages: int, stretch: float) -> bool:
        if self.pages(room, stretch) > pages:
            # Made smaller until it just fits: the last page is full then.
            return self.pages(room / _SMALLEST, stretch) > pages
        _, beside, whole = self._flow(room, stretch)
        return not whole or beside < self.together

    def pages(self, room: float, stretch: float) -> int:
        """How many pages it takes, with what stands below."""
        pages, _, whole = self._flow(room, stretch)
        return pages + (not whole)

    def _flow(self, room: float, stretch: float) -> tuple[int, int, bool]:
        """The pages of the rows, how many rows stand on the last, and whether what follows has room there."""
        pages, filled, beside = 1, self.begun, 0
        for height in self.heights:
            if beside and filled + height + stretch > room:
                pages, filled, beside = pages + 1, self.repeated, 0
            filled += height + stretch
            beside += 1
        return pages, beside, filled + self.below <= room
