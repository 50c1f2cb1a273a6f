"""Lists of meetings: hours in the date, names with notes, what becomes final and what stays a draft (导入会议)."""

from __future__ import annotations

from datetime import date, time

import pytest

from jiedao_desk.exchange.plan import Plan, Remark
from jiedao_desk.kernel.draft import Draft
from jiedao_desk.operations import browse, finality, imports, records
from jiedao_desk.operations.desk import Desk
from tests.exchange.tables import book

HEAD = ["会议日期", "会议类别", "主持人", "记录人", "出席", "议题"]
FULL = ["2026-03-05", "党工委会议", "张红旗", "王敏", "张红旗", "研究代表建议办理"]


def imported(office: Desk, *rows: list[object]) -> Plan:
    plan = planned(office, *rows)
    imports.carry_out(office, plan)
    return plan


def planned(office: Desk, *rows: list[object]) -> Plan:
    return imports.plan(office, "sessions", book(rows, "会议"), "会议.xlsx")


def only(office: Desk) -> Draft:
    (found,) = browse.load_all(office, "sessions")
    return found


def said(plan: Plan, level: str, column: str | None = None) -> list[Remark]:
    return [one for one in plan.problems if one.level == level and column in (None, one.column)]


def people(draft: Draft) -> list[tuple[object, ...]]:
    return [
        tuple(one.get(key) for key in ("name", "state", "post", "reason"))
        for one in draft.listed("attendance")
    ]


def test_a_row_without_a_state_is_final_and_has_its_first_edition(office: Desk) -> None:
    imported(office, HEAD, FULL)

    found = only(office)
    assert (found.get("state"), found.get("edition")) == ("定稿", 1)
    assert found.id is not None
    assert [one.number for one in finality.versions(office, "sessions", found.id)] == [1]
    assert found.get("title") == finality.title_of(office, found)
    assert str(found.get("title")).startswith("中共东明街道工作委员会")


@pytest.mark.parametrize(
    ("heading", "written", "times"),
    [
        ("会议日期(时间)", "2026年3月5日14:00—16:30", (time(14), time(16, 30))),
        ("会议时间", "2026年3月5日下午2时至4时半", (time(14), time(16, 30))),
        ("时间", "2026-03-05 14:00", (time(14), None)),
        ("日期", date(2026, 3, 5), (None, None)),
    ],
)
def test_the_day_may_bring_its_hours(
    office: Desk, heading: str, written: object, times: tuple[object, object]
) -> None:
    imported(office, [heading, *HEAD[1:]], [written, *FULL[1:]])

    found = only(office)
    assert found.get("held_on") == date(2026, 3, 5)
    assert (found.get("starts_at"), found.get("ends_at")) == times


def test_what_a_final_record_lacks_makes_it_a_draft_and_is_named(office: Desk) -> None:
    plan = imported(office, HEAD, ["2026-03-05", "党工委会议", "张红旗", None, None, "研究代表建议办理"])

    assert only(office).get("state") == "草稿"
    why = next(one.why for one in said(plan, "changed") if "草稿" in one.why)
    assert "记录人" in why
    assert "出席" in why
    assert (
        planned(office, HEAD, ["2026-03-05", "党工委会议", "张红旗", None, None, "研究代表建议办理"])
        .rows[0]
        .action
        == "unchanged"
    )


def test_a_draft_stays_a_draft(office: Desk) -> None:
    imported(office, [*HEAD, "状态"], [*FULL, "草稿"])

    assert only(office).get("state") == "草稿"


def test_a_postponed_meeting_needs_its_approval(office: Desk) -> None:
    plan = planned(office, [*HEAD, "状态"], [*FULL, "延期"])

    assert [row.action for row in plan.rows] == ["refused"]
    assert "批准" in said(plan, "refused")[0].why


def test_a_meeting_for_congress_work_has_only_such_items(office: Desk) -> None:
    imported(
        office, HEAD, ["2026-03-05", "专题研究人大工作", *FULL[2:5], "1.研究建议；2.听取汇报\n3、研究经费"]
    )

    assert [(one.get("title"), one.get("is_congress")) for one in only(office).listed("agenda")] == [
        ("研究建议", True),
        ("听取汇报", True),
        ("研究经费", True),
    ]


@pytest.mark.parametrize("marks", ["2", "第2项", "听取人大工作汇报", "2.听取人大工作汇报", "听取人大工作"])
def test_the_congress_items_of_an_ordinary_meeting_are_listed_by_number_or_text(
    office: Desk, marks: str
) -> None:
    imported(office, [*HEAD, "人大议题"], [*FULL[:5], "研究经费；听取人大工作汇报；研究防汛", marks])

    assert [one.get("is_congress") for one in only(office).listed("agenda")] == [False, True, False]


def test_a_mark_that_names_no_item_is_uncertain(office: Desk) -> None:
    plan = planned(office, [*HEAD, "人大议题"], [*FULL[:5], "研究经费；研究防汛", "研究绿化工作"])

    assert "研究绿化工作" in said(plan, "uncertain", "人大议题")[0].why


def test_decisions_belong_to_the_only_item_there_is(office: Desk) -> None:
    imported(office, [*HEAD, "议定事项"], [*FULL, "每月调度一次；按时答复"])

    found = only(office)
    item = found.listed("agenda")[0].id
    assert [(one.get("matter"), one.get("agenda_id")) for one in found.listed("actions")] == [
        ("每月调度一次", item),
        ("按时答复", item),
    ]


def test_decisions_of_several_items_belong_to_the_meeting(office: Desk) -> None:
    imported(office, [*HEAD, "议定事项"], [*FULL[:5], "研究经费；研究防汛", "每月调度一次"])

    assert [one.get("agenda_id") for one in only(office).listed("actions")] == [None]


def test_names_with_notes_become_people_with_posts_and_reasons(office: Desk) -> None:
    plan = imported(
        office,
        [*HEAD, "列席", "请假", "缺席"],
        [*FULL[:4], "张红旗、李　明", FULL[5], "刘志强（人大街道工委主任）；科长陈洁", "王 五（病假）", "无"],
    )

    assert people(only(office)) == [
        ("张红旗", "出席", "党工委书记", None),
        ("李明", "出席", None, None),
        ("刘志强", "列席", "人大街道工委主任", None),
        ("陈洁", "列席", "科长", None),
        ("王五", "请假", None, "病假"),
    ]
    assert "党工委书记" in said(plan, "changed", "出席")[0].why


def test_whoever_is_no_member_that_day_is_kept_and_said(office: Desk) -> None:
    plan = imported(
        office, [*HEAD, "列席"], ["2026-03-05", None, "周明远", "王敏", "张红旗、周明远", FULL[5], "陈洁"]
    )

    assert [one[0] for one in people(only(office))] == ["张红旗", "周明远", "陈洁"]
    assert "周明远" in said(plan, "uncertain", "主持人")[0].why
    assert said(plan, "uncertain", "出席")[0].why.startswith("周明远不是当天")


def test_posts_are_those_of_the_day(office: Desk) -> None:
    secretary = browse.load_all(office, "staff")[0]
    secretary.values["ended_on"] = date(2026, 8, 10)
    records.save(office, secretary)
    records.save(
        office,
        Draft(
            "staff",
            {
                "name": "周明远",
                "body": "党工委",
                "post": "书记",
                "full_title": "党工委书记",
                "started_on": date(2026, 8, 26),
            },
        ),
    )
    plan = imported(
        office,
        HEAD,
        ["2026-08-01", None, "张红旗", "王敏", "张红旗", "研究建议"],
        ["2026-09-01", None, "张红旗", "王敏", "张红旗", "研究建议"],
    )

    first, second = sorted(browse.load_all(office, "sessions"), key=lambda one: one.get("held_on"))
    assert (first.get("chair_post"), second.get("chair_post")) == ("党工委书记", None)
    assert [one.row for one in said(plan, "uncertain", "主持人")] == [3]


def test_members_nobody_mentions_stay_unlisted(office: Desk) -> None:
    records.save(office, Draft("staff", {"name": "李卫国", "body": "党工委", "post": "副书记"}))
    imported(office, HEAD, FULL)

    assert [one[0] for one in people(only(office))] == ["张红旗"]


def test_a_chair_with_a_post_in_brackets(office: Desk) -> None:
    imported(office, HEAD, [*FULL[:2], "张红旗（书记）", *FULL[3:]])

    assert (only(office).get("chair"), only(office).get("chair_post")) == ("张红旗", "书记")


def test_a_name_that_stands_twice_is_refused(office: Desk) -> None:
    plan = planned(office, [*HEAD, "请假"], [*FULL, "张红旗（病假）"])

    assert [row.action for row in plan.rows] == ["refused"]
    assert "出现两次" in said(plan, "refused")[0].why


def test_a_final_record_is_never_altered(office: Desk) -> None:
    imported(office, [*HEAD, "会议地点"], [*FULL, "三楼会议室"])
    same = planned(office, [*HEAD, "会议地点"], [*FULL, "三楼会议室"])
    other = planned(office, [*HEAD, "会议地点"], [*FULL, "二楼会议室"])
    more = planned(office, HEAD, [*FULL[:5], "研究代表建议办理；研究防汛"])

    assert [plan.rows[0].action for plan in (same, other, more)] == ["unchanged", "refused", "refused"]
    assert "会议地点" in said(other, "refused")[0].why
    assert imports.carry_out(office, other).batch is None
    assert only(office).get("place") == "三楼会议室"


def test_a_draft_is_completed_and_made_final_when_the_row_says_so(office: Desk) -> None:
    imported(office, HEAD, [*FULL[:3], None, *FULL[4:]])
    plan = imported(office, [*HEAD, "状态"], [*FULL, "定稿"])

    assert [row.action for row in plan.rows] == ["update"]
    assert (only(office).get("state"), only(office).get("edition")) == ("定稿", 1)


def test_lists_of_a_known_draft_grow_and_lose_nothing(office: Desk) -> None:
    imported(office, [*HEAD, "状态"], [*FULL[:5], "研究经费；研究防汛", "草稿"])
    plan = imported(office, HEAD, [*FULL[:5], "研究防汛；研究绿化"])

    assert [one.get("title") for one in only(office).listed("agenda")] == ["研究经费", "研究防汛", "研究绿化"]
    assert "研究经费" in said(plan, "uncertain", "议题")[0].why


def test_two_meetings_of_one_day_are_told_apart(office: Desk) -> None:
    plan = imported(
        office,
        ["会议时间", *HEAD[1:]],
        ["2026-03-05 9:00", *FULL[1:]],
        ["2026-03-05 14:00", *FULL[1:]],
    )

    assert [row.action for row in plan.rows] == ["create", "create"]
    assert len(browse.load_all(office, "sessions")) == 2


def test_the_same_meeting_twice_is_refused(office: Desk) -> None:
    plan = planned(office, HEAD, FULL, FULL)

    assert [row.action for row in plan.rows] == ["create", "refused"]
    assert said(plan, "refused")[0].why == "与第2行重复"


@pytest.mark.parametrize(
    ("written", "why"),
    [("3月5日", "没有年份"), ("2026年2月30日", "没有30日"), ("不久前", "看不懂"), (None, "会议日期")],
)
def test_a_meeting_without_a_readable_day_is_refused(office: Desk, written: object, why: str) -> None:
    plan = planned(office, HEAD, [written, *FULL[1:]])

    assert [row.action for row in plan.rows] == ["refused"]
    assert why in said(plan, "refused")[0].why
