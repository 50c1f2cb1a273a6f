"""A paper for WPS holds the words of the printed one, in their order, on the same sheet (另存为 Word)."""

from __future__ import annotations

import struct
import subprocess
import sys
import zlib
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QBuffer, QIODevice, Qt
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from jiedao_desk.documents.meeting_record import meeting_excerpt, meeting_record
from jiedao_desk.documents.minutes import Issue, minutes
from jiedao_desk.documents.notice import meeting_notice
from jiedao_desk.documents.registration import registration_form
from jiedao_desk.documents.roster import deputy_roster
from jiedao_desk.documents.sign_in import sign_in_sheet
from jiedao_desk.kernel.document import (
    FORM,
    OFFICIAL,
    WIDE_FORM,
    Block,
    Cell,
    Closing,
    Column,
    Document,
    Ends,
    Heading,
    LabelledRows,
    NameList,
    Note,
    PageBreak,
    PageNumbers,
    Paragraph,
    Photo,
    RedHead,
    Row,
    Run,
    Separator,
    SignatureLines,
    Spacer,
    Table,
    Title,
)
from jiedao_desk.ui.printing.pdf import render_pdf
from jiedao_desk.word.writing import word_bytes
from tests.documents.samples import CERTIFICATE, NOTICE, REGISTRATION, ROSTER, SESSION, SIGN_IN
from tests.word.reading import W, WordFile, value, words

AT = datetime(2026, 11, 22, 9, 30)
PAPERS = {
    "record": meeting_record(SESSION),
    "excerpt": meeting_excerpt(SESSION, CERTIFICATE),
    "minutes": minutes(SESSION, Issue("第12期", date(2026, 11, 27), "各社区党委")),
    "notice": meeting_notice(NOTICE),
    "red head": meeting_notice(replace(NOTICE, number="东党工发〔2026〕12号")),
    "sign-in": sign_in_sheet(SIGN_IN),
    "roster": deputy_roster(ROSTER),
    "registration": registration_form(REGISTRATION),
}


def written(document: Document) -> WordFile:
    return WordFile(word_bytes(document, AT))


def of(*blocks: Block, **others: Any) -> WordFile:
    return written(Document("文", "test", blocks, **others))


def expected(document: Document) -> Iterator[str]:
    """Every word of a document in the order in which it is read."""
    for block in document.blocks:
        match block:
            case RedHead():
                yield from (block.unit, block.number)
            case Title() | Heading() | Note():
                yield block.text
            case Paragraph():
                yield "".join(run.text for run in block.runs)
            case LabelledRows():
                yield from _cells(block.rows)
            case Table():
                yield from _cells(block.head) if block.head else (each.title for each in block.columns)
                yield from (text for row in block.rows for text in row)
            case NameList():
                yield block.label + block.separator.join(block.names)
            case SignatureLines():
                yield from block.labels
            case Separator() | Spacer() | PageBreak():
                pass
            case Closing():
                yield from (block.unit, block.date)
            case Ends():
                yield from (block.left, block.right)


def _cells(rows: tuple[Row, ...]) -> Iterator[str]:
    for cell in (cell for row in rows for cell in row.cells):
        yield "、".join(cell.names) or cell.text or (cell.photo.caption if cell.photo else "")


def joined(texts: Any) -> str:
    return "".join("".join(text.split()) for text in texts)


@pytest.mark.parametrize("paper", PAPERS)
def test_the_words_are_those_of_the_document_in_their_order(paper: str) -> None:
    assert joined(written(PAPERS[paper]).paragraphs()) == joined(expected(PAPERS[paper]))


@pytest.mark.parametrize("paper", PAPERS)
def test_every_word_for_wps_is_in_the_pdf_too(qtbot: QtBot, tmp_path: Any, paper: str) -> None:
    pdf = tmp_path / "a.pdf"
    pdf.write_bytes(render_pdf(PAPERS[paper]))
    printed = joined(page.extract_text() for page in PdfReader(pdf).pages)
    for paragraph in written(PAPERS[paper]).paragraphs():
        for text in paragraph.split():
            assert joined((text,)) in printed


@pytest.mark.parametrize(
    ("page", "size"), [(OFFICIAL, (210, 297)), (FORM, (210, 297)), (WIDE_FORM, (297, 210))]
)
def test_the_sheet_is_the_same(page: Any, size: tuple[int, int]) -> None:
    section = of(Paragraph.of("文"), page=page).section

    def length(path: str, name: str) -> float:
        return int(value(section, path, name) or 0) / 20 / 72 * 25.4

    assert (round(length("pgSz", "w")), round(length("pgSz", "h"))) == size
    assert (value(section, "pgSz", "orient") == "landscape") is (size[0] > size[1])
    for side in ("top", "right", "bottom", "left"):
        assert length("pgMar", side) == pytest.approx(getattr(page, side), abs=0.05)


def test_official_paper_holds_twenty_two_lines_of_twenty_eight_characters() -> None:
    word = of(Paragraph.of("文" * 28), page=OFFICIAL)
    room = 225 / 25.4 * 72
    pitch = int(value(word.section, "docGrid", "linePitch") or 0) / 20
    assert 22 * pitch <= room < 22 * pitch + 2
    paragraph = next(word.body.iter(f"{W}p"))
    assert int(value(paragraph, "pPr/spacing", "line") or 0) / 20 == pitch
    tracking = int(value(paragraph, "r/rPr/spacing") or 0) / 20
    assert 28 * (16 + tracking) == pytest.approx(156 / 25.4 * 72, abs=2)
    assert value(paragraph, "pPr/ind", "firstLineChars") == "200"


def test_the_official_fonts_are_asked_for_by_name() -> None:
    word = of(
        Title("题"), Heading("一、"), Heading("（一）", 2), Paragraph((Run("张三：", bold=True), Run("好")))
    )
    fonts = [value(run, "rPr/rFonts", "eastAsia") for run in word.body.iter(f"{W}r")]
    assert fonts == ["方正小标宋简体", "黑体", "楷体_GB2312", "黑体", "仿宋_GB2312"]
    table = word.root("word/fontTable.xml")
    others = {font.get(f"{W}name"): value(font, "altName") for font in table}
    assert "仿宋,FangSong" in (others["仿宋_GB2312"] or "")


def test_headings_are_headings_for_the_outline_of_wps() -> None:
    word = of(Title("题"), Heading("一、"), Heading("（一）", 2), Heading("1.", 3), Heading("(1)", 4))
    names = {
        each.get(f"{W}styleId"): value(each, "name")
        for each in word.root("word/styles.xml").iter(f"{W}style")
    }
    used = [names[value(each, "pPr/pStyle") or ""] for each in word.body.iter(f"{W}p")]
    assert used == ["Title", "heading 1", "heading 2", "heading 3", "heading 3"]


def test_page_numbers_stand_at_the_outer_edge() -> None:
    word = of(Paragraph.of("文"), numbers=PageNumbers.DASH_OUTER)
    places = {}
    for pages, part in word.furniture("footer").items():
        paragraph = word.root(part)[0]
        assert words(paragraph) == "— 1 —"
        assert "PAGE" in "".join(paragraph.itertext())
        places[pages] = value(paragraph, "pPr/jc")
    assert places == {"default": "right", "even": "left"}
    assert word.root("word/settings.xml").find(f"{W}evenAndOddHeaders") is not None


@pytest.mark.parametrize(
    ("numbers", "shown"),
    [(PageNumbers.COUNT, "第1页　共1页"), (PageNumbers.DASH_CENTRE, "— 1 —"), (PageNumbers.NONE, "")],
)
def test_other_page_numbers(numbers: PageNumbers, shown: str) -> None:
    word = of(Paragraph.of("文"), numbers=numbers)
    assert {pages: words(word.root(part)) for pages, part in word.furniture("footer").items()} == {
        "default": shown
    }


def test_the_running_head_begins_on_the_second_page_and_the_mark_on_the_first() -> None:
    word = of(
        Paragraph.of("文"),
        running_head="记录（续）",
        mark="草稿",
        watermark="内部",
        numbers=PageNumbers.DASH_OUTER,
    )
    heads = {pages: word.root(part) for pages, part in word.furniture("header").items()}
    assert {pages: words(head) for pages, head in heads.items()} == {
        "default": "记录（续）\t草稿",
        "first": "\t草稿",
        "even": "记录（续）\t草稿",
    }
    for head in heads.values():
        assert [each.get("string") for each in head.iter() if each.tag.endswith("textpath")][-1] == "内部"
    assert word.section.find(f"{W}titlePg") is not None
    feet = {pages: words(word.root(part)) for pages, part in word.furniture("footer").items()}
    assert feet == dict.fromkeys(("default", "first", "even"), "— 1 —")


def test_a_table_repeats_its_header_of_several_rows_with_merged_cells() -> None:
    head = (
        Row((Cell("序号", down=2), Cell("名称", across=2))),
        Row((Cell("甲"), Cell("乙"))),
    )
    columns = tuple(Column(title, 1) for title in "一二三")
    (table,) = of(Table(columns, (("1", "2", "3"),), head=head)).tables()
    rows = table.findall(f"{W}tr")
    assert [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows] == [True, True, False]
    merged = [
        [
            (words(cell), value(cell, "tcPr/vMerge"), value(cell, "tcPr/gridSpan"))
            for cell in row.iter(f"{W}tc")
        ]
        for row in rows
    ]
    assert merged == [
        [("序号", "restart", None), ("名称", None, "2")],
        [("", "continue", None), ("甲", None, None), ("乙", None, None)],
        [("1", None, None), ("2", None, None), ("3", None, None)],
    ]


def test_two_tables_do_not_become_one_and_the_last_is_followed_by_a_paragraph() -> None:
    grid = LabelledRows((1, 1), (Row((Cell("甲", label=True), Cell("乙"))),))
    tags = [each.tag.removeprefix(W) for each in of(grid, grid).body]
    assert tags == ["tbl", "p", "tbl", "p", "sectPr"]


def test_a_new_page_begins_with_what_follows_even_if_it_is_a_table() -> None:
    grid = LabelledRows((1,), (Row((Cell("甲"),)),))
    word = of(PageBreak(), Paragraph.of("一"), PageBreak(), Spacer(), Paragraph.of("二"), PageBreak(), grid)
    breaks = {
        words(each): each.find(f"{W}pPr/{W}pageBreakBefore") is not None
        for each in word.body.findall(f"{W}p")
    }
    assert (breaks["一"], breaks["二"]) == (False, True)
    before = list(word.body)[-4]
    assert before.find(f"{W}pPr/{W}pageBreakBefore") is not None


def test_signatures_are_kept_with_the_end_of_the_text() -> None:
    word = of(
        Paragraph.of("上"), Paragraph.of("下"), Spacer(), SignatureLines(("签名：", "日期：2026年12月1日"))
    )
    kept = [each.find(f"{W}pPr/{W}keepNext") is not None for each in word.body.iter(f"{W}p")]
    assert kept == [False, True, True, False]
    last = word.paragraphs()[-1]
    assert last == "签名：\t\t日期：2026年12月1日"
    stops = [each.get(f"{W}leader") for each in word.body.iter(f"{W}tab") if each.get(f"{W}leader")]
    assert stops == ["underscore", "none"]


def test_where_a_seal_comes_the_date_stands_four_characters_from_the_edge() -> None:
    free, sealed = (
        of(Closing("东明街道", "2026年11月22日", sealed=sealed), page=FORM).body.findall(f"{W}p")
        for sealed in (False, True)
    )
    assert [value(each, "pPr/ind", "right") for each in sealed[:2]] == [
        str(round((48 + (84 - 48) / 2) * 20)),
        "960",
    ]
    assert value(free[1], "pPr/ind", "right") == "480"


def test_letters_that_no_file_can_hold_are_left_out() -> None:
    assert of(Paragraph.of("甲\x0b乙\ud800丙"), NameList("出席：", ("丁\x00",))).paragraphs() == [
        "甲乙丙",
        "出席：丁",
    ]


def png(width: int, height: int) -> bytes:
    rows = b"".join(b"\0" + b"\x80" * width for _ in range(height))

    def chunk(kind: bytes, content: bytes) -> bytes:
        return (
            struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))
        )

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(rows))
        + chunk(b"IEND", b"")
    )


def jpeg_of_a_camera() -> bytes:
    """A JPEG without the JFIF mark."""
    image = QImage(30, 40, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.gray)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    assert image.save(buffer, "JPG")
    content = bytes(buffer.data().data())
    (length,) = struct.unpack(">H", content[4:6])
    return content[:2] + content[4 + length :]


@pytest.mark.parametrize("data", [png(30, 40), jpeg_of_a_camera()], ids=["png", "camera"])
def test_a_photograph_fills_its_box_without_being_stretched(data: bytes) -> None:
    rows = (Row((Cell("甲"), Cell(photo=Photo(data), down=2)), 30), Row((Cell("乙"),), 30))
    word = of(LabelledRows((3, 1), rows), page=FORM)
    (extent,) = (each for each in word.body.iter() if each.tag.endswith("}extent"))
    wide, high = (int(extent.get(side, 0)) / 12700 for side in ("cx", "cy"))
    assert wide / high == pytest.approx(30 / 40, abs=0.01)
    assert wide == pytest.approx(168 / 25.4 * 72 / 4 - 7, abs=1)
    assert any(name.startswith("word/media/") for name in word.parts)


@pytest.mark.parametrize("data", [None, b"no picture", b"\xff\xd8\xff\xe0\x00", png(3, 3)[:20]])
def test_without_a_readable_photograph_its_caption_stands_there(data: bytes | None) -> None:
    word = of(LabelledRows((1,), (Row((Cell(photo=Photo(data, "照片")),), 30),)))
    assert "照片" in word.paragraphs()


def test_the_file_says_what_it_is_and_nothing_of_another() -> None:
    word = of(Paragraph.of("文"), author="东明街道")
    about = word.parts["docProps/core.xml"].decode()
    assert "东明街道" in about
    assert "2026-11-22T09:30:00Z" in about
    assert "python" not in about
    assert not any("thumbnail" in name or "customXml" in name for name in word.parts)


def test_neither_the_window_nor_the_command_line_waits_for_it() -> None:
    loads = "import sys, jiedao_desk.cli, jiedao_desk.ui.main_window, jiedao_desk.ui.paper"
    done = subprocess.run(
        [sys.executable, "-c", f"{loads}; print({{'docx', 'lxml'}} & set(sys.modules))"],
        check=True,
        capture_output=True,
        encoding="utf-8",
    )
    assert done.stdout.strip() == "set()"
