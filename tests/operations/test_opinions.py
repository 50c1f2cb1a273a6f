"""The moves of voters' opinions: referred, told, closed, joined, and turned into suggestions that stay linked (R18)."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from jiedao_desk.kernel import periods
from jiedao_desk.kernel.draft import Draft
from jiedao_desk.kernel.errors import Refused
from jiedao_desk.kernel.sheet import Scope
from jiedao_desk.operations import browse, opinions, records
from jiedao_desk.operations.desk import Desk
from jiedao_desk.reports.sheets import opinions as sheet_9
from jiedao_desk.storage import settings
from tests.deputies import deputy

DAY = date(2026, 5, 15)


def opinion(desk: Desk, *names: str, **values: Any) -> int:
    known = {"registered_on": DAY, "matter": "路灯不亮", "source": "接待日"}
    lines = [Draft("opinion_voters", {"name": name}) for name in names]
    return records.save(desk, Draft("opinions", known | values, {"opinion_voters": lines})).id


def keys(desk: Desk, record_id: int) -> list[str]:
    return [one.key for one in opinions.possible(browse.load(desk, "opinions", record_id))]


def test_from_referral_to_the_voter(office: Desk) -> None:
    one = opinion(office, "孙大爷", "周阿姨")
    assert keys(office, one) == ["answer", "refer", "turn_away", "suggest", "tell", "join"]
    refer = {"route": "交街道研究办理", "referred_to": "城管办", "referred_on": DAY}
    with pytest.raises(Refused, match="请填写转办单位"):
        opinions.make(office, one, "refer", refer | {"referred_to": None})
    opinions.make(office, one, "refer", refer | {"due_on": date(2026, 6, 15)})
    opinions.make(office, one, "result", {"result": "已更换路灯"})
    assert opinions.states(office)[0].states[0] == opinions.OPEN
    assert opinions.TO_TELL in opinions.states(office)[0].states
    with pytest.raises(Refused, match="现在不能办结"):
        opinions.make(office, one, "close", {"closed_on": date(2026, 6, 1)})
    first, second = browse.load(office, "opinions", one).listed("opinion_voters")
    with pytest.raises(Refused, match="反馈人"):
        opinions.make(office, one, "tell", {"told_on": date(2026, 6, 1)}, voters=(first.id or 0,))
    told = {"told_on": date(2026, 6, 1), "told_how": "电话", "told_by": "王敏"}
    opinions.make(office, one, "tell", told, voters=(first.id or 0,))
    assert "close" not in keys(office, one)
    opinions.make(office, one, "tell", {"untold_reason": "电话停机"}, voters=(second.id or 0,))
    opinions.make(office, one, "close", {"closed_on": date(2026, 6, 2), "verdict": "满意"})
    assert keys(office, one) == []
    assert opinions.states(office)[0].states == (opinions.CLOSED,)


def test_a_suggestion_made_of_an_opinion_stays_linked_both_ways(office: Desk) -> None:
    person = deputy(office, "王岚")
    one = opinion(office, "孙大爷", person_id=person, number="2026-001", details="三号楼前")
    with pytest.raises(Refused, match="不能转为代表建议：涉及正在诉讼"):
        opinions.make(
            office,
            one,
            "suggest",
            {"route": "由区代表提出建议", "excluded": "涉及正在诉讼、复议、仲裁的具体案件"},
        )
    assert browse.load_all(office, "suggestions") == []
    with pytest.raises(Refused, match="处理途径"):
        opinions.make(office, one, "suggest", {"route": "当场答复"})
    opinions.make(office, one, "suggest", {"route": "由区代表提出建议"})
    [made] = browse.load_all(office, "suggestions")
    assert (made.get("title"), made.get("content")) == ("路灯不亮", "三号楼前")
    assert made.get("submitted_on") == office.clock.today()
    [signer] = made.listed("suggestion_signers")
    assert (signer.get("person_id"), signer.get("role")) == (person, "领衔")
    assert browse.load(office, "opinions", one).get("suggestion_id") == made.id
    assert opinions.of_suggestion(office, made.id or 0) == [one]
    # Who raised it stays with the opinion, which is not closed before he was told.
    assert "孙大爷" not in str(made.values)
    assert not {"suggest", "refer", "close"} & set(keys(office, one))
    draft = browse.load(office, "opinions", one)
    draft.values["closed_on"] = date(2026, 6, 1)
    with pytest.raises(Refused, match="还没有反馈孙大爷"):
        records.save(office, draft)


def test_the_same_matter_of_several_voters_is_handled_once_and_told_to_each(office: Desk) -> None:
    kept, joined = opinion(office, "孙大爷"), opinion(office, "周阿姨", matter="同一盏路灯")
    with pytest.raises(Refused, match="并入自己"):
        opinions.make(office, kept, "join", {"merged_into": kept})
    opinions.make(office, joined, "join", {"merged_into": kept})
    voters = browse.load(office, "opinions", kept).listed("opinion_voters")
    assert [one.get("name") for one in voters] == ["孙大爷", "周阿姨"]
    assert keys(office, joined) == ["part"]
    assert {one.id: one.states for one in opinions.states(office)}[joined] == (opinions.JOINED,)
    scope = Scope(periods.year(DAY), office.clock.today())
    with office.database.reading() as session:
        found = sheet_9.findings(session, settings.read(session), scope)
    assert [one.why for one in found] == ["意见“路灯不亮”还没有选处理途径"]
    with pytest.raises(Refused, match="已并入别的意见"):
        opinions.make(office, kept, "join", {"merged_into": joined})
    opinions.make(office, kept, "answer", {"result": "已更换"})
    opinions.make(office, kept, "tell", {"told_on": DAY, "told_how": "电话", "told_by": "王敏"})
    opinions.make(office, kept, "close", {"closed_on": DAY})


def test_what_was_joined_by_mistake_is_parted_again_and_keeps_what_was_told_meanwhile(office: Desk) -> None:
    kept, joined = opinion(office, "孙大爷"), opinion(office, "周阿姨", matter="同一盏路灯")
    opinions.make(office, joined, "join", {"merged_into": kept})
    line = browse.load(office, "opinions", kept).listed("opinion_voters")[1]
    opinions.make(office, kept, "answer", {"result": "已更换"})
    told = {"told_on": DAY, "told_how": "电话", "told_by": "王敏"}
    opinions.make(office, kept, "tell", told, voters=(line.id or 0,))

    assert [one.key for one in opinions.possible(browse.load(office, "opinions", joined))] == ["part"]
    opinions.make(office, joined, "part", {})

    first, second = browse.load(office, "opinions", kept), browse.load(office, "opinions", joined)
    assert [one.get("name") for one in first.listed("opinion_voters")] == ["孙大爷"]
    assert second.get("merged_into") is None
    [own] = second.listed("opinion_voters")
    assert (own.get("name"), own.get("told_on"), own.get("told_by")) == ("周阿姨", DAY, "王敏")
    assert "join" in keys(office, joined)


def test_what_was_closed_together_is_not_parted(office: Desk) -> None:
    kept, joined = opinion(office, "孙大爷"), opinion(office, "周阿姨", matter="同一盏路灯")
    opinions.make(office, joined, "join", {"merged_into": kept})
    opinions.make(office, kept, "answer", {"result": "已更换"})
    opinions.make(office, kept, "tell", {"told_on": DAY, "told_how": "电话", "told_by": "王敏"})
    opinions.make(office, kept, "close", {"closed_on": DAY})

    with pytest.raises(Refused, match="已经办结"):
        opinions.make(office, joined, "part", {})


def test_overdue_ones_come_first(office: Desk) -> None:
    opinion(office, "甲", matter="没有期限")
    late = opinion(office, "乙", matter="过期", due_on=date(2020, 1, 1))
    found = opinions.states(office)
    assert (found[0].id, found[0].states) == (late, (opinions.OPEN, opinions.OVERDUE))


def test_who_is_turned_away_is_told_where_to_go(office: Desk) -> None:
    one = opinion(office, "甲")
    with pytest.raises(Refused, match="途径说明"):
        opinions.make(office, one, "turn_away", {})
    opinions.make(office, one, "turn_away", {"route_note": "正在诉讼，告知向法院反映"})
    assert browse.load(office, "opinions", one).get("route") == "不予受理"


def test_closing_asks_who_told_the_voter_when_and_how(office: Desk) -> None:
    one = opinion(office, "孙大爷")
    opinions.make(office, one, "answer", {"result": "已更换"})
    with pytest.raises(Refused, match="请填写反馈方式"):
        opinions.make(office, one, "tell", {"told_on": DAY, "told_by": "王敏"})
    draft = browse.load(office, "opinions", one)
    draft.listed("opinion_voters")[0].values.update({"told_on": DAY, "told_by": "王敏"})
    draft.values["closed_on"] = DAY
    with pytest.raises(Refused, match="用什么方式反馈孙大爷"):
        records.save(office, draft)
    told = {"told_on": date(2026, 5, 20), "told_how": "当面", "told_by": "王敏"}
    opinions.make(office, one, "tell", told)
    with pytest.raises(Refused, match="早于反馈孙大爷的日期"):
        opinions.make(office, one, "close", {"closed_on": date(2026, 5, 19)})
    opinions.make(office, one, "close", {"closed_on": date(2026, 5, 20)})
    assert opinions.states(office)[0].states == (opinions.CLOSED,)


def test_an_opinion_goes_another_way_once_its_suggestion_came_to_nothing(office: Desk) -> None:
    one = opinion(office, "孙大爷")
    assert "take_back" not in keys(office, one)
    opinions.make(office, one, "suggest", {"route": "由区代表提出建议"})
    [made] = browse.load_all(office, "suggestions")
    with pytest.raises(Refused, match="还有效"):
        opinions.make(office, one, "take_back", {"note": "改由街道办理"})
    assert browse.load(office, "opinions", one).get("suggestion_id") == made.id

    records.void(office, "suggestions", made.id or 0, "误转")
    opinions.make(office, one, "take_back", {"note": "改由街道办理"})
    kept = browse.load(office, "opinions", one)
    assert (kept.get("suggestion_id"), kept.get("route"), kept.get("note")) == (None, None, "改由街道办理")
    assert {"answer", "refer", "suggest"} <= set(keys(office, one))


def test_what_others_were_joined_to_is_joined_to_nothing_else_nor_voided_from_under_them(
    office: Desk,
) -> None:
    first, second, third = (opinion(office, name) for name in ("孙大爷", "周阿姨", "吴师傅"))
    opinions.make(office, second, "join", {"merged_into": first})
    with pytest.raises(Refused, match="可以反过来"):
        opinions.make(office, first, "join", {"merged_into": third})
    with pytest.raises(Refused, match="有1条已并入要作废的记录（“路灯不亮”）"):
        records.void(office, "opinions", first, "误录")
    assert browse.load(office, "opinions", first).voided is None
    # Both together leave nothing behind.
    records.void_many(office, "opinions", [first, second], "误录")
    assert browse.load(office, "opinions", second).voided == "误录"
