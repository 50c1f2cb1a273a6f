"""The page of trainings: the register's own, with the list of participants made quickly (学习培训)."""

from __future__ import annotations

from jiedao_desk.kernel.draft import Draft
from jiedao_desk.operations import duty_papers, trainings
from jiedao_desk.operations.desk import Desk
from jiedao_desk.ui import paper
from jiedao_desk.ui.place import Place
from jiedao_desk.ui.register.page import RegisterPage
from jiedao_desk.ui.register.pane import RecordPane
from jiedao_desk.ui.sessions.boxes import ask_names
from jiedao_desk.ui.trainings.form import TrainingForm
from jiedao_desk.ui.widgets.buttons import PlainButton


class TrainingPane(RecordPane):
    """Before it is saved, names typed by hand are led to the deputies of that day."""

    def __init__(self, desk: Desk) -> None:
        self.training_form = TrainingForm(desk, lambda: ask_names(self))
        super().__init__(desk, desk.catalogue[trainings.REGISTER], form=self.training_form)

    def save(self) -> bool:
        """Saves as every register does."""
        if self.is_changed:
            self.training_form.link_names()
        return super().save()


class TrainingsPage(RegisterPage):
    """Letters to the employers of those who took part are printed here."""

    def __init__(self, place: Place) -> None:
        super().__init__(place, place.desk.catalogue[trainings.REGISTER])

    def _build(self) -> None:
        super()._build()
        self.print_button = PlainButton("参训证明…", "print")
        self.print_button.setToolTip("给每名参训代表所在单位的证明；培训日期未到的，是请予时间保障的函")
        self.print_button.clicked.connect(self.print_letters)
        self.pane.add_action(self.print_button)
        self.pane.shown.connect(self._show_button)

    def make_pane(self) -> RecordPane:
        """The pane with the list of participants."""
        return TrainingPane(self.desk)

    def print_letters(self) -> None:
        """Shows a letter for each deputy of the training in sight."""
        draft = self.pane.form.draft()
        paper.preview(self, self.place, lambda: duty_papers.of_training(self.desk, draft))

    def _show_button(self, draft: Draft) -> None:
        self.print_button.setVisible(draft.id is not None)
