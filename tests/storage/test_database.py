"""How the database is opened, and that its transactions hold what they promise (数据库)."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import text

from jiedao_desk.kernel.errors import StorageTrouble
from jiedao_desk.operations import browse
from jiedao_desk.operations.desk import Desk
from jiedao_desk.storage import database
from jiedao_desk.storage.database import check_library, connect, make_engine
from tests.storage.looking_in import deputies, enter

PRAGMAS = {
    "journal_mode": "wal",
    "synchronous": 2,
    "foreign_keys": 1,
    "temp_store": 2,
    "busy_timeout": 5000,
    "secure_delete": 1,
    "trusted_schema": 0,
    "cell_size_check": 1,
    "mmap_size": 0,
}


@pytest.mark.parametrize(("pragma", "value"), PRAGMAS.items())
def test_every_connection_has_the_safeguards(office: Desk, pragma: str, value: object) -> None:
    with office.database.reading() as session:
        assert session.execute(text(f"PRAGMA {pragma}")).scalar() == value


def test_a_safeguard_that_does_not_hold_keeps_the_file_shut(
    folder: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    weaker = tuple(
        (name, "OFF" if name == "synchronous" else value, due) for name, value, due in database._PRAGMAS
    )
    monkeypatch.setattr(database, "_PRAGMAS", weaker)
    with pytest.raises(StorageTrouble, match="synchronous"):
        connect(tmp_path / "office" / "desk.db")


def test_an_sqlite_that_loses_data_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database, "_OLDEST_SQLITE", (99, 0, 0))
    with pytest.raises(StorageTrouble, match="版本过旧"):
        check_library()


def test_a_missing_file_is_never_made_by_opening_it(tmp_path: Path) -> None:
    with pytest.raises(Exception, match="unable to open"):
        connect(tmp_path / "none.db")
    assert not (tmp_path / "none.db").exists()


@pytest.fixture
def engine(tmp_path: Path) -> object:
    made = make_engine(tmp_path / "trial.db", must_exist=False).execution_options(writing=True)
    with made.begin() as connection:
        connection.execute(text("CREATE TABLE thing (name TEXT)"))
    yield made
    made.dispose()


def test_a_savepoint_opened_first_leaves_no_row_behind(engine: object) -> None:
    with engine.connect() as connection:
        whole = connection.begin()
        part = connection.begin_nested()
        connection.execute(text("INSERT INTO thing VALUES ('row')"))
        part.commit()
        whole.rollback()
    with engine.connect() as connection:
        assert connection.execute(text("SELECT count(*) FROM thing")).scalar() == 0


def test_a_rolled_back_savepoint_keeps_what_came_before_it(engine: object) -> None:
    with engine.begin() as connection:
        connection.execute(text("INSERT INTO thing VALUES ('first')"))
        part = connection.begin_nested()
        connection.execute(text("INSERT INTO thing VALUES ('second')"))
        part.rollback()
    with engine.connect() as connection:
        assert connection.execute(text("SELECT name FROM thing")).scalars().all() == ["first"]


def test_a_table_made_in_a_rolled_back_transaction_is_gone(engine: object) -> None:
    with engine.connect() as connection:
        whole = connection.begin()
        connection.execute(text("CREATE TABLE other (name TEXT)"))
        connection.execute(text("ALTER TABLE thing ADD COLUMN more TEXT"))
        whole.rollback()
    with engine.connect() as connection:
        tables = connection.execute(text("SELECT sql FROM sqlite_master")).scalars().all()
    assert tables == ["CREATE TABLE thing (name TEXT)"]


def test_reading_goes_on_beside_the_writer_and_sees_one_moment(office: Desk) -> None:
    enter(office, "王岚")
    with office.database.reading() as session:
        count = text("SELECT count(*) FROM person")
        assert session.execute(count).scalar() == 1
        enter(office, "李卫国")
        assert session.execute(count).scalar() == 1
    assert len(browse.load_all(office, "deputies")) == 2


def test_a_reader_sees_nothing_of_work_that_is_not_done(office: Desk) -> None:
    with office.database.unit_of_work("王敏") as work:
        work.session.execute(text("INSERT INTO canary (id, token) VALUES (7, 'half')"))
        assert deputies(office.folder.database) == []
        with office.database.reading() as session:
            assert session.execute(text("SELECT count(*) FROM canary WHERE id = 7")).scalar() == 0


def test_links_are_enforced(office: Desk) -> None:
    with pytest.raises(Exception, match="FOREIGN KEY"), office.database.unit_of_work("王敏") as work:
        work.session.execute(
            text(
                "INSERT INTO mandate (uid, version, entered_at, changed_at, position, person_id, level) "
                "VALUES ('X', 1, '2026-01-01', '2026-01-01', 0, 999, '区')"
            )
        )


def test_a_checkpoint_leaves_everything_in_the_file_itself(office: Desk) -> None:
    enter(office, "王岚")
    log = office.folder.database.with_name("desk.db-wal")
    assert log.stat().st_size > 0
    office.database.checkpoint()
    assert log.stat().st_size == 0
