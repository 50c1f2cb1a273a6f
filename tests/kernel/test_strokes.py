"""Deputies listed by the strokes of their names, in both official ways."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiedao_desk.kernel.strokes import missing_strokes, stroke_count, stroke_key, stroke_mode_of

BY_NAME = ["丁小宁", "王小宁", "文一", "田大利", "田富", "林一", "欧阳少东", "洪少东", "高大富", "高富"]
BY_SURNAME = ["丁小宁", "王小宁", "文一", "田富", "田大利", "林一", "欧阳少东", "洪少东", "高富", "高大富"]
NAMES = st.text(alphabet="丁王文田林欧阳洪高小宁一大利富少东·\U0002a6a5\ue863?A", min_size=1, max_size=5)
MODES = st.sampled_from(["name", "surname"])


def by_strokes(names, mode="name"):
    return sorted(names, key=lambda name: stroke_key(name, mode))


def test_names_stand_in_the_order_of_their_strokes():
    """按姓名笔画为序, in either of the two official ways."""
    assert by_strokes(reversed(BY_NAME)) == BY_NAME


def test_by_surname_a_short_name_has_an_empty_second_place():
    assert by_strokes(reversed(BY_SURNAME), "surname") == BY_SURNAME


def test_a_has_seven_strokes():
    assert stroke_count("阿") == 7
    assert by_strokes(["阿明", "林明", "李明", "洪明"]) == ["李明", "阿明", "林明", "洪明"]


def test_jiang_stands_before_han():
    assert by_strokes(["韩明", "蒋明"]) == ["蒋明", "韩明"]
    assert stroke_count("蒋") == stroke_count("韩") == 12


@pytest.mark.parametrize(
    "characters",
    [
        "一乙二十丁厂七卜八人入儿匕几九刁了刀力乃又干于亏工土士才下寸大丈与万上小口山巾千乞川亿个夕久么勺凡丸及广亡门丫义之尸己已巳弓子卫也女刃飞习叉马乡",
        "丁于马王文方孔邓石卢田白冯宁吕朱乔任刘关江许孙杜李杨吴何余邹汪沈宋张陈邵林罗金周郑孟赵胡钟姜贺袁贾夏顾徐高郭唐黄萧曹龚崔康梁彭蒋韩程傅谢赖蔡廖谭熊黎潘薛戴魏",
    ],
)
def test_characters_stand_as_in_the_official_table(characters):
    assert "".join(by_strokes(sorted(characters))) == characters


def test_every_character_of_the_two_usual_blocks_has_its_place_or_its_count():
    assert all(stroke_count(chr(code)) for code in range(0x3400, 0x4DC0))
    assert all(stroke_count(chr(code)) for code in range(0x4E00, 0x9FA6))
    assert missing_strokes(chr(code) for code in range(0x4E00, 0x9FA6)) == ["兙", "桛", "瓰", "瓱", "瓼"]


def test_what_is_not_listed_stands_last_and_is_named():
    names = ["张\ue863", "张\U0002a6a5", "张三", "张龙", "\ue863三", "张?"]
    assert by_strokes(names) == ["张三", "张龙", "张\U0002a6a5", "张?", "张\ue863", "\ue863三"]
    assert missing_strokes([*names, "张?"]) == ["张\ue863", "张\U0002a6a5", "\ue863三", "张?"]
    assert stroke_count("?") is None


def test_dots_are_passed_over_and_blanks_do_not_matter():
    assert stroke_key("买买提·艾力", "name")[0] == stroke_key("买买提艾力", "name")[0]
    assert stroke_key("田　富", "surname") == stroke_key("田富", "surname")


@pytest.mark.parametrize(
    ("roster", "mode"),
    [(BY_NAME, "name"), (BY_SURNAME, "surname"), (["丁小宁", "文一"], None), (["文一", "丁小宁"], None)],
)
def test_a_roster_tells_which_way_it_was_sorted(roster, mode):
    assert stroke_mode_of(roster) == mode


@given(st.lists(NAMES, max_size=8), MODES, st.randoms())
def test_the_order_is_one_whatever_order_names_come_in(names, mode, chance):
    assert by_strokes(chance.sample(names, len(names)), mode) == by_strokes(names, mode)


@given(NAMES, NAMES, MODES)
def test_of_two_different_names_one_comes_first(one, other, mode):
    first, second = stroke_key(one, mode), stroke_key(other, mode)
    assert (first < second) + (first == second) + (first > second) == 1
    assert (first == second) == (one == other)


@given(st.text(max_size=6), MODES)
def test_anything_that_is_typed_has_a_place(text, mode):
    assert stroke_key(text, mode) == stroke_key(text, mode)
    assert stroke_key(text, mode) >= stroke_key("", mode)
