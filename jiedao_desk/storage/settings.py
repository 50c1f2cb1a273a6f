"""The settings table: values as JSON, each change with its history line (设置存取)."""

from __future__ import annotations

import json
from typing import Any

from sqlalchemy.orm import Session

from jiedao_desk.kernel.errors import Damaged
from jiedao_desk.kernel.settings import BY_KEY, Settings
from jiedao_desk.storage.tables import Setting
from jiedao_desk.storage.trouble import DAMAGED
from jiedao_desk.storage.work import Work


def read(session: Session) -> Settings:
    """All settings in force. Raises ``Damaged`` when one cannot be read."""
    # Asked for at every turn, and the first thing at a start: without what the mapping costs.
    stored = session.connection().exec_driver_sql("SELECT key, value FROM setting").all()
    try:
        return Settings({key: json.loads(value) for key, value in stored if key in BY_KEY})
    except ValueError as error:
        raise Damaged(DAMAGED) from error


def put(work: Work, key: str, value: Any, source: str | None = None) -> None:
    """Sets one value (already read by its field); unchanged values leave no line."""
    field = BY_KEY[key].field
    plain = field.to_plain(value)
    row = work.session.get(Setting, key)
    before = json.loads(row.value) if row else None
    if row is not None and before == plain:
        return
    if row is None:
        row = Setting(key=key, value="", changed_at=work.now)
        work.session.add(row)
    row.value, row.source, row.changed_at = json.dumps(plain, ensure_ascii=False), source, work.now
    work.note("settings", "设置", field=key, before=before, after=plain)
