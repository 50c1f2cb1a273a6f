"""Commands that keep the data safe: backup, restore, check (备份、恢复、检查)."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from jiedao_desk import app
from jiedao_desk.cli.call import DONE, FINDINGS, STORAGE, Answer, Call, Command, read_place
from jiedao_desk.kernel.errors import Damaged
from jiedao_desk.operations import backups, health
from jiedao_desk.operations.backups import Copy, Preview
from jiedao_desk.operations.health import Finding
from jiedao_desk.registers import CATALOGUE
from jiedao_desk.storage.database import check_library
from jiedao_desk.storage.folder import DataFolder


def _backup_arguments(parser: ArgumentParser) -> None:
    parser.add_argument(
        "out", nargs="?", metavar="OUT", help="另存到这个文件或文件夹（如U盘）；不给则只存在本机"
    )


def _backup(call: Call) -> Answer:
    check_library()
    app.require_office(call.folder)
    if call.options.out is None:
        made = backups.back_up(call.folder, call.clock, CATALOGUE)
        return Answer(
            {"file": str(made.file), **_as_json(made)},
            (f"备份成功，已打开核对：{made.file}",),
        )
    place = read_place(call.options.out, "backup")
    outside = backups.back_up_outside(call.folder, call.clock, CATALOGUE, place)
    words = [f"备份成功，已打开核对：{outside.file}", f"本机也留了一份：{outside.kept.file}"]
    if not outside.on_other_disk:
        words.append("提醒：这个位置和数据在同一块磁盘上，磁盘出故障时会一起丢失，请另备份到U盘")
    return Answer(
        {
            "file": str(outside.file),
            **_as_json(outside.kept),
            "kept": str(outside.kept.file),
            "other_disk": outside.on_other_disk,
        },
        tuple(words),
    )


def _restore_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", help="备份文件（.jdbak）")
    parser.add_argument("--to", metavar="DIR", help="恢复到这个文件夹，不动原来的数据文件夹")
    parser.add_argument("--dry-run", action="store_true", help="只比较，不恢复")
    parser.add_argument("--other-office", action="store_true", help="这份备份是另一单位的数据，仍要换成它")


def _restore(call: Call) -> Answer:
    check_library()
    file = read_place(call.options.file, "restore")
    to = call.options.to
    folder = call.folder if to is None else DataFolder(read_place(to, "--to"))
    if call.options.dry_run:
        seen = backups.preview(file, folder, CATALOGUE)
        return Answer({"restored": False, **_preview_as_json(seen, folder)}, backups.sentences(seen))
    done = backups.restore(file, folder, call.clock, CATALOGUE, other_office=call.options.other_office)
    words = [*backups.sentences(done.preview), f"已恢复到：{folder.root}"]
    if done.aside is not None:
        words.append(f"恢复前的数据另存在：{done.aside}")
    if done.quarantine is not None:
        words.append(f"损坏的文件原样留在：{done.quarantine}")
    if done.upgraded:
        words.append("备份来自较旧版本的程序，已升级到现在的版本")
    return Answer(
        {
            "restored": True,
            **_preview_as_json(done.preview, folder),
            "kept_aside": str(done.aside) if done.aside else None,
            "quarantine": str(done.quarantine) if done.quarantine else None,
            "upgraded": done.upgraded,
        },
        tuple(words),
    )


def _check_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--rebuild-index", action="store_true", help="先从记录重建搜索索引，再检查")


def _check(call: Call) -> Answer:
    try:
        if call.options.rebuild_index:
            with app.writing_desk(call.folder, call.clock) as desk:
                health.rebuild_index(desk)
        with app.reading_desk(call.folder, call.clock) as desk:
            found = health.check(desk)
    except Damaged as damaged:
        found = [Finding("integrity", str(damaged), damaged=True, register=None, records=())]
    hurt = any(one.damaged for one in found)
    words = [one.why for one in found] or ["检查完毕，没有发现问题"]
    if hurt:
        words += _ways_back(call.folder)
    return Answer(
        {
            "damaged": hurt,
            "findings": [
                {"kind": one.kind, "why": one.why, "register": one.register, "records": list(one.records)}
                for one in found
            ],
        },
        tuple(words),
        STORAGE if hurt else FINDINGS if found else DONE,
    )


def _ways_back(folder: DataFolder) -> list[str]:
    good = [copy for copy in backups.listed(folder, CATALOGUE) if copy.readable][:3]
    if not good:
        return ["本机没有可用的备份；如果有备份在U盘上，请用它恢复"]
    return ["最近可用的备份：", *(f"{copy.file}　{copy.occasion}　{_holds(copy)}" for copy in good)]


def _holds(copy: Copy) -> str:
    return "，".join(f"{title}{count}条" for title, count in copy.holds) or "还没有登记内容"


def _as_json(copy: Copy) -> dict[str, Any]:
    return {
        "size": copy.size,
        "made_at": copy.made_at.isoformat() if copy.made_at else None,
        "unit": copy.unit,
        "verified": copy.readable,
        "holds": [{"title": title, "count": count} for title, count in copy.holds],
    }


def _preview_as_json(seen: Preview, folder: DataFolder) -> dict[str, Any]:
    return {
        "data": str(folder.root),
        "backup": {"file": str(seen.copy.file), **_as_json(seen.copy)},
        "present": seen.present,
        "other_office": seen.other_office,
        "recorded_since": seen.recorded_since,
        "comparison": [
            {
                "register": one.register,
                "title": one.title,
                "now": one.now,
                "then": one.then,
                "lost": one.lost,
                "older": one.older,
                "back": one.back,
            }
            for one in seen.differences
        ],
    }


BACKUP = Command("backup", "备份全部数据，写好后打开核对", _backup_arguments, _backup)
RESTORE = Command("restore", "从备份恢复；现有数据先另存一份", _restore_arguments, _restore)
CHECK = Command("check", "检查数据库、附件和修改历史是否完好", _check_arguments, _check)
