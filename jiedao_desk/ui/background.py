"""Long work away from the window: the only place with threads (后台任务)."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QObject, Qt, Signal, Slot

_MOST_AT_ONCE = 2


class Cancelled(Exception):
    """The user called the work off; raised inside it, never shown as a trouble."""


class Work:
    """What the function that runs in the background holds: it tells how far it is and asks whether to go on."""

    def __init__(self, tell: Callable[[int, int, str], None]) -> None:
        self._tell = tell
        self._called_off = threading.Event()

    @property
    def called_off(self) -> bool:
        return self._called_off.is_set()

    def progress(self, done: int, total: int, text: str = "") -> None:
        """``done`` of ``total`` steps (0: unknown), in words; raises Cancelled once the work is called off."""
        self.go_on()
        self._tell(done, total, text)

    def go_on(self) -> None:
        """Raises Cancelled once the work is called off."""
        if self.called_off:
            raise Cancelled

    def call_off(self) -> None:
        self._called_off.set()


class Job(QObject):
    """One piece of work under way, seen from the window; its signals come in the window's thread."""

    progressed = Signal(int, int, str)
    finished = Signal(object)  # what the function gave back
    failed = Signal(object)  # the exception it ended with
    cancelled = Signal()
    ended = Signal()  # after any of the three

    # From the worker's thread; queued, so that what follows happens in ours.
    _news = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.work = Work(self._report)
        self._lock = threading.Lock()
        self._latest: tuple[int, int, str] | None = None
        self._outcome: tuple[str, Any] | None = None
        self._over = False
        self._news.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    @property
    def over(self) -> bool:
        return self._over

    def cancel(self) -> None:
        """Asks the work to stop at its next step; what it wrote so far it takes back itself."""
        self.work.call_off()

    def run(self, function: Callable[[Work], object]) -> None:
        """In the worker's thread: runs the function and keeps how it ended."""
        outcome: tuple[str, Any]
        try:
            self.work.go_on()
            outcome = ("finished", function(self.work))
        except Cancelled:
            outcome = ("cancelled", None)
        except BaseException as error:  # noqa: BLE001 - handed on to the window, which knows what to say of it
            outcome = ("failed", error)
        with self._lock:
            self._outcome = outcome
        self._news.emit()

    def _report(self, done: int, total: int, text: str) -> None:
        """In the worker's thread: only the latest news is kept, so that a fast worker cannot flood the window."""
        with self._lock:
            waiting = self._latest is not None
            self._latest = (done, total, text)
        if not waiting:
            self._news.emit()

    @Slot()
    def _deliver(self) -> None:
        with self._lock:
            latest, self._latest = self._latest, None
            outcome = self._outcome
        if self._over:
            return
        if latest is not None:
            self.progressed.emit(*latest)
        if outcome is None:
            return
        self._over = True
        how, what = outcome
        if how == "finished":
            self.finished.emit(what)
        elif how == "failed":
            self.failed.emit(what)
        else:
            self.cancelled.emit()
        self.ended.emit()


class Background(QObject):
    """Runs functions away from the window, two at a time, and leaves no thread behind when it is closed."""

    busy_changed = Signal(bool)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = ThreadPoolExecutor(_MOST_AT_ONCE, thread_name_prefix="background")
        self._jobs: dict[Job, Future[None]] = {}

    @property
    def busy(self) -> bool:
        return bool(self._jobs)

    def start(self, function: Callable[[Work], object]) -> Job:
        """Begins the work. Connect to the job's signals at once: none comes before control returns to Qt."""
        job = Job(self)
        job.ended.connect(self._clear)
        self._jobs[job] = self._pool.submit(job.run, function)
        if len(self._jobs) == 1:
            self.busy_changed.emit(True)
        return job

    def close(self) -> None:
        """Calls everything off, waits for it, and tells how it ended."""
        for job in self._jobs:
            job.cancel()
        self._pool.shutdown(wait=True)
        QCoreApplication.sendPostedEvents(None, QEvent.Type.MetaCall.value)
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)

    @Slot()
    def _clear(self) -> None:
        over = [job for job in self._jobs if job.over]
        for job in over:
            del self._jobs[job]
            job.deleteLater()
        if over and not self._jobs:
            self.busy_changed.emit(False)
