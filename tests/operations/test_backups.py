"""Backups as the office sees them: the list, copies on a stick, the reminder (备份与恢复)."""

from __future__ import annotations

import os
from datetime import timedelta
from pathlib import Path

import pytest

from jiedao_desk import app
from jiedao_desk.kernel.errors import Refused, StorageTrouble
from jiedao_desk.operations import backups, settings
from jiedao_desk.operations.desk import Desk
from jiedao_desk.registers import CATALOGUE
from jiedao_desk.storage import outside
from jiedao_desk.storage.clock import Clock
from jiedao_desk.storage.folder import DataFolder
from tests.storage.looking_in import enter, flip_bit, litter, print_of


def test_the_list_says_when_why_how_large_and_what_is_inside(office: Desk) -> None:
    enter(office, "王岚", "李卫国")
    made = backups.back_up(office.folder, office.clock, office.catalogue)
    newest, first = backups.listed(office.folder, office.catalogue)
    assert newest == made
    assert (newest.occasion, newest.made_by, newest.unit) == ("手动", "王敏", "东明街道")
    assert newest.size == newest.file.stat().st_size
    assert ("代表档案", 2) in newest.holds
    assert first.occasion == "建立"
    assert ("代表档案", 2) not in first.holds


def test_closing_makes_a_copy_only_when_something_was_recorded(office: Desk) -> None:
    assert backups.back_up_at_close(office) is None
    enter(office, "王岚")
    made = backups.back_up_at_close(office)
    assert made is not None
    assert made.occasion == "关闭时"
    assert backups.back_up_at_close(office) is None


def test_a_backup_is_verified_to_the_last_page(office: Desk) -> None:
    made = backups.back_up(office.folder, office.clock, office.catalogue)
    assert backups.verify(made.file, office.folder, office.catalogue) == made
    flip_bit(made.file, made.size // 2)
    with pytest.raises(Refused, match="不完整或被改动过"):
        backups.verify(made.file, office.folder, office.catalogue)


@pytest.mark.parametrize("named", [True, False])
def test_a_copy_outside_is_the_same_file(office: Desk, tmp_path: Path, named: bool) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    done = backups.back_up_outside(
        office.folder, office.clock, office.catalogue, stick / "副本.jdbak" if named else stick
    )
    assert done.file.name == ("副本.jdbak" if named else done.kept.file.name)
    assert print_of(done.file) == print_of(done.kept.file)
    assert litter(stick) == []
    assert not done.on_other_disk


def test_the_data_folder_is_not_outside(office: Desk) -> None:
    for place in (office.folder.root, office.folder.backups, office.folder.root / "x.jdbak"):
        with pytest.raises(Refused, match="数据文件夹之外"):
            backups.back_up_outside(office.folder, office.clock, office.catalogue, place)


def test_a_stick_that_was_pulled_out_is_told(office: Desk, tmp_path: Path) -> None:
    with pytest.raises(StorageTrouble, match="可能U盘已拔出"):
        backups.back_up_outside(office.folder, office.clock, office.catalogue, tmp_path / "gone" / "x.jdbak")


def test_a_copy_that_reads_back_otherwise_is_not_left_on_the_stick(
    office: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def lossy(source: Path, target: Path) -> None:
        target.write_bytes(source.read_bytes()[:-1] + b"?")

    monkeypatch.setattr(backups.shutil, "copyfile", lossy)
    with pytest.raises(StorageTrouble, match="读回来不一致"):
        backups.back_up_outside(office.folder, office.clock, office.catalogue, tmp_path / "x.jdbak")
    assert not (tmp_path / "x.jdbak").exists()


def test_the_reminder_asks_until_there_is_a_recent_copy_on_another_disk(office: Desk, tmp_path: Path) -> None:
    assert "还没有备份到U盘" in str(backups.reminder(office))
    backups.back_up_outside(office.folder, office.clock, office.catalogue, tmp_path)
    assert backups.reminder(office) is not None
    now = office.clock.now()
    for days, due in ((0, False), (6, False), (7, True), (30, True)):
        outside.remember(office.folder, outside.Outside("E:/x.jdbak", now - timedelta(days=days, minutes=1)))
        assert (backups.reminder(office) is not None) == due
    assert "30天前" in str(backups.reminder(office))
    settings.change(office, "backup.outside_days", 60)
    assert backups.reminder(office) is None


@pytest.mark.skipif(not Path("/dev/shm").is_dir(), reason="another disk")
def test_a_copy_on_another_disk_is_remembered(office: Desk) -> None:
    if Path("/dev/shm").stat().st_dev == office.folder.root.stat().st_dev:
        pytest.skip("no other disk")
    target = Path("/dev/shm") / f"jiedao-{os.getpid()}.jdbak"
    try:
        assert backups.back_up_outside(office.folder, office.clock, office.catalogue, target).on_other_disk
        assert backups.reminder(office) is None
    finally:
        target.unlink(missing_ok=True)


def test_a_damaged_office_is_restored_without_a_desk(folder: DataFolder, clock: Clock) -> None:
    [good] = backups.listed(folder, CATALOGUE)
    folder.database.write_bytes(b"")
    seen = backups.preview(good.file, folder, CATALOGUE)
    assert seen.present == "damaged"
    assert "现有数据文件已损坏" in backups.sentences(seen)[-1]
    backups.restore(good.file, folder, clock, CATALOGUE)
    with app.writing_desk(folder, clock) as desk:
        assert desk.operator == "王敏"


def test_a_file_in_the_place_of_the_folder_is_told(folder: DataFolder, clock: Clock, tmp_path: Path) -> None:
    [good] = backups.listed(folder, CATALOGUE)
    (tmp_path / "file").write_text("x")
    with pytest.raises(Refused, match="不是文件夹"):
        backups.restore(good.file, DataFolder(tmp_path / "file"), clock, CATALOGUE)
