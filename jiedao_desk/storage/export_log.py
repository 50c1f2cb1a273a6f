"""Which lists left the office and when: one line an export, without anything that was in it (导出登记)."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime

from jiedao_desk.storage.folder import DataFolder
from jiedao_desk.storage.trouble import plainly

FILE_NAME = "exports.log"


def add(folder: DataFolder, at: datetime, facts: Mapping[str, object]) -> None:
    """Adds one line of JSON. A file and no table, because exports are made beside an open window as well."""
    line = json.dumps({"at": at.isoformat(timespec="seconds"), **facts}, ensure_ascii=False)
    with plainly():
        folder.logs.mkdir(parents=True, exist_ok=True)
        with (folder.logs / FILE_NAME).open("a", encoding="utf-8") as file:
            file.write(line + "\n")
