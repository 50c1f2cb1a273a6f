"""The PDF reads as it was typed: every sentence, every name, in order."""

from __future__ import annotations

import io
import struct
import zlib
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader
from pytestqt.qtbot import QtBot

from jiedao_desk.kernel.document import (
    OFFICIAL,
    WIDE_FORM,
    Block,
    Cell,
    Column,
    Document,
    LabelledRows,
    PageSetup,
    Paragraph,
    Photo,
    Row,
    SignatureLines,
    Table,
    Title,
)
from jiedao_desk.kernel.errors import StorageTrouble
from jiedao_desk.spreadsheet.safe_file import replacing
from jiedao_desk.ui.printing.pdf import render_pdf, write_pdf
from tests.ui.printing.widths import SPEECH

if TYPE_CHECKING:
    from collections.abc import Iterator

# Each of these shares its glyph with a radical, and Qt takes the radical.
SHARED = "一二人大工土山口女子生老长见龙黑白金青食马鱼高贝车门韦页风飞"
# Beyond U+FFFF, yet in living people's names.
RARE = "𠮷𬭎𫖮"


def document(*blocks: Block, page: PageSetup = OFFICIAL, **rest: str) -> Document:
    return Document("东明街道2026年第20次会议记录", "test", blocks, page, author="东明街道", **rest)  # type: ignore[arg-type]


def read(pdf: bytes) -> str:
    """The text as a reader of PDFs sees it, without the blanks that stand for the distance of words and lines."""
    pages = PdfReader(io.BytesIO(pdf)).pages
    return "".join("".join(page.extract_text().split()) for page in pages)


def test_every_sentence_is_found_in_order(qtbot: QtBot) -> None:
    paragraphs = [f"第{number}段。{SPEECH}" for number in range(30)]
    text = read(render_pdf(document(Title("会议记录"), *(Paragraph.of(each) for each in paragraphs))))
    at = [text.find(f"第{number}段。") for number in range(30)]
    assert -1 not in at
    assert at == sorted(at)
    for sentence in SPEECH.split("。"):
        assert text.count(sentence) >= 28  # the others run over a page number


@pytest.mark.parametrize("label", ["", "张三："])
def test_characters_are_read_as_they_were_typed(qtbot: QtBot, label: str) -> None:
    assert SHARED in read(render_pdf(document(Paragraph.of(SHARED, label=label))))


def test_rare_names_are_read(qtbot: QtBot) -> None:
    text = read(
        render_pdf(
            document(Paragraph.of(f"出席：{RARE[0]}一平、王{RARE[1]}、{RARE[2]}之"), Title(f"关于{RARE[0]}"))
        )
    )
    if "\ufffd" in text or RARE[1] not in text:
        pytest.skip("this machine's fonts lack the rare characters")
    assert f"{RARE[0]}一平、王{RARE[1]}、{RARE[2]}之" in text
    assert f"关于{RARE[0]}" in text


def test_dashes_and_dots_are_read(qtbot: QtBot) -> None:
    typed = "要求——把8月15日14:00—16:30走访……买买提·阿不都"
    assert typed in read(render_pdf(document(Paragraph.of(typed))))


def test_tables_are_read_by_rows(qtbot: QtBot) -> None:
    table = Table((Column("序号", 1), Column("姓名", 2)), (("1", "丁　宁"), ("2", "王小宁")))
    assert read(render_pdf(document(table, page=WIDE_FORM))).startswith("序号姓名1丁宁2王小宁")


def test_the_watermark_is_not_among_the_words(qtbot: QtBot) -> None:
    plain, marked = (render_pdf(document(Paragraph.of("正文"), watermark=mark)) for mark in ("", "内部"))
    assert read(marked) == read(plain)
    assert len(marked) > len(plain)


def test_the_file_says_whose_it_is(qtbot: QtBot) -> None:
    reader = PdfReader(io.BytesIO(render_pdf(document(Paragraph.of("正文")))))
    assert reader.metadata is not None
    assert reader.metadata.title == "东明街道2026年第20次会议记录"
    assert reader.metadata.creator == "街道人大工作台"


@pytest.mark.parametrize(("page", "size"), [(OFFICIAL, (595, 842)), (WIDE_FORM, (842, 595))])
def test_pages_are_a4(qtbot: QtBot, page: PageSetup, size: tuple[int, int]) -> None:
    box = PdfReader(io.BytesIO(render_pdf(document(Paragraph.of("正文"), page=page)))).pages[0].mediabox
    assert (float(box.width), float(box.height)) == pytest.approx(size, abs=1)


def test_photos_are_drawn_and_broken_ones_left_out(qtbot: QtBot) -> None:
    def with_photo(data: bytes | None) -> PdfReader:
        grid = LabelledRows((3, 1), (Row((Cell("姓名"), Cell(photo=Photo(data))), 40),))
        return PdfReader(io.BytesIO(render_pdf(document(grid))))

    assert len(with_photo(_picture()).pages[0].images) == 1
    assert len(with_photo(b"no picture").pages[0].images) == 0
    assert "照片" in with_photo(None).pages[0].extract_text()


def _picture() -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", 2, 2, 8, 2, 0, 0, 0)
    rows = zlib.compress(b"\x00\xff\x00\x00\x00\xff\x00" * 2)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def test_the_file_is_put_in_place_whole(qtbot: QtBot, tmp_path: Path) -> None:
    target = tmp_path / "会议记录.pdf"
    write_pdf(document(Paragraph.of("正文"), SignatureLines(("主持人签名：",))), target, replacing)
    assert "正文" in read(target.read_bytes())
    assert [each.name for each in tmp_path.iterdir()] == [target.name]


def test_a_full_disk_leaves_the_old_file(qtbot: QtBot, tmp_path: Path) -> None:
    target = tmp_path / "会议记录.pdf"
    target.write_bytes(b"old")

    @contextmanager
    def on_full_disk(path: Path) -> Iterator[Path]:
        with replacing(path) as beside:
            yield beside
            raise StorageTrouble("磁盘已满")

    with pytest.raises(StorageTrouble):
        write_pdf(document(Paragraph.of("正文")), target, on_full_disk)
    assert target.read_bytes() == b"old"
