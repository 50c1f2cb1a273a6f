"""Text tables come in every encoding and with every sign between the values."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiedao_desk.kernel.errors import Unreadable
from jiedao_desk.spreadsheet.reading import open_table
from jiedao_desk.spreadsheet.reading_text import decode, text_sheet

TABLE = "序号,姓名,籍贯\n001,赵一鸣,辽宁省\n002,钱二宝,吉林省\n"


def texts(data: bytes) -> dict[int, list[str]]:
    sheet, _ = text_sheet(data, "名册")
    return {row.number: [cell.text for cell in row.cells] for row in sheet.rows}


@pytest.mark.parametrize(
    "data",
    [
        TABLE.encode("utf-8"),
        TABLE.encode("utf-8-sig"),
        TABLE.encode("gbk"),
        TABLE.encode("gb18030"),
        TABLE.encode("utf-16"),
        b"\xfe\xff" + TABLE.encode("utf-16-be"),
        TABLE.encode("utf-16-le"),
        TABLE.replace(",", "\t").encode("utf-16"),
        TABLE.replace(",", "\t").encode("gbk"),
        TABLE.replace(",", ";").encode("utf-8"),
        TABLE.replace("\n", "\r\n").encode("gbk"),
        TABLE.replace("\n", "\r").encode("gbk"),
    ],
)
def test_the_same_table_in_every_form(data):
    assert texts(data) == {
        1: ["序号", "姓名", "籍贯"],
        2: ["001", "赵一鸣", "辽宁省"],
        3: ["002", "钱二宝", "吉林省"],
    }


def test_a_rare_character_that_only_gb18030_has():
    assert texts("姓名\n赵𬱖\n".encode("gb18030"))[2] == ["赵𬱖"]


def test_the_sheet_is_named_after_the_file():
    (sheet,) = open_table(TABLE.encode(), "2026年名册.csv").sheets
    assert sheet.name == "2026年名册"


def test_row_numbers_are_those_a_spreadsheet_shows():
    data = '姓名,简历\n\n赵一鸣,"1998年参加工作\n2010年任现职"\n,\n钱二宝,无\n'.encode()
    assert texts(data) == {
        1: ["姓名", "简历"],
        3: ["赵一鸣", "1998年参加工作\n2010年任现职"],
        5: ["钱二宝", "无"],
    }


def test_a_comma_inside_quotes_is_text():
    assert texts('单位,姓名\n"东明街道,办公室",赵一鸣\n"甲,乙",钱二宝\n'.encode())[2] == [
        "东明街道,办公室",
        "赵一鸣",
    ]


def test_a_quote_that_is_never_closed_swallows_no_rows():
    data = '姓名,简历\n赵一鸣,"优秀代表\n钱二宝,无\n孙三立,无\n'.encode()
    sheet, notices = text_sheet(data, "名册")
    assert [row.cells[0].text for row in sheet.rows] == ["姓名", "赵一鸣", "钱二宝", "孙三立"]
    assert "引号没有成对" in notices[0]


def test_guards_that_keep_zeros_are_taken_off_and_nothing_else_is():
    data = '编号,证号\n="0012",\t210504197508150019\n=SUM(A1),\'007\n'.encode()
    assert texts(data)[2] == ["0012", "210504197508150019"]
    assert texts(data)[3] == ["=SUM(A1)", "'007"]


def test_a_single_column_is_not_cut():
    assert texts("姓名\n赵一鸣\n钱二宝\n".encode()) == {1: ["姓名"], 2: ["赵一鸣"], 3: ["钱二宝"]}


@pytest.mark.parametrize("data", [bytes(range(256)) * 20, b"\x80\x81\x82\xff\xff\x00\x01" * 100])
def test_what_is_no_text_is_refused(data):
    with pytest.raises(Unreadable, match="不是文本"):
        text_sheet(data, "x")


def test_a_cell_beyond_all_measure_is_refused():
    sheet, _ = text_sheet(b"a," + b"x" * 200_000 + b"\nb,c\n", "x")
    with pytest.raises(Unreadable, match="异常长"):
        sheet.gathered()


@given(
    st.text("代表街道人大赵钱孙李abc123，。、 ", min_size=8), st.sampled_from(["utf-8", "gb18030", "utf-16"])
)
def test_any_chinese_text_comes_back_whole(words, encoding):
    text = f"姓名,单位\r\n{words},东明街道\r\n"
    assert decode(text.encode(encoding)).text == text
