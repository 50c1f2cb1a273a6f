"""How wide the columns of a table are, so that all fit without a scroll bar (列宽)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from jiedao_desk.kernel.fields import Field, PersonName

# In pixels at a type of 14: what is still readable, and what is comfortable.
_BY_KIND: dict[str, tuple[int, int]] = {
    "day": (96, 104),
    "month": (88, 100),
    "time": (64, 72),
    "moment": (132, 146),
    "whole": (56, 76),
    "decimal": (64, 84),
    "money": (84, 104),
    "flag": (52, 72),
    "choice": (72, 116),
    "link": (96, 190),
    "people": (84, 150),
    "files": (72, 84),
    "prose": (110, 240),
    "text": (96, 200),
}
_PERSON = (72, 96)
# What a record is called is what one looks for.
_CALLED = (190, 300)
# These take what room is left.
_GROWING = frozenset({"text", "prose", "people", "link"})


@dataclass(frozen=True)
class Width:
    """What a column needs, what it would like, and whether it takes what is left."""

    least: int
    wanted: int
    grows: bool


def width_of(field: Field, scale: float, heading: int, *, called: bool = False, longest: int = 0) -> Width:
    """The width of a field's column.

    ``heading`` is how wide its heading is written, ``longest`` the longest name or word in it that is not to be cut;
    ``called`` says that records are called by this field.
    """
    person = isinstance(field, PersonName)
    long = called and field.kind in _GROWING
    least, wanted = _PERSON if person else _CALLED if long else _BY_KIND.get(field.kind, (80, 120))
    return Width(
        max(round(least * scale), min(heading, round(140 * scale)), longest),
        max(round(wanted * scale), heading, longest),
        field.kind in _GROWING and not person,
    )


def fitting(widths: Sequence[Width], room: int) -> int:
    """How many of the columns, from the left, can stand in the room without being cut; at least two."""
    taken = 0
    for count, width in enumerate(widths):
        taken += width.least
        if taken > room and count >= 2:
            return count
    return len(widths)


def set_by_hand(chosen: int, room: int) -> Width:
    """The width of a column that a hand has set: kept as long as it leaves the others some room."""
    kept = max(24, min(chosen, room * 2 // 3))
    return Width(kept, kept, grows=False)


def shared(widths: Sequence[Width], room: int) -> list[int]:
    """The room shared out to the last pixel, each column as near to what it would like as may be."""
    wanted = [width.wanted for width in widths]
    spare = room - sum(wanted)
    if spare >= 0:
        takers = [place for place, width in enumerate(widths) if width.grows]
        return _given(wanted, takers or [len(widths) - 1], spare)
    lacking = min(-spare, sum(width.wanted - width.least for width in widths))
    result = []
    for width, following in zip(widths, _spare_behind(widths), strict=True):
        # Each gives in proportion to what it can spare; the last makes up for the rounding.
        can = width.wanted - width.least
        gives = lacking if following == 0 else lacking * can // (can + following)
        gives = max(gives, lacking - following)
        result.append(width.wanted - gives)
        lacking -= gives
    return result


def _spare_behind(widths: Sequence[Width]) -> list[int]:
    """For each column, what those to its right can spare together."""
    spare = [width.wanted - width.least for width in widths]
    return [sum(spare[place + 1 :]) for place in range(len(spare))]


def _given(wanted: Sequence[int], takers: Sequence[int], spare: int) -> list[int]:
    result = list(wanted)
    weight = sum(wanted[place] for place in takers) or 1
    left = spare
    for place in takers[:-1]:
        extra = spare * wanted[place] // weight
        result[place] += extra
        left -= extra
    result[takers[-1]] += left
    return result
