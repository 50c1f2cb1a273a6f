"""The line over the list of deputies: the day, level, group, constituency, state, words (代表名单筛选)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QLineEdit, QSizePolicy, QWidget

from jiedao_desk.kernel import dates
from jiedao_desk.reports.deputy_list import ATTACHED, NO_GROUP, Narrowing, natural
from jiedao_desk.reports.deputy_rows import LEVELS, DeputyRow
from jiedao_desk.ui.icons import icon
from jiedao_desk.ui.register.filters import WordsLine
from jiedao_desk.ui.theme import SPACING
from jiedao_desk.ui.widgets.buttons import LinkButton
from jiedao_desk.ui.widgets.day_editor import DayEditor
from jiedao_desk.ui.widgets.flow import FlowBox

# The suspended are no choice here: nobody is named as suspended outside the own file.
_STATES = (
    ("在任", "in_office"),
    ("已离任", "ended"),
    ("未到任", "not_yet"),
    ("全部状态", "all"),
    ("已作废", "voided"),
)


class Choice(QComboBox):
    """One thing out of a few; the first is everything."""

    def __init__(self, name: str, everything: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self._everything = everything
        self.addItem(everything, None)

    def offer(self, choices: Sequence[tuple[str, Any]]) -> None:
        """Other choices; the one made stays as long as it is among them."""
        made = self.currentData()
        self.blockSignals(True)
        self.clear()
        self.addItem(self._everything, None)
        for words, value in choices:
            self.addItem(words, value)
        self.setCurrentIndex(max(0, self.findData(made)))
        self.blockSignals(False)

    def chosen_words(self) -> str:
        """What narrows, in words; empty for everything."""
        return self.currentText() if self.currentData() is not None else ""


class DeputyFilters(QWidget):
    """Every filter in one line, going on in the next where the window is narrow."""

    day_changed = Signal()  # the rows are to be read anew
    changed = Signal()  # the rows at hand are to be narrowed

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self.words = WordsLine()
        self.words.setMinimumWidth(230)
        self.words.setMaximumWidth(280)
        self.words.setAccessibleName("在代表名单中查找")
        self.words.setPlaceholderText("查找（可用拼音首字母）")
        self.words.addAction(icon("search"), QLineEdit.ActionPosition.LeadingPosition).setText("查找")
        self.day_editor = DayEditor(
            partial(dates.read_day, year=today.year), dates.show_day, today=lambda: today
        )
        self.day_editor.setAccessibleName("截至日期")
        self.day_editor.setToolTip("看哪一天的名单；级别、小组、状态都按这一天算")
        self.day_editor.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.day_editor.set_day(today)
        self.level = Choice("级别", "全部级别")
        self.group = Choice("代表小组", "全部小组")
        self.constituency = Choice("选区或选举单位", "全部选区")
        self.state = QComboBox()
        self.state.setAccessibleName("状态")
        for words, scope in _STATES:
            self.state.addItem(words, scope)
        self._clear = LinkButton("清除筛选", quiet=True, size="small")
        self._clear.clicked.connect(self.clear)
        self._clear.hide()
        flow = FlowBox(spacing=SPACING.small)
        for widget in (self.words, self._day_row(), self.level, self.group, self.constituency, self.state):
            flow.append(widget)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACING.small)
        row.addWidget(flow, 1)
        row.addWidget(self._clear)
        self.words.textChanged.connect(self._follow)
        for choice in (self.level, self.group, self.constituency):
            choice.currentIndexChanged.connect(self._follow)
        self.state.currentIndexChanged.connect(self._follow_day)
        self.day_editor.day_changed.connect(self._follow_day)
        self.day_editor.problem_changed.connect(self.day_editor.setToolTip)

    @property
    def day(self) -> date:
        """The day the list is as of; today as long as no day can be read."""
        return self.day_editor.day() or self._today

    @property
    def scope(self) -> str:
        """Which states are wanted, as a key of the report."""
        return str(self.state.currentData())

    @property
    def active(self) -> bool:
        """Whether the list is otherwise than it is found."""
        return self.narrowing() != Narrowing() or self.scope != _STATES[0][1] or self.day != self._today

    def narrowing(self) -> Narrowing:
        """What of the rows is wanted."""
        return Narrowing(
            self.level.currentData(),
            self.group.currentData(),
            self.constituency.currentData(),
            self.words.text().strip(),
        )

    def in_words(self) -> list[str]:
        """What narrows the list, as it is said on paper; the day is said there anyway."""
        chosen = [one.chosen_words() for one in (self.level, self.group, self.constituency)]
        typed = self.words.text().strip()
        state = self.state.currentText() if self.scope != _STATES[0][1] else ""
        return [words for words in (*chosen, f"含“{typed}”" if typed else "", state) if words]

    def offer(self, rows: Sequence[DeputyRow]) -> None:
        """Offers what there is among the rows of the day."""
        levels = [(f"{level}代表", level) for level in reversed(LEVELS) if _elected(rows, level)]
        if any(row.attached for row in rows):
            levels.append((ATTACHED, ATTACHED))
        groups = {
            (row.group_order is None, row.group_order or 0, row.group, row.group_id)
            for row in rows
            if row.group_id is not None
        }
        listed: list[tuple[str, Any]] = [(name, number) for _, _, name, number in sorted(groups)]
        if any(row.group_id is None for row in rows):
            listed.append(("未编入小组", NO_GROUP))
        places = sorted({row.constituency for row in rows if row.constituency}, key=natural)
        self.level.offer(levels)
        self.group.offer(listed)
        self.constituency.offer([(place, place) for place in places])

    def clear(self) -> None:
        """The list as it is found: today, in office, everybody."""
        for choice in (self.level, self.group, self.constituency, self.state, self.words):
            choice.blockSignals(True)
        for choice in (self.level, self.group, self.constituency, self.state):
            choice.setCurrentIndex(0)
        self.words.clear()
        for choice in (self.level, self.group, self.constituency, self.state, self.words):
            choice.blockSignals(False)
        self.day_editor.set_day(self._today)
        self._follow_day()

    def _day_row(self) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACING.tight)
        label = QLabel("截至")
        label.setBuddy(self.day_editor)
        label.setProperty("role", "muted")
        row.addWidget(label)
        row.addWidget(self.day_editor)
        return holder

    def _follow(self) -> None:
        self._clear.setVisible(self.active)
        self.changed.emit()

    def _follow_day(self) -> None:
        self._clear.setVisible(self.active)
        self.day_changed.emit()


def _elected(rows: Sequence[DeputyRow], level: str) -> bool:
    return any(row.level == level and not row.attached for row in rows)
