"""The page of reception days: the register's own, with planning by a rule, the next steps, and papers (代表接待日)."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from jiedao_desk.kernel.document import Document
from jiedao_desk.kernel.draft import Draft
from jiedao_desk.kernel.errors import Refused, StorageTrouble
from jiedao_desk.operations import browse, reception_papers, receptions
from jiedao_desk.operations.desk import Desk
from jiedao_desk.registers.receptions import HELD, PLANNED
from jiedao_desk.ui import dialogs, paper
from jiedao_desk.ui.colours import Tone
from jiedao_desk.ui.place import Place
from jiedao_desk.ui.receptions.planning_box import PlanningBox
from jiedao_desk.ui.receptions.state_boxes import StateBox
from jiedao_desk.ui.register.figures_strip import FiguresStrip
from jiedao_desk.ui.register.page import RegisterPage
from jiedao_desk.ui.theme import SPACING
from jiedao_desk.ui.widgets.buttons import PlainButton

_FIGURES = ("receptions.held", "receptions.deputies", "receptions.persons", "receptions.visitors")
_HOLD = "填来访人数，没有人来访填0。没有注明请假、缺席的接待代表按到场登记；群众反映的事项随后逐件登记。"
_MOVE = "原来的一天保留，状态为“顺延”；新的一天按原来的站点和代表排入。"


class ReceptionsPage(RegisterPage):
    """A year is planned in one step; a day that was held leads on to what was raised in it."""

    def __init__(self, place: Place) -> None:
        super().__init__(place, place.desk.catalogue[receptions.REGISTER])

    def _build(self) -> None:
        super()._build()
        self.figures = FiguresStrip(self.desk, _FIGURES)
        self.figures.opened.connect(self.place.open_record)
        self.body.insertWidget(0, self.figures)
        self.schedule_button = PlainButton("排班表…", "print")
        self.schedule_button.clicked.connect(self.print_schedule)
        self.plan_button = PlainButton("排班…", "calendar")
        self.plan_button.clicked.connect(self.plan)
        # The primary one stays last.
        for button in (self.schedule_button, self.plan_button, self.new_button):
            self.add_action(button)
        self.setTabOrder(self.plan_button, self.new_button)
        self.hold_button = PlainButton("登记接待…")
        self.hold_button.clicked.connect(self.hold)
        self.move_button = PlainButton("改期…")
        self.move_button.clicked.connect(self.postpone)
        self.opinion_button = PlainButton("记一条意见…", "opinion")
        self.opinion_button.clicked.connect(self.begin_opinion)
        self.print_button = PlainButton("打印", "print")
        menu = QMenu(self)
        for words, make in (
            ("接待公告…", reception_papers.notice),
            ("接待登记表…", reception_papers.register),
        ):
            menu.addAction(words, partial(self.print_paper, make))
        self.print_button.set_menu(menu)
        self.moves = QWidget()
        self.moves.setAccessibleName("可以办理的下一步")
        row = QHBoxLayout(self.moves)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACING.tight)
        for button in (self.hold_button, self.opinion_button, self.move_button):
            button.setProperty("text_size", "small")
            row.addWidget(button)
        row.addStretch(1)
        self.pane.column.insertWidget(0, self.moves)
        self.pane.add_action(self.print_button)
        self.pane.shown.connect(self._offer)

    def refresh(self) -> None:
        """Reads list and figures anew."""
        super().refresh()
        self.figures.show_year(self.place.year)
        self.figures.setVisible(bool(self.model.rowCount()) or self.filters.active)

    def show_year(self, year: int) -> None:
        """The figures of another year."""
        super().show_year(year)
        self.figures.show_year(year)

    def plan(self) -> None:
        """Asks for a rule, shows the days that come of it, and enters them in one step."""
        box = PlanningBox(self.desk, self)
        wanted, how, days = box.answered(), box.arrangement(), box.days()
        box.deleteLater()
        if not wanted or how is None:
            return
        try:
            count = receptions.plan(self.desk, how, days, self)
        except (Refused, StorageTrouble) as trouble:
            dialogs.show_trouble(self, trouble)
            return
        self.place.tell(f"已排入 {count} 个接待日", Tone.GOOD)

    def hold(self) -> None:
        """Asks what the day in sight came to."""
        draft = self._settled()
        if draft is None:
            return
        usual = {key: draft.get(key) for key in ("visitors", "helpers", "recorder", "content")}
        self._ask(
            StateBox(
                self.desk,
                "登记接待",
                _HOLD,
                usual,
                lambda values: receptions.hold(self.desk, draft.id or 0, values, self),
                self,
            )
        )

    def postpone(self) -> None:
        """Asks for the day to which the one in sight is moved, and why."""
        draft = self._settled()
        if draft is None:
            return
        usual = {"held_on": receptions.next_day(self.desk, draft), "state_basis": None}
        self._ask(
            StateBox(
                self.desk,
                "改期",
                _MOVE,
                usual,
                lambda values: receptions.postpone(
                    self.desk, draft.id or 0, values["held_on"], values["state_basis"] or "", self
                ),
                self,
            )
        )

    def begin_opinion(self) -> None:
        """Begins an opinion that was raised on the day in sight."""
        draft = self._settled()
        if draft is not None:
            self.place.open_new("opinions", **receptions.begin_opinion(draft))

    def print_paper(self, make: Callable[[Desk, Draft], Document]) -> None:
        """Shows a paper of the day in sight."""
        paper.preview_record(self, self.place, self.pane.form.draft(), make)

    def print_schedule(self) -> None:
        """Shows the schedule of the year chosen in the top bar."""
        paper.preview(self, self.place, lambda: reception_papers.schedule(self.desk, self.place.year))

    def _settled(self) -> Draft | None:
        """The day in sight as it is kept, once what was typed is saved or given up."""
        if self.pane.record_id is None or not self.may_leave():
            return None
        return browse.load(self.desk, receptions.REGISTER, self.pane.record_id)

    def _ask(self, box: StateBox) -> None:
        made, saved = box.answered(), box.saved
        box.deleteLater()
        if made and saved is not None:
            self.place.tell("已登记", Tone.GOOD)
            self.pane.reload()
            self.refresh()
            self.show_record(saved.id)

    def _offer(self, draft: Draft) -> None:
        kept = draft.id is not None and draft.voided is None
        planned = kept and draft.get("state") == PLANNED
        begun = planned and draft.get("held_on") <= self.desk.clock.today()
        # What is raised is written down while it is raised.
        raising = kept and (begun or draft.get("state") == HELD)
        self.hold_button.setVisible(begun)
        self.move_button.setVisible(planned)
        self.opinion_button.setVisible(raising)
        self.print_button.setVisible(kept)
        self.moves.setVisible(planned or raising)
