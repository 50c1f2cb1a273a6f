"""Equal values one below the other become one merged cell (纵向合并)."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from jiedao_desk.spreadsheet.layout import Content

Merge = Callable[[int, int, int, int], None]


class RepeatedValues:
    """Watches the merged columns (places from 0) while rows go by; ``merge`` gets each area when it ends."""

    def __init__(self, places: Sequence[int], merge: Merge) -> None:
        self._places = places
        self._merge = merge
        self._open: dict[int, tuple[int, Content]] = {}

    def left_out(self, row: Sequence[Content], number: int) -> Sequence[Content]:
        """The row without values that continue a merged cell: what lies under one would count twice elsewhere.

        A change at the left ends the merges to its right.
        """
        if not self._places:
            return row
        values = list(row)
        changed = False
        for place in self._places:
            begun = self._open.get(place)
            if not changed and begun is not None and row[place] is not None and row[place] == begun[1]:
                values[place] = None
            else:
                changed = True
                self._end_one(place, number - 1)
                self._open[place] = (number, row[place])
        return values

    def end(self, last: int) -> None:
        """All merged cells end with row ``last``: a band or the totals follow."""
        for place in self._places:
            self._end_one(place, last)

    def _end_one(self, place: int, last: int) -> None:
        first, _ = self._open.pop(place, (last, None))
        if last > first:
            self._merge(first, place + 1, last, place + 1)
