"""What narrows and sorts the list of deputies (代表名单的筛选与排序)."""

from __future__ import annotations

from datetime import date

import pytest

from jiedao_desk.kernel.dates import PartialDate
from jiedao_desk.operations import deputies
from jiedao_desk.operations.desk import Desk
from jiedao_desk.reports.deputy_list import (
    ATTACHED,
    COLUMNS,
    NO_GROUP,
    Narrowing,
    count_words,
    doubtful_order,
    in_order,
    narrowed,
    order_words,
)
from jiedao_desk.reports.deputy_rows import DeputyRow
from tests.deputies import deputy, group, mandate

TODAY = date(2026, 11, 22)


@pytest.fixture
def rows(office: Desk) -> list[DeputyRow]:
    two, one = group(office, "第二代表小组", order=2), group(office, "第一代表小组", order=1)
    deputy(
        office,
        "张三",
        mandate(constituency="第10选区", certificate="012"),
        mandate("市", electing_unit="明山区", certificate="7"),
        group=two,
        mobile="13900000001",
        employer="明山区第一中学校长",
        birth=PartialDate(1975, 8, 15),
    )
    deputy(
        office,
        "欧阳少东",
        mandate(constituency="第2选区", certificate="027"),
        group=one,
        birth=PartialDate(1975, 8),
        party="中共党员",
    )
    deputy(office, "王敏", mandate(constituency="第2选区"))
    deputy(office, "阿依古丽·买买提", mandate(belonging="编入本街道活动", constituency="第3选区"))
    return deputies.rows(office, TODAY)


def found(rows: list[DeputyRow], **wanted: object) -> list[str]:
    return [row.name for row in narrowed(rows, Narrowing(**wanted))]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("王敏", ["王敏"]),
        ("wm", ["王敏"]),
        ("oysd", ["欧阳少东"]),
        ("少东", ["欧阳少东"]),
        ("古丽", ["阿依古丽·买买提"]),
        ("０２７", ["欧阳少东"]),
        ("二中", []),
        ("第一中学 zs", ["张三", "张三"]),
        ("13900000001", ["张三", "张三"]),
        ("第2选区", ["王敏", "欧阳少东"]),
        ("第2选区 zs", []),
    ],
)
def test_words_find_names_of_two_characters_initials_and_what_stands_in_the_row(
    rows: list[DeputyRow], words: str, names: list[str]
) -> None:
    assert found(rows, words=words) == names


def test_a_level_means_those_elected_here(rows: list[DeputyRow]) -> None:
    assert found(rows, level="区") == ["王敏", "张三", "欧阳少东"]
    assert found(rows, level="市") == ["张三"]
    assert found(rows, level=ATTACHED) == ["阿依古丽·买买提"]


def test_groups_and_constituencies_narrow_and_so_does_being_in_no_group(rows: list[DeputyRow]) -> None:
    of_ouyang = next(row.group_id for row in rows if row.name == "欧阳少东")
    assert found(rows, group=of_ouyang) == ["欧阳少东"]
    assert found(rows, group=NO_GROUP) == ["王敏", "阿依古丽·买买提"]
    assert found(rows, constituency="第2选区") == ["王敏", "欧阳少东"]


def column(title: str) -> int:
    return [one.title for one in COLUMNS].index(title)


def test_columns_sort_as_people_read_them_and_empty_cells_stand_last(rows: list[DeputyRow]) -> None:
    by_place = [row.constituency for row in in_order(rows, column("选区/选举单位"))]
    assert [place for place in by_place if place != "明山区"] == ["第2选区", "第2选区", "第3选区", "第10选区"]
    by_number = [row.certificate for row in in_order(rows, column("代表证号"))]
    assert by_number == ["7", "012", "027", "", ""]
    falling = [row.certificate for row in in_order(rows, column("代表证号"), falling=True)]
    assert falling == ["027", "012", "7", "", ""]
    by_group = [row.group for row in in_order(rows, column("代表小组"))]
    assert by_group == ["第一代表小组", "第二代表小组", "第二代表小组", "", ""]


def test_sorted_by_name_is_the_roster_order(rows: list[DeputyRow]) -> None:
    assert in_order(rows, 0) == rows
    assert in_order(rows, 0, falling=True) == list(reversed(rows))
    assert order_words(rows, "name", column("代表证号")) == "按代表证号为序"


def test_cells_are_unpadded_and_dates_are_those_of_tables(rows: list[DeputyRow]) -> None:
    shown = {row.name: [one.text(row) for one in COLUMNS] for row in rows if row.level == "区"}
    assert shown["王敏"][0] == "王敏"
    assert shown["张三"][column("出生年月")] == "1975-08"
    assert shown["欧阳少东"][column("出生年月")] == "1975-08"
    assert shown["阿依古丽·买买提"][column("状态")] == "在任（编入活动）"


def test_the_count_says_so_when_nobody_is_there() -> None:
    assert count_words([]) == "没有代表"


def test_names_that_cannot_be_ordered_are_told(office: Desk) -> None:
    deputy(office, "王\U0002a6a5")
    deputy(office, "李\U0002a6a5", order=3)
    deputy(office, "王敏")
    assert doubtful_order(deputies.rows(office, TODAY)) == ["王\U0002a6a5"]
