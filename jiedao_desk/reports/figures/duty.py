"""Duty reports, trainings, awards and funds, counted (述职、培训、奖惩、经费)."""

from __future__ import annotations

from decimal import Decimal
from functools import partial
from typing import Any

from sqlalchemy import exists, func, or_, select
from sqlalchemy.orm import Session

from jiedao_desk.kernel.figure import Figure, Span
from jiedao_desk.kernel.register import Attribute
from jiedao_desk.kernel.rounding import half_up, percentage
from jiedao_desk.kernel.settings import Settings
from jiedao_desk.registers.awards import REWARD, Award
from jiedao_desk.registers.deputies import Person
from jiedao_desk.registers.duty_reports import REPORTED, DutyReport
from jiedao_desk.registers.funds import FundEntry
from jiedao_desk.registers.mandates import Mandate
from jiedao_desk.registers.training_attendance import DEPUTY, STAFF_MEMBER, TOOK_PART, TrainingAttendance
from jiedao_desk.registers.trainings import Training
from jiedao_desk.reports.activity_rows import of_district
from jiedao_desk.reports.figures.counting import counted, of_day, share
from jiedao_desk.reports.figures.indicator import Indicator


def reported(session: Session, _values: Settings, span: Span) -> Figure:
    """Duty reports that were given."""
    return counted(
        session, "duty_reports", of_day(DutyReport.reported_on, span, DutyReport.state == REPORTED)
    )


def reported_in_term(session: Session, _values: Settings, span: Span) -> Figure:
    """District deputies in office on the last day who have reported since their mandate began (R16)."""
    return Figure.count("deputies", _in_office(session, span, reported=True))


def reported_share(session: Session, _values: Settings, span: Span) -> Figure:
    """述职率: those of the district deputies in office who have reported in their term (R16)."""
    return share(
        "deputies", _in_office(session, span, reported=True), _in_office(session, span, reported=False)
    )


def satisfaction(session: Session, _values: Settings, span: Span) -> Figure:
    """平均满意率: the mean of the rates of the reports with a vote."""
    query = of_day(DutyReport.reported_on, span, DutyReport.state == REPORTED)
    reports = session.scalars(select(DutyReport).where(DutyReport.id.in_(query))).all()
    rates = [(one.id, one.ballot.rate) for one in reports if one.ballot.rate is not None]
    if not rates:
        return Figure(None)
    mean = sum((rate for _, rate in rates if rate is not None), Decimal(0)) / len(rates)
    return Figure(half_up(mean, 2), tuple(("duty_reports", one) for one, _ in rates))


def trainings(session: Session, _values: Settings, span: Span) -> Figure:
    """Trainings held."""
    return counted(session, "trainings", of_day(Training.held_on, span))


def trained(session: Session, _values: Settings, span: Span, capacity: str) -> Figure:
    """Participants, each time anew (人次)."""
    lines = _lines(session, span, capacity)
    there = [row for row in lines if row.state in TOOK_PART]
    return Figure(len(there), tuple(dict.fromkeys(("trainings", row.training_id) for row in there)))


def trained_share(session: Session, _values: Settings, span: Span) -> Figure:
    """参训率 of deputies: who came, of all on the lists; leave stays among those expected."""
    lines = _lines(session, span, DEPUTY)
    there = [row for row in lines if row.state in TOOK_PART]
    sources = tuple(dict.fromkeys(("trainings", row.training_id) for row in lines))
    return Figure(percentage(len(there), len(lines)), sources)


def awards(session: Session, _values: Settings, span: Span) -> Figure:
    """Commendations of deputies, units and suggestions."""
    return counted(session, "awards", of_day(Award.awarded_on, span, Award.kind == REWARD))


def income(session: Session, _values: Settings, span: Span) -> Figure:
    """What was granted, in cents."""
    return _sum(session, FundEntry.income, of_day(FundEntry.entry_on, span))


def expense(session: Session, _values: Settings, span: Span) -> Figure:
    """What was spent, in cents."""
    return _sum(session, FundEntry.expense, of_day(FundEntry.entry_on, span))


def balance(session: Session, _values: Settings, span: Span) -> Figure:
    """What is left on the last day, of everything ever entered, in cents."""
    query = select(FundEntry.id, FundEntry.income, FundEntry.expense).where(
        FundEntry.voided_at.is_(None), FundEntry.entry_on <= span.end
    )
    found = session.execute(query.order_by(FundEntry.entry_on, FundEntry.id)).all()
    if not found:
        return Figure(None)
    value = sum((row.income or 0) - (row.expense or 0) for row in found)
    return Figure(value, tuple(("funds", row.id) for row in found))


def _in_office(session: Session, span: Span, *, reported: bool) -> list[int]:
    """The district deputies in office on the last day, all or those who have reported since they were elected."""
    mandate = (
        Mandate.person_id == Person.id,
        Mandate.voided_at.is_(None),
        of_district(),
        or_(Mandate.started_on.is_(None), Mandate.started_on <= span.end),
        or_(Mandate.ended_on.is_(None), Mandate.ended_on > span.end),
    )
    condition = exists().where(*mandate)
    if reported:
        gave = exists().where(
            DutyReport.person_id == Mandate.person_id,
            DutyReport.voided_at.is_(None),
            DutyReport.state == REPORTED,
            DutyReport.reported_on <= span.end,
            or_(Mandate.started_on.is_(None), DutyReport.reported_on >= Mandate.started_on),
        )
        condition = exists().where(*mandate, gave.correlate(Mandate))
    query = select(Person.id).where(Person.voided_at.is_(None), condition).order_by(Person.id)
    return list(session.scalars(query))


def _lines(session: Session, span: Span, capacity: str) -> list[TrainingAttendance]:
    own = func.coalesce(TrainingAttendance.capacity, DEPUTY) == capacity
    query = select(TrainingAttendance).where(
        TrainingAttendance.voided_at.is_(None),
        own,
        TrainingAttendance.training_id.in_(of_day(Training.held_on, span)),
    )
    return list(session.scalars(query))


def _sum(session: Session, amount: Attribute, query: Any) -> Figure:
    found = session.execute(select(FundEntry.id, amount).where(FundEntry.id.in_(query), amount > 0)).all()
    return Figure(sum(row[1] for row in found), tuple(("funds", row[0]) for row in found))


INDICATORS = (
    Indicator("duty_reports.held", "代表述职", "人次", "duty_reports", "本期已述职的记录", reported),
    Indicator(
        "duty_reports.term",
        "本届累计述职代表",
        "人",
        "duty_reports",
        "期末在任的区代表中，本次任职以来已述职的",
        reported_in_term,
        standing=True,
    ),
    Indicator(
        "duty_reports.share",
        "述职率",
        "%",
        "duty_reports",
        "本届累计述职代表占期末在任区代表的比例",
        reported_share,
        standing=True,
    ),
    Indicator(
        "duty_reports.satisfaction",
        "述职平均满意率",
        "%",
        "duty_reports",
        "本期各次测评满意率（满意＋基本满意占有效票）的平均",
        satisfaction,
    ),
    Indicator("trainings.held", "学习培训", "期", "trainings", "本期举办或参加的培训", trainings),
    Indicator(
        "trainings.deputies",
        "代表参训",
        "人次",
        "trainings",
        "各期培训实际参加的代表",
        partial(trained, capacity=DEPUTY),
    ),
    Indicator(
        "trainings.staff",
        "工作人员参训",
        "人次",
        "trainings",
        "各期培训实际参加的街道人大工作人员",
        partial(trained, capacity=STAFF_MEMBER),
    ),
    Indicator(
        "trainings.share",
        "代表参训率",
        "%",
        "trainings",
        "实际参加的代表占名单上代表的比例，请假的在名单内",
        trained_share,
    ),
    Indicator("awards.given", "表彰奖励", "项", "awards", "本期的表彰奖励，处理不算", awards),
    Indicator("funds.income", "经费收入", "元", "funds", "本期各笔收入之和", income),
    Indicator("funds.expense", "经费支出", "元", "funds", "本期各笔支出之和", expense),
    Indicator("funds.balance", "经费结余", "元", "funds", "期末累计收入减累计支出", balance, standing=True),
)
