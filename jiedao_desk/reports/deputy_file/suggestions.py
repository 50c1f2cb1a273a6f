"""The suggestions a deputy led or seconded, as lines of the file (建议)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from jiedao_desk.kernel.suggestion_steps import CONCLUDED
from jiedao_desk.kernel.suggestion_words import LEAD
from jiedao_desk.registers.suggestion_signers import SuggestionSigner
from jiedao_desk.reports import suggestion_rows
from jiedao_desk.reports.deputy_file.row import SUGGESTIONS, FileRow, Tone
from jiedao_desk.reports.suggestion_rows import SuggestionRow
from jiedao_desk.storage import settings


def rows(session: Session, person_id: int, since: date | None, until: date | None) -> Iterator[FileRow]:
    """Every suggestion of a deputy that was raised in a stretch of time."""
    signed = session.scalars(
        select(SuggestionSigner.suggestion_id).where(
            SuggestionSigner.person_id == person_id, SuggestionSigner.voided_at.is_(None)
        )
    )
    for row in suggestion_rows.rows(session, settings.read(session), set(signed)):
        day = row.raised_on
        if day is None or (since and day < since) or (until and day > until):
            continue
        role = next(role for person, _, role in row.signers if person == person_id)
        mark, tone = _mark(row)
        yield FileRow(
            day,
            SUGGESTIONS,
            f"{role}{row.kind}",
            row.title,
            row.number,
            mark,
            tone,
            ("suggestions", row.id),
            _cells(row, day, role),
        )


def _mark(row: SuggestionRow) -> tuple[str, Tone]:
    """How far it has come, whenever one looks."""
    if row.excluded:
        return "不作为建议办理", "neutral"
    if row.merged_into is not None:
        return "已并案", "neutral"
    step = row.step(date.max)
    return (f"✓ {CONCLUDED}", "good") if step == CONCLUDED else (step, "neutral")


def _cells(row: SuggestionRow, day: date, role: str) -> tuple[str, ...]:
    units = "、".join(dict.fromkeys(one.unit for one in row.units if one.returned_on is None))
    replied = row.answered_on.isoformat() if row.answered_on else ""
    results = "、".join(dict.fromkeys(one.result for one in row.last_replying if one.result))
    return (day.isoformat(), row.number, row.title, role if role == LEAD else "附议", units, replied, results)
