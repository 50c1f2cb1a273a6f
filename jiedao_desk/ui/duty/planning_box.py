"""The district deputies with how each stands, those not planned yet to be ticked and planned together (安排述职)."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QHeaderView,
    QLineEdit,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from jiedao_desk.kernel import dates
from jiedao_desk.operations.duty_reports import Arrangement, Coverage, Reporting
from jiedao_desk.registers.duty_reports import FORMS
from jiedao_desk.ui.editors.choices import StillCombo
from jiedao_desk.ui.register.boxes import AskBox
from jiedao_desk.ui.theme import SPACING, current_type
from jiedao_desk.ui.widgets.day_editor import DayEditor
from jiedao_desk.ui.widgets.forms import FieldRow, Form

_COLUMNS = (("代表", 150), ("选区", 120), ("代表小组", 150), ("本届述职", 170))


class PlanningBox(AskBox):
    """Those not planned yet stand first; who has reported or is planned is there to be seen."""

    def __init__(self, found: Coverage, today: date, parent: QWidget | None = None) -> None:
        super().__init__("本届述职：名单与安排", "安排述职", parent)
        self._today = today
        self._people = (*found.waiting, *found.planned, *found.reported)
        self.everybody = QCheckBox(f"全选尚未安排的 {len(found.waiting)} 名")
        self.everybody.setEnabled(bool(found.waiting))
        self._ticks: list[tuple[int, QTableWidgetItem]] = []
        self.table = self._table()
        self.day = DayEditor(self._read, dates.show_day, lambda: today)
        self.place = QLineEdit()
        self.place.setMaxLength(100)
        self.form = StillCombo()
        self.form.addItems(FORMS.words)
        form = Form(3)
        for label, editor in (("计划日期", self.day), ("地点", self.place), ("形式", self.form)):
            row = FieldRow(label, editor, label_above=True)
            form.add_row(row)
            if editor is self.day:
                self.day.problem_changed.connect(row.set_problem)
        self.body.addWidget(self.everybody)
        self.body.addWidget(self.table, 1)
        self.body.addWidget(form)
        self.body.setSpacing(SPACING.small)
        self.cancel_button.setText("关闭")
        self.everybody.clicked.connect(self._tick_all)
        self.table.itemChanged.connect(self._follow)
        self._follow()
        self.table.setFocus()

    def chosen(self) -> list[int]:
        """Who is ticked."""
        return [person for person, tick in self._ticks if tick.checkState() == Qt.CheckState.Checked]

    def arrangement(self) -> Arrangement:
        """When, where and how."""
        return Arrangement(self.day.day(), self.place.text().strip() or None, self.form.currentText() or None)

    def accept(self) -> None:
        """Goes on unless the day cannot be read."""
        self.day.settle()
        if self.day.problem():
            self.day.setFocus()
            return
        super().accept()

    def _table(self) -> QTableWidget:
        table = QTableWidget(len(self._people), len(_COLUMNS))
        table.setAccessibleName("在任区代表")
        table.setHorizontalHeaderLabels([title for title, _ in _COLUMNS])
        table.setShowGrid(False)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setTabKeyNavigation(False)
        table.verticalHeader().hide()
        head = table.horizontalHeader()
        head.setHighlightSections(False)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        for place, (_, width) in enumerate(_COLUMNS):
            table.setColumnWidth(place, width)
        for row, one in enumerate(self._people):
            items = [
                QTableWidgetItem(text) for text in (one.name, one.constituency, one.group, state_words(one))
            ]
            if one.waiting:
                items[0].setFlags(items[0].flags() | Qt.ItemFlag.ItemIsUserCheckable)
                items[0].setCheckState(Qt.CheckState.Unchecked)
                self._ticks.append((one.person_id, items[0]))
            for place, item in enumerate(items):
                table.setItem(row, place, item)
        table.setMinimumSize(current_type().body * 58, current_type().body * 22)
        return table

    def _tick_all(self, ticked: bool) -> None:
        state = Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked
        for _, tick in self._ticks:
            tick.setCheckState(state)

    def _follow(self) -> None:
        count = len(self.chosen())
        self.accept_button.setEnabled(count > 0)
        self.accept_button.setText(f"安排 {count} 名述职" if count else "安排述职")

    def _read(self, text: str) -> date:
        return dates.read_day(text, self._today.year)


def state_words(one: Reporting) -> str:
    """已述职 2026-05-08；已安排 2026-12-10；尚未安排"""
    if one.report_id is not None:
        return f"已述职 {one.reported_on}" if one.reported_on else "已述职"
    if one.plan_id is not None:
        return f"已安排 {one.planned_on}" if one.planned_on else "已安排，日期未定"
    return "尚未安排"


def ask_plan(parent: QWidget, found: Coverage, today: date) -> tuple[list[int], Arrangement] | None:
    """Whom to plan and how; ``None`` if the user only looked."""
    box = PlanningBox(found, today, parent)
    wanted = box.answered()
    told = box.chosen(), box.arrangement()
    box.deleteLater()
    return told if wanted else None
