"""The first letters of pinyin, to find a name by typing a few keys (拼音首字母)."""

from __future__ import annotations

import unicodedata
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
    return character if character.isascii() else _table()[0].get(character, "")


def _surname(plain: str) -> str | None:
    surnames = _table()[1]
    return surnames.get(plain[:2]) or surnames.get(plain[:1])


@cache
def _table() -> tuple[dict[str, str], dict[str, str]]:
    """Letters by character, and letters by surname where a surname is read otherwise."""
    letters: dict[str, str] = {}
    surnames: dict[str, str] = {}
    for line in (resources() / "pinyin" / "initials.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        reading, _, characters = line.partition("\t")
        if reading == "surnames":
            surnames.update(pair.split(":") for pair in characters.split())  # type: ignore[misc]
        else:
            letters.update(dict.fromkeys(characters, reading))
    return letters, surnames
