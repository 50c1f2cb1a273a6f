"""Lists of activities: names become deputies of that day, all others stay as written and are said (导入活动)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from jiedao_desk.exchange.plan import Plan
from jiedao_desk.kernel.draft import Draft
from jiedao_desk.operations import activities, browse, imports
from jiedao_desk.operations.desk import Desk
from tests.deputies import deputy, group, mandate
from tests.exchange.tables import book

HEAD = ["活动日期", "活动名称", "活动类型", "地点", "天数", "参加人员", "请假", "缺席"]
ROW = ["2026-10-22", "供热视察", "视察", "东明社区", 0.5]


def imported(office: Desk, *rows: list[object]) -> Plan:
    plan = imports.plan(office, "activities", book(rows, "台账"), "台账.xlsx")
    imports.carry_out(office, plan)
    return plan


def only(office: Desk) -> Draft:
    (found,) = browse.load_all(office, "activities")
    return found


def lines(draft: Draft) -> list[tuple[object, ...]]:
    keys = ("name", "person_id", "state", "reason")
    return [tuple(one.get(key) for key in keys) for one in draft.listed(activities.SIGN_IN)]


def said(plan: Plan, level: str) -> list[str]:
    return [one.why for one in plan.problems if one.level == level]


def test_names_become_deputies_of_the_day(office: Desk) -> None:
    first, second, third = (deputy(office, name) for name in ("张三", "王伟", "韩梅"))
    plan = imported(office, HEAD, [*ROW, "张　三、王伟", "韩梅（病假）", None])

    found = only(office)
    assert plan.problems == ()
    assert lines(found) == [
        ("张三", first, "出席", None),
        ("王伟", second, "出席", None),
        ("韩梅", third, "请假", "病假"),
    ]
    assert (found.get("held_on"), found.get("half_days")) == (date(2026, 10, 22), Decimal("0.5"))
    (row,) = activities.listed(office, 2026)
    assert (row.tally.expected, row.tally.present, row.strangers) == (3, 2, 0)


def test_strangers_and_those_out_of_office_stay_as_written_and_are_said(office: Desk) -> None:
    deputy(office, "张三")
    deputy(office, "孙立", mandate(ended_on=date(2026, 6, 1), end_cause="去世"))
    plan = imported(office, HEAD, [*ROW, "张珊、孙立、李四等5人", None, None])

    assert [name for name, *_ in lines(only(office))] == ["张珊", "孙立", "李四"]
    assert all(person is None for _, person, *_ in lines(only(office)))
    assert said(plan, "uncertain") == [
        "“等5人”只取了能认出的姓名，请核对",
        "“张珊”（是否为张三？）、“孙立”、“李四”不是当天在任的代表，照原样保留，不计入应到",
    ]
    (row,) = activities.listed(office, 2026)
    assert (row.tally.expected, row.strangers) == (0, 3)


def test_one_name_of_two_deputies_is_not_guessed(office: Desk) -> None:
    for word in "一三":
        deputy(office, "王伟", group=group(office, f"第{word}代表小组"), certificate=word)
    plan = imported(office, HEAD, [*ROW, "王伟", None, None])

    assert lines(only(office)) == [("王伟", None, "出席", None)]
    (why,) = said(plan, "uncertain")
    assert why.startswith("“王伟”有2名（第一代表小组、第三代表小组），分不清是哪一名")


def test_both_of_one_name_are_both(office: Desk) -> None:
    ids = [deputy(office, "王伟", certificate=word) for word in "一三"]
    plan = imported(office, HEAD, [*ROW, "王伟、王伟", None, None])
    assert plan.problems == ()
    assert sorted(person for _, person, *_ in lines(only(office))) == ids  # type: ignore[type-var]


def test_a_note_among_those_present_tells_how_it_was(office: Desk) -> None:
    deputy(office, "张三")
    deputy(office, "韩梅")
    plan = imported(office, HEAD, [*ROW, "张三（公出）、韩梅（迟到）", None, None])
    assert [(name, state, reason) for name, _, state, reason in lines(only(office))] == [
        ("张三", "请假", "公出"),
        ("韩梅", "迟到", None),
    ]
    assert "“张三（公出）”记为请假" in said(plan, "changed")


def test_the_same_file_again_changes_nothing_and_a_new_name_is_added(office: Desk) -> None:
    deputy(office, "张三")
    second = deputy(office, "韩梅")
    rows: list[list[object]] = [HEAD, [*ROW, "张三", None, None]]
    imported(office, *rows)
    again = imports.plan(office, "activities", book(rows, "台账"), "台账.xlsx")
    assert [row.action for row in again.rows] == ["unchanged"]
    imported(office, HEAD, [*ROW, "张三、韩梅", None, None])
    assert lines(only(office))[1] == ("韩梅", second, "出席", None)


def test_somebody_in_two_cells_is_refused(office: Desk) -> None:
    deputy(office, "张三")
    plan = imported(office, HEAD, [*ROW, "张三", "张三", None])
    assert [row.action for row in plan.rows] == ["refused"]
    assert said(plan, "refused") == ["“张三”同时写在出席、请假里，请只留一处"]
    assert browse.load_all(office, "activities") == []


def test_somebody_written_twice_stands_there_once(office: Desk) -> None:
    first = deputy(office, "张三")
    plan = imported(office, HEAD, [*ROW, "张三、张三", None, None])
    assert lines(only(office)) == [("张三", first, "出席", None)]
    assert said(plan, "changed") == ["“张三”写了不止一次，只记一次"]


def test_names_by_dates_with_ticks_become_an_activity_a_date(office: Desk) -> None:
    first, second = deputy(office, "张三"), deputy(office, "韩梅")
    plan = imported(
        office,
        ["2026年代表活动签到表"],
        [None, None, "视察", "学习培训"],
        ["序号", "姓名", "3月5日", date(2026, 4, 8)],
        [1, "张　三", "√", "病假"],
        [2, "韩梅", "√", "×"],
        [3, "李四", None, "√"],
        ["合计", None, 2, 1],
    )
    found = {one.get("held_on"): one for one in browse.load_all(office, "activities")}
    assert [one.get("title") for _, one in sorted(found.items())] == ["视察", "学习培训"]
    assert lines(found[date(2026, 3, 5)]) == [("张三", first, "出席", None), ("韩梅", second, "出席", None)]
    assert sorted(lines(found[date(2026, 4, 8)]), key=str) == sorted(
        [("张三", first, "请假", "病假"), ("李四", None, "出席", None), ("韩梅", second, "缺席", None)],
        key=str,
    )
    (notice,) = plan.notices
    assert notice.startswith("工作表“台账”是姓名和日期的签到矩阵，按日期列拆成2次活动")


def test_a_year_that_no_title_names_is_said(office: Desk) -> None:
    deputy(office, "张三")
    rows: list[list[object]] = [["姓名", "3月5日", "4月8日"], ["张三", "√", "√"], ["李四", "√", ""]]
    assert [notice for notice in imported(office, *rows).notices if "没有写年份" in notice]
    dated: list[list[object]] = [["姓名", date(2026, 5, 5), "2026-06-08"], *rows[1:]]
    assert not [notice for notice in imported(office, *dated).notices if "没有写年份" in notice]


def test_days_without_a_year_are_of_the_one_in_the_title_and_that_is_said(office: Desk) -> None:
    rows: list[list[object]] = [HEAD, ["3月5日", *ROW[1:], None, None, None]]
    plan = imported(office, ["2025年代表活动台账"], *rows)
    assert only(office).get("held_on") == date(2025, 3, 5)
    assert "“3月5日”读作2025年3月5日（年份取自表的标题）" in said(plan, "changed")
    assert said(imported(office, ["2024年—2025年台账"], *rows), "refused") == [
        "“3月5日”没有年份，请写成2026年3月5日这样"
    ]


def test_a_list_with_a_single_date_is_no_matrix(office: Desk) -> None:
    deputy(office, "张三")
    plan = imported(office, HEAD, [*ROW, "张三", None, None])
    assert plan.notices == ()
