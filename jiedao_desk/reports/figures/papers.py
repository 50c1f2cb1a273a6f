"""Supervision, information sent and adopted, papers up and down, the office's own rules (监督、宣传、文件)."""

from __future__ import annotations

from functools import partial

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from jiedao_desk.kernel.figure import Figure, Span
from jiedao_desk.kernel.settings import Settings
from jiedao_desk.registers.documents import RULES, OfficeDocument
from jiedao_desk.registers.publication_adoptions import LEVELS, PublicationAdoption
from jiedao_desk.registers.publications import RESEARCH as RESEARCH_PAPER
from jiedao_desk.registers.publications import Publication
from jiedao_desk.registers.submissions import REPORT, REQUEST, TASK, Submission
from jiedao_desk.registers.supervision_findings import SupervisionFinding
from jiedao_desk.registers.supervisions import RESEARCH, Supervision
from jiedao_desk.reports.figures.counting import counted, of_day
from jiedao_desk.reports.figures.indicator import Indicator


def supervisions(session: Session, _values: Settings, span: Span, kind: str | None = None) -> Figure:
    """Matters of supervision begun in the span, of one kind or of all."""
    which = [Supervision.kind == kind] if kind else []
    return counted(session, "supervisions", of_day(Supervision.started_on, span, *which))


def findings(session: Session, _values: Settings, span: Span, *, rectified: bool) -> Figure:
    """Problems found by the supervision begun in the span, all or those put right by its end."""
    query = select(SupervisionFinding.supervision_id).where(
        SupervisionFinding.voided_at.is_(None),
        SupervisionFinding.supervision_id.in_(of_day(Supervision.started_on, span)),
    )
    if rectified:
        query = query.where(SupervisionFinding.done_on <= span.end)
    found = list(session.scalars(query.order_by(SupervisionFinding.supervision_id)))
    return Figure(len(found), tuple(dict.fromkeys(("supervisions", one) for one in found)))


def publications(session: Session, _values: Settings, span: Span, *, research: bool) -> Figure:
    """Pieces sent in the span: information, or research."""
    of_kind = Publication.kind == RESEARCH_PAPER
    return counted(
        session, "publications", of_day(Publication.sent_on, span, of_kind if research else ~of_kind)
    )


def adopted(session: Session, _values: Settings, span: Span, level: str | None = None) -> Figure:
    """Adoptions in the span, by the day they were adopted, else the day the piece was sent."""
    query = (
        select(PublicationAdoption.publication_id)
        .join(Publication, Publication.id == PublicationAdoption.publication_id)
        .where(
            PublicationAdoption.voided_at.is_(None),
            Publication.voided_at.is_(None),
            or_(
                PublicationAdoption.adopted_on.between(span.start, span.end),
                PublicationAdoption.adopted_on.is_(None) & Publication.sent_on.between(span.start, span.end),
            ),
        )
        .order_by(PublicationAdoption.publication_id)
    )
    if level:
        query = query.where(PublicationAdoption.level == level)
    found = list(session.scalars(query))
    return Figure(len(found), tuple(dict.fromkeys(("publications", one) for one in found)))


def submissions(session: Session, _values: Settings, span: Span, *kinds: str) -> Figure:
    """Papers of some kinds dated in the span."""
    return counted(session, "submissions", of_day(Submission.dated_on, span, Submission.kind.in_(kinds)))


def tasks_done(session: Session, _values: Settings, span: Span) -> Figure:
    """Tasks handed down that were done in the span."""
    return counted(session, "submissions", of_day(Submission.done_on, span, Submission.kind == TASK))


def rules_in_force(session: Session, _values: Settings, span: Span) -> Figure:
    """The office's own rules in force on the last day."""
    query = (
        select(OfficeDocument.id)
        .where(
            OfficeDocument.voided_at.is_(None),
            OfficeDocument.kind == RULES,
            or_(OfficeDocument.issued_on.is_(None), OfficeDocument.issued_on <= span.end),
            or_(OfficeDocument.repealed_on.is_(None), OfficeDocument.repealed_on > span.end),
        )
        .order_by(OfficeDocument.id)
    )
    return counted(session, "documents", query)


def on_wall(session: Session, _values: Settings, span: Span) -> Figure:
    """The office's own rules in force on the last day that hang on the wall."""
    of_all = [one for _, one in rules_in_force(session, _values, span).sources]
    query = select(OfficeDocument.id).where(OfficeDocument.id.in_(of_all), OfficeDocument.on_wall.is_(True))
    return counted(session, "documents", query.order_by(OfficeDocument.id))


def to_archive(session: Session, _values: Settings, span: Span) -> Figure:
    """Papers marked 待归档 and issued by the last day."""
    query = select(OfficeDocument.id).where(
        OfficeDocument.voided_at.is_(None),
        OfficeDocument.to_archive.is_(True),
        or_(OfficeDocument.issued_on.is_(None), OfficeDocument.issued_on <= span.end),
    )
    return counted(session, "documents", query.order_by(OfficeDocument.id))


INDICATORS = (
    Indicator("supervisions.all", "监督事项", "项", "supervisions", "本期开始的监督事项", supervisions),
    Indicator(
        "supervisions.checks",
        "监督执法检查",
        "项",
        "supervisions",
        "其中执法检查",
        partial(supervisions, kind="执法检查"),
    ),
    Indicator(
        "supervisions.research",
        "监督专题调研",
        "项",
        "supervisions",
        "其中专题调研",
        partial(supervisions, kind=RESEARCH),
    ),
    Indicator(
        "supervisions.findings",
        "监督发现问题",
        "个",
        "supervisions",
        "本期开始的监督事项发现的问题",
        partial(findings, rectified=False),
    ),
    Indicator(
        "supervisions.rectified",
        "已整改问题",
        "个",
        "supervisions",
        "其中到期末已完成整改的",
        partial(findings, rectified=True),
    ),
    Indicator(
        "publications.sent",
        "报送信息",
        "篇",
        "publications",
        "本期报送的信息，调研报告另计",
        partial(publications, research=False),
    ),
    Indicator(
        "publications.research",
        "调研报告",
        "篇",
        "publications",
        "本期完成的调研报告",
        partial(publications, research=True),
    ),
    Indicator("publications.adopted", "采用信息", "篇次", "publications", "本期被各级采用的次数", adopted),
    *(
        Indicator(
            f"publications.adopted_{key}",
            f"{level}级采用",
            "篇次",
            "publications",
            f"其中{level}级采用的",
            partial(adopted, level=level),
        )
        for key, level in zip(("national", "province", "city", "district"), LEVELS.words, strict=True)
    ),
    Indicator(
        "submissions.sent",
        "请示报告",
        "件",
        "submissions",
        "本期报送的请示和报告",
        lambda session, values, span: submissions(session, values, span, REQUEST, REPORT),
    ),
    Indicator(
        "submissions.tasks",
        "交办任务",
        "件",
        "submissions",
        "本期上级交办的任务",
        lambda session, values, span: submissions(session, values, span, TASK),
    ),
    Indicator(
        "submissions.done", "办结交办任务", "件", "submissions", "办结日期在本期的交办任务", tasks_done
    ),
    Indicator(
        "documents.rules",
        "现行制度",
        "项",
        "documents",
        "期末有效的本街道制度",
        rules_in_force,
        standing=True,
    ),
    Indicator(
        "documents.on_wall",
        "上墙制度",
        "项",
        "documents",
        "期末有效的本街道制度里标了上墙的",
        on_wall,
        standing=True,
    ),
    Indicator(
        "documents.to_archive",
        "待归档文件",
        "件",
        "documents",
        "标了待归档的文件，归档后去掉标记",
        to_archive,
        standing=True,
    ),
)
