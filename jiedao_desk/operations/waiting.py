"""What among papers and supervision waits for an answer or a result, with how long or until when (待批复、待办结)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from jiedao_desk.operations.desk import Desk
from jiedao_desk.reports import open_findings, open_papers

SOON_DAYS = 15
WAITS, OPEN, SOON, LATE = "waits", "open", "soon", "late"


@dataclass(frozen=True)
class Waiting:
    """One thing: ``record`` is what to open, ``chip`` how long (剩3天), ``state`` one of the four words above."""

    record: int
    chip: str
    state: str
    text: str


def requests(desk: Desk) -> list[Waiting]:
    """Requests that were sent and not answered, the oldest first. No limit is set to those above: none is late."""
    today = desk.clock.today()
    with desk.database.reading() as session:
        found = open_papers.requests(session, today)
    return [
        Waiting(
            one.id,
            f"已报{(today - one.dated_on).days}天",
            WAITS,
            f"请示待批复：{one.title}（{one.whom}）" if one.whom else f"请示待批复：{one.title}",
        )
        for one in found
    ]


def tasks(desk: Desk) -> list[Waiting]:
    """Tasks handed down that are not done, by limit."""
    today = desk.clock.today()
    with desk.database.reading() as session:
        found = open_papers.tasks(session)
    return [
        Waiting(
            one.id,
            *limit(one.due_on, today),
            f"交办任务：{one.title}（{one.whom}）" if one.whom else f"交办任务：{one.title}",
        )
        for one in found
    ]


def findings(desk: Desk) -> list[Waiting]:
    """Problems that are not put right yet, by limit."""
    today = desk.clock.today()
    with desk.database.reading() as session:
        found = open_findings.findings(session)
    return [
        Waiting(
            one.supervision_id,
            *limit(one.due_on, today),
            f"待整改：{one.problem}（{one.responsible}）" if one.responsible else f"待整改：{one.problem}",
        )
        for one in found
    ]


def limit(due_on: date | None, today: date) -> tuple[str, str]:
    """How the limit of something open is said, and which state that is."""
    if due_on is None:
        return "未定时限", OPEN
    days = (due_on - today).days
    if days < 0:
        return f"逾期{-days}天", LATE
    if days == 0:
        return "今天到期", SOON
    return f"剩{days}天", SOON if days <= SOON_DAYS else OPEN
