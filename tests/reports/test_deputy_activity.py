"""What one deputy took part in, from the sign-in lists."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from jiedao_desk.kernel.attendance import tally
from jiedao_desk.kernel.draft import Draft
from jiedao_desk.operations.desk import Desk
from jiedao_desk.registers.suspensions import CAUSES
from jiedao_desk.reports import activity_rows, deputy_activity
from tests.activities import activity, line
from tests.deputies import deputy, mandate


def test_one_list_of_everything_newest_first(office: Desk) -> None:
    person, other = deputy(office, "张三"), deputy(office, "王伟")
    activity(office, "人代会", date(2026, 1, 8), line("张三", person), activity_kind="出席人代会")
    activity(
        office,
        "供热视察",
        date(2026, 10, 22),
        line("张三", person, "请假", reason="病假", role="牵头"),
        line("王伟", other),
        half_days=Decimal("0.5"),
    )
    with office.database.reading() as session:
        rows = deputy_activity.of_person(session, person)
        assert deputy_activity.years(session, person) == [2026]
    assert [(row.title, row.of_class, row.how) for row in rows] == [
        ("供热视察", "活动", "请假（病假）"),
        ("人代会", "会议", "出席"),
    ]
    assert rows[0].days == Decimal("0.5")
    assert deputy_activity.months(rows, 2026) == (1, *[0] * 11)


def test_what_was_before_the_mandate_does_not_count(office: Desk) -> None:
    person = deputy(office, "张三", mandate(started_on=date(2026, 5, 1)))
    activity(office, "早先", date(2026, 4, 1), line("张三", person))
    activity(office, "后来", date(2026, 6, 1), line("张三", person))
    with office.database.reading() as session:
        rows = deputy_activity.of_person(session, person)
        spread = deputy_activity.times_by_person(session, date(2026, 1, 1), date(2026, 12, 31))
    assert [(row.title, row.counts) for row in rows] == [("后来", True), ("早先", False)]
    assert spread == {person: 1}


def test_a_suspension_takes_out_the_days_within_it_and_no_others(office: Desk) -> None:
    suspension = {"cause": CAUSES.words[0], "started_on": date(2026, 9, 1), "ended_on": date(2026, 10, 1)}
    person = deputy(office, "张三", mandate(suspensions=[Draft("suspensions", suspension)]))
    for day in (date(2026, 8, 31), date(2026, 9, 1), date(2026, 9, 30), date(2026, 10, 1)):
        activity(office, day.isoformat(), day, line("张三", person))
    with office.database.reading() as session:
        rows = deputy_activity.of_person(session, person)
    assert [row.title for row in rows if row.counts] == ["2026-10-01", "2026-08-31"]


def test_rows_of_the_database_and_marks_agree(office: Desk) -> None:
    """The figures counted by the database are those of the pure rule over the lines."""
    one, other = (
        deputy(office, "张三"),
        deputy(office, "王伟", mandate(ended_on=date(2026, 3, 1), end_cause="去世")),
    )
    activity(office, "一", date(2026, 2, 1), line("张三", one, "迟到"), line("王伟", other))
    activity(office, "二", date(2026, 4, 1), line("张三", one, None), line("王伟", other))
    with office.database.reading() as session:
        rows = activity_rows.rows(session, date(2026, 1, 1))
        marks = activity_rows.marks(session, date(2026, 1, 1))
    for row in rows:
        assert tally(mark for mark in marks if mark.event == row.id) == row.tally
    assert [(row.title, row.tally.expected, row.strangers) for row in rows] == [("二", 1, 1), ("一", 2, 0)]
