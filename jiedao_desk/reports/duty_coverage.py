"""Who of the district deputies in office has reported to the voters in the term, who is planned to (述职覆盖，R16)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property

from sqlalchemy import select
from sqlalchemy.orm import Session

from jiedao_desk.kernel.rounding import percentage
from jiedao_desk.kernel.strokes import StrokeMode
from jiedao_desk.registers.duty_reports import PLANNED, REPORTED, DutyReport
from jiedao_desk.registers.mandates import Mandate
from jiedao_desk.reports import deputy_rows


@dataclass(frozen=True)
class Reporting:
    """How one deputy stands: the last report since the mandate began, and the next that is planned."""

    person_id: int
    name: str
    constituency: str
    group: str
    reported_on: date | None = None
    report_id: int | None = None
    planned_on: date | None = None
    plan_id: int | None = None

    @property
    def waiting(self) -> bool:
        """Neither reported nor planned."""
        return self.report_id is None and self.plan_id is None


@dataclass(frozen=True)
class Coverage:
    """The district deputies elected here who are in office on a day, in roster order."""

    on: date
    people: tuple[Reporting, ...]

    @cached_property
    def reported(self) -> tuple[Reporting, ...]:
        """Those who have reported in their term."""
        return tuple(one for one in self.people if one.report_id is not None)

    @cached_property
    def planned(self) -> tuple[Reporting, ...]:
        """Those who have not, but are planned to."""
        return tuple(one for one in self.people if one.report_id is None and one.plan_id is not None)

    @cached_property
    def waiting(self) -> tuple[Reporting, ...]:
        """Those for whom nothing is planned yet."""
        return tuple(one for one in self.people if one.waiting)

    @property
    def rate(self) -> Decimal | None:
        """述职率, per cent."""
        return percentage(len(self.reported), len(self.people))


def coverage(session: Session, on: date, mode: StrokeMode = "name") -> Coverage:
    """The coverage as of a day. A report counts in the term of the mandate that it was given in."""
    rows = [
        row
        for row in deputy_rows.as_of(session, on, "in_office", mode)
        if row.level == "区" and not row.attached
    ]
    mandates = [row.mandate_id for row in rows if row.mandate_id is not None]
    with_start = session.execute(select(Mandate.id, Mandate.started_on).where(Mandate.id.in_(mandates)))
    begun = {row.id: row.started_on for row in with_start}
    found: dict[int, list[DutyReport]] = {}
    for report in session.scalars(
        select(DutyReport)
        .where(DutyReport.voided_at.is_(None), DutyReport.state.in_((REPORTED, PLANNED)))
        .order_by(DutyReport.id)
    ):
        found.setdefault(report.person_id, []).append(report)
    return Coverage(
        on,
        tuple(
            _reporting(row, begun.get(row.mandate_id or 0), found.get(row.person_id, ()), on) for row in rows
        ),
    )


def _reporting(
    row: deputy_rows.DeputyRow, since: date | None, reports: list[DutyReport] | tuple[()], on: date
) -> Reporting:
    done = [
        one
        for one in reports
        if one.state == REPORTED
        and one.reported_on is not None
        and one.reported_on <= on
        and (since is None or one.reported_on >= since)
    ]
    plans = [
        one
        for one in reports
        if one.state == PLANNED and (one.planned_on is None or since is None or one.planned_on >= since)
    ]
    last = max(done, key=lambda one: (one.reported_on or date.min, one.id), default=None)
    plan = min(plans, key=lambda one: (one.planned_on or date.max, one.id), default=None)
    return Reporting(
        row.person_id,
        row.name,
        row.constituency,
        row.group,
        last.reported_on if last else None,
        last.id if last else None,
        plan.planned_on if plan else None,
        plan.id if plan else None,
    )
