"""The page of rules, plans and papers: the register's own, under what the year still lacks (制度文件)."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtWidgets import QFrame, QHBoxLayout

from jiedao_desk.operations import documents
from jiedao_desk.registers.documents import PRIORITIES
from jiedao_desk.ui.colours import Tone
from jiedao_desk.ui.register.figures_page import FiguresPage
from jiedao_desk.ui.theme import SPACING
from jiedao_desk.ui.widgets.buttons import PlainButton
from jiedao_desk.ui.widgets.labels import ElidedLabel
from jiedao_desk.ui.widgets.notices import Picture


class DocumentsPage(FiguresPage):
    """Whether congress work stands in the priorities of the year is said above, with one click to enter it."""

    key: ClassVar = documents.REGISTER
    indicators: ClassVar = ("documents.rules", "documents.on_wall", "documents.to_archive")

    def _build(self) -> None:
        super()._build()
        self._priorities = documents.Priorities(None, False, "")
        self._sign = Picture("info", Tone.NEUTRAL)
        self.told = ElidedLabel(role="small", least=10)
        self.enter_button = PlainButton("去登记")
        self.enter_button.clicked.connect(self.open_priorities)
        line = QFrame()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACING.small)
        row.addWidget(self._sign)
        row.addWidget(self.told)
        row.addWidget(self.enter_button)
        self.figures.add_end(line)

    def refresh(self) -> None:
        """Reads list, figures and the year's priorities anew."""
        super().refresh()
        # Said even before anything is entered.
        self.figures.show()
        self._show_year_of(self.place.year)

    def show_year(self, year: int) -> None:
        """What another year has."""
        super().show_year(year)
        self._show_year_of(year)

    def open_priorities(self) -> None:
        """The priorities of the year, or a form to enter them."""
        if self._priorities.record is not None:
            self.show_record(self._priorities.record)
        else:
            self.show_new(kind=PRIORITIES, year=self.place.year)

    def _show_year_of(self, year: int) -> None:
        self._priorities = documents.priorities(self.desk, year)
        self.told.setText(self._priorities.words)
        done = self._priorities.included
        self._sign.set_picture("check" if done else "info", Tone.GOOD if done else Tone.NEUTRAL)
        self.enter_button.setText("打开" if self._priorities.record is not None else "去登记")
        self.enter_button.setAccessibleName(f"{self.enter_button.text()}：{self._priorities.words}")
