"""The archive is looked through before any reader of workbooks is let near it (压缩包预检)."""

from __future__ import annotations

import re
import stat
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from io import BytesIO
from typing import Final

from jiedao_desk.kernel.errors import Unreadable
from jiedao_desk.spreadsheet.archive import ARCHIVE_TROUBLE, chunks, looks_like_xml
from jiedao_desk.spreadsheet.extent import SheetLimits
from jiedao_desk.spreadsheet.survey import MalformedXml, Survey, survey_part

_MEGABYTE: Final = 1024 * 1024
_DAMAGED: Final = (
    "文件不完整或已损坏（压缩包校验不符），没有读取。"
    "请重新拷贝一份，或用 WPS 或 Excel 打开它，另存为 .xlsx 后再导入。"
)
_UNUSUAL: Final = (
    "，不像正常的表格，没有读取。请检查文件的来源，或用 WPS 或 Excel 打开它，另存为 .xlsx 后再导入。"
)
_DECLARATION: Final = re.compile(rb"<\s*!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class ArchiveLimits:
    """How large an archive and its parts may be; sizes in bytes, counted while reading and never believed.

    ``ratio`` is unpacked to packed and holds for parts above ``ratio_above``: empty formatted rows of WPS
    shrink to a twentieth, a made-up flood of blanks to a thousandth.
    """

    file: int = 50 * _MEGABYTE
    parts: int = 2_000
    part: int = 400 * _MEGABYTE
    unpacked: int = 512 * _MEGABYTE
    ratio: int = 200
    ratio_above: int = 4 * _MEGABYTE
    sheet: SheetLimits = field(default_factory=SheetLimits)


@dataclass(frozen=True)
class Archive:
    """An archive that passed: what the walk over its sheets found, by part, and what the clerk should know."""

    surveys: Mapping[str, Survey]
    notices: tuple[str, ...] = ()


def check_archive(
    data: bytes, limits: ArchiveLimits | None = None, heartbeat: Callable[[], None] = lambda: None
) -> Archive:
    """Look through a zipped workbook without understanding it; raises Unreadable with the clerk's sentence.

    Checked: size and number of parts, their names, packing and check sums, document type declarations, and how
    many values each sheet holds and how far they reach. ``heartbeat`` is called every few kilobytes.
    """
    limits = limits or ArchiveLimits()
    if len(data) > limits.file:
        raise Unreadable(
            f"文件有{len(data) // _MEGABYTE}兆，最多能读{limits.file // _MEGABYTE}兆。"
            "请删去图片和多余的工作表，另存后再导入。"
        )
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            return _checked(archive, limits, heartbeat)
    except Unreadable:
        raise
    except ARCHIVE_TROUBLE as trouble:
        raise Unreadable(_DAMAGED) from trouble


def _checked(archive: zipfile.ZipFile, limits: ArchiveLimits, heartbeat: Callable[[], None]) -> Archive:
    parts = archive.infolist()
    if len(parts) > limits.parts:
        raise Unreadable(f"文件里有{len(parts)}个部件（最多{limits.parts}个）" + _UNUSUAL)
    _check_names(part.filename for part in parts)
    surveys: dict[str, Survey] = {}
    unpacked, cells = 0, 0
    for part in parts:
        _check_packing(part)
        with archive.open(part) as opened:
            counted = _Counted(chunks(opened), part, limits, unpacked)
            survey = _walk(counted, limits.sheet, heartbeat)
        unpacked = counted.total
        if survey.root == "worksheet":
            surveys[part.filename] = survey
            cells += survey.cells
            if cells > limits.sheet.cells:
                raise Unreadable(
                    f"各工作表合起来有超过{limits.sheet.cells // 10_000}万个单元格有内容，没有读取。"
                    "请拆分成几个文件再导入。"
                )
    return Archive(surveys, tuple(_left_out([part.filename.casefold() for part in parts])))


def _left_out(names: Iterable[str]) -> Iterator[str]:
    """What the workbook holds besides cells, and what becomes of it."""
    if any(name.endswith("vbaproject.bin") for name in names):
        yield "文件带有宏，宏已忽略，只读取表格里的内容。"
    if any(name.startswith("xl/media/") for name in names):
        yield "文件里有图片，图片没有导入；需要保存的，请在记录的附件里添加。"
    if any(name.startswith("xl/externallinks/") for name in names):
        yield "文件引用了别的工作簿，读入的是它上次保存时的结果，请核对。"


def _check_names(names: Iterable[str]) -> None:
    seen: set[str] = set()
    for name in names:
        steps = name.split("/")
        if name.startswith("/") or "\\" in name or ".." in steps or ":" in steps[0] or "\x00" in name:
            raise Unreadable("文件内部的路径不规范" + _UNUSUAL)
        if name.casefold() in seen:
            raise Unreadable("文件里有两个同名的部件" + _UNUSUAL)
        seen.add(name.casefold())


def _check_packing(part: zipfile.ZipInfo) -> None:
    if part.flag_bits & 0x1:
        raise Unreadable("文件设了打开密码，读不出来。请在 WPS 或 Excel 里取消密码，另存后再导入。")
    if part.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:
        raise Unreadable("文件用了不常见的压缩方式" + _UNUSUAL)
    if stat.S_ISLNK(part.external_attr >> 16):
        raise Unreadable("文件里有指向别处的链接" + _UNUSUAL)


class _Counted:
    """The pieces of one part, counted as they come; ``total`` continues from part to part."""

    def __init__(
        self, pieces: Iterator[bytes], part: zipfile.ZipInfo, limits: ArchiveLimits, before: int
    ) -> None:
        self._pieces = pieces
        self._packed = max(1, part.compress_size)
        self._limits = limits
        self._size = 0
        self.total = before

    def __iter__(self) -> Iterator[bytes]:
        for piece in self._pieces:
            self._size += len(piece)
            self.total += len(piece)
            if self._size > self._limits.part or self.total > self._limits.unpacked:
                raise Unreadable(
                    f"文件展开后超过{self._limits.unpacked // _MEGABYTE}兆，没有读取。"
                    "请删去图片、多余的格式和工作表，另存后再导入。"
                )
            if self._size > self._limits.ratio_above and self._size > self._packed * self._limits.ratio:
                raise Unreadable("文件的压缩比异常高" + _UNUSUAL)
            yield piece


def _walk(pieces: Iterable[bytes], limits: SheetLimits, heartbeat: Callable[[], None]) -> Survey:
    """Read a part to its end, so that its check sum is compared, looking into it if it is XML."""
    stream = iter(pieces)
    head = next(stream, b"")
    if not looks_like_xml(head):
        for _ in stream:
            heartbeat()
        return Survey()
    search = _DeclarationSearch(_chained(head, stream))
    try:
        return survey_part(search, limits, heartbeat)
    except MalformedXml:
        # Old drawings (.vml) are not well-formed in honest files either; the readers judge the rest.
        for _ in search:
            heartbeat()
        return Survey()


def _chained(head: bytes, rest: Iterator[bytes]) -> Iterator[bytes]:
    yield head
    yield from rest


class _DeclarationSearch:
    """Looks for a document type declaration in the bytes too: expat stops looking where the XML is broken."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        self._pieces = pieces
        self._tail = b""

    def __iter__(self) -> Iterator[bytes]:
        for piece in self._pieces:
            plain = self._tail + piece.replace(b"\x00", b"")
            if b"!" in plain and _DECLARATION.search(plain):
                raise Unreadable(
                    "文件里带有 DTD 声明，正常的表格没有这个，可能是恶意文件，没有读取。请检查文件的来源。"
                )
            self._tail = plain[-32:]
            yield piece
