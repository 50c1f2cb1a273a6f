"""A backup is whole, proven and in place, or it is not there (备份)."""

from __future__ import annotations

import errno
import json
import shutil
import threading
import zipfile
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from jiedao_desk import __version__, app
from jiedao_desk.kernel.errors import Damaged, StorageTrouble
from jiedao_desk.operations.desk import Desk
from jiedao_desk.storage import backup, backup_file, schema
from jiedao_desk.storage.clock import Clock
from jiedao_desk.storage.folder import DataFolder
from tests.storage.looking_in import asked, deputies, enter, litter, print_of, sound


class At(Clock):
    """A clock that stands."""

    def __init__(self, moment: datetime) -> None:
        super().__init__()
        object.__setattr__(self, "moment", moment)

    def now(self) -> datetime:
        return self.moment  # type: ignore[attr-defined,no-any-return]


def unpacked(file: Path, place: Path) -> Path:
    with zipfile.ZipFile(file) as archive:
        archive.extract("desk.db", place)
    return place / "desk.db"


def test_an_office_has_a_copy_from_the_first_day(folder: DataFolder) -> None:
    [first] = backup.shelf(folder)
    assert first.manifest is not None
    assert first.manifest.facts.unit == "东明街道"


def test_a_backup_holds_everything_and_says_what(office: Desk, tmp_path: Path) -> None:
    enter(office, "王岚", "李卫国")
    file = backup.make(office.folder, office.clock, "手动")
    with zipfile.ZipFile(file) as archive:
        assert {one.compress_type for one in archive.infolist()} == {zipfile.ZIP_STORED}
        told = json.loads(archive.read("manifest.json"))
    inside = unpacked(file, tmp_path)
    assert deputies(inside) == ["王岚", "李卫国"]
    assert sound(inside)
    assert told["rows"]["person"] == 2
    assert (
        told["rows"]["history_line"]
        == told["history"]
        == asked(inside, "SELECT count(*) FROM history_line")[0][0]
    )
    assert told["parts"]["desk.db"]["sha256"] == print_of(unpacked(file, tmp_path / "again"))
    assert told["parts"]["desk.db"]["size"] == inside.stat().st_size
    assert (told["schema"], told["app"], told["unit"], told["made_by"]) == (
        schema.HEAD,
        __version__,
        "东明街道",
        "王敏",
    )
    assert told["machine"]
    assert datetime.fromisoformat(told["made_at"])
    assert asked(inside, "SELECT token FROM canary") == [(told["canary"],)]


def test_the_name_says_whose_and_when_and_suits_every_disk(folder: DataFolder) -> None:
    clock = At(datetime(2026, 11, 22, 17, 30, 5))
    names = [backup.make(folder, clock, "手动").name for _ in range(2)]
    assert names == ["东明街道_2026-11-22_17-30-05.jdbak", "东明街道_2026-11-22_17-30-05-2.jdbak"]


def test_what_is_not_yet_in_the_file_itself_is_in_the_backup(office: Desk, tmp_path: Path) -> None:
    with office.database.reading() as reader:
        # A reader keeps the log from being emptied.
        reader.connection().exec_driver_sql("SELECT count(*) FROM person").fetchall()
        enter(office, "王岚")
        file = backup.make(office.folder, office.clock, "手动")
    assert deputies(unpacked(file, tmp_path)) == ["王岚"]


def test_backups_made_while_others_write_are_each_of_one_moment(office: Desk, tmp_path: Path) -> None:
    stop = threading.Event()
    entered: list[int] = []

    def work() -> None:
        # SQLite knows no queue: writers who leave no gap can keep the lock from the backup as long as they like.
        while not stop.wait(0.01):
            entered.extend(enter(office, "王岚"))

    writer = threading.Thread(target=work)
    writer.start()
    try:
        files = [backup.make(office.folder, office.clock, "手动") for _ in range(5)]
    finally:
        stop.set()
        writer.join()
    for number, file in enumerate(files):
        inside = unpacked(file, tmp_path / str(number))
        assert sound(inside)
        lines = asked(inside, "SELECT count(*) FROM history_line WHERE register = 'deputies'")
        assert lines == [(len(deputies(inside)),)]
    assert len(deputies(office.folder.database)) == len(entered)


def test_only_what_was_recorded_since_asks_for_another(folder: DataFolder, clock: Clock) -> None:
    assert not backup.moved_since_last(folder)
    with app.writing_desk(folder, clock) as desk:
        enter(desk, "王岚")
        assert backup.moved_since_last(folder)
        backup.make(folder, clock, "关闭时")
        assert not backup.moved_since_last(folder)


def failing(number: int) -> OSError:
    return OSError(number, "told by the system")


@pytest.mark.parametrize(
    ("step", "number", "says"),
    [
        (step, number, says)
        for step in ("write", "flush_file", "proven_same", "flush_folder")
        for number, says in ((errno.ENOSPC, "空间已满"), (errno.EROFS, "不能写入"), (errno.EIO, "出错"))
    ],
)
def test_a_backup_that_fails_at_any_step_names_the_reason_and_leaves_nothing(
    folder: DataFolder, clock: Clock, monkeypatch: pytest.MonkeyPatch, step: str, number: int, says: str
) -> None:
    before = {path: print_of(path) for path in folder.backups.iterdir()}

    def fail(*_: object) -> None:
        raise failing(number)

    monkeypatch.setattr(backup if hasattr(backup, step) else backup_file, step, fail)
    with pytest.raises(StorageTrouble, match=f"备份没有做成，原有的备份都在.*{says}"):
        backup.make(folder, clock, "手动")
    if step != "flush_folder":
        assert {path: print_of(path) for path in folder.backups.iterdir()} == before
    assert litter(folder.root) == []


def test_a_backup_that_reads_back_otherwise_is_thrown_away(
    folder: DataFolder, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = len(backup.shelf(folder))
    monkeypatch.setattr(backup_file, "proven_same", lambda *_: False)
    with pytest.raises(StorageTrouble, match="不一致"):
        backup.make(folder, clock, "手动")
    assert len(backup.shelf(folder)) == before


def test_a_disk_without_room_is_told_before_anything_is_written(
    folder: DataFolder, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backup, "room_on", lambda _folder: 1 << 20)
    with pytest.raises(StorageTrouble, match=r"磁盘空间不够：需要约\d+MB，只剩1MB"):
        backup.make(folder, clock, "手动")


def test_a_damaged_database_makes_no_backup_and_clears_none_away(folder: DataFolder) -> None:
    clock = At(datetime(2026, 11, 22, 17, 0))
    for days in range(8, 0, -1):
        backup.make(folder, At(clock.now() - timedelta(days=days)), "关闭时")
        backup.make(folder, At(clock.now() - timedelta(days=days, hours=3)), "关闭时")
    before = [one.path for one in backup.shelf(folder)]
    with folder.database.open("r+b") as file:
        file.seek(4096 * 3)
        file.write(bytes(4096 * 60))
    with pytest.raises(Damaged):
        backup.make(folder, clock, "关闭时")
    assert [one.path for one in backup.shelf(folder)] == before


def test_old_backups_are_cleared_away_when_a_new_one_is_proven(folder: DataFolder) -> None:
    shutil.rmtree(folder.backups)
    start = datetime(2026, 1, 1, 17, 0)
    for day in range(45):
        backup.make(folder, At(start + timedelta(days=day)), "关闭时")
    kept = [one.manifest.made_at for one in backup.shelf(folder) if one.manifest]
    assert kept[0] == start + timedelta(days=44)
    assert len(kept) < 25


def test_a_clock_set_back_clears_nothing_away(folder: DataFolder) -> None:
    start = datetime(2026, 1, 1, 17, 0)
    for day in range(16):
        backup.make(folder, At(start + timedelta(days=day)), "关闭时")
    before = {one.path for one in backup.shelf(folder)}
    made = backup.make(folder, At(start - timedelta(days=365)), "关闭时")
    assert {one.path for one in backup.shelf(folder)} == before | {made}


def test_what_was_there_before_a_restore_is_kept_whole_for_a_month(folder: DataFolder) -> None:
    shutil.rmtree(folder.backups)
    start = datetime(2026, 3, 2, 8, 0)
    for hour in range(6):
        backup.make(folder, At(start + timedelta(hours=hour)), "关闭时")
    backup.make(folder, At(start + timedelta(hours=7)), backup.BEFORE_RESTORE)
    for day in range(1, 29, 3):
        backup.make(folder, At(start + timedelta(days=day, hours=9)), "关闭时")
        backup.make(folder, At(start + timedelta(days=day, hours=10)), "关闭时")
    early = [
        one for one in backup.shelf(folder) if one.manifest and one.manifest.made_at.date() == start.date()
    ]
    assert len(early) == 7
    later = backup.make(folder, At(start + timedelta(days=40)), "关闭时")
    early = [
        one for one in backup.shelf(folder) if one.manifest and one.manifest.made_at.date() == start.date()
    ]
    assert len(early) <= 1
    assert later.exists()


def test_a_file_that_cannot_be_read_is_shown_and_never_cleared_away(folder: DataFolder, clock: Clock) -> None:
    broken = folder.backups / "东明街道_2020-01-01_08-00-00.jdbak"
    broken.write_bytes(b"PK\x03\x04 cut")
    backup.make(folder, clock, "手动")
    last = backup.shelf(folder)[-1]
    assert (last.path, last.manifest) == (broken, None)
    assert "不完整" in last.why


def test_a_backup_beside_a_closed_office_leaves_it_sealed(folder: DataFolder, clock: Clock) -> None:
    backup.make(folder, clock, "手动")
    with app.writing_desk(folder, clock) as desk:
        assert desk.operator == "王敏"
    from jiedao_desk.storage import anchor

    known = anchor.read(folder.root)
    assert known is not None
    assert known.sha256 == print_of(folder.database)
    assert known.notices == ()
