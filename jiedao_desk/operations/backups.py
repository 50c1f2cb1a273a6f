"""Backups as the office sees them: the list, a copy now, a copy on a stick, the way back (备份与恢复)."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from jiedao_desk.kernel.changes import Changes
from jiedao_desk.kernel.errors import Refused, StorageTrouble
from jiedao_desk.kernel.register import Catalogue
from jiedao_desk.operations.desk import Desk
from jiedao_desk.spreadsheet.safe_file import replacing
from jiedao_desk.storage import backup, backup_file, comparing, outside, restoring, settings
from jiedao_desk.storage.backup_file import Manifest
from jiedao_desk.storage.clock import Clock
from jiedao_desk.storage.comparing import Difference
from jiedao_desk.storage.durable import fingerprint, flush_file, room_on
from jiedao_desk.storage.folder import DataFolder
from jiedao_desk.storage.restoring import Candidate
from jiedao_desk.storage.trouble import plainly

BY_HAND, AT_CLOSE = "手动", "关闭时"


@dataclass(frozen=True)
class Copy:
    """One backup file. ``readable`` means that it was verified when made and its account still opens; else ``why``
    says what is wrong and the rest is empty. ``holds`` counts the records of the registers, by their titles.
    """

    file: Path
    size: int
    readable: bool
    why: str = ""
    made_at: datetime | None = None
    occasion: str = ""
    made_by: str = ""
    machine: str = ""
    unit: str = ""
    holds: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True)
class OutsideCopy:
    """A verified copy in a place the user chose; ``kept`` is the one on the office's own shelf."""

    file: Path
    kept: Copy
    on_other_disk: bool


@dataclass(frozen=True)
class Preview:
    """What a restore would do. ``present`` is whole, damaged or none; ``recorded_since`` counts the history lines
    written after the backup, unknown (``None``) when the two do not come from one line of work.
    """

    copy: Copy
    present: str
    differences: tuple[Difference, ...]
    recorded_since: int | None
    other_office: bool


@dataclass(frozen=True)
class Outcome:
    """A restore that was done: where the state before it is kept, whole (``aside``) or damaged (``quarantine``)."""

    preview: Preview
    aside: Path | None
    quarantine: Path | None
    upgraded: bool


def listed(folder: DataFolder, catalogue: Catalogue) -> list[Copy]:
    """The backups on the office's own shelf, newest first."""
    return [_copy(one.path, one.size, one.manifest, catalogue, one.why) for one in backup.shelf(folder)]


def back_up(folder: DataFolder, clock: Clock, catalogue: Catalogue, occasion: str = BY_HAND) -> Copy:
    """A verified backup on the office's own shelf. Raises ``StorageTrouble``; nothing is left behind then."""
    file = backup.make(folder, clock, occasion)
    return _copy(file, file.stat().st_size, backup_file.read(file), catalogue)


def back_up_at_close(desk: Desk) -> Copy | None:
    """The backup when the window closes; ``None`` when nothing was recorded since the last one."""
    if not backup.moved_since_last(desk.folder):
        return None
    return back_up(desk.folder, desk.clock, desk.catalogue, AT_CLOSE)


def back_up_outside(folder: DataFolder, clock: Clock, catalogue: Catalogue, target: Path) -> OutsideCopy:
    """A verified backup, copied to ``target`` (a file, or a folder such as a stick) and compared there.

    It is made on this machine first, so that a stick pulled out costs nothing.
    """
    with plainly():
        place = target if target.is_dir() else target.parent
    if place.resolve().is_relative_to(folder.root.resolve()):
        raise Refused("外部备份要放在数据文件夹之外，没有备份。请选U盘或另一块磁盘上的位置")
    if not place.is_dir():
        raise StorageTrouble(f"文件夹“{place}”不存在（可能U盘已拔出），没有备份。请重新选择位置")
    if not target.is_dir():
        _refuse_strange(target)
    kept = back_up(folder, clock, catalogue)
    file = target / kept.file.name if target.is_dir() else target
    free = room_on(place)
    if free < kept.size:
        raise StorageTrouble(
            f"“{place}”空间不够：备份有{_size(kept.size)}，只剩{_size(free)}，没有写出。"
            f"本机上的备份已经做好：{kept.file.name}。请换一个U盘或清理后再试"
        )
    wanted = fingerprint(kept.file)
    with replacing(file) as part:
        shutil.copyfile(kept.file, part)
        flush_file(part)
        if fingerprint(part) != wanted:
            raise StorageTrouble(f"写到“{place}”的备份读回来不一致，已经删除它。请换一个U盘再试")
    on_other_disk = place.stat().st_dev != folder.root.stat().st_dev
    if on_other_disk:
        outside.remember(folder, outside.Outside(str(file), clock.now()))
    return OutsideCopy(file, kept, on_other_disk)


def _refuse_strange(target: Path) -> None:
    """Refuses to write a backup over a file that is no backup, whatever it is."""
    with plainly():
        if not target.exists() or target.suffix == backup_file.ENDING:
            return
    try:
        backup_file.read(target)
    except Refused:
        raise Refused(
            f"“{target.name}”已经存在，又不是本程序的备份，没有备份，也没有覆盖它。请换一个文件名"
        ) from None


def reminder(desk: Desk) -> str | None:
    """The sentence that asks for a copy on another disk, when the last one is too old."""
    with desk.database.reading() as session:
        days = int(settings.read(session)["backup.outside_days"])
    found = outside.last(desk.folder)
    if found is None:
        return "还没有备份到U盘或其他磁盘。本机磁盘出故障时，只有外部备份能找回数据"
    past = (desk.clock.now() - found.at).days
    if past < days:
        return None
    return f"上次备份到U盘或其他磁盘是{past}天前。请插上U盘再备份一次"


def verify(file: Path, folder: DataFolder, catalogue: Catalogue) -> Copy:
    """Opens a backup and checks it to the last page. Raises ``Refused`` saying what is wrong with it."""
    with restoring.unpacked(file, folder) as candidate:
        return _copy(file, file.stat().st_size, candidate.manifest, catalogue)


def preview(file: Path, folder: DataFolder, catalogue: Catalogue) -> Preview:
    """What restoring a file would change; changes nothing. Raises ``Refused`` when it cannot be restored."""
    there = folder.exists
    try:
        with restoring.unpacked(file, folder) as candidate:
            return _preview(candidate, folder, catalogue)
    finally:
        if not there:
            folder.unmake()


def restore(
    file: Path,
    folder: DataFolder,
    clock: Clock,
    catalogue: Catalogue,
    *,
    desk: Desk | None = None,
    other_office: bool = False,
    initiator: object = None,
) -> Outcome:
    """Makes a backup the office's data, the state before it kept aside; afterwards everything counts as changed.

    ``desk`` is the open window's, whose connections are let go of meanwhile. Raises ``Refused`` or
    ``StorageTrouble`` with the present data as it was.
    """
    with plainly():
        taken = folder.root.exists() and not folder.root.is_dir()
    if taken:
        raise Refused(f"“{folder.root}”是一个文件，不是文件夹，没有恢复。请换一个位置")
    with restoring.unpacked(file, folder) as candidate, _alone(folder, desk):
        seen = _preview(candidate, folder, catalogue)
        who = desk.operator if desk is not None else candidate.manifest.made_by
        done = restoring.put_back(candidate, folder, catalogue, clock, who, other_office=other_office)
    if desk is not None:
        everything = frozenset((register.key, 0) for register in catalogue) | {("settings", 0)}
        desk.database.changes.announce(Changes(everything, initiator))
    return Outcome(seen, done.aside, done.quarantine, done.upgraded)


def sentences(seen: Preview) -> tuple[str, ...]:
    """A preview in words, for the dialog and the command line alike."""
    made = seen.copy.made_at
    lines = [
        f"备份：{seen.copy.unit}，{made:%Y-%m-%d %H:%M}，{seen.copy.occasion}，经办人{seen.copy.made_by}"
    ]
    if seen.other_office:
        lines.append("注意：这份备份是另一单位的数据")
    if seen.present != "whole":
        holds = "，".join(f"{one.title}{one.then}条" for one in seen.differences) or "还没有登记内容"
        reason = "现有数据文件已损坏，无法比较，会原样另存" if seen.present == "damaged" else "这里还没有数据"
        return (*lines, f"{reason}。备份里有：{holds}")
    for one in seen.differences:
        changes = [
            words
            for count, words in (
                (one.lost, f"恢复后少{one.lost}条"),
                (one.older, f"{one.older}条回到较早的内容"),
                (one.back, f"找回{one.back}条"),
            )
            if count
        ]
        lines.append(f"{one.title}：现有{one.now}条，备份里{one.then}条；{'，'.join(changes) or '相同'}")
    if seen.recorded_since:
        lines.append(
            f"备份之后的{seen.recorded_since}条修改记录会一并退回；现有数据先另存一份备份，可以再恢复回来"
        )
    return tuple(lines)


@contextmanager
def _alone(folder: DataFolder, desk: Desk | None) -> Iterator[None]:
    with nullcontext() if desk is not None else folder.writing():
        if desk is not None:
            desk.database.close()
        yield


def _preview(candidate: Candidate, folder: DataFolder, catalogue: Catalogue) -> Preview:
    manifest = candidate.manifest
    copy = _copy(candidate.file, candidate.file.stat().st_size, manifest, catalogue)
    present = restoring.state_of(folder)
    if present is None:
        held = tuple(comparing.count(candidate.database, catalogue))
        with plainly():
            state = "damaged" if folder.database.exists() else "none"
        return Preview(copy, state, held, None, other_office=False)
    now, differences = comparing.compare(folder.database, candidate.database, catalogue)
    same_way = now.lineage == manifest.facts.lineage
    since = max(0, now.history - manifest.facts.history) if same_way else None
    return Preview(
        copy,
        "whole",
        tuple(differences),
        since,
        other_office=restoring.of_other_office(candidate, present),
    )


def _copy(file: Path, size: int, manifest: Manifest | None, catalogue: Catalogue, why: str = "") -> Copy:
    if manifest is None:
        return Copy(file, size, readable=False, why=why)
    holds = tuple(
        (register.title, manifest.facts.rows[register.record.__tablename__])
        for register in catalogue
        if register.group is not None and manifest.facts.rows.get(register.record.__tablename__)
    )
    return Copy(
        file,
        size,
        readable=True,
        made_at=manifest.made_at,
        occasion=manifest.occasion,
        made_by=manifest.made_by,
        machine=manifest.machine,
        unit=manifest.facts.unit,
        holds=holds,
    )


def _size(size: int) -> str:
    return f"{size / (1 << 20):.1f}MB"
