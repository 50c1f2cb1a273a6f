"""The archive is looked through before any reader is let near it."""

import pytest

from jiedao_desk.exchange.precheck import ArchiveLimits, check_archive
from jiedao_desk.kernel.errors import Unreadable
from tests.exchange.hostile import NAMED, STOPPED_AT_THE_ARCHIVE, with_part
from tests.spreadsheet.making import raw_xlsx, text_xml, xlsx


@pytest.mark.parametrize("name", STOPPED_AT_THE_ARCHIVE)
def test_harm_is_stopped_at_the_archive(name):
    data, said = STOPPED_AT_THE_ARCHIVE[name]
    with pytest.raises(Unreadable, match=said) as refusal:
        check_archive(data)
    assert "请" in str(refusal.value), "the clerk is told what to do"


def test_there_are_many_of_them():
    assert len(STOPPED_AT_THE_ARCHIVE) + len(NAMED) >= 40


def test_an_honest_workbook_passes_with_what_was_found():
    archive = check_archive(xlsx())
    assert archive.surveys["xl/worksheets/sheet1.xml"].last_row == 4
    assert archive.notices == ()


def test_macros_are_left_out_and_that_is_said():
    assert "宏已忽略" in check_archive(with_part("xl/vbaProject.bin", b"\x00\x01")).notices[0]


@pytest.mark.parametrize(
    ("part", "said"),
    [("xl/media/image1.png", "图片没有导入"), ("xl/externalLinks/externalLink1.xml", "上次保存时的结果")],
)
def test_pictures_and_links_to_other_workbooks_are_said(part, said):
    (notice,) = check_archive(with_part(part, b"<x/>")).notices
    assert said in notice


def test_a_drawing_of_old_that_is_not_well_formed_is_no_harm():
    check_archive(with_part("xl/drawings/vmlDrawing1.vml", "<xml><div><br></div></xml>"))


@pytest.mark.parametrize(
    "part", ["xl/media/image1.png", "customXml/item1.xml", "xl/printerSettings/printerSettings1.bin"]
)
def test_other_parts_do_not_matter(part):
    check_archive(with_part(part, b"\x89PNG\x00" * 100))


def test_rows_that_are_only_formatted_do_not_count():
    ghosts = "".join(
        f'<row r="{n}" s="1" customFormat="1"><c r="A{n}" s="1"/></row>' for n in range(1, 250_001)
    )
    archive = check_archive(raw_xlsx(f'<row r="1">{text_xml("A1", "赵一鸣")}</row>{ghosts}'))
    assert archive.surveys["xl/worksheets/sheet1.xml"].cells == 1


@pytest.mark.parametrize(
    ("limits", "said"),
    [
        (ArchiveLimits(file=1000), "最多能读0兆"),
        (ArchiveLimits(part=1000), "展开后超过"),
        (ArchiveLimits(unpacked=3000), "展开后超过"),
        (ArchiveLimits(parts=3), "最多3个"),
    ],
)
def test_sizes_are_limited(limits, said):
    with pytest.raises(Unreadable, match=said):
        check_archive(xlsx(), limits)


def test_it_says_now_and_then_that_it_is_at_work():
    beats = []
    check_archive(xlsx(), heartbeat=lambda: beats.append(1))
    assert beats
