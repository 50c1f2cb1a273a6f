"""The page of decided tasks: the register's own, with the result entered in one step (议定事项)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtWidgets import QLabel, QWidget

from jiedao_desk.kernel.draft import Draft
from jiedao_desk.kernel.errors import Refused, StorageTrouble
from jiedao_desk.kernel.register import Register
from jiedao_desk.operations import actions, browse, follow_up_papers
from jiedao_desk.operations.desk import Desk
from jiedao_desk.ui import dialogs, paper
from jiedao_desk.ui.colours import Tone
from jiedao_desk.ui.editors.around import Around
from jiedao_desk.ui.editors.making import editor
from jiedao_desk.ui.editors.row import EditorRow
from jiedao_desk.ui.place import Place
from jiedao_desk.ui.register.boxes import AskBox
from jiedao_desk.ui.register.page import RegisterPage
from jiedao_desk.ui.theme import current_type
from jiedao_desk.ui.widgets.buttons import PlainButton
from jiedao_desk.ui.widgets.forms import Form


class ResultBox(AskBox):
    """What came of a task, and when; the rest of it stays as it is."""

    def __init__(self, desk: Desk, register: Register, task: Draft, parent: QWidget | None = None) -> None:
        super().__init__("登记结果", "登记", parent)
        matter = QLabel(str(task.get("matter") or ""))
        matter.setWordWrap(True)
        matter.setMinimumWidth(current_type().body * 30)
        self.body.addWidget(matter)
        form = Form()
        around = Around(desk, register)
        self.rows: dict[str, EditorRow] = {}
        for key, value in actions.usual_result(desk, task).items():
            row = EditorRow(editor(register.field(key), around))
            row.field_editor.set_value(value)
            self.rows[key] = row
            form.add_row(row)
        self.body.addWidget(form, 1)
        self.rows["outcome"].field_editor.setFocus()

    def values(self) -> Mapping[str, Any]:
        """What was entered."""
        return {key: row.field_editor.value() for key, row in self.rows.items()}

    def accept(self) -> None:
        """Goes on unless something cannot be read."""
        # Every row is asked, so that all that is wrong is said at once.
        wrong = [row for row in self.rows.values() if row.insist()]
        if not wrong:
            super().accept()


class ActionsPage(RegisterPage):
    """Tasks with their log; an open one is settled with two or three words."""

    def __init__(self, place: Place) -> None:
        super().__init__(place, place.desk.catalogue["actions"])

    def _build(self) -> None:
        super()._build()
        self.result_button = PlainButton("登记结果…")
        self.result_button.clicked.connect(self.enter_result)
        self.print_button = PlainButton("督办单…", "print")
        self.print_button.clicked.connect(self.print_slip)
        self.pane.add_action(self.print_button)
        self.pane.add_action(self.result_button)
        self.pane.shown.connect(self._offer_result)
        # A log is written on the day, by whoever sits at the desk.
        self.pane.form.children_lists["follow_ups"].set_fresh(
            noted_on=self.desk.clock.today(), by=self.desk.operator
        )

    def enter_result(self) -> None:
        """Asks what came of the task in sight, and saves it."""
        if self.pane.record_id is None or not self.may_leave():
            return
        task = browse.load(self.desk, self.register.key, self.pane.record_id)
        box = ResultBox(self.desk, self.register, task, self)
        wanted, values = box.answered(), box.values()
        box.deleteLater()
        if not wanted:
            return
        try:
            actions.settle(self.desk, task, values, self)
        except (Refused, StorageTrouble) as trouble:
            dialogs.show_trouble(self, trouble)
            return
        self.place.tell("已登记结果", Tone.GOOD)
        self.pane.reload()
        self.refresh()

    def print_slip(self) -> None:
        """Shows the slip of the task in sight."""
        paper.preview_record(self, self.place, self.pane.form.draft(), follow_up_papers.slip)

    def _offer_result(self, task: Draft) -> None:
        self.print_button.setVisible(task.id is not None)
        self.result_button.setVisible(actions.is_open(task))
