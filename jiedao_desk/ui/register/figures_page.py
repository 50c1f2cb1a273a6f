"""The page of a register under the figures of the year that it gives (带本年数字的登记簿页面)."""

from __future__ import annotations

from typing import ClassVar

from jiedao_desk.ui.place import Place
from jiedao_desk.ui.register.figures_strip import FiguresStrip
from jiedao_desk.ui.register.page import RegisterPage


class FiguresPage(RegisterPage):
    """``key`` names the register, ``indicators`` the figures; each opens to its records."""

    key: ClassVar[str]
    indicators: ClassVar[tuple[str, ...]]

    def __init__(self, place: Place) -> None:
        super().__init__(place, place.desk.catalogue[self.key])

    def _build(self) -> None:
        super()._build()
        self.figures = FiguresStrip(self.desk, self.indicators)
        self.figures.opened.connect(self.place.open_record)
        self.body.insertWidget(0, self.figures)

    def refresh(self) -> None:
        """Reads list and figures anew."""
        super().refresh()
        self.figures.show_year(self.place.year)
        self.figures.setVisible(bool(self.model.rowCount()) or self.filters.active)

    def show_year(self, year: int) -> None:
        """The figures of another year."""
        super().show_year(year)
        self.figures.show_year(year)
