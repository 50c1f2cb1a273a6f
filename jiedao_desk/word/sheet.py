"""The sheet of paper: size, margins, grid, and what stands around the text of each page (版面、页眉、页码)."""

from __future__ import annotations

from typing import Final
from xml.sax.saxutils import quoteattr

from docx.document import Document as WordFile
from docx.enum.section import WD_ORIENT
from docx.oxml.parser import parse_xml
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.section import Section
from docx.shared import Mm

from jiedao_desk.kernel.document import Align, Document, PageNumbers, PageSetup
from jiedao_desk.word.blocks import pitch_of
from jiedao_desk.word.elements import GREY, MM, Look, Shape, clean, element, field, paragraph, run, twips
from jiedao_desk.word.fonts import HEI, SONG
from jiedao_desk.word.styles import CELL

_NUMBER_BELOW = 7  # mm below the text area, GB/T 9704 7.5
_HEAD_ABOVE = 4  # mm above the text area
_NUMBER = Look(14, SONG)  # 四号半角宋体
_COUNT = Look(10.5, SONG)
_HEAD = Look(10.5, SONG, GREY)
_MARK = Look(14, HEI)
_SPACES: Final = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
)


def furnish(word: WordFile, document: Document) -> None:
    """Give the only section its paper, and each page its running head, mark, watermark and number."""
    section = word.sections[0]
    _paper(section, document.page)
    # Left pages differ where the number changes sides; the first one where a running head begins on the second.
    sides = document.numbers is PageNumbers.DASH_OUTER
    begins = bool(document.running_head)
    word.settings.odd_and_even_pages_header_footer = sides
    section.different_first_page_header_footer = begins
    pages = [(section.header, section.footer, document.running_head, True)]
    if begins:
        pages.append((section.first_page_header, section.first_page_footer, "", True))
    if sides:
        pages.append((section.even_page_header, section.even_page_footer, document.running_head, False))
    for header, footer, running_head, odd in pages:
        for part, made in ((header, _header(document, running_head)), (footer, _footer(document, odd=odd))):
            part.is_linked_to_previous = False
            root = part.part.element
            for old in list(root):
                root.remove(old)
            root.append(made)


def _paper(section: Section, page: PageSetup) -> None:
    section.page_width, section.page_height = Mm(page.width), Mm(page.height)
    wide = page.width > page.height
    section.orientation = WD_ORIENT.LANDSCAPE if wide else WD_ORIENT.PORTRAIT
    section.top_margin, section.bottom_margin = Mm(page.top), Mm(page.bottom)
    section.left_margin, section.right_margin = Mm(page.left), Mm(page.right)
    section.gutter = Mm(0)
    head_top = max(8.0, page.top - _HEAD_ABOVE) - _MARK.size / MM
    section.header_distance = Mm(max(0.0, head_top))
    number_top = page.bottom - min(_NUMBER_BELOW, page.bottom / 3)
    section.footer_distance = Mm(max(0.0, number_top - _NUMBER.size / MM))


def grid_of(page: PageSetup) -> BaseOxmlElement | None:
    """每面多少行 as Word's page setup shows it; without a grid in the document nothing.

    每行多少字 stands with the characters (``Measures.tracking``): LibreOffice gives a character that is wider
    than its place in a grid of characters two places.
    """
    if not page.lines:
        return None
    return element("w:docGrid", {"type": "lines", "linePitch": twips(pitch_of(page))})


def _room(page: PageSetup) -> float:
    return (page.width - page.left - page.right) * MM


def _header(document: Document, running_head: str) -> BaseOxmlElement:
    border = (2.0, 0.5, GREY) if running_head else None
    tabs = ((_room(document.page), "right", "none"),)
    shape = Shape(pitch=_MARK.size, style=CELL, tabs=tabs, border_below=border)
    made = paragraph(shape)
    if running_head:
        made.append(run(running_head, _HEAD))
    if document.mark:
        made.append(run(f"\t{document.mark}", _MARK))
    if document.watermark:
        made.append(_watermark(document.watermark, document.page))
    return made


def _footer(document: Document, *, odd: bool) -> BaseOxmlElement:
    match document.numbers:
        case PageNumbers.NONE:
            return paragraph(Shape(pitch=_NUMBER.size, style=CELL))
        case PageNumbers.COUNT:
            return paragraph(
                Shape("center", _NUMBER.size, style=CELL),
                run("第", _COUNT),
                *field("PAGE", "1", _COUNT),
                run("页　共", _COUNT),
                *field("NUMPAGES", "1", _COUNT),
                run("页", _COUNT),
            )
        case PageNumbers.DASH_CENTRE:
            return _dashed("center", 0)
        case PageNumbers.DASH_OUTER:
            return _dashed("right" if odd else "left", _NUMBER.size)


def _dashed(align: Align, inset: float) -> BaseOxmlElement:
    shape = Shape(align, _NUMBER.size, left=inset, right=inset, style=CELL)
    return paragraph(shape, run("— ", _NUMBER), *field("PAGE", "1", _NUMBER), run(" —", _NUMBER))


def _watermark(text: str, page: PageSetup) -> BaseOxmlElement:
    """Large, pale and slanting behind the text, the way Word and WPS make theirs, so that they can remove it."""
    height = min(page.width, page.height) * MM / max(3, len(text)) * 0.8
    style = ";".join(
        (
            "position:absolute",
            f"width:{height * len(text):.1f}pt",
            f"height:{height:.1f}pt",
            "rotation:315",
            "z-index:-251658752",
            "mso-position-horizontal:center",
            "mso-position-horizontal-relative:page",
            "mso-position-vertical:center",
            "mso-position-vertical-relative:page",
        )
    )
    made: BaseOxmlElement = parse_xml(
        f"""<w:r {_SPACES}><w:rPr><w:noProof/></w:rPr><w:pict>
        <v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800"
            path="m@7,l@8,m@5,21600l@6,21600e">
        <v:formulas><v:f eqn="sum #0 0 10800"/><v:f eqn="prod #0 2 1"/><v:f eqn="sum 21600 0 @1"/>
        <v:f eqn="sum 0 0 @2"/><v:f eqn="sum 21600 0 @3"/><v:f eqn="if @0 @3 0"/><v:f eqn="if @0 21600 @1"/>
        <v:f eqn="if @0 0 @2"/><v:f eqn="if @0 @4 21600"/><v:f eqn="mid @5 @6"/><v:f eqn="mid @8 @5"/>
        <v:f eqn="mid @7 @8"/><v:f eqn="mid @6 @7"/><v:f eqn="sum @6 0 @5"/></v:formulas>
        <v:path textpathok="t" o:connecttype="custom"
            o:connectlocs="@9,0;@10,10800;@11,21600;@12,10800" o:connectangles="270,180,90,0"/>
        <v:textpath on="t" fitshape="t"/></v:shapetype>
        <v:shape id="PowerPlusWaterMarkObject1" o:spid="_x0000_s2049" type="#_x0000_t136" style="{style}"
            o:allowincell="f" fillcolor="#c8c8c8" stroked="f"><v:fill opacity=".4"/>
        <v:textpath style="font-family:&quot;{HEI}&quot;;font-size:1pt" string={quoteattr(clean(text))}/>
        </v:shape></w:pict></w:r>"""
    )
    return made
