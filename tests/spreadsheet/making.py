"""Spreadsheet files made for tests: honest ones, old ones, and archives put together by hand."""

import struct
import zipfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from io import BytesIO

import openpyxl

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"

ROSTER = [
    ["明山区东明街道代表名册"],
    ["序号", "姓名", "性别", "出生年月", "身份证号"],
    [1, "赵一鸣", "男", "1975.08", "210504197508150019"],
    [2, "钱二宝", "女", "1980-01-02", "210504198001020028"],
]


def saved(book: openpyxl.Workbook) -> bytes:
    buffer = BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def xlsx(rows: Iterable[Sequence[object]] = ROSTER, title: str = "名册") -> bytes:
    """An honest workbook of one sheet."""
    book = openpyxl.Workbook()
    book.active.title = title
    for row in rows:
        book.active.append(row)
    return saved(book)


def zipped(parts: Mapping[str, bytes | str], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def parts_of(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def edited(data: bytes, part: str, change: Callable[[bytes], bytes]) -> bytes:
    """The same archive with one part changed."""
    parts = parts_of(data)
    parts[part] = change(parts[part])
    return zipped(parts)


def raw_parts(sheet: str | bytes, **others: str | bytes) -> dict[str, bytes | str]:
    """The fewest parts that make a workbook of one sheet, the sheet's XML given."""
    return {
        "[Content_Types].xml": (
            '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Override PartName="/xl/workbook.xml" ContentType="{SHEET_TYPE}.sheet.main+xml"/>'
            f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{SHEET_TYPE}.worksheet+xml"/></Types>'
        ),
        "_rels/.rels": (
            f'<Relationships xmlns="{PACKAGE}"><Relationship Id="rId1" Type="{OFFICE}/officeDocument"'
            ' Target="xl/workbook.xml"/></Relationships>'
        ),
        "xl/workbook.xml": (
            f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets><sheet name="名册" sheetId="1" r:id="rId1"/>'
            "</sheets></workbook>"
        ),
        "xl/_rels/workbook.xml.rels": (
            f'<Relationships xmlns="{PACKAGE}"><Relationship Id="rId1" Type="{OFFICE}/worksheet"'
            f' Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="{OFFICE}/sharedStrings"'
            ' Target="sharedStrings.xml"/></Relationships>'
        ),
        "xl/worksheets/sheet1.xml": sheet,
        **others,
    }


def raw_xlsx(rows: str, after: str = "", before: str = "", method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A workbook whose sheet data is given as XML."""
    return zipped(
        raw_parts(f'<worksheet xmlns="{MAIN}">{before}<sheetData>{rows}</sheetData>{after}</worksheet>'),
        method,
    )


def text_xml(reference: str, text: str) -> str:
    return f'<c r="{reference}" t="inlineStr"><is><t>{text}</t></is></c>'


# --- The format of 97-2003, after [MS-XLS] and [MS-CFB] ---------------------------


def _record(kind: int, body: bytes) -> bytes:
    return struct.pack("<HH", kind, len(body)) + body


def _xls_cell(row: int, column: int, value: object) -> bytes:
    place = struct.pack("<HHH", row, column, 0)
    if isinstance(value, int | float):
        return _record(0x0203, place + struct.pack("<d", value))
    if isinstance(value, bytes):  # the code of an error
        return _record(0x0205, place + value + b"\x01")
    text = str(value)
    return _record(0x0204, place + struct.pack("<HB", len(text), 1) + text.encode("utf-16-le"))


def biff(
    rows: Mapping[tuple[int, int], object],
    merges: Sequence[tuple[int, int, int, int]] = (),
    extra=b"",
    *,
    struck=False,
) -> bytes:
    """The records of a workbook of one sheet; cells by row and column from 0, all struck through if so asked."""
    sheet = _record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0010, 0, 0, 0, 0)) + extra
    sheet += b"".join(_xls_cell(row, column, value) for (row, column), value in sorted(rows.items()))
    if merges:
        areas = b"".join(struct.pack("<HHHH", *merge) for merge in merges)
        sheet += _record(0x00E5, struct.pack("<H", len(merges)) + areas)
    sheet += _record(0x000A, b"")
    name = "名册".encode("utf-16-le")
    start = _record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0005, 0, 0, 0, 0))
    if struck:
        font = struct.pack("<HHHHHBBBBBB", 220, 0x0008, 0x7FFF, 400, 0, 0, 0, 0, 0, 1, 0) + b"A"
        start += _record(0x0031, font) + _record(0x00E0, b"\x00" * 20)
    length = len(start) + 4 + 8 + len(name) + 4
    listed = _record(0x0085, struct.pack("<IBBBB", length, 0, 0, 2, 1) + name)
    return start + listed + _record(0x000A, b"") + sheet


def comment(row: int, column: int) -> bytes:
    return _record(0x001C, struct.pack("<HHHHHBB", row, column, 0, 1, 1, 0, 0x41))


def hidden_row(row: int) -> bytes:
    return _record(0x0208, struct.pack("<HHHHHHHH", row, 0, 9, 255, 0, 0, 0x0020, 0x0F))


def hidden_column(column: int) -> bytes:
    return _record(0x007D, struct.pack("<HHHHHH", column, column, 2000, 0, 1, 0))


def locked_xls() -> bytes:
    """An .xls that asks for a password, as far as anyone without it can see."""
    stream = biff({(0, 0): "姓名"})
    first = 4 + struct.unpack_from("<H", stream, 2)[0]
    return compound(
        {"Workbook": stream[:first] + _record(0x002F, b"\x01\x00" + b"\x00" * 52) + stream[first:]}
    )


def compound(streams: Mapping[str, bytes]) -> bytes:
    """A compound file; streams below 4,096 bytes are padded, so that none is a small one."""
    sectors: list[bytes] = []
    fat: list[int] = []

    def add(content: bytes) -> int:
        first = len(sectors)
        count = max(1, -(-len(content) // 512))
        sectors.extend(content[512 * i : 512 * i + 512].ljust(512, b"\0") for i in range(count))
        fat.extend([*range(first + 1, first + count), 0xFFFFFFFE])
        return first

    entries = [_entry("Root Entry", 5, 0xFFFFFFFE, 0, child=1)]
    for number, (name, content) in enumerate(streams.items(), start=1):
        padded = content.ljust(4096, b"\0")
        right = number + 1 if number < len(streams) else 0xFFFFFFFF
        entries.append(_entry(name, 2, add(padded), len(padded), right=right))
    entries += [b"\0" * 128] * (-len(entries) % 4)
    directory = add(b"".join(entries))
    fat_at = len(sectors)
    fat.append(0xFFFFFFFD)
    packed = struct.pack(f"<{len(fat)}I", *fat).ljust(512, b"\xff")
    assert len(packed) == 512, "one sector of the table is enough for tests"
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 16
    header += struct.pack("<HHHHH6x", 0x3E, 3, 0xFFFE, 9, 6)
    header += struct.pack("<IIIIIIIIII", 0, 1, directory, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0, fat_at)
    return header.ljust(512, b"\xff") + b"".join(sectors) + packed


def _entry(
    name: str, kind: int, start: int, size: int, child: int = 0xFFFFFFFF, right: int = 0xFFFFFFFF
) -> bytes:
    encoded = name.encode("utf-16-le") + b"\0\0"
    body = encoded.ljust(64, b"\0") + struct.pack("<HBBIII", len(encoded), kind, 1, 0xFFFFFFFF, right, child)
    return body + b"\0" * 36 + struct.pack("<IQ", start, size)


def xls(
    rows: Mapping[tuple[int, int], object], merges: Sequence[tuple[int, int, int, int]] = (), extra=b""
) -> bytes:
    """An .xls of one sheet."""
    return compound({"Workbook": biff(rows, merges, extra)})
