"""Whether the year is in order, told from real records (应尽事项)."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from jiedao_desk.kernel.draft import Draft
from jiedao_desk.operations import finality, records, sessions, settings, standing
from jiedao_desk.operations.desk import Desk

ON = date(2026, 11, 22)


def hold(
    office: Desk,
    day: date,
    *,
    chair: str | None = None,
    congress: int = 1,
    items: int = 1,
    final: bool = True,
) -> int:
    """Records one meeting."""
    draft = sessions.new(office, day)
    draft.values |= {"recorder": "王敏"} | ({"chair": chair} if chair else {})
    draft.children["agenda"] = [
        Draft("agenda", {"title": f"议题{number}", "is_congress": number < congress})
        for number in range(items)
    ]
    present = draft.listed("attendance") or [Draft("attendance", {"name": chair or "李卫国"})]
    draft.children["attendance"] = present
    for one in present:
        one.values["state"] = "出席"
    return (finality.finalise if final else finality.save)(office, draft).id


def periods(office: Desk, on: date = ON) -> dict[str, dict[str, Any]]:
    return {
        one["period"]: one
        for one in map(standing.as_json, standing.obligations(office, on))
        if one["key"] == "sessions"
    }


def test_a_year_with_every_kind_of_period(office: Desk) -> None:
    records.save(
        office,
        Draft("staff", {"name": "李卫国", "body": "党工委", "post": "副书记", "full_title": "党工委副书记"}),
    )
    met = hold(office, date(2026, 1, 5))
    ten = hold(office, date(2026, 3, 20), items=10)
    by_deputy = hold(office, date(2026, 5, 8), chair="李卫国")
    no_congress = hold(office, date(2026, 7, 2), congress=0)
    draft = hold(office, date(2026, 11, 10), final=False)
    found = periods(office)
    assert (found["2026B1"]["state"], found["2026B1"]["counted"]) == ("met", [met])
    assert (found["2026B2"]["state"], found["2026B2"]["counted"]) == ("met", [ten])
    assert found["2026B3"]["state"] == "missed"
    assert [one["id"] for one in found["2026B3"]["not_counted"]] == [by_deputy]
    assert "李卫国" in found["2026B3"]["not_counted"][0]["why"]
    assert "张红旗" in found["2026B3"]["not_counted"][0]["why"]
    assert found["2026B4"]["not_counted"][0] == {"id": no_congress, "why": "无人大议题"}
    assert (found["2026B5"]["state"], found["2026B5"]["days"]) == ("missed", -22)
    assert found["2026B6"]["state"] == "open"
    assert found["2026B6"]["not_counted"][0]["id"] == draft
    assert found["2025B6"]["state"] == "excluded"


def test_a_later_session_repairs_nothing(office: Desk) -> None:
    hold(office, date(2026, 3, 1))
    found = periods(office)
    assert (found["2026B1"]["state"], found["2026B2"]["state"]) == ("missed", "met")


def test_the_secretary_changes_with_somebody_acting_between(office: Desk) -> None:
    held = next(one for one in standing_staff(office) if one.get("name") == "张红旗")
    held.values["ended_on"] = date(2026, 8, 10)
    records.save(office, held)
    for values in (
        {"name": "周明远", "post": "书记", "started_on": date(2026, 8, 26)},
        {
            "name": "李卫国",
            "post": "主持工作",
            "started_on": date(2026, 8, 11),
            "ended_on": date(2026, 8, 25),
        },
    ):
        records.save(office, Draft("staff", {"body": "党工委"} | values))
    acting = hold(office, date(2026, 8, 18), chair="李卫国")
    assert periods(office)["2026B4"]["state"] == "missed"
    assert "主持工作" in periods(office)["2026B4"]["not_counted"][0]["why"]
    settings.change(office, "study.acting", "是")
    assert periods(office)["2026B4"]["counted"] == [acting]


def standing_staff(office: Desk) -> list[Draft]:
    from jiedao_desk.operations import browse

    return browse.load_all(office, "staff")


def test_a_period_wholly_vacant_is_not_judged(office: Desk) -> None:
    held = standing_staff(office)[0]
    held.values["ended_on"] = date(2026, 6, 30)
    records.save(office, held)
    found = periods(office)
    assert found["2026B3"]["state"] == "missed"
    assert (found["2026B4"]["state"], found["2026B4"]["reason"]) == ("excluded", "全时段党工委书记空缺")


def test_a_reason_can_be_recorded_and_changes_nothing(office: Desk) -> None:
    standing.record_reason(office, "2026B2", "换届筹备，书记抽调")
    standing.record_reason(office, "2026B2", "换届筹备，书记抽调区里")
    found = periods(office)["2026B2"]
    assert (found["state"], found["reason"]) == ("missed", "换届筹备，书记抽调区里")


@pytest.mark.parametrize(
    ("day", "state", "days"),
    [
        (date(2026, 2, 12), "open", 16),
        (date(2026, 2, 13), "due_soon", 15),
        (date(2026, 2, 28), "due_soon", 0),
        (date(2026, 3, 1), "missed", -1),
    ],
)
def test_a_period_runs_out(office: Desk, day: date, state: str, days: int) -> None:
    found = periods(office, day)["2026B1"]
    assert (found["state"], found["days"]) == (state, days)


def test_attendance_is_enough_if_the_office_says_so(office: Desk) -> None:
    hold(office, date(2026, 9, 3), chair="李卫国")
    assert periods(office)["2026B5"]["state"] == "missed"
    settings.change(office, "study.presence", "出席")
    assert periods(office)["2026B5"]["state"] == "met"


def test_a_voided_session_counts_no_more_and_counts_again_when_restored(office: Desk) -> None:
    session = hold(office, date(2026, 9, 3))
    records.void(office, "sessions", session, "录错单位")
    assert periods(office)["2026B5"]["state"] == "missed"
    records.restore(office, "sessions", session)
    assert periods(office)["2026B5"]["counted"] == [session]


def test_rolling_mode_counts_from_the_last_session(office: Desk) -> None:
    hold(office, date(2026, 1, 5))
    hold(office, date(2026, 4, 20))
    settings.change(office, "study.mode", "滚动")
    due = [one for one in standing.obligations(office, date(2026, 4, 19)) if one.key == "sessions"]
    assert any(one.end == date(2026, 3, 5) and one.state == "overdue" and one.days == -45 for one in due)


def test_back_filled_is_told_from_the_real_clock(office: Desk) -> None:
    hold(office, date(2026, 1, 5))
    assert [one.backfilled for one in standing.session_lines(office)] == [
        (office.clock.now().date() - date(2026, 1, 5)).days > 30
    ]


def test_a_line_of_another_duty_never_carries_the_wording_of_a_task(office: Desk) -> None:
    task = records.save(
        office, Draft("actions", {"matter": "修缮活动室", "owner": "城建科", "due_on": date(2026, 12, 1)})
    ).id
    paper = {"title": "关于增设座椅的任务", "kind": "交办任务", "addressee": "区人大常委会"}
    known = paper | {"dated_on": date(2026, 11, 1), "due_on": date(2026, 12, 5)}
    assert records.save(office, Draft("submissions", known)).id == task
    lines = standing.sentences(office, standing.obligations(office, ON))
    assert [line for line in lines if "关于增设座椅的任务" in line]
    assert [line.partition("　")[0] for line in lines if "修缮活动室" in line] == ["议定事项"]
