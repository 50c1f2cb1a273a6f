"""From records to the slip of a decided task, and to the note beside a signed record (督办单、更正说明)."""

from __future__ import annotations

from jiedao_desk.documents import correction_note, follow_up_slip
from jiedao_desk.documents.correction_note import CorrectionNote
from jiedao_desk.documents.follow_up_slip import FollowUpSlip, Progress
from jiedao_desk.kernel.document import Document
from jiedao_desk.kernel.draft import Draft
from jiedao_desk.kernel.errors import Refused
from jiedao_desk.operations import browse, finality
from jiedao_desk.operations.desk import Desk
from jiedao_desk.operations.settings import current
from jiedao_desk.registers.sessions import CONGRESS_MEETING

_FORMS = {"sessions": "会议记录", "briefings": "听取汇报记录"}
_PARENTS = (("session_id", "sessions"), ("briefing_id", "briefings"))


def slip(desk: Desk, task: Draft) -> Document:
    """议定事项督办单, with the log so far. Raises ``Refused`` while it is not said what is to be done."""
    if not task.get("matter"):
        raise Refused("请先填写议定事项")
    meeting = _meeting(desk, task)
    return follow_up_slip.slip(
        FollowUpSlip(
            unit=_unit(desk, meeting),
            issued_on=desk.clock.today(),
            matter=str(task.get("matter")),
            responsible=task.get("responsible") or (),
            origin=finality.title_of(desk, meeting) if meeting is not None else task.get("origin") or "",
            decided_on=meeting.get("held_on") if meeting is not None else None,
            item=_item(meeting, task),
            due_on=task.get("due_on"),
            log=tuple(
                Progress(one.get("noted_on"), one.get("by") or "", one.get("progress") or "")
                for one in task.listed("follow_ups")
            ),
            outcome=task.get("outcome") or "",
            done_on=task.get("done_on"),
            internal=bool(meeting is not None and meeting.get("internal")),
        )
    )


def correction(desk: Desk, meeting: Draft) -> Document:
    """更正说明 of a signed record. Raises ``Refused`` for one that was not signed, or has nothing put right."""
    if not meeting.get("signed_on"):
        raise Refused("记录还没有填签字日期；没有签字的记录直接更正，不用更正说明")
    if not meeting.get("correction"):
        raise Refused("请先在“更正说明”里写明哪里有误、应是什么")
    return correction_note.correction(
        CorrectionNote(
            unit=_unit(desk, meeting),
            meeting=finality.title_of(desk, meeting),
            form=_FORMS[meeting.register],
            held_on=meeting.get("held_on") or desk.clock.today(),
            signed_on=meeting.get("signed_on"),
            words=meeting.get("correction"),
            archive_number=meeting.get("archive_number") or "",
            archive_pages=meeting.get("archive_pages") or "",
            kept_at=meeting.get("kept_at") or "",
            internal=bool(meeting.get("internal")),
        )
    )


def _meeting(desk: Desk, task: Draft) -> Draft | None:
    for key, register in _PARENTS:
        number = task.get(key)
        if isinstance(number, int):
            return browse.load(desk, register, number)
    return None


def _item(meeting: Draft | None, task: Draft) -> str:
    if meeting is None or task.get("agenda_id") is None:
        return ""
    found = (one for one in meeting.listed("agenda") if one.id == task.get("agenda_id"))
    return next((str(one.get("title") or "") for one in found), "")


def _unit(desk: Desk, meeting: Draft | None) -> str:
    """The committee that met, by the exact text of its seal; without a meeting the congress working committee."""
    values = current(desk)
    congress = meeting is None or meeting.get("session_kind") == CONGRESS_MEETING
    seal = values.text("office.congress_seal") if congress else values.text("office.party_seal")
    return seal or values.text("office.unit")
