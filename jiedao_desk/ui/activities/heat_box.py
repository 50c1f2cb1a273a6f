"""Every deputy month by month: how often each was there, in shades, a click to the file (逐月分布)."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QWidget

from jiedao_desk.operations import deputy_activities
from jiedao_desk.operations.deputy_activities import YearOfMonths
from jiedao_desk.ui.charts.heat_strip import HeatRow, HeatStrip
from jiedao_desk.ui.place import Place
from jiedao_desk.ui.register.boxes import AskBox
from jiedao_desk.ui.theme import SPACING, current_type

_NONE_YET = "none yet"
_MONTHS = tuple(str(month) for month in range(1, 13))


class HeatBox(AskBox):
    """The deputies in office, in roster order: the box shows what was recorded and ranks nobody."""

    def __init__(self, place: Place, parent: QWidget | None = None) -> None:
        super().__init__(f"{place.year}年代表履职逐月分布", "打开档案", parent)
        self._all = deputy_activities.by_month(place.desk, place.year)
        self._shown: tuple[YearOfMonths, ...] = ()
        self.narrow = QComboBox()
        self.narrow.setAccessibleName("看哪些代表")
        self.narrow.addItem("全部在任代表")
        self.narrow.addItem("本街道尚未登记的", _NONE_YET)
        groups = {one.group_id: one.group for one in self._all if one.group_id is not None}
        for group_id, group in groups.items():
            self.narrow.addItem(group, group_id)
        self._note = QLabel()
        self._note.setProperty("role", "caption")
        self.strip = HeatStrip()
        self.strip.opened.connect(self._open)
        self._legend = QLabel("颜色越深，当月到场越多；按名册顺序排列。")
        self._legend.setProperty("role", "caption")
        top = QHBoxLayout()
        top.setSpacing(SPACING.normal)
        top.addWidget(self.narrow)
        top.addWidget(self._note)
        top.addStretch(1)
        self.body.addLayout(top)
        self.body.addWidget(self.strip, 1)
        self.body.addWidget(self._legend)
        self.narrow.currentIndexChanged.connect(self._narrow)
        self.cancel_button.setText("关闭")
        self._narrow()
        self.resize(current_type().body * 56, current_type().body * 42)
        self.strip.setFocus()

    def chosen(self) -> int | None:
        """Whose file is wanted; ``None`` where nobody is listed."""
        row = self.strip.currentIndex().row()
        return self._shown[row].person_id if 0 <= row < len(self._shown) else None

    def _narrow(self) -> None:
        wanted = self.narrow.currentData()
        self._shown = tuple(
            one
            for one in self._all
            if wanted is None or (not one.total if wanted == _NONE_YET else one.group_id == wanted)
        )
        self.strip.show_rows(
            [
                HeatRow(str(one.person_id), self._name(one), one.months, f"{one.total}次")
                for one in self._shown
            ],
            _MONTHS,
        )
        if self._shown:
            self.strip.setCurrentIndex(self.strip.model().index(0, 0))
        times = sum(one.total for one in self._shown)
        self._note.setText(f"{len(self._shown)} 名 · {times} 人次")
        self.accept_button.setEnabled(bool(self._shown))

    def _name(self, one: YearOfMonths) -> str:
        """The name, and for namesakes the group that tells them apart."""
        alone = sum(other.name == one.name for other in self._all) == 1
        return one.name if alone or not one.group else f"{one.name}（{one.group}）"

    def _open(self, _key: str) -> None:
        self.accept()


def ask_deputy(parent: QWidget, place: Place) -> int | None:
    """The deputy chosen; ``None`` when the months were only looked at."""
    box = HeatBox(place, parent)
    chosen = box.chosen() if box.answered() else None
    box.deleteLater()
    return chosen
