"""What waits for an answer or a result, and how far supervision has come."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiedao_desk.kernel.draft import Draft
from jiedao_desk.kernel.errors import Refused
from jiedao_desk.operations import browse, exports, overview, records, supervisions, waiting, year_figures
from jiedao_desk.operations.desk import Desk
from jiedao_desk.reports.figures import BY_KEY

TODAY = date(2026, 11, 22)


def paper(office: Desk, day: date, **values: Any) -> int:
    known = {"title": "关于场地的请示", "kind": "请示", "dated_on": day, "addressee": "区人大常委会"}
    return records.save(office, Draft("submissions", known | values)).id


def matter(office: Desk, *findings: dict[str, Any], **values: Any) -> int:
    known = {"title": "食品安全执法检查", "started_on": date(2026, 4, 1)}
    children = {
        "supervision_findings": [Draft("supervision_findings", one) for one in findings],
        "supervision_stages": [
            Draft("supervision_stages", {"stage": stage, "reached_on": day})
            for stage, day in values.pop("stages", ())
        ],
    }
    return records.save(office, Draft("supervisions", known | values, children)).id


def test_requests_wait_until_they_are_answered(office: Desk) -> None:
    late = paper(office, date(2026, 11, 10))
    paper(office, date(2026, 6, 1), answered_on=date(2026, 6, 20))
    paper(office, date(2026, 6, 1), kind="报告", title="工作报告")
    older = paper(office, date(2026, 5, 1), title="关于经费的请示", addressee=None)
    records.void(office, "submissions", [paper(office, date(2026, 1, 1))], "重复")
    assert [(one.record, one.chip, one.state) for one in waiting.requests(office)] == [
        (older, "已报205天", waiting.WAITS),
        (late, "已报12天", waiting.WAITS),
    ]


def test_tasks_wait_by_their_limit(office: Desk) -> None:
    for title, due in (("三", None), ("一", date(2026, 11, 20)), ("二", date(2026, 11, 22))):
        paper(
            office,
            date(2026, 11, 1),
            kind="交办任务",
            title=title,
            addressee=None,
            due_on=due,
            responsible=("王敏",),
        )
    paper(office, date(2026, 11, 1), kind="交办任务", addressee=None, done_on=date(2026, 11, 2))
    assert [(one.chip, one.state, one.text) for one in waiting.tasks(office)] == [
        ("逾期2天", waiting.LATE, "交办任务：一（王敏）"),
        ("今天到期", waiting.SOON, "交办任务：二（王敏）"),
        ("未定时限", waiting.OPEN, "交办任务：三（王敏）"),
    ]


@given(st.integers(min_value=-4000, max_value=4000))
def test_a_limit_says_its_days(days: int) -> None:
    chip, state = waiting.limit(TODAY + timedelta(days=days), TODAY)
    assert str(abs(days)) in chip or days == 0
    assert (state == waiting.LATE) == (days < 0)
    assert (state == waiting.SOON) == (0 <= days <= waiting.SOON_DAYS)


def test_problems_wait_until_they_are_put_right(office: Desk) -> None:
    done = {"done_on": date(2026, 5, 1), "result": "已清理"}
    record = matter(
        office,
        {"problem": "楼道堆物", "due_on": date(2026, 11, 1), "responsible": "物业"},
        {"problem": "消防栓压力不足", "due_on": date(2026, 4, 20)} | done,
        {"problem": "指示牌缺失"},
    )
    assert [(one.record, one.chip, one.text) for one in waiting.findings(office)] == [
        (record, "逾期21天", "待整改：楼道堆物（物业）"),
        (record, "未定时限", "待整改：指示牌缺失"),
    ]
    found = supervisions.state(office, browse.load(office, "supervisions", record))
    assert (found.found, found.rectified, found.late) == (3, 1, 1)
    assert found.words == "发现问题 3 个 · 已整改 1 个 · 过了整改期限 1 个"


def test_a_stage_is_reached_on_its_first_day(office: Desk) -> None:
    record = matter(
        office,
        stages=[("选题", date(2026, 4, 9)), ("报告", None), ("选题", date(2026, 4, 2))],
        returned=20,
        satisfied=18,
        fairly=1,
        dissatisfied=1,
    )
    found = supervisions.state(office, browse.load(office, "supervisions", record))
    assert found.reached == {"选题": date(2026, 4, 2), "报告": None}
    assert found.words == "测评满意率 95.00%"


def test_a_stage_before_an_earlier_one_is_doubted(office: Desk) -> None:
    children = {
        "supervision_stages": [
            Draft("supervision_stages", {"stage": stage, "reached_on": day})
            for stage, day in (("整改", date(2026, 4, 1)), ("报告", date(2026, 5, 1)))
        ]
    }
    draft = Draft("supervisions", {"title": "检查", "started_on": date(2026, 4, 1)}, children)
    warned = records.save(office, draft).warnings
    assert [one.why for one in warned] == ["“整改”的日期早于“报告”，请核对"]


REFUSED: dict[str, tuple[dict[str, Any], str]] = {
    "two addressees": ({"addressee": "区人大常委会、区委"}, "只主送一个机关"),
    "an answer before the question": ({"answered_on": date(2025, 1, 1)}, "不能早于报送日期"),
    "done before it was given": ({"done_on": date(2025, 1, 1)}, "不能早于交办日期"),
    "due before it was given": ({"due_on": date(2025, 1, 1)}, "时限不能早于交办日期"),
}
DOUBTED: dict[str, tuple[dict[str, Any], str]] = {
    "nobody addressed": ({"addressee": None}, "写明主送机关"),
    "a request inside a report": ({"kind": "报告", "title": "工作报告并请示经费"}, "不得夹带请示"),
    "an answer without a day": ({"answer": "同意"}, "请填批复日期"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_paper_against_the_rules_is_refused(office: Desk, name: str) -> None:
    values, why = REFUSED[name]
    with pytest.raises(Refused, match=why):
        paper(office, date(2026, 3, 1), **values)


@pytest.mark.parametrize("name", DOUBTED)
def test_a_paper_that_is_odd_is_doubted(office: Desk, name: str) -> None:
    values, why = DOUBTED[name]
    known = {"title": "关于场地的请示", "kind": "请示", "dated_on": date(2026, 3, 1), "addressee": "区委"}
    warned = records.save(office, Draft("submissions", known | values)).warnings
    assert [why in one.why for one in warned] == [True]


def test_votes_that_do_not_add_up_are_refused(office: Desk) -> None:
    with pytest.raises(Refused):
        matter(office, returned=20, satisfied=18, fairly=4, dissatisfied=1)


def test_internal_papers_are_left_out_of_ordinary_exports_and_previews(office: Desk, tmp_path: Any) -> None:
    paper(office, date(2026, 3, 1), title="内部事项的报告", kind="报告", internal=True)
    paper(office, date(2026, 4, 1))
    matter(office, {"problem": "问题"}, title="内部调研", internal=True)
    done = exports.export(office, "submissions", tmp_path / "文件.xlsx")
    assert (done.records, done.internal) == (1, 1)
    assert exports.export(office, "supervisions", tmp_path / "监督.xlsx").internal == 1
    (hit,) = browse.find(office, "内部事项")
    assert not hit.detail


def test_the_figures_of_a_year_name_their_records(office: Desk) -> None:
    record = matter(office, {"problem": "楼道堆物"})
    found = {one.key: one for one in year_figures.of_year(office, supervisions.FIGURES, 2026)}
    assert set(supervisions.FIGURES) <= set(BY_KEY)
    assert found["supervisions.all"].words == "1"
    assert found["supervisions.findings"].sources == (("supervisions", record),)
    assert year_figures.of_year(office, ("supervisions.all",), 2025)[0].words == "0"


def test_problems_to_be_put_right_soon_stand_among_what_is_owed(office: Desk) -> None:
    late = {"problem": "台账不全", "due_on": date(2026, 11, 1)}
    far = {"problem": "设备老旧", "due_on": date(2027, 3, 1)}
    done = {
        "problem": "标识脱落",
        "due_on": date(2026, 11, 1),
        "done_on": date(2026, 10, 1),
        "result": "已更换",
    }
    shown = matter(office, late, far, done)
    veiled = matter(
        office, {"problem": "另查", "due_on": date(2026, 12, 1)}, title="不便公开的检查", internal=True
    )
    matter(office, far, title="路灯检查")
    alone = matter(office, {"problem": "扶手松动", "due_on": date(2026, 11, 25)}, title="公厕检查")
    found = {
        one.target: (one.chip, one.text)
        for one in overview.home(office, 2026).todos
        if one.target.startswith("supervisions")
    }
    assert found == {
        f"supervisions:{shown}": ("超期21天", "监督发现的问题待整改（2个）：食品安全执法检查"),
        f"supervisions:{alone}": ("只剩3天", "监督发现的问题待整改：扶手松动"),
        f"supervisions:{veiled}": ("剩9天", "监督发现的问题待整改：（内部）"),
    }


@pytest.mark.parametrize(
    ("days", "chip"),
    [(31, None), (30, "剩30天"), (8, "剩8天"), (7, "只剩7天"), (1, "只剩1天"), (0, "今天到期")],
)
def test_one_is_reminded_a_month_a_week_and_on_the_day(office: Desk, days: int, chip: str | None) -> None:
    record = matter(office, {"problem": "台账不全", "due_on": office.clock.today() + timedelta(days=days)})
    found = {one.target: one.chip for one in overview.home(office, 2026).todos}
    assert found.get(f"supervisions:{record}") == chip
