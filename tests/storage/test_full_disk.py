"""A full disk costs nothing that was saved, and leaves room for one more save (磁盘已满)."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from jiedao_desk import app
from jiedao_desk.kernel.draft import Draft
from jiedao_desk.kernel.errors import StorageTrouble
from jiedao_desk.operations import backups, browse, health, records
from jiedao_desk.operations import office as setting_up
from jiedao_desk.registers import CATALOGUE
from jiedao_desk.storage import ballast
from jiedao_desk.storage.clock import Clock
from jiedao_desk.storage.folder import DataFolder
from jiedao_desk.storage.trouble import DiskFull, said_plainly
from tests.conftest import START
from tests.storage.looking_in import deputies, litter, print_of, sound


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 16 megabytes, as root can make one."""
    place = tmp_path / "disk"
    place.mkdir()
    if not sys.platform.startswith("linux") or os.geteuid() != 0:
        pytest.skip("only root can mount a small disk")
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=16m", "tmpfs", str(place)], check=False)
    if mounted.returncode:
        pytest.skip("this machine does not let root mount")
    yield place
    subprocess.run(["umount", str(place)], check=True)


@pytest.fixture
def cramped(small_disk: Path, monkeypatch: pytest.MonkeyPatch) -> DataFolder:
    """An office on the small disk, with a reserve that suits it."""
    monkeypatch.setattr(ballast, "_SIZE", 512 << 10)
    monkeypatch.setattr(ballast, "_LEAST_ROOM", 0)
    folder = DataFolder(small_disk / "office")
    with app.new_office(folder, Clock()) as desk:
        setting_up.set_up(desk, START)
    return folder


def fill(disk: Path, leave: int = 0) -> Path:
    """Takes all the room there is, but for so many bytes."""
    free = os.statvfs(disk).f_bavail * os.statvfs(disk).f_frsize
    filler = disk / "filler"
    filler.write_bytes(bytes(max(0, free - leave)))
    return filler


def long_draft(number: int) -> Draft:
    return Draft("deputies", {"name": f"王{number}", "resume": "履历" * 8000})


def save_until_full(desk: object) -> tuple[int, str]:
    """Saves until the disk is full; how many were saved, and what was said then."""
    for number in range(1000):
        try:
            records.save(desk, long_draft(number))
        except StorageTrouble as trouble:
            return number, str(trouble)
    raise AssertionError("the disk never became full")


def test_on_a_full_disk_the_form_can_be_saved_at_the_second_try(cramped: DataFolder) -> None:
    with app.writing_desk(cramped, Clock()) as desk:
        health.keep_room(desk)
        fill(cramped.root.parent, leave=100_000)
        saved, said = save_until_full(desk)
        assert said == ballast.GIVEN_BACK
        assert records.save(desk, long_draft(saved)).id == saved + 1
        assert len(deputies(cramped.database)) == saved + 1
    assert sound(cramped.database)


@pytest.mark.parametrize("opened", [app.reading_desk, app.writing_desk])
def test_an_office_opens_on_a_disk_without_a_byte_of_room(cramped: DataFolder, opened: Any) -> None:
    with app.writing_desk(cramped, Clock()) as desk:
        health.keep_room(desk)
        records.save(desk, long_draft(1))
    fill(cramped.root.parent)
    with opened(cramped, Clock()) as desk:
        assert [one.get("name") for one in browse.load_all(desk, "deputies")] == ["王1"]


def test_without_a_reserve_the_clerk_is_told_and_nothing_is_lost(cramped: DataFolder) -> None:
    with app.writing_desk(cramped, Clock()) as desk:
        filler = fill(cramped.root.parent, leave=100_000)
        saved, said = save_until_full(desk)
        assert "磁盘空间已满，这一步没有保存；已有的记录都在" in said
        assert len(deputies(cramped.database)) == saved
        filler.unlink()
        records.save(desk, long_draft(saved))
    assert len(deputies(cramped.database)) == saved + 1
    assert sound(cramped.database)


@pytest.mark.parametrize("room", range(0, 1_600_000, 200_000))
def test_a_stick_full_at_any_point_is_told_and_left_clean(
    folder: DataFolder, small_disk: Path, monkeypatch: pytest.MonkeyPatch, room: int
) -> None:
    # The check beforehand is blinded: a stick may lie, or fill up meanwhile.
    monkeypatch.setattr(backups, "room_on", lambda _place: 1 << 40)
    older = small_disk / "older.jdbak"
    backups.back_up_outside(folder, Clock(), CATALOGUE, older)
    before = print_of(older)
    filler = fill(small_disk, leave=room)
    try:
        backups.back_up_outside(folder, Clock(), CATALOGUE, small_disk / "new.jdbak")
        fitted = True
    except StorageTrouble as trouble:
        fitted = False
        said = str(trouble)
    assert fitted == (room > older.stat().st_size + 4096)
    assert sorted(path.name for path in small_disk.iterdir()) == sorted(
        ["filler", "older.jdbak", *(["new.jdbak"] if fitted else [])]
    )
    assert print_of(older) == before
    if not fitted:
        assert "磁盘空间不足" in said
    filler.unlink()


def test_a_stick_with_too_little_room_is_told_beforehand(folder: DataFolder, small_disk: Path) -> None:
    filler = fill(small_disk, leave=50_000)
    with pytest.raises(StorageTrouble, match=r"空间不够：备份有[01]\.\dMB.*本机上的备份已经做好"):
        backups.back_up_outside(folder, Clock(), CATALOGUE, small_disk)
    assert [path.name for path in small_disk.iterdir()] == [filler.name]


def test_a_backup_on_a_full_disk_is_refused_without_litter(cramped: DataFolder) -> None:
    before = {path: print_of(path) for path in cramped.backups.iterdir()}
    fill(cramped.root.parent, leave=200_000)
    with pytest.raises(StorageTrouble, match="磁盘空间不够"):
        backups.back_up(cramped, Clock(), CATALOGUE)
    assert {path: print_of(path) for path in cramped.backups.iterdir()} == before
    assert litter(cramped.root) == []


def test_the_reserve_is_taken_once_and_given_back_once(tmp_path: Path) -> None:
    assert ballast.lay(tmp_path)
    assert ballast.lay(tmp_path)
    assert [path.stat().st_size for path in tmp_path.iterdir()] == [20 << 20]
    assert ballast.release(tmp_path)
    assert not ballast.release(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_nearly_full_disk_gets_no_reserve(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ballast, "room_on", lambda _folder: 100 << 20)
    assert not ballast.lay(tmp_path)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("number", "kind"),
    [
        (errno.ENOSPC, DiskFull),
        (errno.EFBIG, DiskFull),
        (errno.EACCES, StorageTrouble),
        (errno.EIO, StorageTrouble),
    ],
)
def test_what_the_system_says_is_said_plainly(number: int, kind: type[StorageTrouble]) -> None:
    said = said_plainly(OSError(number, os.strerror(number)))
    assert type(said) is kind
    assert os.strerror(number) not in str(said)
