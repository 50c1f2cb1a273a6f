"""A deputy's year, month by month, and how often expected and there (履职月历)."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QSizePolicy, QWidget

from jiedao_desk.kernel.changes import Changes
from jiedao_desk.operations import deputy_activities
from jiedao_desk.operations.deputy_activities import YearRecord
from jiedao_desk.ui.charts.month_bars import MonthBars
from jiedao_desk.ui.editors.choices import StillCombo
from jiedao_desk.ui.place import Place
from jiedao_desk.ui.widgets.cards import Card

_MONTHS = tuple(str(month) for month in range(1, 13))


class YearCard(Card):
    """Reads the sign-in lists of one deputy; what it read goes on to the list under it."""

    shown = Signal(object)  # a YearRecord

    def __init__(self, place: Place, parent: QWidget | None = None) -> None:
        super().__init__("履职月历", " ", parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._place = place
        self._person: int | None = None
        self._year: int | None = place.year
        self._years: QComboBox = StillCombo()
        self._years.setAccessibleName("履职记录的年度")
        self._years.activated.connect(self._choose)
        self.heading.add_action(self._years)
        self._bars = MonthBars("各月到场次数")
        self.body.addWidget(self._bars)
        place.feed.changed.connect(self._heard)

    def show_person(self, person_id: int | None) -> None:
        """Shows another deputy, the year staying as it is."""
        self._person = person_id
        self._refresh()

    def show_year(self, year: int | None) -> None:
        """Shows another year, or all."""
        self._year = year
        self._refresh()

    def _refresh(self) -> None:
        if self._person is None:
            return
        desk = self._place.desk
        known = {*deputy_activities.years(desk, self._person), self._place.year}
        if self._year is not None:
            known.add(self._year)
        self._years.clear()
        for year in sorted(known, reverse=True):
            self._years.addItem(f"{year}年", year)
        self._years.addItem("全部年度", None)
        self._years.setCurrentIndex(self._years.findData(self._year))
        record = deputy_activities.of_year(desk, self._person, self._year)
        self.heading.set_note(said(record))
        self._bars.setVisible(bool(record.months))
        if record.months:
            self._bars.show_counts(record.months, _MONTHS)
        self.shown.emit(record)

    def _choose(self, place: int) -> None:
        self.show_year(self._years.itemData(place))

    def _heard(self, changes: Changes) -> None:
        if changes.concern("activities", "deputies") and self.isVisible():
            self._refresh()


def said(record: YearRecord) -> str:
    """应到 14 次，实到 13 次，请假 1 次"""
    if not record.rows:
        return "本街道尚未登记"
    tally = record.tally
    parts = [f"应到 {tally.expected} 次", f"实到 {tally.present} 次"]
    parts += [
        f"{word} {count} 次" for word, count in (("请假", tally.leave), ("缺席", tally.absent)) if count
    ]
    return "，".join(parts)
