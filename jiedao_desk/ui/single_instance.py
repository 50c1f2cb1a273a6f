"""One window for a data folder: a second start raises the first (单实例)."""

from __future__ import annotations

import getpass
import hashlib
import os
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtNetwork import QLocalServer, QLocalSocket
from PySide6.QtWidgets import QWidget

_RAISE = b"raise\n"
_RAISED = b"ok\n"
_MILLISECONDS_TO_ANSWER = 1500


def name_for(folder: Path) -> str:
    """The name under which the window of a data folder can be called, for this user."""
    told_apart = f"{getpass.getuser()}\n{os.path.normcase(folder.resolve())}"
    return "jiedao-desk-" + hashlib.sha256(told_apart.encode()).hexdigest()[:24]


class SingleInstance(QObject):
    """Either calls the window that is open already, or listens to be called."""

    called = Signal()

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._name = name_for(folder)
        self._server: QLocalServer | None = None

    def call_first(self) -> bool:
        """Asks the first window to come forward; False if there is none that answers."""
        line = QLocalSocket()
        line.connectToServer(self._name)
        if not line.waitForConnected(_MILLISECONDS_TO_ANSWER):
            return False
        line.write(_RAISE)
        line.flush()
        answered = line.waitForReadyRead(_MILLISECONDS_TO_ANSWER) and line.readAll().data() == _RAISED
        line.disconnectFromServer()
        return bool(answered)

    def listen(self) -> bool:
        """Becomes the first window. A name left behind by a crash is taken over; False if the system refuses."""
        server = QLocalServer(self)
        server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        server.newConnection.connect(self._answer)
        if not server.listen(self._name):
            QLocalServer.removeServer(self._name)
            if not server.listen(self._name):
                return False
        self._server = server
        return True

    def close(self) -> None:
        if self._server is not None:
            self._server.close()
            self._server = None

    @Slot()
    def _answer(self) -> None:
        if self._server is None:
            return
        while (line := self._server.nextPendingConnection()) is not None:
            line.disconnected.connect(line.deleteLater)
            line.write(_RAISED)
            line.flush()
            self.called.emit()


def bring_forward(window: QWidget) -> None:
    """Shows a window that may be minimised or behind others."""
    # As large as it was: a window that filled the screen fills it again.
    window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
    window.show()
    window.raise_()
    window.activateWindow()
