"""A file is what its content is; what is no table is named in words."""

import pytest

from jiedao_desk.kernel.errors import Unreadable
from jiedao_desk.spreadsheet.sniffing import sniff
from tests.spreadsheet.making import biff, compound, xls, xlsx, zipped

EXCEL_2003 = (
    '<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?>\n'
    '<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>'
)


@pytest.mark.parametrize(
    ("data", "form"),
    [
        (xlsx(), "xlsx"),
        (xls({(0, 0): "姓名"}), "xls"),
        (compound({"Book": biff({})}), "xls"),
        (
            zipped({"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": "<a/>"}),
            "ods",
        ),
        (zipped({"[Content_Types].xml": "<Types/>", "xl/workbook.bin": b"\x83"}), "xlsb"),
        (b"<html><body><table><tr><td>1</td></tr></table></body></html>", "html"),
        (b"\xef\xbb\xbf\r\n<!DOCTYPE html>\r\n<HTML>", "html"),
        ("\ufeff<table><tr><td>姓名</td></tr></table>".encode("utf-16-le"), "html"),
        (b"<?xml version='1.0'?><html xmlns='x'><body/></html>", "html"),
        ("导出结果<table border=1><tr><td>".encode("gb18030"), "html"),
        (EXCEL_2003.encode(), "xml"),
        ("姓名,性别\n".encode("gb18030"), "text"),
        (b"PK,number\n", "text"),
        (b"<5 items\n", "text"),
    ],
)
def test_the_content_decides(data, form):
    assert sniff(data) == form


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "空的"),
        (b"\x00" * 5000, "空的"),
        (b"\xef\xbb\xbf \r\n", "空的"),
        (b"%PDF-1.7", "PDF"),
        (b"{\\rtf1", "RTF"),
        (b"\x89PNG\r\n", "图片"),
        (b"Rar!\x1a\x07", "压缩包"),
        (b"MZ\x90\x00", "程序文件"),
        (zipped({"word/document.xml": "<w/>"}), "Word"),
        (zipped({"ppt/presentation.xml": "<p/>"}), "演示文稿"),
        (zipped({"OFD.xml": "<o/>"}), "OFD"),
        (zipped({"Index/Document.iwa": b"1"}), "Numbers"),
        (zipped({"代表名册.xlsx": xlsx()}), "先解压"),
        (xlsx()[:-40], "不完整"),
        (xlsx()[:2000], "不完整"),
        (compound({"EncryptedPackage": b"1", "EncryptionInfo": b"1"}), "打开密码"),
        (compound({"WordDocument": b"1"}), "Word"),
        (compound({"PowerPoint Document": b"1"}), "演示文稿"),
        (compound({"Contents": b"1"}), "其他程序"),
        (xls({(0, 0): "姓名"})[:600], "不完整"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "不完整"),
        (b"\x09\x04\x06\x00\x00\x00", "很早以前"),
        (b"MIME-Version: 1.0\r\nContent-Type: multipart/related", ".mht"),
        (b"<?xml version='1.0'?><office:document><office:body><table:table>", "不是表格"),
    ],
)
def test_what_is_no_table_is_named(data, said):
    with pytest.raises(Unreadable, match=said):
        sniff(data)
