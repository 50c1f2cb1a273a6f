"""A temporary folder of our own, so that names and ids never lie about in the system's (临时文件夹)."""

from __future__ import annotations

import os
import secrets
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from filelock import FileLock, Timeout

from jiedao_desk.kernel.errors import StorageTrouble

_LOCK: Final = "in-use"
_ENTRANCE: Final = "entrance"
_VARIABLES: Final = ("TMPDIR", "TEMP", "TMP")


@contextmanager
def private_temp(folder: Path) -> Iterator[Path]:
    """Send all temporary files of this process to a folder under ``folder`` that only its owner can read.

    Meant to be entered once, around the whole program: openpyxl writes sheets in clear to the temporary
    folder. What processes that were killed left there is removed on entry; our own files go on leaving.
    A folder that another running process of ours uses (the window beside the command line) is left alone.
    """
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        folder.chmod(0o700)
        own = folder / f"{os.getpid()}-{secrets.token_hex(4)}"
        lock = FileLock(own / _LOCK)
        # One at a time, or a process could take another's folder, made but not yet locked, for a leftover.
        with FileLock(folder / _ENTRANCE, timeout=10):
            _remove_leftovers(folder)
            own.mkdir(mode=0o700)
            lock.acquire(timeout=0)
    except (OSError, Timeout) as trouble:
        raise StorageTrouble(
            f"不能使用临时文件夹“{folder}”，程序没有继续。请检查磁盘空间和文件夹权限。"
        ) from trouble
    before = tempfile.tempdir
    environment = {name: os.environ.get(name) for name in _VARIABLES}
    tempfile.tempdir = str(own)
    os.environ.update(dict.fromkeys(_VARIABLES, str(own)))
    try:
        yield own
    finally:
        tempfile.tempdir = before
        for name, value in environment.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value
        lock.release()
        shutil.rmtree(own, ignore_errors=True)


def _remove_leftovers(folder: Path) -> None:
    for leftover in folder.iterdir():
        if not leftover.is_dir():
            continue
        lock = FileLock(leftover / _LOCK)
        # Held: a process of ours is at work there. Everything else was left by one that is gone.
        with suppress(OSError, Timeout), lock.acquire(timeout=0):
            for file in leftover.iterdir():
                if file.name != _LOCK:
                    _remove(file)
        if not lock.is_locked:
            with suppress(OSError):
                (leftover / _LOCK).unlink(missing_ok=True)
                leftover.rmdir()


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path, ignore_errors=True)
    else:
        with suppress(OSError):
            path.unlink()
