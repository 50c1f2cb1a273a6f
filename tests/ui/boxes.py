"""Answering a box that is about to be asked (应答对话框)."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog

Deed = Callable[[QDialog], object]


class Answers:
    """Does something to each box as it comes, in turn; a box that never came is a failure."""

    def __init__(self) -> None:
        self._waiting: list[Deed] = []
        self._timer = QTimer()
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._look)

    def __call__(self, deed: Deed) -> None:
        self._waiting.append(deed)
        self._timer.start()

    def close(self) -> list[Deed]:
        self._timer.stop()
        return self._waiting

    def _look(self) -> None:
        box = QApplication.activeModalWidget()
        if isinstance(box, QDialog):
            deed = self._waiting.pop(0)
            if not self._waiting:
                self._timer.stop()
            deed(box)
