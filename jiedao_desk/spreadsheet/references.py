"""Addresses of cells as a sheet's XML writes them: B7, A1:C3 (单元格地址)."""

from __future__ import annotations

from typing import Final

from jiedao_desk.spreadsheet.table import Merge

LAST_ROW: Final = 1_048_576
LAST_COLUMN: Final = 16_384
DIGITS: Final = "0123456789"


def whole_number(text: str | None, otherwise: int) -> int:
    """A whole number of at most ten digits; anything else is as good as not there."""
    if text and len(text) <= 10 and text.isascii() and text.isdigit():
        return int(text)
    return otherwise


def column_number(letters: str) -> int:
    """A=1 … XFD=16384; beyond the last column for what is no column at all."""
    number = 0
    for letter in letters[:5]:
        if not "A" <= letter.upper() <= "Z":
            return LAST_COLUMN + 1
        number = number * 26 + ord(letter.upper()) - ord("A") + 1
    return number


def column_letters(number: int) -> str:
    """The name of a column counted from 1: 1=A … 16384=XFD."""
    letters = ""
    while number:
        number, place = divmod(number - 1, 26)
        letters = chr(ord("A") + place) + letters
    return letters


def merged_area(reference: str) -> Merge | None:
    """The area that two corners span, whichever they are; ``None`` for what is no address."""
    corners = []
    for corner in reference.replace("$", "").split(":")[:2]:
        letters = corner.rstrip(DIGITS)
        row, column = whole_number(corner[len(letters) :], 0), column_number(letters)
        if not row or not letters:
            return None
        corners.append((row, column))
    if not corners:
        return None
    (top, left), (bottom, right) = corners[0], corners[-1]
    return Merge(min(top, bottom), min(left, right), max(top, bottom), max(left, right))
