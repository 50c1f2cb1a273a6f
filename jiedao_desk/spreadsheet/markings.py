"""What an .xlsx says beside its values: comments, and text struck through (批注、删除线)."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final
from xml.etree.ElementTree import Element
from xml.parsers import expat

from jiedao_desk.spreadsheet.archive import ARCHIVE_TROUBLE, chunks, part_tree, related
from jiedao_desk.spreadsheet.references import DIGITS, column_number, whole_number

# So many cells of a sheet are marked one by one; nobody reads more.
_MOST: Final = 20_000
_LONGEST: Final = 200
# Excel repeats a threaded comment as an old one, behind a long sentence about itself.
_THREADED: Final = re.compile(r"^\[(?:Threaded comment|线程批注)\].*?(?:Comment|注释)[:：]\s*", re.DOTALL)


@dataclass(frozen=True)
class Markings:
    """By row and column from 1: the text of a cell's comment, and the cells whose whole text is struck through."""

    comments: Mapping[tuple[int, int], str] = field(default_factory=dict)
    struck: frozenset[tuple[int, int]] = frozenset()


def sheet_markings(archive: zipfile.ZipFile, parts: Iterable[str]) -> Mapping[str, Markings]:
    """What stands beside the values of each sheet, by its part; what cannot be understood is left out."""
    styles = _struck_styles(archive)
    return {
        part: Markings(_comments(archive, part), _struck(archive, part, styles) if styles else frozenset())
        for part in parts
    }


def cut(text: str) -> str:
    """The words of a comment, on one line and short enough for a sentence."""
    words = " ".join(_THREADED.sub("", text).split())
    return words if len(words) <= _LONGEST else words[: _LONGEST - 1] + "…"


def _comments(archive: zipfile.ZipFile, part: str) -> Mapping[tuple[int, int], str]:
    found: dict[tuple[int, int], str] = {}
    for _, kind, target in related(archive, part):
        if not kind.endswith("/comments"):
            continue
        for element in part_tree(archive, target):
            place = _place(element.get("ref", "")) if _is(element, "comment") else None
            if place is not None and len(found) < _MOST:
                texts = (inner.text or "" for inner in element.iter() if _is(inner, "t"))
                found[place] = cut("".join(texts))
    return found


def _struck_styles(archive: zipfile.ZipFile) -> frozenset[str]:
    """The numbers of the cell styles whose font is struck through, as cells name them."""
    styles = next((target for _, kind, target in _of_workbook(archive) if kind.endswith("/styles")), "")
    fonts: list[bool] = []
    found: set[str] = set()
    for element in part_tree(archive, styles) if styles else ():
        if _is(element, "fonts"):
            fonts = [any(_switched_on(inner) for inner in font) for font in element]
        elif _is(element, "cellXfs"):
            for number, xf in enumerate(element):
                font = whole_number(xf.get("fontId"), 0)
                if font < len(fonts) and fonts[font]:
                    found.add(str(number))
    return frozenset(found)


def _of_workbook(archive: zipfile.ZipFile) -> Iterator[tuple[str, str, str]]:
    for _, kind, target in related(archive, ""):
        if kind.endswith("/officeDocument"):
            yield from related(archive, target)


def _switched_on(element: Element) -> bool:
    return _is(element, "strike") and element.get("val", "1") not in {"0", "false"}


def _struck(archive: zipfile.ZipFile, part: str, styles: frozenset[str]) -> frozenset[tuple[int, int]]:
    walk = _Walk(styles)
    try:
        with archive.open(part) as opened:
            for chunk in chunks(opened):
                walk.parser.Parse(chunk, False)
    except (KeyError, expat.ExpatError, *ARCHIVE_TROUBLE):
        return frozenset()
    return frozenset(walk.found)


class _Walk:
    """One pass over a sheet for the cells of certain styles that hold a value."""

    def __init__(self, styles: frozenset[str]) -> None:
        self.found: set[tuple[int, int]] = set()
        self.parser = expat.ParserCreate()
        self.parser.StartElementHandler = self._element
        self._styles = styles
        self._cell = ""

    def _element(self, name: str, attributes: Mapping[str, str]) -> None:
        local = name.rpartition(":")[2]
        if local == "c":
            self._cell = attributes.get("r", "") if attributes.get("s") in self._styles else ""
        elif local in {"v", "is"} and self._cell and len(self.found) < _MOST:
            place = _place(self._cell)
            if place is not None:
                self.found.add(place)


def _is(element: Element, name: str) -> bool:
    return str(element.tag).rpartition("}")[2] == name


def _place(reference: str) -> tuple[int, int] | None:
    letters = reference.rstrip(DIGITS)
    row, column = whole_number(reference[len(letters) :], 0), column_number(letters)
    return (row, column) if row and column else None
