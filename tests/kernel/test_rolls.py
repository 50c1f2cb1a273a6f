"""Pasted names held against the people expected."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from jiedao_desk.kernel.rolls import AMBIGUOUS, UNCERTAIN, UNKNOWN, Expected, match, near

PEOPLE = (
    Expected(1, "张三", "第一代表小组"),
    Expected(2, "王伟", "第一代表小组"),
    Expected(3, "王伟", "第三代表小组"),
    Expected(4, "欧阳少东", "第二代表小组"),
    Expected(5, "阿依古丽·买买提", "第二代表小组"),
    Expected(6, "张国强"),
)


def test_whole_names_however_they_are_parted() -> None:
    found = match("张　三、欧阳少东\n阿依古丽•买买提\t张国强", PEOPLE)
    assert [one.who.id for one in found.found] == [1, 4, 5, 6]
    assert found.doubts == ()


def test_two_of_one_name_are_asked_for_with_their_groups() -> None:
    (doubt,) = match("王伟", PEOPLE).doubts
    assert (doubt.kind, [one.id for one in doubt.choices]) == (AMBIGUOUS, [2, 3])
    assert doubt.sentence == "“王伟”有2名（第一代表小组、第三代表小组），请选择"


def test_both_of_one_name_need_no_question() -> None:
    found = match("王伟、王伟", PEOPLE)
    assert [one.who.id for one in found.found] == [2, 3]
    assert found.doubts == ()
    assert found.twice == ()


def test_an_unknown_name_gets_near_ones() -> None:
    (doubt,) = match("张珊", PEOPLE).doubts
    assert (doubt.kind, [one.id for one in doubt.choices]) == (UNKNOWN, [1])
    assert doubt.sentence == "没有名叫“张珊”的代表，是否为张三？"


def test_near_by_sound_by_one_character_and_by_order() -> None:
    assert [one.name for one in near("欧阳绍冬", PEOPLE)] == ["欧阳少东"]
    assert [one.name for one in near("国张强", PEOPLE)] == ["张国强"]
    assert [one.name for one in near("张强", PEOPLE)] == ["张国强"]
    assert near("李四", PEOPLE) == ()


def test_a_stranger_is_said_without_a_guess() -> None:
    (doubt,) = match("赵六七", PEOPLE).doubts
    assert doubt.sentence == "没有名叫“赵六七”的代表"


def test_notes_tell_how_it_was() -> None:
    found = match("张三（病假）、张国强（迟到）、欧阳少东（组长）", PEOPLE).found
    assert [(one.who.name, one.state, one.note) for one in found] == [
        ("张三", "请假", "病假"),
        ("张国强", "迟到", "迟到"),
        ("欧阳少东", None, "组长"),
    ]


def test_and_others_is_said() -> None:
    found = match("张三、张国强等5人", PEOPLE)
    assert [one.who.id for one in found.found] == [1, 6]
    assert [(one.kind, one.written) for one in found.doubts] == [(UNCERTAIN, "等5人")]
    assert found.doubts[0].sentence == "“等5人”不是姓名，请核对是否还有别人"


def test_a_name_written_twice_is_found_once_and_said() -> None:
    found = match("张三、张三", PEOPLE)
    assert [one.who.id for one in found.found] == [1]
    assert found.twice == ("张三",)


@given(st.lists(st.sampled_from(["张三", "王伟", "张珊", "欧阳少东", "赵六七", "等3人"]), max_size=8))
def test_nothing_is_dropped(names: list[str]) -> None:
    found = match("、".join(names), PEOPLE)
    said = {one.written for one in found.found} | {one.written for one in found.doubts}
    assert said == set(names)
