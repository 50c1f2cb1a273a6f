"""Making backups: copied in one step, opened and checked before they count, kept by day, week and month (备份)."""

from __future__ import annotations

import platform
import secrets
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from sqlcipher3 import dbapi2

from jiedao_desk import __version__
from jiedao_desk.kernel.errors import Refused, StorageTrouble
from jiedao_desk.storage import anchor, backup_file, facts, looking
from jiedao_desk.storage.backup_file import ENDING, Manifest
from jiedao_desk.storage.clock import Clock
from jiedao_desk.storage.database import connect
from jiedao_desk.storage.durable import fingerprint, flush_file, flush_folder, room_on
from jiedao_desk.storage.facts import Facts
from jiedao_desk.storage.folder import DataFolder
from jiedao_desk.storage.places import private_place, sweep
from jiedao_desk.storage.thinning import superfluous
from jiedao_desk.storage.trouble import plainly

BEFORE_RESTORE = "恢复前"
# For so long after a restore, what was there before it is kept whole: the wrong file may have been chosen.
_KEEP_AFTER_RESTORE = timedelta(days=30)

_LONG_AGO = datetime(1970, 1, 1)
_SPARE_BYTES = 8 << 20


@dataclass(frozen=True)
class Kept:
    """One file on the shelf of backups. Without a manifest it is unreadable, and ``why`` says so."""

    path: Path
    size: int
    manifest: Manifest | None
    why: str = ""


def back_up_before(occasion: str, folder: DataFolder, clock: Clock) -> Path:
    """A verified copy of the office before something risky (``occasion``: 升级, 导入, 恢复); where it lies."""
    return make(folder, clock, f"{occasion}前")


def make(folder: DataFolder, clock: Clock, occasion: str) -> Path:
    """Makes one verified backup on the office's own shelf, then clears superfluous older ones away.

    Works beside an open window. Raises ``StorageTrouble``, with nothing left behind, when the copy could not be made
    or did not pass; a damaged database is never copied over good backups, and nothing is cleared away then.
    """
    with _trouble_told(), plainly():
        folder.backups.mkdir(parents=True, exist_ok=True)
        sweep(folder.backups)
        _check_room(folder)
        looking.look(folder.database)
        with private_place(folder.backups) as place, _sealed_again(folder):
            copy = place / "desk.db"
            found, operator = _copy(folder.database, copy)
            _check(copy, found)
            manifest = Manifest(
                facts=found,
                sha256=fingerprint(copy),
                size=copy.stat().st_size,
                app=__version__,
                made_at=clock.now(),
                made_by=operator,
                machine=platform.node() or "本机",
                occasion=occasion,
            )
            part = place / f"backup{ENDING}"
            backup_file.write(part, copy, manifest)
            flush_file(part)
            if not backup_file.proven_same(part, copy):
                raise StorageTrouble("写出的备份读回来与原数据不一致，已经删除它。请检查磁盘")
            target = _free_name(folder.backups, found.unit, manifest.made_at)
            part.replace(target)
            flush_folder(folder.backups)
    thin(folder, clock)
    return target


def shelf(folder: DataFolder) -> list[Kept]:
    """The backups of an office's own folder, newest first, unreadable ones at the end."""
    kept = []
    with plainly():
        for path in sorted(folder.backups.glob(f"*{ENDING}")) if folder.backups.is_dir() else ():
            size = path.stat().st_size
            try:
                kept.append(Kept(path, size, backup_file.read(path)))
            except (Refused, OSError) as error:
                kept.append(Kept(path, size, None, str(error)))
    return sorted(kept, key=_age, reverse=True)


def _age(one: Kept) -> tuple[datetime, int]:
    """Orders backups by when they were made; of one second, by when they were written."""
    return (one.manifest.made_at if one.manifest else _LONG_AGO, one.path.stat().st_mtime_ns)


def thin(folder: DataFolder, clock: Clock) -> list[Path]:
    """Deletes the backups that need not be kept; answers them. Unreadable files are left for a person to judge."""
    readable = [(one.path, one.manifest) for one in shelf(folder) if one.manifest is not None]
    now = clock.now()
    restored = max((made.made_at for _, made in readable if made.occasion == BEFORE_RESTORE), default=None)
    if restored is not None and now - restored < _KEEP_AFTER_RESTORE:
        readable = [(path, made) for path, made in readable if made.made_at > restored]
    drop = superfluous([made.made_at for _, made in readable], now)
    deleted = []
    for path, made in readable:
        if made.made_at in drop:
            # One that cannot be deleted now (open in a virus scanner) is deleted the next time.
            with suppress(OSError):
                path.unlink()
                deleted.append(path)
    return deleted


def moved_since_last(folder: DataFolder) -> bool:
    """Whether anything was recorded since the newest backup on the shelf."""
    newest = next((one.manifest for one in shelf(folder) if one.manifest is not None), None)
    if newest is None:
        return True
    with plainly(), closing(connect(folder.database)) as connection:
        now = facts.of_connection(connection)
    return (now.history, now.lineage) != (newest.facts.history, newest.facts.lineage)


def _copy(database: Path, copy: Path) -> tuple[Facts, str]:
    with closing(connect(database)) as source:
        token = secrets.token_hex(8)
        source.execute("INSERT OR REPLACE INTO canary (id, token) VALUES (1, ?)", (token,))
        # The copy takes in what lies in the log, so a reader that holds it is not worth waiting for.
        source.execute("PRAGMA busy_timeout = 200")
        source.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        # Counting and copying see one moment, whoever writes beside.
        source.execute("BEGIN")
        found = facts.of_connection(source)
        operator = facts.setting(source, "office.operator")
        with closing(dbapi2.connect(copy.as_posix(), isolation_level=None)) as target:
            target.execute("PRAGMA journal_mode = OFF")
            target.execute("PRAGMA synchronous = OFF")
            # In one step: in several, every write of another connection would start it anew.
            source.backup(target, pages=-1)
        source.execute("ROLLBACK")
    if found.canary != token:
        raise StorageTrouble("数据正被另一个程序改写，请稍候再备份")
    return found, operator or "经办人"


def _check(copy: Path, expected: Facts) -> None:
    with closing(facts.looking_into(copy)) as connection:
        facts.must_be_sound(connection)
        if facts.of_connection(connection) != expected:
            raise StorageTrouble("备份的内容与原数据不一致，已经删除它。请再试一次")


def _check_room(folder: DataFolder) -> None:
    if not folder.exists:
        raise StorageTrouble("数据文件夹里没有数据，无可备份")
    log = folder.database.with_name(folder.database.name + "-wal")
    size = folder.database.stat().st_size + (log.stat().st_size if log.exists() else 0)
    needed, free = 2 * size + _SPARE_BYTES, room_on(folder.backups)
    if free < needed:
        raise StorageTrouble(
            f"磁盘空间不够：需要约{_megabytes(needed)}，只剩{_megabytes(free)}。请清理磁盘后再备份"
        )


def _megabytes(size: int) -> str:
    return f"{max(1, round(size / (1 << 20)))}MB"


def _free_name(folder: Path, unit: str, at: datetime) -> Path:
    clean = "".join(letter for letter in unit if letter.isalnum())[:20] or "街道"
    stem = f"{clean}_{at:%Y-%m-%d_%H-%M-%S}"
    path, number = folder / f"{stem}{ENDING}", 2
    while path.exists():
        path, number = folder / f"{stem}-{number}{ENDING}", number + 1
    return path


@contextmanager
def _sealed_again(folder: DataFolder) -> Iterator[None]:
    """The canary changes the file; where nobody has it open, its new content is remembered as was the old."""
    sealed = anchor.unseal(folder.root)
    try:
        yield
    finally:
        if sealed:
            anchor.seal(folder.database)


@contextmanager
def _trouble_told() -> Iterator[None]:
    try:
        yield
    except StorageTrouble as trouble:
        raise type(trouble)(f"备份没有做成，原有的备份都在。原因：{trouble}") from trouble
