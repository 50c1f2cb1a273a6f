"""Damage of every kind is noticed and told in its own words, and nothing is ever made in its place (损坏)."""

from __future__ import annotations

import os
import random
import shutil
import struct
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from jiedao_desk import app
from jiedao_desk.kernel.errors import Damaged, StorageTrouble
from jiedao_desk.operations import backups, health
from jiedao_desk.registers import CATALOGUE
from jiedao_desk.storage import anchor, backup
from jiedao_desk.storage.clock import Clock
from jiedao_desk.storage.folder import DataFolder
from tests.storage.looking_in import asked, enter, flip_bit, print_of


def cut_by_a_byte(path: Path) -> None:
    os.truncate(path, path.stat().st_size - 1)


def cut_by_a_page(path: Path) -> None:
    os.truncate(path, path.stat().st_size - 4096)


def cut_by_half(path: Path) -> None:
    os.truncate(path, path.stat().st_size // 2)


def cut_to_the_header(path: Path) -> None:
    os.truncate(path, 100)


def emptied(path: Path) -> None:
    os.truncate(path, 0)


def random_bytes(path: Path) -> None:
    path.write_bytes(random.Random(1).randbytes(8192))


def another_program(path: Path) -> None:
    path.unlink()
    with closing(dbapi2.connect(str(path))) as connection:
        connection.execute("CREATE TABLE accounts (sum INTEGER)")
        connection.commit()


def a_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def scrambled_inside(path: Path) -> None:
    with path.open("r+b") as file:
        file.seek(4096)
        file.write(bytes(40 * 4096))


DAMAGES: dict[Callable[[Path], None], str] = {
    cut_by_a_byte: "不完整",
    cut_by_a_page: "不完整",
    cut_by_half: "不完整",
    cut_to_the_header: "不完整",
    emptied: "是空的",
    random_bytes: "已经不是数据库",
    another_program: "不是本程序建立的",
    a_folder: "是一个文件夹",
    scrambled_inside: "可能已损坏",
}


@pytest.mark.parametrize("damage", DAMAGES, ids=lambda damage: damage.__name__)
def test_each_damage_has_its_sentence_and_nothing_is_made_or_changed(
    folder: DataFolder, clock: Clock, damage: Callable[[Path], None]
) -> None:
    damage(folder.database)
    before = None if folder.database.is_dir() else print_of(folder.database)
    shelf = [print_of(one.path) for one in backup.shelf(folder)]
    with pytest.raises(StorageTrouble, match=DAMAGES[damage]) as told, app.writing_desk(folder, clock):
        pass
    assert "没有" in str(told.value)
    with pytest.raises(StorageTrouble, match="原有的备份都在"):
        backup.make(folder, clock, "关闭时")
    assert before == (None if folder.database.is_dir() else print_of(folder.database))
    assert [print_of(one.path) for one in backup.shelf(folder)] == shelf


def test_the_sentences_are_different() -> None:
    assert len(set(DAMAGES.values())) == 6


@pytest.mark.skipif(os.name != "posix" or os.geteuid() != 0, reason="only root can step down")
def test_a_file_that_may_not_be_read_is_told_as_that_and_not_as_damage(
    folder: DataFolder, clock: Clock
) -> None:
    above = [path for path in folder.root.parents if "pytest" in str(path)]
    for path in (*above, folder.root, folder.database, folder.root / "desk.lock"):
        path.chmod(0o755 if path.is_dir() else 0o600)
    os.seteuid(65534)
    try:
        with pytest.raises(StorageTrouble) as told, app.reading_desk(folder, clock):
            pass
    finally:
        os.seteuid(0)
    assert not isinstance(told.value, Damaged)
    assert "没有权限" in str(told.value)


@pytest.mark.parametrize("damage", DAMAGES, ids=lambda damage: damage.__name__)
def test_every_damage_is_mended_by_a_restore_and_kept_for_inspection(
    folder: DataFolder, clock: Clock, damage: Callable[[Path], None]
) -> None:
    good = backup.make(folder, clock, "手动")
    damage(folder.database)
    spoiled = None if folder.database.is_dir() else print_of(folder.database)
    done = backups.restore(good, folder, clock, CATALOGUE)
    assert done.preview.present == "damaged"
    assert done.quarantine is not None
    kept = done.quarantine / "desk.db"
    assert kept.is_dir() if spoiled is None else print_of(kept) == spoiled
    with app.writing_desk(folder, clock) as desk:
        assert health.check(desk) == []
        assert desk.operator == "王敏"


@pytest.mark.slow
def test_every_flipped_bit_is_noticed_at_the_start(folder: DataFolder, clock: Clock, tmp_path: Path) -> None:
    with app.writing_desk(folder, clock) as desk:
        enter(desk, *(f"王{number}" for number in range(20)))
    chance = random.Random(7)
    size = folder.database.stat().st_size
    missed: list[int] = []
    told: list[str] = []
    for trial in range(100):
        copy = DataFolder(tmp_path / f"copy{trial}")
        copy.root.mkdir()
        for name in ("desk.db", "desk.anchor"):
            shutil.copy(folder.root / name, copy.root / name)
        offset = chance.randrange(size)
        flip_bit(copy.database, offset, chance.randrange(8))
        try:
            with app.writing_desk(copy, clock) as desk:
                if not health.notices(desk):
                    missed.append(offset)
        except StorageTrouble as trouble:
            told.append(str(trouble))
        shutil.rmtree(copy.root)
    assert missed == []
    assert all("没有" in sentence for sentence in told)


def test_check_notices_a_flipped_bit_too_and_changes_nothing(folder: DataFolder, clock: Clock) -> None:
    with app.reading_desk(folder, clock) as desk:
        assert health.check(desk) == []
    # Within the text of a setting, where the structure stays whole.
    content = folder.database.read_bytes()
    flip_bit(folder.database, content.index("明山区".encode()))
    with app.reading_desk(folder, clock) as desk:
        assert [one.kind for one in health.check(desk)] == ["altered"]
        assert [one.kind for one in health.check(desk)] == ["altered"]


def test_a_notice_stays_until_somebody_has_read_it(folder: DataFolder, clock: Clock) -> None:
    flip_bit(folder.database, folder.database.read_bytes().index("明山区".encode()))
    for _ in range(2):
        with app.writing_desk(folder, clock) as desk:
            assert len(health.notices(desk)) == 1
            enter(desk, "王岚")
            assert [one.kind for one in health.check(desk)] == ["history"]
    with app.writing_desk(folder, clock) as desk:
        health.acknowledge(desk)
        assert health.notices(desk) == ()
        assert health.check(desk) == []


def frames(log: Path) -> int:
    return (log.stat().st_size - 32) // (24 + 4096)


@pytest.mark.parametrize("place", range(1, 10))
def test_a_bit_flipped_in_the_log_is_told_as_so_many_lost_lines(
    folder: DataFolder, clock: Clock, tmp_path: Path, place: int
) -> None:
    log = folder.root / "desk.db-wal"
    with app.writing_desk(folder, clock) as desk:
        enter(desk, *(f"王{number}" for number in range(10)))
        [(reached,)] = asked(folder.database, "SELECT max(id) FROM history_line")
        # As after a cut of power: the log was not yet moved into the file.
        killed = DataFolder(tmp_path / "killed")
        shutil.copytree(folder.root, killed.root, ignore=shutil.ignore_patterns("*-shm"))
    log = killed.root / "desk.db-wal"
    flip_bit(log, 32 + (frames(log) * place // 10) * (24 + 4096) + 24 + 100)
    with app.writing_desk(killed, clock) as desk:
        [(left,)] = asked(killed.database, "SELECT max(id) FROM history_line")
        assert left < reached
        [notice] = health.notices(desk)
        assert f"少了{reached - left}条" in notice


def test_an_old_copy_put_in_by_hand_is_noticed(folder: DataFolder, clock: Clock, tmp_path: Path) -> None:
    shutil.copy(folder.database, tmp_path / "old.db")
    with app.writing_desk(folder, clock) as desk:
        enter(desk, "王岚", "李卫国")
    shutil.copy(tmp_path / "old.db", folder.database)
    with app.writing_desk(folder, clock) as desk:
        assert any("少了2条" in notice for notice in health.notices(desk))


def test_an_anchor_that_cannot_be_read_is_no_trouble(folder: DataFolder, clock: Clock) -> None:
    (folder.root / "desk.anchor").write_bytes(b"\xff\x00{")
    with app.writing_desk(folder, clock) as desk:
        enter(desk, "王岚")
        assert health.notices(desk) == ()
    known = anchor.read(folder.root)
    assert known is not None
    assert known.sha256 == print_of(folder.database)


def test_after_an_ordinary_day_nothing_is_amiss(folder: DataFolder, clock: Clock) -> None:
    for name in ("王岚", "李卫国", "张伟"):
        with app.writing_desk(folder, clock) as desk:
            enter(desk, name)
            assert health.notices(desk) == ()
        backup.make(folder, clock, "手动")
        with app.reading_desk(folder, clock) as desk:
            assert health.check(desk) == []


def test_the_header_that_told_the_size_wrongly_is_read_with_care(folder: DataFolder, clock: Clock) -> None:
    with folder.database.open("r+b") as file:
        file.seek(24)
        file.write(struct.pack(">I", 77))
    with app.writing_desk(folder, clock) as desk:
        assert len(health.notices(desk)) == 1


def test_a_look_without_a_change_keeps_the_seal_and_with_it_what_went_wrong_meanwhile(
    folder: DataFolder, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = anchor.read(folder.root)
    assert before is not None
    # A file too large to be compared at the start.
    monkeypatch.setattr("jiedao_desk.storage.health._HURRIED_BYTES", 0)
    flip_bit(folder.database, folder.database.stat().st_size - 100)
    with app.writing_desk(folder, clock):
        pass
    after = anchor.read(folder.root)
    assert after is not None
    assert after.sha256 == before.sha256 != print_of(folder.database)
    with app.writing_desk(folder, clock) as desk:
        enter(desk, "张三")
    sealed = anchor.read(folder.root)
    assert sealed is not None
    assert sealed.sha256 == print_of(folder.database)
