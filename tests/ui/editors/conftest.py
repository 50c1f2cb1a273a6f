"""A window with an editor in it and somewhere else to go (编辑器测试环境)."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget


class Desktop(QWidget):
    """One editor, one other line."""

    def __init__(self) -> None:
        super().__init__()
        self.elsewhere = QLineEdit()
        QVBoxLayout(self)
        self.resize(500, 400)

    def place(self, made):
        """The editor, in the window, with the focus in it."""
        self.layout().addWidget(made)
        self.layout().addWidget(self.elsewhere)
        # A widget that joins a window in sight is shown only in the next turn, and takes no focus before.
        made.show()
        self.elsewhere.show()
        made.setFocus()
        return made

    def leave(self) -> None:
        """Goes on to the other line."""
        self.elsewhere.setFocus()


@pytest.fixture
def window(qtbot) -> Desktop:
    made = Desktop()
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
    return made
