"""What a restore would take away and bring back, register by register (恢复前比较)."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jiedao_desk.kernel.register import Catalogue, Register
from jiedao_desk.storage import facts
from jiedao_desk.storage.database import connect
from jiedao_desk.storage.facts import Facts
from jiedao_desk.storage.trouble import plainly

_NOW = "SELECT count(*) FROM main.RECORDS WHERE voided_at IS NULL"
_THEN = "SELECT count(*) FROM old.RECORDS WHERE voided_at IS NULL"
_LOST = (
    "SELECT count(*) FROM main.RECORDS WHERE voided_at IS NULL "
    "AND uid NOT IN (SELECT uid FROM old.RECORDS WHERE voided_at IS NULL)"
)
_BACK = (
    "SELECT count(*) FROM old.RECORDS WHERE voided_at IS NULL "
    "AND uid NOT IN (SELECT uid FROM main.RECORDS WHERE voided_at IS NULL)"
)
_OLDER = (
    "SELECT count(*) FROM main.RECORDS m JOIN old.RECORDS o ON o.uid = m.uid "
    "WHERE m.voided_at IS NULL AND o.voided_at IS NULL AND m.version <> o.version"
)


@dataclass(frozen=True)
class Difference:
    """One register, now and in the backup, in living records.

    ``lost`` are those that only now has, ``older`` those that would go back to an earlier content, ``back`` those
    that would come back.
    """

    register: str
    title: str
    now: int
    then: int
    lost: int = 0
    older: int = 0
    back: int = 0


def compare(live: Path, old: Path, catalogue: Catalogue) -> tuple[Facts, list[Difference]]:
    """The facts of the live database, and every register that has records in it or in the other file."""
    with plainly(), closing(connect(live)) as connection:
        connection.execute("ATTACH DATABASE ? AS old", (f"{old.resolve().as_uri()}?mode=ro&immutable=1",))
        connection.execute("BEGIN")
        found = [
            _difference(connection, register)
            for register in catalogue
            if _has(connection, "main", register) and _has(connection, "old", register)
        ]
        return facts.of_connection(connection), [one for one in found if one.now or one.then]


def count(old: Path, catalogue: Catalogue) -> list[Difference]:
    """The same where there is nothing to compare with: what the backup holds."""
    with plainly(), closing(facts.looking_into(old)) as connection:
        found = []
        for register in catalogue:
            if _has(connection, "main", register):
                then = _ask(connection, "SELECT count(*) FROM main.RECORDS WHERE voided_at IS NULL", register)
                found.append(Difference(register.key, register.title, 0, then, back=then))
        return [one for one in found if one.then]


def _difference(connection: Any, register: Register) -> Difference:
    now, then, lost, older, back = (
        _ask(connection, question, register) for question in (_NOW, _THEN, _LOST, _OLDER, _BACK)
    )
    return Difference(register.key, register.title, now, then, lost, older, back)


def _ask(connection: Any, question: str, register: Register) -> int:
    # The names of tables are the program's own.
    asked = question.replace("RECORDS", register.record.__tablename__)
    return int(connection.execute(asked).fetchone()[0])


def _has(connection: Any, schema: str, register: Register) -> bool:
    tables = connection.execute(f"PRAGMA {schema}.table_info({register.record.__tablename__})")
    return bool(tables.fetchall())
