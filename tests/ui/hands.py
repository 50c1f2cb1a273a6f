"""Typing as hands do it: keys for Latin letters, the input method for Chinese (录入)."""

from __future__ import annotations

from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget


def write(widget: QWidget, text: str) -> None:
    """Types the text into the widget, character by character."""
    for character in text:
        if character.isascii():
            QTest.keyClicks(widget, character)
        else:
            committed = QInputMethodEvent()
            committed.setCommitString(character)
            QApplication.sendEvent(widget, committed)
