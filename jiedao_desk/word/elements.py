"""The elements a Word file is made of: paragraphs, runs, fields, and how wide a text will run (段落、文字)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final
from unicodedata import east_asian_width

from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.oxml.xmlchemy import BaseOxmlElement

from jiedao_desk.kernel.document import Align
from jiedao_desk.word.fonts import FANG

TWIPS: Final = 20
"""Twentieths of a point, in which Word counts most lengths."""
MM: Final = 72 / 25.4
"""Points of a millimetre."""
RED: Final = "D7000F"
GREY: Final = "555555"

# What XML has no place for. Records hold none of it; names of files and pasted texts might.
_UNWRITABLE: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_JUSTIFIED: Final[Mapping[Align, str]] = {
    "left": "left",
    "center": "center",
    "right": "right",
    "justify": "both",
}


@dataclass(frozen=True)
class Look:
    """How characters look: family, size in points, colour as RRGGBB, points between characters."""

    size: float
    font: str = FANG
    colour: str = ""
    tracking: float = 0


@dataclass(frozen=True)
class Shape:
    """How a paragraph stands: lengths in points, ``first`` and ``left`` counted from the edge of the text.

    ``pitch`` is the exact distance from line to line; 0 lets a picture make room for itself. ``tabs`` are
    (place, kind, leader) as Word names them. ``style`` is the id of a style in ``styles``.
    """

    align: Align = "left"
    pitch: float = 0
    before: float = 0
    left: float = 0
    right: float = 0
    first: float = 0
    first_characters: float = 0
    tabs: tuple[tuple[float, str, str], ...] = ()
    style: str = ""
    keep: bool = False
    border_below: tuple[float, float, str] | None = None
    """A line under the paragraph: how far below and how thick in points, and its colour."""


def element(
    tag: str, attributes: Mapping[str, object] | None = None, *parts: BaseOxmlElement
) -> BaseOxmlElement:
    """An element with its parts; attributes without a prefix are Word's own."""
    made: BaseOxmlElement = OxmlElement(tag)
    for name, value in (attributes or {}).items():
        made.set(qn(name if ":" in name else f"w:{name}"), str(value))
    made.extend(parts)
    return made


def clean(text: str) -> str:
    """A text without characters that no Word file can hold."""
    return _UNWRITABLE.sub("", text)


def twips(points: float) -> int:
    """A length as Word counts it."""
    return round(points * TWIPS)


def width_of(text: str, size: float) -> float:
    """About how wide a text runs in points: Chinese characters are square, others half as wide."""
    return size * sum(1.0 if east_asian_width(letter) in "WFA" else 0.5 for letter in text)


def run(text: str, look: Look) -> BaseOxmlElement:
    """Words of one look; a line feed breaks the line, a tab goes to the next stop."""
    made = element("w:r", None, _looks(look))
    for number, line in enumerate(clean(text).split("\n")):
        if number:
            made.append(element("w:br"))
        for place, piece in enumerate(line.split("\t")):
            if place:
                made.append(element("w:tab"))
            if piece:
                words = element("w:t", {"xml:space": "preserve"})
                words.text = piece
                made.append(words)
    return made


def field(instruction: str, shown: str, look: Look) -> list[BaseOxmlElement]:
    """A text that Word works out itself (PAGE, NUMPAGES); ``shown`` stands there until it does."""
    code = element("w:instrText", {"xml:space": "preserve"})
    code.text = f" {instruction} "
    return [
        element("w:r", None, _looks(look), element("w:fldChar", {"fldCharType": "begin"})),
        element("w:r", None, _looks(look), code),
        element("w:r", None, _looks(look), element("w:fldChar", {"fldCharType": "separate"})),
        run(shown, look),
        element("w:r", None, _looks(look), element("w:fldChar", {"fldCharType": "end"})),
    ]


def paragraph(shape: Shape, *parts: BaseOxmlElement) -> BaseOxmlElement:
    """A paragraph of runs; the order of its properties is the one the format prescribes."""
    made = element("w:pPr")
    if shape.style:
        made.append(element("w:pStyle", {"val": shape.style}))
    if shape.keep:
        made.append(element("w:keepNext"))
    if shape.border_below is not None:
        below, thick, colour = shape.border_below
        line = {"val": "single", "sz": round(thick * 8), "space": round(below), "color": colour}
        made.append(element("w:pBdr", None, element("w:bottom", line)))
    if shape.tabs:
        stops = ({"val": kind, "leader": leader, "pos": twips(place)} for place, kind, leader in shape.tabs)
        made.append(element("w:tabs", None, *(element("w:tab", stop) for stop in stops)))
    spacing: dict[str, object] = {"before": twips(shape.before), "after": 0}
    spacing |= (
        {"line": twips(shape.pitch), "lineRule": "exact"}
        if shape.pitch
        else {"line": 240, "lineRule": "auto"}
    )
    made.append(element("w:spacing", spacing))
    made.append(element("w:ind", _indents(shape)))
    made.append(element("w:jc", {"val": _JUSTIFIED[shape.align]}))
    return element("w:p", None, made, *parts)


def keep_with_next(made: BaseOxmlElement) -> None:
    """Tie a paragraph, or the last row of a table, to what follows."""
    paragraphs = [made] if made.tag == qn("w:p") else list(made.findall(qn("w:tr"))[-1].iter(qn("w:p")))
    for each in paragraphs:
        properties = each.find(qn("w:pPr"))
        if properties is not None and properties.find(qn("w:keepNext")) is None:
            place = 1 if properties.find(qn("w:pStyle")) is not None else 0
            properties.insert(place, element("w:keepNext"))


def _indents(shape: Shape) -> dict[str, object]:
    indents: dict[str, object] = {"left": twips(shape.left), "right": twips(shape.right)}
    if shape.first_characters:
        indents["firstLineChars"] = round(shape.first_characters * 100)
    indents |= {"firstLine": twips(shape.first)} if shape.first >= 0 else {"hanging": twips(-shape.first)}
    return indents


def _looks(look: Look) -> BaseOxmlElement:
    fonts = dict.fromkeys(("ascii", "hAnsi", "eastAsia", "cs"), look.font)
    made = element("w:rPr", None, element("w:rFonts", {**fonts, "hint": "eastAsia"}))
    if look.colour:
        made.append(element("w:color", {"val": look.colour}))
    if look.tracking:
        made.append(element("w:spacing", {"val": twips(look.tracking)}))
    half_points = int(look.size * 2)
    made.append(element("w:sz", {"val": half_points}))
    made.append(element("w:szCs", {"val": half_points}))
    return made
