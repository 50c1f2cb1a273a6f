"""Duty reports, trainings and funds in figures and in sheets 11 to 13, against each other and against the pages."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from jiedao_desk.kernel import periods
from jiedao_desk.kernel.draft import Draft
from jiedao_desk.kernel.figure import Figure, Span
from jiedao_desk.operations import duty_reports, funds, records, reporting, trainings
from jiedao_desk.operations.desk import Desk
from jiedao_desk.reports.figures import BY_KEY
from jiedao_desk.storage import settings
from tests.activities import activity, line
from tests.conftest import TODAY
from tests.deputies import deputy, mandate
from tests.reports.counting import sheet

VOTES = {"issued": 50, "returned": 48, "satisfied": 40, "fairly": 5, "dissatisfied": 2, "abstained": 1}


def figure(desk: Desk, key: str, period: str = "2026") -> Figure:
    with desk.database.reading() as session:
        return BY_KEY[key].count(session, settings.read(session), Span.of(periods.window(period), TODAY))


def said(desk: Desk, number: int) -> list[str]:
    return [
        one.why for one in reporting.prepare(desk, "2026", "all", [number]).findings if one.sheet == number
    ]


def report(office: Desk, person: int, on: date, **values: Any) -> None:
    records.save(office, Draft("duty_reports", {"person_id": person, "reported_on": on} | values))


def test_page_and_figure_count_the_same_coverage(office: Desk) -> None:
    """R16: 17 of 20 are 85 %."""
    people = [deputy(office, f"代表{number}") for number in range(20)]
    deputy(office, "市代表", mandate("市"))
    for person in people[:17]:
        report(office, person, date(2025, 6, 1))
    report(office, people[0], date(2026, 6, 1))
    assert figure(office, "duty_reports.share").value == Decimal("85.00")
    assert figure(office, "duty_reports.term").value == 17
    assert figure(office, "duty_reports.held").value == 1
    assert duty_reports.coverage(office).rate == Decimal("85.00")


def test_the_mean_is_of_those_that_were_voted_on(office: Desk) -> None:
    first, second, third = (deputy(office, name) for name in ("张三", "李四", "王五"))
    report(office, first, date(2026, 6, 1), **VOTES)
    report(office, second, date(2026, 6, 2), issued=40, returned=40, satisfied=40)
    report(office, third, date(2026, 6, 3), form="书面")
    assert figure(office, "duty_reports.satisfaction").value == Decimal("96.88")
    made = sheet(office, "2026", 11)
    assert [one.cells[14] for one in made.lines] == [Decimal("0.9375"), Decimal("1.0000"), None]
    assert made.totals is not None
    assert made.totals[7:14] == (90, 88, 88, 80, 5, 2, 1)
    assert "本届累计已述职3人，述职率100.00%" in made.notes[1]
    assert said(office, 11) == ["王五6月3日述职没有登记测评票"]


def test_an_activity_of_reporting_without_a_report_is_said(office: Desk) -> None:
    person = deputy(office, "张三")
    for day in (date(2026, 6, 1), date(2026, 7, 1)):
        activity(office, "代表述职会", day, line("张三", person), activity_kind="述职")
    report(office, person, date(2026, 6, 1), **VOTES)
    assert said(office, 11) == ["7月1日有述职活动“代表述职会”，述职评议里没有当天的述职"]


def test_who_took_part_is_the_same_on_page_and_sheet(office: Desk) -> None:
    people = [deputy(office, name) for name in ("张三", "李四", "王五", "赵六")]
    states = ("出席", None, "请假", "缺席")
    lines = [
        Draft(trainings.LINES, {"person_id": person, "name": f"代表{at}", "state": state})
        for at, (person, state) in enumerate(zip(people, states, strict=True))
    ]
    lines.append(Draft(trainings.LINES, {"name": "王敏", "capacity": "工作人员", "state": "出席"}))
    values = {"held_on": date(2026, 5, 20), "title": "学法", "audience": "代表和工作人员"}
    records.save(office, Draft("trainings", values, {trainings.LINES: lines}))
    found = trainings.turnout(lines, "代表")
    assert (figure(office, "trainings.deputies").value, figure(office, "trainings.share").value) == (
        found.present,
        found.rate,
    )
    assert figure(office, "trainings.staff").value == 1
    (row,) = sheet(office, "2026", 12).lines
    assert row.cells[9:14] == (4, 2, 1, Decimal("0.5000"), 1)


@pytest.fixture
def ledger(office: Desk) -> Desk:
    person = deputy(office, "张三")
    paid = {"person_id": person, "days": Decimal(1), "rate": 12_000, "amount": 12_000}
    for day, values, lines in (
        (date(2025, 3, 1), {"income": 500_000}, []),
        (date(2026, 2, 1), {"expense": 600_000, "approved_by": "刘志强"}, []),
        (date(2026, 3, 1), {"income": 1_000_000}, []),
        (date(2026, 4, 1), {"expense": 12_000, "category": "误工补贴"}, [Draft("fund_subsidies", paid)]),
    ):
        entry = {"entry_on": day, "summary": f"{day.month}月"} | values
        records.save(office, Draft("funds", entry, {"fund_subsidies": lines}))
    return office


def test_ledger_figures_and_sheet_leave_the_same(ledger: Desk) -> None:
    made = funds.year(ledger, 2026)
    assert figure(ledger, "funds.balance").value == made.sum.closing == 888_000
    assert figure(ledger, "funds.income").value == made.sum.income
    assert figure(ledger, "funds.expense").value == made.sum.expense
    sent = sheet(ledger, "2026", 13)
    assert [one.cells[7] for one in sent.lines] == [
        Decimal(cents) / 100 for cents in (made.sum.opening, *(one.balance for one in made.rows))
    ]
    assert sent.lines[0].cells[3] == "上期结转"
    assert sent.totals is not None
    assert sent.totals[7] == Decimal(8880)


def test_what_does_not_look_right_is_said_before_it_goes_up(ledger: Desk) -> None:
    assert said(ledger, 13) == [
        "2月1日这笔支出后结余为负（-1000.00元）",
        "支出“4月”没有审批人",
        "误工补贴名单里的张三没有标“无固定工资收入”（代表法第四十一条），请核对",
    ]


def test_what_voters_said_and_what_came_of_it_stand_in_one_cell(office: Desk) -> None:
    person = deputy(office, "张三")
    said_and_done = {"opinions": "肯定供热改造，希望关注停车。", "rectification": "已列入计划"}
    report(office, person, date(2026, 6, 1), **VOTES, **said_and_done)
    [line] = sheet(office, "2026", 11).lines
    assert line.cells[15] == "肯定供热改造，希望关注停车；已列入计划"
