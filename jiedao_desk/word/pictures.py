"""Photographs in a Word file, set into their box without being stretched (照片)."""

from __future__ import annotations

import io
from struct import pack
from typing import Final

from docx.document import Document as WordFile
from docx.image.exceptions import InvalidImageStreamError, UnexpectedEndOfFileError, UnrecognizedImageError
from docx.image.image import Image
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Pt

_JPEG: Final = b"\xff\xd8\xff"
# A JPEG of some cameras lacks the mark by which python-docx knows one; the mark says nothing of the picture.
_MARK: Final = b"\xff\xe0" + pack(">H5sHBHHBB", 16, b"JFIF\0", 0x0101, 0, 1, 1, 0, 0)


class Pictures:
    """Sets pictures into one Word file; each is stored once."""

    def __init__(self, word: WordFile) -> None:
        self._word = word

    def fitted(self, data: bytes, width: float, height: float) -> BaseOxmlElement | None:
        """The picture as large as a box of so many points allows; None where it cannot be read."""
        readable = self._readable(data)
        if readable is None or width <= 0 or height <= 0:
            return None
        content, image = readable
        scale = min(width / image.px_width, height / image.px_height)
        size = (Pt(image.px_width * scale), Pt(image.px_height * scale))
        made: BaseOxmlElement = self._word.part.new_pic_inline(io.BytesIO(content), *size)
        return made

    def _readable(self, data: bytes) -> tuple[bytes, Image] | None:
        tries = [data]
        if data.startswith(_JPEG):
            tries.append(data[:2] + _MARK + data[2:])
        for content in tries:
            try:
                image = Image.from_blob(content)
            except (UnrecognizedImageError, InvalidImageStreamError, UnexpectedEndOfFileError):
                continue
            except (KeyError, ValueError, OverflowError, IndexError):
                # A broken file may stop the reader of its header anywhere.
                continue
            if image.px_width > 0 and image.px_height > 0:
                return content, image
        return None
