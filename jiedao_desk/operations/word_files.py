"""A document put in place as a Word file, whole or not at all (另存为 Word)."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from jiedao_desk.kernel.document import Document
from jiedao_desk.operations import files


def write(path: Path, document: Document) -> None:
    """Writes a .docx and swaps it in. Raises ``StorageTrouble``; an older file is then untouched."""
    from jiedao_desk.word.writing import word_bytes

    files.write(path, word_bytes(document, datetime.now(UTC)))
