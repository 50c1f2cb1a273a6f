"""A briefing from the first draft to what it counts for, and the draft of its text (听取汇报)."""

from __future__ import annotations

from datetime import date

import pytest

from jiedao_desk.kernel.draft import Draft
from jiedao_desk.kernel.errors import Refused
from jiedao_desk.operations import (
    briefings,
    browse,
    finality,
    overview,
    papers,
    records,
    sessions,
    settings,
    standing,
)
from jiedao_desk.operations.desk import Desk
from tests.documents.reading import whole
from tests.operations.test_sessions import complete as complete_session

DAY = date(2026, 6, 18)
ON = date(2026, 11, 22)


def director(office: Desk, name: str = "刘志强", post: str = "主任") -> None:
    records.save(office, Draft("staff", {"name": name, "body": "人大街道工委", "post": post}))


def complete(office: Desk, day: date = DAY, **values: object) -> Draft:
    """A briefing that lacks nothing for 定稿."""
    draft = briefings.new(office, day)
    draft.values |= {
        "presenter": "刘志强",
        "recorder": "王敏",
        "report": "一、代表履职\n二、下步打算",
    } | values
    for one in draft.listed("attendance"):
        one.values["state"] = "出席"
    draft.children["actions"] = [
        Draft("actions", {"matter": "公开代表履职情况", "due_on": date(2026, 7, 31)})
    ]
    return draft


def half_years(office: Desk) -> dict[str, standing.Standing]:
    return {one.period: one for one in standing.obligations(office, ON) if one.key == "briefings"}


def test_a_new_briefing_knows_who_chairs_who_reports_and_on_what(office: Desk) -> None:
    director(office)
    draft = briefings.new(office, DAY)

    assert (draft.get("chair"), draft.get("presenter")) == ("张红旗", "刘志强")
    assert draft.get("presenter_post") == "人大街道工委主任"
    assert draft.get("period") == "2026年上半年"
    assert [one.get("name") for one in draft.listed("attendance")] == ["张红旗"]


def test_a_secretary_who_heads_the_congress_committee_does_not_report_to_himself(office: Desk) -> None:
    director(office, "张红旗")
    director(office, "陈洁", "副主任")

    assert briefings.new(office, DAY).get("presenter") == "陈洁"
    with pytest.raises(Refused, match="汇报人不能是主持人本人"):
        finality.save(office, complete(office, presenter="张红旗"))


def test_finalising_asks_for_what_makes_a_record(office: Desk) -> None:
    draft = briefings.new(office, DAY)

    assert finality.lacking(office, draft) == ["汇报人", "汇报主要内容", "记录人", "出席登记"]
    with pytest.raises(Refused, match="定稿前请填写汇报人"):
        finality.finalise(office, draft)
    assert finality.lacking(office, complete(office)) == []


def test_a_finalised_briefing_is_corrected_by_a_new_version(office: Desk) -> None:
    saved = finality.finalise(office, complete(office))
    draft = browse.load(office, "briefings", saved.id)
    draft.values["opinion"] = "同意汇报"
    with pytest.raises(Refused, match="已定稿"):
        records.save(office, draft)
    finality.revise(office, draft, "漏记党工委意见")

    assert [(one.number, one.reason) for one in finality.versions(office, "briefings", saved.id)] == [
        (1, ""),
        (2, "漏记党工委意见"),
    ]
    assert finality.version(office, "briefings", saved.id, 1).get("opinion") is None


def test_a_briefing_nobody_named_is_called_by_unit_and_period(office: Desk) -> None:
    saved = finality.save(office, complete(office))

    assert browse.load(office, "briefings", saved.id).get("title") == "东明街道2026年上半年人大工作情况汇报"


def test_its_tasks_are_its_own_and_come_back_at_the_next_session(office: Desk) -> None:
    saved = finality.finalise(office, complete(office))
    (task,) = browse.load(office, "briefings", saved.id).listed("actions")

    assert (task.get("briefing_id"), task.get("session_id")) == (saved.id, None)
    assert [one.matter for one in sessions.open_tasks(office, date(2026, 9, 8))] == ["公开代表履职情况"]
    assert sessions.open_tasks(office, DAY) == []
    lines = browse.history_of(office, "briefings", saved.id)
    assert any("公开代表履职情况" in line.after for line in lines)


def test_a_task_comes_from_one_meeting_only(office: Desk) -> None:
    session = finality.save(office, complete_session(office))
    saved = finality.save(office, complete(office))
    (task,) = browse.load(office, "briefings", saved.id).listed("actions")
    task.values["session_id"] = session.id

    with pytest.raises(Refused, match="只能选一个"):
        records.save(office, task)


def test_half_years_are_owed_and_met(office: Desk) -> None:
    assert half_years(office)["2026H1"].state == "missed"
    saved = finality.finalise(office, complete(office))
    found = half_years(office)

    assert (found["2026H1"].state, found["2026H1"].counted) == ("met", (saved.id,))
    assert (found["2026H2"].state, found["2026H2"].days) == ("open", 39)
    assert standing.as_json(found["2026H1"])["key"] == "briefings"
    assert [(one.counts, one.standing) for one in briefings.lines(office)] == [(True, "计入2026年上半年")]


def test_the_home_page_asks_for_the_missed_half_year_until_its_reason_is_recorded(office: Desk) -> None:
    home = overview.home(office, 2026)
    assert [(one.title, one.state) for one in home.half_years] == [("上半年", "未召开"), ("下半年", "剩39天")]
    assert "2026年上半年没有听取汇报" in [one.text for one in home.todos]
    assert overview.frame(office).badges["briefings"] == (1, True)

    standing.record_reason(office, "2026H1", "班子调整")
    assert half_years(office)["2026H1"].reason == "班子调整"
    assert "briefings" not in overview.frame(office).badges


def test_one_meeting_serves_both_duties_only_by_setting(office: Desk) -> None:
    session = finality.finalise(office, complete_session(office, date(2026, 9, 8)))
    both = complete(office, date(2026, 9, 8), session_id=session.id)
    assert "同一次会议" in briefings.note(office, both)
    finality.finalise(office, both)
    assert half_years(office)["2026H2"].done == 0

    settings.change(office, "briefing.shared_meeting", "是")
    assert half_years(office)["2026H2"].done == 1


def test_a_drafted_report_tells_recorded_facts_and_nothing_else(office: Desk) -> None:
    assert briefings.drafted_report(office, briefings.new(office, DAY)) == ""
    saved = finality.finalise(office, complete_session(office, date(2026, 3, 5)))
    (task,) = browse.load(office, "sessions", saved.id).listed("actions")

    text = briefings.drafted_report(office, briefings.new(office, DAY))
    assert text.splitlines() == [
        "2026年上半年（截至2026年6月18日），党工委专题研究人大工作1次：3月5日研究代表建议办理工作。",
        "会议议定事项1项，已落实0项，未落实1项：每月调度一次。",
    ]
    task.values |= {"state": "已落实", "done_on": date(2026, 4, 1)}
    records.save(office, task)
    assert "已落实1项。" in briefings.drafted_report(office, briefings.new(office, DAY))


def test_the_report_of_the_half_year_before_is_drafted_for_that_half_year(office: Desk) -> None:
    finality.finalise(office, complete_session(office, date(2026, 3, 5)))
    finality.finalise(office, complete_session(office, date(2026, 7, 8)))
    draft = briefings.new(office, date(2026, 7, 9))
    draft.values["period"] = "2026年上半年"

    assert briefings.drafted_report(office, draft).startswith(
        "2026年上半年，党工委专题研究人大工作1次：3月5日"
    )


def test_the_paper_tells_what_the_form_holds(office: Desk) -> None:
    saved = finality.finalise(office, complete(office, opinion="同意汇报。"))
    text = whole(papers.briefing_record(office, browse.load(office, "briefings", saved.id)))

    for words in (
        "听取人大工作情况汇报记录",
        "东明街道2026年上半年人大工作情况汇报",
        "刘志强",
        "一、汇报主要内容",
        "二、党工委意见",
        "同意汇报。",
        "三、议定事项",
        "公开代表履职情况",
        "主持人签名",
    ):
        assert words in text
