"""Putting finished files in place, whole or not at all (写文件)."""

from __future__ import annotations

from pathlib import Path

from jiedao_desk.spreadsheet.safe_file import replacing


def write(path: Path, content: bytes) -> None:
    """Writes a file beside its place and swaps it in. Raises ``StorageTrouble``; an older file is then untouched."""
    with replacing(path) as beside:
        beside.write_bytes(content)
