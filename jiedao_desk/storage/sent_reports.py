"""Reports kept as they were sent, and the records they were counted from (报出的报表)."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import func, insert, select
from sqlalchemy.orm import Session, undefer

from jiedao_desk.kernel import sheet_packing
from jiedao_desk.kernel.errors import Refused, StorageTrouble
from jiedao_desk.kernel.sheet import Sheet, Source
from jiedao_desk.storage import attachments
from jiedao_desk.storage.tables import SentReport, SentReportSource
from jiedao_desk.storage.work import Work

MEDIA = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
SENT, RECEIVED, RETURNED, CORRECTED = "已报出", "已收", "退回", "已被更正"
FIRST, CORRECTION, SUPPLEMENT = "首次报送", "更正报送", "补充报送"


@dataclass(frozen=True)
class Cover:
    """What is known of a sending besides its figures; ``personal`` whether identity numbers stand in it."""

    receiver: str
    period: str
    until: date
    unit: str
    kind: str
    number: int
    sheets: tuple[int, ...]
    signed_by: str
    document_number: str = ""
    reason: str = ""
    follows: int | None = None
    personal: bool = False

    @property
    def words(self) -> str:
        """首次报送, 更正报送第1次."""
        return self.kind if self.kind == FIRST else f"{self.kind}第{self.number}次"


@dataclass(frozen=True, kw_only=True)
class Sent(Cover):
    """A report that was sent, without its content."""

    id: int
    sent_on: date
    state: str
    state_on: date
    state_note: str
    file_name: str
    sha256: str
    frozen_at: datetime
    frozen_by: str


def add(work: Work, cover: Cover, file_name: str, content: bytes, sheets: Iterable[Sheet]) -> int:
    """Keeps a report for good; answers its id."""
    kept = tuple(sheets)
    figures = zlib.compress(sheet_packing.pack(kept).encode(), 6)
    session = work.session
    row = SentReport(
        receiver=cover.receiver,
        period=cover.period,
        until=cover.until,
        unit=cover.unit,
        kind=cover.kind,
        number=cover.number,
        sheets=",".join(map(str, cover.sheets)),
        personal=int(cover.personal),
        sent_on=work.today,
        signed_by=cover.signed_by,
        document_number=cover.document_number or None,
        reason=cover.reason or None,
        follows_id=cover.follows,
        state=SENT,
        state_on=work.today,
        file_name=file_name,
        file_id=attachments.add(work, file_name, MEDIA, content),
        sha256=hashlib.sha256(content).hexdigest(),
        figures=figures,
        figures_sha256=hashlib.sha256(figures).hexdigest(),
        frozen_at=work.now,
        frozen_by=work.who,
    )
    session.add(row)
    session.flush()
    # A form and its list of evidence share their number, and their records.
    found = dict.fromkeys((sheet.number, *source) for sheet in kept for source in sheet.everything())
    counted = [
        {"report_id": row.id, "sheet": sheet, "register": register, "record_id": record}
        for sheet, register, record in found
    ]
    if counted:
        session.execute(insert(SentReportSource), counted)
    work.touched.add(("reports", row.id))
    return row.id


def set_state(work: Work, report_id: int, state: str, note: str = "") -> None:
    """What became of a report. Raises ``Refused`` when there is none of that number."""
    row = _row(work.session, report_id)
    work.note("reports", state, record_id=row.id, before=row.state, after=state)
    row.state, row.state_on, row.state_note = state, work.today, note or None
    work.touched.add(("reports", row.id))


def every(session: Session, receiver: str | None = None, period: str | None = None) -> list[Sent]:
    """The reports that were sent, oldest first."""
    query = select(SentReport).order_by(SentReport.id)
    if receiver is not None:
        query = query.where(SentReport.receiver == receiver)
    if period is not None:
        query = query.where(SentReport.period == period)
    return [_sent(row) for row in session.scalars(query)]


def one(session: Session, report_id: int) -> Sent:
    """One report. Raises ``Refused`` when there is none of that number."""
    return _sent(_row(session, report_id))


def count(session: Session) -> int:
    """How many reports were ever sent."""
    return session.scalar(select(func.count(SentReport.id))) or 0


def workbook(session: Session, report_id: int) -> bytes:
    """The workbook as it was sent, byte for byte. Raises ``StorageTrouble`` when it was altered since."""
    row = _row(session, report_id)
    _, content = attachments.read(session, row.file_id)
    if hashlib.sha256(content).hexdigest() != row.sha256:
        raise StorageTrouble(altered_words(row.period, row.file_name))
    return content


def sheets(session: Session, report_id: int) -> tuple[Sheet, ...]:
    """The sheets as they were sent, with the records behind each figure. Raises ``StorageTrouble`` when altered."""
    row = session.scalar(
        select(SentReport).options(undefer(SentReport.figures)).where(SentReport.id == report_id)
    )
    if row is None:
        raise Refused("没有这份报出的报表")
    if hashlib.sha256(row.figures).hexdigest() != row.figures_sha256:
        raise StorageTrouble(altered_words(row.period, row.file_name))
    return sheet_packing.unpack(zlib.decompress(row.figures).decode())


def counted_in(session: Session, sources: Iterable[Source]) -> list[tuple[Sent, tuple[int, ...]]]:
    """The reports that any of the records was counted in, each with the numbers of the sheets, newest first."""
    found: dict[int, set[int]] = {}
    for register, record in sources:
        for report, sheet in session.execute(
            select(SentReportSource.report_id, SentReportSource.sheet).where(
                SentReportSource.register == register, SentReportSource.record_id == record
            )
        ):
            found.setdefault(report, set()).add(sheet)
    return [(one(session, report), tuple(sorted(found[report]))) for report in sorted(found, reverse=True)]


def altered(session: Session) -> list[tuple[Sent, str]]:
    """The reports whose kept copy is no longer what was sent, with a sentence each."""
    found = []
    for row in session.scalars(
        select(SentReport).options(undefer(SentReport.figures)).order_by(SentReport.id)
    ):
        whole = hashlib.sha256(row.figures).hexdigest() == row.figures_sha256
        try:
            workbook(session, row.id)
        except (StorageTrouble, Refused):
            whole = False
        if not whole:
            found.append((_sent(row), altered_words(row.period, row.file_name)))
    return found


def altered_words(period: str, file_name: str) -> str:
    """What is said of a copy that is not what was sent."""
    return (
        f"{period}报出的“{file_name}”留存件与报出时不同，可能磁盘出错或被别的软件改过。"
        "请从备份恢复，或与报出的纸质件核对"
    )


def _row(session: Session, report_id: int) -> SentReport:
    row = session.get(SentReport, report_id)
    if row is None:
        raise Refused("没有这份报出的报表")
    return row


def _sent(row: SentReport) -> Sent:
    return Sent(
        receiver=row.receiver,
        period=row.period,
        until=row.until,
        unit=row.unit,
        kind=row.kind,
        number=row.number,
        sheets=tuple(int(one) for one in row.sheets.split(",") if one),
        signed_by=row.signed_by,
        document_number=row.document_number or "",
        reason=row.reason or "",
        follows=row.follows_id,
        personal=bool(row.personal),
        id=row.id,
        sent_on=row.sent_on,
        state=row.state,
        state_on=row.state_on,
        state_note=row.state_note or "",
        file_name=row.file_name,
        sha256=row.sha256,
        frozen_at=row.frozen_at,
        frozen_by=row.frozen_by,
    )
