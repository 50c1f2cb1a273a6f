"""The line that signs people in by keys: initials or a name, then Enter, Space or a digit (签到输入)."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QGuiApplication,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QLineEdit, QWidget

from jiedao_desk.ui.colours import current_colours

_PARTING = "、，,；;\n\t"
HOW = "输入姓名或拼音首字母，回车记出席；空格换状态，1 出席　2 迟到　3 早退　4 请假　5 缺席"


class SearchLine(QLineEdit):
    """Says which names the text means behind it; what is to be done with them is told by signals."""

    tick_wanted = Signal()
    cycle_wanted = Signal()
    digit_wanted = Signal(int)
    moved = Signal(int, int)  # columns, rows
    list_pasted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("RollSearch")
        self.setAccessibleName("按姓名或拼音首字母签到")
        self.setAccessibleDescription(HOW)
        self.setPlaceholderText(HOW)
        self._meant = ""
        self._composing = False

    def say(self, names: str) -> None:
        """The names that the text means, written quietly behind it."""
        self._meant = names
        self.update()

    def said(self) -> str:
        """What stands behind the text."""
        return self._meant

    def event(self, event: QEvent) -> bool:
        """Keeps Escape for itself while something is typed, before the page takes it as the way out."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Escape
            and self.text()
        ):
            event.accept()
            return True
        return super().event(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        self._composing = bool(event.preeditString())
        super().inputMethodEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste):
            text = QGuiApplication.clipboard().text()
            if any(sign in text.strip() for sign in _PARTING):
                self.list_pasted.emit(text)
                return
        plain = not event.modifiers() & (
            Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
        )
        if self.isReadOnly() or not plain or not self._taken(event):
            super().keyPressEvent(event)

    def _taken(self, event: QKeyEvent) -> bool:
        key, text = event.key(), event.text()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.tick_wanted.emit()
        elif key == Qt.Key.Key_Space:
            self.cycle_wanted.emit()
        elif text and text in "12345":
            self.digit_wanted.emit(int(text))
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.moved.emit(0, 1 if key == Qt.Key.Key_Down else -1)
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right) and not self.text():
            self.moved.emit(1 if key == Qt.Key.Key_Right else -1, 0)
        elif key == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            return False
        event.accept()
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self.text() or self._composing or not self._meant:
            return
        left = self.fontMetrics().horizontalAdvance(self.text()) + self.textMargins().left() + 24
        room = QRect(left, 0, self.width() - left - 10, self.height())
        painter = QPainter(self)
        painter.setPen(QColor(current_colours().faint))
        painter.drawText(
            room,
            Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft,
            self.fontMetrics().elidedText(self._meant, Qt.TextElideMode.ElideRight, room.width()),
        )
        painter.end()
