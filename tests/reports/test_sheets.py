"""Every figure of the sheets agrees with an independent count in plain SQL over the sample office (上报表)."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from jiedao_desk.kernel.errors import Refused, StorageTrouble
from jiedao_desk.operations import browse, reporting, standing
from jiedao_desk.operations.desk import Desk
from tests.operations.test_standing import hold
from tests.reports.counting import PERIODS, asked, bounds, count, sheet

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize("period", PERIODS)
def test_sheet_1_lists_every_session_of_the_period(sample: Desk, period: str) -> None:
    made = sheet(sample, period, 1)
    since, until = bounds(sample, period)
    held = count(
        sample,
        "SELECT count(*) FROM committee_session WHERE voided_at IS NULL AND held_on BETWEEN ? AND ?",
        since,
        until,
    )
    assert sum(bool(line.sources) for line in made.lines) == held
    congress = count(
        sample,
        "SELECT count(*) FROM agenda_item a JOIN committee_session s ON s.id = a.session_id "
        "WHERE a.voided_at IS NULL AND a.is_congress AND s.voided_at IS NULL AND s.held_on BETWEEN ? AND ?",
        since,
        until,
    )
    decided = count(
        sample,
        "SELECT count(*) FROM action_item a JOIN committee_session s ON s.id = a.session_id "
        "WHERE a.voided_at IS NULL AND s.voided_at IS NULL AND s.held_on BETWEEN ? AND ?",
        since,
        until,
    )
    if held:
        assert made.totals is not None
        assert (made.totals[8], made.totals[9]) == (congress, decided)


@pytest.mark.parametrize("period", PERIODS)
def test_sheet_1_counts_the_sessions_that_count(sample: Desk, period: str) -> None:
    since, until = bounds(sample, period)
    counted = count(
        sample,
        """SELECT count(*) FROM committee_session s WHERE s.voided_at IS NULL AND s.state = '定稿'
           AND s.held_on BETWEEN ? AND ?
           AND EXISTS (SELECT 1 FROM agenda_item a WHERE a.session_id = s.id AND a.is_congress AND a.voided_at IS NULL)
           AND EXISTS (SELECT 1 FROM staff_member p WHERE p.name = s.chair AND p.body = '党工委' AND p.post = '书记'
                       AND p.voided_at IS NULL
                       AND (p.started_on IS NULL OR p.started_on <= s.held_on)
                       AND (p.ended_on IS NULL OR p.ended_on >= s.held_on))""",
        since,
        until,
    )
    made = sheet(sample, period, 1)
    assert sum(line.cells[10] == "是" for line in made.lines) == counted


@pytest.mark.parametrize("period", PERIODS)
def test_sheet_2_lists_every_briefing_of_the_period(sample: Desk, period: str) -> None:
    made = sheet(sample, period, 2)
    held = count(
        sample,
        "SELECT count(*) FROM briefing WHERE voided_at IS NULL AND held_on BETWEEN ? AND ?",
        *bounds(sample, period),
    )
    assert sum(bool(line.sources) for line in made.lines) == held


@pytest.mark.parametrize("period", PERIODS)
def test_sheet_3_lists_every_task_of_the_meetings(sample: Desk, period: str) -> None:
    made = sheet(sample, period, 3)
    since, until = bounds(sample, period)
    sql = (
        "SELECT count(*) FROM action_item a LEFT JOIN committee_session s ON s.id = a.session_id "
        "LEFT JOIN briefing b ON b.id = a.briefing_id WHERE a.voided_at IS NULL "
        "AND s.voided_at IS NULL AND b.voided_at IS NULL "
        "AND coalesce(s.held_on, b.held_on) BETWEEN ? AND ?"
    )
    assert len(made.lines) == count(sample, sql, since, until)
    done = count(sample, f"{sql} AND a.state = '已落实' AND a.done_on <= ?", since, until, until)
    assert sum("落实" in str(line.cells[7]) and "未" not in str(line.cells[7]) for line in made.lines) == done


@pytest.mark.parametrize("period", PERIODS)
def test_sheet_4_lists_the_deputies_in_office_on_the_last_day(sample: Desk, period: str) -> None:
    made = sheet(sample, period, 4)
    _, until = bounds(sample, period)
    seats = count(
        sample,
        """SELECT count(*) FROM (SELECT DISTINCT m.person_id, m.level FROM mandate m JOIN person p ON p.id = m.person_id
           WHERE m.voided_at IS NULL AND p.voided_at IS NULL
           AND (m.started_on IS NULL OR m.started_on <= ?) AND (m.ended_on IS NULL OR m.ended_on > ?))""",
        until,
        until,
    )
    assert len(made.lines) == seats
    assert all(line.cells[1] for line in made.lines)


@pytest.mark.parametrize("period", PERIODS)
def test_sheet_7_counts_persons_as_the_sign_in_lists_do(sample: Desk, period: str) -> None:
    made = sheet(sample, period, 7)
    since, until = bounds(sample, period)
    assert len(made.lines) == count(
        sample,
        "SELECT count(*) FROM activity WHERE voided_at IS NULL AND held_on BETWEEN ? AND ?",
        since,
        until,
    )
    if not made.lines:
        assert made.totals is None
        return
    duty = """FROM activity_attendance a JOIN activity v ON v.id = a.activity_id
        WHERE a.voided_at IS NULL AND v.voided_at IS NULL AND v.held_on BETWEEN ? AND ?
        AND EXISTS (SELECT 1 FROM mandate m JOIN person p ON p.id = m.person_id WHERE m.person_id = a.person_id
          AND m.voided_at IS NULL AND p.voided_at IS NULL
          AND (m.started_on IS NULL OR m.started_on <= v.held_on) AND (m.ended_on IS NULL OR m.ended_on > v.held_on)
          AND NOT EXISTS (SELECT 1 FROM suspension s WHERE s.mandate_id = m.id AND s.voided_at IS NULL
             AND s.started_on <= v.held_on AND (s.ended_on IS NULL OR s.ended_on > v.held_on)))"""
    assert made.totals is not None
    for place, states in (
        (6, None),
        (7, "('出席','迟到','早退')"),
        (8, "('迟到')"),
        (10, "('请假')"),
        (11, "('缺席')"),
    ):
        wanted = f"SELECT count(*) {duty}" + (f" AND a.state IN {states}" if states else "")
        assert made.totals[place] == count(sample, wanted, since, until), place


def test_identity_numbers_and_telephones_stand_in_the_roster_only_when_asked_for(
    sample: Desk, tmp_path: Path
) -> None:
    """个人信息保护法第六条、第二十八条: masked or left out unless chosen."""
    numbers = {
        text
        for one in browse.load_all(sample, "deputies")
        for text in (one.get("identity_number"), one.get("mobile"))
        if text
    }
    assert numbers
    for personal in (False, True):
        report = reporting.prepare(sample, "2026", "congress", personal=personal)
        path = tmp_path / f"{personal}.xlsx"
        reporting.write(sample, report, path)
        book = CalamineWorkbook.from_path(str(path))
        said = str([book.get_sheet_by_name(name).to_python() for name in book.sheet_names])
        assert any(number in said for number in numbers) is personal
        assert ("个人信息" in said) is personal


def test_what_is_still_to_come_stands_in_an_early_report_as_planned(office: Desk) -> None:
    coming = hold(office, date(2026, 12, 10), final=False)
    made = sheet(office, "2026B6", 1)
    assert [(line.cells[3] != "未召开", line.cells[10], line.cells[11]) for line in made.lines] == [
        (True, "计划", "计划召开")
    ]
    assert made.lines[0].sources == (("sessions", coming),)
    assert made.totals is None
    assert not any("定稿" in one.why for one in reporting.check(office, "2026B6"))


def test_sheet_14_lists_the_posts_of_the_congress_committee(sample: Desk) -> None:
    made = sheet(sample, "2026", 14)
    posts = count(
        sample,
        "SELECT count(*) FROM staff_member WHERE voided_at IS NULL AND body = '人大街道工委' "
        "AND (started_on IS NULL OR started_on <= ?) AND (ended_on IS NULL OR ended_on >= ?)",
        TODAY.isoformat(),
        TODAY.isoformat(),
    )
    assert len(made.lines) == posts
    place = [heading.title for heading in made.headings].index("任免机关")
    bodies = asked(sample, "SELECT id, appointing_body FROM staff_member WHERE body = '人大街道工委'")
    assert {line.sources[0][1]: line.cells[place] for line in made.lines} == {
        record: body or ""
        for record, body in bodies
        if any(line.sources[0][1] == record for line in made.lines)
    }


def test_the_two_receivers_are_never_mixed(sample: Desk) -> None:
    party = reporting.prepare(sample, "2026H1", "party")
    congress = reporting.prepare(sample, "2026H1", "congress")
    assert {one.number for one in party.sheets}.isdisjoint(one.number for one in congress.sheets)
    assert party.unit != congress.unit
    with pytest.raises(Refused, match="不报给"):
        reporting.prepare(sample, "2026H1", "party", [4])


def test_the_workbook_holds_the_sheets_in_order_and_says_how_far_it_speaks(
    sample: Desk, tmp_path: Path
) -> None:
    report = reporting.prepare(sample, "2026H2")
    path = tmp_path / "报表.xlsx"
    reporting.write(sample, report, path)
    read = CalamineWorkbook.from_path(str(path))
    assert read.sheet_names[:2] == ["封面与目录", "1 专题研究情况"]
    text = str(read.get_sheet_by_name("1 专题研究情况").to_python())
    assert "截至11月22日" in text
    assert "填报单位（盖章）" in text


def test_a_sheet_without_content_has_no_line_and_no_zero(office: Desk, tmp_path: Path) -> None:
    report = reporting.prepare(office, "2026H1", "congress", [7])
    assert report.sheets[0].lines == ()
    assert report.sheets[0].totals is None


def test_a_period_to_come_is_refused(office: Desk) -> None:
    with pytest.raises(Refused, match="还没有开始"):
        reporting.prepare(office, "2027H1")


def test_nothing_is_written_where_nothing_can_be(sample: Desk, tmp_path: Path) -> None:
    with pytest.raises(StorageTrouble):
        reporting.write(sample, reporting.prepare(sample, "2026"), tmp_path / "没有" / "报表.xlsx")


def test_findings_lead_to_the_records_they_speak_of(sample: Desk) -> None:
    found = reporting.check(sample, "2026")
    led = [source for one in found for source in one.sources]
    assert led
    for register, record in led:
        assert browse.load(sample, register, record).id == record


def test_a_missed_period_asks_for_its_reason_until_it_is_given(office: Desk) -> None:
    before = [one.why for one in reporting.check(office, "2026B2")]
    assert before[0].startswith("2026年3—4月未召开")
    standing.record_reason(office, "2026B2", "筹备换届")
    assert not any("3—4月" in one.why for one in reporting.check(office, "2026B2"))
    line = reporting.prepare(office, "2026B2", "party", [1]).sheets[0].lines[0]
    assert (line.cells[3], line.cells[11]) == ("未召开", "筹备换届")
