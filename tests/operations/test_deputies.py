"""Endings, suspensions, moves between groups, and looks at personal data (代表档案的变动)."""

from __future__ import annotations

from datetime import date

import pytest

from jiedao_desk.kernel.errors import Refused
from jiedao_desk.operations import browse, deputies, deputy_file
from jiedao_desk.operations.deputies import Ending
from jiedao_desk.operations.desk import Desk
from jiedao_desk.registers.suspensions import CAUSES
from tests.deputies import ELECTED, at, deputy, group, mandate

TODAY = date(2026, 11, 22)


def mandates(office: Desk, person: int) -> list[int]:
    return [one.id or 0 for one in browse.load(office, "deputies", person).listed("mandates")]


def groups_of(office: Desk, person: int) -> list[tuple[object, object]]:
    listed = browse.load(office, "deputies", person).listed("memberships")
    return [(one.get("joined_on"), one.get("left_on")) for one in listed]


def resigned(**more: date | str | None) -> Ending:
    return Ending("辞职被接受", event_on=date(2026, 5, 1), **more)  # type: ignore[arg-type]


def test_an_ending_in_steps_counts_only_once_it_has_effect(office: Desk) -> None:
    person = deputy(office, "张三", group=group(office, "第一代表小组"))
    [only] = mandates(office, person)
    deputies.end_mandate(office, at(office, person), only, resigned(reported_on=date(2026, 5, 6)))
    head = deputy_file.head_of(office, browse.load(office, "deputies", person), TODAY)
    assert head.state.word == "在任"
    assert head.mandates[0].ending == "已报：辞职被接受，尚未生效"
    accepted = resigned(
        reported_on=date(2026, 5, 6),
        effective_on=date(2026, 6, 20),
        announced_on=date(2026, 6, 22),
        document="公告〔2026〕3号",
    )
    deputies.end_mandate(office, at(office, person), only, accepted)
    assert [row.name for row in deputies.rows(office, date(2026, 6, 19))] == ["张三"]
    assert deputies.rows(office, date(2026, 6, 20)) == []
    assert groups_of(office, person) == [(None, date(2026, 6, 20))]


def test_who_still_holds_another_mandate_stays_in_the_group(office: Desk) -> None:
    person = deputy(office, "张三", mandate("区"), mandate("市"), group=group(office, "第一代表小组"))
    of_district = mandates(office, person)[0]
    ending = resigned(effective_on=date(2026, 6, 20), document="公告")
    deputies.end_mandate(office, at(office, person), of_district, ending)
    assert groups_of(office, person) == [(None, None)]
    assert [row.level for row in deputies.rows(office, TODAY)] == ["市"]


@pytest.mark.parametrize(
    ("ending", "field"),
    [
        (Ending(""), "end_cause"),
        (Ending("去世"), "end_event_on"),
        (Ending("被罢免", event_on=date(2026, 5, 2), effective_on=date(2026, 5, 1)), "ended_on"),
        (Ending("去世", event_on=date(2026, 5, 2), announced_on=date(2026, 5, 9)), "ended_on"),
        (Ending("去世", effective_on=date(2021, 1, 1)), "ended_on"),
    ],
)
def test_an_ending_that_cannot_be_is_refused_beside_its_field(
    office: Desk, ending: Ending, field: str
) -> None:
    person = deputy(office, "张三")
    before = browse.load(office, "deputies", person)
    with pytest.raises(Refused) as refused:
        deputies.end_mandate(office, at(office, person), mandates(office, person)[0], ending)
    assert field in [problem.field for problem in refused.value.problems]
    assert browse.load(office, "deputies", person) == before


def test_an_ending_without_its_document_is_warned_of(office: Desk) -> None:
    person = deputy(office, "张三")
    ending = resigned(effective_on=date(2026, 6, 20))
    saved = deputies.end_mandate(office, at(office, person), mandates(office, person)[0], ending)
    assert [one.why for one in saved.warnings] == ["还没有填终止依据（决定或公告的文号）"]


def test_nothing_is_written_over_what_another_window_saved(office: Desk) -> None:
    person = deputy(office, "张三")
    seen = at(office, person)
    [only] = mandates(office, person)
    deputies.end_mandate(office, seen, only, resigned())
    with pytest.raises(Refused, match="另一个窗口"):
        deputies.move_group(office, seen, group(office, "第一代表小组"), date(2026, 7, 1))


def test_a_suspension_and_its_end(office: Desk) -> None:
    person = deputy(office, "张三")
    [only] = mandates(office, person)
    cause = "因刑事案件被羁押，正在受侦查、起诉、审判"
    deputies.suspend(office, at(office, person), only, cause=cause, started_on=date(2026, 5, 1))
    draft = browse.load(office, "deputies", person)
    assert deputy_file.head_of(office, draft, TODAY).state.word == "暂停执行职务"
    assert [row.state for row in deputies.rows(office, TODAY)] == ["在任"]
    with pytest.raises(Refused, match="已经在暂停"):
        deputies.suspend(office, at(office, person), only, cause=cause, started_on=date(2026, 8, 1))
    deputies.resume(office, at(office, person), only, date(2026, 9, 1))
    draft = browse.load(office, "deputies", person)
    assert deputy_file.head_of(office, draft, TODAY).state.word == "在任"
    assert deputy_file.head_of(office, draft, date(2026, 8, 31)).state.word == "暂停执行职务"
    with pytest.raises(Refused, match="没有正在暂停"):
        deputies.resume(office, at(office, person), only, date(2026, 9, 2))


@pytest.mark.parametrize(
    ("cause", "day", "field"), [(None, date(2026, 5, 1), "cause"), (CAUSES.words[0], None, "started_on")]
)
def test_a_suspension_lacks_neither_cause_nor_day(
    office: Desk, cause: str | None, day: date | None, field: str
) -> None:
    person = deputy(office, "张三")
    with pytest.raises(Refused) as refused:
        deputies.suspend(office, at(office, person), mandates(office, person)[0], cause=cause, started_on=day)
    assert [problem.field for problem in refused.value.problems] == [field]


def test_a_move_closes_the_old_group_on_the_day_the_new_begins(office: Desk) -> None:
    one, two = group(office, "第一代表小组"), group(office, "第二代表小组")
    person = deputy(office, "张三", group=one)
    deputies.move_group(office, at(office, person), two, date(2026, 7, 1), "召集人")
    assert groups_of(office, person) == [(None, date(2026, 7, 1)), (date(2026, 7, 1), None)]
    head = deputy_file.head_of(office, browse.load(office, "deputies", person), TODAY)
    assert [(line.title, line.period, line.current) for line in head.groups] == [
        ("第二代表小组", "2026-07 起", True),
        ("第一代表小组", "至 2026-07", False),
    ]
    assert [row.group_role for row in deputies.rows(office, TODAY)] == ["召集人"]


def test_a_move_on_the_day_of_joining_corrects_the_group_instead_of_leaving_an_empty_span(
    office: Desk,
) -> None:
    one, two = group(office, "第一代表小组"), group(office, "第二代表小组")
    person = deputy(office, "张三", group=one, since=date(2026, 7, 1))
    deputies.move_group(office, at(office, person), two, date(2026, 7, 1))
    assert groups_of(office, person) == [(date(2026, 7, 1), None)]


def test_leaving_every_group(office: Desk) -> None:
    person = deputy(office, "张三", group=group(office, "第一代表小组"))
    deputies.move_group(office, at(office, person), None, date(2026, 7, 1))
    assert [row.group for row in deputies.rows(office, TODAY)] == [""]


@pytest.mark.parametrize("case", ["same", "later", "dissolved", "no day"])
def test_a_move_that_cannot_be_is_refused(office: Desk, case: str) -> None:
    one = group(office, "第一代表小组")
    two = group(office, "第二代表小组", dissolved_on=date(2026, 6, 1))
    since = date(2026, 9, 1) if case == "later" else None
    person = deputy(office, "张三", group=one, since=since)
    to = {"same": one, "later": two, "dissolved": two, "no day": two}[case]
    words = {
        "same": "已经在这个小组",
        "later": "以后已有",
        "dissolved": "撤销日期2026年6月1日",
        "no day": "哪一天",
    }
    with pytest.raises(Refused, match=words[case]):
        deputies.move_group(office, at(office, person), to, None if case == "no day" else date(2026, 7, 1))
    assert groups_of(office, person) == [(since, None)]


def test_several_are_moved_together_or_none(office: Desk) -> None:
    one, two = group(office, "第一代表小组"), group(office, "第二代表小组")
    people = [deputy(office, "张三", group=one), deputy(office, "李四"), deputy(office, "王敏", group=two)]
    assert deputies.move_many(office, people, two, date(2026, 7, 1)) == 2
    assert {row.group for row in deputies.rows(office, TODAY)} == {"第二代表小组"}
    assert groups_of(office, people[0]) == [(None, date(2026, 7, 1)), (date(2026, 7, 1), None)]
    three = group(office, "第三代表小组")
    with pytest.raises(Refused, match="张三：这一天以后已有"):
        deputies.move_many(office, [people[2], people[0]], three, date(2026, 6, 1))
    assert {row.group for row in deputies.rows(office, TODAY)} == {"第二代表小组"}


def test_groups_are_those_of_the_day_in_their_own_order(office: Desk) -> None:
    group(office, "甲组", order=2)
    group(office, "乙组", order=1, area="峪明社区")
    group(office, "旧组", dissolved_on=date(2025, 1, 1))
    shown = deputies.groups_on(office, TODAY)
    assert [(one.name, one.detail) for one in shown] == [("乙组", "峪明社区"), ("甲组", "")]
    assert "旧组" in [one.name for one in deputies.groups_on(office, date(2024, 1, 1))]


def test_a_second_mandate_of_one_level_is_refused_until_the_first_has_ended(office: Desk) -> None:
    """选举法第四十八条: nobody is a deputy of two areas that are not one within the other; district and city may be."""
    person = deputy(office, "张三", mandate(term="第十八届", started_on=date(2017, 1, 5)))
    with pytest.raises(Refused, match="时间重叠"):
        deputies.add_mandate(office, at(office, person), mandate())
    deputies.end_mandate(
        office, at(office, person), mandates(office, person)[0], Ending("届满", effective_on=ELECTED)
    )
    deputies.add_mandate(office, at(office, person), mandate())
    assert [row.term for row in deputies.rows(office, TODAY)] == ["第十九届"]
    deputies.add_mandate(office, at(office, person), mandate("市"))
    assert [row.level for row in deputies.rows(office, TODAY)] == ["市", "区"]


def test_a_new_file_begins_with_a_mandate_of_the_running_term(office: Desk) -> None:
    [only] = deputies.begin(office).listed("mandates")
    assert (only.get("level"), only.get("term"), only.get("belonging")) == (
        "区",
        "第十九届",
        "本街道选举产生",
    )


def test_neighbours_are_persons_not_rows() -> None:
    order = [4, 7, 7, 2, 9]
    assert deputies.neighbours(order, 4) == (None, 7)
    assert deputies.neighbours(order, 7) == (4, 2)
    assert deputies.neighbours(order, 9) == (2, None)
    assert deputies.neighbours(order, 5) == (None, None)


def test_a_look_at_personal_data_stays_in_the_history_without_the_data(office: Desk) -> None:
    person = deputy(office, "张三", identity_number="210504197508150020", mobile="13900000001")
    deputies.note_look(office, person, ["identity_number", "mobile"])
    looks = [line for line in browse.history_of(office, "deputies", person) if line.action == "查看"]
    assert {line.field for line in looks} == {"身份证号", "手机"}
    assert all((line.who, line.before, line.after) == ("王敏", "", "") for line in looks)


def test_the_head_of_a_file_speaks_of_the_district_first(office: Desk) -> None:
    person = deputy(
        office,
        "张三",
        mandate("市", electing_unit="明山区", started_on=date(2022, 2, 1)),
        mandate(term="第十八届", started_on=date(2017, 1, 5), ended_on=ELECTED, end_cause="届满"),
        mandate(constituency="第1选区", certificate="027"),
        group=group(office, "第二代表小组"),
    )
    head = deputy_file.head_of(office, browse.load(office, "deputies", person), TODAY)
    assert head.line == "区第十九届人大代表 · 第1选区 · 第二代表小组 · 代表证 027"
    assert [(one.title, one.period, one.state.word) for one in head.mandates] == [
        ("区十九届", "2022-01 起", "在任"),
        ("市十七届", "2022-02 起", "在任"),
        ("区十八届", "2017-01—2022-01", "届满"),
    ]
