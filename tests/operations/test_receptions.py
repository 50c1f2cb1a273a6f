"""Reception days: planned by a rule, moved on by holidays, deputies in turn; held, moved, and on paper."""

from __future__ import annotations

from datetime import date, time
from itertools import chain
from typing import Any

import pytest

from jiedao_desk.kernel.draft import Draft
from jiedao_desk.kernel.errors import Refused
from jiedao_desk.kernel.recurring import Rhythm
from jiedao_desk.operations import browse, reception_papers, receptions, records
from jiedao_desk.operations.desk import Desk
from jiedao_desk.operations.receptions import Arrangement
from tests.deputies import deputy, mandate
from tests.documents.reading import whole

NINE, ELEVEN = time(9), time(11)


def station(desk: Desk, *people: tuple[str, int], **values: Any) -> int:
    lines = [Draft("station_deputies", {"name": name, "person_id": one}) for name, one in people]
    known = {"name": "东明社区代表联络站", "address": "东明路1号", "phone": "024-12345678"}
    return records.save(desk, Draft("stations", known | values, {"station_deputies": lines})).id


def how(kind: str, day: int, first: date, last: date, **more: Any) -> Arrangement:
    return Arrangement(Rhythm(kind, day), first, last, **{"starts_at": NINE, "ends_at": ELEVEN, **more})


def test_holidays_move_a_day_on_and_say_so(office: Desk) -> None:
    deputy(office, "王岚")
    found = receptions.preview(office, how("每月", 1, date(2026, 9, 1), date(2026, 11, 30)))
    # 1–7 October 2026 are holidays, 8 October is worked; 1 November is a Sunday.
    assert [(one.meant, one.held_on) for one in found] == [
        (date(2026, 9, 1), date(2026, 9, 1)),
        (date(2026, 10, 1), date(2026, 10, 8)),
        (date(2026, 11, 1), date(2026, 11, 2)),
    ]
    assert [one.moved for one in found] == [False, True, True]


def test_what_the_office_knows_of_holidays_comes_first(office: Desk) -> None:
    records.save(office, Draft("holidays", {"on_day": date(2026, 9, 1), "kind": "放假"}))
    [one] = receptions.preview(office, how("每月", 1, date(2026, 9, 1), date(2026, 9, 30)))
    assert one.held_on == date(2026, 9, 2)


def test_two_days_that_fall_on_one_are_one(office: Desk) -> None:
    records.save(office, Draft("holidays", {"on_day": date(2026, 9, 7), "kind": "放假"}))
    found = receptions.preview(office, how("每周", 7, date(2026, 9, 1), date(2026, 9, 13)))
    assert [one.held_on for one in found] == [date(2026, 9, 8), date(2026, 9, 14)]


def test_deputies_of_the_station_take_turns(office: Desk) -> None:
    people = [(name, deputy(office, name)) for name in ("丁一", "王二", "李三")]
    deputy(office, "赵四")
    where = station(office, *people)
    found = receptions.preview(
        office, how("每月", 10, date(2026, 1, 1), date(2026, 4, 30), station_id=where, a_day=2)
    )
    names = [[each.name for each in one.deputies] for one in found]
    assert sorted(chain.from_iterable(names[:3])) == sorted(["丁一", "王二", "李三"] * 2)
    assert names[3] == names[0]
    assert "赵四" not in list(chain.from_iterable(names))


def test_only_deputies_in_office_are_planned(office: Desk) -> None:
    deputy(office, "丁一", mandate(ended_on=date(2025, 12, 1), end_cause="辞职被接受"))
    deputy(office, "王二", mandate("市"))
    here = deputy(office, "李三")
    [one] = receptions.preview(office, how("每月", 10, date(2026, 3, 1), date(2026, 3, 31)))
    assert [each.person_id for each in one.deputies] == [here]


def test_nobody_is_planned_for_a_day_on_which_the_office_has_ended_or_not_begun(office: Desk) -> None:
    """代表法第六十一条、第六十二条: whoever was suspended or is no deputy any more receives nobody on that day."""
    stays = deputy(office, "丁一")
    leaves = deputy(office, "王二", mandate(ended_on=date(2026, 2, 1), end_cause="辞职被接受"))
    comes = deputy(office, "李三", mandate(started_on=date(2026, 3, 1)))
    found = receptions.preview(office, how("每月", 12, date(2026, 1, 1), date(2026, 4, 30), a_day=1))
    assert [[each.person_id for each in one.deputies] for one in found] == [
        [stays],
        [stays],
        [comes],
        [stays],
    ]
    both = receptions.preview(office, how("每月", 12, date(2026, 1, 1), date(2026, 2, 28), a_day=2))
    assert [{each.person_id for each in one.deputies} for one in both] == [{stays, leaves}, {stays}]


def test_a_plan_is_entered_once(office: Desk) -> None:
    deputy(office, "王岚")
    arranged = how("每月", 10, date(2026, 9, 1), date(2026, 10, 31))
    days = receptions.preview(office, arranged)
    assert receptions.plan(office, arranged, days) == 2
    first, second = sorted(browse.load_all(office, "receptions"), key=lambda one: one.get("held_on"))
    assert (first.get("held_on"), first.get("state"), first.get("starts_at")) == (
        date(2026, 9, 10),
        "计划",
        NINE,
    )
    # Saturday 10 October 2026 is worked for the holiday.
    assert (second.get("held_on"), second.get("note")) == (date(2026, 10, 10), None)
    assert [one.get("name") for one in first.listed("reception_deputies")] == ["王岚"]
    again = receptions.preview(office, arranged)
    assert [one.taken for one in again] == [True, True]
    with pytest.raises(Refused, match="都已经排了"):
        receptions.plan(office, arranged, again)


def test_dates_that_make_no_day_are_said(office: Desk) -> None:
    with pytest.raises(Refused, match="不能早于"):
        receptions.preview(office, how("每月", 10, date(2026, 9, 1), date(2026, 8, 1)))
    with pytest.raises(Refused, match="没有符合规则的日子"):
        receptions.preview(office, how("每月", 10, date(2026, 9, 11), date(2026, 9, 30)))
    with pytest.raises(Refused, match="最多排"):
        receptions.preview(office, how("每周", 1, date(2026, 1, 1), date(2029, 1, 1)))


def planned(desk: Desk, **values: Any) -> int:
    known = {"held_on": date(2026, 9, 10), "state": "计划", "starts_at": NINE, "ends_at": ELEVEN}
    lines = [Draft("reception_deputies", {"name": "王岚", "person_id": deputy(desk, "王岚")})]
    return records.save(desk, Draft("receptions", known | values, {"reception_deputies": lines})).id


def test_a_day_is_moved_with_its_people_and_its_reason(office: Desk) -> None:
    one = planned(office)
    assert receptions.next_day(office, browse.load(office, "receptions", one)) == date(2026, 9, 11)
    with pytest.raises(Refused, match="原因"):
        receptions.postpone(office, one, date(2026, 9, 17), " ")
    new = receptions.postpone(office, one, date(2026, 9, 17), "暴雨").id
    old, moved = browse.load(office, "receptions", one), browse.load(office, "receptions", new)
    assert (old.get("state"), old.get("state_basis")) == ("顺延", "改到2026年9月17日：暴雨")
    assert (moved.get("held_on"), moved.get("state")) == (date(2026, 9, 17), "计划")
    assert [each.get("name") for each in moved.listed("reception_deputies")] == ["王岚"]
    with pytest.raises(Refused, match="不能再改期"):
        receptions.postpone(office, one, date(2026, 9, 18), "暴雨")


def test_a_day_without_a_visitor_is_held(office: Desk) -> None:
    one = planned(office)
    with pytest.raises(Refused, match="没有人来访填0"):
        receptions.hold(office, one, {"visitors": None})
    with pytest.raises(Refused, match="还没有到"):
        receptions.hold(office, planned(office, held_on=date(2026, 12, 10)), {"visitors": 0})
    receptions.hold(office, one, {"visitors": 0, "recorder": "王敏"})
    kept = browse.load(office, "receptions", one)
    assert (kept.get("state"), kept.get("visitors")) == ("已接待", 0)
    assert kept.listed("reception_deputies")[0].get("state") == "出席"
    begun = receptions.begin_opinion(kept)
    assert (begun["reception_id"], begun["source"], begun["registered_on"]) == (
        one,
        "接待日",
        date(2026, 9, 10),
    )


def test_the_notice_names_time_place_and_deputies_and_no_telephone(office: Desk) -> None:
    one = planned(office, station_id=station(office))
    text = whole(reception_papers.notice(office, browse.load(office, "receptions", one)))
    for words in ("2026年9月10日（星期四）", "9:00—11:00", "东明社区代表联络站（东明路1号）", "王岚"):
        assert words in text
    assert "024" not in text
    receptions.postpone(office, one, date(2026, 9, 17), "暴雨")
    with pytest.raises(Refused, match="不能再出公告"):
        reception_papers.notice(office, browse.load(office, "receptions", one))


def test_the_register_is_blank_before_and_filled_after(office: Desk) -> None:
    one = planned(office, station_id=station(office))
    blank = whole(reception_papers.register(office, browse.load(office, "receptions", one)))
    assert "反映问题" in blank
    receptions.hold(office, one, {"visitors": 2, "recorder": "王敏"})
    values = receptions.begin_opinion(browse.load(office, "receptions", one))
    voters = [Draft("opinion_voters", {"name": name}) for name in ("孙大爷", "周阿姨")]
    raised = {"matter": "路灯不亮", "result": "已更换", "route": "当场答复"}
    records.save(office, Draft("opinions", values | raised, {"opinion_voters": voters}))
    filled = whole(reception_papers.register(office, browse.load(office, "receptions", one)))
    for words in ("孙大爷", "周阿姨", "路灯不亮", "已更换", "2人", "王敏"):
        assert words in filled
        assert words not in blank


def test_the_schedule_has_the_days_that_will_be_or_were(office: Desk) -> None:
    with pytest.raises(Refused, match="还没有安排"):
        reception_papers.schedule(office, 2026)
    one = planned(office)
    receptions.postpone(office, one, date(2026, 9, 17), "暴雨")
    text = whole(reception_papers.schedule(office, 2026))
    assert "9月17日（星期四）" in text
    assert "9月10日（星期四）" not in text
