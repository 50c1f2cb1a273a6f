"""The page of trainings: the register's own, with the list of participants made quickly (学习培训)."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QMenu

from jiedao_desk.kernel.document import Document
from jiedao_desk.kernel.draft import Draft
from jiedao_desk.operations import duty_papers, training_papers, trainings
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
    """Sign-in sheets, and letters to the employers of those who took part, are printed here."""

    def __init__(self, place: Place) -> None:
        super().__init__(place, place.desk.catalogue[trainings.REGISTER])

    def _build(self) -> None:
        super()._build()
        self.print_button = PlainButton("打印", "print")
        menu = QMenu(self)
        for words, make in (
            ("空白签到表（培训前）…", training_papers.blank),
            ("签到情况表（培训后）…", training_papers.filled),
            ("参训证明、函（给所在单位）…", duty_papers.of_training),
        ):
            menu.addAction(words, partial(self.print_paper, make))
        self.print_button.set_menu(menu)
        self.pane.add_action(self.print_button)
        self.pane.shown.connect(self._show_button)

    def make_pane(self) -> RecordPane:
        """The pane with the list of participants."""
        return TrainingPane(self.desk)

    def print_paper(self, make: Callable[[Desk, Draft], Document]) -> None:
        """Shows a paper of the training in sight."""
        paper.preview_record(self, self.place, self.pane.form.draft(), make)

    def _show_button(self, draft: Draft) -> None:
        self.print_button.setVisible(draft.id is not None)
