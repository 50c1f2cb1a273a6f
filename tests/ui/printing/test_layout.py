"""Documents set into pages by the rules for official texts (GB/T 9704) and for forms."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

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
    PageSetup,
    Paragraph,
    Photo,
    RedHead,
    Row,
    SignatureLines,
    Spacer,
    Table,
    Title,
)
from jiedao_desk.ui.printing.faces import Face
from jiedao_desk.ui.printing.layout import lay_out
from jiedao_desk.ui.printing.pages import MM, RED, Page, Pages, Picture, Rule, Span
from tests.ui.printing.widths import SPEECH, EvenWidths

SIGN = SignatureLines(("主持人签名：", "记录人签名："))


def laid(*blocks: Block, page: PageSetup = OFFICIAL, **rest: object) -> Pages:
    settings = {"numbers": PageNumbers.NONE} | rest
    return lay_out(Document("会议记录", "test", blocks, page, **settings), EvenWidths())  # type: ignore[arg-type]


def spans(page: Page) -> list[Span]:
    return [item for item in page.items if isinstance(item, Span)]


def lines(page: Page) -> list[str]:
    """The texts of a page by their baselines, from above."""
    ordered = sorted(spans(page), key=lambda span: (round(span.baseline, 1), span.x))
    return [
        "".join(span.text for span in same)
        for _, same in itertools.groupby(ordered, key=lambda span: round(span.baseline, 1))
    ]


def text_of(pages: Pages) -> str:
    return "".join(page.text for page in pages.pages)


def test_a_page_of_official_text_has_22_lines_of_28_characters() -> None:
    pages = laid(Paragraph.of("人" * 28 * 50, indent=0))
    assert [len(lines(page)) for page in pages.pages] == [22, 22, 6]
    assert set(map(len, lines(pages.pages[0]))) == {28}


def test_the_text_stands_within_the_margins_of_official_paper() -> None:
    page = laid(Paragraph.of(SPEECH * 20)).pages[0]
    assert min(span.x for span in spans(page)) == pytest.approx(28 * MM)
    assert min(span.baseline for span in spans(page)) > 37 * MM
    assert max(span.baseline for span in spans(page)) < (297 - 35) * MM


def test_the_first_line_is_indented_by_two_characters() -> None:
    page = laid(Paragraph.of("人" * 40)).pages[0]
    first, second = spans(page)
    assert first.x - second.x == pytest.approx(2 * (210 - 28 - 26) * MM / 28)
    assert len(first.text) == 26


@given(st.lists(st.integers(0, 400), min_size=1, max_size=6))
def test_all_text_is_on_paper_in_its_order(lengths: list[int]) -> None:
    texts = [(SPEECH * 4)[:length] for length in lengths]
    pages = laid(*(Paragraph.of(text) for text in texts), SIGN)
    assert text_of(pages).replace(" ", "").startswith("".join(texts).replace(" ", ""))


@given(st.integers(1, 70), st.integers(1, 9))
def test_signatures_never_stand_alone(before: int, last: int) -> None:
    """Whatever the length, at least two lines of the text stand above them, or all of a shorter last paragraph."""
    pages = laid(
        Paragraph.of("人" * 28 * before, indent=0), Paragraph.of("大" * 28 * last), Spacer(0.5), SIGN
    )
    signed = [page for page in pages.pages if "签名" in page.text]
    assert signed == [pages.pages[-1]]
    text_above = [line for line in lines(signed[0]) if "签名" not in line]
    assert len(text_above) >= 2


@given(st.integers(1, 60))
def test_the_closing_never_stands_alone(before: int) -> None:
    pages = laid(
        Paragraph.of("人" * 28 * before, indent=0),
        Spacer(),
        Closing("中共东明街道工作委员会", "2026年3月5日"),
    )
    last = lines(pages.pages[-1])
    assert last[-2:] == ["中共东明街道工作委员会", "2026年3月5日"]
    assert len(last) >= min(3, before + 2)


@given(st.integers(1, 40))
def test_signatures_under_a_table_keep_its_last_row(rows: int) -> None:
    table = Table((Column("序号", 1), Column("事项", 5)), tuple((str(row), "人") for row in range(rows)))
    pages = laid(table, SIGN, page=FORM)
    assert "签名" in pages.pages[-1].text
    assert str(rows - 1) in lines(pages.pages[-1])[-2]


@given(st.integers(0, 60), st.integers(2, 12))
def test_no_paragraph_leaves_one_line_behind(before: int, long: int) -> None:
    filler = [Paragraph.of("人", indent=0)] * before
    pages = laid(*filler, Paragraph.of("大" * 28 * long, indent=0))
    for page in pages.pages:
        assert sum(line.startswith("大") for line in lines(page)) != 1


@given(st.integers(0, 60))
def test_no_heading_ends_a_page(before: int) -> None:
    pages = laid(
        *[Paragraph.of("人", indent=0)] * before,
        Heading("一、听取汇报"),
        Heading("（一）汇报", 2),
        Paragraph.of("大" * 90),
    )
    for page in pages.pages:
        assert not lines(page)[-1].startswith(("一、", "（一）"))


def test_headings_have_their_faces() -> None:
    page = laid(
        *(Heading(f"题{level}", level) for level in (1, 2, 3)), Paragraph.of("文", label="张三：")
    ).pages[0]
    faces = {span.text: span.face for span in spans(page)}
    assert faces == {"题1": Face.HEI, "题2": Face.KAI, "题3": Face.FANG, "张三：": Face.HEI, "文": Face.FANG}


def test_a_table_repeats_its_header_on_each_page() -> None:
    table = Table(
        (Column("序号", 1), Column("事项", 5, "left")), tuple((str(row), SPEECH) for row in range(60))
    )
    pages = laid(Title("台账"), table, page=WIDE_FORM)
    assert len(pages.pages) > 3
    assert all(page.text.count("序号事项") == 1 for page in pages.pages)
    for number in range(60):
        assert sum(str(number) in lines(page) or str(number) in page.text for page in pages.pages) >= 1


def test_a_header_of_several_rows_is_repeated_whole() -> None:
    head = (
        Row((Cell("姓名", label=True, down=2), Cell("出席", label=True, across=2))),
        Row((Cell("应到", label=True), Cell("实到", label=True))),
    )
    columns = tuple(Column("", 1) for _ in range(3))
    pages = laid(Table(columns, (("张三", "1", "1"),) * 80, head), page=FORM)
    assert len(pages.pages) > 1
    assert all(
        {"姓名", "出席", "应到", "实到"} <= {span.text for span in spans(page)} for page in pages.pages
    )


def test_a_row_higher_than_a_page_runs_on_with_its_header_and_loses_nothing() -> None:
    long = SPEECH * 40
    pages = laid(Table((Column("题", 1), Column("文", 4, "left")), (("一", long), ("二", "短"))), page=FORM)
    assert len(pages.pages) >= 3
    assert all(page.text.startswith("题文") for page in pages.pages)
    body = "".join(page.text.removeprefix("题文") for page in pages.pages)
    assert body.replace("一", "", 1).startswith(long)


def test_a_short_row_is_not_cut() -> None:
    rows = tuple((str(row), "人" * 150) for row in range(30))
    pages = laid(Table((Column("题", 1), Column("文", 4, "left")), rows, size=12), page=FORM)
    for page in pages.pages:
        assert page.text.count("人") % 150 == 0


def test_a_label_stands_again_beside_the_rest_of_a_cut_row() -> None:
    grid = LabelledRows((1, 5), (Row((Cell("简历", label=True), Cell(SPEECH * 60))),))
    pages = laid(grid, page=FORM)
    assert len(pages.pages) > 1
    assert all("简历" in page.text for page in pages.pages)


def test_a_small_grid_stays_together() -> None:
    grid = LabelledRows((1, 3), tuple(Row((Cell(str(row)), Cell("值"))) for row in range(4)), together=True)
    pages = laid(*[Paragraph.of("人", indent=0)] * 21, grid)
    assert "值" not in pages.pages[0].text
    assert pages.pages[1].text.count("值") == 4


def test_a_tall_cell_binds_its_rows_and_holds_the_photo() -> None:
    photo = Cell(photo=Photo(b"png"), down=3)
    rows = (Row((Cell("姓名"), photo), 10), Row((Cell("性别"),), 10), Row((Cell("民族"),), 10))
    page = laid(LabelledRows((3, 1), rows), page=FORM).pages[0]
    (picture,) = (item for item in page.items if isinstance(item, Picture))
    assert picture.height == pytest.approx(30 * MM - 6)
    assert lines(page) == ["姓名", "性别", "民族"]


def test_cells_beyond_the_grid_are_a_mistake_of_ours() -> None:
    with pytest.raises(ValueError, match="beyond the edge"):
        laid(LabelledRows((1, 1), (Row((Cell("一"), Cell("二"), Cell("三"))),)))


def test_every_cell_has_four_borders() -> None:
    page = laid(LabelledRows((1, 1), (Row((Cell("一"), Cell("二"))),))).pages[0]
    assert len([item for item in page.items if isinstance(item, Rule)]) == 8


def test_a_long_name_is_set_smaller_rather_than_on_two_lines() -> None:
    columns = (Column("姓名", 1, fit=True), Column("单位", 5))
    page = laid(Table(columns, (("欧阳阿不都热合曼", "社区"),), size=12), page=FORM).pages[0]
    name = next(span for span in spans(page) if span.text.startswith("欧阳"))
    assert name.text == "欧阳阿不都热合曼"
    assert name.size < 12


def test_names_in_a_cell_are_not_broken() -> None:
    names = ("张建国", "李红", "欧阳少东", "买买提·阿不都") * 8
    page = laid(LabelledRows((1, 2), (Row((Cell("出席"), Cell(names=names))),)), page=FORM).pages[0]
    pieces = [part for span in spans(page) for part in span.text.split("、") if part]
    assert set(pieces) == {"出席", *names}


def test_a_list_of_names_goes_on_under_the_first_name() -> None:
    page = laid(NameList("出席：", ("张建国", "李红", "欧阳少东") * 8)).pages[0]
    label, first, *later = spans(page)
    assert (label.text, label.face) == ("出席：", Face.HEI)
    assert {round(span.x, 2) for span in later} == {round(first.x, 2)}
    assert len(later) >= 2


def test_a_title_of_two_lines_is_balanced() -> None:
    page = laid(Title("关于召开东明街道人大代表小组年终述职评议座谈会暨表彰会的通知")).pages[0]
    first, second = lines(page)
    assert abs(len(first) - len(second)) <= 3


def test_the_unsealed_closing_ends_two_characters_from_the_edge() -> None:
    page = laid(Closing("中共东明街道工作委员会", "2026年3月5日")).pages[0]
    unit, date = spans(page)
    em = (210 - 28 - 26) * MM / 28
    assert unit.x + 11 * em == pytest.approx((210 - 26) * MM - 2 * em)
    assert date.x == pytest.approx(unit.x + 2 * em)


def test_the_sealed_closing_leaves_four_characters_behind_the_date() -> None:
    page = laid(Closing("东明街道办事处", "2026年3月5日", sealed=True)).pages[0]
    unit, date = spans(page)
    em = (210 - 28 - 26) * MM / 28
    tracking = em - 16
    width = sum((8 if character.isascii() else 16) + tracking for character in date.text)
    assert date.x + width == pytest.approx((210 - 26) * MM - 4 * em)
    assert unit.x + 7 * em / 2 == pytest.approx(date.x + width / 2)


def test_a_red_head_is_red_and_fits_the_width() -> None:
    page = laid(
        RedHead("明山区人大常委会东明街道工作委员会", "东人大工委〔2026〕12号"), Title("关于开会的通知")
    ).pages[0]
    head = spans(page)[0]
    assert head.colour == RED
    assert head.x >= 28 * MM - 0.01
    assert any(isinstance(item, Rule) and item.colour == RED for item in page.items)


def test_page_numbers_stand_outside_on_two_sided_sheets() -> None:
    pages = laid(*[Paragraph.of("人", indent=0)] * 60, numbers=PageNumbers.DASH_OUTER)
    numbers = [spans(page)[-1] for page in pages.pages]
    assert [span.text for span in numbers] == ["— 1 —", "— 2 —", "— 3 —"]
    assert numbers[0].x > 105 * MM > numbers[1].x
    assert numbers[0].x == numbers[2].x
    assert all(span.baseline > (297 - 35 + 7) * MM for span in numbers)


def test_pages_are_counted_on_forms() -> None:
    pages = laid(*[Paragraph.of("人", indent=0)] * 60, page=FORM, numbers=PageNumbers.COUNT)
    assert [spans(page)[-1].text for page in pages.pages] == ["第1页　共2页", "第2页　共2页"]


def test_the_running_head_stands_on_later_pages_and_the_mark_on_all() -> None:
    pages = laid(*[Paragraph.of("人", indent=0)] * 30, running_head="会议记录（续）", mark="草稿")
    assert ["会议记录（续）" in page.text for page in pages.pages] == [False, True]
    assert all("草稿" in page.text for page in pages.pages)


def test_small_print_two_ended_lines_and_page_breaks() -> None:
    pages = laid(
        Ends("填报单位：甲", "截至今日"), Note("注：一"), PageBreak(), Paragraph.of("第二页"), page=FORM
    )
    left, right, note = spans(pages.pages[0])
    assert (left.text, right.text, note.text) == ("填报单位：甲", "截至今日", "注：一")
    assert right.x > left.x
    assert pages.pages[1].text == "第二页"


def test_a_signature_that_says_all_has_no_line() -> None:
    page = laid(Paragraph.of("文"), SignatureLines(("核对人：", "日期：2026年12月1日"))).pages[0]
    assert len([item for item in page.items if isinstance(item, Rule)]) == 1


def test_an_empty_document_is_one_page() -> None:
    assert len(laid().pages) == 1
