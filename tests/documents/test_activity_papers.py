"""The sign-in sheets of an activity."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time

from jiedao_desk.documents.activity_sign_in import ActivitySheet, Signed, attendance_sheet, blank_sheet
from jiedao_desk.kernel.attendance import Tally
from tests.documents.reading import table, whole

PEOPLE = (
    Signed("丁小宁", "出席", role="牵头"),
    Signed("王伟", "迟到"),
    Signed("韩梅", "请假", reason="病假"),
    Signed("赵四海", "出席", counts=False),
)
SHEET = ActivitySheet(
    title="老旧小区供热改造视察",
    unit="明山区人大常委会东明街道工作委员会",
    day=date(2026, 10, 22),
    begins=time(9, 0),
    place="东明社区",
    organiser="人大街道工委",
    people=PEOPLE,
    tally=Tally(expected=3, present=2, late=1, leave=1),
    order="姓名笔画",
)


def test_the_blank_sheet_has_names_downwards_in_two_columns() -> None:
    rows = table(blank_sheet(SHEET)).rows
    assert rows[0] == ("1", "丁小宁", "", "5", "", "")
    assert rows[1] == ("2", "王　伟", "", "6", "", "")
    assert len(rows) == 4


def test_forty_names_and_room_for_four_stand_on_one_page() -> None:
    many = ActivitySheet("视察", "", date(2026, 10, 22), people=tuple(Signed(f"代表{n}") for n in range(40)))
    rows = table(blank_sheet(many)).rows
    assert len(rows) == 22
    assert (rows[0][0], rows[0][3], rows[-1][3]) == ("1", "23", "44")


def test_more_than_a_page_goes_on_downwards_on_the_next() -> None:
    many = ActivitySheet("视察", "", date(2026, 10, 22), people=tuple(Signed(f"代表{n}") for n in range(60)))
    rows = table(attendance_sheet(many)).rows
    assert [(row[0], row[4]) for row in (rows[0], rows[23], rows[24], rows[-1])] == [
        ("1", "25"),
        ("24", "48"),
        ("49", "55"),
        ("54", "60"),
    ]


def test_afterwards_it_says_how_it_was() -> None:
    document = attendance_sheet(SHEET)
    rows = table(document).rows
    assert rows[0] == ("1", "丁小宁", "出席", "牵头", "3", "韩　梅", "请假", "病假")
    assert rows[1] == ("2", "王　伟", "迟到", "", "4", "赵四海", "出席", "不计入应到")
    text = whole(document)
    assert "应到3人，实到2人（迟到1人），请假1人，出勤率66.67%" in text
    assert "时间：2026年10月22日9:00" in text
    assert "按姓名笔画为序。" in text


def test_an_internal_activity_is_marked() -> None:
    assert blank_sheet(replace(SHEET, internal=True)).watermark == "内部"
    assert blank_sheet(SHEET).watermark == ""


def test_several_days_are_said() -> None:
    assert "2026年10月22日9:00至10月23日" in whole(blank_sheet(replace(SHEET, until=date(2026, 10, 23))))
