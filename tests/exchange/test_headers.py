"""The headings of real sheets are found below titles, on one line or three, broken and merged."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiedao_desk.exchange import headers
from jiedao_desk.spreadsheet.table import EMPTY, Cell, Merge, Row, Sheet, number_cell, text_cell

KNOWN = {"序号", "姓名", "性别", "民族", "出生年月", "身份证号", "工作单位及职务", "满意", "不满意", "备注"}


def knows(text: str) -> bool:
    """As the importer does: the whole heading or its last part."""
    return text in KNOWN or text.rpartition("/")[2] in KNOWN


def cell(word: str) -> Cell:
    return number_cell(float(word)) if word.replace(".", "").isdigit() else text_cell(word)


def sheet(*lines: str, merges=()) -> Sheet:
    """Rows as words parted by a bar; an empty line is a row without any value."""
    rows = [
        Row(number, tuple(map(cell, line.split("|")))) for number, line in enumerate(lines, start=1) if line
    ]
    return Sheet("名册", tuple(rows), merges=tuple(Merge(*merge) for merge in merges))


def texts(header) -> list[str]:
    return [text for _, text in header.columns]


def test_headings_in_the_first_row():
    header = headers.find(sheet("序号|姓名|性别", "1|赵一鸣|男"), knows)
    assert header.rows == (1,)
    assert header.columns == ((1, "序号"), (2, "姓名"), (3, "性别"))
    assert header.titles == ()


def test_headings_below_a_title_a_unit_line_and_a_gap():
    header = headers.find(
        sheet(
            "东明街道代表名册",
            "填报单位（盖章）：东明街道人大工委|||填报日期：2026年7月2日",
            "",
            "序号|姓名|性别|联系电话",
            "1|赵一鸣|男|13800000001",
            merges=[(1, 1, 1, 4), (2, 1, 2, 3)],
        ),
        knows,
    )
    assert header.rows == (4,)
    assert header.titles == (
        "东明街道代表名册",
        "填报单位（盖章）：东明街道人大工委",
        "填报日期：2026年7月2日",
    )


def test_line_breaks_and_blanks_inside_headings_do_not_matter():
    header = headers.find(
        sheet("序 号|姓\u3000名|出生\n年月|身份\r\n证 号|Serial No", "1|赵一鸣|1975.08|x|7"), knows
    )
    assert texts(header) == ["序号", "姓名", "出生年月", "身份证号", "Serial No"]


TWO_LINES = (
    "测评结果表",
    "序号|姓名|测评情况|||备注",
    "||满意|基本满意|不满意|",
    "1|赵一鸣|30|2|1|",
)
TWO_LINE_MERGES = [(1, 1, 1, 6), (2, 1, 3, 1), (2, 2, 3, 2), (2, 3, 2, 5), (2, 6, 3, 6)]


@pytest.mark.parametrize(
    "merges",
    [TWO_LINE_MERGES, TWO_LINE_MERGES[3:4], TWO_LINE_MERGES[:4]],
    ids=["all", "across", "without 备注"],
)
def test_two_lines_are_read_from_the_upper_to_the_lower(merges):
    header = headers.find(sheet(*TWO_LINES, merges=merges), knows)
    assert header.rows == (2, 3)
    assert texts(header) == ["序号", "姓名", "测评情况/满意", "测评情况/基本满意", "测评情况/不满意", "备注"]


def test_two_lines_without_any_merge_as_in_a_text_file():
    header = headers.find(sheet(*TWO_LINES), knows)
    assert header.rows == (2, 3)
    assert texts(header)[:2] == ["序号", "姓名"]
    assert texts(header)[4] == "不满意"


def test_a_lower_line_of_unknown_words_belongs_to_the_headings():
    header = headers.find(
        sheet("姓名|性别|履职次数||", "||视察|调研|接待", "赵一鸣|男|1|2|3", merges=[(1, 3, 1, 5)]), knows
    )
    assert header.rows == (1, 2)
    assert texts(header) == ["姓名", "性别", "履职次数/视察", "履职次数/调研", "履职次数/接待"]


def test_an_upper_line_over_some_columns_belongs_to_the_headings():
    header = headers.find(
        sheet("|| 测评情况||", "序号|姓名|满意|不满意|备注", "1|赵一鸣|3|2|", merges=[(1, 3, 1, 4)]), knows
    )
    assert header.rows == (1, 2)
    assert texts(header) == ["序号", "姓名", "测评情况/满意", "测评情况/不满意", "备注"]


def test_a_unit_line_in_two_merged_halves_is_no_heading():
    header = headers.find(
        sheet(
            "填报单位：东明街道||2026年7月|",
            "序号|姓名|性别|民族",
            "1|赵一鸣|男|汉族",
            merges=[(1, 1, 1, 2), (1, 3, 1, 4)],
        ),
        knows,
    )
    assert header.rows == (2,)


def test_three_lines():
    header = headers.find(
        sheet(
            "姓名|评价||||",
            "|工作||结果||备注",
            "|满意|不满意|满意|不满意|",
            "赵一鸣|1|2|3|4|",
            merges=[(1, 1, 3, 1), (1, 2, 1, 5), (2, 2, 2, 3), (2, 4, 2, 5), (2, 6, 3, 6)],
        ),
        knows,
    )
    assert header.rows == (1, 2, 3)
    assert texts(header)[1:5] == ["评价/工作/满意", "评价/工作/不满意", "评价/结果/满意", "评价/结果/不满意"]


def test_a_heading_broken_over_two_lines_is_put_together():
    header = headers.find(sheet("姓名|性别|工作单位", "||及职务", "赵一鸣|男|东明社区"), knows)
    assert header.rows == (1, 2)
    assert texts(header) == ["姓名", "性别", "工作单位及职务"]


def test_columns_and_rows_keep_their_own_numbers():
    rows = (
        Row(7, (EMPTY, EMPTY, text_cell("姓名"), text_cell("性别"))),
        Row(8, (EMPTY, EMPTY, text_cell("赵一鸣"))),
    )
    header = headers.find(Sheet("名册", rows), knows)
    assert header.rows == (7,)
    assert header.columns == ((3, "姓名"), (4, "性别"))


def test_a_list_of_names_alone():
    header = headers.find(sheet("姓名", "赵一鸣", "钱二宝"), knows)
    assert header.rows == (1,)


def test_one_known_word_among_many_is_no_heading():
    assert headers.find(sheet("通知", "姓名|电话|地址|邮编", "赵一鸣|1|2|3"), knows) is None
    assert headers.find(sheet("赵一鸣|男", "钱二宝|女"), knows) is None
    assert headers.find(Sheet("空", ()), knows) is None


def test_the_first_of_several_equal_headings_counts():
    assert headers.find(sheet("姓名|性别", "赵一鸣|男", "姓名|性别", "钱二宝|女"), knows).rows == (1,)


@given(
    st.integers(0, 12),
    st.lists(st.sampled_from(sorted(KNOWN)), min_size=3, max_size=8, unique=True),
    st.lists(st.sampled_from(["\n", " ", "\u3000", "\r\n", "\u200b", "\xa0"]), min_size=1, max_size=3),
)
def test_titles_above_and_blanks_inside_change_nothing_but_the_row(above, words, blanks):
    broken = ["".join(letter + blanks[at % len(blanks)] for at, letter in enumerate(word)) for word in words]
    lines = [f"第{number}段说明" for number in range(above)]
    header = headers.find(sheet(*lines, "|".join(broken), "|".join("甲乙丙丁戊己庚辛"[: len(words)])), knows)
    assert header.rows == (above + 1,)
    assert texts(header) == words
