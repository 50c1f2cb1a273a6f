"""Sheet 15: supervision the street was given or joined, and its research (监督与调研)."""

from __future__ import annotations

from collections import defaultdict

from sqlalchemy import select
from sqlalchemy.orm import Session

from jiedao_desk.kernel.settings import Settings
from jiedao_desk.kernel.sheet import Finding, Heading, Line, Scope, Sheet
from jiedao_desk.registers.publications import RESEARCH, Publication
from jiedao_desk.registers.supervision_findings import SupervisionFinding
from jiedao_desk.registers.supervision_stages import STAGES, SupervisionStage
from jiedao_desk.registers.supervisions import Supervision
from jiedao_desk.reports import activity_rows

NUMBER = 15
TITLE = "监督与调研情况"
HEADINGS = (
    Heading("序号", "whole", 6),
    Heading("开始日期", "date", 12),
    Heading("监督事项、调研题目", width=34, align="left"),
    Heading("方式", width=12),
    Heading("街道参与方式", width=12),
    Heading("组织单位", width=20),
    Heading("参加代表（人次）", "whole", 11),
    Heading("已到环节", width=10),
    Heading("发现问题（个）", "whole", 10),
    Heading("已整改（个）", "whole", 10),
    Heading("测评满意率", "percent", 10),
    Heading("成果转化", width=22, align="left"),
    Heading("结束日期", "date", 12),
)


def sheet(session: Session, values: Settings, scope: Scope) -> Sheet:
    """One line a matter begun in the period, then the research papers finished in it."""
    lines: list[Line] = []
    people = (
        {row.id: row.tally.present for row in activity_rows.rows(session)} if _rows(session, scope) else {}
    )
    found = _findings(session, scope)
    stages = _stages(session, scope)
    for one in _rows(session, scope):
        own = found[one.id]
        done = sum(row.done_on is not None and row.done_on <= scope.until for row in own)
        reached = [stage for stage in STAGES.words if stage in stages[one.id]]
        rate = one.ballot.rate
        lines.append(
            Line(
                (
                    len(lines) + 1,
                    one.started_on,
                    one.title,
                    one.kind,
                    one.role or "",
                    one.organiser or "",
                    people.get(one.activity_id) if one.activity_id else None,
                    reached[-1] if reached else "",
                    len(own) if own else None,
                    done if own else None,
                    None if rate is None else rate / 100,
                    one.turned_into or "",
                    one.ended_on if one.ended_on and one.ended_on <= scope.until else None,
                ),
                (("supervisions", one.id),),
            )
        )
    for paper in _papers(session, scope):
        told = "：".join(filter(None, (paper.outcome, paper.outcome_note)))
        lines.append(
            Line(
                (
                    len(lines) + 1, paper.sent_on, paper.title, RESEARCH, "", "、".join(paper.authors or ()),
                    None, "", None, None, None, told, None,
                ),
                (("publications", paper.id),),
            )
        )  # fmt: skip
    totals = (
        None, "合计", f"共{len(lines)}项", None, None, None,
        sum(int(str(line.cells[6] or 0)) for line in lines), None,
        sum(int(str(line.cells[8] or 0)) for line in lines),
        sum(int(str(line.cells[9] or 0)) for line in lines), None, None, None,
    )  # fmt: skip
    return Sheet(NUMBER, TITLE, HEADINGS, tuple(lines), totals if lines else None, (), "单位：项、个、人次")


def findings(session: Session, values: Settings, scope: Scope) -> list[Finding]:
    """Problems whose day has passed unmended, matters without a stage."""
    found = []
    problems = _findings(session, scope)
    stages = _stages(session, scope)
    for one in _rows(session, scope):
        source = (("supervisions", one.id),)
        late = [
            row for row in problems[one.id] if row.due_on and row.due_on < scope.until and row.done_on is None
        ]
        if late:
            why = f"“{one.title}”有{len(late)}个问题过了整改期限，还没有登记结果"
            found.append(Finding(NUMBER, one.title, why, source))
        if not stages[one.id]:
            found.append(Finding(NUMBER, one.title, f"“{one.title}”没有登记环节", source))
    return found


def _rows(session: Session, scope: Scope) -> list[Supervision]:
    query = select(Supervision).where(
        Supervision.voided_at.is_(None),
        Supervision.started_on >= scope.window.start,
        Supervision.started_on <= scope.until,
        # What is marked internal is in no ordinary report.
        Supervision.internal.is_not(True),
    )
    return list(session.scalars(query.order_by(Supervision.started_on, Supervision.id)))


def _papers(session: Session, scope: Scope) -> list[Publication]:
    query = select(Publication).where(
        Publication.voided_at.is_(None),
        Publication.kind == RESEARCH,
        Publication.sent_on >= scope.window.start,
        Publication.sent_on <= scope.until,
    )
    return list(session.scalars(query.order_by(Publication.sent_on, Publication.id)))


def _findings(session: Session, scope: Scope) -> defaultdict[int, list[SupervisionFinding]]:
    found: defaultdict[int, list[SupervisionFinding]] = defaultdict(list)
    query = select(SupervisionFinding).where(
        SupervisionFinding.voided_at.is_(None),
        SupervisionFinding.supervision_id.in_([one.id for one in _rows(session, scope)]),
    )
    for row in session.scalars(query.order_by(SupervisionFinding.position)):
        found[row.supervision_id].append(row)
    return found


def _stages(session: Session, scope: Scope) -> defaultdict[int, set[str]]:
    found: defaultdict[int, set[str]] = defaultdict(set)
    query = select(SupervisionStage).where(
        SupervisionStage.voided_at.is_(None),
        SupervisionStage.supervision_id.in_([one.id for one in _rows(session, scope)]),
    )
    for row in session.scalars(query):
        if row.reached_on is None or row.reached_on <= scope.until:
            found[row.supervision_id].add(row.stage)
    return found
