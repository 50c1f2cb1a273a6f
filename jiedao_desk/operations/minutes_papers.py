"""Minutes from the finalised record of a session (会议纪要)."""

from __future__ import annotations

from dataclasses import replace

from jiedao_desk.documents.minutes import Issue, minutes
from jiedao_desk.kernel.document import Document
from jiedao_desk.kernel.draft import Draft
from jiedao_desk.operations import browse, finality
from jiedao_desk.operations.desk import Desk
from jiedao_desk.operations.papers import sheet_of
from jiedao_desk.operations.settings import current
from jiedao_desk.registers.sessions import ORDINARY, body_and_kind


def session_minutes(desk: Desk, draft: Draft) -> Document:
    """会议纪要 of a version as it was finalised; changes that are typed but not kept as a version are not in it.

    The number, the day of issue and the 更正说明 come after 定稿 and belong to the record, whatever the version.
    Raises ``Refused`` for a session that is not finalised or decided nothing.
    """
    edition = finality.version_of(desk, draft)
    kept = finality.version(desk, draft.register, draft.id or 0, edition.number) if edition else draft
    record = browse.load(desk, draft.register, draft.id) if draft.id is not None else draft

    def later(field: str) -> str:
        return str(draft.get(field) or record.get(field) or "")

    body, _ = body_and_kind(current(desk), str(kept.get("session_kind") or ORDINARY))
    issue = Issue(
        number=later("minutes_number"),
        on=draft.get("minutes_issued_on") or record.get("minutes_issued_on"),
        sent_to=later("minutes_sent_to"),
    )
    return minutes(replace(sheet_of(desk, kept), unit=body, correction=later("correction")), issue)
