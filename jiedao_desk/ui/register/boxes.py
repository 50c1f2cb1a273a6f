"""The small boxes of a register's page: which columns, which days (列与起止选择)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from jiedao_desk.kernel import dates
from jiedao_desk.kernel.fields import Field
from jiedao_desk.ui.theme import SPACING, current_type
from jiedao_desk.ui.widgets.buttons import LinkButton, PlainButton, PrimaryButton
from jiedao_desk.ui.widgets.day_editor import DayEditor
from jiedao_desk.ui.widgets.forms import FieldRow, Form


class AskBox(QDialog):
    """A heading, what is asked, and two buttons; the first thing asked has the focus."""

    def __init__(self, headline: str, accept: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(headline)
        self.setAccessibleName(headline)
        title = QLabel(headline)
        title.setObjectName("ProgressTitle")
        self.body = QVBoxLayout()
        self.body.setSpacing(SPACING.normal)
        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(SPACING.small)
        self.buttons.addStretch(1)
        self.cancel_button = PlainButton("取消")
        self.cancel_button.clicked.connect(self.reject)
        self.accept_button = PrimaryButton(accept)
        self.accept_button.clicked.connect(self.accept)
        self.buttons.addWidget(self.cancel_button)
        self.buttons.addWidget(self.accept_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACING.page, SPACING.page, SPACING.page, SPACING.card)
        layout.setSpacing(SPACING.card)
        layout.addWidget(title)
        layout.addLayout(self.body, 1)
        layout.addLayout(self.buttons)

    def showEvent(self, event: QShowEvent) -> None:
        """Enter in the last field leads to what is asked for; to call it off is one key further."""
        # Not earlier: what is put into the box after it was made comes between.
        QWidget.setTabOrder(self.accept_button, self.cancel_button)
        super().showEvent(event)

    def event(self, event: QEvent) -> bool:
        """A text that grows makes the box grow with it, as far as the screen allows."""
        handled = super().event(event)
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Show):
            self._make_room()
        return handled

    def _make_room(self) -> None:
        layout = self.layout()
        if layout is None:
            return
        layout.activate()
        # Sentences that wrap ask for a height that goes with the width, which Qt leaves out of a window's least size.
        needed = max(layout.totalMinimumSize().height(), layout.totalMinimumHeightForWidth(self.width()))
        most = self.screen().availableGeometry().height() - self.frameGeometry().height() + self.height()
        if self.height() < min(needed, most):
            self.resize(self.width(), min(needed, most))

    def answered(self) -> bool:
        """Shows the box and waits; whether the user wants it so."""
        return self.exec() == QDialog.DialogCode.Accepted


class DaysBox(AskBox):
    """From which day to which; either may be left open."""

    def __init__(
        self, label: str, bounds: tuple[date | None, date | None], today: date, parent: QWidget | None = None
    ) -> None:
        super().__init__(f"{label}的起止", "筛选", parent)
        self._today = today
        self.first = DayEditor(self._read, dates.show_day, self._day)
        self.last = DayEditor(self._read, dates.show_day, self._day)
        form = Form()
        for caption, editor, day in (("起", self.first, bounds[0]), ("止", self.last, bounds[1])):
            editor.set_day(day)
            editor.setMinimumWidth(current_type().body * 14)
            row = FieldRow(caption, editor)
            editor.problem_changed.connect(row.set_problem)
            form.add_row(row)
        self.body.addWidget(form)
        self.first.setFocus()

    def bounds(self) -> tuple[date | None, date | None]:
        """The days as they were typed, the earlier first."""
        first, last = self.first.day(), self.last.day()
        return (last, first) if first is not None and last is not None and last < first else (first, last)

    def accept(self) -> None:
        """Goes on unless a day cannot be read."""
        for editor in (self.first, self.last):
            editor.settle()
            if editor.problem():
                editor.setFocus()
                return
        super().accept()

    def _read(self, text: str) -> date:
        return dates.read_day(text, self._today.year)

    def _day(self) -> date:
        return self._today


def ask_days(
    parent: QWidget, label: str, bounds: tuple[date | None, date | None], today: date
) -> tuple[date | None, date | None] | None:
    """The days between which the records are to lie; ``None`` if the user thought better of it."""
    box = DaysBox(label, bounds, today, parent)
    wanted = box.answered()
    found = box.bounds()
    box.deleteLater()
    return found if wanted else None


class ColumnsBox(AskBox):
    """Which fields are columns, and in what order; moved with the mouse or with the buttons."""

    def __init__(
        self,
        fields: Sequence[Field],
        shown: Sequence[str],
        usual: Sequence[str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("选择列", "显示", parent)
        self._fields = {field.key: field for field in fields}
        self._usual = tuple(usual)
        self.list = QListWidget()
        self.list.setAccessibleName("列")
        self.list.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.list.setMinimumSize(current_type().body * 22, current_type().body * 24)
        self.list.itemChanged.connect(self._follow)
        up = PlainButton("上移")
        up.clicked.connect(self._up)
        down = PlainButton("下移")
        down.clicked.connect(self._down)
        back = LinkButton("恢复默认", quiet=True)
        back.clicked.connect(self._restore)
        moves = QHBoxLayout()
        moves.setSpacing(SPACING.small)
        for button in (up, down):
            moves.addWidget(button)
        moves.addStretch(1)
        moves.addWidget(back)
        self.body.addWidget(self.list, 1)
        self.body.addLayout(moves)
        self._fill(shown)
        self.list.setFocus()

    def chosen(self) -> list[str]:
        """The ticked columns, in their order."""
        items = (self.list.item(row) for row in range(self.list.count()))
        return [
            item.data(Qt.ItemDataRole.UserRole)
            for item in items
            if item.checkState() == Qt.CheckState.Checked
        ]

    def _fill(self, shown: Sequence[str]) -> None:
        self.list.clear()
        for key in (*shown, *(key for key in self._fields if key not in shown)):
            item = QListWidgetItem(self._fields[key].label)
            item.setData(Qt.ItemDataRole.UserRole, key)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if key in shown else Qt.CheckState.Unchecked)
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self._follow()

    def _follow(self) -> None:
        self.accept_button.setEnabled(bool(self.chosen()))

    def _up(self) -> None:
        self._move(-1)

    def _down(self) -> None:
        self._move(1)

    def _move(self, step: int) -> None:
        row = self.list.currentRow()
        target = row + step
        if row < 0 or not 0 <= target < self.list.count():
            return
        self.list.insertItem(target, self.list.takeItem(row))
        self.list.setCurrentRow(target)

    def _restore(self) -> None:
        self._fill(self._usual)


def ask_columns(
    parent: QWidget, fields: Sequence[Field], shown: Sequence[str], usual: Sequence[str]
) -> list[str] | None:
    """The columns wanted; ``None`` if the user thought better of it."""
    box = ColumnsBox(fields, shown, usual, parent)
    wanted = box.answered()
    found = box.chosen()
    box.deleteLater()
    return found if wanted else None
