"""From records to printed documents: the rows a document is made of are the rows on screen (打印文书)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from jiedao_desk.documents import briefing_record as hearing
from jiedao_desk.documents import meeting_record, notice, session_sheet, sign_in
from jiedao_desk.kernel import obligations
from jiedao_desk.kernel.document import Document
from jiedao_desk.kernel.draft import Draft, Sibling
from jiedao_desk.operations import browse, finality, sessions, standing
from jiedao_desk.operations.desk import Desk
from jiedao_desk.operations.settings import current


def sheet_of(desk: Desk, draft: Draft) -> session_sheet.SessionSheet:
    """A meeting, saved or not, as its record is printed; a finalised one with the day and reason of its version."""
    values = current(desk)
    version = finality.version_of(desk, draft)
    get = draft.get
    held_on = get("held_on") or desk.clock.today()
    entered = draft.entered_at
    late = entered is not None and obligations.backfilled(held_on, entered.date(), values["backfill.days"])
    return session_sheet.SessionSheet(
        unit=values.text("office.party_seal") or values.text("office.unit"),
        full_name=finality.title_of(desk, draft),
        day=held_on,
        kind=get("session_kind") or "",
        begins=get("starts_at"),
        ends=get("ends_at"),
        place=get("place") or "",
        chair=get("chair") or "",
        chair_post=get("chair_post") or "",
        recorder=get("recorder") or "",
        state=get("state") or "草稿",
        state_basis=get("state_basis") or "",
        edition=version.number if version else None,
        edition_reason=version.reason if version else "",
        finalised_on=version.at.date() if version else None,
        attendees=tuple(
            session_sheet.Attendee(
                str(one.get("name")), one.get("post") or "", one.get("state"), one.get("reason") or ""
            )
            for one in draft.listed("attendance")
            if one.get("state") != "列席"
        ),
        observers=tuple(
            session_sheet.Observer(str(one.get("name")), one.get("post") or "")
            for one in draft.listed("attendance")
            if one.get("state") == "列席"
        ),
        items=tuple(
            _item(number, item, draft.listed("actions"), desk)
            for number, item in enumerate(draft.listed("agenda"), start=1)
        ),
        decisions=tuple(
            _decision(task)
            for task in draft.listed("actions")
            if task.get("matter") and task.get("agenda_id") is None
        ),
        votes=get("votes") or "",
        internal=bool(get("internal")),
        backfilled_on=entered.date() if late and entered is not None else None,
        acting_note=standing.acting_note(desk, draft),
        year_count=standing.year_count(desk, draft) if draft.register == sessions.REGISTER else None,
        correction=get("correction") or "",
        archive=session_sheet.Archive(
            get("archive_number") or "",
            get("archive_pages") or "",
            get("retention") or "",
            get("kept_at") or "",
        ),
    )


def _item(number: int, item: Draft, tasks: Iterable[Draft], desk: Desk) -> session_sheet.AgendaItem:
    carried = sessions.matters_of(desk, [one.get("action_id") for one in item.listed("carried")])
    report = item.get("report") or ""
    if carried:
        report = "\n".join(
            filter(None, (report, *(f"{place}. {text}" for place, text in enumerate(carried, start=1))))
        )
    return session_sheet.AgendaItem(
        number=number,
        title=item.get("title") or "",
        is_congress=bool(item.get("is_congress")),
        presenter=item.get("presenter") or "",
        presenter_post=item.get("presenter_post") or "",
        report=report,
        speeches=tuple(
            session_sheet.Speech(one.get("speaker") or "", one.get("words") or "")
            for one in item.listed("speeches")
        ),
        summary=item.get("summary") or "",
        decisions=tuple(
            _decision(task) for task in tasks if task.get("matter") and _of(task.get("agenda_id"), item)
        ),
        votes=item.get("votes") or "",
    )


def _decision(task: Draft) -> session_sheet.Decision:
    return session_sheet.Decision(str(task.get("matter")), task.get("responsible") or (), task.get("due_on"))


def _of(link: Any, item: Draft) -> bool:
    if isinstance(link, Sibling):
        return link.uid == item.uid
    return link is not None and link == item.id


def session_record(desk: Desk, draft: Draft) -> Document:
    """会议记录 of a session as it stands in the form or in one of its versions."""
    return meeting_record.meeting_record(sheet_of(desk, draft))


def briefing_record(desk: Desk, draft: Draft) -> Document:
    """听取汇报记录 of a briefing as it stands in the form or in one of its versions."""
    get = draft.get
    together = get("session_id")
    return hearing.briefing_record(
        hearing.BriefingSheet(
            meeting=sheet_of(desk, draft),
            presenter=get("presenter") or "",
            presenter_post=get("presenter_post") or "",
            period=get("period") or "",
            report=get("report") or "",
            opinion=get("opinion") or "",
            decisions=tuple(_decision(task) for task in draft.listed("actions") if task.get("matter")),
            together=str(browse.load(desk, sessions.REGISTER, together).get("title") or "")
            if together
            else "",
        )
    )


def session_excerpt(desk: Desk, draft: Draft) -> Document:
    """摘录 of the items on congress work. Raises ``Refused`` when there is none."""
    certificate = session_sheet.Certificate(
        copied_by=current(desk).text("office.operator"),
        on=desk.clock.today(),
        pages=draft.get("archive_pages") or "",
    )
    return meeting_record.meeting_excerpt(sheet_of(desk, draft), certificate)


def session_sign_in(desk: Desk, draft: Draft) -> Document:
    """Blank sign-in sheet of a meeting to come."""
    values = current(desk)
    return sign_in.sign_in_sheet(
        sign_in.SignInSheet(
            meeting=finality.title_of(desk, draft),
            unit=values.text("office.party_seal") or values.text("office.unit"),
            day=draft.get("held_on") or desk.clock.today(),
            begins=draft.get("starts_at"),
            place=draft.get("place") or "",
            invited=tuple(
                sign_in.Invitee(str(one.get("name")), one.get("post") or "")
                for one in draft.listed("attendance")
            ),
            internal=bool(draft.get("internal")),
        )
    )


def session_notice(desk: Desk, draft: Draft) -> Document:
    """Notice of a meeting to come, with the items that have a title by now."""
    values = current(desk)
    people = draft.listed("attendance")
    return notice.meeting_notice(
        notice.MeetingNotice(
            unit=values.text("office.party_seal") or values.text("office.unit"),
            meeting=finality.title_of(desk, draft),
            day=draft.get("held_on") or desk.clock.today(),
            issued_on=desk.clock.today(),
            begins=draft.get("starts_at"),
            place=draft.get("place") or "",
            items=tuple(str(one.get("title")) for one in draft.listed("agenda") if one.get("title")),
            attending=tuple(str(one.get("name")) for one in people if one.get("state") != "列席"),
            observing=tuple(str(one.get("name")) for one in people if one.get("state") == "列席"),
            contact=values.text("office.operator"),
            internal=bool(draft.get("internal")),
        )
    )


def file_name(document: Document, on: date, suffix: str = ".pdf") -> str:
    """A name for the file of a document that every system accepts."""
    safe = "".join("_" if letter in '\\/:*?"<>|' else letter for letter in document.title).replace("\n", "")
    return f"{safe}_{on:%Y%m%d}{suffix}"
