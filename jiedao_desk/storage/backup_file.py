"""The form of a backup file: the database and a sealed account of it, stored in one archive (备份文件)."""

from __future__ import annotations

import hashlib
import json
import zipfile
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from jiedao_desk.kernel.errors import Refused
from jiedao_desk.storage.durable import fingerprint
from jiedao_desk.storage.facts import Facts

ENDING = ".jdbak"
FORMAT = 1

_DATABASE, _MANIFEST, _SEAL = "desk.db", "manifest.json", "manifest.sha256"
_PIECE = 1 << 20
_MOST_MANIFEST = 1 << 20

NOT_OURS = "“{name}”不是本程序的备份文件，没有改动任何数据。请选择文件名以 .jdbak 结尾的备份"
BROKEN = "备份文件“{name}”不完整或被改动过（{why}），没有改动任何数据。请换另一份备份"
NEWER_FORM = "备份文件“{name}”由更新版本的程序制作，本程序读不了，没有改动任何数据。请先升级本程序"


@dataclass(frozen=True)
class Manifest:
    """The account of a backup: what is in it, who made it, when, with which program and on what occasion."""

    facts: Facts
    sha256: str
    size: int
    app: str
    made_at: datetime
    made_by: str
    machine: str
    occasion: str

    def packed(self) -> bytes:
        """The account as it stands in the file."""
        plain = {
            "program": "jiedao-desk",
            "format": FORMAT,
            "app": self.app,
            **asdict(self.facts),
            "made_at": self.made_at.isoformat(),
            "made_by": self.made_by,
            "machine": self.machine,
            "occasion": self.occasion,
            "parts": {_DATABASE: {"sha256": self.sha256, "size": self.size}},
        }
        return json.dumps(plain, ensure_ascii=False, indent=1, sort_keys=True).encode()


def write(path: Path, database: Path, manifest: Manifest) -> None:
    """Writes the archive. Nothing is compressed, so that a bit that falls over spoils as little as possible."""
    account = manifest.packed()
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr(_MANIFEST, account)
        archive.writestr(_SEAL, hashlib.sha256(account).hexdigest())
        archive.write(database, _DATABASE)


def read(path: Path) -> Manifest:
    """The account of a backup, its seal checked; the database inside is not looked at.

    Raises ``Refused`` when the file is no backup, or not whole.
    """
    with _opened(path) as archive:
        return _manifest(archive, path.name)


def unpack(path: Path, target: Path) -> Manifest:
    """Writes the database of a backup to ``target`` (a place of our choosing, whatever the archive says).

    Raises ``Refused`` when what comes out is not what the account promises.
    """
    with _opened(path) as archive:
        manifest = _manifest(archive, path.name)
        digest = hashlib.sha256()
        try:
            with archive.open(_DATABASE) as source, target.open("wb") as out:
                while piece := source.read(_PIECE):
                    digest.update(piece)
                    out.write(piece)
        except (zipfile.BadZipFile, EOFError) as error:
            raise Refused(BROKEN.format(name=path.name, why="数据部分读不出来")) from error
        if digest.hexdigest() != manifest.sha256:
            raise Refused(BROKEN.format(name=path.name, why="数据与校验码不符"))
        return manifest


def proven_same(path: Path, database: Path) -> bool:
    """Whether the database in a backup is, byte for byte, the given file; read back from the disk."""
    with _opened(path) as archive:
        manifest = _manifest(archive, path.name)
        digest = hashlib.sha256()
        with archive.open(_DATABASE) as source:
            while piece := source.read(_PIECE):
                digest.update(piece)
    return digest.hexdigest() == manifest.sha256 == fingerprint(database)


def _opened(path: Path) -> zipfile.ZipFile:
    if not path.is_file():
        raise Refused(f"找不到备份文件“{path.name}”，没有改动任何数据。请检查U盘是否插好、文件是否还在")
    try:
        if path.stat().st_size == 0:
            raise Refused(BROKEN.format(name=path.name, why="文件是空的"))
        with path.open("rb") as file:
            if file.read(4) != b"PK\x03\x04":
                raise Refused(NOT_OURS.format(name=path.name))
        archive = zipfile.ZipFile(path)
    except PermissionError as error:
        raise Refused(f"没有权限读取备份文件“{path.name}”，没有改动任何数据。请检查文件权限") from error
    except (zipfile.BadZipFile, EOFError, ValueError, NotImplementedError) as error:
        raise Refused(BROKEN.format(name=path.name, why="文件没有写完或被截断")) from error
    return archive


def _manifest(archive: zipfile.ZipFile, name: str) -> Manifest:
    members = {member.filename: member for member in archive.infolist()}
    if _MANIFEST not in members or _DATABASE not in members:
        raise Refused(NOT_OURS.format(name=name))
    if len(members) != len(archive.infolist()) or set(members) != {_MANIFEST, _SEAL, _DATABASE}:
        raise Refused(BROKEN.format(name=name, why="内容多了或少了"))
    if any(
        one.compress_type != zipfile.ZIP_STORED or one.file_size != one.compress_size
        for one in members.values()
    ):
        raise Refused(BROKEN.format(name=name, why="存放方式不对"))
    if members[_MANIFEST].file_size > _MOST_MANIFEST:
        raise Refused(BROKEN.format(name=name, why="说明部分过大"))
    try:
        account, seal = archive.read(_MANIFEST), archive.read(_SEAL)
    except (zipfile.BadZipFile, EOFError) as error:
        raise Refused(BROKEN.format(name=name, why="说明部分读不出来")) from error
    if hashlib.sha256(account).hexdigest().encode() != seal:
        raise Refused(BROKEN.format(name=name, why="说明与校验码不符"))
    manifest = _read_account(account, name)
    if members[_DATABASE].file_size != manifest.size:
        raise Refused(BROKEN.format(name=name, why="数据大小与说明不符"))
    return manifest


def _read_account(account: bytes, name: str) -> Manifest:
    try:
        plain: dict[str, Any] = json.loads(account)
        if plain["program"] != "jiedao-desk":
            raise Refused(NOT_OURS.format(name=name))
        if int(plain["format"]) > FORMAT:
            raise Refused(NEWER_FORM.format(name=name))
        part = plain["parts"][_DATABASE]
        return Manifest(
            facts=Facts(
                schema=str(plain["schema"]),
                office=str(plain["office"]),
                lineage=str(plain["lineage"]),
                unit=str(plain["unit"]),
                district=str(plain["district"]),
                history=int(plain["history"]),
                canary=str(plain["canary"]),
                rows={str(table): int(count) for table, count in plain["rows"].items()},
            ),
            sha256=str(part["sha256"]),
            size=int(part["size"]),
            app=str(plain["app"]),
            made_at=datetime.fromisoformat(plain["made_at"]),
            made_by=str(plain["made_by"]),
            machine=str(plain["machine"]),
            occasion=str(plain["occasion"]),
        )
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise Refused(BROKEN.format(name=name, why="说明部分读不懂")) from error
