"""The page of stations: the register's own, with what happened at each in the year (代表家站)."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel

from jiedao_desk.kernel.draft import Draft
from jiedao_desk.operations import stations
from jiedao_desk.ui.place import Place
from jiedao_desk.ui.register.page import RegisterPage


class StationsPage(RegisterPage):
    """The year's counts stand over the form; nothing of them is typed."""

    def __init__(self, place: Place) -> None:
        super().__init__(place, place.desk.catalogue[stations.REGISTER])

    def _build(self) -> None:
        super()._build()
        self.year_words = QLabel()
        self.year_words.setWordWrap(True)
        self.year_words.setProperty("role", "small")
        self.pane.column.insertWidget(0, self.year_words)
        self.pane.shown.connect(self._show_counts)

    def show_year(self, year: int) -> None:
        """The counts of another year."""
        super().show_year(year)
        if self.pane.is_open:
            self._show_counts(self.pane.form.given())

    def _show_counts(self, draft: Draft) -> None:
        year = self.place.year
        found = stations.of_year(self.desk, draft.id, year) if draft.id is not None else None
        self.year_words.setText(f"{year}年：{found.words}" if found is not None else "")
        self.year_words.setVisible(found is not None)
