"""What a file really is, by its content and not by its name (识别文件类型)."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO
from typing import Final, Literal

from jiedao_desk.kernel.errors import Unreadable
from jiedao_desk.spreadsheet import compound
from jiedao_desk.spreadsheet.compound import CompoundFile, DamagedCompound

Form = Literal["xlsx", "xlsb", "ods", "xls", "html", "xml", "text"]

# How every zip archive begins.
ARCHIVE: Final = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")

# How the name of each form should end; a name that says otherwise is worth a remark.
ENDINGS: Final[dict[Form, tuple[str, ...]]] = {
    "xlsx": (".xlsx", ".xlsm", ".xltx", ".xltm", ".et", ".ett"),
    "xlsb": (".xlsb",),
    "ods": (".ods", ".ots"),
    "xls": (".xls", ".xlt", ".et", ".ett"),
    "html": (".htm", ".html"),
    "xml": (".xml",),
    "text": (".csv", ".tsv", ".txt"),
}
SPOKEN: Final[dict[Form, str]] = {
    "xlsx": "Excel 工作簿（.xlsx）",
    "xlsb": "二进制工作簿（.xlsb）",
    "ods": "开放文档表格（.ods）",
    "xls": "97—2003 工作簿（.xls）",
    "html": "网页表格",
    "xml": "XML 表格",
    "text": "文本表格（如 .csv）",
}

_RESAVE: Final = "请用 WPS 或 Excel 打开它，另存为 .xlsx 后再导入。"
_NOT_A_TABLE: Final = "这是{what}，不是表格。请选择 .xlsx、.xls 或 .csv 文件。"
_WORD: Final = "这是 Word 文档，不是表格。请把其中的表格复制到 WPS 表格或 Excel 里，另存为 .xlsx 后再导入。"
_LOCKED: Final = "文件设了打开密码，读不出来。请在 WPS 或 Excel 里取消密码，另存后再导入。"
_INCOMPLETE: Final = "文件不完整或已损坏（可能没有拷贝完或下载完）。请重新拷贝一份，或" + _RESAVE[1:]

_SIGNATURES: Final[tuple[tuple[bytes, str], ...]] = (
    (b"%PDF", "PDF 文件"),
    (b"{\\rtf", "RTF 文档"),
    (b"\x89PNG", "图片"),
    (b"\xff\xd8\xff", "图片"),
    (b"GIF8", "图片"),
    (b"7z\xbc\xaf\x27\x1c", "压缩包"),
    (b"Rar!", "压缩包"),
    (b"\x1f\x8b", "压缩包"),
    (b"SQLite format 3\x00", "数据库文件"),
    (b"MZ", "程序文件"),
    (b"\x7fELF", "程序文件"),
)
# BOF of a workbook from before Excel 5, not wrapped in a compound file.
_BARE_BIFF: Final = (b"\x09\x00\x04\x00", b"\x09\x02\x06\x00", b"\x09\x04\x06\x00", b"\x09\x08")
_MARKUP_HEAD: Final = 65_536


def sniff(data: bytes) -> Form:
    """The form of a file's content; raises Unreadable, in the clerk's words, for what is no table at all."""
    if not data.strip(b"\x00 \t\r\n\xef\xbb\xbf\xff\xfe"):
        raise Unreadable("文件是空的，没有任何内容。请检查是否选错了文件。")
    if data.startswith(ARCHIVE):
        return _archive(data)
    if data.startswith(compound.SIGNATURE):
        return _compound(data)
    for signature, what in _SIGNATURES:
        if data.startswith(signature):
            raise Unreadable(_NOT_A_TABLE.format(what=what))
    if data.startswith(_BARE_BIFF):
        raise Unreadable("这是很早以前的 Excel 文件，读不出来。" + _RESAVE)
    return _markup(data[:_MARKUP_HEAD]) or "text"


def _archive(data: bytes) -> Form:
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            names = {name.replace("\\", "/").casefold() for name in archive.namelist()}
            declared = _declared(archive, names)
    except (zipfile.BadZipFile, OSError, ValueError, RuntimeError, NotImplementedError) as trouble:
        raise Unreadable(_INCOMPLETE) from trouble
    if "xl/workbook.xml" in names or "sheet.main+xml" in declared or "macroenabled.main" in declared:
        return "xlsx"
    if "xl/workbook.bin" in names:
        return "xlsb"
    if "opendocument.spreadsheet" in declared:
        return "ods"
    raise Unreadable(_not_a_workbook(names, declared))


def _declared(archive: zipfile.ZipFile, names: set[str]) -> str:
    """What the archive says it holds."""
    for part in ("[Content_Types].xml", "mimetype"):
        if part.casefold() in names:
            with archive.open(part) as opened:
                return opened.read(1_000_000).decode("utf-8", "replace").casefold()
    return ""


def _not_a_workbook(names: set[str], declared: str) -> str:
    if "word/document.xml" in names or "wordprocessingml" in declared:
        return _WORD
    if any(name.startswith("ppt/") for name in names):
        return _NOT_A_TABLE.format(what="演示文稿")
    if "ofd.xml" in names:
        return _NOT_A_TABLE.format(what="OFD 版式文件")
    if any(name.endswith(".iwa") for name in names):
        return "这是苹果电脑的 Numbers 表格，读不出来。请导出为 .xlsx 后再导入。"
    return "这是压缩包，不是表格。请先解压，再选择里面的 .xlsx、.xls 或 .csv 文件。"


def _compound(data: bytes) -> Form:
    try:
        streams = CompoundFile(data).streams
    except DamagedCompound as trouble:
        raise Unreadable(_INCOMPLETE) from trouble
    if "EncryptedPackage" in streams:
        raise Unreadable(_LOCKED)
    if "Workbook" in streams or "Book" in streams:
        return "xls"
    if "WordDocument" in streams:
        raise Unreadable(_WORD)
    if "PowerPoint Document" in streams:
        raise Unreadable(_NOT_A_TABLE.format(what="演示文稿"))
    raise Unreadable(_NOT_A_TABLE.format(what="其他程序的文件"))


def _markup(head: bytes) -> Form | None:
    text = (
        head.decode("utf-16", "replace") if head[:2] in {b"\xff\xfe", b"\xfe\xff"} else head.decode("latin-1")
    )
    text = text.removeprefix("\xef\xbb\xbf").lstrip("\ufeff \t\r\n").casefold()
    if text.startswith("mime-version:") or "content-type: multipart/related" in text[:2000]:
        raise Unreadable("这是单个文件的网页（.mht），读不出来。" + _RESAVE)
    if not text.startswith("<") and not re.search(r"<table\b[^>]*>\s*<t", text):
        return None
    if "urn:schemas-microsoft-com:office:spreadsheet" in text and "<workbook" in text:
        return "xml"
    if re.search(r"<(?:html|table|body|!doctype html)[\s>]", text):
        return "html"
    if text.startswith("<?xml"):
        raise Unreadable("这是 XML 文件，但不是表格。" + _RESAVE)
    return None


def locked() -> Unreadable:
    """The refusal of a workbook that asks for a password."""
    return Unreadable(_LOCKED)


def damaged() -> Unreadable:
    """The refusal of a workbook that no reader can make sense of."""
    return Unreadable(_INCOMPLETE)
