"""The page of one briefing: report, opinion and decisions in the middle, people at the right (听取汇报记录)."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QWidget

from jiedao_desk.ui.briefings.report_card import ReportCard
from jiedao_desk.ui.place import Place
from jiedao_desk.ui.sessions.around import MeetingAround
from jiedao_desk.ui.sessions.content import Content
from jiedao_desk.ui.sessions.kind import BRIEFINGS
from jiedao_desk.ui.sessions.meeting_editor import MeetingEditor
from jiedao_desk.ui.theme import SPACING

_SIZES = (790, 296)


class BriefingEditor(MeetingEditor):
    """Edits one briefing with what was reported."""

    def __init__(self, place: Place) -> None:
        super().__init__(place, BRIEFINGS)

    def make_content(self, around: MeetingAround) -> tuple[Content, QWidget]:
        self.report = ReportCard(self._desk, around)
        return self.report, self.report

    def lay_out(self, middle: QWidget) -> QWidget:
        columns = QSplitter(Qt.Orientation.Horizontal)
        columns.setChildrenCollapsible(False)
        columns.setHandleWidth(SPACING.normal)
        columns.addWidget(middle)
        columns.addWidget(self.people)
        columns.setStretchFactor(0, 1)
        columns.setSizes(list(_SIZES))
        return columns
