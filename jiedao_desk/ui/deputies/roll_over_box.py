"""Who goes on into the next term: the deputies whose mandate ends, to be ticked one by one or by a list (换届名单)."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from jiedao_desk.kernel import dates
from jiedao_desk.operations import roll_over
from jiedao_desk.operations.desk import Desk
from jiedao_desk.operations.roll_over import Again, Plan, Sitting
from jiedao_desk.registers.codes import LEVEL
from jiedao_desk.ui import dialogs
from jiedao_desk.ui.colours import Tone
from jiedao_desk.ui.editors.choices import StillCombo
from jiedao_desk.ui.register.boxes import AskBox
from jiedao_desk.ui.sessions.boxes import ask_names
from jiedao_desk.ui.theme import SPACING, current_type
from jiedao_desk.ui.widgets.buttons import PlainButton
from jiedao_desk.ui.widgets.day_editor import DayEditor
from jiedao_desk.ui.widgets.forms import FieldRow, Form
from jiedao_desk.ui.widgets.labels import ElidedLabel
from jiedao_desk.ui.widgets.notices import Banner

_COLUMNS = (
    ("连任", 140),
    ("上一届选区", 110),
    ("代表小组", 120),
    ("新一届选区（可改）", 150),
    ("代表证号（可填）", 140),
    ("说明", 180),
)
_LEFT_OPEN = "同名的请在表里勾选；新当选的，换届后从“选举工作”登记或导入名册。"
_WHO, _, _, _WHERE, _CERTIFICATE, _REMARKS = range(6)


class RollOverBox(AskBox):
    """Nobody is ticked by itself; what a pasted list leaves open is said."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__("换届", "换届…", parent)
        self._desk = desk
        self._today = desk.clock.today()
        self._people: list[Sitting] = []
        self.level = StillCombo()
        self.level.addItems(LEVEL.words)
        self.level.setCurrentText("区")
        self.new_term = QLineEdit()
        self.new_term.setMaxLength(30)
        self.new_term.setPlaceholderText("照文件写，如：第二十届")
        self.opened = DayEditor(self._read, dates.show_day, self._day)
        self.elected = DayEditor(self._read, dates.show_day, self._day)
        form = Form(4)
        for label, editor in (
            ("级别", self.level),
            ("新一届届次", self.new_term),
            ("第一次会议开幕日", self.opened),
            ("当选日期（可不填）", self.elected),
        ):
            row = FieldRow(label, editor, label_above=True)
            form.add_row(row)
            if isinstance(editor, DayEditor):
                editor.problem_changed.connect(row.set_problem)
        self.everybody = QCheckBox("全选")
        self.paste_button = PlainButton("粘贴连任名单…", "paste")
        self.counts = ElidedLabel(role="small")
        tools = QHBoxLayout()
        tools.setSpacing(SPACING.normal)
        tools.addWidget(self.everybody)
        tools.addWidget(self.paste_button)
        tools.addStretch(1)
        tools.addWidget(self.counts)
        self.notice = Banner(closable=True)
        self.notice.hide()
        self.table = self._made_table()
        self.body.addWidget(form)
        self.body.addLayout(tools)
        self.body.addWidget(self.notice)
        self.body.addWidget(self.table, 1)
        self.body.setSpacing(SPACING.small)
        self.level.activated.connect(self.refresh)
        self.opened.day_changed.connect(self.refresh)
        self.everybody.clicked.connect(self._tick_all)
        self.paste_button.clicked.connect(self.paste)
        self.table.itemChanged.connect(self._follow)
        self.refresh()
        self.resize(current_type().body * 80, current_type().body * 46)
        self.new_term.setFocus()

    def people(self) -> list[Sitting]:
        """The list as it was decided on."""
        return self._people

    def plan(self) -> Plan:
        """What is wanted, as it stands in the box."""
        again = {}
        for row, one in enumerate(self._people):
            if self._ticked(row):
                where = self._text(row, _WHERE)
                # As it was is not said anew; what was emptied is not known yet.
                again[one.person_id] = Again(
                    None if where == one.where else where, self._text(row, _CERTIFICATE) or None
                )
        return Plan(
            self.level.currentText(),
            self.new_term.text().strip(),
            self.opened.day(),
            self.elected.day(),
            again,
        )

    def refresh(self) -> None:
        """Lists those of the level whose mandate runs on the day; who was ticked stays so."""
        kept = {
            one.mandate_id: (self._text(row, _WHERE), self._text(row, _CERTIFICATE))
            for row, one in enumerate(self._people)
            if self._ticked(row)
        }
        day = self.opened.day() or self._today
        self._people = roll_over.sitting(self._desk, self.level.currentText(), day)
        self.table.blockSignals(True)
        self.table.setRowCount(len(self._people))
        for row, one in enumerate(self._people):
            where, certificate = kept.get(one.mandate_id, (one.where, ""))
            cells = (one.name, one.where, one.group, where, certificate, "；".join(one.remarks))
            for place, text in enumerate(cells):
                self.table.setItem(row, place, _cell(text, editable=place in (_WHERE, _CERTIFICATE)))
            state = Qt.CheckState.Checked if one.mandate_id in kept else Qt.CheckState.Unchecked
            who = self.table.item(row, _WHO)
            assert who is not None  # just put there
            who.setFlags(who.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            who.setCheckState(state)
        self.table.blockSignals(False)
        self._follow()

    def paste(self) -> None:
        """Ticks those whom a pasted list names; every name that leads to nobody, or to several, is said."""
        text = ask_names(self, "连任代表", "勾选连任")
        if text is None:
            return
        found = roll_over.match_names(text, self._people)
        named = {one.who.id for one in found.found}
        for row, one in enumerate(self._people):
            if one.person_id in named:
                self._tick(row, ticked=True)
        doubts = [one.sentence for one in found.doubts]
        words = f"名单里认出 {len(named)} 名，已勾选。"
        if doubts:
            words += f"有 {len(doubts)} 处没有勾选：{'；'.join(doubts)}。{_LEFT_OPEN}"
        self.notice.say(words, Tone.WARN if doubts else Tone.GOOD)
        self.notice.show()

    def accept(self) -> None:
        """Goes on unless a day cannot be read."""
        for editor in (self.opened, self.elected):
            editor.settle()
            if editor.problem():
                editor.setFocus()
                return
        super().accept()

    def reject(self) -> None:
        """Asks first where somebody was ticked: a long list is not lost by one key."""
        if any(self._ticked(row) for row in range(len(self._people))) and not dialogs.confirm(
            self, "放弃换届？", "已经勾选的连任名单不会保留。", "放弃", "继续填写"
        ):
            return
        super().reject()

    def _made_table(self) -> QTableWidget:
        table = QTableWidget(0, len(_COLUMNS))
        table.setAccessibleName("任期届满的代表")
        table.setHorizontalHeaderLabels([title for title, _ in _COLUMNS])
        table.setShowGrid(False)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setTabKeyNavigation(False)
        table.verticalHeader().hide()
        head = table.horizontalHeader()
        head.setHighlightSections(False)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setSectionResizeMode(_REMARKS, QHeaderView.ResizeMode.Stretch)
        for place, (_, width) in enumerate(_COLUMNS):
            table.setColumnWidth(place, width)
        table.setMinimumSize(current_type().body * 62, current_type().body * 13)
        return table

    def _tick_all(self, ticked: bool) -> None:
        for row in range(len(self._people)):
            self._tick(row, ticked=ticked)

    def _tick(self, row: int, *, ticked: bool) -> None:
        who = self.table.item(row, _WHO)
        if who is not None:
            who.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)

    def _ticked(self, row: int) -> bool:
        who = self.table.item(row, _WHO)
        return who is not None and who.checkState() == Qt.CheckState.Checked

    def _text(self, row: int, column: int) -> str:
        cell = self.table.item(row, column)
        return cell.text().strip() if cell is not None else ""

    def _follow(self) -> None:
        again = sum(self._ticked(row) for row in range(len(self._people)))
        gone = len(self._people) - again
        self.counts.setText(f"任期届满 {len(self._people)} 名 · 连任 {again} 名 · 不再担任 {gone} 名")
        self.everybody.setChecked(again > 0 and gone == 0)
        self.accept_button.setEnabled(bool(self._people))

    def _day(self) -> date:
        return self._today

    def _read(self, text: str) -> date:
        return dates.read_day(text, self._today.year)


def _cell(text: str, *, editable: bool) -> QTableWidgetItem:
    made = QTableWidgetItem(text)
    made.setToolTip(text)
    if not editable:
        made.setFlags(made.flags() & ~Qt.ItemFlag.ItemIsEditable)
    return made
