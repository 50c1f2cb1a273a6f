"""What the articles of the founding document are answered with and no form of the district asks for (条款指标)."""

from __future__ import annotations

from datetime import datetime, time
from functools import partial
from typing import Any

from sqlalchemy import ColumnElement, exists, func, or_, select
from sqlalchemy.orm import Session

from jiedao_desk.kernel.figure import Figure, Span
from jiedao_desk.kernel.settings import Settings
from jiedao_desk.registers.agenda import LEARNING, AgendaItem
from jiedao_desk.registers.constituencies import Constituency
from jiedao_desk.registers.deputies import Person
from jiedao_desk.registers.documents import CONFERENCE, INFORMING, PRIORITIES, PROPOSALS, OfficeDocument
from jiedao_desk.registers.liaisons import OF_COMMITTEE, WITH_DEPUTY, Liaison
from jiedao_desk.registers.sessions import CommitteeSession
from jiedao_desk.registers.staff import CONGRESS_COMMITTEE, StaffMember
from jiedao_desk.registers.suggestion_units import SuggestionUnit
from jiedao_desk.registers.suggestions import Suggestion
from jiedao_desk.registers.supervisions import APPRAISAL, FOLLOWING_UP, INQUIRY, Supervision
from jiedao_desk.registers.trainings import WARNING, Training
from jiedao_desk.reports.duty_facts import term
from jiedao_desk.reports.figures import activities, deputies, elections
from jiedao_desk.reports.figures.counting import counted, of_day, share
from jiedao_desk.reports.figures.indicator import Indicator
from jiedao_desk.storage.tables import ImportBatch, SentReport

INVITED = frozenset({"受邀活动"})


def learning(session: Session, _values: Settings, span: Span) -> Figure:
    """Finalised sessions of the span with an item on what the higher congresses said."""
    item = (
        select(AgendaItem.id)
        .where(
            AgendaItem.session_id == CommitteeSession.id,
            AgendaItem.voided_at.is_(None),
            AgendaItem.subject == LEARNING,
        )
        .exists()
    )
    return counted(
        session, "sessions", of_day(CommitteeSession.held_on, span, CommitteeSession.state == "定稿", item)
    )


def priorities(session: Session, _values: Settings, span: Span) -> Figure:
    """The party committee's priorities of the year that name congress work."""
    query = select(OfficeDocument.id).where(
        OfficeDocument.voided_at.is_(None),
        OfficeDocument.kind == PRIORITIES,
        OfficeDocument.congress_work.is_(True),
        or_(
            OfficeDocument.year.between(span.start.year, span.end.year),
            OfficeDocument.year.is_(None) & OfficeDocument.issued_on.between(span.start, span.end),
        ),
    )
    return counted(session, "documents", query.order_by(OfficeDocument.id))


def papers(session: Session, _values: Settings, span: Span, kind: str) -> Figure:
    """Papers of a kind issued in the span; of the undated those of its years."""
    query = select(OfficeDocument.id).where(
        OfficeDocument.voided_at.is_(None),
        OfficeDocument.kind == kind,
        or_(
            OfficeDocument.issued_on.between(span.start, span.end),
            OfficeDocument.issued_on.is_(None) & OfficeDocument.year.between(span.start.year, span.end.year),
        ),
    )
    return counted(session, "documents", query.order_by(OfficeDocument.id))


def sworn(session: Session, _values: Settings, span: Span) -> Figure:
    """Persons in a post of the congress working committee on the last day who have sworn, each once."""
    query = (
        select(func.min(StaffMember.id))
        .where(
            StaffMember.voided_at.is_(None),
            StaffMember.body == CONGRESS_COMMITTEE,
            StaffMember.oath_on <= span.end,
            or_(StaffMember.started_on.is_(None), StaffMember.started_on <= span.end),
            or_(StaffMember.ended_on.is_(None), StaffMember.ended_on >= span.end),
        )
        .group_by(StaffMember.name)
    )
    return Figure.count("staff", sorted(session.scalars(query)))


def supervised(session: Session, _values: Settings, span: Span, *kinds: str) -> Figure:
    """Matters of supervision of some kinds begun in the span."""
    return counted(session, "supervisions", of_day(Supervision.started_on, span, Supervision.kind.in_(kinds)))


def pairs(session: Session, _values: Settings, span: Span, kind: str) -> Figure:
    """Lasting pairs of a kind that stand on the last day."""
    return counted(session, "liaisons", _standing(Liaison, span, Liaison.kind == kind))


def extended(session: Session, _values: Settings, span: Span) -> Figure:
    """Suggestions for which more time was agreed in the span, each once."""
    unit = exists().where(
        SuggestionUnit.suggestion_id == Suggestion.id,
        SuggestionUnit.voided_at.is_(None),
        SuggestionUnit.extension_on.between(span.start, span.end),
    )
    query = select(Suggestion.id).where(Suggestion.voided_at.is_(None), unit).order_by(Suggestion.id)
    return counted(session, "suggestions", query)


def imported(session: Session, _values: Settings, span: Span) -> Figure:
    """Workbooks that were read in within the span and not taken back; they are no records."""
    first = datetime.combine(span.start, time.min)
    last = datetime.combine(span.end, time.max)
    query = select(func.count()).where(ImportBatch.at.between(first, last), ImportBatch.undone_at.is_(None))
    return Figure(session.scalar(query))


def sent(session: Session, _values: Settings, span: Span) -> Figure:
    """Workbooks that went up within the span, corrections among them; they are kept apart from the records."""
    query = select(func.count()).where(SentReport.sent_on.between(span.start, span.end))
    return Figure(session.scalar(query))


def ended_in_term(session: Session, values: Settings, span: Span) -> Figure:
    """District mandates that ended in the course of the term that runs on the last day, up to that day."""
    return deputies.ended(session, values, _of_term(session, span))


def by_elections_in_term(session: Session, values: Settings, span: Span) -> Figure:
    """By-elections of the term that runs on the last day at which somebody was elected, up to that day."""
    return elections.by_elections(session, values, _of_term(session, span))


def _of_term(session: Session, span: Span) -> Span:
    """From the first day of the term; where that is not known, the span itself."""
    begun, _ = term(session, span.end)
    return Span(begun or span.start, span.end)


def constituencies(session: Session, _values: Settings, span: Span) -> Figure:
    """Constituencies that stand on the last day."""
    return counted(session, "constituencies", _standing(Constituency, span))


def warned(session: Session, _values: Settings, span: Span) -> Figure:
    """Trainings of the span by way of warning."""
    return counted(session, "trainings", of_day(Training.held_on, span, Training.subject == WARNING))


def part_of_deputies(session: Session, values: Settings, span: Span, *which: ColumnElement[bool]) -> Figure:
    """Which part of the district deputies in office on the last day is such."""
    whole = [one for _, one in deputies.in_office(session, values, span).sources]
    part = session.scalars(select(Person.id).where(Person.id.in_(whole), *which))
    return share("deputies", list(part), whole)


def _standing(kind: Any, span: Span, *which: ColumnElement[bool]) -> Any:
    """Ids of what stands on the last day, by its own days of beginning and end."""
    return (
        select(kind.id)
        .where(
            kind.voided_at.is_(None),
            or_(kind.started_on.is_(None), kind.started_on <= span.end),
            or_(kind.ended_on.is_(None), kind.ended_on > span.end),
            *which,
        )
        .order_by(kind.id)
    )


def _share(key: str, title: str, how: str, *which: ColumnElement[bool]) -> Indicator:
    def count(session: Session, values: Settings, span: Span) -> Figure:
        return part_of_deputies(session, values, span, *which)

    return Indicator(f"deputies.{key}", title, "%", "deputies", how, count, standing=True)


def _papers(key: str, title: str, kind: str) -> Indicator:
    how = f"本期印发、类别为“{kind}”的文件"
    return Indicator(f"documents.{key}", title, "份", "documents", how, partial(papers, kind=kind))


def _supervised(key: str, title: str, *kinds: str) -> Indicator:
    def count(session: Session, values: Settings, span: Span) -> Figure:
        return supervised(session, values, span, *kinds)

    how = f"本期开始、监督方式为{'、'.join(kinds)}的监督事项"
    return Indicator(f"supervisions.{key}", title, "项", "supervisions", how, count)


INDICATORS = (
    Indicator(
        "sessions.learning",
        "传达学习",
        "次",
        "sessions",
        f"有研究主题为“{LEARNING}”的议题的定稿会议",
        learning,
    ),
    Indicator(
        "documents.priorities",
        "列入人大工作的年度要点",
        "份",
        "documents",
        "本年度的党工委年度工作要点中勾了“列入人大工作”的",
        priorities,
    ),
    _papers("conferences", "人大工作会议传达", CONFERENCE),
    _papers("proposals", "监督项目建议", PROPOSALS),
    _papers("informing", "知情知政材料", INFORMING),
    Indicator(
        "staff.sworn",
        "已宪法宣誓",
        "人",
        "staff",
        "期末在任的人大街道工委人员中登记了宪法宣誓日期的，一人一次",
        sworn,
        standing=True,
    ),
    _supervised("inquiries", "监督询问、评议", INQUIRY, APPRAISAL),
    _supervised("followed", "跟踪监督", FOLLOWING_UP),
    Indicator(
        "activities.invited_times",
        "受邀活动",
        "场",
        "activities",
        "类型为受邀活动；联合活动由牵头街道计场次",
        partial(activities.times, kinds=INVITED),
    ),
    Indicator(
        "activities.invited_persons",
        "参加受邀活动",
        "人次",
        "activities",
        "受邀活动的签到名单上当日在任、未暂停执行职务并到场的代表",
        partial(activities.persons, kinds=INVITED),
    ),
    Indicator(
        "liaisons.members",
        "常委会组成人员联系代表",
        "对",
        "liaisons",
        "期末仍在联系的",
        partial(pairs, kind=WITH_DEPUTY),
        standing=True,
    ),
    Indicator(
        "liaisons.committees",
        "专门委员会联系代表",
        "对",
        "liaisons",
        "期末仍在联系的",
        partial(pairs, kind=OF_COMMITTEE),
        standing=True,
    ),
    Indicator(
        "suggestions.extended", "延期办理的建议", "件", "suggestions", "同意延期的日期在本期的建议", extended
    ),
    Indicator("import.batches", "导入表格", "份", "import", "本期导入、没有撤销的表格", imported),
    Indicator(
        "constituencies.standing",
        "选区",
        "个",
        "constituencies",
        "期末仍设的选区",
        constituencies,
        standing=True,
    ),
    Indicator("trainings.warning", "警示教育", "期", "trainings", "内容类别为“警示教育”的培训", warned),
    Indicator("reports.sent", "报出报表", "份", "reports", "本期报出的上报，更正的也算", sent),
    Indicator(
        "deputies.ended_in_term",
        "本届资格终止",
        "人",
        "deputies",
        "本届以来任期未满终止的区代表资格，按生效日",
        ended_in_term,
        standing=True,
    ),
    Indicator(
        "elections.by_in_term",
        "本届补选",
        "次",
        "elections",
        "本届以来选出代表的补选",
        by_elections_in_term,
        standing=True,
    ),
    _share("grassroots", "基层一线代表", "期末在任区代表中勾了“基层一线”的", Person.grassroots.is_(True)),
    _share("women", "妇女代表", "期末在任区代表中性别为女的", Person.sex == "女"),
    _share(
        "minorities",
        "少数民族代表",
        "期末在任区代表中民族不是汉族的",
        Person.nation.is_not(None) & (Person.nation != "汉族"),
    ),
)
