"""Totals, group titles, notes and signatures are told from people, and nobody is left out in silence."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiedao_desk.exchange import headers
from jiedao_desk.spreadsheet.table import Sheet
from tests.exchange.test_headers import knows, sheet

HEAD = "序号|姓名|性别|民族|出生年月|工作单位及职务|备注"


def kinds(*lines: str, head: str = HEAD, merges=(), needed=()) -> list[tuple[str, str]]:
    whole = sheet(head, *lines, merges=merges)
    header = headers.find(whole, knows)
    return [(kind, why) for _, kind, why in headers.rows(whole, header, needed)]


def kind(line: str, **more) -> str:
    ((found, _),) = kinds(line, **more)
    return found


@pytest.mark.parametrize(
    "line",
    [
        "1|赵一鸣|男|汉族|1975.08|东明社区|",
        "|赵一鸣",
        "|赵一鸣|||||",
        "x|赵一鸣|男",
        "7|合永强|男|回族|1975.08|东明社区|",
        "|合计|男|回族|1975.08|东明社区|",
        "|合计|男",
        "|共明|女|汉族",
        "|注明|女|汉族",
        "|小计文|女|汉族",
        "|备注|女|汉族|1980.01|东明社区",
        "|第五建国|男|汉族|1966.01|东明社区",
        "|第五建国",
        "|区代表",
        "3|钱二宝|女|满族|1980.01|书记|负责人",
        "3|钱二宝|女|满族|1980.01|审核人|联系人",
        "|孙三立||||第一代表小组组长|",
        "|李说明|男||||注：市代表",
        "|阿不都热依木·买买提江·依明|男|维吾尔族",
        "|张村|",
        "|李代表|",
        "|||||东明社区|",
        "||男",
    ],
)
def test_people_are_data(line):
    assert kind(line) == "data"


@pytest.mark.parametrize(
    "line",
    [
        "合计|||||38人|",
        "合　　计||38||||",
        "|合计|38",
        "|合计：|38人|—",
        "|总计||||120|",
        "小计||12|12|||",
        "第一代表小组小计||12",
        "|共计|男20人|女18人",
        "|合计|其中女|18",
        "共38人",
        "|合计38人",
        "|总共38人，其中女代表12人",
        "||合计|38",
        "合计",
    ],
)
def test_totals(line):
    assert kinds(line) == [("total", "合计行")]


@pytest.mark.parametrize(
    "line",
    [
        "第一代表小组",
        "|第一代表小组",
        "|第三组：",
        "|第十二选区（东明社区）",
        "一、区代表",
        "|一、区代表",
        "|二、市人大代表|12人",
        "|（一）企业界",
        "|第2代表小组|共12人",
        "东明社区",
        "|东明社区联络站",
        "|企业界代表",
    ],
)
def test_titles_of_groups(line):
    ((found, why),) = kinds(line)
    assert found == "section"
    assert why.startswith("分组标题行“")


def test_a_text_merged_across_the_table_is_a_title_whatever_it_says():
    assert kinds("机关和企事业", merges=[(2, 1, 2, 7)])[0] == ("section", "分组标题行“机关和企事业”")


def test_a_name_merged_as_wide_as_its_heading_is_a_person():
    found = kinds(
        "1|赵一鸣||男|汉族",
        "2|钱二宝||",
        head="序号|姓名||性别|民族",
        merges=[(1, 2, 1, 3), (2, 2, 2, 3), (3, 2, 3, 3)],
    )
    assert [kind for kind, _ in found] == ["data", "data"]


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("备注：本表一式两份", "说明行"),
        ("注：1.不含市代表。", "说明行"),
        ("|说明：按姓名笔画排序|", "说明行"),
        ("填表说明：见附件", "说明行"),
        ("备注|本表一式两份", "说明行"),
        ("本表由街道人大工委填写，于每年七月五日前报区人大常委会，一式两份。", "说明行"),
        ("单位负责人（签字）：　审核人：　填表人：　联系电话：", "签字行"),
        ("|填表人：李某|||审核人：王某", "签字行"),
        ("|填表人|李某||审核人|王某", "签字行"),
        ("填报日期：2026年7月2日", "签字行"),
        ("（以下空白）", "“以下空白”"),
        ("|——以下无正文——", "“以下空白”"),
        ("第1页，共3页", "页码行"),
    ],
)
def test_notes_and_signatures(line, why):
    assert kinds(line) == [("note", why)]


@pytest.mark.parametrize(
    ("line", "why"), [("12||", "只有序号，没有内容"), ("3|　|\n", "只有序号，没有内容"), (" | ", "空行")]
)
def test_rows_prepared_and_not_filled(line, why):
    assert kinds(line) == [("empty", why)]


def test_headings_repeated_on_the_next_page():
    found = kinds("1|赵一鸣|男|汉族", "序号|姓 名|性别|民族|出生\n年月", "2|钱二宝|女|满族")
    assert [kind for kind, _ in found] == ["data", "header", "data"]
    assert found[1][1] == "重复的表头"


def test_headings_of_two_lines_repeated():
    lines = ("序号|姓名|测评||备注", "||满意|不满意|")
    merges = [(1, 1, 2, 1), (1, 2, 2, 2), (1, 3, 1, 4), (1, 5, 2, 5)]
    whole = sheet(*lines, "1|赵一鸣|3|1|", *lines, "2|钱二宝|4|0|", merges=merges)
    header = headers.find(whole, knows)
    assert header.rows == (1, 2)
    assert [kind for _, kind, _ in headers.rows(whole, header)] == ["data", "header", "header", "data"]


def test_where_the_main_column_is_told_a_lone_word_elsewhere_is_no_record():
    line = "|||||东明社区|"
    assert kind(line) == "data"
    assert kind(line, needed={2}) == "section"


def test_in_a_list_of_few_columns_a_numbered_name_is_a_name():
    found = kinds("一、赵一鸣", "二、钱二宝", "三、区代表", head="姓名")
    assert [kind for kind, _ in found] == ["data", "data", "section"]


def test_a_group_is_a_record_where_groups_are_listed():
    known = {"小组名称", "组长"}
    whole = sheet("小组名称|组长", "第一代表小组|", "第二代表小组|钱二宝")
    header = headers.find(whole, known.__contains__)
    assert [kind for _, kind, _ in headers.rows(whole, header)] == ["data", "data"]


def test_vertical_merges_are_filled_beside_each_person_and_the_row_keeps_its_number():
    whole = sheet(HEAD, "1|赵一鸣||||东明社区", "2|钱二宝", "合计||2", merges=[(2, 6, 3, 6)])
    rows = list(headers.rows(whole, headers.find(whole, knows)))
    assert [row.row.number for row in rows] == [2, 3, 4]
    assert rows[1].row.at(6).text == "东明社区"
    assert rows[2].kind == "total"


def test_a_sheet_that_ends_with_its_headings_has_no_rows():
    whole: Sheet = sheet(HEAD)
    assert list(headers.rows(whole, headers.find(whole, knows))) == []


NAMES = st.text("合共小总计注备说明第一二三四五组代表赵钱孙李负责人填审核区选页", min_size=2, max_size=4)
WORDS = st.text("汉满回蒙族男女东明社区书记主任街道办", min_size=1, max_size=6)


@given(NAMES, WORDS, WORDS, WORDS)
def test_whoever_has_a_sex_a_nation_and_a_post_is_never_left_out(name, sex, nation, post):
    assert kind(f"1|{name}|{sex}|{nation}||{post}|") == "data"


@given(NAMES.filter(lambda name: not any(letter in name for letter in "合共小总计注备说明第组区选页")))
def test_a_name_alone_in_its_row_is_not_left_out(name):
    assert kind(f"|{name}|||||") == "data"
