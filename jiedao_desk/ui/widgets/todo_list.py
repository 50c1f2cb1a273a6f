"""What is owed, by date, each line with the way to do it (待办)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from jiedao_desk.ui.colours import Tone
from jiedao_desk.ui.theme import SPACING
from jiedao_desk.ui.widgets.buttons import LinkButton
from jiedao_desk.ui.widgets.labels import ElidedLabel, StateChip


@dataclass(frozen=True)
class TodoEntry:
    """One thing owed: how urgent (剩3天), what, and what to press."""

    key: str
    chip: str
    tone: Tone
    text: str
    action: str


class TodoRow(QFrame):
    """A line of the list: chip, words, link."""

    opened = Signal(str)

    def __init__(self, entry: TodoEntry, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("TodoRow")
        self.entry = entry
        self.chip = StateChip(entry.chip, entry.tone)
        text = ElidedLabel(entry.text, role="small")
        link = LinkButton(f"{entry.action} ›", size="small")
        link.setAccessibleName(f"{entry.action}：{entry.text}（{entry.chip}）")
        link.clicked.connect(self._open)
        self._chip_place = QWidget()
        place = QHBoxLayout(self._chip_place)
        place.setContentsMargins(0, 0, 0, 0)
        place.addWidget(self.chip)
        place.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACING.small, 4, SPACING.small, 4)
        row.setSpacing(SPACING.normal)
        row.addWidget(self._chip_place)
        row.addWidget(text)
        row.addStretch(1)
        row.addWidget(link)

    def set_chip_width(self, width: int) -> None:
        self._chip_place.setFixedWidth(width)

    def _open(self) -> None:
        self.opened.emit(self.entry.key)


class TodoList(QWidget):
    """Lines one under another, chips lined up; a word of relief when nothing is owed."""

    opened = Signal(str)

    def __init__(self, nothing: str = "目前没有待办。", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._nothing = QLabel(nothing)
        self._nothing.setProperty("role", "faint")
        self._rows: list[TodoRow] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self._nothing)
        self._column.addStretch(1)

    @property
    def rows(self) -> tuple[TodoRow, ...]:
        return tuple(self._rows)

    def show_entries(self, entries: Iterable[TodoEntry]) -> None:
        """Shows other lines; one that says the same stays, with the keys on it if they were there."""
        known = {row.entry: row for row in self._rows}
        rows = [known.pop(entry) if entry in known else self._row(entry) for entry in entries]
        for row in self._rows:
            self._column.removeWidget(row)
        for row in known.values():
            row.deleteLater()
        self._rows = rows
        width = max((row.chip.sizeHint().width() for row in self._rows), default=0) + SPACING.small
        for place, row in enumerate(self._rows):
            row.set_chip_width(width)
            self._column.insertWidget(place, row)
        self._nothing.setVisible(not self._rows)

    def _row(self, entry: TodoEntry) -> TodoRow:
        row = TodoRow(entry)
        row.opened.connect(self.opened)
        return row
