"""The page of voters' opinions: the register's own, how they stand above, the moves over the form (选民意见)."""

from __future__ import annotations

from jiedao_desk.operations import browse, opinions
from jiedao_desk.ui.colours import Tone
from jiedao_desk.ui.opinions.move_box import OpinionMoveBox
from jiedao_desk.ui.opinions.moves_panel import MovesPanel
from jiedao_desk.ui.opinions.state_strip import StateStrip
from jiedao_desk.ui.place import Place
from jiedao_desk.ui.register.page import RegisterPage


class OpinionsPage(RegisterPage):
    """Open ones, overdue ones and those whose voter waits are one press away; each next step is a small box."""

    def __init__(self, place: Place) -> None:
        super().__init__(place, place.desk.catalogue[opinions.REGISTER])

    def _build(self) -> None:
        super()._build()
        self.strip = StateStrip()
        self.strip.chosen.connect(self.refresh)
        self.body.insertWidget(0, self.strip)
        self.moves = MovesPanel()
        self.moves.move_wanted.connect(self.make_move)
        self.moves.record_wanted.connect(self.place.open_record)
        self.pane.column.insertWidget(0, self.moves)
        self.pane.shown.connect(self.moves.show_draft)
        self._none_found.chosen.connect(self._show_all)

    def refresh(self) -> None:
        """Reads list and counts anew."""
        self.strip.show_states(opinions.states(self.desk))
        self.model.show_query(self.model.query.where("id", *self.strip.wanted()))
        super().refresh()

    def show_record(self, record_id: int) -> None:
        """Shows one record, whatever the counts and filters leave out."""
        if self.strip.active and self.may_leave():
            self._show_all()
        super().show_record(record_id)

    def show_state(self, state: str) -> None:
        """Lists what stands in a state."""
        if self.may_leave():
            self.filters.clear()
            self.strip.choose(state)
            self.refresh()

    def make_move(self, key: str) -> None:
        """Asks for what a move needs, and makes it on the opinion in sight."""
        if self.pane.record_id is None or not self.may_leave():
            return
        draft = browse.load(self.desk, opinions.REGISTER, self.pane.record_id)
        box = OpinionMoveBox(self.desk, draft, opinions.BY_KEY[key], self)
        made = box.answered()
        saved = box.saved
        box.deleteLater()
        if not made or saved is None:
            return
        words = "；".join(dict.fromkeys(one.why for one in saved.warnings))
        self.place.tell(f"已登记。{words}" if words else "已登记", Tone.WARN if words else Tone.GOOD)
        self.pane.reload()
        self.refresh()

    def _show_all(self) -> None:
        self.strip.clear()
        self.refresh()

    def _show_state(self) -> None:
        super()._show_state()
        if self.strip.active and self.model.rowCount() == 0:
            # Nothing in a state is not an empty register.
            self._views.setCurrentWidget(self.splitter)
            self._lists.setCurrentWidget(self._none_found)
