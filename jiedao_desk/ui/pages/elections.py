"""The page of elections: the register's own, and the step from who was elected to a deputy's file (选举工作)."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from jiedao_desk.kernel.draft import Draft
from jiedao_desk.operations import browse, elections
from jiedao_desk.ui.colours import Tone
from jiedao_desk.ui.deputies.enrol_box import EnrolBox
from jiedao_desk.ui.place import Place
from jiedao_desk.ui.register.page import RegisterPage
from jiedao_desk.ui.theme import SPACING
from jiedao_desk.ui.widgets.buttons import PlainButton
from jiedao_desk.ui.widgets.labels import ElidedLabel


class ElectionsPage(RegisterPage):
    """Counts and papers of elections; names of those elected lead into the files of deputies."""

    def __init__(self, place: Place) -> None:
        super().__init__(place, place.desk.catalogue[elections.REGISTER])

    def _build(self) -> None:
        super()._build()
        self.enrol_button = PlainButton("登记为代表…", "deputy")
        self.enrol_button.setProperty("text_size", "small")
        self.enrol_button.clicked.connect(self.enrol)
        self.waiting = ElidedLabel(role="small")
        self.moves = QWidget()
        self.moves.setAccessibleName("可以办理的下一步")
        row = QHBoxLayout(self.moves)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACING.small)
        row.addWidget(self.enrol_button)
        row.addWidget(self.waiting)
        row.addStretch(1)
        self.pane.column.insertWidget(0, self.moves)
        self.pane.shown.connect(self._offer)

    def enrol(self) -> None:
        """Asks of each who was elected whose file it is, and enters the mandate; the last file is shown."""
        if self.pane.record_id is None or not self.may_leave():
            return
        last = None
        record = self.pane.record_id
        for winner in elections.winners(self.desk, browse.load(self.desk, elections.REGISTER, record)):
            # Each entry makes the election a newer version.
            box = EnrolBox(self.desk, browse.load(self.desk, elections.REGISTER, record), winner, self)
            made, person = box.answered(), box.person_id
            box.deleteLater()
            if not made or person is None:
                break
            last = person
        self.pane.reload()
        self.refresh()
        self.show_record(record)
        if last is not None:
            self.place.tell("已登记为代表，请在档案里补全基本情况和编组", Tone.GOOD)
            self.place.open_record("deputies", last)

    def _offer(self, draft: Draft) -> None:
        found = elections.winners(self.desk, draft)
        self.moves.setVisible(bool(found))
        self.waiting.setText(f"当选 {len(found)} 人还没有登记为代表")
