"""The page of information sent up: the register's own, under what was sent and adopted in the year (宣传信息)."""

from __future__ import annotations

from jiedao_desk.ui.place import Place
from jiedao_desk.ui.register.figures_strip import FiguresStrip
from jiedao_desk.ui.register.page import RegisterPage

REGISTER = "publications"
_FIGURES = (
    "publications.sent",
    "publications.research",
    "publications.adopted",
    "publications.adopted_national",
    "publications.adopted_province",
    "publications.adopted_city",
    "publications.adopted_district",
)


class PublicationsPage(RegisterPage):
    """Adoptions by level, each opening to its pieces."""

    def __init__(self, place: Place) -> None:
        super().__init__(place, place.desk.catalogue[REGISTER])

    def _build(self) -> None:
        super()._build()
        self.figures = FiguresStrip(self.desk, _FIGURES)
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
