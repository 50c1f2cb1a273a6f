"""What stands on the home page can be read over the shoulder: no names, no wording of what is internal (工作台)."""

from __future__ import annotations

from datetime import date

from jiedao_desk.kernel.draft import Draft
from jiedao_desk.operations import finality, overview, records, settings, standing
from jiedao_desk.operations.desk import Desk
from jiedao_desk.operations.overview import Home
from tests.operations.test_sessions import complete
from tests.operations.test_standing import hold
from tests.operations.test_waiting import paper

SECRET = "不宜公开的事项"


def words(home: Home) -> str:
    """All that the page has in words."""
    blocks = (*home.periods, *home.half_years)
    return "\n".join(
        [home.heading, *(line for one in blocks for line in one.lines), *(t.text for t in home.todos)]
    )


def internal_task(office: Desk) -> None:
    draft = complete(office, date(2026, 9, 8), internal=True, title=f"研究{SECRET}的会议")
    draft.children["actions"] = [
        Draft("actions", {"matter": SECRET, "due_on": date(2026, 11, 10)}),
    ]
    finality.finalise(office, draft)


def test_a_task_of_an_internal_meeting_is_owed_without_its_wording(office: Desk) -> None:
    internal_task(office)
    home = overview.home(office, 2026)
    assert SECRET not in words(home)
    [task] = [one for one in home.todos if one.target.startswith("actions:")]
    assert task.text == "议定事项：（内部）"
    assert SECRET not in "\n".join(
        standing.sentences(office, standing.obligations(office, date(2026, 11, 22)))
    )


def test_an_internal_task_from_above_is_owed_without_its_title(office: Desk) -> None:
    paper(office, date(2026, 11, 1), title=SECRET, kind="交办任务", due_on=date(2026, 11, 30), internal=True)
    paper(office, date(2026, 11, 1), title="报送自查情况", kind="交办任务", due_on=date(2026, 11, 30))
    home = overview.home(office, 2026)
    assert SECRET not in words(home)
    assert {one.text for one in home.todos if one.target.startswith("submissions:")} == {
        "上级交办任务：（内部）",
        "上级交办任务：报送自查情况",
    }


def test_an_old_draft_goes_by_its_day(office: Desk) -> None:
    finality.save(office, complete(office, date(2026, 9, 8), title=f"研究{SECRET}的会议", internal=True))
    home = overview.home(office, 2026)
    assert SECRET not in words(home)
    assert "2026年9月8日专题研究仍是草稿" in words(home)


def test_why_a_meeting_does_not_count_is_told_without_names(office: Desk) -> None:
    records.save(office, Draft("staff", {"name": "李卫国", "body": "党工委", "post": "副书记"}))
    hold(office, date(2026, 5, 8), chair="李卫国")
    home = overview.home(office, 2026)
    [block] = [one for one in home.periods if one.key == "2026B3"]
    assert block.lines == ("5月8日会议：不是书记主持",)
    assert not any(name in words(home) for name in ("李卫国", "张红旗"))


def test_a_reason_is_said_to_be_given(office: Desk) -> None:
    hold(office, date(2026, 5, 8), congress=0)
    standing.record_reason(office, "2026B3", "书记王建国住院")
    [block] = [one for one in overview.home(office, 2026).periods if one.key == "2026B3"]
    assert block.lines == ("5月8日会议：无人大议题", "已说明原因")


def test_periods_before_the_program_was_in_use_say_so_in_few_words(office: Desk) -> None:
    settings.change(office, "office.use_from", date(2026, 9, 1))
    [block] = [one for one in overview.home(office, 2026).periods if one.key == "2026B1"]
    assert (block.state, block.lines) == ("未纳入", ("启用前，不作判断",))
