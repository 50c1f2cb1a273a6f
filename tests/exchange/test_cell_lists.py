"""Lists inside one cell, as they are typed (格内列表)."""

from __future__ import annotations

import pytest

from jiedao_desk.exchange.cell_lists import Named, read_lines, read_marks, read_names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("张三、李四", ["张三", "李四"]),
        ("张三，李四；王五\n赵六", ["张三", "李四", "王五", "赵六"]),
        ("张　三 李四", ["张三", "李四"]),
        ("无", []),
        ("/", []),
        ("欧阳娜·买买提、张三", ["欧阳娜·买买提", "张三"]),
    ],
)
def test_names_are_parted_wherever_people_part_them(text: str, names: list[str]) -> None:
    assert [person.name for person in read_names(text).people] == names


def test_notes_stay_with_their_names_however_deep_the_brackets() -> None:
    found = read_names("李明（党工委副书记、办事处主任（兼））、张三(病假)")

    assert found.people == (Named("李明", "党工委副书记、办事处主任（兼）"), Named("张三", "病假"))
    assert found.odd == ()


def test_a_post_written_before_the_name_is_parted_from_it_and_said() -> None:
    found = read_names("人大街道工委主任刘志强、主任科员陈洁、王书记")

    assert found.people == (
        Named("刘志强", "人大街道工委主任"),
        Named("陈洁", "主任科员"),
        Named("王书记"),
    )
    assert found.parted == ("刘志强（人大街道工委主任）", "陈洁（主任科员）")


def test_what_is_no_name_is_said() -> None:
    assert read_names("张三、李四等5人").odd == ("等5人",)


def test_a_cell_we_wrote_is_taken_at_its_word() -> None:
    assert read_names("人大街道工委主任刘志强、张三", literal=True).people == (
        Named("人大街道工委主任刘志强"),
        Named("张三"),
    )


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("研究甲；研究乙", ["研究甲", "研究乙"]),
        ("1.研究甲\n2.研究乙", ["研究甲", "研究乙"]),
        ("一、研究甲；二、研究乙；", ["研究甲", "研究乙"]),
        ("（1）研究甲;（2）研究乙", ["研究甲", "研究乙"]),
        ("2026年计划；3.15活动", ["2026年计划", "3.15活动"]),
        ("5.第五项在前；研究乙", ["5.第五项在前", "研究乙"]),
        ("无", []),
    ],
)
def test_lines_lose_the_numbers_of_their_places_and_nothing_else(text: str, lines: list[str]) -> None:
    assert read_lines(text) == lines


@pytest.mark.parametrize(
    ("text", "chosen", "unknown"),
    [
        ("1、3", {0, 2}, []),
        ("第二项", {1}, []),
        ("研究丙", {2}, []),
        ("研究甲、研究丙", {0, 2}, []),
        ("全部", {0, 1, 2}, []),
        ("无", set(), []),
        ("4", set(), ["4"]),
        ("研究丁；1", {0}, ["研究丁"]),
    ],
)
def test_marks_by_number_or_text(text: str, chosen: set[int], unknown: list[str]) -> None:
    assert read_marks(text, ["研究甲", "研究乙", "研究丙"]) == (chosen, unknown)
