"""A deputy's year, and how records are spread over deputies."""

from __future__ import annotations

from datetime import date

from jiedao_desk.operations import deputy_activities
from jiedao_desk.operations.desk import Desk
from tests.activities import activity, line
from tests.deputies import deputy, mandate


def test_a_year_with_its_months_classes_and_figures(office: Desk) -> None:
    person = deputy(office, "张三")
    for title, day, state, kind in (
        ("人代会", date(2026, 1, 8), "出席", "出席人代会"),
        ("视察", date(2026, 1, 20), "早退", "视察"),
        ("调研", date(2026, 4, 2), "请假", "专题调研"),
        ("早先的", date(2025, 4, 2), "出席", "视察"),
    ):
        activity(office, title, day, line("张三", person, state), activity_kind=kind)
    record = deputy_activities.of_year(office, person, 2026)
    assert record.months == (2, *[0] * 11)
    assert record.classes == (("全部", 3), ("会议", 1), ("活动", 2))
    assert (record.tally.expected, record.tally.present, record.tally.leave) == (3, 2, 1)
    assert [row.what for row in record.of_class("活动")] == ["调研", "视察"]
    assert deputy_activities.years(office, person) == [2026, 2025]
    assert len(deputy_activities.of_year(office, person, None).rows) == 4


def test_bands_hold_everybody_in_office_once(office: Desk) -> None:
    often, seldom, never = (deputy(office, name) for name in ("张三", "王伟", "韩梅"))
    deputy(office, "孙立", mandate(belonging="编入本街道活动"))
    for number in range(1, 12):
        activity(office, f"第{number}次", date(2026, number, 3), line("张三", often))
    activity(office, "另一次", date(2026, 5, 5), line("王伟", seldom), line("韩梅", never, "缺席"))
    bands = deputy_activities.spread(office, date(2026, 1, 1), date(2026, 11, 22))
    assert [(band.label, band.people) for band in bands if band.people] == [
        ("本街道尚未登记", (never,)),
        ("1—5次", (seldom,)),
        ("6次以上", (often,)),
    ]
