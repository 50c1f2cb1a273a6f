"""A document written as a .docx for WPS and Word: the same words in the same places as on paper (另存为 Word)."""

from __future__ import annotations

import io
from datetime import datetime
from typing import Final

import docx
from docx.document import Document as WordFile
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.ns import qn

from jiedao_desk.kernel.document import Document
from jiedao_desk.word.blocks import Body, Measures
from jiedao_desk.word.elements import clean, element
from jiedao_desk.word.fonts import font_table
from jiedao_desk.word.pictures import Pictures
from jiedao_desk.word.sheet import furnish, grid_of
from jiedao_desk.word.styles import styles

# What the library's empty file brings along and no office asked for.
_NOT_OURS: Final = ("thumbnail", "customXml", "stylesWithEffects", "fontTable", "numbering")
_COMPATIBLE: Final = "http://schemas.microsoft.com/office/word"


def word_bytes(document: Document, made_at: datetime) -> bytes:
    """The document as the bytes of a .docx; ``made_at`` (UTC) is noted in the file's properties."""
    word = docx.Document()
    _empty(word)
    _styles(word, document)
    _settings(word)
    _properties(word, document, made_at)
    furnish(word, document)
    body = word.element.body
    for made in Body(document.page, Pictures(word).fitted).elements(document.blocks):
        body.insert(len(body) - 1, made)
    old = body.sectPr.find(qn("w:docGrid"))
    if old is not None:
        body.sectPr.remove(old)
    grid = grid_of(document.page)
    if grid is not None:
        body.sectPr.append(grid)
    buffer = io.BytesIO()
    word.save(buffer)
    return buffer.getvalue()


def _empty(word: WordFile) -> None:
    """Take out what the empty file comes with, and put in our table of fonts."""
    for owner in (word.part.package, word.part):
        for key, relation in list(owner.rels.items()):
            if any(relation.reltype.endswith(name) for name in _NOT_OURS):
                del owner.rels[key]
    fonts = Part(PackURI("/word/fontTable.xml"), CONTENT_TYPE.WML_FONT_TABLE, font_table(), word.part.package)
    word.part.relate_to(fonts, RELATIONSHIP_TYPE.FONT_TABLE)


def _styles(word: WordFile, document: Document) -> None:
    root = word.styles.element
    for old in list(root):
        root.remove(old)
    root.extend(styles(document.page.size, Measures.of(document.page).pitch))


def _settings(word: WordFile) -> None:
    """As Word writes them today; without the number it would open the file as one of an older Word."""
    root = word.settings.element
    for old in list(root):
        root.remove(old)
    today = {"name": "compatibilityMode", "uri": _COMPATIBLE, "val": 15}
    root.append(element("w:zoom", {"percent": 100}))
    root.append(element("w:defaultTabStop", {"val": 420}))
    root.append(element("w:characterSpacingControl", {"val": "compressPunctuation"}))
    root.append(element("w:compat", None, element("w:useFELayout"), element("w:compatSetting", today)))
    root.append(element("w:themeFontLang", {"val": "en-US", "eastAsia": "zh-CN"}))


def _properties(word: WordFile, document: Document, made_at: datetime) -> None:
    about = word.core_properties
    about.title = clean(document.title)[:255]
    about.author = clean(document.author)[:255]
    about.last_modified_by = about.author
    about.comments = about.subject = about.keywords = about.category = ""
    about.created = about.modified = made_at.replace(tzinfo=None, microsecond=0)
    about.revision = 1
    about.language = "zh-CN"
