"""How wide the columns of a table are, so that all fit without a scroll bar (列宽)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
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

    ``heading`` is how wide its heading is written, ``longest`` the longest person's name in it, which is never cut;
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


def shared(widths: Sequence[Width], room: int, chosen: Mapping[int, int]) -> list[int]:
    """The room shared out to the last pixel; ``chosen`` are widths that a hand has set, kept if they can be."""
    wanted = [max(chosen.get(place, width.wanted), 24) for place, width in enumerate(widths)]
    spare = room - sum(wanted)
    if spare >= 0:
        takers = [place for place, width in enumerate(widths) if width.grows and place not in chosen]
        takers = takers or [place for place, width in enumerate(widths) if width.grows] or [len(widths) - 1]
        return _given(wanted, takers, spare)
    least = [min(width.least, want) for width, want in zip(widths, wanted, strict=True)]
    give = [want - low for want, low in zip(wanted, least, strict=True)]
    lacking = -spare
    if sum(give) == 0:
        return wanted
    part = min(1.0, lacking / sum(give))
    result = [want - int(can * part) for want, can in zip(wanted, give, strict=True)]
    # What rounding left over is taken from the widest.
    over = sum(result) - room
    if over > 0:
        widest = max(range(len(result)), key=lambda place: result[place] - least[place])
        result[widest] -= min(over, result[widest] - least[widest])
    return result


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
