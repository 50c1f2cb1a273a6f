"""What a database error means for the clerk, said plainly (存储故障)."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError, InterfaceError
from sqlalchemy.orm.exc import StaleDataError
from sqlcipher3 import dbapi2

from jiedao_desk.kernel.errors import Damaged, Refused, StorageTrouble

FULL = "磁盘空间已满，这一步没有保存；已有的记录都在。请清理磁盘后再试一次"
DAMAGED = "数据文件可能已损坏，程序没有再写入。请不要删除任何文件，到“备份”页恢复最近一次校验过的备份"
BUSY = "数据文件正被另一个程序使用，这一步没有保存。请稍候再试"
READ_ONLY = "数据文件夹不能写入，这一步没有保存。请检查文件夹权限或换一个位置"
TOO_LONG = "文件夹的路径太长，磁盘放不下，没有改动任何数据。请换一个名称短一些的位置"
UNREACHABLE = "读写数据文件时出错，这一步没有保存；已有的记录都在。请检查磁盘后重新打开程序"
STALE = "这条记录刚在另一个窗口中改过，您的修改没有覆盖它。请先看最新内容，再决定是否重填"
_SIGNS_OF_DAMAGE = ("malformed", "not a database", "sql logic error", "could not decode")


class DiskFull(StorageTrouble):
    """There is no room left; the same step may succeed once there is."""


def _reading(text: str) -> StorageTrouble | None:
    lowered = text.lower()
    if "database or disk is full" in lowered or "disk full" in lowered:
        return DiskFull(FULL)
    if any(sign in lowered for sign in _SIGNS_OF_DAMAGE):
        return Damaged(DAMAGED)
    if "locked" in lowered or "busy" in lowered:
        return StorageTrouble(BUSY)
    if "readonly" in lowered or "read-only" in lowered or "unable to open" in lowered:
        return StorageTrouble(READ_ONLY)
    if "disk i/o error" in lowered:
        return StorageTrouble(UNREACHABLE)
    return None


def _disk(error: OSError) -> StorageTrouble | None:
    if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return DiskFull(FULL)
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return StorageTrouble(READ_ONLY)
    if error.errno == errno.ENAMETOOLONG:
        return StorageTrouble(TOO_LONG)
    # A file of the program itself that is missing is a bug, not the disk's fault.
    return None if isinstance(error, FileNotFoundError) else StorageTrouble(UNREACHABLE)


def said_plainly(error: BaseException) -> StorageTrouble | None:
    """The clerk's sentence for an error of the database or the disk; ``None`` when it is neither (a bug)."""
    if isinstance(error, StorageTrouble):
        return error
    if isinstance(error, MemoryError | UnicodeDecodeError):
        # How the driver answers some damaged pages: texts are written as UTF-8, always.
        return Damaged(DAMAGED)
    if isinstance(error, OSError):
        return _disk(error)
    if isinstance(error, InterfaceError | DBAPIError):
        return _reading(str(error.orig))
    if isinstance(error, dbapi2.Error):
        return _reading(str(error))
    return None


@contextmanager
def plainly() -> Iterator[None]:
    """Turns errors of the database and the disk into ``StorageTrouble``, a lost race into ``Refused``."""
    try:
        yield
    except StaleDataError:
        raise Refused(STALE) from None
    except (DBAPIError, dbapi2.Error, OSError, MemoryError, UnicodeDecodeError) as error:
        said = said_plainly(error)
        if said is None:
            raise
        raise said from error
