"""The line over a table: words to find, words to choose, a stretch of time, the voided ones (筛选栏)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QToolButton, QWidget

from jiedao_desk.kernel.query import Query
from jiedao_desk.kernel.register import Register, field_of
from jiedao_desk.operations.desk import Desk
from jiedao_desk.ui.icons import icon
from jiedao_desk.ui.register.filter_buttons import PeriodFilter, WordFilter
from jiedao_desk.ui.theme import SPACING
from jiedao_desk.ui.widgets.buttons import LinkButton
from jiedao_desk.ui.widgets.flow import FlowBox


class WordsLine(QLineEdit):
    """The words to find. Down goes into the table; Esc empties the line first."""

    down = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setClearButtonEnabled(True)
        for button in self.findChildren(QToolButton):
            # Qt leaves it without a name, and a screen reader without a word for it.
            button.setAccessibleName("清空")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down:
            self.down.emit()
            event.accept()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            event.accept()
        else:
            super().keyPressEvent(event)


class FilterBar(QWidget):
    """Every filter of a register in one line, going on in the next where the window is narrow."""

    changed = Signal()

    def __init__(self, desk: Desk, register: Register, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        # Emptying several filters is one change.
        self._clearing = False
        self.words = WordsLine()
        self.words.setMinimumWidth(225)
        self.words.setMaximumWidth(300)
        for button in self.words.findChildren(QToolButton):
            button.setAccessibleName("清空查找的字")
        self.words.addAction(icon("search"), QLineEdit.ActionPosition.LeadingPosition).setText("查找")
        self.words.setAccessibleName(f"在{register.title}中查找")
        self.words.textChanged.connect(self._follow)
        self.filters = tuple(WordFilter(desk, register, field_of(one)) for one in register.filtered)
        self.period = (
            PeriodFilter(field_of(register.newest), desk.clock.today())
            if register.newest is not None
            else None
        )
        self.voided = QCheckBox("已作废")
        self.voided.setToolTip("看误录后作废的记录；它们不计入任何统计")
        self.voided.toggled.connect(self._show_voided)
        self._clear = LinkButton("清除筛选", quiet=True, size="small")
        self._clear.clicked.connect(self.clear)
        self._clear.hide()
        # As high as the buttons beside it, so that all stand level.
        self.voided.setMinimumHeight(self.words.sizeHint().height())
        flow = FlowBox(spacing=SPACING.small)
        if register.searched:
            flow.append(self.words)
        for one in self._buttons():
            one.chosen.connect(self._follow)
            flow.append(one)
        flow.append(self.voided)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACING.small)
        row.addWidget(flow, 1)
        row.addWidget(self._clear)
        self._prompt()

    def applied(self, query: Query) -> Query:
        """The query with what is chosen here, its order kept."""
        for one in self.filters:
            query = query.where(one.field.key, *one.values())
        since, until = self.period.bounds() if self.period is not None else (None, None)
        words = "" if self.voided.isChecked() else self.words.text().strip()
        return replace(query, words=words, since=since, until=until, voided=self.voided.isChecked())

    @property
    def active(self) -> bool:
        """Whether anything is left out."""
        bound = any(one.values() for one in self.filters)
        timed = self.period is not None and self.period.bounds() != (None, None)
        return bound or timed or bool(self.words.text().strip()) or self.voided.isChecked()

    def clear(self) -> None:
        """Shows everything again."""
        for one in self._buttons():
            one.clear()
        self._clearing = True
        self.words.clear()
        self.voided.setChecked(False)
        self._clearing = False
        self._prompt()
        self._follow()

    def set_year(self, year: int) -> None:
        """The year whose periods are offered."""
        if self.period is not None:
            self.period.set_year(year)

    def _buttons(self) -> Sequence[WordFilter | PeriodFilter]:
        return (*self.filters, self.period) if self.period is not None else self.filters

    def _show_voided(self) -> None:
        self._prompt()
        self._follow()

    def _prompt(self) -> None:
        voided = self.voided.isChecked()
        self.words.setEnabled(not voided)
        self.words.setPlaceholderText("已作废的请直接看列表" if voided else "查找（可用拼音首字母）")

    def _follow(self) -> None:
        if self._clearing:
            return
        self._clear.setVisible(self.active)
        self.changed.emit()
