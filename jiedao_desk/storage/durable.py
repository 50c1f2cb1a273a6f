"""Making sure that what was written is on the disk, and how much room there is (落盘)."""

from __future__ import annotations

import hashlib
import os
import shutil
import sys
from contextlib import suppress
from pathlib import Path

_PIECE = 1 << 20


def flush_file(path: Path) -> None:
    """Returns when the content of the file has reached the disk."""
    # Windows flushes only what is open for writing.
    with path.open("rb+") as file:
        os.fsync(file.fileno())
        if hasattr(os, "posix_fadvise"):
            # What is read back afterwards should come from the disk, not from memory.
            with suppress(OSError):
                os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


def flush_folder(folder: Path) -> None:
    """Returns when new and renamed files of the folder are on the disk; Windows offers no way to ask for it."""
    if sys.platform == "win32":
        return
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def fingerprint(path: Path) -> str:
    """The SHA-256 of a file, in hexadecimal."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while piece := file.read(_PIECE):
            digest.update(piece)
    return digest.hexdigest()


def room_on(folder: Path) -> int:
    """The free bytes on the disk a folder lies on."""
    return shutil.disk_usage(folder).free
