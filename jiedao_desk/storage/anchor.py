"""A small file beside the database that remembers how far it had come, so that a step back is noticed (锚点)."""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from jiedao_desk.storage.durable import fingerprint
from jiedao_desk.storage.looking import has_log

_NAME = "desk.anchor"
# Written over in place: a longer text would need room on a disk that may be full.
_LENGTH = 4096


@dataclass(frozen=True)
class Anchor:
    """How far the database had come.

    ``lineage`` and ``history`` as in ``Facts``. ``sha256`` is that of the whole file, known only while nobody has it
    open for writing. ``notices`` are sentences about what was found amiss, until somebody has read them.
    """

    lineage: str
    history: int
    sha256: str | None = None
    notices: tuple[str, ...] = ()


def read(folder: Path) -> Anchor | None:
    """What is remembered of the database in a data folder; ``None`` when nothing is, or it cannot be read."""
    try:
        plain = json.loads((folder / _NAME).read_text(encoding="utf-8"))
        return Anchor(
            str(plain["lineage"]), int(plain["history"]), plain["sha256"], tuple(map(str, plain["notices"]))
        )
    except (OSError, ValueError, KeyError, TypeError):
        return None


def moved(folder: Path, lineage: str, history: int) -> None:
    """Remembers a commit. Never fails: the commit itself is safe already."""
    known = read(folder)
    write(folder, Anchor(lineage, history, notices=known.notices if known else ()))


def write(folder: Path, anchor: Anchor) -> None:
    """Remembers all of it; a disk that cannot take it leaves what was remembered before."""
    text = json.dumps(asdict(anchor), ensure_ascii=True)
    with suppress(OSError):
        path = folder / _NAME
        if not path.exists():
            path.touch(mode=0o600)
        with path.open("r+b") as file:
            file.write(text.encode().ljust(_LENGTH))
            file.truncate()


def forget(folder: Path) -> None:
    """Remembers nothing, since the database is about to be another one."""
    with suppress(OSError):
        (folder / _NAME).unlink(missing_ok=True)


@dataclass(frozen=True)
class Seal:
    """The content of a database as it was sealed, and by what shows whether it was written since."""

    sha256: str
    written_at: int
    size: int

    @classmethod
    def of(cls, database: Path, sha256: str) -> Seal:
        """The seal of a file as it lies there now."""
        state = database.stat()
        return cls(sha256, state.st_mtime_ns, state.st_size)


def seal(database: Path, before: Seal | None = None) -> None:
    """Remembers the exact content of a database that nobody has open for writing any more.

    ``before`` is the seal it had when it was opened. Where nothing was written since, that one stays: a large file is
    not read through for nothing, and what went wrong in it meanwhile still shows.
    """
    known = read(database.parent)
    if known is None or has_log(database):
        return
    with suppress(OSError):
        unchanged = before is not None and Seal.of(database, before.sha256) == before
        sha256 = before.sha256 if before is not None and unchanged else fingerprint(database)
        write(database.parent, replace(known, sha256=sha256))


def unseal(folder: Path) -> bool:
    """Says that the database is about to change; whether it was sealed."""
    known = read(folder)
    if known is None or known.sha256 is None:
        return False
    write(folder, replace(known, sha256=None))
    return True
