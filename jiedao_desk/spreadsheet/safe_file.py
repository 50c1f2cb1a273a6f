"""Every file is written beside its target and put in place whole, or not at all (安全写入)."""

from __future__ import annotations

import errno
import os
import secrets
import stat
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from jiedao_desk.kernel.errors import StorageTrouble

_PREFIX: Final = ".jiedao-"
_SUFFIX: Final = ".part"
# Long enough that no writing of ours is still under way, short enough that names do not lie about for days.
_LEFTOVER_AFTER_SECONDS: Final = 3600
_NO_SPACE: Final = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_GONE: Final = {errno.EIO, errno.ENODEV, errno.ENXIO, errno.ESTALE, errno.ENOTCONN}
# ERROR_SHARING_VIOLATION, ERROR_LOCK_VIOLATION, ERROR_ACCESS_DENIED: how Windows says that WPS has the file.
_HELD_ON_WINDOWS: Final = {5, 32, 33}


@contextmanager
def replacing(path: Path, verify: Callable[[Path], None] | None = None) -> Iterator[Path]:
    """Give a temporary path to write to; when the block ends well, it becomes ``path`` in one step.

    ``verify`` gets the finished temporary file and raises if it would not open again. Whatever goes wrong,
    the old file stays as it was, byte for byte, and no temporary file is left. Trouble with the disk, the folder
    or a file that is open elsewhere becomes a ``StorageTrouble`` in a clerk's words; other exceptions pass.
    """
    target = _real(path)
    part = target.parent / f"{_PREFIX}{secrets.token_hex(6)}{_SUFFIX}"
    try:
        _refuse_early(target)
        _sweep(target.parent)
        _create(part, target)
        yield part
        _flush(part)
        if verify is not None:
            verify(part)
        _put_in_place(part, target)
        _flush_folder(target.parent)
    except OSError as trouble:
        raise StorageTrouble(_sentence(trouble, target)) from trouble
    except Exception as trouble:
        # lxml, where it is installed, reports a full disk under a name of its own.
        if type(trouble).__name__ == "SerialisationError":
            raise StorageTrouble(_no_space(target)) from trouble
        raise
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)


def _real(path: Path) -> Path:
    """The file itself where ``path`` is a link, so that the link stays a link."""
    try:
        return path.resolve()
    except (OSError, RuntimeError) as trouble:
        raise StorageTrouble(f"找不到“{path.name}”所在的位置，没有写出文件。请换一个文件夹。") from trouble


def _refuse_early(target: Path) -> None:
    folder = target.parent
    if not folder.is_dir():
        raise StorageTrouble(
            f"文件夹“{folder}”不存在（可能U盘已拔出或文件夹已改名），没有写出“{target.name}”。请重新选择保存位置。"
        )
    if target.is_dir():
        raise StorageTrouble(f"“{target.name}”是一个文件夹，不能写成文件。请换一个文件名。")
    if target.exists() and not target.is_file():
        # The exchange at the end would put a plain file in the place of a device.
        raise StorageTrouble(f"“{target}”是设备或管道，不是文件，没有写出。请换一个文件名。")
    if target.exists() and not target.stat().st_mode & stat.S_IWUSR:
        raise StorageTrouble(
            f"“{target.name}”是只读文件，没有改动。请取消它的“只读”属性，或换一个文件名另存。"
        )
    holder = _owner_file(target)
    if holder is not None:
        raise StorageTrouble(
            f"“{target.name}”正被 WPS 或其他程序打开，没有改动。请先关闭它，或换一个文件名另存。"
            f"（如果没有打开，请删除同一文件夹里的“{holder.name}”再试。）"
        )


def _owner_file(target: Path) -> Path | None:
    """The mark that WPS or LibreOffice leaves beside a file it has open; Windows itself refuses the exchange."""
    if sys.platform == "win32":
        return None
    marks = (target.with_name(f".~lock.{target.name}#"), target.with_name(f".~{target.name}"))
    return next((mark for mark in marks if mark.exists()), None)


def _sweep(folder: Path) -> None:
    """Remove what an earlier writing left behind when the machine was switched off in its midst."""
    oldest = time.time() - _LEFTOVER_AFTER_SECONDS
    with suppress(OSError):
        for leftover in folder.glob(f"{_PREFIX}*{_SUFFIX}"):
            if leftover.stat().st_mtime < oldest:
                leftover.unlink()


def _create(part: Path, target: Path) -> None:
    """An empty file with the rights that the target has, or that a new file gets here."""
    os.close(os.open(part, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o666))
    if target.exists():
        # Sticks and network folders know no rights and may say so.
        with suppress(OSError):
            part.chmod(stat.S_IMODE(target.stat().st_mode))


def _flush(part: Path) -> None:
    # Windows flushes only what is open for writing.
    with part.open("rb+") as file:
        os.fsync(file.fileno())


def _put_in_place(part: Path, target: Path) -> None:
    """Exchange the files; a virus scanner may hold a new file for a moment, so Windows gets a second try."""
    patience = 5 if sys.platform == "win32" else 0
    for attempt in range(patience + 1):
        try:
            part.replace(target)
        except PermissionError:
            if attempt == patience:
                raise
            time.sleep(0.1)
        else:
            return


def _flush_folder(folder: Path) -> None:
    """Make the exchange itself durable; Windows and some network folders offer no way to ask for it."""
    if sys.platform == "win32":
        return
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _no_space(target: Path) -> str:
    return f"磁盘空间不足，没有写成“{target.name}”；原来的文件没有改动。请清理磁盘，或换一个磁盘再试。"


def _sentence(trouble: OSError, target: Path) -> str:
    kept = "原来的文件没有改动"
    if trouble.errno in _NO_SPACE:
        return _no_space(target)
    if getattr(trouble, "winerror", None) in _HELD_ON_WINDOWS and target.exists():
        return f"“{target.name}”正被 WPS、Excel 或其他程序打开，{kept}。请先关闭它，或换一个文件名另存。"
    if trouble.errno in {errno.EACCES, errno.EPERM, errno.EROFS}:
        return f"没有权限写入文件夹“{target.parent}”，{kept}。请换一个文件夹（如“文档”）再试。"
    if trouble.errno == errno.ENAMETOOLONG:
        return f"文件名太长，没有写出文件。请把“{target.name[:20]}……”改短后再试。"
    if trouble.errno in _GONE or not target.parent.is_dir():
        return f"磁盘没有响应（可能U盘已拔出或网络已断开），没有写成“{target.name}”。请检查后再试。"
    reason = trouble.strerror or type(trouble).__name__
    return f"没有写成“{target.name}”，{kept}。系统的说明：{reason}。请换一个文件夹再试。"
