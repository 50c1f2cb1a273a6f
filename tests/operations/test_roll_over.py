"""From one term to the next: old mandates end by the opening of the new congress, history stays (换届)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from jiedao_desk.kernel.draft import Draft
from jiedao_desk.kernel.errors import Refused
from jiedao_desk.operations import browse, deputies, imports, records, roll_over
from jiedao_desk.operations.desk import Desk
from jiedao_desk.operations.roll_over import Again, Plan
from tests.activities import activity, line
from tests.deputies import deputy, group, mandate

OPENED = date(2026, 11, 10)
BEFORE, AFTER = date(2026, 11, 9), date(2026, 11, 22)


@pytest.fixture
def people(office: Desk) -> dict[str, int]:
    first = group(office, "第一代表小组")
    return {
        "王岚": deputy(
            office,
            "王岚",
            mandate(constituency="第1选区", certificate="027", composition="一线工人"),
            group=first,
        ),
        "李松": deputy(office, "李松", mandate(constituency="第2选区"), group=first),
        "赵明": deputy(office, "赵明", mandate(), mandate("市", electing_unit="明山区"), group=first),
        "钱进": deputy(
            office,
            "钱进",
            mandate(end_cause="辞职被接受", end_event_on=date(2026, 10, 8)),
        ),
        "孙离": deputy(
            office, "孙离", mandate(end_cause="迁出或者调离本行政区域", ended_on=date(2025, 3, 1))
        ),
    }


def plan(again: dict[int, Again] | None = None, **values: object) -> Plan:
    return replace(Plan("区", "第二十届", OPENED, None, again or {}), **values)


def carried_out(office: Desk, made: Plan) -> roll_over.Done:
    return roll_over.carry_out(office, made, roll_over.sitting(office, made.level, OPENED))


def mandates(office: Desk, person: int) -> list[tuple[str, str, date | None, str | None]]:
    return [
        (one.get("level"), one.get("term"), one.get("ended_on"), one.get("end_cause"))
        for one in browse.load(office, "deputies", person).listed("mandates")
    ]


def in_office(office: Desk, on: date) -> list[str]:
    return sorted(f"{row.name}{row.level}{row.term}" for row in deputies.rows(office, on))


def test_old_mandates_end_and_those_elected_again_begin_the_same_day(
    office: Desk, people: dict[str, int]
) -> None:
    done = carried_out(office, plan({people["王岚"]: Again(certificate="012")}))
    assert (done.outlook.ending, done.outlook.again, done.outlook.old_term) == (4, 1, "第十九届")
    old, new = browse.load(office, "deputies", people["王岚"]).listed("mandates")
    assert (old.get("end_cause"), old.get("ended_on"), old.get("certificate")) == ("届满", OPENED, "027")
    assert (new.get("term"), new.get("started_on"), new.get("reelected")) == ("第二十届", OPENED, True)
    assert (new.get("constituency"), new.get("certificate")) == ("第1选区", "012")
    assert new.get("composition") == "一线工人"
    # A city deputy's own term goes on; who had left before is left alone.
    assert in_office(office, AFTER) == ["王岚区第二十届", "赵明市第十七届"]
    assert in_office(office, BEFORE) == sorted(
        [*(f"{name}区第十九届" for name in ("王岚", "李松", "赵明", "钱进")), "赵明市第十七届"]
    )
    assert mandates(office, people["孙离"])[0][2:] == (date(2025, 3, 1), "迁出或者调离本行政区域")


def test_who_is_a_deputy_no_more_leaves_the_group_that_day(office: Desk, people: dict[str, int]) -> None:
    done = carried_out(office, plan({people["王岚"]: Again()}))
    assert done.outlook.leaving_groups == 1
    left = {
        name: [
            one.get("left_on") for one in browse.load(office, "deputies", people[name]).listed("memberships")
        ]
        for name in ("王岚", "李松", "赵明")
    }
    assert left == {"王岚": [None], "李松": [OPENED], "赵明": [None]}


def test_the_terms_are_closed_and_opened(office: Desk, people: dict[str, int]) -> None:
    assert carried_out(office, plan()).outlook.new_term_record
    found = {one.get("number"): one for one in browse.load_all(office, "terms")}
    assert found["第十九届"].get("ended_on") == found["第二十届"].get("started_on") == OPENED
    assert found["第二十届"].get("level") == "区"


def test_an_ending_that_had_no_effect_yet_is_said_and_overtaken(office: Desk, people: dict[str, int]) -> None:
    seen = {one.name: one.remarks for one in roll_over.sitting(office, "区", OPENED)}
    assert seen["钱进"] == ("拟报辞职被接受，尚未生效，将改为届满",)
    carried_out(office, plan())
    assert mandates(office, people["钱进"]) == [("区", "第十九届", OPENED, "届满")]


def test_a_second_time_there_is_nobody_left(office: Desk, people: dict[str, int]) -> None:
    carried_out(office, plan({people["王岚"]: Again()}))
    with pytest.raises(Refused, match="可能已经换过"):
        roll_over.outlook(office, plan())
    assert len(mandates(office, people["王岚"])) == 2


def test_it_is_taken_back_like_an_import(office: Desk, people: dict[str, int]) -> None:
    before = {person: mandates(office, person) for person in people.values()}
    done = carried_out(office, plan({people["王岚"]: Again()}))
    assert imports.history(office)[0].file_name == "换届（区第十九届—第二十届）"
    undone = imports.undo(office, done.batch)
    assert undone.kept == ()
    assert {person: mandates(office, person) for person in people.values()} == before
    assert in_office(office, AFTER) == in_office(office, BEFORE)
    left = browse.load(office, "deputies", people["李松"]).listed("memberships")[0].get("left_on")
    assert left is None
    assert [one.get("number") for one in browse.load_all(office, "terms")] == ["第十九届"]


def test_what_happened_in_the_old_term_stays_where_it_was(office: Desk, people: dict[str, int]) -> None:
    activity(office, "视察", date(2026, 5, 1), line("王岚", people["王岚"]), line("李松", people["李松"]))
    carried_out(office, plan({people["王岚"]: Again("第3选区")}))
    rows = {row.name: row for row in deputies.rows(office, date(2026, 5, 1))}
    assert rows["王岚"].constituency == "第1选区"
    assert rows["李松"].group == "第一代表小组"


@pytest.mark.parametrize(
    ("values", "why"),
    [
        ({"new_term": " "}, "请填写新一届的届次"),
        ({"opened_on": None}, "开幕的日期"),
        ({"opened_on": date(2026, 12, 20)}, "还没有开幕"),
        ({"elected_on": date(2026, 11, 12)}, "不能晚于"),
        ({"new_term": "第十九届"}, "已经是第十九届"),
        ({"level": "省"}, "没有可以换届的"),
    ],
)
def test_what_cannot_be_is_refused_with_a_sentence(
    office: Desk, people: dict[str, int], values: dict[str, object], why: str
) -> None:
    with pytest.raises(Refused, match=why):
        roll_over.outlook(office, plan(**values))


def test_a_term_that_began_on_another_day_is_not_passed_over(office: Desk, people: dict[str, int]) -> None:
    records.save(
        office, Draft("terms", {"number": "第二十届", "level": "区", "started_on": date(2026, 11, 3)})
    )
    with pytest.raises(Refused, match="2026-11-03"):
        roll_over.outlook(office, plan())


def test_an_earlier_day_under_another_name_does_not_roll_over_what_was_rolled_over(
    office: Desk, people: dict[str, int]
) -> None:
    carried_out(office, plan({people["王岚"]: Again()}))
    before = {person: mandates(office, person) for person in people.values()}
    with pytest.raises(Refused, match="可能已经换过"):
        roll_over.outlook(office, plan(new_term="二十届", opened_on=date(2026, 11, 5)))
    assert {person: mandates(office, person) for person in people.values()} == before


def test_a_suspended_deputy_goes_on_without_the_suspension_and_it_stays_in_the_old_term(
    office: Desk, people: dict[str, int]
) -> None:
    suspension = Draft(
        "suspensions",
        {"cause": "因刑事案件被羁押，正在受侦查、起诉、审判", "started_on": date(2026, 6, 1)},
    )
    who = deputy(office, "周停", mandate(suspensions=[suspension]))
    carried_out(office, plan({who: Again()}))
    old, new = browse.load(office, "deputies", who).listed("mandates")
    assert [one.get("started_on") for one in old.listed("suspensions")] == [date(2026, 6, 1)]
    assert new.listed("suspensions") == []
    [row] = [row for row in deputies.rows(office, AFTER) if row.person_id == who]
    assert (row.term, row.suspended) == ("第二十届", False)


def test_a_file_changed_meanwhile_stops_it_and_nothing_is_written(
    office: Desk, people: dict[str, int]
) -> None:
    seen = roll_over.sitting(office, "区", OPENED)
    person = browse.load(office, "deputies", people["李松"])
    person.values["employer"] = "东明街道办事处"
    records.save(office, person)
    with pytest.raises(Refused):
        roll_over.carry_out(office, plan(), seen)
    assert in_office(office, AFTER) == in_office(office, BEFORE)
    assert imports.history(office) == []


def test_a_pasted_list_of_those_elected_again_leaves_no_name_out(
    office: Desk, people: dict[str, int]
) -> None:
    found = roll_over.match_names("王岚、李松松 周七", roll_over.sitting(office, "区", OPENED))
    assert [one.who.name for one in found.found] == ["王岚"]
    assert [one.written for one in found.doubts] == ["李松松", "周七"]


def test_a_constituency_that_was_emptied_is_not_the_old_one(office: Desk, people: dict[str, int]) -> None:
    carried_out(office, plan({people["王岚"]: Again(""), people["李松"]: Again()}))
    new = {
        name: browse.load(office, "deputies", people[name]).listed("mandates")[-1].get("constituency")
        for name in ("王岚", "李松")
    }
    assert new == {"王岚": None, "李松": "第2选区"}
