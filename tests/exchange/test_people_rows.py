"""Ledgers with a row for each person: activities and trainings with the lists of those who came (一人一行)."""

from __future__ import annotations

from datetime import date

from jiedao_desk.kernel.draft import Draft
from jiedao_desk.operations import browse, imports
from jiedao_desk.operations.desk import Desk
from jiedao_desk.spreadsheet.table import Workbook
from tests.deputies import deputy
from tests.exchange.tables import book, sheet

TITLE = ["东明街道2026年代表活动登记表"]
HEAD = ["序号", "活动时间", "活动内容", "地点", "代表姓名", "出勤情况", "请假事由"]
VISIT = ["3月12日", "绿化视察", "河畔公园"]


def imported(office: Desk, *rows: list[object], key: str = "activities") -> imports.Plan:
    return carried_out(office, book(rows, "登记"), key)


def carried_out(office: Desk, workbook: Workbook, key: str) -> imports.Plan:
    plan = imports.plan(office, key, workbook, "登记.xlsx")
    imports.carry_out(office, plan)
    return plan


def lists(
    office: Desk, key: str = "activities", child: str = "activity_attendance"
) -> dict[object, list[tuple]]:
    """Day, place and everybody with state and reason, by title."""

    def told(draft: Draft) -> list[tuple]:
        return [(one.get("name"), one.get("state"), one.get("reason")) for one in draft.listed(child)]

    return {one.get("title"): [one.get("held_on"), *told(one)] for one in browse.load_all(office, key)}


def test_rows_of_one_activity_become_its_list(office: Desk) -> None:
    for name in ("张三", "王伟", "韩梅"):
        deputy(office, name)
    plan = imported(
        office,
        TITLE,
        HEAD,
        [1, *VISIT, "张　三", "√", None],
        [2, *VISIT, "王伟", "请假", "病假"],
        [3, "2026.4.2", "物业调研", "东兴社区", "韩梅", "迟到", None],
        [4, *VISIT, "韩梅", "√", None],
        ["合计", None, None, None, "4人次", None, None],
    )
    assert [one.level for one in plan.problems if one.level == "refused"] == []
    assert lists(office) == {
        "绿化视察": [
            date(2026, 3, 12),
            ("张三", "出席", None),
            ("韩梅", "出席", None),
            ("王伟", "请假", "病假"),
        ],
        "物业调研": [date(2026, 4, 2), ("韩梅", "迟到", None)],
    }
    assert "合并成2次" in plan.notices[0]


def test_what_is_written_or_merged_once_stands_for_the_rows_below(office: Desk) -> None:
    rows = [
        HEAD[1:6],
        [*VISIT, "张三", "√"],
        [None, None, None, "王伟", "√"],
        ["2026.4.2", "物业调研", "东兴社区", "张三", "√"],
        [None, None, None, "王伟", "√"],
    ]
    merges = [(4, column, 5, column) for column in (1, 2, 3)]
    carried_out(
        office, Workbook((sheet([TITLE, *rows[:1], *rows[1:]], "登记", merges),), "xlsx"), "activities"
    )
    assert {title: [one[0] for one in told[1:]] for title, told in lists(office).items()} == {
        "绿化视察": ["张三", "王伟"],
        "物业调研": ["张三", "王伟"],
    }


def test_a_column_for_signatures_says_nothing_against_those_named(office: Desk) -> None:
    imported(office, TITLE, [*HEAD[:5], "签名"], [1, *VISIT, "张三", None], [2, *VISIT, "王伟", None])
    assert [one[1] for one in lists(office)["绿化视察"][1:]] == ["出席", "出席"]


def test_an_empty_mark_beside_ticks_is_absence_and_said(office: Desk) -> None:
    plan = imported(office, TITLE, HEAD, [1, *VISIT, "张三", "√", None], [2, *VISIT, "王伟", None, None])
    assert [one[1] for one in lists(office)["绿化视察"][1:]] == ["出席", "缺席"]
    assert any("空着的1人次记为缺席" in one for one in plan.notices)


def test_a_reason_without_a_tick_is_leave(office: Desk) -> None:
    plan = imported(office, TITLE, HEAD, [1, *VISIT, "张三", "√", None], [2, *VISIT, "王伟", None, "公出"])
    assert lists(office)["绿化视察"][1:] == [("张三", "出席", None), ("王伟", "请假", "公出")]
    assert not any("记为缺席" in one for one in plan.notices)


def test_an_unknown_mark_stays_beside_the_name(office: Desk) -> None:
    plan = imported(office, TITLE, HEAD, [1, *VISIT, "张三", "病假", None], [2, *VISIT, "王伟", "线上", None])
    assert sorted(lists(office)["绿化视察"][1:]) == [("张三", "请假", "病假"), ("王伟", "出席", None)]
    [attended] = [
        one
        for draft in browse.load_all(office, "activities")
        for one in draft.listed("activity_attendance")
        if one.get("name") == "王伟"
    ]
    assert attended.get("remark") == "线上"
    assert plan.notices


def test_a_refused_activity_is_told_by_the_row_of_its_first_person(office: Desk) -> None:
    plan = imported(
        office, TITLE, HEAD, [1, *VISIT, "张三", "√", None], [2, "2026.13.1", "坏的", "", "王伟", "√", None]
    )
    assert [(one.row, one.level) for one in plan.problems if one.level == "refused"] == [(4, "refused")]
    assert set(lists(office)) == {"绿化视察"}


def test_trainings_are_kept_so_too(office: Desk) -> None:
    deputy(office, "张三")
    head = ["培训日期", "培训名称", "姓名", "签到"]
    row = ["2026.5.8", "代表履职培训"]
    imported(office, head, [*row, "张三", "√"], [*row, "王敏", "请假"], key="trainings")
    told = lists(office, "trainings", "training_attendance")["代表履职培训"]
    assert [(name, state) for name, state, _ in told[1:]] == [("张三", "出席"), ("王敏", "请假")]


def test_a_sheet_with_lists_of_names_is_left_as_it_is(office: Desk) -> None:
    plan = imported(
        office, ["活动日期", "活动名称", "参加代表", "姓名"], ["2026-03-12", "绿化视察", "张三、王伟", "李四"]
    )
    assert plan.notices == ()
