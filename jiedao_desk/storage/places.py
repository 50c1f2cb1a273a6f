"""Private folders for work in hand; what a process that was killed left in one is removed later (工作间)."""

from __future__ import annotations

import secrets
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from filelock import FileLock

_PREFIX = ".work-"
_LOCK = "in-use"
# A folder that another process has made and not yet locked is younger than this.
_SECONDS_TO_LOCK = 10


@contextmanager
def private_place(parent: Path) -> Iterator[Path]:
    """An empty folder under ``parent`` that only its owner can read, gone afterwards whatever happens."""
    place = parent / f"{_PREFIX}{secrets.token_hex(4)}"
    place.mkdir(mode=0o700)
    lock = FileLock(place / _LOCK, thread_local=False)
    try:
        lock.acquire(timeout=0)
        yield place
    finally:
        lock.release()
        shutil.rmtree(place, ignore_errors=True)


def sweep(parent: Path) -> None:
    """Removes the places under ``parent`` whose process is gone."""
    for place in parent.glob(f"{_PREFIX}*"):
        with suppress(OSError):
            if time.time() - place.stat().st_mtime < _SECONDS_TO_LOCK and not (place / _LOCK).exists():
                continue
            # Timeout is an OSError: somebody is at work there.
            with FileLock(place / _LOCK, timeout=0, thread_local=False):
                pass
            shutil.rmtree(place, ignore_errors=True)
