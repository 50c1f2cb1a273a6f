"""Files that are broken, odd or meant to do harm, and what is said of each."""

import struct
import zipfile
from io import BytesIO

from tests.spreadsheet.making import (
    MAIN,
    compound,
    edited,
    locked_xls,
    parts_of,
    raw_parts,
    raw_xlsx,
    text_xml,
    xls,
    xlsx,
    zipped,
)

SHEET = "xl/worksheets/sheet1.xml"
ONE = text_xml("A1", "赵一鸣")


def with_part(name: str, content: bytes | str) -> bytes:
    return zipped(parts_of(xlsx()) | {name: content})


def bomb(filler: bytes, megabytes: int, head: bytes = b"", tail: bytes = b"") -> bytes:
    """A workbook with a part that unpacks to so much of the same."""
    buffer = BytesIO(xlsx())
    with (
        zipfile.ZipFile(buffer, "a", zipfile.ZIP_DEFLATED) as archive,
        archive.open("xl/more.xml", "w") as part,
    ):
        part.write(head)
        block = filler * (1024 * 1024 // len(filler))
        for _ in range(megabytes):
            part.write(block)
        part.write(tail)
    return buffer.getvalue()


def repeated_part() -> bytes:
    """Two parts of one name: one reader may check the first, another read the second."""
    parts = parts_of(xlsx())
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in [*parts.items(), ("XL/worksheets/sheet1.xml", parts[SHEET])]:
            archive.writestr(name, content)
    return buffer.getvalue()


def flipped(method: int) -> bytes:
    """One byte of the sheet changed behind the back of its check sum."""
    data = bytearray(raw_xlsx(f'<row r="1">{ONE}</row>', method=method))
    at = data.find("赵一鸣".encode()) if method == zipfile.ZIP_STORED else data.find(b"sheet1.xml") + 60
    data[at] ^= 1
    return bytes(data)


def marked_encrypted() -> bytes:
    data = bytearray(xlsx())
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(signature)
        data[at + offset] |= 1
    return bytes(data)


def packed_otherwise() -> bytes:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_LZMA) as archive:
        for name, content in parts_of(xlsx()).items():
            archive.writestr(name, content)
    return buffer.getvalue()


def lying_size() -> bytes:
    """The directory says that the sheet is 100 bytes long."""
    data = bytearray(xlsx())
    at = data.find(b"PK\x01\x02")
    while data[at + 46 : at + 46 + len(SHEET)] != SHEET.encode():
        at = data.find(b"PK\x01\x02", at + 4)
    data[at + 24 : at + 28] = struct.pack("<I", 100)
    return bytes(data)


def linked() -> bytes:
    info = zipfile.ZipInfo("xl/media/link")
    info.external_attr = 0o120777 << 16
    buffer = BytesIO(xlsx())
    with zipfile.ZipFile(buffer, "a") as archive:
        archive.writestr(info, "/etc/passwd")
    return buffer.getvalue()


def declared(where: str, encoding: str = "utf-8") -> bytes:
    laughs = "".join(f'<!ENTITY l{n} "&l{n - 1};&l{n - 1};&l{n - 1};&l{n - 1};">' for n in range(1, 12))
    dtd = f'<!DOCTYPE worksheet [<!ENTITY l0 "ha"><!ENTITY x SYSTEM "file:///etc/passwd">{laughs}]>'
    row = f'<row r="1">{text_xml("A1", "&l11;")}</row>'
    xml = f'{dtd}<worksheet xmlns="{MAIN}"><sheetData>{row}</sheetData></worksheet>'
    return zipped(
        raw_parts(xml.encode(encoding)) if where == SHEET else raw_parts("<worksheet/>", **{where: xml})
    )


def strings(count: int) -> bytes:
    """Many cells that all show one long text, which the file holds once."""
    cells = "".join(f'<row r="{n}"><c r="A{n}" t="s"><v>0</v></c></row>' for n in range(1, count + 1))
    sheet = f'<worksheet xmlns="{MAIN}"><sheetData>{cells}</sheetData></worksheet>'
    shared = f'<sst xmlns="{MAIN}"><si><t>{"代" * 30_000}</t></si></sst>'
    return zipped(raw_parts(sheet, **{"xl/sharedStrings.xml": shared}))


def many_sheets(count: int) -> bytes:
    def crowded(workbook: bytes) -> bytes:
        sheet = b'<sheet name="s%d" sheetId="%d" r:id="rId1"/>'
        return workbook.replace(b"<sheets>", b"<sheets>" + b"".join(sheet % (n, n) for n in range(2, count)))

    return edited(raw_xlsx(f'<row r="1">{ONE}</row>'), "xl/workbook.xml", crowded)


# Each is refused before any reader of workbooks sees it.
STOPPED_AT_THE_ARCHIVE: dict[str, tuple[bytes, str]] = {
    "cut in the middle": (xlsx()[:1500], "不完整或已损坏"),
    "without its end": (xlsx()[:-30], "不完整或已损坏"),
    "a stored byte flipped": (flipped(zipfile.ZIP_STORED), "校验不符"),
    "a packed byte flipped": (flipped(zipfile.ZIP_DEFLATED), "校验不符"),
    "a size that lies": (lying_size(), "校验不符"),
    "marked as encrypted": (marked_encrypted(), "打开密码"),
    "packed in another way": (packed_otherwise(), "压缩方式"),
    "a part twice": (repeated_part(), "同名的部件"),
    "a path that climbs": (with_part("../../x.xml", "<a/>"), "路径不规范"),
    "an absolute path": (with_part("/etc/x.xml", "<a/>"), "路径不规范"),
    "a path with backslashes": (with_part("xl\\..\\..\\x.xml", "<a/>"), "路径不规范"),
    "a path with a drive": (with_part("C:/x.xml", "<a/>"), "路径不规范"),
    "a link": (linked(), "链接"),
    "parts without number": (
        zipped(parts_of(xlsx()) | {f"xl/media/{n}": b"" for n in range(2500)}),
        "个部件",
    ),
    "a flood of blanks": (bomb(b" ", 40, b"<a>", b"</a>"), "压缩比异常高"),
    "a flood of cells": (bomb(b'<c r="A1"/>' * 100, 40, b"<a>", b"</a>"), "压缩比异常高"),
    "an attribute without end": (bomb(b"x", 3, b'<a b="', b'"/>'), "异常长"),
    "a cell without end": (raw_xlsx(f'<row r="1">{text_xml("A1", "x" * 2_000_000)}</row>'), "异常长"),
    "laughs in the sheet": (declared(SHEET), "DTD"),
    "laughs in UTF-16": (declared(SHEET, "utf-16"), "DTD"),
    "laughs in a part nobody needs": (declared("docProps/app.xml"), "DTD"),
    "a declaration after broken XML": (with_part("xl/drawings/x.vml", "<a><b></a><!DOCTYPE a>"), "DTD"),
    "a value in the farthest cell": (
        raw_xlsx(f'<row r="1">{ONE}</row><row r="1048576">{text_xml("XFD1048576", "x")}</row>'),
        "第1048576行还有内容",
    ),
    "a row beyond the last": (
        raw_xlsx(f'<row r="2147483647">{text_xml("A2147483647", "x")}</row>'),
        "超出了表格",
    ),
    "many cells in the last column": (
        raw_xlsx("".join(f'<row r="{n}">{text_xml(f"XFD{n}", "x")}</row>' for n in range(1, 5001))),
        "第16384列还有内容",
    ),
    "two values far apart": (
        raw_xlsx(f'<row r="1">{ONE}</row><row r="190000">{text_xml("SA190000", "x")}</row>'),
        "离其他内容太远",
    ),
    "all cells merged": (
        raw_xlsx(f'<row r="1">{ONE}</row>', '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'),
        "异常大的合并",
    ),
    "merges without number": (
        raw_xlsx(f'<row r="1">{ONE}</row>', '<mergeCell ref="A1:B2"/>' * 20_001),
        "合并单元格太多",
    ),
    "sheets without number": (many_sheets(5000), "超过256张工作表"),
}

# Each passes the archive, or has none, and is refused by name.
NAMED: dict[str, tuple[bytes, str]] = {
    "empty": (b"", "空的"),
    "a Word document": (zipped({"[Content_Types].xml": "<T/>", "word/document.xml": "<w/>"}), "Word"),
    "an archive of workbooks": (zipped({"名册.xlsx": xlsx()}), "先解压"),
    "a PDF": (b"%PDF-1.7\n", "PDF"),
    "a workbook with a password": (compound({"EncryptedPackage": b"1"}), "打开密码"),
    "an old workbook with a password": (locked_xls(), "打开密码"),
    "an old workbook cut short": (xls({(0, 0): "赵一鸣"})[:700], "不完整或已损坏"),
    "an old workbook of nonsense": (compound({"Workbook": b"\x01\x02" * 3000}), "不完整或已损坏"),
    "a page without a table": (b"<html><body>login</body></html>", "没有表格"),
    "random bytes": (bytes(range(1, 256)) * 40, "不是文本"),
    "a sheet that is no XML": (zipped(raw_parts("nothing at all")), "不完整或已损坏"),
    "one long text in many cells": (strings(5000), "文字太多"),
    "a text longer than a cell may be": (
        raw_xlsx(f'<row r="1">{text_xml("A1", "代" * 40_000)}</row>'),
        "40000字",
    ),
}
