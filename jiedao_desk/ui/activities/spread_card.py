"""How this year's records are spread over deputies: counts in sight, names on a click (履职登记分布)."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QListWidget, QListWidgetItem, QSizePolicy, QWidget

from jiedao_desk.operations import browse, deputy_activities
from jiedao_desk.operations.deputy_activities import Band
from jiedao_desk.reports.overview import DeputyFigures
from jiedao_desk.ui.activities.heat_box import ask_deputy
from jiedao_desk.ui.charts.spread import Spread, SpreadFigure
from jiedao_desk.ui.place import Place
from jiedao_desk.ui.register.boxes import AskBox
from jiedao_desk.ui.theme import current_type
from jiedao_desk.ui.widgets.buttons import LinkButton
from jiedao_desk.ui.widgets.cards import Card


class SpreadCard(Card):
    """Reads its figures when told to; an office without deputies has none to show."""

    def __init__(self, place: Place, parent: QWidget | None = None) -> None:
        super().__init__("代表履职登记", " ", parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._place = place
        self._bands: tuple[Band, ...] = ()
        self._until = place.desk.clock.today()
        self._chart = Spread()
        self._chart.opened.connect(self._open)
        self._about = QLabel()
        self._about.setProperty("role", "caption")
        self._about.setWordWrap(True)
        self.body.addWidget(self._chart)
        self.body.addWidget(self._about)
        self.by_month = LinkButton("逐月分布 ›", quiet=True, size="small")
        self.by_month.setToolTip("每名代表各月到场次数")
        self.by_month.clicked.connect(self._show_months)
        self.heading.add_action(self.by_month)

    def refresh(self, people: DeputyFigures) -> None:
        """Shows the year chosen in the top bar, up to today, and who is in office now."""
        year, today = self._place.year, self._place.desk.clock.today()
        self._until = min(today, date(year, 12, 31))
        self._bands = deputy_activities.spread(self._place.desk, date(year, 1, 1), self._until)
        taken = any(band.people for band in self._bands[1:])
        self.setVisible(bool(people.persons))
        self._chart.setVisible(taken)
        self.by_month.setVisible(taken)
        self.heading.set_note(f"在任{people.persons}名" + (f" · {year}年到场次数" if taken else ""))
        self._about.setText(_about(people))
        self._chart.show_figures(
            [
                SpreadFigure(str(place), band.label, len(band.people), f"{len(band.people)} 名")
                for place, band in enumerate(self._bands)
            ]
        )

    def _show_months(self) -> None:
        chosen = ask_deputy(self, self._place)
        if chosen is not None:
            self._place.open_record("deputies", chosen)

    def _open(self, key: str) -> None:
        band = self._bands[int(key)]
        if not band.people:
            return
        chosen = ask_person(self, self._place, band, self._until)
        if chosen is not None:
            self._place.open_record("deputies", chosen)


def _about(people: DeputyFigures) -> str:
    """市代表3名、区代表56名，其中女代表21名；2名未编入小组."""
    levels = "、".join(f"{level}代表{count}名" for level, count in people.by_level)
    counted = (
        (people.women, "女代表{}名"),
        (people.attached, "编入本街道活动{}名"),
        (people.without_composition, "{}名缺结构类型"),
        (people.without_group, "{}名未编入小组"),
    )
    return "；".join(filter(None, (levels, *(words.format(count) for count, words in counted if count))))


class NamesBox(AskBox):
    """The deputies of one band, in roster order."""

    def __init__(self, place: Place, band: Band, on: date, parent: QWidget | None = None) -> None:
        super().__init__(f"{band.label}：{len(band.people)}名", "打开档案", parent)
        named = {one.id: one for one in browse.named(place.desk, "deputies", band.people)}
        self.list = QListWidget()
        self.list.setAccessibleName("代表")
        self.list.setMinimumSize(current_type().body * 28, current_type().body * 18)
        for person in deputy_activities.in_roster_order(place.desk, band, on):
            one = named[person]
            item = QListWidgetItem("　".join(part for part in (one.name, one.detail) if part))
            item.setData(Qt.ItemDataRole.UserRole, person)
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self.list.itemActivated.connect(self.accept)
        self.body.addWidget(self.list, 1)
        self.list.setFocus()

    def chosen(self) -> int:
        """Whose file is wanted."""
        return int(self.list.currentItem().data(Qt.ItemDataRole.UserRole))


def ask_person(parent: QWidget, place: Place, band: Band, on: date) -> int | None:
    """The deputy chosen; ``None`` when the names were only looked at."""
    box = NamesBox(place, band, on, parent)
    chosen = box.chosen() if box.answered() else None
    box.deleteLater()
    return chosen
