"""The page of liaisons: the register's own, under how often deputies were in touch with voters (双联系)."""

from __future__ import annotations

from jiedao_desk.ui.place import Place
from jiedao_desk.ui.register.figures_strip import FiguresStrip
from jiedao_desk.ui.register.page import RegisterPage

_FIGURES = ("liaisons.contacts", "liaisons.people")


class LiaisonsPage(RegisterPage):
    """Contacts of the year, each figure opening to its pairs; a contact begins with today."""

    def __init__(self, place: Place) -> None:
        super().__init__(place, place.desk.catalogue["liaisons"])

    def _build(self) -> None:
        super()._build()
        self.figures = FiguresStrip(self.desk, _FIGURES)
        self.figures.opened.connect(self.place.open_record)
        self.body.insertWidget(0, self.figures)
        self.pane.form.children_lists["liaison_contacts"].set_fresh(contacted_on=self.desk.clock.today())

    def refresh(self) -> None:
        """Reads list and figures anew."""
        super().refresh()
        self.figures.show_year(self.place.year)
        self.figures.setVisible(bool(self.model.rowCount()) or self.filters.active)

    def show_year(self, year: int) -> None:
        """The figures of another year."""
        super().show_year(year)
        self.figures.show_year(year)
