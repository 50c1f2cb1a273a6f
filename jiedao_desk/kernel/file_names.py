"""What a strange file may be called here, and what it really is (附件名称)."""

from __future__ import annotations

import re
import unicodedata
from pathlib import PurePath

from jiedao_desk.kernel.errors import Refused

_LONGEST = 120
_SECRET = ("绝密", "机密", "秘密")
_PROGRAMS = frozenset(
    ".app .apk .bat .bin .chm .cmd .com .cpl .deb .desktop .dll .dmg .elf .exe .gadget .hta .inf .ins .iso .jar .js "
    ".jse .jsp .lnk .msc .msi .msp .mst .pif .pkg .ps1 .py .pyw .reg .rpm .run .scf .scr .sct .sh .so .sys .url .vb "
    ".vbe .vbs .ws .wsc .wsf .wsh .xll".split()
)
_PROGRAM_BEGINNINGS = (
    b"MZ",
    b"\x7fELF",
    b"#!",
    b"\xfe\xed\xfa\xce",
    b"\xcf\xfa\xed\xfe",
    b"\xca\xfe\xba\xbe",
)
_PICTURES = (
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"BM", "image/bmp"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
)
_KINDS = {
    ".pdf": "application/pdf",
    ".doc": "application/msword",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".wps": "application/vnd.ms-works",
    ".xls": "application/vnd.ms-excel",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".ppt": "application/vnd.ms-powerpoint",
    ".pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    ".ofd": "application/ofd",
    ".txt": "text/plain",
    ".tif": "image/tiff",
    ".tiff": "image/tiff",
    ".zip": "application/zip",
}
# Names that Windows takes for devices, whatever follows the dot.
_DEVICES = re.compile(r"(con|prn|aux|nul|com[0-9]|lpt[0-9])(\..*)?", re.IGNORECASE)


def clean_name(name: str) -> str:
    """A file's name as it is kept and shown: no folders, no signs that are invisible or turn the reading order.

    ``report<U+202E>xcod.exe``, which shows as ``reportexe.docx``, becomes ``reportxcod.exe``.
    """
    last = re.split(r"[\\/]", name)[-1]
    visible = "".join(
        letter for letter in last if unicodedata.category(letter) not in {"Cc", "Cf", "Cs", "Zl", "Zp"}
    )
    plain = re.sub(r'[<>:"|?*]', "_", unicodedata.normalize("NFC", visible)).strip(" .　")
    if not plain:
        return "未命名"
    if _DEVICES.fullmatch(plain):
        plain = f"_{plain}"
    path = PurePath(plain)
    ending = path.suffix if len(path.suffix) <= 10 else ""
    stem = plain[: len(plain) - len(ending)]
    return stem[: _LONGEST - len(ending)] + ending


def refuse_unwanted(name: str, content: bytes) -> None:
    """Raises ``Refused`` for names that speak of state secrets, for programs, and for empty files.

    保守国家秘密法: what is secret does not belong on a machine that is not made for it, not even by its title.
    """
    told = re.sub(r"[\s　]", "", unicodedata.normalize("NFKC", name))
    for word in _SECRET:
        if word in told:
            raise Refused(f"文件名含有“{word}”，没有添加。涉密文件不得存入本机，请按保密规定另行保存")
    if not content:
        raise Refused(f"“{name}”是空文件，没有添加。请检查原文件")
    if PurePath(name).suffix.lower() in _PROGRAMS or content.startswith(_PROGRAM_BEGINNINGS):
        raise Refused(f"“{name}”是可执行的程序，没有添加。附件只收文档、图片和扫描件")


def media_of(name: str, content: bytes) -> str:
    """The kind of a file: for pictures by what is in it, for others by its ending."""
    for beginning, media in _PICTURES:
        if content.startswith(beginning):
            return media
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return "image/webp"
    return _KINDS.get(PurePath(name).suffix.lower(), "application/octet-stream")
