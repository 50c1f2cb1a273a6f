"""Every figure of sheet 17, in all its columns, agrees with an independent count in plain SQL (工作统计表)."""

from __future__ import annotations

from datetime import date
from decimal import ROUND_HALF_UP, Decimal

import pytest

from jiedao_desk.kernel.draft import Draft
from jiedao_desk.kernel.sheet import Line
from jiedao_desk.operations import finality, records, settings
from jiedao_desk.operations.desk import Desk
from jiedao_desk.reports.figures import BY_KEY, INDICATORS
from tests.activities import activity, line
from tests.deputies import deputy, mandate
from tests.reports.counting import PERIODS, asked, bounds, figures, sheet
from tests.reports.sheet_17_sql import COUNTS, MEANS, SHARES

NOW, YEAR, BEFORE, CHANGE = 4, 5, 6, 7
Span = tuple[str, str]


@pytest.fixture(scope="module")
def made(sample: Desk) -> dict[str, dict[str, Line]]:
    """Sheet 17 of each period, by the keys of its figures, once the sample has something of everything."""
    add_what_is_rare(sample)
    return {period: figures(sheet(sample, period, 17)) for period in PERIODS}


def add_what_is_rare(desk: Desk) -> None:
    """What a sample of two years has nothing of, in this year and the last."""
    away = deputy(desk, "关山月", mandate(belonging="编入本街道活动", home_street="新明街道"))
    later = deputy(desk, "冷秋", mandate(started_on=date(2025, 9, 12), constituency="第2选区"))
    deputy(desk, "路远", mandate(ended_on=date(2026, 5, 8), end_cause="迁出或者调离本行政区域"))
    for year in (2025, 2026):
        lines = [line("关山月", away), line("冷秋", later, "迟到")]
        activity(desk, "结对帮扶困难家庭", date(year, 10, 9), *lines, activity_kind="结对帮扶")
        meeting(desk, "人大街道工委会议", date(year, 10, 12))
    taken = [
        Draft(
            "publication_adoptions",
            {"level": level, "adopted_on": date(2026, 6, day), "media": "代表工作简报"},
        )
        for day, level in enumerate(("国家", "省"), start=1)
    ]
    piece = {"title": "老旧小区加装电梯的难点", "kind": "信息稿件", "sent_on": date(2026, 5, 1)}
    records.save(desk, Draft("publications", piece, {"publication_adoptions": taken}))
    records.save(
        desk, Draft("stations", {"name": "河畔联络点", "kind": "代表联络点", "opened_on": date(2025, 3, 1)})
    )
    hired = {"name": "田静", "body": "人大街道工委", "post": "工作人员", "employment": "聘用"}
    records.save(desk, Draft("staff", hired | {"started_on": date(2025, 6, 1)}))
    paper = {"title": "代表联络站工作手册", "kind": "制度", "issued_on": date(2025, 2, 1), "to_archive": True}
    records.save(desk, Draft("documents", paper))
    unit = {
        "unit": "区交通局",
        "assigned_on": date(2026, 3, 1),
        "replied_on": date(2026, 4, 1),
        "result": "D",
    }
    raised = {"title": "增设公交站点", "submitted_on": date(2026, 2, 20)}
    records.save(
        desk,
        Draft(
            "suggestions",
            raised,
            {
                "suggestion_units": [Draft("suggestion_units", {"role": "主办"} | unit)],
                "suggestion_signers": [Draft("suggestion_signers", {"person_id": later, "name": "冷秋"})],
            },
        ),
    )


def meeting(desk: Desk, kind: str, day: date) -> None:
    """A finalised meeting with two members there, one on leave, and somebody listening."""
    present = [
        Draft("attendance", {"name": name, "state": state})
        for name, state in (("刘志强", "出席"), ("王敏", "请假"), ("赵一", "出席"), ("孙二", "列席"))
    ]
    values = {
        "session_kind": kind,
        "held_on": day,
        "chair": "刘志强",
        "recorder": "王敏",
        "title": f"东明街道{kind}",
    }
    agenda = [Draft("agenda", {"title": "安排代表活动", "is_congress": True})]
    finality.finalise(desk, Draft("sessions", values, {"agenda": agenda, "attendance": present}))


def year_before(day: str) -> str:
    """The same day a year earlier; the last of February stays the last."""
    year, rest = int(day[:4]) - 1, day[5:]
    leap = year % 4 == 0
    return (
        f"{year}-02-29"
        if rest == "02-28" and leap
        else f"{year}-02-28"
        if rest == "02-29"
        else f"{year}-{rest}"
    )


def number(desk: Desk, sql: str, span: Span) -> Decimal:
    rows = asked(desk, sql, *span)
    return Decimal(str((rows[0][0] if rows else None) or 0))


def value(desk: Desk, key: str, span: Span) -> Decimal | None:
    """The figure of a span, asked of the file."""
    if key in COUNTS:
        return number(desk, COUNTS[key], span)
    part, whole = (number(desk, sql, span) for sql in (SHARES | MEANS)[key])
    if not whole or (key in MEANS and not part):
        return None
    return ((100 if key in SHARES else 1) * part / whole).quantize(Decimal("0.01"), ROUND_HALF_UP)


def same(said: object, wanted: Decimal | None) -> bool:
    """Nothing that is counted may be left out or written as nought; of what is nothing to divide there is no value."""
    return (None if said is None else Decimal(str(said))) == wanted or (said is None and not wanted)


def test_every_figure_is_asked_of_the_file_once() -> None:
    assert sorted([*COUNTS, *SHARES, *MEANS]) == sorted(one.key for one in INDICATORS)


@pytest.mark.parametrize("key", COUNTS | SHARES | MEANS)
def test_a_figure_is_that_of_the_file_in_every_column(
    sample: Desk, made: dict[str, dict[str, Line]], key: str
) -> None:
    begun = str(settings.current(sample)["office.use_from"])
    for period in PERIODS:
        start, until = bounds(sample, period)
        now = value(sample, key, (start, until))
        so_far = value(sample, key, (f"{until[:4]}-01-01", until))
        ago = (year_before(start), year_before(until))
        before = value(sample, key, ago) if ago[1] >= begun else None
        line = made[period].get(key)
        if line is None:
            assert not any((now, so_far, before)), period
            continue
        assert same(line.cells[NOW], now), (period, line.cells[NOW], now)
        if not BY_KEY[key].standing:
            assert same(line.cells[YEAR], so_far), (period, line.cells[YEAR], so_far)
        assert same(line.cells[BEFORE], before), (period, line.cells[BEFORE], before)
        if line.cells[NOW] is None or line.cells[BEFORE] is None:
            assert line.cells[CHANGE] is None, period
        else:
            assert same(line.cells[CHANGE], Decimal(now or 0) - Decimal(before or 0)), period


def test_hardly_a_figure_is_nought_everywhere(made: dict[str, dict[str, Line]]) -> None:
    """What is nought everywhere would agree with anything."""
    seen = {key for lines in made.values() for key, line in lines.items() if line.cells[NOW]}
    # Where constituencies are registered, vacant seats are counted by them (``constituencies.vacant``).
    assert {one.key for one in INDICATORS} - seen == {"deputies.vacant"}


def test_the_committee_s_own_meetings_and_who_came(office: Desk) -> None:
    meeting(office, "人大街道工委会议", date(2026, 3, 5))
    meeting(office, "党工委会议", date(2026, 3, 9))
    made = figures(sheet(office, "2026H1", 17))
    assert made["own_meetings.held"].cells[NOW] == 1
    assert made["own_meetings.presence"].cells[NOW] == Decimal("66.67")


def test_how_many_reached_which_grade_of_points(office: Desk) -> None:
    """Base 60 and five for a duty report: 65 is 好 from 64 on; who left or is of another level is in no grade."""
    people = [deputy(office, name) for name in ("赵一", "钱二", "孙三")]
    deputy(office, "李四", mandate("市"))
    deputy(office, "周五", mandate(ended_on=date(2026, 2, 1), end_cause="去世"))
    for person in people[:2]:
        values = {"person_id": person, "reported_on": date(2026, 3, 1), "state": "已述职"}
        records.save(office, Draft("duty_reports", values))
    assert not [key for key in figures(sheet(office, "2026", 17)) if key.startswith("points")]
    rules = [Draft("point_rules", {"deed": "述职", "points": Decimal(5)})]
    grades = [
        Draft("point_grades", {"name": name, "least": Decimal(least)})
        for name, least in (("好", 64), ("一般", 0))
    ]
    of_2026 = {"name": "区里的规则", "valid_from": date(2026, 1, 1), "state": "施行", "base": Decimal(60)}
    records.save(office, Draft("point_sets", of_2026, {"point_rules": rules, "point_grades": grades}))
    made = figures(sheet(office, "2026H1", 17))
    assert [
        (line.cells[2], line.cells[NOW], line.cells[YEAR]) for key, line in made.items() if "grade" in key
    ] == [
        ("履职积分好", 2, None),
        ("履职积分一般", 1, None),
    ]
    assert made["points.grade2"].behind(NOW) == (("deputies", people[2]),)
    assert "points.grade1" not in figures(sheet(office, "2025", 17))
