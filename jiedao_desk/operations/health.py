"""Checking all data to the last row, and mending what can be mended by itself (数据检查)."""

from __future__ import annotations

from dataclasses import dataclass

from jiedao_desk.operations.desk import Desk
from jiedao_desk.storage import anchor, ballast, health


@dataclass(frozen=True)
class Finding:
    """One thing that is not as it should be, in a sentence. ``damaged`` means that a backup is to be restored.

    ``kind`` is integrity, altered, history, link, index or attachment; ``register`` and ``records`` name what is
    concerned, as far as it is known.
    """

    kind: str
    why: str
    damaged: bool
    register: str | None
    records: tuple[int, ...]


def check(desk: Desk) -> list[Finding]:
    """Everything that can be checked: file, links, search index, attachments, history. Changes nothing."""
    known = anchor.read(desk.folder.root)
    return [
        Finding(one.kind, one.why, one.damaged, one.register, one.records)
        for one in health.examine(desk.database, known)
    ]


def rebuild_index(desk: Desk) -> int:
    """Writes the search index anew from the records; answers how many lines it has."""
    with desk.database.unit_of_work(desk.operator) as work:
        return health.rebuild_index(work, desk.catalogue)


def notices(desk: Desk) -> tuple[str, ...]:
    """What the program found amiss when it opened the data, until ``acknowledge``."""
    return health.notices(desk.folder.root)


def acknowledge(desk: Desk) -> None:
    """Somebody has read the notices."""
    health.acknowledge(desk.folder.root)


def keep_room(desk: Desk) -> None:
    """Takes a little room in reserve, for one more save on a disk that has become full. For the window only."""
    ballast.lay(desk.folder.root)
