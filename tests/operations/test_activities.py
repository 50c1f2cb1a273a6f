"""Signing deputies in."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from jiedao_desk.kernel.draft import Draft
from jiedao_desk.kernel.errors import Refused
from jiedao_desk.operations import activities, browse, deputies
from jiedao_desk.operations.desk import Desk
from jiedao_desk.reports.deputy_list import Narrowing
from tests.activities import activity, line, signed
from tests.deputies import deputy, group, mandate

CAUSE = "因刑事案件被羁押，正在受侦查、起诉、审判"
OCTOBER = date(2026, 10, 22)


def names(people: list[activities.OnRoll]) -> list[str]:
    return [one.name for one in people]


def test_only_who_is_in_office_and_not_suspended_is_expected(office: Desk) -> None:
    deputy(office, "张三")
    deputy(office, "王伟", mandate(ended_on=date(2026, 6, 20), end_cause="辞职被接受"))
    deputy(office, "李秀英", mandate(started_on=date(2026, 11, 1)))
    pause = Draft("suspensions", {"cause": CAUSE, "started_on": date(2026, 9, 1)})
    deputy(office, "高富", mandate(suspensions=[pause]))
    assert names(activities.roll(office, OCTOBER)) == ["张三"]
    assert names(activities.roll(office, date(2026, 6, 1))) == ["王伟", "张三", "高富"]


def test_everybody_stands_once_and_the_attached_last(office: Desk) -> None:
    deputy(office, "丁小宁", mandate(), mandate("市"))
    deputy(office, "王伟", mandate(belonging="编入本街道活动"))
    deputy(office, "张三")
    people = activities.roll(office, OCTOBER)
    assert names(people) == ["丁小宁", "张三", "王伟"]
    assert [one.level for one in people] == ["区", "区", "区"]
    assert people[2].attached
    assert people[2].hint == "编入活动"


def test_a_new_list_holds_the_expected_of_its_group_and_day(office: Desk) -> None:
    first = group(office, "第一代表小组")
    deputy(office, "张三", group=first)
    deputy(office, "王伟")
    assert len(activities.begin(office).listed(activities.SIGN_IN)) == 2
    draft = activities.begin(office, held_on=OCTOBER, group_id=first)
    assert [one.get("name") for one in draft.listed(activities.SIGN_IN)] == ["张三"]
    assert draft.get("activity_kind") == "小组活动"


def test_roll_and_scopes_of_a_day_cost_one_reading_of_the_deputies(
    office: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    deputy(office, "张三")
    everyday, read = deputies.rows, list[date]()
    monkeypatch.setattr(deputies, "rows", lambda desk, on: read.append(on) or everyday(desk, on))
    people, scopes = activities.roll_and_scopes(office, OCTOBER)
    assert read == [OCTOBER]
    assert (people, scopes) == (activities.roll(office, OCTOBER), activities.scopes(office, OCTOBER))


def test_scopes_are_those_that_have_somebody(office: Desk) -> None:
    first = group(office, "第一代表小组")
    group(office, "第二代表小组")
    deputy(office, "张三", group=first)
    deputy(office, "王伟", mandate("市"))
    found = [(one.label, one.count) for one in activities.scopes(office, OCTOBER)]
    assert found == [("全部代表", 2), ("市代表", 1), ("区代表", 1), ("第一代表小组", 1)]


def test_another_scope_drops_nothing_that_was_marked(office: Desk) -> None:
    first = group(office, "第一代表小组")
    deputy(office, "张三", group=first)
    other, third = deputy(office, "王伟"), deputy(office, "孙立")
    everybody = activities.begin(office, held_on=OCTOBER).listed(activities.SIGN_IN)
    for one in everybody:
        if one.get("person_id") == other:
            one.values["state"] = "出席"
    people = activities.roll(office, OCTOBER, Narrowing(group=first))
    found = activities.lined_up([*everybody, line("赵四海", None)], people)
    assert [one.get("name") for one in found] == ["张三", "王伟", "赵四海"]
    assert third not in [one.get("person_id") for one in found]


def test_figures_are_those_of_the_rule(office: Desk) -> None:
    """R15: ten invited, eight there, one on leave, one who had resigned: 1场, 8人次, 8/9."""
    people = [deputy(office, f"王{sign}") for sign in "一二三四五六七八九"]
    gone = deputy(office, "钱十", mandate(ended_on=date(2026, 6, 20), end_cause="辞职被接受"))
    lines = [line(f"王{sign}", person) for sign, person in zip("一二三四五六七八", people, strict=False)]
    lines += [line("王九", people[8], "请假", reason="病假"), line("钱十", gone)]
    activity(office, "老旧小区供热改造视察", OCTOBER, *lines)
    (row,) = activities.listed(office, 2026)
    assert (row.tally.present, row.tally.expected, row.tally.rate()) == (8, 9, Decimal("88.89"))
    assert row.strangers == 1
    standing = activities.standing(lines, activities.roll(office, OCTOBER))
    assert (standing.tally, standing.strangers) == (row.tally, 1)


def test_saving_keeps_every_line_with_its_history(office: Desk) -> None:
    person = deputy(office, "张三")
    record = activity(
        office, "走访选民", OCTOBER, line("张三", person, "请假", reason="病假"), line("赵四海", None)
    )
    assert signed(office, record) == {"张三": "请假", "赵四海": "出席"}
    draft = browse.load(office, activities.REGISTER, record)
    draft.listed(activities.SIGN_IN)[0].values |= {"state": "迟到", "reason": None}
    activities.save(office, draft)
    told = {(one.field, one.before, one.after) for one in browse.history_of(office, "activities", record)}
    assert any("出勤" in field and (before, after) == ("请假", "迟到") for field, before, after in told)


def test_a_deputy_stands_on_a_list_once(office: Desk) -> None:
    person = deputy(office, "张三")
    with pytest.raises(Refused, match="张三在签到名单里出现了2次"):
        activity(office, "视察", OCTOBER, line("张三", person), line("张三", person, "请假"))
    assert activities.listed(office) == []


def test_days_come_in_halves(office: Desk) -> None:
    with pytest.raises(Refused, match="按半天计"):
        activity(office, "视察", OCTOBER, half_days=Decimal("0.3"))


def test_two_windows_on_one_list(office: Desk) -> None:
    person = deputy(office, "张三")
    record = activity(office, "视察", OCTOBER, line("张三", person))
    mine, theirs = (browse.load(office, activities.REGISTER, record) for _ in range(2))
    theirs.listed(activities.SIGN_IN)[0].values["state"] = "早退"
    activities.save(office, theirs)
    mine.values["place"] = "东明社区"
    with pytest.raises(Refused, match="另一个窗口"):
        activities.save(office, mine)
    assert signed(office, record) == {"张三": "早退"}


def test_copying_the_last_of_the_same_kind(office: Desk) -> None:
    first, second = deputy(office, "张三"), deputy(office, "王伟")
    gone = deputy(office, "孙立", mandate(ended_on=date(2026, 9, 1), end_cause="去世"))
    lines = (line("张三", first, "迟到"), line("王伟", second, "请假"), line("孙立", gone))
    activity(office, "上半年视察", date(2026, 5, 6), *lines, place="东明社区")
    activity(office, "通报会", date(2026, 7, 1), line("王伟", second), activity_kind="政情通报会")
    copied = activities.from_last(office, activities.begin(office, held_on=OCTOBER))
    assert copied is not None
    assert copied.title == "上半年视察"
    assert {one.get("name"): one.get("state") for one in copied.lines} == {"张三": "出席", "王伟": None}
    assert copied.left_out == ("孙立",)
    assert copied.values["place"] == "东明社区"


def test_there_is_nothing_to_copy_at_first(office: Desk) -> None:
    assert activities.from_last(office, activities.begin(office)) is None


def test_the_rest_are_absent(office: Desk) -> None:
    lines = [line("张三", 1), line("王伟", 2, None)]
    assert [one.get("state") for one in activities.rest_absent(lines)] == ["出席", "缺席"]
    assert lines[1].get("state") is None
    assert [one.get("name") for one in activities.only_marked(lines)] == ["张三"]


def test_a_pasted_list_is_held_against_the_deputies_of_the_day(office: Desk) -> None:
    first, third = group(office, "第一代表小组"), group(office, "第三代表小组")
    deputy(office, "张三", group=first)
    deputy(office, "王伟", group=first)
    deputy(office, "王伟", group=third, certificate="2")
    found = activities.matched("张珊、王伟", activities.roll(office, OCTOBER))
    assert sorted(one.sentence for one in found.doubts) == [
        "“王伟”有2名（第一代表小组、第三代表小组），请选择",
        "没有名叫“张珊”的代表，是否为张三？",
    ]
