"""The database of one office: opened with its safeguards, read from, written to in units of work (数据库)."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.orm import Session
from sqlalchemy.pool import QueuePool
from sqlcipher3 import dbapi2

from jiedao_desk.kernel.changes import Announcer, Changes
from jiedao_desk.kernel.errors import StorageTrouble
from jiedao_desk.kernel.register import Catalogue
from jiedao_desk.storage import anchor, ballast
from jiedao_desk.storage.clock import Clock
from jiedao_desk.storage.trouble import plainly
from jiedao_desk.storage.work import Work

FILE_NAME = "desk.db"

_Found = TypeVar("_Found")

# The WAL-reset fault of SQLite is mended from this version on.
_OLDEST_SQLITE = (3, 51, 3)

# Each pragma with the value that must be read back.
_PRAGMAS: tuple[tuple[str, str, object], ...] = (
    ("busy_timeout", "5000", 5000),
    ("journal_mode", "WAL", "wal"),
    ("synchronous", "FULL", 2),
    ("foreign_keys", "ON", 1),
    ("temp_store", "MEMORY", 2),
    ("secure_delete", "ON", 1),
    ("trusted_schema", "OFF", 0),
    ("cell_size_check", "ON", 1),
    ("mmap_size", "0", 0),
    # 16 MB: the index behind a list of a hundred thousand records is read once, not at every page.
    ("cache_size", "-16000", -16000),
)


def check_library() -> None:
    """Refuses to work with an SQLite that is known to lose data, or one that cannot encrypt later."""
    if dbapi2.sqlite_version_info < _OLDEST_SQLITE:
        raise StorageTrouble(
            f"随程序的数据库组件版本过旧（{dbapi2.sqlite_version}），请重新安装本程序；数据没有改动"
        )
    connection = dbapi2.connect(":memory:")
    try:
        cipher = connection.execute("PRAGMA cipher_version").fetchone()
    finally:
        connection.close()
    if not cipher or not cipher[0]:
        raise StorageTrouble("随程序的数据库组件不完整，请重新安装本程序；数据没有改动")


def connect(path: Path, *, must_exist: bool = True) -> Any:
    """A bare connection with every safeguard set and read back. Raises ``StorageTrouble`` if one does not hold."""
    mode = "rw" if must_exist else "rwc"
    connection = dbapi2.connect(
        f"{path.resolve().as_uri()}?mode={mode}", uri=True, isolation_level=None, check_same_thread=False
    )
    try:
        # SQLCipher reports to stderr what the program says in its own words.
        connection.execute("PRAGMA cipher_log_level = NONE")
        for name, value, expected in _PRAGMAS:
            connection.execute(f"PRAGMA {name} = {value}").fetchall()
            row = connection.execute(f"PRAGMA {name}").fetchone()
            if row is None or row[0] != expected:
                raise StorageTrouble(
                    f"数据库的保护设置（{name}）没有生效，为防丢失数据程序没有打开它。请重新安装本程序"
                )
    except BaseException:
        connection.close()
        raise
    return connection


def make_engine(path: Path, *, must_exist: bool = True, links_enforced: bool = True) -> Engine:
    """The one place an engine is built. Transactions begin explicitly: the driver's own way leaves DDL and the row
    of a rolled-back SAVEPOINT behind.

    ``links_enforced=False`` is for migrations, which rebuild tables that others link to; they check the links at
    their end.
    """

    def connection() -> Any:
        made = connect(path, must_exist=must_exist)
        if not links_enforced:
            made.execute("PRAGMA foreign_keys = OFF")
        return made

    engine = create_engine(
        "sqlite+pysqlite://", module=dbapi2, creator=connection, poolclass=QueuePool, pool_size=4
    )

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        writing = connection.get_execution_options().get("writing", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")

    return engine


class Database:
    """One office's file, open."""

    def __init__(self, path: Path, catalogue: Catalogue, clock: Clock) -> None:
        self.path = path
        self.catalogue = catalogue
        self.clock = clock
        self.changes = Announcer()
        self.wrote = False
        self._remembered: dict[Hashable, Any] = {}
        # A restore announces what it changed without a unit of work.
        self.changes.subscribe(lambda _changes: self._remembered.clear())
        self.engine = make_engine(path)
        self._writing = self.engine.execution_options(writing=True)

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """A session that sees one moment of the data and writes nothing."""
        with plainly(), Session(self.engine, autoflush=False) as session:
            yield session

    @contextmanager
    def unit_of_work(
        self, who: str, *, initiator: object = None, batch: int | None = None, action: str | None = None
    ) -> Iterator[Work]:
        """One user action: all of it is kept, with its history, or nothing; afterwards it is announced once.

        ``batch`` marks the history lines of an import; ``action`` overrides the word in them (定稿, 撤销导入).
        """
        with (
            ballast.giving_way(self.path.parent),
            plainly(),
            Session(self._writing, autoflush=False, expire_on_commit=False) as session,
        ):
            work = Work(session, self.catalogue, self.clock, who, batch=batch, action=action)
            self.wrote = True
            with session.begin():
                yield work
                work.finish()
                reached = work.reached()
            touched = work.touched
        self._remembered.clear()
        anchor.moved(self.path.parent, *reached)
        self.changes.announce(Changes(frozenset(touched), initiator))

    def once(self, key: Hashable, make: Callable[[], _Found]) -> _Found:
        """What ``make`` reads, read once until the next write: frame and first page ask for the same."""
        if key not in self._remembered:
            self._remembered[key] = make()
        found: _Found = self._remembered[key]
        return found

    def checkpoint(self) -> None:
        """Moves everything from the write-ahead log into the file, so that the file alone is whole."""
        with plainly():
            connection = connect(self.path)
            try:
                connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
            finally:
                connection.close()

    def close(self) -> None:
        """Lets go of the file; the last connection to close empties the write-ahead log."""
        self.engine.dispose()
