"""Files go in safely, come out unchanged, and unwanted ones stay out (附件)."""

from __future__ import annotations

from pathlib import Path

import pytest

from jiedao_desk.kernel.draft import Draft
from jiedao_desk.kernel.errors import Refused, StorageTrouble
from jiedao_desk.kernel.file_names import clean_name, media_of
from jiedao_desk.operations import attachments, browse, records
from jiedao_desk.operations.desk import Desk
from tests.storage.looking_in import asked

PNG = b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40
PDF = b"%PDF-1.7\n" + bytes(range(256)) * 20_000


def test_a_file_comes_back_byte_for_byte(office: Desk, tmp_path: Path) -> None:
    (tmp_path / "签到表 扫描件.pdf").write_bytes(PDF)
    added = attachments.add(office, tmp_path / "签到表 扫描件.pdf")
    assert (added.name, added.media, added.size) == ("签到表 扫描件.pdf", "application/pdf", len(PDF))
    assert not added.picture
    assert attachments.content(office, added.id) == PDF
    attachments.save_copy(office, added.id, tmp_path / "copy.pdf")
    assert (tmp_path / "copy.pdf").read_bytes() == PDF
    assert asked(office.folder.database, "SELECT count(*) FROM attachment_chunk") == [(5,)]


def test_a_photo_belongs_to_a_deputy(office: Desk) -> None:
    photo = attachments.add_content(office, "王岚.png", PNG, picture=True)
    saved = records.save(office, Draft("deputies", {"name": "王岚", "photo": (photo.id,)}))
    ids = browse.load(office, "deputies", saved.id).values["photo"]
    assert attachments.describe(office, ids) == [photo]
    assert photo.picture


def test_the_same_content_is_kept_once(office: Desk) -> None:
    first = attachments.add_content(office, "甲.png", PNG)
    again = attachments.add_content(office, "甲.png", PNG)
    renamed = attachments.add_content(office, "乙.png", PNG)
    assert again == first
    assert renamed.id != first.id
    assert asked(office.folder.database, "SELECT count(*) FROM attachment_chunk") == [(1,)]
    assert attachments.content(office, renamed.id) == PNG


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("..\\..\\x.pdf", "x.pdf"),
        ("../../etc/passwd.txt", "passwd.txt"),
        ("C:\\Users\\王敏\\桌面\\名单.xlsx", "名单.xlsx"),
        ("a\u202excod.pdf", "axcod.pdf"),
        ("a\u200b\u2066b\x07\n.pdf", "ab.pdf"),
        ("CON", "_CON"),
        ("nul.txt", "_nul.txt"),
        (" .名单.pdf. ", "名单.pdf"),
        ("什么?:*.pdf", "什么___.pdf"),
        ("\u202e", "未命名"),
        ("...", "未命名"),
        ("王岚　照片.jpg", "王岚　照片.jpg"),
    ],
)
def test_names_are_kept_clean(given: str, kept: str) -> None:
    assert clean_name(given) == kept


def test_a_long_name_is_cut_before_its_ending() -> None:
    cut = clean_name("长" * 300 + ".pdf")
    assert len(cut) == 120
    assert cut.endswith("长.pdf")


@pytest.mark.parametrize(
    "name", ["秘密文件.pdf", "会议（机密）.docx", "绝 密.pdf", "机\u200b密.pdf", "关于秘密级事项.png"]
)
def test_what_is_secret_by_its_name_is_refused(office: Desk, name: str) -> None:
    with pytest.raises(Refused, match="涉密文件不得存入本机"):
        attachments.add_content(office, name, PDF)
    assert asked(office.folder.database, "SELECT count(*) FROM attachment") == [(0,)]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("x.docx.exe", PDF),
        ("a\u202excod.exe", PDF),
        ("名单.BAT", b"echo"),
        ("名单.pdf", b"MZ" + PDF),
        ("名单.pdf", b"\x7fELF" + PDF),
        ("名单.txt", b"#!/bin/sh\nrm -rf /"),
        ("快捷方式.lnk", b"L\x00"),
    ],
)
def test_programs_are_refused_whatever_they_are_called(office: Desk, name: str, content: bytes) -> None:
    with pytest.raises(Refused, match="可执行的程序"):
        attachments.add_content(office, name, content)


def test_a_file_too_large_an_empty_one_and_a_missing_one_are_refused(office: Desk, tmp_path: Path) -> None:
    large = tmp_path / "large.pdf"
    with large.open("wb") as file:
        file.truncate((20 << 20) + 1)
    with pytest.raises(Refused, match="超过20MB"):
        attachments.add(office, large)
    with pytest.raises(Refused, match="空文件"):
        attachments.add_content(office, "empty.pdf", b"")
    with pytest.raises(Refused, match="读不了文件"):
        attachments.add(office, tmp_path / "none.pdf")


@pytest.mark.parametrize(
    ("name", "content"), [("照片.jpg", PDF), ("照片.tif", b"II*\x00" + PDF), ("照片.pdf", PDF)]
)
def test_a_photo_must_be_a_picture(office: Desk, name: str, content: bytes) -> None:
    with pytest.raises(Refused, match="不是图片"):
        attachments.add_content(office, name, content, picture=True)


@pytest.mark.parametrize(
    ("name", "content", "media"),
    [
        ("x.jpg", PNG, "image/png"),
        ("x.bin2", b"\xff\xd8\xff\xe0", "image/jpeg"),
        ("x.webp", b"RIFF\x00\x00\x00\x00WEBP", "image/webp"),
        ("x.DOCX", b"PK", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        ("x.odd", b"?", "application/octet-stream"),
    ],
)
def test_the_kind_is_what_is_inside(name: str, content: bytes, media: str) -> None:
    assert media_of(name, content) == media


def test_an_altered_file_is_not_handed_out(office: Desk) -> None:
    added = attachments.add_content(office, "名单.pdf", PDF)
    asked(office.folder.database, "UPDATE attachment_chunk SET content = zeroblob(10) WHERE number = 0")
    with pytest.raises(StorageTrouble, match="已损坏"):
        attachments.content(office, added.id)


def test_a_file_that_is_gone_is_told(office: Desk) -> None:
    with pytest.raises(Refused, match="已经不在了"):
        attachments.content(office, 99)
    assert attachments.describe(office, [99]) == []
