"""What lists of sessions ask beyond those of all meetings: kinds, marks, decisions of one item (专题研究表)."""

from __future__ import annotations

from datetime import date

from jiedao_desk.exchange.links import link_to
from jiedao_desk.exchange.meeting_rows import MeetingRows
from jiedao_desk.exchange.row_reading import RowDraft
from jiedao_desk.kernel.draft import Draft
from jiedao_desk.registers.sessions import STUDY, CommitteeSession


class SessionRows(MeetingRows):
    """Sessions of one day are also told apart by kind and number."""

    record = CommitteeSession
    telling = ("session_kind", "starts_at", "number")

    def settle(self, found: RowDraft, draft: Draft, held_on: date) -> None:
        _agenda(draft, literal=found.literal)

    def name(self, draft: Draft) -> None:
        if draft.get("session_kind") is None:
            draft.values["session_kind"] = CommitteeSession.fields["session_kind"].default
        super().name(draft)


def _agenda(draft: Draft, *, literal: bool) -> None:
    """A meeting held for congress work has only such items; a decision belongs to the only item there is."""
    items = draft.listed("agenda")
    if draft.get("session_kind") == STUDY:
        for item in items:
            # A linked sheet tells of each item itself, an empty cell included.
            if item.id is None and (not literal or "is_congress" not in item.values):
                item.values["is_congress"] = True
    if len(items) == 1:
        for action in draft.listed("actions"):
            if action.id is None and "agenda_id" not in action.values:
                action.values["agenda_id"] = link_to(items[0])
