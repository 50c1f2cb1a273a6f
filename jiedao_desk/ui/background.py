"""Long work away from the window: the only place with threads (后台任务)."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, Qt, Signal, Slot

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

    def __init__(self, work: Work, parent: QObject) -> None:
        super().__init__(parent)
        self._work = work

    def cancel(self) -> None:
        """Asks the work to stop at its next step; what it wrote so far it takes back itself."""
        self._work.call_off()

    def tell_end(self, outcome: _Outcome) -> None:
        """Says how it ended, once."""
        if outcome.cancelled:
            self.cancelled.emit()
        elif outcome.error is not None:
            self.failed.emit(outcome.error)
        else:
            self.finished.emit(outcome.result)
        self.ended.emit()


@dataclass(frozen=True)
class _Outcome:
    """How a piece of work ended."""

    result: object = None
    error: BaseException | None = None
    cancelled: bool = False


class _Letterbox:
    """What lies between the worker's thread and ours. No Qt object: those live and die in one thread."""

    def __init__(self, ring: Callable[[], None]) -> None:
        self._ring = ring
        self._lock = threading.Lock()
        self._latest: tuple[int, int, str] | None = None
        self._outcome: _Outcome | None = None

    def post_progress(self, done: int, total: int, text: str) -> None:
        """Only the latest news is kept, so that a fast worker cannot flood the window."""
        with self._lock:
            waiting = self._latest is not None
            self._latest = (done, total, text)
        if not waiting:
            self._ring()

    def post_outcome(self, outcome: _Outcome) -> None:
        with self._lock:
            self._outcome = outcome
        self._ring()

    def take(self) -> tuple[tuple[int, int, str] | None, _Outcome | None]:
        with self._lock:
            latest, self._latest = self._latest, None
            return latest, self._outcome


class Background(QObject):
    """Runs functions away from the window, two at a time, and leaves no thread behind when it is closed."""

    busy_changed = Signal(bool)

    # From a worker's thread: the job of this number has news. Queued, so that what follows happens in ours.
    _news = Signal(int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = ThreadPoolExecutor(_MOST_AT_ONCE, thread_name_prefix="background")
        self._jobs: dict[int, tuple[Job, _Letterbox]] = {}
        self._last_number = 0
        self._news.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    @property
    def busy(self) -> bool:
        return bool(self._jobs)

    def start(self, function: Callable[[Work], object]) -> Job:
        """Begins the work. Connect to the job's signals at once: none comes before control returns to Qt."""
        self._last_number += 1
        letterbox = _Letterbox(partial(self._news.emit, self._last_number))
        work = Work(letterbox.post_progress)
        job = Job(work, self)
        self._jobs[self._last_number] = (job, letterbox)
        self._pool.submit(_run, function, work, letterbox)
        if len(self._jobs) == 1:
            self.busy_changed.emit(True)
        return job

    def close(self) -> None:
        """Calls everything off, waits for it, and tells how it ended."""
        for job, _letterbox in self._jobs.values():
            job.cancel()
        self._pool.shutdown(wait=True)
        for number in tuple(self._jobs):
            self._deliver(number)

    @Slot(int)
    def _deliver(self, number: int) -> None:
        if number not in self._jobs:
            return
        job, letterbox = self._jobs[number]
        latest, outcome = letterbox.take()
        if latest is not None:
            job.progressed.emit(*latest)
        if outcome is None:
            return
        del self._jobs[number]
        job.tell_end(outcome)
        job.deleteLater()
        if not self._jobs:
            self.busy_changed.emit(False)


def _run(function: Callable[[Work], object], work: Work, letterbox: _Letterbox) -> None:
    """In the worker's thread."""
    try:
        work.go_on()
        outcome = _Outcome(result=function(work))
    except Cancelled:
        outcome = _Outcome(cancelled=True)
    except BaseException as error:  # noqa: BLE001 - handed on to the window, which knows what to say of it
        outcome = _Outcome(error=error)
    letterbox.post_outcome(outcome)
