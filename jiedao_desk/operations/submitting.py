"""Reports that were sent: frozen, numbered, corrected with a reason, opened again as they were (报出、更正)."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from jiedao_desk.kernel import periods, sheet_comparing
from jiedao_desk.kernel.errors import Refused
from jiedao_desk.kernel.sheet import Scope, Sheet, Source
from jiedao_desk.kernel.sheet_comparing import Difference
from jiedao_desk.operations import report_workbook, reporting
from jiedao_desk.operations.desk import Desk
from jiedao_desk.operations.report_workbook import Occasion
from jiedao_desk.operations.reporting import CONGRESS, PARTY, Report
from jiedao_desk.registers.staff import CONGRESS_COMMITTEE, DIRECTOR
from jiedao_desk.registers.submissions import CONGRESS_LINE, PARTY_LINE, REPORT
from jiedao_desk.reports import posts
from jiedao_desk.spreadsheet.safe_file import replacing
from jiedao_desk.spreadsheet.writing import refuse_other_ending
from jiedao_desk.storage import sent_reports
from jiedao_desk.storage.sent_reports import (
    CORRECTED,
    CORRECTION,
    FIRST,
    RECEIVED,
    RETURNED,
    SENT,
    SUPPLEMENT,
    Cover,
    Sent,
)

__all__ = ["CORRECTED", "RECEIVED", "RETURNED", "SENT", "Sent"]


@dataclass(frozen=True)
class Signature:
    """Who signs a report, and under which number it goes; the number may be left open."""

    signed_by: str
    document_number: str = ""


def usual_signer(desk: Desk, receiver: str) -> str:
    """Who signs for a receiver as a rule: the secretary, or the head of the congress committee; empty if unknown."""
    on = desk.clock.today()
    with desk.database.reading() as session:
        if receiver == PARTY:
            found = posts.secretary(session, on) or posts.acting_head(session, on)
        else:
            found = next(
                (
                    one
                    for one in posts.holders(session, on)
                    if one.body == CONGRESS_COMMITTEE and one.post == DIRECTOR
                ),
                None,
            )
    return found.name if found else ""


def refuse_unfit(
    desk: Desk, report: Report, signature: Signature, correcting: str | None
) -> tuple[Sent | None, str]:
    """Raises ``Refused`` for a report that cannot be sent; else what it follows, and which kind of sending it is.

    Refused are what is not sent up, one without who signs it or without a reason, a second first sending, and a
    correction of nothing.
    """
    if report.receiver.key not in (PARTY, CONGRESS):
        raise Refused("本单位留存的册子不作上报；请选择党工委上报或人大街道工委上报")
    if not signature.signed_by.strip():
        raise Refused("报出要写明签发人")
    if correcting is not None and not correcting.strip():
        raise Refused("更正要写明原因；原来报出的会保留，并标为“已被更正”")
    earlier = _earlier(desk, report)
    return earlier, _kind(report, earlier, correcting)


def submit(
    desk: Desk,
    report: Report,
    signature: Signature,
    *,
    correcting: str | None = None,
    out: Path | None = None,
    initiator: object = None,
) -> Sent:
    """Freezes a report as it stands; ``correcting`` is the reason where an earlier one is corrected.

    The first sending of a period is 首次报送. One that was sent before the period's end is followed by a supplement;
    any other only by a correction, which marks it 已被更正. Where it is also to be written to ``out``, nothing is
    frozen that could not be written. Raises ``Refused`` as ``refuse_unfit`` does, ``StorageTrouble`` for ``out``.
    """
    earlier, kind = refuse_unfit(desk, report, signature, correcting)
    before = sheets(desk, earlier.id) if earlier is not None else ()
    found = tuple(sheet_comparing.differences(before, report.sheets)) if earlier is not None else ()
    number = 0 if kind == FIRST else 1 + _times(desk, report, kind)
    cover = Cover(
        receiver=report.receiver.key,
        period=report.scope.window.key,
        until=report.scope.until,
        unit=report.unit,
        kind=kind,
        number=number,
        sheets=tuple(dict.fromkeys(one.number for one in report.sheets)),
        signed_by=signature.signed_by.strip(),
        document_number=signature.document_number.strip(),
        reason=(correcting or "").strip(),
        follows=earlier.id if earlier is not None else None,
        personal=report.scope.personal,
    )
    occasion = Occasion(
        words=cover.words,
        signed_by=cover.signed_by,
        document_number=cover.document_number,
        sent_on=desk.clock.today(),
        reason=cover.reason,
        against=earlier.words if earlier is not None else "",
        differences=found,
    )
    name = f"{Path(report.file_name).stem}（{cover.words}）.xlsx"
    content = _made(report, occasion)
    # The file is in its place before the sending counts: where it cannot be put there, nothing was sent.
    with (
        desk.database.unit_of_work(desk.operator, initiator=initiator) as work,
        _written(out, content),
    ):
        sent = sent_reports.add(work, cover, name, content, report.sheets)
        work.note("reports", cover.words, record_id=sent, after=f"{cover.period} {cover.unit}")
        if earlier is not None and kind == CORRECTION:
            sent_reports.set_state(work, earlier.id, CORRECTED, f"已由{cover.words}代替")
    reporting.log(desk, report, Path(name) if out is None else out, cover.words)
    return one(desk, sent)


@contextmanager
def _written(out: Path | None, content: bytes) -> Iterator[None]:
    """Has the workbook on the disk before the block begins, and in its place when that ended well."""
    if out is None:
        yield
        return
    refuse_other_ending(out)
    with replacing(out) as part:
        part.write_bytes(content)
        yield


def set_state(desk: Desk, report_id: int, state: str, note: str = "", initiator: object = None) -> Sent:
    """Notes that the district received a report, or sent it back. Raises ``Refused`` for one that was corrected."""
    if state not in (RECEIVED, RETURNED, SENT):
        raise Refused(f"没有“{state}”这个状态")
    if one(desk, report_id).state == CORRECTED:
        raise Refused("这份报表已被更正，状态不再改动；请看更正后的那一份")
    if state == RETURNED and not note.strip():
        raise Refused("请写明退回的原因")
    with desk.database.unit_of_work(desk.operator, initiator=initiator) as work:
        sent_reports.set_state(work, report_id, state, note.strip())
    return one(desk, report_id)


def every(desk: Desk) -> list[Sent]:
    """What was sent, newest first."""
    with desk.database.reading() as session:
        return sent_reports.every(session)[::-1]


def one(desk: Desk, report_id: int) -> Sent:
    """One sending. Raises ``Refused`` when there is none of that number."""
    with desk.database.reading() as session:
        return sent_reports.one(session, report_id)


def sheets(desk: Desk, report_id: int) -> tuple[Sheet, ...]:
    """The figures as they were sent. Raises ``StorageTrouble`` when the kept copy was altered."""
    with desk.database.reading() as session:
        return sent_reports.sheets(session, report_id)


def save(desk: Desk, report_id: int, path: Path) -> None:
    """Writes the workbook as it was sent, byte for byte, and notes it. Raises ``StorageTrouble``."""
    refuse_other_ending(path)
    with desk.database.reading() as session:
        content = sent_reports.workbook(session, report_id)
        sent = sent_reports.one(session, report_id)
    with replacing(path) as part:
        part.write_bytes(content)
    report = as_report(desk, sent, ())
    reporting.log(desk, report, path, sent.words)


def as_report(desk: Desk, sent: Sent, kept: tuple[Sheet, ...]) -> Report:
    """A sending in the form of a report, to be shown like one; the cross-check belongs to what can still be mended."""
    window = periods.window(sent.period)
    return Report(
        reporting.receiver_of(sent.receiver),
        Scope(window, sent.until, sent.personal),
        sent.unit,
        kept,
        (),
        "",
    )


def since_then(desk: Desk, report_id: int) -> list[Difference]:
    """What would stand differently if the report were made now. The sent one stays as it is."""
    sent = one(desk, report_id)
    now = reporting.prepare(desk, sent.period, sent.receiver, sent.sheets, personal=sent.personal)
    return sheet_comparing.differences(sheets(desk, report_id), now.sheets)


def as_submission(one: Sent) -> dict[str, object]:
    """What the register of papers sent up (请示报告) would say of a sending."""
    return {
        "title": f"{one.unit}{periods.window(one.period).title}人大工作报表（{one.words}）",
        "kind": REPORT,
        "line": PARTY_LINE if one.receiver == PARTY else CONGRESS_LINE,
        "dated_on": one.sent_on,
        "number": one.document_number or None,
        "signed_by": one.signed_by,
    }


def counted_in(desk: Desk, *sources: Source) -> list[tuple[Sent, tuple[int, ...]]]:
    """The sendings that any of the records was counted in, with the numbers of their sheets, newest first."""
    with desk.database.reading() as session:
        return sent_reports.counted_in(session, sources)


def latest(desk: Desk, report: Report) -> Sent | None:
    """The sending in force of the same receiver and period that shares a sheet with a report."""
    return _earlier(desk, report)


def _earlier(desk: Desk, report: Report) -> Sent | None:
    wanted = {one.number for one in report.sheets}
    with desk.database.reading() as session:
        found = [
            one
            for one in sent_reports.every(session, report.receiver.key, report.scope.window.key)
            if one.state != CORRECTED and wanted & set(one.sheets)
        ]
    return found[-1] if found else None


def _kind(report: Report, earlier: Sent | None, correcting: str | None) -> str:
    title = report.scope.window.title
    if earlier is None:
        if correcting is not None:
            raise Refused(f"{title}还没有报出过，没有可以更正的；请先报出")
        return FIRST
    if correcting is not None:
        missing = sorted(set(earlier.sheets) - {one.number for one in report.sheets})
        if missing:
            raise Refused(f"原来报出的有表{'、'.join(map(str, missing))}，更正时请一并选上")
        return CORRECTION
    end = report.scope.window.end
    if earlier.until < end == report.scope.until:
        return SUPPLEMENT
    raise Refused(
        f"{title}已在{earlier.sent_on.year}年{earlier.sent_on.month}月{earlier.sent_on.day}日{earlier.words}，"
        "不能再报一次；数字有变化的请用“更正”并写明原因"
    )


def _times(desk: Desk, report: Report, kind: str) -> int:
    """How many of a kind there were for the receiver and period, corrected ones too."""
    with desk.database.reading() as session:
        every = sent_reports.every(session, report.receiver.key, report.scope.window.key)
    return sum(one.kind == kind for one in every)


def _made(report: Report, occasion: Occasion) -> bytes:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "report.xlsx"
        report_workbook.write(report, path, occasion)
        return path.read_bytes()
