"""A look at an office's file without the program, and hands that spoil it (旁证)."""

from __future__ import annotations

import hashlib
from contextlib import closing
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2

from jiedao_desk.kernel.draft import Draft
from jiedao_desk.operations import records
from jiedao_desk.operations.desk import Desk


def asked(database: Path, question: str, *values: Any) -> list[Any]:
    """The rows that a bare connection finds."""
    with closing(dbapi2.connect(str(database), isolation_level=None)) as connection:
        return connection.execute(question, values).fetchall()


def sound(database: Path) -> bool:
    """Whether SQLite finds nothing wrong, links and search index included."""
    with closing(dbapi2.connect(str(database), isolation_level=None)) as connection:
        return (
            connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
            and connection.execute("PRAGMA foreign_key_check").fetchall() == []
        )


def deputies(database: Path) -> list[str]:
    """The names of all living deputies, in order of entry."""
    return [row[0] for row in asked(database, "SELECT name FROM person WHERE voided_at IS NULL ORDER BY id")]


def enter(desk: Desk, *names: str) -> list[int]:
    """Records deputies of these names; answers their ids."""
    return [records.save(desk, Draft("deputies", {"name": name})).id for name in names]


def print_of(path: Path) -> str:
    """The fingerprint of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def flip_bit(path: Path, offset: int, bit: int = 0) -> None:
    """Turns one bit of a file over."""
    with path.open("r+b") as file:
        file.seek(offset)
        old = file.read(1)[0]
        file.seek(offset)
        file.write(bytes([old ^ (1 << bit)]))


def litter(folder: Path) -> list[str]:
    """What no finished work leaves behind."""
    return sorted(
        str(path.relative_to(folder))
        for path in folder.rglob("*")
        if path.name.startswith(".") or path.suffix in {".part", ".new"} or path.name.endswith("-journal")
    )
