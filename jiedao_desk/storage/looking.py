"""A look at the database file before anything opens it: missing, empty, cut off, foreign, or ours (开库前检查)."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from sqlcipher3 import dbapi2

from jiedao_desk.kernel.errors import Damaged, StorageTrouble
from jiedao_desk.storage import facts
from jiedao_desk.storage.trouble import plainly

_MAGIC = b"SQLite format 3\x00"
_HEADER = 100

_TO_DO = (
    "程序没有写入任何内容，也没有新建空的数据库。"
    "请不要删除任何文件，到“备份”页（或用 restore 命令）恢复最近一份备份"
)
IS_FOLDER = f"数据文件“{{name}}”的位置上是一个文件夹，无法打开。{_TO_DO}"
EMPTY = f"数据文件“{{name}}”是空的（0字节），内容已经丢失。{_TO_DO}"
NO_DATABASE = f"数据文件“{{name}}”的内容已经不是数据库，可能被别的程序覆盖。{_TO_DO}"
CUT_OFF = f"数据文件“{{name}}”不完整（应有{{due}}字节，只有{{found}}字节），可能是复制或存盘中断。{_TO_DO}"
FORBIDDEN = "没有权限读取数据文件“{name}”，没有改动它。请用平时登录的用户打开程序，或请管理员检查文件夹权限"
FOREIGN = "数据文件“{name}”不是本程序建立的，没有打开它，也没有改动它。请检查数据文件夹是否选对"
# SQLite writes nothing on disk until it must; -wal holds what is not yet in the file itself.
LOG_ENDINGS = ("-wal", "-shm", "-journal")


class Foreign(StorageTrouble):
    """The file is a sound database, only not an office's."""


def look(path: Path) -> None:
    """Returns when the file is, by all that shows from outside, an office's database.

    Raises ``Damaged`` or ``StorageTrouble`` with a sentence of its own for each way in which it is not. The file is
    only read: opening it in the ordinary way would make an empty file into an empty database.
    """
    if path.is_dir():
        raise Damaged(IS_FOLDER.format(name=path.name))
    with plainly():
        try:
            with path.open("rb") as file:
                header = file.read(_HEADER)
            size = path.stat().st_size
        except PermissionError as error:
            raise StorageTrouble(FORBIDDEN.format(name=path.name)) from error
    if size == 0:
        raise Damaged(EMPTY.format(name=path.name))
    if not header.startswith(_MAGIC):
        raise Damaged(NO_DATABASE.format(name=path.name))
    logged = has_log(path)
    due = _due_size(header)
    # With a log beside it the file may rightly lag behind its own header.
    if not logged and (len(header) < _HEADER or size < due or size % _page_size(header)):
        raise Damaged(CUT_OFF.format(name=path.name, due=max(due, _HEADER), found=size))
    with plainly(), closing(_reading(path) if logged else facts.looking_into(path)) as connection:
        known = {row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    if not {"alembic_version", "office_mark", "history_line"} <= known:
        raise Foreign(FOREIGN.format(name=path.name))


def has_log(path: Path) -> bool:
    """Whether something lies in the write-ahead log: the last session did not end as it should, or is going on."""
    log = path.with_name(f"{path.name}-wal")
    return log.exists() and log.stat().st_size > 0


def _reading(path: Path) -> dbapi2.Connection:
    connection = dbapi2.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True, isolation_level=None)
    connection.execute("PRAGMA cipher_log_level = NONE")
    return connection


def _page_size(header: bytes) -> int:
    told = int.from_bytes(header[16:18], "big")
    return 65536 if told == 1 else max(told, 512)


def _due_size(header: bytes) -> int:
    # The page count holds only as long as it was written together with the change counter.
    if len(header) < _HEADER or header[24:28] != header[92:96]:
        return 0
    return _page_size(header) * int.from_bytes(header[28:32], "big")
