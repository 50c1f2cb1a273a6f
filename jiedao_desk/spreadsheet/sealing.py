"""What a workbook said when it was written, kept in it, so that the receiving side sees what was altered (校验)."""

from __future__ import annotations

import hashlib
import json
import re
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import Any, Final

from python_calamine import load_workbook

SEAL: Final = "报表校验"
BLANK: Final = "0" * 64
_PROPERTIES: Final = "docProps/custom.xml"
_PROPERTY: Final = re.compile(
    r'<(?:\w+:)?property\b[^>]*?\bname="([^"]*)"[^>]*>\s*<(?:vt:)?lpwstr[^>]*>([^<]*)</', re.DOTALL
)


@dataclass(frozen=True)
class Sealed:
    """What a workbook says of itself, and whether its cells still say what they said; ``None`` without a seal."""

    properties: Mapping[str, str]
    intact: bool | None


def fingerprint(data: bytes) -> str:
    """A fingerprint of everything that stands in the cells: saving the file again in WPS does not change it."""
    book = load_workbook(BytesIO(data))
    said = []
    for name in book.sheet_names:
        rows = [[_canonical(value) for value in row] for row in book.get_sheet_by_name(name).to_python()]
        said.append([name, [row for row in map(_without_end, rows) if row]])
    text = json.dumps(said, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def seal(path: Path) -> None:
    """Write the fingerprint of a finished workbook in the place that was left for it in its properties."""
    data = path.read_bytes()
    mark = fingerprint(data)
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.infolist():
            content = old.read(part)
            if part.filename == _PROPERTIES:
                content = content.replace(BLANK.encode(), mark.encode(), 1)
            new.writestr(part, content, compress_type=zipfile.ZIP_DEFLATED)


def read_seal(data: bytes) -> Sealed:
    """What a workbook says of itself. Raises ``zipfile.BadZipFile`` or the reader's own error for what is none."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        if _PROPERTIES not in archive.namelist():
            return Sealed({}, None)
        text = archive.read(_PROPERTIES).decode("utf-8", errors="replace")
    properties = {_plain(name): _plain(value) for name, value in _PROPERTY.findall(text)}
    mark = properties.get(SEAL)
    return Sealed(properties, None if mark is None else fingerprint(data) == mark)


def _without_end(row: list[str]) -> list[str]:
    while row and not row[-1]:
        row.pop()
    return row


def _canonical(value: Any) -> str:
    """A cell's value whatever program wrote it: 3 and 3.0 are one, a day is a day with or without its midnight."""
    if isinstance(value, bool):
        return str(value)
    if isinstance(value, int | float):
        # Programs keep some fifteen digits, and not all the same ones.
        return f"{Decimal(f'{value:.12g}').normalize():f}"
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time.min else value.isoformat(timespec="seconds")
    if isinstance(value, date):
        return value.isoformat()
    return str(value).replace("\r\n", "\n").strip()


def _plain(text: str) -> str:
    for mark, letter in (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&amp;", "&")):
        text = text.replace(mark, letter)
    return text
