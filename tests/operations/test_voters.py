"""What voters raise is closed to the person; reception days count as they were; all of it reaches the file (R18)."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from jiedao_desk.kernel.draft import Draft
from jiedao_desk.kernel.errors import Refused
from jiedao_desk.kernel.figure import Figure, Span
from jiedao_desk.operations import deputy_activities, points, records
from jiedao_desk.operations.desk import Desk
from jiedao_desk.reports.figures import BY_KEY
from jiedao_desk.storage import settings
from tests.activities import activity, line
from tests.deputies import deputy

DAY = date(2026, 5, 15)


def opinion(desk: Desk, *voters: dict[str, Any], **values: Any) -> int:
    known = {"registered_on": DAY, "matter": "路灯不亮", "source": "接待日"}
    lines = [Draft("opinion_voters", one) for one in voters]
    return records.save(desk, Draft("opinions", known | values, {"opinion_voters": lines})).id


def reception(desk: Desk, *people: tuple[str, int | None, str | None], **values: Any) -> int:
    known = {"held_on": DAY, "state": "已接待", "visitors": 0}
    lines = [
        Draft("reception_deputies", {"name": name, "person_id": person, "state": state})
        for name, person, state in people
    ]
    return records.save(desk, Draft("receptions", known | values, {"reception_deputies": lines})).id


def figure(desk: Desk, key: str) -> Figure:
    with desk.database.reading() as session:
        return BY_KEY[key].count(session, settings.read(session), Span(date(2026, 1, 1), date(2026, 12, 31)))


def test_a_matter_is_not_closed_before_its_voter_was_told(office: Desk) -> None:
    """实施意见第八条（民有所呼、我有所应）: closed only with who told the voter, and when."""
    closing = {"route": "交街道研究办理", "closed_on": date(2026, 6, 1)}
    with pytest.raises(Refused, match="还没有反馈孙大爷，不能办结"):
        opinion(office, {"name": "孙大爷"}, **closing)
    with pytest.raises(Refused, match="请写明反馈人"):
        opinion(office, {"name": "孙大爷", "told_on": date(2026, 6, 1)}, route="交街道研究办理")
    assert opinion(
        office,
        {"name": "孙大爷", "told_on": date(2026, 6, 1), "told_by": "王敏", "told_how": "电话"},
        **closing,
    )


def test_each_of_several_voters_is_told_or_known_not_to_be_reachable(office: Desk) -> None:
    told = {"told_on": date(2026, 6, 1), "told_how": "电话", "told_by": "王敏"}
    closing = {"route": "交社区居委会", "closed_on": date(2026, 6, 1)}
    with pytest.raises(Refused, match="周阿姨"):
        opinion(office, {"name": "孙大爷", **told}, {"name": "周阿姨"}, **closing)
    assert opinion(
        office, {"name": "孙大爷", **told}, {"name": "匿名", "untold_reason": "没有留下姓名"}, **closing
    )
    with pytest.raises(Refused, match="请登记反映人"):
        opinion(office, **closing)


def test_a_matter_takes_a_way_and_who_is_turned_away_is_told_where_to_go(office: Desk) -> None:
    with pytest.raises(Refused, match="处理途径"):
        opinion(office, {"name": "甲", "untold_reason": "匿名"}, closed_on=date(2026, 6, 1))
    with pytest.raises(Refused, match="告知选民的途径"):
        opinion(office, {"name": "甲"}, route="不予受理")
    assert opinion(office, {"name": "甲"}, route="不予受理", route_note="正在诉讼，告知向法院反映")


def test_what_is_not_for_suggestions_cannot_become_one(office: Desk) -> None:
    """代表建议办理的地方规定: what is no matter for a suggestion, with the reason."""
    with pytest.raises(Refused, match="不能转为代表建议：涉及正在诉讼"):
        opinion(
            office, {"name": "甲"}, route="由区代表提出建议", excluded="涉及正在诉讼、复议、仲裁的具体案件"
        )


def test_a_day_without_a_visitor_is_a_day(office: Desk) -> None:
    """实施意见第八条: nobody came, and the day was held."""
    one = deputy(office, "王岚")
    reception(office, ("王岚", one, "出席"))
    with pytest.raises(Refused, match="没有人来访填0"):
        reception(office, visitors=None, held_on=date(2026, 5, 16))
    assert (figure(office, "receptions.held").value, figure(office, "receptions.visitors").value) == (1, 0)


def test_a_late_notice_is_said_and_a_moved_day_says_why(office: Desk) -> None:
    """实施意见第八条: the notice stands three days before the reception day."""
    values = {"held_on": DAY, "state": "已接待", "visitors": 1, "notice_on": date(2026, 5, 13)}
    saved = records.save(office, Draft("receptions", values))
    assert [one.why for one in saved.warnings] == ["公告日期距接待日不足3天"]
    in_time = records.save(office, Draft("receptions", values | {"notice_on": date(2026, 5, 12)}))
    assert in_time.warnings == ()
    with pytest.raises(Refused, match="请写明原因"):
        records.save(office, Draft("receptions", {"held_on": DAY, "state": "顺延"}))


def test_who_was_on_leave_received_nobody(office: Desk) -> None:
    lan, song = deputy(office, "王岚"), deputy(office, "李松")
    reception(office, ("王岚", lan, "出席"), ("李松", song, "请假"), visitors=3)
    reception(office, ("王岚", lan, None), held_on=date(2026, 6, 15), visitors=2)
    assert figure(office, "receptions.deputies").value == 2
    assert figure(office, "receptions.persons").sources == (("deputies", lan),)
    assert figure(office, "receptions.visitors").value == 5


def test_shares_are_of_what_was_raised_and_joined_matters_count_once(office: Desk) -> None:
    told = {"name": "甲", "told_on": date(2026, 6, 1), "told_how": "电话", "told_by": "王敏"}
    first = opinion(office, told, route="交社区居委会", closed_on=date(2026, 6, 1))
    opinion(office, {"name": "乙"}, matter="同一盏路灯", merged_into=first)
    opinion(office, {"name": "丙"}, matter="供热")
    opinion(office, {"name": "丁"}, matter="停车")
    assert figure(office, "opinions.collected").value == 3
    assert str(figure(office, "opinions.closed_share").value) == "33.33"
    assert figure(office, "opinions.told_share").sources == (("opinions", first),)


def test_receptions_and_opinions_stand_in_the_file_and_are_worth_points_once(office: Desk) -> None:
    one = deputy(office, "王岚")
    reception(office, ("王岚", one, "出席"), visitors=2)
    opinion(office, {"name": "甲"}, person_id=one)
    activity(office, "接待选民", DAY, line("王岚", one), activity_kind="代表接待日")
    rows = deputy_activities.of_year(office, one, 2026).of_class("联系选民")
    assert sorted(row.source[0] for row in rows) == ["opinions", "receptions"]
    rules = [Draft("point_rules", {"deed": "代表接待日", "points": 2})]
    values = {"name": "办法", "valid_from": date(2026, 1, 1), "state": "施行"}
    records.save(office, Draft("point_sets", values, {"point_rules": rules}))
    [person] = points.of_year(office, 2026).people
    assert person.account.total == 2


def test_a_contact_with_voters_is_in_the_file_of_its_deputy(office: Desk) -> None:
    one = deputy(office, "王岚")
    contact = {"contacted_on": DAY, "way": "走访", "people": 4, "content": "供热"}
    values = {"kind": "代表联系选民", "person_id": one, "partner": "东明社区"}
    records.save(
        office, Draft("liaisons", values, {"liaison_contacts": [Draft("liaison_contacts", contact)]})
    )
    [row] = deputy_activities.of_year(office, one, 2026).rows
    assert (row.part, row.what, row.source[0]) == ("联系选民", "供热", "liaisons")
    assert (figure(office, "liaisons.contacts").value, figure(office, "liaisons.people").value) == (1, 4)
