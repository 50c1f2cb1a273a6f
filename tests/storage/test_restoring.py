"""Restoring: what may not come back is refused before anything is touched; what may, comes whole (恢复)."""

from __future__ import annotations

import hashlib
import io
import json
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from jiedao_desk import app
from jiedao_desk.kernel.errors import Refused, StorageTrouble
from jiedao_desk.operations import backups, browse, records
from jiedao_desk.operations import office as setting_up
from jiedao_desk.operations.desk import Desk
from jiedao_desk.registers import CATALOGUE
from jiedao_desk.storage import backup, restoring, schema
from jiedao_desk.storage.clock import Clock
from jiedao_desk.storage.folder import DataFolder
from tests.storage.looking_in import asked, deputies, enter, flip_bit, litter, print_of, sound


@pytest.fixture
def old(folder: DataFolder, clock: Clock) -> Path:
    """A backup of an office with one deputy, which now has three."""
    with app.writing_desk(folder, clock) as desk:
        enter(desk, "王岚")
        made = backup.make(folder, clock, "手动")
        enter(desk, "李卫国", "张伟")
    return made


def rewritten(file: Path, change: Callable[[dict[str, bytes]], None]) -> None:
    with zipfile.ZipFile(file) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    change(parts)
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    file.write_bytes(made.getvalue())


def told_otherwise(**changes: object) -> Callable[[dict[str, bytes]], None]:
    """A manifest that says something else, its seal made to fit."""

    def change(parts: dict[str, bytes]) -> None:
        account = json.loads(parts["manifest.json"])
        for key, value in changes.items():
            account[key] = {**account[key], **value} if isinstance(value, dict) else value
        parts["manifest.json"] = json.dumps(account, ensure_ascii=False).encode()
        parts["manifest.sha256"] = hashlib.sha256(parts["manifest.json"]).hexdigest().encode()

    return change


def truncated(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:-1000])


def cut_in_half(file: Path) -> None:
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])


def emptied(file: Path) -> None:
    file.write_bytes(b"")


def missing(file: Path) -> None:
    file.unlink()


def a_folder(file: Path) -> None:
    file.unlink()
    file.mkdir()


def a_picture(file: Path) -> None:
    file.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(1000))


def another_archive(file: Path) -> None:
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("hello.txt", "hello")


def manifest_altered(file: Path) -> None:
    def change(parts: dict[str, bytes]) -> None:
        parts["manifest.json"] = parts["manifest.json"].replace("王敏".encode(), "王岚".encode())

    rewritten(file, change)


def seal_gone(file: Path) -> None:
    rewritten(file, lambda parts: parts.pop("manifest.sha256") and None)


def something_added(file: Path) -> None:
    rewritten(file, lambda parts: parts.update({"../../evil.sh": b"#!/bin/sh"}))


def row_counts_lie(file: Path) -> None:
    rewritten(file, told_otherwise(rows={"person": 500}))


def unit_lies(file: Path) -> None:
    rewritten(file, told_otherwise(unit="平山街道"))


def canary_gone(file: Path) -> None:
    rewritten(file, told_otherwise(canary="feedfeedfeedfeed"))


def database_swapped(file: Path) -> None:
    rewritten(file, lambda parts: parts.update({"desk.db": parts["desk.db"][:-4096]}))


def bit_flipped(file: Path) -> None:
    flip_bit(file, file.stat().st_size // 2)


def newer_schema(file: Path) -> None:
    rewritten(file, told_otherwise(schema="9999"))


def newer_form(file: Path) -> None:
    rewritten(file, told_otherwise(format=2))


def nonsense_inside(file: Path) -> None:
    def change(parts: dict[str, bytes]) -> None:
        parts["desk.db"] = parts["desk.db"][:4096] + bytes(len(parts["desk.db"]) - 4096)
        part = {"sha256": hashlib.sha256(parts["desk.db"]).hexdigest(), "size": len(parts["desk.db"])}
        told_otherwise(parts={"desk.db": part})(parts)

    rewritten(file, change)


UNFIT: dict[Callable[[Path], None], str] = {
    truncated: "没有写完或被截断",
    cut_in_half: "没有写完或被截断",
    emptied: "文件是空的",
    missing: "找不到备份文件",
    a_folder: "找不到备份文件",
    a_picture: "不是本程序的备份文件",
    another_archive: "不是本程序的备份文件",
    manifest_altered: "说明与校验码不符",
    seal_gone: "内容多了或少了",
    something_added: "内容多了或少了",
    row_counts_lie: "数据与说明不符",
    unit_lies: "数据与说明不符",
    canary_gone: "数据与说明不符",
    database_swapped: "数据大小与说明不符",
    bit_flipped: "读不出来|与校验码不符",
    newer_schema: "更新版本的程序.*9999",
    newer_form: "更新版本的程序",
    nonsense_inside: "其中的数据有损坏",
}


@pytest.mark.parametrize("spoil", UNFIT, ids=lambda spoil: spoil.__name__)
def test_what_is_unfit_is_refused_before_anything_is_changed(
    folder: DataFolder, old: Path, clock: Clock, tmp_path: Path, spoil: Callable[[Path], None]
) -> None:
    file = tmp_path / "from-stick.jdbak"
    shutil.copy(old, file)
    spoil(file)
    before = {path: print_of(path) for path in folder.root.rglob("*") if path.is_file()}
    with pytest.raises(Refused, match=UNFIT[spoil]) as told:
        backups.restore(file, folder, clock, CATALOGUE)
    assert "没有改动任何数据" in str(told.value)
    assert {path: print_of(path) for path in folder.root.rglob("*") if path.is_file()} == before
    assert not (tmp_path / "evil.sh").exists()


def other_office(place: Path, unit: str = "平山街道") -> DataFolder:
    folder = DataFolder(place)
    with app.new_office(folder, Clock()) as desk:
        setting_up.set_up(desk, setting_up.Start(unit, "明山区"))
    return folder


def test_another_offices_backup_is_refused_unless_told(old: Path, clock: Clock, tmp_path: Path) -> None:
    theirs = other_office(tmp_path / "theirs")
    before = print_of(theirs.database)
    assert backups.preview(old, theirs, CATALOGUE).other_office
    with pytest.raises(Refused, match=r"是明山区东明街道的，这里是明山区平山街道的数据"):
        backups.restore(old, theirs, clock, CATALOGUE)
    assert print_of(theirs.database) == before
    backups.restore(old, theirs, clock, CATALOGUE, other_office=True)
    assert deputies(theirs.database) == ["王岚"]


def test_an_office_set_up_anew_after_a_loss_takes_its_own_backup(
    old: Path, clock: Clock, tmp_path: Path
) -> None:
    anew = other_office(tmp_path / "anew", "东明街道")
    backups.restore(old, anew, clock, CATALOGUE)
    assert deputies(anew.database) == ["王岚"]


def test_the_comparison_tells_what_would_be_lost_in_the_users_words(
    folder: DataFolder, old: Path, clock: Clock
) -> None:
    with app.writing_desk(folder, clock) as desk:
        first = browse.load(desk, "deputies", 1)
        first.values["party"] = "群众"
        records.save(desk, first)
        records.void(desk, "deputies", 2, "重复录入")
    seen = backups.preview(old, folder, CATALOGUE)
    [people] = [one for one in seen.differences if one.register == "deputies"]
    assert (people.title, people.now, people.then) == ("代表档案", 2, 1)
    assert (people.lost, people.older, people.back) == (1, 1, 0)
    assert seen.recorded_since == 4
    words = backups.sentences(seen)
    assert "代表档案：现有2条，备份里1条；恢复后少1条，1条回到较早的内容" in words
    assert "备份之后的4条修改记录" in words[-1]


def test_what_was_voided_since_is_told_as_coming_back(folder: DataFolder, old: Path, clock: Clock) -> None:
    with app.writing_desk(folder, clock) as desk:
        records.void(desk, "deputies", 1, "重复录入")
    seen = backups.preview(old, folder, CATALOGUE)
    [people] = [one for one in seen.differences if one.register == "deputies"]
    assert (people.lost, people.older, people.back) == (2, 0, 1)


def test_a_restore_brings_back_the_records_and_keeps_the_present_aside(
    folder: DataFolder, old: Path, clock: Clock
) -> None:
    done = backups.restore(old, folder, clock, CATALOGUE)
    assert deputies(folder.database) == ["王岚"]
    assert sound(folder.database)
    assert litter(folder.root) == []
    assert done.aside is not None
    assert backup.shelf(folder)[0].path == done.aside
    backups.restore(done.aside, folder, clock, CATALOGUE)
    assert deputies(folder.database) == ["王岚", "李卫国", "张伟"]


def test_a_restore_is_itself_recorded(folder: DataFolder, old: Path, clock: Clock) -> None:
    backups.restore(old, folder, clock, CATALOGUE)
    last = asked(folder.database, "SELECT action, after, who FROM history_line ORDER BY id DESC LIMIT 1")
    [(action, after, who)] = last
    assert (action, who) == (restoring.RESTORED, "王敏")
    assert old.name in after


def test_everything_but_that_record_is_as_in_the_backup(
    folder: DataFolder, old: Path, clock: Clock, tmp_path: Path
) -> None:
    with zipfile.ZipFile(old) as archive:
        archive.extract("desk.db", tmp_path / "inside")
    backups.restore(old, folder, clock, CATALOGUE)
    inside = tmp_path / "inside" / "desk.db"
    for table in ("person", "staff_member", "term", "setting", "search_line", "attachment", "edition"):
        question = f"SELECT * FROM {table} ORDER BY 1"
        assert asked(folder.database, question) == asked(inside, question)
    lines = "SELECT * FROM history_line ORDER BY id"
    assert asked(folder.database, lines)[:-1] == asked(inside, lines)


def test_an_empty_folder_becomes_the_same_office(old: Path, clock: Clock, tmp_path: Path) -> None:
    elsewhere = DataFolder(tmp_path / "new machine")
    done = backups.restore(old, elsewhere, clock, CATALOGUE)
    assert (done.preview.present, done.aside, done.quarantine) == ("none", None, None)
    with app.writing_desk(elsewhere, clock) as desk:
        assert [draft.values["name"] for draft in browse.load_all(desk, "deputies")] == ["王岚"]
        enter(desk, "赵红")
    assert deputies(elsewhere.database) == ["王岚", "赵红"]


@pytest.mark.parametrize("state", ["gone", "damaged", "whole"])
def test_a_log_left_lying_never_undoes_a_restore(
    folder: DataFolder, old: Path, clock: Clock, tmp_path: Path, state: str
) -> None:
    with app.writing_desk(folder, clock) as desk:
        enter(desk, "旧日志")
        # As a killed program leaves it.
        shutil.copytree(folder.root, tmp_path / "killed", ignore=shutil.ignore_patterns("*-shm"))
    killed = DataFolder(tmp_path / "killed")
    assert (killed.root / "desk.db-wal").stat().st_size > 0
    if state == "gone":
        killed.database.unlink()
    elif state == "damaged":
        flip_bit(killed.database, 3)
    backups.restore(old, killed, clock, CATALOGUE)
    assert deputies(killed.database) == ["王岚"]
    with app.writing_desk(killed, clock) as desk:
        assert [draft.values["name"] for draft in browse.load_all(desk, "deputies")] == ["王岚"]
    assert sound(killed.database)


def test_the_open_window_goes_on_with_the_restored_data(folder: DataFolder, old: Path, clock: Clock) -> None:
    told = []
    with app.writing_desk(folder, clock) as desk:
        assert len(browse.load_all(desk, "deputies")) == 3
        desk.database.changes.subscribe(told.append)
        backups.restore(old, folder, clock, CATALOGUE, desk=desk, initiator="page")
        assert [draft.values["name"] for draft in browse.load_all(desk, "deputies")] == ["王岚"]
        enter(desk, "赵红")
        assert [hit.title for hit in browse.find(desk, "赵红")] == ["赵红"]
    assert told[0].initiator == "page"
    assert told[0].concern("deputies")
    assert told[0].concern("settings")
    assert sound(folder.database)


def test_a_restore_beside_another_writer_is_refused(office: Desk, clock: Clock) -> None:
    file = backup.make(office.folder, clock, "手动")
    enter(office, "王岚")
    with pytest.raises(StorageTrouble, match="正由"):
        backups.restore(file, office.folder, clock, CATALOGUE)
    assert deputies(office.folder.database) == ["王岚"]


def test_no_room_for_the_copy_of_the_present_means_no_restore(
    folder: DataFolder, old: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = print_of(folder.database)
    monkeypatch.setattr(backup, "room_on", lambda _folder: 0)
    with pytest.raises(StorageTrouble, match="磁盘空间不够"):
        backups.restore(old, folder, clock, CATALOGUE)
    assert print_of(folder.database) == before


def test_a_backup_of_an_older_program_is_brought_up_to_date(
    folder: DataFolder, old: Path, clock: Clock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = tmp_path / "migrations"
    shutil.copytree(schema.MIGRATIONS, place, ignore=shutil.ignore_patterns("__pycache__"))
    (place / "versions" / "later.py").write_text(
        "from alembic import op\n"
        f"revision, down_revision, branch_labels, depends_on = 'later', '{schema.HEAD}', None, None\n"
        "def upgrade():\n    op.execute('CREATE TABLE later (id INTEGER PRIMARY KEY)')\n",
        encoding="utf-8",
    )
    monkeypatch.setattr(schema, "MIGRATIONS", place)
    monkeypatch.setattr(schema, "HEAD", "later")
    monkeypatch.setattr(schema, "KNOWN", (*schema.KNOWN, "later"))
    with app.writing_desk(folder, clock) as desk:
        enter(desk, "赵红")
    done = backups.restore(old, folder, clock, CATALOGUE)
    assert done.upgraded
    assert asked(folder.database, "SELECT version_num FROM alembic_version") == [("later",)]
    assert deputies(folder.database) == ["王岚"]
    assert sound(folder.database)


def test_a_restored_office_makes_a_backup_of_its_own_when_it_closes(
    folder: DataFolder, old: Path, clock: Clock
) -> None:
    backups.restore(old, folder, clock, CATALOGUE)
    assert backup.moved_since_last(folder)
