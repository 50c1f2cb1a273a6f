"""When the program itself is at fault: a log without anybody's data, an apology, and on with the work (意外出错)."""

from __future__ import annotations

import platform
import re
import sys
import threading
import traceback
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject, Qt, Signal, Slot, qVersion
from PySide6.QtWidgets import QApplication, QWidget

from jiedao_desk.ui.colours import Tone

_KEPT_LOGS = 20
_MOST_FRAMES = 60

# A message may quote what was typed: everything that is not plain ASCII, and every longer number, is hidden.
_PERSONAL = re.compile(r"[^\x20-\x7e]+|\d[\dXx*\- ]{4,}")
_QUOTED = re.compile(r"'[^']*'|\"[^\"]*\"")


def report(error: BaseException, version: str, moment: datetime) -> str:
    """What happened, for those who mend it: kinds of exception, places in the code, versions. No values."""
    lines = [
        f"time: {moment:%Y-%m-%d %H:%M:%S}",
        f"program: {version}   python: {platform.python_version()}   qt: {qVersion()}   system: {platform.platform()}",
    ]
    shown: BaseException | None = error
    while shown is not None:
        lines += ["", f"{type(shown).__module__}.{type(shown).__qualname__}: {_harmless(str(shown))}"]
        frames = traceback.extract_tb(shown.__traceback__)[-_MOST_FRAMES:]
        lines += [f"  {_place(frame.filename)}:{frame.lineno} {frame.name}" for frame in frames]
        shown = shown.__cause__ or (None if shown.__suppress_context__ else shown.__context__)
    return "\n".join(lines) + "\n"


def write_log(folder: Path, text: str, moment: datetime) -> Path | None:
    """The report as a file of its own; the oldest go when there are more than twenty. None if it cannot be written."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        file = folder / f"crash-{moment:%Y%m%d-%H%M%S-%f}.log"
        file.write_text(text, encoding="utf-8")
        for old in sorted(folder.glob("crash-*.log"))[:-_KEPT_LOGS]:
            old.unlink(missing_ok=True)
    except OSError:
        return None
    return file


class CrashReporter(QObject):
    """Catches what nobody caught, in any thread; keeps the program going and says so once at a time."""

    _caught = Signal(object)

    def __init__(
        self,
        logs: Path,
        version: str,
        *,
        now: Callable[[], datetime] = datetime.now,
        keep_typing: Callable[[], None] | None = None,
        parent: QObject | None = None,
    ) -> None:
        """``keep_typing`` is asked to put drafts away before the apology is shown."""
        super().__init__(parent)
        self._logs = logs
        self._version = version
        self._now = now
        self._keep_typing = keep_typing
        self._apologising = False
        # Queued: the apology comes after the code at fault has been left, and in the window's thread.
        self._caught.connect(self._apologise, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        """From now on nothing uncaught goes to a terminal that nobody reads."""
        sys.excepthook = self.handle
        threading.excepthook = self._handle_thread

    def handle(self, kind: type[BaseException], error: BaseException, _trace: TracebackType | None) -> None:
        """What ``sys.excepthook`` is given."""
        if issubclass(kind, KeyboardInterrupt | SystemExit):
            sys.__excepthook__(kind, error, _trace)
            return
        moment = self._now()
        log = write_log(self._logs, report(error, self._version, moment), moment)
        self._caught.emit(log)

    def failed(self, error: BaseException) -> None:
        """For a background job that ended with an exception nobody expected."""
        self.handle(type(error), error, error.__traceback__)

    def _handle_thread(self, what: threading.ExceptHookArgs) -> None:
        if what.exc_value is not None:
            self.handle(what.exc_type, what.exc_value, what.exc_traceback)

    @Slot(object)
    def _apologise(self, log: Path | None) -> None:
        # One fault often brings the next; one box is enough.
        if self._apologising:
            return
        self._apologising = True
        try:
            if self._keep_typing is not None:
                self._keep_typing()
            show_apology(QApplication.activeWindow(), log)
        finally:
            self._apologising = False


def show_apology(parent: QWidget | None, log: Path | None) -> None:
    """Says that the program erred, that nothing is lost, and where the log lies."""
    from jiedao_desk.ui.dialogs import show_message

    show_message(parent, "程序出错了，对不起", *apology(log), tone=Tone.WARN)


def apology(log: Path | None) -> tuple[str, ...]:
    """The sentences: what happened, what is kept, what to do."""
    where = (
        f"情况记在 {log}（只有程序内部位置，不含姓名、证件号等内容）。"
        if log is not None
        else "这次没能写下记录。"
    )
    return (
        "刚才的操作没有做完。已经保存的记录没有变，正在填写的内容还在窗口里。",
        "请先保存手头的内容，再重试一次；如果还是这样，请关闭程序重新打开。",
        f"{where}反映问题时请附上它。" if log is not None else where,
    )


def _harmless(message: str) -> str:
    return _PERSONAL.sub("…", _QUOTED.sub("'…'", message))[:300]


def _place(filename: str) -> str:
    """The file without the folders above it, which often hold the user's name."""
    parts = Path(filename).parts
    for top in ("jiedao_desk", "site-packages"):
        if top in parts:
            return "/".join(parts[len(parts) - 1 - parts[::-1].index(top) :])
    return parts[-1] if parts else filename
