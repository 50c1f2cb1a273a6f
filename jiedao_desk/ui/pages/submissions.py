"""The page of papers that went up and tasks handed down: what waits stands above (请示报告、交办任务)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar

from PySide6.QtWidgets import QVBoxLayout, QWidget

from jiedao_desk.kernel.draft import Draft
from jiedao_desk.kernel.fields import Field
from jiedao_desk.operations import seal_papers, waiting
from jiedao_desk.operations.desk import Desk
from jiedao_desk.registers.submissions import REPORT, REQUEST, TASK
from jiedao_desk.ui import paper
from jiedao_desk.ui.register.figures_page import FiguresPage
from jiedao_desk.ui.register.form import RecordForm
from jiedao_desk.ui.register.pane import RecordPane
from jiedao_desk.ui.register.waiting_card import WaitingCard
from jiedao_desk.ui.theme import SPACING
from jiedao_desk.ui.widgets.buttons import PlainButton
from jiedao_desk.ui.widgets.forms import Form

REGISTER = "submissions"
_ANSWER = ("answered_on", "answer_number", "answer")
_TASK = ("issuer", "due_on", "responsible", "progress", "done_on")
_SENT = ("signed_by", "addressee")
# The fields that only some kinds of paper have.
_OF_KIND: Mapping[str, tuple[str, ...]] = {
    REQUEST: (*_SENT, *_ANSWER),
    REPORT: (*_SENT, "year_report"),
    TASK: _TASK,
}
_SPECIAL = frozenset((*_SENT, "year_report", *_ANSWER, *_TASK))


class SubmissionForm(RecordForm):
    """Shows the fields that a kind of paper has; one that is filled in already always stays in sight."""

    def lay_out(self, sections: Sequence[tuple[str, tuple[Field, ...]]], columns: int) -> None:
        """All sections in one form, each heading with the fields under it."""
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACING.card)
        form = Form(columns)
        self._headings: list[tuple[QWidget, tuple[str, ...]]] = []
        for title, fields in sections:
            heading = form.add_section(title)
            self._headings.append((heading, tuple(one.key for one in fields)))
            self.add_rows(form, fields, columns)
        layout.addWidget(form)
        layout.addStretch(1)
        self._rows["kind"].changed.connect(self.suit)

    def show_draft(
        self, draft: Draft, typed: Mapping[str, str] | None = None, *, base: Draft | None = None
    ) -> None:
        """Shows a paper with the fields of its kind."""
        super().show_draft(draft, typed, base=base)
        self.suit()

    def suit(self) -> None:
        """Puts the fields of the chosen kind in sight."""
        kind = self._rows["kind"].field_editor.value()
        wanted = _OF_KIND.get(str(kind), tuple(_SPECIAL))
        for key in _SPECIAL:
            row = self._rows[key]
            filled = row.field_editor.value() is not None or row.field_editor.typed() is not None
            row.setVisible(key in wanted or filled)
        for heading, keys in self._headings:
            heading.setVisible(any(not self._rows[key].isHidden() for key in keys))


class SubmissionsPage(FiguresPage):
    """Requests without an answer and tasks without a result come first. Numbers are typed, never made up."""

    key: ClassVar = REGISTER
    indicators: ClassVar = ("submissions.sent", "submissions.tasks", "submissions.done")

    def _build(self) -> None:
        super()._build()
        self.seals_button = PlainButton("用印登记表…", "print")
        self.seals_button.clicked.connect(self.print_seals)
        self.figures.add_end(self.seals_button)
        self.waiting = WaitingCard("待批复、待办结", "登记")
        self.waiting.opened.connect(self.show_record)
        self.body.insertWidget(1, self.waiting)

    def make_pane(self) -> RecordPane:
        """The pane with the form that suits the kind of paper."""
        return RecordPane(self.desk, self.register, form=_form(self.desk))

    def print_seals(self) -> None:
        """Shows what was sealed in the year of the top bar."""
        paper.preview(self, self.place, lambda: seal_papers.of_year(self.desk, self.place.year))

    def refresh(self) -> None:
        """Reads the list, the figures and what waits anew."""
        super().refresh()
        self.waiting.show_waiting([*waiting.requests(self.desk), *waiting.tasks(self.desk)])


def _form(desk: Desk) -> SubmissionForm:
    return SubmissionForm(desk, desk.catalogue[REGISTER], columns=2)
