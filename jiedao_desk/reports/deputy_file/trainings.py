"""Trainings as lines of the file (学习培训)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from sqlalchemy import Integer, cast, select
from sqlalchemy.orm import Session

from jiedao_desk.kernel.attendance import ABSENT, PRESENT
from jiedao_desk.registers.training_attendance import TOOK_PART, TrainingAttendance
from jiedao_desk.registers.trainings import Training
from jiedao_desk.reports.deputy_file.row import TRAININGS, FileRow, Tone
from jiedao_desk.reports.on_duty import on_duty

_TONES: dict[str, Tone] = {PRESENT: "good", ABSENT: "bad"}


def rows(session: Session, person_id: int, since: date | None, until: date | None) -> Iterator[FileRow]:
    """Every line of a list of participants that leads to the deputy."""
    query = (
        select(
            Training,
            TrainingAttendance,
            cast(on_duty(TrainingAttendance.person_id, Training.held_on), Integer),
        )
        .join(Training, Training.id == TrainingAttendance.training_id)
        .where(
            TrainingAttendance.person_id == person_id,
            TrainingAttendance.voided_at.is_(None),
            Training.voided_at.is_(None),
        )
    )
    if since is not None:
        query = query.where(Training.held_on >= since)
    if until is not None:
        query = query.where(Training.held_on <= until)
    for training, line, counts in session.execute(query):
        hours = line.hours if line.hours is not None else training.hours
        told = f"{hours.normalize():f}学时" if hours and line.state in TOOK_PART else ""
        state = line.state or PRESENT
        how = f"{state}（{line.reason}）" if line.reason else state
        mark = f"✓ {how}" if state == PRESENT else how
        certificate = f"证书：{line.certificate}" if line.certificate else ""
        yield FileRow(
            training.held_on,
            TRAININGS,
            training.subject,
            training.title,
            "，".join(word for word in (told, certificate) if word),
            mark if counts else f"{how}（不计）",
            _TONES.get(state, "warn") if counts else "neutral",
            ("trainings", training.id),
            (
                training.held_on.isoformat(),
                training.title,
                training.organiser or "",
                told,
                how,
                certificate,
            ),
            bool(counts),
            f"{TRAININGS} {training.held_on}",
        )
