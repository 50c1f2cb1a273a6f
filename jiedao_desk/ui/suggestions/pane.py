"""The pane of one suggestion: how far it has come over its form; saving settles the names of signers (建议窗格)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from jiedao_desk.kernel.draft import Draft
from jiedao_desk.operations import suggestions
from jiedao_desk.operations.desk import Desk
from jiedao_desk.operations.records import Saved
from jiedao_desk.ui.register.pane import RecordPane
from jiedao_desk.ui.suggestions.summary import SummaryPanel


class SuggestionPane(RecordPane):
    """A record like any other, with its steps, its units and its moves at the top."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, desk.catalogue[suggestions.REGISTER])
        self.summary = SummaryPanel(desk)
        self.column.insertWidget(0, self.summary)
        self.shown.connect(self.summary.show_draft)

    def show_new(self, values: Mapping[str, Any]) -> None:
        """A new suggestion, submitted today."""
        super().show_new({"submitted_on": self.desk.clock.today(), **values})

    def write(self, draft: Draft) -> Saved:
        return suggestions.save(self.desk, draft, self, form=self.autosave.form)
