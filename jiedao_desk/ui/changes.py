"""What was changed, told once to every view, in the thread of the window (变更信号)."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal

from jiedao_desk.kernel.changes import Announcer, Changes


class ChangeFeed(QObject):
    """Turns announcements, which come from whichever thread wrote, into one signal of the window's thread."""

    changed = Signal(object)  # Changes
    _arrived = Signal(object)

    def __init__(self, announcer: Announcer, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._arrived.connect(self.changed, Qt.ConnectionType.QueuedConnection)
        self._unsubscribe = announcer.subscribe(self._hand_over)

    def close(self) -> None:
        """Hears no more."""
        self._unsubscribe()

    def _hand_over(self, changes: Changes) -> None:
        self._arrived.emit(changes)
