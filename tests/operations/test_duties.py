"""Duties are judged by what is recorded; an office that begins sees no wall of red (应尽事项)."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from jiedao_desk.kernel.draft import Draft
from jiedao_desk.kernel.errors import Refused
from jiedao_desk.kernel.obligations import Standing
from jiedao_desk.operations import duties, overview, records, standing
from jiedao_desk.operations.desk import Desk
from tests.activities import activity, line
from tests.deputies import deputy, group

TODAY = date(2026, 11, 22)


def save(desk: Desk, key: str, **values: Any) -> int:
    return records.save(desk, Draft(key, values)).id


def states(desk: Desk, key: str, on: date = TODAY) -> list[str]:
    return [one.state for one in standing.obligations(desk, on) if one.key == key]


def others(desk: Desk) -> list[Standing]:
    return [one for one in standing.obligations(desk, TODAY) if one.key not in duties.JUDGED]


def test_a_new_office_sees_what_is_to_come_and_nothing_red_of_before(office: Desk) -> None:
    on = [one for one in others(office) if not one.advisory]
    assert {one.state for one in on} <= {"open", "upcoming", "excluded", "unmet"}
    assert states(office, "work_plan") == ["excluded", "open"]


def test_the_years_report_and_the_work_plan_are_what_was_recorded_as_such(office: Desk) -> None:
    save(office, "submissions", title="情况报告", kind="报告", dated_on=date(2026, 1, 20))
    save(office, "documents", title="工作要点", kind="党工委年度工作要点", year=2026)
    assert states(office, "work_report")[-1] == states(office, "work_plan")[-1] == "open"
    save(office, "submissions", title="工作报告", kind="报告", dated_on=date(2026, 1, 20), year_report=True)
    save(office, "documents", title="要点", kind="党工委年度工作要点", year=2026, congress_work=True)
    assert states(office, "work_report")[-1] == states(office, "work_plan")[-1] == "met"


def test_constitution_day_is_met_within_its_week_and_reminds_a_month_before(office: Desk) -> None:
    assert states(office, "constitution") == ["excluded", "upcoming"]
    chips = [todo.chip for todo in overview.home(office, 2026).todos if "国家宪法日" in todo.text]
    assert chips == ["还有8天"]
    activity(office, "宪法宣讲", date(2026, 12, 4), activity_kind="宣传宣讲")
    assert states(office, "constitution")[-1] == "met"


def test_the_week_of_the_notice_is_the_one_that_counts(office: Desk) -> None:
    activity(office, "宪法宣讲", date(2026, 12, 9), activity_kind="宣传宣讲")
    assert states(office, "constitution", date(2026, 12, 20)) == ["excluded", "missed"]
    save(
        office,
        "duty_settings",
        duty="国家宪法日和宪法宣传周",
        valid_from=date(2026, 11, 1),
        week_from=date(2026, 12, 4),
        week_to=date(2026, 12, 10),
    )
    assert states(office, "constitution", date(2026, 12, 20)) == ["excluded", "met"]


def test_somebody_who_does_nothing_else_is_a_condition_of_every_day(office: Desk) -> None:
    assert states(office, "staff") == ["unmet"]
    values = {"name": "王敏", "body": "人大街道工委", "post": "工作人员"}
    save(office, "staff", **values, employment="兼职")
    assert states(office, "staff") == ["unmet"]
    save(office, "staff", **values | {"name": "陈洁"}, employment="聘用", ended_on=date(2026, 12, 1))
    assert states(office, "staff") == ["met"]
    assert states(office, "staff", date(2026, 12, 2)) == ["unmet"]


def test_a_task_handed_down_has_its_limit(office: Desk) -> None:
    values = {"title": "报材料", "kind": "交办任务", "dated_on": date(2026, 9, 1)}
    save(office, "submissions", **values, due_on=date(2026, 10, 1))
    save(office, "submissions", **values | {"title": "再报"}, due_on=date(2026, 12, 1))
    assert states(office, "tasks") == ["overdue", "due_soon"]
    told = [todo.text for todo in overview.home(office, 2026).todos]
    assert "上级交办任务：报材料" in told
    assert overview.frame(office).badges["submissions"] == (2, True)


def test_what_is_off_is_not_counted_until_the_office_turns_it_on(office: Desk) -> None:
    save(office, "receptions", held_on=date(2026, 5, 15), state="已接待", visitors=0)
    assert states(office, "receptions") == []
    save(office, "duty_settings", duty="代表接待日", valid_from=date(2026, 1, 1), mode="启用", count=2)
    [this_year] = [one for one in others(office) if one.key == "receptions"]
    assert (this_year.state, this_year.required, this_year.done) == ("open", 2, 1)


def test_each_group_owes_its_activities(office: Desk) -> None:
    first, _second = group(office, "第一代表小组"), group(office, "第二代表小组")
    one = deputy(office, "王岚", group=first)
    for day in (date(2026, 3, 1), date(2026, 6, 1)):
        activity(office, f"学习{day}", day, line("王岚", one), activity_kind="小组活动", group_id=first)
    save(office, "duty_settings", duty="代表小组活动", valid_from=date(2026, 1, 1), mode="启用", count=2)
    [this_year] = [one for one in others(office) if one.key == "group_activities"]
    assert (this_year.required, this_year.done, this_year.counted) == (2, 1, (first,))


def test_who_has_not_reported_or_attended_is_said_and_never_late(office: Desk) -> None:
    lan = deputy(office, "王岚", grassroots=True)
    deputy(office, "李松", grassroots=True)
    save(office, "duty_reports", person_id=lan, reported_on=date(2026, 5, 2))
    activity(office, "列席", date(2026, 4, 2), line("王岚", lan), activity_kind="列席常委会")
    for key in ("duty_reports", "observers"):
        [one] = [each for each in others(office) if each.key == key]
        assert (one.done, one.required, one.state, one.advisory) == (1, 2, "open", True)
    assert not any("述职" in todo.text for todo in overview.home(office, 2026).todos)


def test_what_the_founding_document_demands_of_the_secretary_stays_on(office: Desk) -> None:
    with pytest.raises(Refused, match="不能停用"):
        save(office, "duty_settings", duty="专题研究人大工作", valid_from=TODAY, mode="停用")


def test_a_parameter_is_changed_from_today_on(office: Desk) -> None:
    duties.change(office, "receptions", "mode", "启用")
    duties.change(office, "receptions", "count", "4")
    [line] = [one for one in duties.lines(office, TODAY, []) if one.duty.key == "receptions"]
    assert (line.duty.mode, line.duty.count, line.changed) == ("启用", 4, True)
    for part, value in (("mode", "也许"), ("count", "很多"), ("colour", "1")):
        with pytest.raises(Refused):
            duties.change(office, "receptions", part, value)
    with pytest.raises(Refused, match="没有"):
        duties.change(office, "nothing", "count", "1")
