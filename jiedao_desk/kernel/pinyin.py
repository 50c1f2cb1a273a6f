"""The first letters of pinyin, to find a name by typing a few keys (拼音首字母)."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import cache
from itertools import islice, product

from jiedao_desk.paths import resources

MOST_VARIANTS = 64
"""A name has a handful of readings; a long text with many would have thousands, and nobody types them."""


def initials(text: str) -> str:
    """The first letters of the usual reading, in lower case: 张三 → zs; letters and digits stay, signs fall away.

    A text as short as a name is read as one, its first character or two as a surname: 曾国强 → zgq, 尉迟恭 → ycg.
    """
    plain = _plain(text)
    readings = [letters[0] for letters in map(_letters, plain) if letters]
    surname = _surname(plain) if len(plain) <= 4 else None
    return (surname or "") + "".join(readings[len(surname or "") :])


def initials_variants(text: str) -> frozenset[str]:
    """The first letters by every reading, at most `MOST_VARIANTS` of them: 单田芳 → dtf, stf, ctf."""
    readings = [letters for letters in map(_letters, _plain(text)) if letters]
    variants = frozenset(map("".join, islice(product(*readings), MOST_VARIANTS - 1)))
    return variants | {initials(text)}


def _plain(text: str) -> str:
    """The characters that are read: Han, and Latin letters and digits in lower case."""
    return "".join(sign for sign in unicodedata.normalize("NFKC", text).lower() if sign.isalnum())


def _letters(character: str) -> str:
    """The first letters of all readings of a character, the usual one first; a letter or digit is its own."""
    if character.isascii():
        return character
    usual = _usual().get(character)
    return usual or next((reading for reading, characters in _rare() if character in characters), "")


def _surname(plain: str) -> str | None:
    return _surnames().get(plain[:2]) or _surnames().get(plain[:1])


@cache
def _usual() -> dict[str, str]:
    readings: dict[str, str] = {}
    for reading, characters in _lines("usual.txt"):
        readings.update(dict.fromkeys(characters, reading))
    return readings


@cache
def _rare() -> tuple[tuple[str, str], ...]:
    """Read only when a rare character is met."""
    return tuple(_lines("rare.txt"))


@cache
def _surnames() -> dict[str, str]:
    """The initials of surnames that are read otherwise than their characters usually are."""
    return dict(_lines("surnames.txt"))


def _lines(name: str) -> Iterator[tuple[str, str]]:
    for line in (resources() / "pinyin" / name).read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            head, _, characters = line.partition("\t")
            yield head, characters
