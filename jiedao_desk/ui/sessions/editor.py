"""The page of one session: agenda at the left, the item in the middle, people at the right (专题研究记录)."""

from __future__ import annotations

from datetime import date

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from jiedao_desk.kernel.draft import Draft
from jiedao_desk.ui.place import Place
from jiedao_desk.ui.sessions.agenda_desk import AgendaDesk
from jiedao_desk.ui.sessions.around import MeetingAround
from jiedao_desk.ui.sessions.columns import Columns
from jiedao_desk.ui.sessions.content import Content
from jiedao_desk.ui.sessions.kind import SESSIONS
from jiedao_desk.ui.sessions.meeting_editor import MeetingEditor


class SessionEditor(MeetingEditor):
    """Edits one session with its agenda."""

    def __init__(self, place: Place) -> None:
        super().__init__(place, SESSIONS)

    def make_content(self, around: MeetingAround) -> tuple[Content, QWidget]:
        self.agenda = AgendaDesk(self._desk, around, self)
        return self.agenda, self.agenda.card

    def lay_out(self, middle: QWidget) -> QWidget:
        self.columns = Columns(self.agenda.list, middle, self.people, self._desk.folder.root)
        return self.columns

    def blank(self, day: date) -> Draft:
        draft = super().blank(day)
        draft.children["agenda"] = [Draft("agenda", {"is_congress": True}, {"speeches": [], "carried": []})]
        return draft

    def show_parts(self) -> None:
        """Agenda, people and locks; then each part gets the room it needs."""
        super().show_parts()
        self.columns.share()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.columns.settle(self.width())
