"""Keeps what is typed into a form every few seconds, so that a fault costs nothing (自动暂存)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime

from PySide6.QtCore import QObject, QTimer, Signal

from jiedao_desk.kernel.draft import Draft
from jiedao_desk.kernel.errors import Refused, StorageTrouble
from jiedao_desk.operations import drafts
from jiedao_desk.operations.desk import Desk

IDLE_MS = 2_000
AT_MOST_MS = 10_000

Content = Callable[[], tuple[Draft, Mapping[str, str], Draft | None]]


class Autosave(QObject):
    """Told of every change, it keeps the form once the typing pauses, and in any case every ten seconds.

    ``content`` hands out the draft, the texts that could not be read, and the record as it was opened.
    """

    kept = Signal(object)  # the moment, a datetime
    failed = Signal(str)  # the sentence why it could not be kept; the form stays as it is

    def __init__(self, desk: Desk, content: Content, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._content = content
        self._form: str | None = None
        self._idle = QTimer(self)
        self._idle.setSingleShot(True)
        self._idle.setInterval(IDLE_MS)
        self._idle.timeout.connect(self.keep_now)
        self._at_most = QTimer(self)
        self._at_most.setSingleShot(True)
        self._at_most.setInterval(AT_MOST_MS)
        self._at_most.timeout.connect(self.keep_now)

    @property
    def form(self) -> str | None:
        """The name the form is kept under; ``None`` while none is open."""
        return self._form

    @property
    def waiting(self) -> bool:
        """Whether something was typed that is not kept yet."""
        return self._at_most.isActive()

    def watch(self, form: str | None) -> None:
        """From now on it is this form; what was typed into another was kept or given up."""
        self._stop()
        self._form = form

    def touch(self) -> None:
        """Something was typed."""
        if self._form is None:
            return
        self._idle.start()
        if not self._at_most.isActive():
            self._at_most.start()

    def keep_now(self) -> datetime | None:
        """Keeps what is waiting to be kept."""
        if self._form is None or not self.waiting:
            return None
        self._stop()
        try:
            moment = drafts.keep(self._desk, self._form, *self._content())
        except (StorageTrouble, Refused) as trouble:
            self.failed.emit(str(trouble))
            return None
        self.kept.emit(moment)
        return moment

    def settle(self) -> None:
        """The form was saved: nothing more is to be kept of it."""
        self._stop()

    def give_up(self) -> None:
        """The user does not want what was typed: it is forgotten."""
        self._stop()
        if self._form is not None:
            drafts.forget(self._desk, self._form)

    def _stop(self) -> None:
        self._idle.stop()
        self._at_most.stop()
