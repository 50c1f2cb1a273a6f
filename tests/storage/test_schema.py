"""Migrations: they make what the classes describe, behind a copy, whole or not at all (数据库升级)."""

from __future__ import annotations

import ast
import re
import shutil
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from jiedao_desk import app
from jiedao_desk.kernel.draft import Draft
from jiedao_desk.kernel.errors import StorageTrouble
from jiedao_desk.kernel.record import Base
from jiedao_desk.operations import records
from jiedao_desk.operations.desk import Desk
from jiedao_desk.registers import CATALOGUE
from jiedao_desk.storage import backup, schema
from jiedao_desk.storage.clock import Clock
from jiedao_desk.storage.folder import DataFolder
from jiedao_desk.storage.search import CREATE_INDEX
from tests.storage.killing import Victim
from tests.storage.looking_in import asked, print_of, sound

NOW, LATER = schema.HEAD, "later"

NEXT = '''
"""A later version, for trial."""
import os
import sqlalchemy as sa
from alembic import op
revision = "{later}"
down_revision = "{now}"
branch_labels = None
depends_on = None


def step(number):
    if number == {die_at}:
        os.kill(os.getpid(), 9)


def upgrade():
    step(1)
    op.add_column("person", sa.Column("hobby", sa.String(20)))
    step(2)
    op.execute("UPDATE person SET hobby = 'none'")
    step(3)
    with op.batch_alter_table("person", recreate="always") as table:
        table.add_column(sa.Column("motto", sa.String(20)))
    step(4)
    op.create_table("later", sa.Column("id", sa.Integer(), primary_key=True))
    step(5)
    {fault}
'''


def later(tmp_path: Path, die_at: int = 0, fault: str = "") -> Path:
    """The migrations of a program that knows one more."""
    place = tmp_path / f"migrations{die_at}"
    shutil.copytree(schema.MIGRATIONS, place, ignore=shutil.ignore_patterns("__pycache__"))
    text = NEXT
    for mark, value in (("now", NOW), ("later", LATER), ("die_at", str(die_at)), ("fault", fault)):
        text = text.replace(f"{{{mark}}}", value)
    (place / "versions" / "later.py").write_text(text, encoding="utf-8")
    return place


@pytest.fixture
def newer_program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Makes the program one version newer."""

    def become(**more: Any) -> None:
        monkeypatch.setattr(schema, "MIGRATIONS", later(tmp_path, **more))
        monkeypatch.setattr(schema, "HEAD", LATER)
        monkeypatch.setattr(schema, "KNOWN", (*schema.KNOWN, LATER))

    return become


def version(folder: DataFolder) -> str:
    [(found,)] = asked(folder.database, "SELECT version_num FROM alembic_version")
    return str(found)


def test_from_empty_the_migrations_make_what_the_classes_describe(office: Desk) -> None:
    with office.database.engine.connect() as connection:
        context = MigrationContext.configure(
            connection,
            opts={
                "compare_type": True,
                "include_object": lambda _, name, kind, *__: (
                    not (kind == "table" and (name.startswith("search_text") or name == "alembic_version"))
                ),
            },
        )
        assert CATALOGUE.registers
        assert compare_metadata(context, Base.metadata) == []


def test_the_search_index_is_the_one_the_search_is_written_for(office: Desk) -> None:
    [(made,)] = asked(office.folder.database, "SELECT sql FROM sqlite_master WHERE name = 'search_text'")
    assert made == CREATE_INDEX


def test_the_newest_migration_is_the_one_the_program_names() -> None:
    script = ScriptDirectory(str(schema.MIGRATIONS))
    assert script.get_heads() == [schema.HEAD]
    assert [one.revision for one in script.walk_revisions()][::-1] == list(schema.KNOWN)


def test_the_number_that_earlier_files_carry_is_still_known() -> None:
    """Offices were made under each of these; a program that no longer knew one would take its file for a newer one."""
    assert {f"{number:04}" for number in range(1, int(schema.HEAD) + 1)} == set(schema.KNOWN)


@pytest.mark.parametrize("path", sorted(schema.MIGRATIONS.glob("**/*.py")), ids=lambda path: path.name)
def test_a_migration_imports_nothing_of_the_program(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    imported = [
        *(node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)),
        *(one.name for node in ast.walk(tree) if isinstance(node, ast.Import) for one in node.names),
    ]
    assert not [name for name in imported if name.startswith("jiedao_desk")]
    assert not re.search(r"def downgrade", path.read_text(encoding="utf-8"))


def test_an_upgrade_takes_a_verified_copy_first_and_keeps_everything(
    folder: DataFolder, newer_program: Any
) -> None:
    with app.writing_desk(folder, Clock()) as desk:
        # The migration rebuilds the table of persons, and a mandate links to one.
        records.save(desk, Draft("deputies", {"name": "王岚"}, {"mandates": [Draft("mandates", {})]}))
    before = len(backup.shelf(folder))
    newer_program()
    with app.writing_desk(folder, Clock()) as desk:
        assert desk.operator == "王敏"
    assert version(folder) == LATER
    assert sound(folder.database)
    assert asked(folder.database, "SELECT name, hobby FROM person") == [("王岚", "none")]
    assert asked(folder.database, "SELECT count(*) FROM mandate JOIN person p ON p.id = person_id") == [(1,)]
    newest, *_ = shelf = backup.shelf(folder)
    assert len(shelf) == before + 1
    assert newest.manifest is not None
    assert (newest.manifest.occasion, newest.manifest.facts.schema) == ("升级前", NOW)


def test_an_upgrade_without_a_copy_does_not_begin(
    folder: DataFolder, newer_program: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    newer_program()

    def no_room(_folder: DataFolder) -> None:
        raise StorageTrouble("磁盘空间不够")

    monkeypatch.setattr(backup, "_check_room", no_room)
    with pytest.raises(StorageTrouble, match="备份没有做成"), app.writing_desk(folder, Clock()):
        pass
    assert version(folder) == NOW


def test_an_upgrade_that_fails_halfway_changes_nothing(folder: DataFolder, newer_program: Any) -> None:
    newer_program(fault="raise ValueError('stumbled')")
    with pytest.raises(ValueError, match="stumbled"), app.writing_desk(folder, Clock()):
        pass
    assert version(folder) == NOW
    assert "hobby" not in str(asked(folder.database, "SELECT sql FROM sqlite_master WHERE name = 'person'"))
    assert sound(folder.database)


def test_an_upgrade_that_breaks_links_is_taken_back(folder: DataFolder, newer_program: Any) -> None:
    newer_program(
        fault=(
            'op.execute("INSERT INTO mandate (uid, version, entered_at, changed_at, position, person_id, level) '
            "VALUES ('X', 1, '2026-01-01', '2026-01-01', 0, 999, '区')\")"
        )
    )
    with pytest.raises(StorageTrouble, match="退回"), app.writing_desk(folder, Clock()):
        pass
    assert version(folder) == NOW


@pytest.mark.slow
@pytest.mark.parametrize("step", [1, 2, 3, 4, 5])
def test_an_upgrade_killed_at_any_step_leaves_the_old_version(
    folder: DataFolder, victim: Victim, tmp_path: Path, step: int
) -> None:
    told = victim.do("migrate", folder, migrations=str(later(tmp_path, die_at=step)), head=LATER)
    assert told == [{"ended": -9}]
    assert version(folder) == NOW
    assert sound(folder.database)
    assert "升级前" in [one.manifest.occasion for one in backup.shelf(folder) if one.manifest]
    told = victim.do("migrate", folder, migrations=str(later(tmp_path)), head=LATER)
    assert told == [{"open": True}, {"ended": 0}]
    assert version(folder) == LATER
    assert sound(folder.database)


def test_a_database_of_a_newer_program_is_refused_in_a_sentence_and_left_alone(folder: DataFolder) -> None:
    asked(folder.database, "UPDATE alembic_version SET version_num = '9999'")
    before = print_of(folder.database)
    for opening in (app.writing_desk, app.reading_desk):
        with pytest.raises(StorageTrouble, match=r"更新版本的程序.*9999"), opening(folder, Clock()):
            pass
    assert print_of(folder.database) == before


def test_a_reading_command_does_not_upgrade(folder: DataFolder, newer_program: Any) -> None:
    newer_program()
    with pytest.raises(StorageTrouble, match="较旧版本"), app.reading_desk(folder, Clock()):
        pass
    assert version(folder) == NOW
