"""The parts of a zipped workbook: which one holds which sheet, read in pieces (工作簿压缩包)."""

from __future__ import annotations

import posixpath
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from typing import IO, Final
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

from jiedao_desk.kernel.errors import Unreadable
from jiedao_desk.spreadsheet.extent import SheetLimits
from jiedao_desk.spreadsheet.survey import MalformedXml, Survey, survey_part

CHUNK: Final = 65_536
# The lists of sheets and of relationships are small; larger ones are not worth understanding.
_LIST_LIMIT: Final = 4_000_000
# What zipfile and zlib say of a damaged archive; neither has one name for it. Unreadable is a ValueError too.
ARCHIVE_TROUBLE: Final = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    OSError,
    ValueError,
    RuntimeError,
    NotImplementedError,
)


def chunks(opened: IO[bytes]) -> Iterator[bytes]:
    """A part in pieces, so that the whole never lies in memory."""
    while chunk := opened.read(CHUNK):
        yield chunk


def looks_like_xml(head: bytes) -> bool:
    """Whether a part is XML, in UTF-8 or UTF-16, with or without a byte-order mark."""
    return head.replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").startswith(b"<")


def sheet_parts(archive: zipfile.ZipFile) -> Mapping[str, str]:
    """The part that holds each sheet, by the sheet's name; empty where the lists cannot be understood."""
    start = next(
        (target for _, kind, target in related(archive, "") if kind.endswith("/officeDocument")),
        "xl/workbook.xml",
    )
    targets = {number: target for number, _, target in related(archive, start)}
    found = {}
    for element in part_tree(archive, start):
        if element.tag.rpartition("}")[2] == "sheet":
            number = next((value for key, value in element.items() if key.endswith("}id")), "")
            if number in targets:
                found[element.get("name", "")] = targets[number]
    return found


def survey_sheets(archive: zipfile.ZipFile, heartbeat: Callable[[], None]) -> Mapping[str, Survey]:
    """What a pass over each sheet's XML finds, by part; a sheet that cannot be walked through is left out."""
    found = {}
    present = set(archive.namelist())
    for part in sheet_parts(archive).values():
        if part in present and part not in found:
            try:
                with archive.open(part) as opened:
                    found[part] = survey_part(chunks(opened), SheetLimits(), heartbeat)
            except Unreadable:
                raise
            except (MalformedXml, *ARCHIVE_TROUBLE):
                continue
    return found


def related(archive: zipfile.ZipFile, part: str) -> Iterator[tuple[str, str, str]]:
    """Number, type and full name of each part that ``part`` refers to."""
    folder, name = posixpath.split(part)
    for element in part_tree(archive, posixpath.join(folder, "_rels", f"{name}.rels")):
        target = element.get("Target", "")
        if element.get("TargetMode") != "External" and target:
            whole = target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target)
            yield element.get("Id", ""), element.get("Type", ""), posixpath.normpath(whole)


def part_tree(archive: zipfile.ZipFile, part: str) -> Iterator[Element]:
    """All elements of a small part, outermost first; none where it is missing or cannot be understood."""
    try:
        with archive.open(part) as opened:
            text = opened.read(_LIST_LIMIT)
        root: Element = fromstring(text)
    except (KeyError, ParseError, DefusedXmlException, *ARCHIVE_TROUBLE):
        return iter(())
    return root.iter()
