"""Putting a backup back in place: checked first, the present kept aside, all or nothing (恢复)."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from sqlcipher3 import dbapi2

from jiedao_desk.kernel.errors import Damaged, Refused, StorageTrouble
from jiedao_desk.kernel.record import new_uid
from jiedao_desk.kernel.register import Catalogue
from jiedao_desk.storage import anchor, backup, backup_file, facts, looking, schema
from jiedao_desk.storage.backup_file import BROKEN, Manifest
from jiedao_desk.storage.clock import Clock
from jiedao_desk.storage.database import Database, connect
from jiedao_desk.storage.durable import flush_file, flush_folder, room_on
from jiedao_desk.storage.facts import Facts
from jiedao_desk.storage.folder import DataFolder
from jiedao_desk.storage.places import private_place, sweep
from jiedao_desk.storage.tables import OfficeMark
from jiedao_desk.storage.trouble import BUSY, plainly

RESTORED = "恢复备份"

NEWER = (
    "备份文件“{name}”由更新版本的程序制作（数据版本{found}），本程序版本较旧，没有改动任何数据。"
    "请安装同样新或更新的版本后再恢复"
)
OTHER_OFFICE = (
    "备份文件“{name}”是{theirs}的，这里是{ours}的数据，没有改动任何数据。请检查是否选错了文件；"
    "确实要换成那一份时，请在恢复时说明是另一单位的数据（命令加 --other-office）"
)
_SPARE_BYTES = 8 << 20
_PATIENCE_SECONDS = 10
# SQLITE_BUSY, SQLITE_LOCKED
_BUSY_CODES = (5, 6)


@dataclass(frozen=True)
class Candidate:
    """A backup unpacked and checked, in a private place: ``database`` is its file there."""

    file: Path
    database: Path
    manifest: Manifest


@dataclass(frozen=True)
class Restored:
    """What a restore did: where the state before it is kept, and whether the backup was of an older version.

    ``aside`` is the backup made of a whole database just before, ``quarantine`` the folder a damaged one was put in.
    """

    aside: Path | None
    quarantine: Path | None
    upgraded: bool


@contextmanager
def unpacked(file: Path, folder: DataFolder) -> Iterator[Candidate]:
    """A backup looked into, to the last page, before anything else is touched.

    Raises ``Refused`` for what is not ours, not whole, altered, or made by a newer program.
    """
    with plainly():
        backup_file.read(file)
        folder.make()
        sweep(folder.root)
        _check_room(file, folder)
        with private_place(folder.root) as place:
            database = place / "desk.db"
            manifest = backup_file.unpack(file, database)
            if manifest.facts.schema not in schema.KNOWN:
                raise Refused(NEWER.format(name=file.name, found=manifest.facts.schema))
            _check(file, database, manifest.facts)
            yield Candidate(file, database, manifest)


def state_of(folder: DataFolder) -> Facts | None:
    """The facts of the database in a folder, ``None`` when there is none or it is damaged.

    Raises ``StorageTrouble`` when it may well be whole and cannot be reached (rights, lock).
    """
    if not folder.database.exists():
        return None
    try:
        looking.look(folder.database)
        with plainly(), closing(connect(folder.database)) as connection:
            facts.must_be_sound(connection, "quick_check")
            return facts.of_connection(connection)
    except (Damaged, looking.Foreign):
        return None


def of_other_office(candidate: Candidate, present: Facts) -> bool:
    """Whether a backup is of another office than the data that is there.

    An office that was set up anew under the same name, after its machine was lost, is no other office.
    """
    theirs = candidate.manifest.facts
    return theirs.office != present.office and (theirs.unit, theirs.district) != (
        present.unit,
        present.district,
    )


def put_back(
    candidate: Candidate,
    folder: DataFolder,
    catalogue: Catalogue,
    clock: Clock,
    who: str,
    *,
    other_office: bool = False,
) -> Restored:
    """Makes the backup the office's data. The caller holds the folder and has let go of its own connections.

    Killed at any moment, it leaves the old data or the new, whole. Raises ``Refused`` or ``StorageTrouble`` with the
    present data as it was.
    """
    present = state_of(folder)
    if present is not None and not other_office and of_other_office(candidate, present):
        theirs = candidate.manifest.facts
        raise Refused(
            OTHER_OFFICE.format(
                name=candidate.file.name,
                theirs=f"{theirs.district}{theirs.unit}" or "另一单位",
                ours=f"{present.district}{present.unit}" or "另一单位",
            )
        )
    with plainly():
        upgraded = schema.bring_up_to_date(candidate.database, lambda: None)
        _begin_new_lineage(candidate, catalogue, clock, who)
        aside = backup.make(folder, clock, backup.BEFORE_RESTORE) if present is not None else None
        # Remembering nothing is right for the old data and for the new.
        anchor.forget(folder.root)
        quarantine = None
        if present is not None:
            _copy_into(candidate.database, folder.database)
        else:
            quarantine = _replace(candidate.database, folder, clock)
        with closing(connect(folder.database)) as connection:
            anchor.moved(folder.root, *facts.way_of(connection))
    return Restored(aside, quarantine, upgraded)


def _check_room(file: Path, folder: DataFolder) -> None:
    if not file.is_file():
        return
    needed, free = 3 * file.stat().st_size + _SPARE_BYTES, room_on(folder.root)
    if free < needed:
        raise StorageTrouble(
            f"磁盘空间不够，没有恢复，数据没有改动：需要约{needed >> 20}MB，只剩{free >> 20}MB。请清理磁盘后再试"
        )


def _check(file: Path, database: Path, told: Facts) -> None:
    broken = Refused(BROKEN.format(name=file.name, why="其中的数据有损坏"))
    try:
        with closing(facts.looking_into(database)) as connection:
            facts.must_be_sound(connection)
            found = facts.of_connection(connection)
    except (dbapi2.Error, Damaged, MemoryError, ValueError) as error:
        raise broken from error
    if found != told:
        raise Refused(BROKEN.format(name=file.name, why="数据与说明不符"))


def _begin_new_lineage(candidate: Candidate, catalogue: Catalogue, clock: Clock, who: str) -> None:
    """Writes into the copy that it was restored, so that the restore and its trace come in one step."""
    database = Database(candidate.database, catalogue, clock)
    made_at = candidate.manifest.made_at
    try:
        with database.unit_of_work(who) as work:
            mark = work.session.get_one(OfficeMark, 1)
            mark.lineage = new_uid()
            work.note("settings", RESTORED, after=f"{made_at:%Y-%m-%d %H:%M}的备份（{candidate.file.name}）")
        database.checkpoint()
    finally:
        database.close()


def _copy_into(source_file: Path, live: Path) -> None:
    """Copies a database over a whole one in a single transaction of the latter."""
    with closing(connect(source_file)) as source, closing(connect(live)) as target:
        source.backup(target, pages=-1, progress=_patience())
        target.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        if facts.of_connection(target) != facts.of_connection(source):
            raise StorageTrouble("恢复后的数据与备份不一致。恢复前的数据已另存在备份里，请重新打开程序后再试")


def _patience() -> Callable[[int, int, int], None]:
    deadline = time.monotonic() + _PATIENCE_SECONDS

    def still_trying(status: int, _remaining: int, _total: int) -> None:
        # The driver itself would wait for a busy database for ever.
        if status in _BUSY_CODES and time.monotonic() > deadline:
            raise StorageTrouble(BUSY)

    return still_trying


def _replace(source_file: Path, folder: DataFolder, clock: Clock) -> Path | None:
    """Puts a file in the place of one that is damaged or gone; what was there is kept together, whole as it is."""
    flush_file(source_file)
    live = folder.database
    quarantine = _quarantine(folder, clock)
    with suppress(OSError):
        live.with_name(f"{live.name}.new").unlink(missing_ok=True)
    source_file.replace(live)
    flush_folder(folder.root)
    return quarantine


def _quarantine(folder: DataFolder, clock: Clock) -> Path | None:
    live = folder.database
    logs = [log for ending in looking.LOG_ENDINGS if (log := live.with_name(live.name + ending)).exists()]
    if not live.exists() and not logs:
        return None
    place = folder.root / f"damaged-{clock.now():%Y%m%d-%H%M%S}"
    number = 1
    while place.exists():
        number += 1
        place = place.with_name(f"{place.name.split('.')[0]}.{number}")
    place.mkdir(mode=0o700)
    # The logs go first: beside the new file they would undo the restore. The damaged file itself stays in place until
    # the new one takes its name, or a program started in between would find no office here.
    for log in logs:
        log.replace(place / log.name)
    if live.is_dir():
        live.replace(place / live.name)
    elif live.exists():
        _keep(live, place / live.name)
    flush_folder(place)
    return place


def _keep(live: Path, kept: Path) -> None:
    try:
        os.link(live, kept)
    except OSError:
        try:
            shutil.copy2(live, kept)
        except OSError:
            # The disk cannot read all of it; what there is moves as it is.
            live.replace(kept)
