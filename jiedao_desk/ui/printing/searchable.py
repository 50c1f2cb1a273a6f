"""Mending what Qt says a PDF's glyphs mean, so that 人大 is found as it was typed (PDF 文字可检索).

Qt writes with each font a table from glyphs to characters, made by asking the font backwards. Where
several characters share a glyph it takes the lowest: 一 becomes the radical U+2F00, 长 becomes U+2ED3,
and a search for the word finds nothing. Glyphs of characters beyond U+FFFF or of joined characters
(——) are left out. Glyphs are numbered in the order in which they were first painted, and we know what
was painted: so each table is written anew and appended as an incremental update (ISO 32000-1 7.5.6).
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator, Mapping, Sequence

from PySide6.QtGui import QRawFont, QTextLayout

from jiedao_desk.ui.printing.faces import Face
from jiedao_desk.ui.printing.fonts import Typeface
from jiedao_desk.ui.printing.pages import Pages, Span
from jiedao_desk.ui.printing.painting import font_of

_STREAM = re.compile(rb"(?<!\d)(\d+) 0 obj\s*<<((?:(?!endobj).)*?)>>\s*stream\r?\n", re.DOTALL)
_RANGE = re.compile(r"<([0-9A-Fa-f]{4})> <[0-9A-Fa-f]{4}> (?:\[([^\]]*)\]|<([0-9A-Fa-f]{4})>)")
_TRAILER = re.compile(rb"trailer\s*<<(.*?)>>\s*startxref\s+(\d+)\s+%%EOF\s*$", re.DOTALL)
_AT_ONCE = 100  # entries in one block of a table, by the format's rule
# At or below this share of agreement a table is not taken to be a font's.
_AGREEMENT = 0.5


class _Painted:
    """The glyphs painted in one font with their texts, in the order of their first use."""

    def __init__(self, font: QRawFont) -> None:
        self._font = font
        self.texts: dict[int, str] = {}

    def agreement(self, read: Mapping[int, str]) -> float:
        """The share of a table's entries that can stand for the glyph painted in their place."""
        glyphs = [0, *self.texts]
        if not read or max(read) >= len(glyphs):
            return 0.0
        agreed = sum(
            glyphs[place] in self._font.glyphIndexesForString(character)
            or self.texts[glyphs[place]] == character
            for place, character in read.items()
        )
        return agreed / len(read)


def searchable(pdf: bytes, pages: Pages, typefaces: Mapping[Face, Typeface]) -> bytes:
    """The same PDF with tables that name the characters that were painted."""
    fonts = _painted(pages, typefaces)
    changed: dict[int, bytes] = {}
    for number, read in _tables(pdf):
        agreement, texts = max(
            ((font.agreement(read), tuple(font.texts.values())) for font in fonts), default=(0.0, ())
        )
        if agreement > _AGREEMENT:
            changed[number] = _stream(texts)
    return _updated(pdf, changed)


def _painted(pages: Pages, typefaces: Mapping[Face, Typeface]) -> list[_Painted]:
    """Shape every text as it was painted and note which glyph came of which characters."""
    fonts: dict[tuple[str, str], _Painted] = {}
    for page in pages.pages:
        for item in page.items:
            if isinstance(item, Span):
                for font, glyph, text in _glyphs(item, typefaces):
                    key = (font.familyName(), font.styleName())
                    fonts.setdefault(key, _Painted(font)).texts.setdefault(glyph, text)
    return list(fonts.values())


def _glyphs(span: Span, typefaces: Mapping[Face, Typeface]) -> Iterator[tuple[QRawFont, int, str]]:
    layout = QTextLayout(span.text, font_of(span, typefaces))
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    units = span.text.encode("utf-16-le")
    runs = layout.glyphRuns(-1, -1, QTextLayout.GlyphRunRetrievalFlag.RetrieveAll)
    starts = sorted({start for run in runs for start in run.stringIndexes()})
    ends = dict(zip(starts, [*starts[1:], len(units) // 2], strict=True))
    for run in runs:
        font = run.rawFont()
        for glyph, start in zip(run.glyphIndexes(), run.stringIndexes(), strict=True):
            yield font, glyph, units[2 * start : 2 * ends[start]].decode("utf-16-le")


def _tables(pdf: bytes) -> Iterator[tuple[int, dict[int, str]]]:
    """Each table with the number of its object: glyphs and what Qt reads them as."""
    for found in _STREAM.finditer(pdf):
        content = pdf[found.end() : pdf.index(b"endstream", found.end())]
        if b"/FlateDecode" in found[2] and b"/Image" not in found[2]:
            content = zlib.decompressobj().decompress(content)
        if b"beginbfrange" in content or b"beginbfchar" in content:
            yield int(found[1]), _read(content.decode("latin-1"))


def _read(table: str) -> dict[int, str]:
    read: dict[int, str] = {}
    for first, several, single in _RANGE.findall(table):
        codes = re.findall(r"<([0-9A-Fa-f]{4})>", several) if several else [single]
        read.update((int(first, 16) + at, chr(int(code, 16))) for at, code in enumerate(codes))
    read.pop(0, None)  # the glyph of nothing
    return read


def _stream(texts: Sequence[str]) -> bytes:
    entries = [
        f"<{place:04X}> <{text.encode('utf-16-be').hex().upper()}>"
        for place, text in enumerate(texts, start=1)
    ]
    blocks = [entries[start : start + _AT_ONCE] for start in range(0, len(entries), _AT_ONCE)]
    body = "\n".join(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks)
    content = (
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
        "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
        "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n"
        f"{body}\nendcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"
    ).encode("ascii")
    packed = zlib.compress(content)
    return b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(packed), packed)


def _updated(pdf: bytes, changed: Mapping[int, bytes]) -> bytes:
    """The PDF followed by the changed objects and a table of where they are."""
    trailer = _TRAILER.search(pdf)
    if trailer is None or not changed:
        return pdf
    made = bytearray(pdf if pdf.endswith(b"\n") else pdf + b"\n")
    places: dict[int, int] = {}
    for number, content in changed.items():
        places[number] = len(made)
        made += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start = len(made)
    made += b"xref\n"
    for number, place in sorted(places.items()):
        made += b"%d 1\n%010d 00000 n \n" % (number, place)
    made += b"trailer\n<<%s/Prev %s\n>>\nstartxref\n%d\n%%%%EOF\n" % (trailer[1], trailer[2], start)
    return bytes(made)
