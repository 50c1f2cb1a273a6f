"""Which version the file has, and how an older one is brought up to date behind a verified copy (数据库升级)."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from jiedao_desk.kernel.errors import StorageTrouble
from jiedao_desk.storage.database import connect, make_engine
from jiedao_desk.storage.trouble import DAMAGED, plainly, said_plainly

# The newest migration; a test holds it against the folder.
HEAD = "0001"
# The migrations this program knows, oldest first.
KNOWN = ("0001",)

_NEWER = (
    "这份数据由更新版本的程序建立（数据版本{found}），本程序版本较旧，没有打开它，数据没有改动。"
    "请在本机安装同样新或更新的版本"
)


def version_of(path: Path) -> str | None:
    """The schema version a file holds; ``None`` for a file without our tables.

    Raises ``StorageTrouble`` when the file cannot be read at all.
    """
    try:
        with plainly():
            connection = connect(path)
            try:
                tables = {
                    row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type='table'")
                }
                if "alembic_version" not in tables:
                    return None
                row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
                return str(row[0]) if row else None
            finally:
                connection.close()
    except StorageTrouble:
        raise
    except Exception as error:
        raise said_plainly(error) or StorageTrouble(DAMAGED) from error


def create(path: Path) -> None:
    """A new, empty database; the file appears under its name only when it is whole."""
    fresh = path.with_name(path.name + ".new")
    with plainly():
        for leftover in (fresh, *_companions(fresh)):
            leftover.unlink(missing_ok=True)
        _migrate(fresh, must_exist=False)
        connection = connect(fresh)
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        connection.close()
        fresh.replace(path)
        for leftover in _companions(fresh):
            leftover.unlink(missing_ok=True)


def bring_up_to_date(path: Path, make_copy: Callable[[], object]) -> bool:
    """Upgrades an older file after ``make_copy`` made and verified a copy of it; whether there was anything to do.

    Raises ``StorageTrouble`` for a file of a newer program, or one that is not ours; neither is touched.
    """
    found = version_of(path)
    if found == HEAD:
        return False
    if found is None:
        raise StorageTrouble(
            "这个数据文件不是本程序建立的，没有打开它，也没有改动它。请检查数据文件夹是否选对"
        )
    if found not in KNOWN:
        raise StorageTrouble(_NEWER.format(found=found))
    make_copy()
    with plainly():
        _migrate(path, must_exist=True)
    return True


def _companions(path: Path) -> tuple[Path, ...]:
    return tuple(path.with_name(path.name + ending) for ending in ("-wal", "-shm", "-journal"))


def _migrate(path: Path, *, must_exist: bool) -> None:
    # Imported here only: most starts have nothing to migrate, and the library costs a quarter of a second.
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).with_name("migrations")).replace("%", "%%"))
    engine = make_engine(path, must_exist=must_exist)
    try:
        with engine.execution_options(writing=True).connect() as connection, connection.begin():
            config.attributes["connection"] = connection
            command.upgrade(config, "head")
    finally:
        engine.dispose()


def require_current(path: Path) -> None:
    """Raises ``StorageTrouble`` when a command that may not write meets a file of another version."""
    found = version_of(path)
    if found == HEAD:
        return
    if found is None:
        raise StorageTrouble(
            "这个数据文件不是本程序建立的，没有打开它，也没有改动它。请检查数据文件夹是否选对"
        )
    if found not in KNOWN:
        raise StorageTrouble(_NEWER.format(found=found))
    raise StorageTrouble(
        "这份数据由较旧版本的程序建立，请先打开一次窗口完成升级，再执行这个命令；数据没有改动"
    )
