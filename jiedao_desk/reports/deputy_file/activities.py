"""What the sign-in lists say of a deputy, as lines of the file (会议、活动)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from sqlalchemy.orm import Session

from jiedao_desk.kernel.attendance import ABSENT, LEAVE, THERE
from jiedao_desk.reports import deputy_activity
from jiedao_desk.reports.deputy_activity import DeputyActivityRow
from jiedao_desk.reports.deputy_file.row import (
    ACTIVITIES,
    DEEDS,
    DUTY_REPORTS,
    MEETINGS,
    OTHER,
    TRAININGS,
    VOTERS,
    FileRow,
    Tone,
)

SPOKE = "发言"
_PARTS = {
    "会议": MEETINGS,
    "活动": ACTIVITIES,
    "联系选民": VOTERS,
    "述职": DUTY_REPORTS,
    "培训": TRAININGS,
    "宣传实事": DEEDS,
}


def rows(session: Session, person_id: int, since: date | None, until: date | None) -> Iterator[FileRow]:
    """Every sign-in line of a deputy in a stretch of time."""
    for row in deputy_activity.of_person(session, person_id, since, until):
        part = _PARTS.get(row.of_class, OTHER)
        days = f"{row.days.normalize():f}天" if row.days else ""
        told = "，".join(words for words in (row.role, row.remark, days) if words)
        state = f"✓ {row.how}" if row.state in THERE else row.how
        yield FileRow(
            row.held_on,
            part,
            row.kind,
            row.title,
            told,
            state if row.counts else f"{row.how}（不计）",
            _tone(row),
            ("activities", row.activity_id),
            _cells(row, part, days),
            row.counts,
            # Duty reports, trainings and receptions have registers of their own, which know more.
            f"{part} {row.held_on}" if part in (DUTY_REPORTS, TRAININGS, VOTERS) else "",
        )


def _tone(row: DeputyActivityRow) -> Tone:
    if not row.counts or not row.state:
        return "neutral"
    if row.state in THERE:
        return "good"
    return "bad" if row.state == ABSENT else "warn"


def _cells(row: DeputyActivityRow, part: str, days: str) -> tuple[str, ...]:
    on = row.held_on.isoformat()
    if part == MEETINGS:
        there = days or "是" if row.state in THERE else ""
        away = row.how if row.state in (LEAVE, ABSENT) else ""
        return (row.title, on, there, away, SPOKE if row.role == SPOKE else "", row.remark)
    if part == VOTERS:
        return (on, row.kind, row.place, row.title, row.how)
    if part == DUTY_REPORTS:
        return (on, row.place, row.title, "", "", row.remark)
    if part == TRAININGS:
        return (on, row.title, row.organiser, days, row.how, row.remark)
    return (on, row.kind, row.title, row.organiser, row.place, row.role, row.how)
