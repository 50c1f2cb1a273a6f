"""What a database file says of itself: whose it is, its version, its rows, how far its history goes (数据概况)."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2

from jiedao_desk.kernel.errors import Damaged
from jiedao_desk.storage.trouble import DAMAGED, plainly, said_plainly

# The tables of the search index follow from the records and hold nothing of their own.
_INDEX = "search_text"


@dataclass(frozen=True)
class Facts:
    """A database file in figures.

    ``office`` is the mark of the office, ``lineage`` that of its way since the last restore, ``history`` the number
    of the last history line. ``rows`` counts the rows of every table that holds something of its own.
    """

    schema: str
    office: str
    lineage: str
    unit: str
    district: str
    history: int
    canary: str
    rows: dict[str, int]


def must_be_sound(connection: Any, pragma: str = "integrity_check") -> None:
    """Raises ``Damaged`` unless SQLite finds nothing wrong with the file; ``quick_check`` leaves out the indexes."""
    with plainly():
        try:
            answer = connection.execute(f"PRAGMA {pragma}(1)").fetchone()
        except dbapi2.Error as error:
            # Damage to the description of a table is told as a fault of our SQL.
            raise said_plainly(error) or Damaged(DAMAGED) from error
    if answer is None or answer[0] != "ok":
        raise Damaged(DAMAGED)


def way_of(connection: Any) -> tuple[str, int]:
    """How far a database has come: its lineage and the number of its last history line."""
    return (
        str(_one(connection, "SELECT lineage FROM office_mark")),
        int(_one(connection, "SELECT max(id) FROM history_line") or 0),
    )


def of_connection(connection: Any) -> Facts:
    """The facts as one connection sees them; inside a transaction, of one moment."""
    tables = [
        row[0]
        for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
        if not row[0].startswith(("sqlite_", _INDEX))
    ]
    # The names are the file's own, and quoted.
    rows = {table: _one(connection, f'SELECT count(*) FROM "{table}"') for table in tables}  # noqa: S608
    lineage, history = way_of(connection)
    return Facts(
        schema=str(_one(connection, "SELECT version_num FROM alembic_version")),
        office=str(_one(connection, "SELECT uid FROM office_mark")),
        lineage=lineage,
        unit=setting(connection, "office.unit"),
        district=setting(connection, "office.district"),
        history=history,
        canary=str(_one(connection, "SELECT token FROM canary WHERE id = 1") or ""),
        rows=rows,
    )


def looking_into(path: Path) -> Any:
    """A connection to a file that nobody writes: it makes no file beside it and changes nothing."""
    connection = dbapi2.connect(
        f"{path.resolve().as_uri()}?mode=ro&immutable=1",
        uri=True,
        isolation_level=None,
        check_same_thread=False,
    )
    connection.execute("PRAGMA cipher_log_level = NONE")
    connection.execute("PRAGMA cell_size_check = ON")
    connection.execute("PRAGMA trusted_schema = OFF")
    return connection


def _one(connection: Any, question: str) -> Any:
    row = connection.execute(question).fetchone()
    return row[0] if row else None


def setting(connection: Any, key: str) -> str:
    """A text setting, empty when it was never set."""
    row = connection.execute("SELECT value FROM setting WHERE key = ?", (key,)).fetchone()
    try:
        return str(json.loads(row[0]) or "") if row else ""
    except ValueError as error:
        raise Damaged(DAMAGED) from error
