"""Which version the file has, and how an older one is brought up to date behind a verified copy (数据库升级)."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from jiedao_desk.kernel.errors import Damaged, StorageTrouble
from jiedao_desk.storage import looking
from jiedao_desk.storage.database import connect, make_engine
from jiedao_desk.storage.durable import flush_file, flush_folder
from jiedao_desk.storage.trouble import DAMAGED, plainly

# The newest migration; a test holds it against the folder.
HEAD = "0012"
# The migrations this program knows, oldest first.
KNOWN = ("0001", "0002", "0003", "0004", "0005", "0006", "0007", "0008", "0009", "0010", "0011", "0012")
MIGRATIONS = Path(__file__).with_name("migrations")

_NEWER = (
    "这份数据由更新版本的程序建立（数据版本{found}），本程序版本较旧，没有打开它，数据没有改动。"
    "请在本机安装同样新或更新的版本"
)


def version_of(path: Path) -> str:
    """The schema version a file holds.

    Raises ``StorageTrouble`` when the file is not ours, and its kind ``Damaged`` when it is not whole.
    """
    looking.look(path)
    with plainly(), closing(connect(path)) as connection:
        row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    if row is None:
        raise Damaged(DAMAGED)
    return str(row[0])


def create(path: Path) -> None:
    """A new, empty database; the file appears under its name only when it is whole."""
    fresh = path.with_name(path.name + ".new")
    with plainly():
        for leftover in (fresh, *_companions(fresh)):
            leftover.unlink(missing_ok=True)
        _migrate(fresh, must_exist=False)
        with closing(connect(fresh)) as connection:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        flush_file(fresh)
        fresh.replace(path)
        flush_folder(path.parent)


def bring_up_to_date(path: Path, make_copy: Callable[[], object]) -> bool:
    """Upgrades an older file after ``make_copy`` made and verified a copy of it; whether there was anything to do.

    Raises ``StorageTrouble`` for a file of a newer program, or one that is not ours; neither is touched.
    """
    found = version_of(path)
    if found == HEAD:
        return False
    if found not in KNOWN:
        raise StorageTrouble(_NEWER.format(found=found))
    make_copy()
    with plainly():
        _migrate(path, must_exist=True)
    return True


def _companions(path: Path) -> tuple[Path, ...]:
    return tuple(path.with_name(path.name + ending) for ending in looking.LOG_ENDINGS)


def _migrate(path: Path, *, must_exist: bool) -> None:
    # Imported here only: most starts have nothing to migrate, and the library costs a quarter of a second.
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    engine = make_engine(path, must_exist=must_exist, links_enforced=False)
    try:
        with engine.execution_options(writing=True).connect() as connection, connection.begin():
            config.attributes["connection"] = connection
            command.upgrade(config, "head")
            if connection.exec_driver_sql("PRAGMA foreign_key_check").first() is not None:
                raise StorageTrouble(
                    "升级后的数据有对不上的关联，已退回升级前的状态，数据没有改动。请联系维护人员"
                )
    finally:
        engine.dispose()


def require_current(path: Path) -> None:
    """Raises ``StorageTrouble`` when a command that may not write meets a file of another version."""
    found = version_of(path)
    if found == HEAD:
        return
    if found not in KNOWN:
        raise StorageTrouble(_NEWER.format(found=found))
    raise StorageTrouble(
        "这份数据由较旧版本的程序建立，请先打开一次窗口完成升级，再执行这个命令；数据没有改动"
    )
