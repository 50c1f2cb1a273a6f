"""When the office was last copied to another disk, and where to (外部备份)."""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime

from jiedao_desk.storage.folder import DataFolder

_NAME = "outside.json"


@dataclass(frozen=True)
class Outside:
    """One verified copy on another disk."""

    file: str
    at: datetime


def last(folder: DataFolder) -> Outside | None:
    """The last copy on another disk, ``None`` when none is known."""
    try:
        plain = json.loads((folder.backups / _NAME).read_text(encoding="utf-8"))
        return Outside(str(plain["file"]), datetime.fromisoformat(plain["at"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def remember(folder: DataFolder, outside: Outside) -> None:
    """Notes a copy; one that is not noted is only reminded of too early."""
    text = json.dumps({"file": outside.file, "at": outside.at.isoformat()}, ensure_ascii=False)
    with suppress(OSError):
        (folder.backups / _NAME).write_text(text, encoding="utf-8")
