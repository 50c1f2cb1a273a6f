"""A run of reception days by a rule, seen before it is entered: days moved by holidays, deputies in turn (排班)."""

from __future__ import annotations

from datetime import date, time

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from jiedao_desk.kernel import dates
from jiedao_desk.kernel.errors import Refused
from jiedao_desk.kernel.recurring import KINDS, WEEKLY, Rhythm
from jiedao_desk.operations import receptions
from jiedao_desk.operations.desk import Desk
from jiedao_desk.operations.receptions import Arrangement, PlannedDay
from jiedao_desk.ui.colours import Tone
from jiedao_desk.ui.editors.around import Around
from jiedao_desk.ui.editors.choices import StillCombo
from jiedao_desk.ui.editors.making import editor
from jiedao_desk.ui.editors.row import EditorRow
from jiedao_desk.ui.register.boxes import AskBox
from jiedao_desk.ui.theme import SPACING, current_type
from jiedao_desk.ui.widgets.day_editor import DayEditor
from jiedao_desk.ui.widgets.forms import FieldRow, Form
from jiedao_desk.ui.widgets.notices import Banner

_COLUMNS = (("接待日期", 170), ("接待代表", 200), ("说明", 240))
_WEEK = "一二三四五六日"


class PlanningBox(AskBox):
    """Whatever is changed above, the days below follow; they are entered as they stand there."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__("接待日排班", "排入", parent)
        self._desk = desk
        self._days: list[PlannedDay] = []
        today = desk.clock.today()
        around = Around(desk, desk.catalogue[receptions.REGISTER])
        self.kind = StillCombo()
        self.kind.addItems(KINDS)
        self.which = StillCombo()
        self._offer_days()
        self.which.setCurrentIndex(9)
        self.first = DayEditor(self._read, dates.show_day, desk.clock.today)
        self.last = DayEditor(self._read, dates.show_day, desk.clock.today)
        self.first.set_day(today)
        self.last.set_day(date(today.year + (today.month > 10), 12, 31))
        self.a_day = StillCombo()
        self.a_day.addItems([f"{number}名" for number in range(1, 11)])
        self.a_day.setCurrentIndex(1)
        self.fields = {
            key: EditorRow(editor(around.register.field(key), around), label_above=True)
            for key in ("station_id", "starts_at", "ends_at")
            if around.register is not None
        }
        self.fields["starts_at"].field_editor.set_value(time(9))
        self.fields["ends_at"].field_editor.set_value(time(11))
        form = Form(4)
        for row in (
            FieldRow("规则", self.kind, label_above=True),
            FieldRow("哪一天", self.which, label_above=True),
            self._day_row("从", self.first),
            self._day_row("到", self.last),
            self.fields["station_id"],
            self.fields["starts_at"],
            self.fields["ends_at"],
            FieldRow("每次代表", self.a_day, label_above=True),
        ):
            form.add_row(row)
        self.banner = Banner()
        self.table = _table()
        self.body.addWidget(form)
        self.body.addWidget(self.banner)
        self.body.addWidget(self.table, 1)
        self.body.setSpacing(SPACING.small)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self.work_out)
        self.kind.currentIndexChanged.connect(self._offer_days)
        for box in (self.kind, self.which, self.a_day):
            box.currentIndexChanged.connect(self._later)
        for day in (self.first, self.last):
            day.day_changed.connect(self._later)
        for each in self.fields.values():
            each.changed.connect(self._later)
        self.work_out()
        self.kind.setFocus()

    def arrangement(self) -> Arrangement | None:
        """What is asked for; ``None`` while a day is not there or cannot be read."""
        first, last = self.first.day(), self.last.day()
        if first is None or last is None or any(one.field_editor.problem() for one in self.fields.values()):
            return None
        return Arrangement(
            Rhythm(self.kind.currentText(), self.which.currentIndex() + 1),
            first,
            last,
            self.fields["station_id"].field_editor.value(),
            self.fields["starts_at"].field_editor.value(),
            self.fields["ends_at"].field_editor.value(),
            self.a_day.currentIndex() + 1,
        )

    def days(self) -> list[PlannedDay]:
        """The days as they stand in the preview."""
        return self._days

    def work_out(self) -> None:
        """Shows the days that come of what is entered now."""
        how = self.arrangement()
        self._days = []
        words = "" if how is not None else "请填写起止日期和时间"
        if how is not None:
            try:
                self._days = receptions.preview(self._desk, how)
            except Refused as refused:
                words = str(refused)
        if self._days and not any(one.deputies for one in self._days if not one.taken):
            words = "还没有可以安排的代表；可以先排日子，代表以后再填"
        self.banner.say(words, Tone.WARN)
        self._show()

    def _show(self) -> None:
        self.table.setRowCount(len(self._days))
        for row, one in enumerate(self._days):
            cells = (
                f"{one.held_on}　星期{_WEEK[one.held_on.weekday()]}",
                "、".join(each.name for each in one.deputies),
                _words(one),
            )
            for place, text in enumerate(cells):
                self.table.setItem(row, place, QTableWidgetItem(text))
        fresh = sum(not one.taken for one in self._days)
        self.accept_button.setEnabled(fresh > 0)
        self.accept_button.setText(f"排入 {fresh} 个接待日" if fresh else "排入")

    def _later(self) -> None:
        # What is chosen may change twice in one step; the days are worked out once.
        self._soon.start()

    def _offer_days(self) -> None:
        weekly = self.kind.currentText() == WEEKLY
        words = [f"星期{one}" for one in _WEEK] if weekly else [f"{day}日" for day in range(1, 32)]
        if self.which.count() != len(words):
            self.which.clear()
            self.which.addItems(words)

    def _day_row(self, label: str, day: DayEditor) -> FieldRow:
        row = FieldRow(label, day, label_above=True)
        day.problem_changed.connect(row.set_problem)
        return row

    def _read(self, text: str) -> date:
        return dates.read_day(text, self._desk.clock.today().year)


def _words(one: PlannedDay) -> str:
    """原定 2026-10-01，遇节假日顺延；已有接待日"""
    moved = f"原定 {one.meant}，遇节假日顺延" if one.moved else ""
    return "；".join(filter(None, (moved, "已有接待日，不再排" if one.taken else "")))


def _table() -> QTableWidget:
    table = QTableWidget(0, len(_COLUMNS))
    table.setAccessibleName("将要排入的接待日")
    table.setHorizontalHeaderLabels([title for title, _ in _COLUMNS])
    table.setShowGrid(False)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setTabKeyNavigation(False)
    table.verticalHeader().hide()
    head = table.horizontalHeader()
    head.setHighlightSections(False)
    head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    for place, (_, width) in enumerate(_COLUMNS):
        table.setColumnWidth(place, width)
    head.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
    table.setMinimumSize(current_type().body * 50, current_type().body * 16)
    return table
