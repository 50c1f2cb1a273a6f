"""For whom the report is, of which period, with which sheets (报什么)."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLabel, QWidget

from jiedao_desk.kernel import periods
from jiedao_desk.operations import reporting
from jiedao_desk.operations.desk import Desk
from jiedao_desk.ui.reporting.sheets_box import SheetsBox
from jiedao_desk.ui.theme import SPACING
from jiedao_desk.ui.widgets.buttons import PlainButton

_KINDS = (("half_year", "半年"), ("year", "全年"), ("quarter", "季度"), ("bimonth", "双月"))


class Choice(QWidget):
    """One row of choices; each change is told once."""

    changed = Signal()

    def __init__(self, desk: Desk, year: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._year = year
        self._left_out: set[int] = set()
        self.receiver = _combo("接收单位", ((one.title, one.key) for one in reporting.RECEIVERS))
        self.kind = _combo("时段长短", ((words, kind) for kind, words in _KINDS))
        self.period = _combo("时段", ())
        self.sheets = PlainButton("")
        self.personal = QCheckBox("带身份证号、电话")
        self.personal.setToolTip("不勾选的不带。带上的在工作簿封面注明，每次写出都有记录。")
        self.receiver.activated.connect(self._receiver_chosen)
        self.kind.activated.connect(self._kind_chosen)
        self.period.activated.connect(self.changed)
        self.sheets.clicked.connect(self._choose_sheets)
        self.personal.toggled.connect(self.changed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACING.normal)
        for caption, box in (("报给", self.receiver), ("时段", self.kind), ("", self.period)):
            if caption:
                label = QLabel(caption)
                label.setBuddy(box)
                row.addWidget(label)
            row.addWidget(box)
        row.addWidget(self.sheets)
        row.addWidget(self.personal)
        row.addStretch(1)
        self._offer_periods()
        self._say_sheets()

    def show_year(self, year: int) -> None:
        """Offers the periods of another year."""
        self._year = year
        self._offer_periods()
        self.changed.emit()

    def choose(self, receiver: str, period: str, numbers: Iterable[int]) -> None:
        """Chooses what an earlier report was of."""
        window = periods.window(period)
        self._year = window.start.year
        self.receiver.setCurrentIndex(self.receiver.findData(receiver))
        self.kind.setCurrentIndex(self.kind.findData(window.kind))
        self._offer_periods()
        self.period.setCurrentIndex(self.period.findData(period))
        wanted = set(numbers)
        self._left_out = {one.number for one in reporting.makers(receiver)} - wanted
        self._say_sheets()
        self.changed.emit()

    def numbers(self) -> list[int]:
        """The sheets that were chosen."""
        own = reporting.makers(self.receiver.currentData())
        return [one.number for one in own if one.number not in self._left_out]

    def choose_sheets(self, numbers: Iterable[int]) -> None:
        """Chooses among the sheets of the receiver."""
        wanted = set(numbers)
        self._left_out = {one.number for one in reporting.makers(self.receiver.currentData())} - wanted
        self._say_sheets()
        self.changed.emit()

    def _receiver_chosen(self) -> None:
        self._left_out = set()
        self._say_sheets()
        self.changed.emit()

    def _kind_chosen(self) -> None:
        self._offer_periods()
        self.changed.emit()

    def _offer_periods(self) -> None:
        today = self._desk.clock.today()
        windows = periods.windows_of_year(self.kind.currentData(), self._year)
        begun = [one for one in windows if one.start <= today]
        self.period.clear()
        for window in reversed(begun):
            self.period.addItem(window.title, window.key)

    def _choose_sheets(self) -> None:
        own = [(one.number, one.title) for one in reporting.makers(self.receiver.currentData())]
        box = SheetsBox(own, self.numbers(), self)
        wanted, numbers = box.answered(), box.chosen()
        box.deleteLater()
        if wanted:
            self.choose_sheets(numbers)

    def _say_sheets(self) -> None:
        whole = len(reporting.makers(self.receiver.currentData()))
        chosen = len(self.numbers())
        self.sheets.setText(f"全部{whole}张表…" if chosen == whole else f"{whole}张表中的{chosen}张…")
        self.sheets.setAccessibleName(f"选表：{self.sheets.text()}")
        self.personal.setVisible(self.receiver.currentData() != reporting.PARTY)


def _combo(name: str, entries: Iterable[tuple[str, str]]) -> QComboBox:
    box = QComboBox()
    box.setAccessibleName(name)
    for title, key in entries:
        box.addItem(title, key)
    return box
