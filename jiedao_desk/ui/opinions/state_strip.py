"""How many opinions are open, overdue or wait for their voter, each count a filter of the list (意见状态栏)."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from jiedao_desk.operations.opinions import OPEN, OVERDUE, TO_TELL, OpinionState
from jiedao_desk.ui.theme import SPACING
from jiedao_desk.ui.widgets.buttons import PlainButton

_SHOWN = (OPEN, OVERDUE, TO_TELL)


class StateStrip(QFrame):
    """A count pressed shows those alone, pressed again all of them."""

    chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("Card")
        self.setAccessibleName("选民意见办理情况")
        self._found: Sequence[OpinionState] = ()
        self._state = ""
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACING.card, SPACING.small, SPACING.small, SPACING.small)
        row.setSpacing(SPACING.small)
        self.buttons: dict[str, PlainButton] = {}
        for state in _SHOWN:
            button = PlainButton(state)
            button.setCheckable(True)
            button.setToolTip(f"只看{state}的")
            button.clicked.connect(partial(self._press, state))
            self.buttons[state] = button
            row.addWidget(button)
        row.addStretch(1)

    def show_states(self, found: Sequence[OpinionState]) -> None:
        """Shows how all opinions stand now."""
        self._found = found
        self.setVisible(bool(found))
        for state, button in self.buttons.items():
            button.setText(f"{state} {sum(state in one.states for one in found)} 件")

    def wanted(self) -> tuple[int, ...]:
        """The ids of those to be shown, empty when all are; a state that nothing is in asks for none."""
        if not self._state:
            return ()
        return tuple(one.id for one in self._found if self._state in one.states) or (0,)

    @property
    def active(self) -> bool:
        """Whether anything is left out."""
        return bool(self._state)

    def choose(self, state: str) -> None:
        """Shows those in a state alone."""
        self._state = state
        for key, button in self.buttons.items():
            button.setChecked(key == state)

    def clear(self) -> None:
        """Leaves nothing out, and says nothing of it."""
        self._state = ""
        for button in self.buttons.values():
            button.setChecked(False)

    def _press(self, state: str) -> None:
        self.choose("" if self._state == state else state)
        self.chosen.emit()
