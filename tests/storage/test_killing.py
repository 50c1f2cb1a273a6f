"""Killed at any moment, the program loses nothing it said was saved (断电、强行结束)."""

from __future__ import annotations

import os
import random
import shutil
from pathlib import Path

import pytest

from jiedao_desk import app
from jiedao_desk.kernel.errors import StorageTrouble
from jiedao_desk.operations import backups
from jiedao_desk.registers import CATALOGUE
from jiedao_desk.storage import backup
from jiedao_desk.storage.clock import Clock
from jiedao_desk.storage.folder import DataFolder, InUse
from tests.storage.killing import Victim
from tests.storage.looking_in import asked, deputies, enter, litter, sound

pytestmark = pytest.mark.slow


def test_thirty_kills_of_a_writer_lose_nothing_acknowledged(folder: DataFolder, victim: Victim) -> None:
    chance = random.Random(1)
    saved: set[int] = set()
    for _ in range(30):
        process = victim.begin("write", folder)
        patience = chance.randint(1, 12)
        for told in victim.heard():
            if "saved" in told:
                saved.add(told["saved"])
                patience -= 1
                if patience == 0:
                    victim.kill(process)
        assert told["ended"] == -9
    assert sound(folder.database)
    present = {row[0] for row in asked(folder.database, "SELECT id FROM person")}
    assert saved <= present
    # What was saved and not yet told of is whole as well.
    for question in (
        "SELECT count(*) FROM mandate",
        "SELECT count(*) FROM history_line WHERE register = 'deputies'",
        "SELECT count(*) FROM history_line WHERE register = 'mandates'",
        "SELECT count(*) FROM search_line WHERE register = 'deputies'",
    ):
        assert asked(folder.database, question) == [(len(present),)]
    with app.writing_desk(folder, Clock()):
        assert litter(folder.root) == []


def test_a_writer_that_dies_lets_the_next_one_in(folder: DataFolder, victim: Victim) -> None:
    for _ in range(5):
        process = victim.begin("hold", folder)
        heard = victim.heard()
        assert next(heard) == {"holding": process}
        with pytest.raises(InUse, match=str(process)), app.writing_desk(folder, Clock()):
            pass
        victim.kill(process)
        assert list(heard) == [{"ended": -9}]
        with app.writing_desk(folder, Clock()) as desk:
            assert desk.operator == "王敏"


def age(folder: DataFolder) -> None:
    """Lets some time pass: what was just made might still be somebody's."""
    for left in folder.root.rglob(".work-*"):
        os.utime(left, (0, 0))


@pytest.fixture
def with_backup(folder: DataFolder, clock: Clock) -> tuple[DataFolder, Path]:
    """An office with 40 deputies, and a backup from when it had 10."""
    with app.writing_desk(folder, clock) as desk:
        enter(desk, *(f"李{number}" for number in range(10)))
        old = backup.make(folder, clock, "手动")
        enter(desk, *(f"张{number}" for number in range(30)))
    return folder, old


@pytest.mark.parametrize("state", ["whole", "damaged"])
def test_a_restore_killed_at_any_moment_leaves_all_old_or_all_new(
    with_backup: tuple[DataFolder, Path], victim: Victim, tmp_path: Path, clock: Clock, state: str
) -> None:
    folder, old = with_backup
    if state == "damaged":
        with folder.database.open("r+b") as file:
            file.write(b"not a database")
    pristine = tmp_path / "pristine"
    shutil.copytree(folder.root, pristine)
    outcomes = set()
    for step in range(20):
        shutil.rmtree(folder.root)
        shutil.copytree(pristine, folder.root)
        told = victim.do("restore", folder, file=str(old), dies_after=0.004 + step * 0.004)
        assert folder.database.exists()
        if told[-1]["ended"] == 0:
            assert len(deputies(folder.database)) == 10
        elif state == "whole" or folder.database.read_bytes()[:6] == b"SQLite":
            assert sound(folder.database)
            assert len(deputies(folder.database)) in {10, 40}
        outcomes.add(told[-1]["ended"])
        age(folder)
        # Whatever was left, the next try succeeds, and nothing lies about after it.
        backups.restore(old, folder, clock, CATALOGUE)
        assert len(deputies(folder.database)) == 10
        assert sound(folder.database)
        assert litter(folder.root) == []
    assert -27 in outcomes, "none was killed: the tries are too slow"


def test_backups_that_were_killed_leave_only_whole_ones(
    folder: DataFolder, victim: Victim, clock: Clock
) -> None:
    for step in range(12):
        victim.do("back_up", folder, dies_after=0.004 + step * 0.01)
    shelf = backup.shelf(folder)
    assert len(shelf) > 1
    for one in shelf:
        assert backups.verify(one.path, folder, CATALOGUE).readable
    age(folder)
    backup.make(folder, clock, "手动")
    assert litter(folder.root) == []


def test_with_no_room_at_any_point_a_save_is_refused_or_whole(folder: DataFolder, victim: Victim) -> None:
    outcomes = set()
    expected = 0
    for room in range(0, 200_000, 8_000):
        [told, ended] = victim.do("save_once", folder, room=room)
        assert ended == {"ended": 0}
        outcomes.update(told)
        expected += "saved" in told
        assert sound(folder.database)
        assert len(deputies(folder.database)) == expected
        assert asked(folder.database, "SELECT count(*) FROM history_line WHERE register = 'deputies'") == [
            (expected,)
        ]
        if "trouble" in told:
            assert "没有保存" in told["trouble"]
    assert outcomes == {"saved", "trouble"}


def test_a_refused_start_is_no_storage_trouble_of_the_holder(folder: DataFolder, victim: Victim) -> None:
    process = victim.begin("hold", folder)
    heard = victim.heard()
    next(heard)
    with pytest.raises(StorageTrouble, match="没有改动"), app.writing_desk(folder, Clock()):
        pass
    with app.reading_desk(folder, Clock()) as desk:
        assert desk.operator == "王敏"
    victim.kill(process)
    list(heard)
