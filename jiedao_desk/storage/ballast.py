"""Room kept in reserve beside the database, given back when the disk is full, for one more save (预留空间)."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from jiedao_desk.storage.durable import room_on
from jiedao_desk.storage.trouble import DiskFull

_NAME = "desk.ballast"
_SIZE = 20 << 20
# On a disk this full the reserve would itself be the trouble.
_LEAST_ROOM = 10 * _SIZE
# The lock, the log and its index: without them the file cannot be opened, not even for reading.
_ROOM_TO_OPEN = 1 << 20

GIVEN_BACK = (
    "磁盘空间已满，这一步没有保存；已有的记录都在，填写的内容也还在。程序刚刚腾出了预留的一点空间："
    "请再保存一次，然后尽快清理磁盘"
)


def lay(folder: Path) -> bool:
    """Takes the reserve, unless it is there or the disk is nearly full; whether it lies there now."""
    path = folder / _NAME
    with suppress(OSError):
        if path.exists() and path.stat().st_size == _SIZE:
            return True
        if room_on(folder) < _LEAST_ROOM:
            return False
        with path.open("wb") as file:
            if hasattr(os, "posix_fallocate"):
                os.posix_fallocate(file.fileno(), 0, _SIZE)
            else:
                file.truncate(_SIZE)
        return True
    return False


def release(folder: Path) -> bool:
    """Gives the reserve back; whether there was one."""
    try:
        (folder / _NAME).unlink()
    except OSError:
        return False
    return True


def make_way(folder: Path) -> None:
    """Gives the reserve back where the disk is so full that the office could not even be opened."""
    with suppress(OSError):
        if room_on(folder) < _ROOM_TO_OPEN:
            release(folder)


@contextmanager
def giving_way(folder: Path) -> Iterator[None]:
    """Gives the reserve back when the disk is found full, and says that another try is worth while."""
    try:
        yield
    except DiskFull:
        if release(folder):
            raise DiskFull(GIVEN_BACK) from None
        raise
