"""The styles that a clerk finds in WPS: 正文, 标题, three levels of headings, 表格文字 (样式)."""

from __future__ import annotations

from typing import Final

from docx.oxml.xmlchemy import BaseOxmlElement

from jiedao_desk.word.elements import element, twips
from jiedao_desk.word.fonts import FANG, HEI, KAI, TITLE

BODY: Final = "a"
DOCUMENT_TITLE: Final = "a1"
CELL: Final = "a2"
HEADINGS: Final = {1: "1", 2: "2", 3: "3"}
GRID: Final = "a3"

_FACES: Final = {1: HEI, 2: KAI, 3: FANG}


def styles(size: float, pitch: float) -> list[BaseOxmlElement]:
    """All styles for a body text of a size and a distance from line to line, in points."""
    # Word else parts Chinese from digits and letters by a quarter of a character, which official texts do not.
    body = element(
        "w:pPr",
        None,
        element("w:autoSpaceDE", {"val": 0}),
        element("w:autoSpaceDN", {"val": 0}),
        element("w:spacing", {"before": 0, "after": 0, "line": twips(pitch), "lineRule": "exact"}),
        element("w:jc", {"val": "both"}),
    )
    defaults = element(
        "w:docDefaults",
        None,
        element("w:rPrDefault", None, _looks(FANG, size, language=True)),
        element("w:pPrDefault"),
    )
    made = [defaults, _style(BODY, "Normal", body, _looks(FANG, size), default=True)]
    made.append(_style(DOCUMENT_TITLE, "Title", _centred(), _looks(TITLE, 22), based=BODY))
    for level, identity in HEADINGS.items():
        outline = element("w:pPr", None, element("w:keepNext"), element("w:outlineLvl", {"val": level - 1}))
        made.append(_style(identity, f"heading {level}", outline, _looks(_FACES[level], size), based=BODY))
    loose = element("w:pPr", None, element("w:snapToGrid", {"val": 0}))
    made.append(_style(CELL, "表格文字", loose, _looks(FANG, 12), based=BODY))
    made.append(_table_style())
    return made


def _style(
    identity: str,
    name: str,
    shape: BaseOxmlElement,
    look: BaseOxmlElement,
    *,
    based: str = "",
    default: bool = False,
) -> BaseOxmlElement:
    attributes = {"type": "paragraph", "styleId": identity} | ({"default": 1} if default else {})
    made = element("w:style", attributes, element("w:name", {"val": name}))
    if based:
        made.append(element("w:basedOn", {"val": based}))
    made.extend((element("w:qFormat"), shape, look))
    return made


def _centred() -> BaseOxmlElement:
    return element(
        "w:pPr",
        None,
        element("w:keepNext"),
        element("w:snapToGrid", {"val": 0}),
        element("w:jc", {"val": "center"}),
    )


def _looks(font: str, size: float, *, language: bool = False) -> BaseOxmlElement:
    fonts = dict.fromkeys(("ascii", "hAnsi", "eastAsia", "cs"), font)
    half_points = {"val": int(size * 2)}
    made = element(
        "w:rPr",
        None,
        element("w:rFonts", fonts),
        element("w:sz", half_points),
        element("w:szCs", half_points),
    )
    if language:
        made.append(element("w:lang", {"val": "en-US", "eastAsia": "zh-CN", "bidi": "ar-SA"}))
    return made


def _table_style() -> BaseOxmlElement:
    """Word asks for one table style; what a table looks like stands in the table itself."""
    attributes = {"type": "table", "default": 1, "styleId": GRID}
    name, rank = element("w:name", {"val": "Normal Table"}), element("w:uiPriority", {"val": 99})
    return element("w:style", attributes, name, rank)
