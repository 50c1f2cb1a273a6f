"""Deeds that the registers of duty reports, trainings and awards show (述职、培训、表彰计分)."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from jiedao_desk.kernel.attendance import PRESENT
from jiedao_desk.kernel.figure import Span
from jiedao_desk.kernel.scoring import Deed
from jiedao_desk.registers.awards import REWARD, Award
from jiedao_desk.registers.duty_reports import REPORTED, DutyReport
from jiedao_desk.registers.training_attendance import TrainingAttendance
from jiedao_desk.registers.trainings import Training
from jiedao_desk.reports.on_duty import on_duty

_COMMENDED = {"国家": "国家级表彰", "省": "省级表彰", "市": "市级表彰", "区": "区级表彰"}


def duty_reports(session: Session, span: Span) -> Iterator[tuple[int, Deed]]:
    """述职: one matter with a sign-in list of the same day."""
    found = session.execute(
        select(DutyReport.id, DutyReport.person_id, DutyReport.reported_on, DutyReport.constituency)
        .where(
            DutyReport.voided_at.is_(None),
            DutyReport.state == REPORTED,
            DutyReport.reported_on >= span.start,
            DutyReport.reported_on <= span.end,
            on_duty(DutyReport.person_id, DutyReport.reported_on),
        )
        .order_by(DutyReport.reported_on, DutyReport.id)
    )
    for row in found:
        title = f"向{row.constituency}选民述职" if row.constituency else "向选民述职"
        source = ("duty_reports", row.id)
        yield row.person_id, Deed("述职", row.reported_on, source, title, 1, f"述职 {row.reported_on}")


def trainings(session: Session, span: Span) -> Iterator[tuple[int, Deed]]:
    """学习培训: who was there; one matter with a sign-in list of the same day."""
    found = session.execute(
        select(TrainingAttendance.person_id, Training.id, Training.held_on, Training.title)
        .join(Training, Training.id == TrainingAttendance.training_id)
        .where(
            Training.voided_at.is_(None),
            TrainingAttendance.voided_at.is_(None),
            TrainingAttendance.person_id.is_not(None),
            func.coalesce(TrainingAttendance.state, PRESENT) == PRESENT,
            Training.held_on >= span.start,
            Training.held_on <= span.end,
            on_duty(TrainingAttendance.person_id, Training.held_on),
        )
        .order_by(Training.held_on, Training.id, TrainingAttendance.position)
    )
    for person, training, held_on, title in found:
        assert person is not None  # as the query asks
        source = ("trainings", training)
        yield person, Deed("学习培训", held_on, source, title, 1, f"学习培训 {held_on}")


def awards(session: Session, span: Span) -> Iterator[tuple[int, Deed]]:
    """表彰 by the level of who granted it; the street's own is no kind that rules name."""
    found = session.scalars(
        select(Award)
        .where(
            Award.voided_at.is_(None),
            Award.person_id.is_not(None),
            Award.kind == REWARD,
            Award.level.in_(_COMMENDED),
            Award.awarded_on >= span.start,
            Award.awarded_on <= span.end,
            on_duty(Award.person_id, Award.awarded_on),
        )
        .order_by(Award.awarded_on, Award.id)
    )
    for award in found:
        assert award.person_id is not None
        assert award.level is not None
        deed = Deed(_COMMENDED[award.level], award.awarded_on, ("awards", award.id), award.title)
        yield award.person_id, deed
