"""Duty reports to the voters as lines of the file (述职与评议)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from sqlalchemy import Integer, cast, select
from sqlalchemy.orm import Session

from jiedao_desk.kernel.ballots import Ballot
from jiedao_desk.registers.duty_reports import REPORTED, DutyReport
from jiedao_desk.reports.deputy_file.row import DUTY_REPORTS, FileRow
from jiedao_desk.reports.on_duty import on_duty


def rows(session: Session, person_id: int, since: date | None, until: date | None) -> Iterator[FileRow]:
    """Every report that was given in a stretch of time; one that is only planned is none yet."""
    query = select(DutyReport, cast(on_duty(DutyReport.person_id, DutyReport.reported_on), Integer)).where(
        DutyReport.person_id == person_id,
        DutyReport.voided_at.is_(None),
        DutyReport.state == REPORTED,
        DutyReport.reported_on.is_not(None),
    )
    if since is not None:
        query = query.where(DutyReport.reported_on >= since)
    if until is not None:
        query = query.where(DutyReport.reported_on <= until)
    for report, counts in session.execute(query):
        assert report.reported_on is not None  # as the query asks
        where = "，".join(word for word in (report.constituency, report.place) if word)
        voters = "" if report.voters is None else f"{report.voters}人"
        rate = report.ballot.rate
        yield FileRow(
            report.reported_on,
            DUTY_REPORTS,
            "述职",
            where or "向选民述职",
            f"{voters}选民参加" if voters else "",
            "✓ 已述职" + (f"，满意率{rate}%" if rate is not None else ""),
            "good",
            ("duty_reports", report.id),
            (
                report.reported_on.isoformat(),
                where,
                report.form or "",
                voters,
                ballot_words(report.ballot),
                "；".join(word for word in (report.opinions, report.rectification) if word),
            ),
            bool(counts),
            f"{DUTY_REPORTS} {report.reported_on}",
        )


def ballot_words(ballot: Ballot) -> str:
    """发出50收回48，满意40基本满意6不满意1弃权1，满意率95.83%; as much as was announced."""
    if ballot.returned is None:
        return ""
    issued = "" if ballot.issued is None else f"发出{ballot.issued}"
    answers = "".join(
        f"{word}{number}"
        for word, number in (
            ("满意", ballot.satisfied),
            ("基本满意", ballot.fairly),
            ("不满意", ballot.dissatisfied),
            ("弃权", ballot.abstained),
            ("无效", ballot.invalid),
        )
        if number
    )
    rate = "" if ballot.rate is None else f"满意率{ballot.rate}%"
    return "，".join(word for word in (f"{issued}收回{ballot.returned}", answers, rate) if word)
