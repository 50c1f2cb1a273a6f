"""What waits for an answer or a result, over a register: the first in one line, the rest on a click (待办条)."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from jiedao_desk.operations.waiting import LATE, OPEN, SOON, WAITS, Waiting
from jiedao_desk.ui.colours import Tone
from jiedao_desk.ui.theme import SPACING
from jiedao_desk.ui.widgets.buttons import LinkButton
from jiedao_desk.ui.widgets.todo_list import TodoEntry, TodoList

_TONES = {WAITS: Tone.INFO, OPEN: Tone.INFO, SOON: Tone.WARN, LATE: Tone.BAD}


class WaitingCard(QFrame):
    """Vanishes when nothing waits."""

    opened = Signal(int)  # a record's id

    def __init__(self, name: str, action: str, parent: QWidget | None = None) -> None:
        """``action`` is what pressing a line is for: 登记批复."""
        super().__init__(parent)
        self.setObjectName("Card")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(name)
        self._action = action
        self._waiting: tuple[Waiting, ...] = ()
        self._whole = False
        self.list = TodoList("")
        self.list.opened.connect(self._open)
        self.more = LinkButton("", quiet=True, size="small")
        self.more.clicked.connect(self._turn)
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACING.small, SPACING.tight, SPACING.card, SPACING.tight)
        row.setSpacing(SPACING.normal)
        row.addWidget(self.list, 1)
        row.addWidget(self.more, 0, Qt.AlignmentFlag.AlignTop)

    def show_waiting(self, waiting: Sequence[Waiting]) -> None:
        """Shows what waits now."""
        self._waiting = tuple(waiting)
        self.setVisible(bool(waiting))
        self._show()

    def _show(self) -> None:
        count = len(self._waiting)
        late = sum(one.state == LATE for one in self._waiting)
        told = f"共 {count} 件" + (f"，逾期 {late} 件" if late else "")
        self.more.setVisible(count > 1)
        self.more.setText("收起 ▴" if self._whole else f"{told} ▾")
        self.more.setAccessibleName(f"{self.accessibleName()}{told}，{'收起' if self._whole else '全部列出'}")
        self.list.show_entries(
            TodoEntry(str(place), one.chip, _TONES[one.state], one.text, self._action)
            for place, one in enumerate(self._waiting if self._whole else self._waiting[:1])
        )

    def _turn(self) -> None:
        self._whole = not self._whole
        self._show()

    def _open(self, key: str) -> None:
        self.opened.emit(self._waiting[int(key)].record)
