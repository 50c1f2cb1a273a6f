"""Names as they are kept, taken out of cells, padded and found."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiedao_desk.kernel.names import (
    NameList,
    NameNote,
    normal_name,
    padded,
    read_note,
    split_names,
    split_note,
)
from jiedao_desk.kernel.nations import NATIONS, read_nation

HAN_NAMES = st.text(alphabet="张王李赵欧阳田富大利小宁文一高林洪少东买提艾力古丽", min_size=2, max_size=4)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("张　三", "张三"),
        ("  张 三 ", "张三"),
        ("张\xa0三\u200b", "张三"),
        ("买买提•艾力", "买买提·艾力"),
        ("买买提．艾力", "买买提·艾力"),
        ("买买提.艾力", "买买提·艾力"),
        ("买买提・艾力", "买买提·艾力"),
        ("李伟２", "李伟2"),
        ("Ｊ. Smith", "J.Smith"),
        ("张\ue863", "张\ue863"),
        ("张？", "张？"),
        ("李?明", "李?明"),
        ("", ""),
    ],
)
def test_a_name_is_kept_without_blanks_and_with_one_middle_dot(typed, kept):
    assert normal_name(typed) == kept


@given(st.text(max_size=20))
def test_a_kept_name_stays_as_it_is(text):
    once = normal_name(text)
    assert normal_name(once) == once
    assert not any(sign.isspace() for sign in once)


@given(HAN_NAMES)
def test_a_padded_name_is_kept_as_the_name_itself(name):
    assert normal_name(padded(name)) == name


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("张三", "张　三"),
        ("张小三", "张小三"),
        ("欧阳少东", "欧阳少东"),
        ("阿·力", "阿·力"),
        ("李A", "李A"),
        ("张\U00030edd", "张　\U00030edd"),
        ("", ""),
    ],
)
def test_only_two_chinese_characters_are_padded(name, shown):
    assert padded(name) == shown


@pytest.mark.parametrize(
    ("typed", "name", "note"),
    [
        ("张三（女）", "张三", "女"),
        ("张三(满)", "张三", "满"),
        ("张　三 （女，满族）", "张三", "女，满族"),
        ("张三【女】(满族)", "张三", "女，满族"),
        ("（女）张三", "张三", "女"),
        ("张三(女", "张三", "女"),
        ("张三（）", "张三", None),
        ("张三", "张三", None),
    ],
)
def test_what_stands_in_brackets_is_taken_out_of_the_name(typed, name, note):
    assert split_note(typed) == (name, note)


@pytest.mark.parametrize(
    ("note", "meant"),
    [
        ("女", NameNote(sex="女")),
        ("满", NameNote(nation="满族")),
        ("女，满族", NameNote(sex="女", nation="满族")),
        ("女、 锡伯族、致公党", NameNote(sex="女", nation="锡伯族", rest=("致公党",))),
        ("大", NameNote(rest=("大",))),
        ("2", NameNote(rest=("2",))),
        ("", NameNote()),
    ],
)
def test_a_note_tells_sex_and_nationality(note, meant):
    assert read_note(note) == meant


def test_there_are_56_nationalities_in_the_order_of_their_codes():
    assert len(NATIONS) == len(set(NATIONS)) == 56
    assert (NATIONS[0], NATIONS[10], NATIONS[55]) == ("汉族", "满族", "基诺族")
    assert read_nation("11") == read_nation("满") == read_nation(" 满 族 ") == "满族"
    assert read_nation("97") is read_nation("汉人") is read_nation("") is read_nation("0") is None


@pytest.mark.parametrize(
    ("cell", "names", "uncertain"),
    [
        ("张三、李四 王五等5人", ("张三", "李四", "王五"), ("等5人",)),
        ("张　三、李　四", ("张三", "李四"), ()),
        ("张 三  李 四", ("张三", "李四"), ("张 三 李 四",)),
        ("王 小 明", ("王小明",), ("王 小 明",)),
        ("张三\n李四；王五/赵六，钱七,", ("张三", "李四", "王五", "赵六", "钱七"), ()),
        ("张三（女，满族）、李四", ("张三", "李四"), ("张三（女，满族）",)),
        ("张　三（书记）、李四", ("张三", "李四"), ("张三（书记）",)),
        ("买买提•艾力、张三同志", ("买买提·艾力", "张三"), ()),
        ("王五等五名代表", ("王五",), ("等五名代表",)),
        ("共12人", (), ("共12人",)),
        ("5人", (), ("5人",)),
        ("？三、李\ue863", ("？三", "李\ue863"), ()),
        ("张三、张三", ("张三", "张三"), ()),
        ("", (), ()),
        (" 、， ", (), ()),
    ],
)
def test_names_are_taken_out_of_a_cell(cell, names, uncertain):
    assert split_names(cell) == NameList(names, uncertain)


@given(st.lists(HAN_NAMES, max_size=6), st.sampled_from(["、", "，", "\n", "；", " ", "／"]), st.booleans())
def test_listed_names_come_back_in_their_order(names, separator, pad):
    cell = separator.join(padded(name) if pad and separator != " " else name for name in names)
    assert split_names(cell) == NameList(tuple(names))


@given(st.text(alphabet="张王李三四五等共5人（）()、， 　·女满?\ue863\n", max_size=25))
def test_no_character_of_a_name_is_dropped(cell):
    found = split_names(cell)
    kept = "".join(found.names + found.uncertain)
    assert all(sign in kept for sign in cell if sign in "张王李三四五5?\ue863")
