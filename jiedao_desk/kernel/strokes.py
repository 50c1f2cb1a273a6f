"""Names in the order of their strokes (姓名笔画、姓氏笔画)."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import accumulate, count, pairwise
from typing import Literal, TypeAlias

from jiedao_desk.kernel.typed import without_blanks
from jiedao_desk.paths import resources

StrokeMode: TypeAlias = Literal["name", "surname"]
"""姓名笔画: character by character. 姓氏笔画: a name of two characters has an empty one between them."""

CharacterKey: TypeAlias = tuple[int, int, int]
StrokeKey: TypeAlias = tuple[tuple[CharacterKey, ...], str]

_EMPTY: CharacterKey = (0, 0, 0)
_ORDERED, _COUNTED, _UNKNOWN = 0, 1, 2
_NO_COUNT = 999


def stroke_key(name: str, mode: StrokeMode) -> StrokeKey:
    """What to sort names by, so that a list is 按姓名笔画为序.

    Characters are compared one by one: fewer strokes first; with equal counts by the kinds of the strokes from the
    first on, 横 竖 撇 点 折; the order as a whole is that of GB 13000.1 (GF 3003—1999). Middle dots are passed over.
    A character whose strokes are counted but not listed stands behind the others of its count, an unknown one behind
    all. Names that are equal so far are told apart by their code points, so that the order is always the same.
    """
    text = without_blanks(name)
    keys = [_character_key(character) for character in text if character != "·"]
    if mode == "surname" and len(keys) == 2:
        keys.insert(1, _EMPTY)
    return tuple(keys), text


def missing_strokes(names: Iterable[str]) -> list[str]:
    """The names, each once, with a character whose strokes are not listed: their places should be checked by hand."""
    found = (name for name in names if any(key[1] != _ORDERED for key in stroke_key(name, "name")[0]))
    return list(dict.fromkeys(found))


def stroke_count(character: str) -> int | None:
    """How many strokes a character has, or ``None`` if that is not known."""
    number = _character_key(character)[0]
    return None if number == _NO_COUNT else number


def stroke_mode_of(names: Sequence[str]) -> StrokeMode | None:
    """The one mode in which a list, such as an official roster, is in order; ``None`` if neither, or both, fit."""
    fits = [mode for mode in _MODES if _in_order(names, mode)]
    return fits[0] if len(fits) == 1 else None


_MODES: tuple[StrokeMode, ...] = ("name", "surname")


def _in_order(names: Sequence[str], mode: StrokeMode) -> bool:
    keys = [stroke_key(name, mode)[0] for name in names]
    return all(one <= other for one, other in pairwise(keys))


def _character_key(character: str) -> CharacterKey:
    places, ends = _order()
    place = places.get(character)
    if place is not None:
        return bisect_right(ends, place), _ORDERED, place
    for number, characters in _counted():
        if character in characters:
            return number, _COUNTED, ord(character)
    return _NO_COUNT, _UNKNOWN, ord(character)


@cache
def _order() -> tuple[dict[str, int], tuple[int, ...]]:
    """The place of each character whose strokes are listed, and by stroke count the place behind its last."""
    rows = dict(_lines("order.txt"))
    places = dict(zip("".join(rows.values()), count(), strict=False))
    ends = accumulate(len(rows.get(strokes, "")) for strokes in range(max(rows) + 1))
    return places, tuple(ends)


@cache
def _counted() -> tuple[tuple[int, str], ...]:
    """The rare characters of which only the number of strokes is known; read only when one is met."""
    return tuple(_lines("counts.txt"))


def _lines(name: str) -> Iterator[tuple[int, str]]:
    for line in (resources() / "strokes" / name).read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            number, _, characters = line.partition("\t")
            yield int(number), characters
