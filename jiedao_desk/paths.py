"""Where things lie on this machine: the resources that come with the program, an office's data (资源、数据目录)."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path, PurePath

_PACKAGE = Path(__file__).resolve().parent
_SYNCHRONISED = {
    "onedrive": "OneDrive",
    "dropbox": "Dropbox",
    "nutstore": "坚果云",
    "nutstore files": "坚果云",
    "坚果云": "坚果云",
    "我的坚果云": "坚果云",
    "baidunetdisk": "百度网盘",
    "baidusyncdisk": "百度网盘",
    "baiduyundisk": "百度网盘",
    "百度网盘": "百度网盘",
    "百度云同步盘": "百度网盘",
    "icloud drive": "iCloud",
    "iclouddrive": "iCloud",
    "google drive": "Google Drive",
    "weiyun": "微云",
    "微云同步助手": "微云",
    "wps云盘": "WPS云盘",
    "wpsdrive": "WPS云盘",
    "阿里云盘": "阿里云盘",
    "nextcloud": "Nextcloud",
    "synologydrive": "Synology Drive",
}
_NETWORK_SYSTEMS = frozenset(
    {"nfs", "nfs4", "cifs", "smb3", "smbfs", "afpfs", "ncpfs", "fuse.sshfs", "davfs", "9p"}
)


def resources() -> Path:
    """The folder of icons, style, help and tables.

    Unpacked beside a frozen program, inside an installed package, beside the package in a checkout.
    """
    unpacked = getattr(sys, "_MEIPASS", None)
    if unpacked:
        return Path(unpacked) / "resources"
    inside = _PACKAGE / "resources"
    return inside if inside.is_dir() else _PACKAGE.parent / "resources"


def data_folder(option: str | None, environ: Mapping[str, str]) -> Path:
    """The folder in which everything of one office lies; it need not exist yet.

    ``option`` is what ``--data`` was given; then ``JIEDAO_DESK_DATA`` counts; then a file ``portable`` beside the
    program (the data lies in ``data`` beside it); at last the system's place for a user's data.
    """
    named = option or environ.get("JIEDAO_DESK_DATA")
    if named:
        return Path(named).expanduser().absolute()
    beside = _program_folder()
    if (beside / "portable").is_file():
        return beside / "data"
    from platformdirs import user_data_path

    return user_data_path("jiedao-desk", appauthor=False)


def risky_place(path: Path) -> str | None:
    """Why a data folder should not lie there, in a sentence for the clerk, or ``None``.

    A database on a network share or in a folder that a cloud service synchronises is sooner or later damaged: such
    places neither lock nor write a file as SQLite needs it.
    """
    service = _synchronised_by(path.absolute())
    if service:
        return f"数据目录{path}在{service}的同步文件夹里，同步时可能损坏数据，请改放到本机的其他文件夹"
    if _on_network(path.absolute()):
        return f"数据目录{path}在网络共享上，断网或多人同时打开时可能损坏数据，请改放到本机硬盘"
    return None


def _program_folder() -> Path:
    return Path(sys.executable).resolve().parent if getattr(sys, "frozen", False) else _PACKAGE.parent


def _synchronised_by(path: PurePath) -> str | None:
    """The service that a folder's name on the way gives away: OneDrive - 某某街道, 坚果云, BaiduSyncdisk …"""
    for part in path.parts:
        name = re.split(r"\s*[-—(（]", part.casefold())[0].strip()
        if name in _SYNCHRONISED:
            return _SYNCHRONISED[name]
    return None


def _on_network(path: Path) -> bool:
    if str(path).startswith(("\\\\", "//")):
        return True
    if sys.platform == "win32":
        return _on_network_drive(path)
    try:
        mounts = Path("/proc/self/mounts").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return False
    return file_system_of(path, mounts.splitlines()) in _NETWORK_SYSTEMS


def file_system_of(path: PurePath, mounts: Iterable[str]) -> str | None:
    """The kind of the file system a path lies on, by the lines of ``/proc/mounts``."""
    found: tuple[int, str] | None = None
    for line in mounts:
        fields = line.split(" ")
        if len(fields) < 3:
            continue
        place = PurePath(re.sub(r"\\([0-7]{3})", lambda match: chr(int(match[1], 8)), fields[1]))
        # Of two mounts in one place the later lies on top.
        if path.is_relative_to(place) and (found is None or len(place.parts) >= found[0]):
            found = (len(place.parts), fields[2])
    return found[1] if found else None


def _on_network_drive(path: Path) -> bool:
    """Whether Windows calls the drive of a path a remote one (DRIVE_REMOTE)."""
    import ctypes

    kernel32 = getattr(ctypes, "windll").kernel32  # noqa: B009 - absent elsewhere, also for the type checker
    return bool(kernel32.GetDriveTypeW(path.drive + os.sep) == 4)
