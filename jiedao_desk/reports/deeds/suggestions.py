"""Deeds that suggestions show: led, seconded, under key supervision, excellent (建议计分)."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy.orm import Session

from jiedao_desk.kernel.figure import Span
from jiedao_desk.kernel.scoring import Deed
from jiedao_desk.kernel.suggestion_words import CONFIRMED, LEAD, MOTION
from jiedao_desk.reports import suggestion_rows
from jiedao_desk.storage import settings


def deeds(session: Session, span: Span) -> Iterator[tuple[int, Deed]]:
    """Every suggestion raised in the span, for each who signed it; what is no matter for one is none."""
    for row in suggestion_rows.rows(session, settings.read(session)):
        day = row.raised_on
        if day is None or day not in span or row.excluded:
            continue
        source = ("suggestions", row.id)
        for person, role in {person: role for person, _, role in row.signers if person is not None}.items():
            led = "领衔议案" if row.kind == MOTION else "领衔建议"
            yield person, Deed(led if role == LEAD else "附议", day, source, row.title)
            if role != LEAD:
                continue
            if row.key_handling == CONFIRMED:
                yield person, Deed("重点督办建议", day, source, row.title)
            if row.excellent:
                yield person, Deed("优秀建议", day, source, row.title)
