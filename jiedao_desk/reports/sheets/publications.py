"""Sheet 16: what was sent up for publication, and where it was adopted (宣传信息)."""

from __future__ import annotations

from collections import Counter, defaultdict

from sqlalchemy import select
from sqlalchemy.orm import Session

from jiedao_desk.kernel.settings import Settings
from jiedao_desk.kernel.sheet import Finding, Heading, Line, Scope, Sheet
from jiedao_desk.registers.publication_adoptions import LEVELS, PublicationAdoption
from jiedao_desk.registers.publications import RESEARCH, Publication

NUMBER = 16
TITLE = "宣传信息情况"
HEADINGS = (
    Heading("序号", "whole", 6),
    Heading("报送日期", "date", 12),
    Heading("题目", width=44, align="left"),
    Heading("类别", width=12),
    Heading("作者", width=16),
    Heading("报送对象", width=22),
    Heading("采用级别", width=12),
    Heading("采用媒体或单位", width=30, align="left"),
    Heading("采用日期", "date", 12),
)


def sheet(session: Session, values: Settings, scope: Scope) -> Sheet:
    """One line a piece and place that took it; research stands on sheet 15."""
    lines: list[Line] = []
    taken: Counter[str] = Counter()
    pieces = _rows(session, scope)
    adoptions = _adoptions(session, [one.id for one in pieces])
    for one in pieces:
        known = [row for row in adoptions[one.id] if row.adopted_on is None or row.adopted_on <= scope.until]
        for row in (*known,) or (None,):
            if row is not None:
                taken[row.level] += 1
            lines.append(
                Line(
                    (
                        len(lines) + 1,
                        one.sent_on,
                        one.title,
                        one.kind,
                        "、".join(one.authors or ()),
                        one.sent_to or "",
                        row.level if row is not None else "",
                        row.media if row is not None else "",
                        row.adopted_on if row is not None else None,
                    ),
                    (("publications", one.id),),
                    key=f"{one.id} {row.id if row is not None else 0}",
                )
            )
    told = "、".join(f"{level}级{taken[level]}" for level in LEVELS.words if taken[level])
    total = f"报送{len(pieces)}篇，采用{sum(taken.values())}篇次" + (f"（{told}）" if told else "")
    totals = (None, "合计", total, *(None,) * 6)
    return Sheet(NUMBER, TITLE, HEADINGS, tuple(lines), totals if lines else None, (), "单位：篇、篇次")


def findings(session: Session, values: Settings, scope: Scope) -> list[Finding]:
    """Adoptions before the piece was sent."""
    found = []
    pieces = _rows(session, scope)
    adoptions = _adoptions(session, [one.id for one in pieces])
    for one in pieces:
        if any(row.adopted_on and row.adopted_on < one.sent_on for row in adoptions[one.id]):
            why = f"“{one.title}”的采用日期早于报送日期，请核对"
            found.append(Finding(NUMBER, one.title, why, (("publications", one.id),)))
    return found


def _rows(session: Session, scope: Scope) -> list[Publication]:
    query = select(Publication).where(
        Publication.voided_at.is_(None),
        Publication.kind != RESEARCH,
        Publication.sent_on >= scope.window.start,
        Publication.sent_on <= scope.until,
    )
    return list(session.scalars(query.order_by(Publication.sent_on, Publication.id)))


def _adoptions(session: Session, pieces: list[int]) -> defaultdict[int, list[PublicationAdoption]]:
    found: defaultdict[int, list[PublicationAdoption]] = defaultdict(list)
    query = select(PublicationAdoption).where(
        PublicationAdoption.voided_at.is_(None), PublicationAdoption.publication_id.in_(pieces)
    )
    for row in session.scalars(query.order_by(PublicationAdoption.position)):
        found[row.publication_id].append(row)
    return found
