"""The page of supervision: the register's own, the stages of a matter in sight (监督事项)."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from jiedao_desk.kernel.draft import Draft
from jiedao_desk.operations import supervisions, waiting
from jiedao_desk.ui.register.figures_page import FiguresPage
from jiedao_desk.ui.register.waiting_card import WaitingCard
from jiedao_desk.ui.supervision.stage_strip import StageStrip
from jiedao_desk.ui.theme import SPACING
from jiedao_desk.ui.widgets.labels import ElidedLabel, Tag


class SupervisionsPage(FiguresPage):
    """Problems that are not put right stand above; pressing a stage enters it for today."""

    key: ClassVar = supervisions.REGISTER
    indicators: ClassVar = supervisions.FIGURES

    def _build(self) -> None:
        super()._build()
        self.waiting = WaitingCard("待整改问题", "登记结果")
        self.waiting.opened.connect(self.show_record)
        self.body.insertWidget(1, self.waiting)
        self.stages = StageStrip()
        self.stages.pressed.connect(self.enter_stage)
        self.told = ElidedLabel(role="small")
        self.mark = Tag("内部")
        row = QHBoxLayout()
        row.setSpacing(SPACING.small)
        row.addWidget(self.mark)
        row.addWidget(self.told)
        row.addStretch(1)
        head = QFrame()
        column = QVBoxLayout(head)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACING.tight)
        column.addWidget(self.stages)
        column.addLayout(row)
        self.pane.column.insertWidget(0, head)
        self.pane.shown.connect(self._show_state_of)
        self.pane.form.changed.connect(self._follow_form)

    def refresh(self) -> None:
        """Reads the list, the figures and what is open anew."""
        super().refresh()
        self.waiting.show_waiting(waiting.findings(self.desk))

    def enter_stage(self, stage: str) -> None:
        """Enters a stage for today, to be saved; one that was reached gets the cursor."""
        listed = self.pane.form.children_lists[supervisions.STAGES]
        for row in listed.rows:
            if row.draft().get("stage") == stage:
                row.focus_first()
                return
        if listed.is_read_only:
            return
        listed.set_fresh(stage=stage, reached_on=self.desk.clock.today())
        listed.add()
        listed.set_fresh()

    def _follow_form(self) -> None:
        self._show_state_of(self.pane.form.draft())

    def _show_state_of(self, matter: Draft) -> None:
        found = supervisions.state(self.desk, matter)
        self.stages.show_stages(found.reached, writable=matter.voided is None)
        self.told.setText(found.words)
        self.mark.setVisible(bool(matter.get("internal")))
