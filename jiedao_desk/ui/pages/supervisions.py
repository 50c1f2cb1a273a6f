"""The page of supervision: the register's own, the stages of a matter in sight (监督事项)."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from jiedao_desk.kernel.draft import Draft
from jiedao_desk.operations import supervisions, waiting
from jiedao_desk.ui.place import Place
from jiedao_desk.ui.register.figures_strip import FiguresStrip
from jiedao_desk.ui.register.page import RegisterPage
from jiedao_desk.ui.register.waiting_card import WaitingCard
from jiedao_desk.ui.supervision.stage_strip import StageStrip
from jiedao_desk.ui.theme import SPACING
from jiedao_desk.ui.widgets.labels import ElidedLabel, Tag


class SupervisionsPage(RegisterPage):
    """Problems that are not put right stand above; pressing a stage enters it for today."""

    def __init__(self, place: Place) -> None:
        super().__init__(place, place.desk.catalogue[supervisions.REGISTER])

    def _build(self) -> None:
        super()._build()
        self.figures = FiguresStrip(self.desk, supervisions.FIGURES)
        self.figures.opened.connect(self.place.open_record)
        self.waiting = WaitingCard("待整改问题", "登记结果")
        self.waiting.opened.connect(self.show_record)
        self.body.insertWidget(0, self.figures)
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
        self.figures.show_year(self.place.year)
        self.figures.setVisible(bool(self.model.rowCount()) or self.filters.active)
        self.waiting.show_waiting(waiting.findings(self.desk))

    def show_year(self, year: int) -> None:
        """The figures of another year."""
        super().show_year(year)
        self.figures.show_year(year)

    def enter_stage(self, stage: str) -> None:
        """Enters a stage for today, to be saved; one that was reached gets the cursor."""
        listed = self.pane.form.children_lists[supervisions.STAGES]
        for row in listed.rows:
            if row.draft().get("stage") == stage:
                row.focus_first()
                return
        if not self._writable(self.pane.form.given()):
            return
        listed.set_fresh(stage=stage, reached_on=self.desk.clock.today())
        listed.add()
        listed.set_fresh()

    def _follow_form(self) -> None:
        self._show_state_of(self.pane.form.draft())

    def _show_state_of(self, matter: Draft) -> None:
        found = supervisions.state(self.desk, matter)
        self.stages.show_stages(found.reached, writable=self._writable(matter))
        self.told.setText(found.words)
        self.mark.setVisible(bool(matter.get("internal")))

    @staticmethod
    def _writable(matter: Draft) -> bool:
        return matter.voided is None
