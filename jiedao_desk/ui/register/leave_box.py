"""Something was typed and not saved: save it, give it up, or stay (离开前询问)."""

from __future__ import annotations

from enum import Enum

from PySide6.QtWidgets import QLabel, QWidget

from jiedao_desk.ui.register.boxes import AskBox
from jiedao_desk.ui.theme import current_type
from jiedao_desk.ui.widgets.buttons import PlainButton


class Parting(Enum):
    """What shall become of what was typed."""

    STAY = "stay"
    SAVE = "save"
    GIVE_UP = "give up"


class LeaveBox(AskBox):
    """Asks once, with buttons that say what they do."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__("还没有保存", "保存", parent)
        self.parting = Parting.STAY
        words = QLabel(f"“{name}”的修改还没有保存。")
        words.setWordWrap(True)
        words.setMinimumWidth(current_type().body * 22)
        self.body.addWidget(words)
        self.cancel_button.setText("继续填写")
        self.give_up_button = PlainButton("不保存")
        self.give_up_button.clicked.connect(self._give_up)
        self.buttons.insertWidget(0, self.give_up_button)
        self.accept_button.setDefault(True)

    def accept(self) -> None:
        self.parting = Parting.SAVE
        super().accept()

    def _give_up(self) -> None:
        self.parting = Parting.GIVE_UP
        super().accept()


def ask_parting(parent: QWidget, name: str) -> Parting:
    """What the user wants; closing the box means to stay."""
    box = LeaveBox(name, parent)
    box.exec()
    parting = box.parting
    box.deleteLater()
    return parting
