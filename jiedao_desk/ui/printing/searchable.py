"""Mending what Qt says a PDF's glyphs mean, so that 人大 is found as it was typed (PDF 文字可检索).

Qt writes with each font a table from glyphs to characters, made by asking the font backwards. Where
several characters share a glyph it takes the lowest: 一 becomes the radical U+2F00, 长 becomes U+2ED3,
and a search for the word finds nothing. Characters beyond U+FFFF are left out. We know what was
painted, so each table is written anew and appended as an incremental update (ISO 32000-1 7.5.6).
"""

from __future__ import annotations

import re
import unicodedata
import zlib
from collections.abc import Iterable, Iterator, Mapping

from PySide6.QtGui import QRawFont

from jiedao_desk.ui.printing.faces import Face
from jiedao_desk.ui.printing.fonts import EM, Typeface
from jiedao_desk.ui.printing.pages import Pages, Span

_STREAM = re.compile(rb"(?<!\d)(\d+) 0 obj\s*<<((?:(?!endobj).)*?)>>\s*stream\r?\n", re.DOTALL)
_RANGE = re.compile(r"<([0-9A-Fa-f]{4})> <[0-9A-Fa-f]{4}> (?:\[([^\]]*)\]|<([0-9A-Fa-f]{4})>)")
_TRAILER = re.compile(rb"trailer\s*<<(.*?)>>\s*startxref\s+(\d+)\s+%%EOF\s*$", re.DOTALL)
_LIGATURES = {"\u2e3a": "——", "\u2e3b": "———"}
_AT_ONCE = 100  # entries in one block of a table, by the format's rule


class _Painted:
    """The characters painted in one font, in the order of their first use."""

    def __init__(self, font: QRawFont, characters: Iterable[str]) -> None:
        self.characters = dict.fromkeys(characters)
        self._font = font
        self._by_glyph = {self._glyph(character): character for character in reversed(self.characters)}

    def meant(self, read: str) -> str | None:
        """The text that was painted where Qt reads ``read``; None if it was not this font."""
        if read in self.characters:
            return read
        glyph = self._glyph(read)
        if glyph and glyph in self._by_glyph:
            return self._by_glyph[glyph]
        composed = unicodedata.normalize("NFKC", read)
        return composed if composed in self.characters else _LIGATURES.get(read)

    def known(self, reads: Iterable[str]) -> int:
        """How many of the characters of a table were painted in this font."""
        return sum(self.meant(read) is not None for read in reads)

    def mended(self, read: Mapping[int, str]) -> dict[int, str]:
        """The table with painted characters; what Qt left out is beyond U+FFFF, in the same order."""
        table = {glyph: self.meant(character) or character for glyph, character in read.items()}
        last = max(read, default=0)
        gaps = [glyph for glyph in range(1, last) if glyph not in read]
        rare = [character for character in self.characters if ord(character) > 0xFFFF]
        if len(gaps) <= len(rare):
            after = range(last + 1, last + 1 + len(rare) - len(gaps))
            table.update(zip((*gaps, *after), rare, strict=True))
        return table

    def _glyph(self, character: str) -> int:
        glyphs = self._font.glyphIndexesForString(character)
        return glyphs[0] if glyphs else 0


def searchable(pdf: bytes, pages: Pages, typefaces: Mapping[Face, Typeface]) -> bytes:
    """The same PDF with tables that name the characters that were painted."""
    fonts = _painted(pages, typefaces)
    changed: dict[int, bytes] = {}
    for number, read in _tables(pdf):
        font = max(fonts, key=lambda one: one.known(read.values()), default=None)
        if font is not None:
            changed[number] = _stream(font.mended(read))
    return _updated(pdf, changed)


def _painted(pages: Pages, typefaces: Mapping[Face, Typeface]) -> list[_Painted]:
    characters: dict[tuple[str, bool], list[str]] = {}
    faces: dict[tuple[str, bool], Typeface] = {}
    for page in pages.pages:
        for item in page.items:
            if isinstance(item, Span):
                typeface = typefaces[item.face]
                key = (typeface.family, typeface.bold)
                faces[key] = typeface
                characters.setdefault(key, []).extend(item.text)
    return [_Painted(QRawFont.fromFont(faces[key].font(EM)), texts) for key, texts in characters.items()]


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


def _stream(table: Mapping[int, str]) -> bytes:
    entries = [f"<{glyph:04X}> <{text.encode('utf-16-be').hex().upper()}>" for glyph, text in table.items()]
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
