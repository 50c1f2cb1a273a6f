"""Counts in a line, each a number over its name that opens what it counts (数字行)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from jiedao_desk.ui.colours import Tone
from jiedao_desk.ui.theme import SPACING
from jiedao_desk.ui.widgets.buttons import LinkButton
from jiedao_desk.ui.widgets.emptying import take_out
from jiedao_desk.ui.widgets.styling import mark


@dataclass(frozen=True)
class Count:
    """One number: ``key`` says what pressing it opens; a number that asks for something has a ``tone``."""

    key: str
    caption: str
    number: int
    tone: Tone = Tone.NEUTRAL


class CountsGrid(QWidget):
    """Lines of counts, a name before each line; numbers stand under each other."""

    opened = Signal(str, str)  # the line, and the key of the count

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.numbers: dict[tuple[str, str], LinkButton] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(SPACING.normal)
        self._grid.setVerticalSpacing(0)

    def show_lines(self, lines: Sequence[tuple[str, str, Sequence[Count]]]) -> None:
        """Shows lines as (key, name, counts)."""
        take_out(self._grid)
        self.numbers.clear()
        # Aligned, or what is narrow would keep its column narrow.
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        for place, (line, name, counts) in enumerate(lines):
            if name:
                title = QLabel(name)
                title.setProperty("role", "small")
                self._grid.addWidget(title, 2 * place, 0, 2, 1, left)
            for column, one in enumerate(counts, start=1):
                self._grid.addWidget(self._number(line, name, one), 2 * place, column, left)
                caption = QLabel(one.caption)
                caption.setObjectName("FieldHelp")
                self._grid.addWidget(caption, 2 * place + 1, column, left)
        widest = max((len(counts) for _, _, counts in lines), default=0)
        for column in range(1, self._grid.columnCount()):
            self._grid.setColumnStretch(column, 1 if column <= widest else 0)

    def _number(self, line: str, name: str, one: Count) -> LinkButton:
        number = LinkButton(str(one.number))
        number.setObjectName("HomeCount")
        number.setAccessibleName(f"{name}{one.caption}{one.number}")
        number.setEnabled(one.number > 0)
        mark(number, "state", one.tone.value if one.number else Tone.NEUTRAL.value)
        number.clicked.connect(partial(self.opened.emit, line, one.key))
        self.numbers[line, one.key] = number
        return number
