"""Files from outside are read in a process of their own, with limits, and only their rows come back (安全读取)."""

from __future__ import annotations

import json
import queue
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Final

from jiedao_desk.exchange import wire
from jiedao_desk.kernel.errors import Unreadable
from jiedao_desk.spreadsheet.table import Workbook

_MEGABYTE: Final = 1024 * 1024
_PIECE: Final = 65_536
_LONGEST_LINE: Final = 32 * _MEGABYTE
# Between two looks at the clock and at the clerk's 取消.
_PATIENCE_SECONDS: Final = 0.1
_RESAVE: Final = "请用 WPS 或 Excel 打开它，另存为新的 .xlsx 后再试。"
_TOO_LONG: Final = (
    "读取花的时间太长，已经停止，没有读入任何内容。请删去多余的行、格式和工作表，另存后再导入。"
)
_TOO_BIG: Final = (
    "文件展开后太大，超过了读取可用的内存，没有读入任何内容。请删去多余的行、格式和工作表，另存后再导入。"
)
_BROKE_OFF: Final = "读取中断，没有读入任何内容；文件可能已损坏。" + _RESAVE


class Cancelled(Exception):
    """The clerk no longer wants the file read; nothing was."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What reading one file may cost: bytes, seconds, rows, cells with a value, characters."""

    file: int = 50 * _MEGABYTE
    memory: int = 1024 * _MEGABYTE
    seconds: int = 30
    silence: float = 10
    rows: int = 200_000
    cells: int = 4_000_000
    longest_text: int = 32_767
    characters: int = 64_000_000


def read_safely(
    path: Path,
    limits: Limits | None = None,
    cancelled: Callable[[], bool] = lambda: False,
    progress: Callable[[int], None] = lambda _rows: None,
    command: Sequence[str] | None = None,
) -> Workbook:
    """Read a file that may be broken or hostile; whatever it does, this process and its memory stay unharmed.

    Takes as long as ``limits`` allow, so it is not for the thread of the window. ``cancelled`` and ``progress``
    (rows so far) are called from the calling thread. ``command`` starts another reading process than our own.
    Raises Unreadable with the clerk's sentence, or Cancelled.
    """
    limits = limits or Limits()
    with _opened(path, limits) as file, _started(file, path.name, limits, command) as process:
        return _Conversation(process, limits, cancelled, progress).workbook()


@contextmanager
def _opened(path: Path, limits: Limits) -> Iterator[IO[bytes]]:
    try:
        if path.is_dir():
            raise Unreadable(f"“{path.name}”是文件夹，请选择一个文件。")
        if path.is_file() and path.stat().st_size > limits.file:
            raise Unreadable(
                f"文件有{path.stat().st_size // _MEGABYTE}兆，最多能读{limits.file // _MEGABYTE}兆。"
                "请删去图片和多余的工作表，另存后再导入。"
            )
        file = path.open("rb")
    except FileNotFoundError as trouble:
        raise Unreadable(f"找不到文件“{path.name}”，可能已被移走、改名，或U盘已拔出。") from trouble
    except PermissionError as trouble:
        raise Unreadable(
            f"“{path.name}”不让读取，可能正被别的程序打开，或没有权限。请关闭打开它的程序后再试。"
        ) from trouble
    except OSError as trouble:
        raise Unreadable(f"“{path.name}”读不出来，磁盘没有响应。请检查U盘或网络后再试。") from trouble
    with file:
        yield file


@contextmanager
def _started(
    file: IO[bytes], name: str, limits: Limits, command: Sequence[str] | None
) -> Iterator[subprocess.Popen[bytes]]:
    told = {
        "name": name.encode("utf-8", "replace").decode(),
        "memory": limits.memory,
        "cpu_seconds": limits.seconds,
        "longest_text": limits.longest_text,
        "characters": limits.characters,
    }
    start = [*(command or _own_command()), json.dumps(told)]
    try:
        process = subprocess.Popen(
            start,
            stdin=file,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=None if _frozen() else Path(__file__).resolve().parents[2],
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
    except OSError as trouble:
        raise Unreadable("不能启动读取文件的程序，没有读入任何内容。请重新启动电脑后再试。") from trouble
    with process:
        try:
            yield process
        finally:
            with suppress(OSError):
                process.kill()


def _frozen() -> bool:
    return bool(getattr(sys, "frozen", False))


def _own_command() -> list[str]:
    if _frozen():
        return [sys.executable, "--import-worker"]
    return [sys.executable, "-B", "-s", "-X", "utf8", "-m", "jiedao_desk.exchange.import_worker"]


class _Conversation:
    """Hears a reading process out, with one eye on the clock."""

    def __init__(
        self,
        process: subprocess.Popen[bytes],
        limits: Limits,
        cancelled: Callable[[], bool],
        progress: Callable[[int], None],
    ) -> None:
        self._process = process
        self._limits = limits
        self._cancelled = cancelled
        self._progress = progress
        # Few, so that a process that floods us has to wait instead of filling our memory.
        self._pieces: queue.Queue[bytes] = queue.Queue(maxsize=64)
        self._given_up = threading.Event()
        self._reader = threading.Thread(target=self._collect, name="import-worker-output", daemon=True)

    def workbook(self) -> Workbook:
        self._reader.start()
        try:
            return self._listen()
        finally:
            self._given_up.set()
            self._process.kill()
            self._reader.join()

    def _listen(self) -> Workbook:
        listener = wire.Listener(self._limits.rows, self._limits.cells)
        total, begun = 0, list[bytes]()
        try:
            for piece in self._heard():
                total += len(piece)
                head, *lines = piece.split(b"\n")
                begun.append(head)
                if lines:
                    for text in (b"".join(begun), *lines[:-1]):
                        if text:
                            listener.hear(text)
                    begun = [lines[-1]]
                # Each character may take six bytes, and the marks between them some more.
                if total > 12 * self._limits.characters or sum(map(len, begun)) > _LONGEST_LINE:
                    raise Unreadable("文件里的文字太多，没有读取。请拆分成几个文件再导入。")
                self._progress(listener.rows)
        except Unreadable:
            raise
        except (ValueError, KeyError, TypeError) as trouble:
            raise Unreadable(_BROKE_OFF) from trouble
        if listener.workbook is None:
            raise Unreadable(self._why_it_ended())
        return listener.workbook

    def _heard(self) -> Iterator[bytes]:
        """What the process says, piece by piece, until it has said everything or time is up."""
        begun = last = time.monotonic()
        while True:
            if self._cancelled():
                raise Cancelled
            try:
                piece = self._pieces.get(timeout=_PATIENCE_SECONDS)
            except queue.Empty:
                piece = None
            now = time.monotonic()
            if piece == b"":
                return
            if now - begun > self._limits.seconds:
                raise Unreadable(_TOO_LONG)
            if piece is not None:
                last = now
                yield piece
            elif now - last > self._limits.silence:
                raise Unreadable(_TOO_LONG)

    def _collect(self) -> None:
        """In a thread of its own, because no system lets one wait for a pipe and a clock in the same way."""
        output = self._process.stdout
        piece = b"-"
        while output is not None and piece:
            try:
                piece = output.read1(_PIECE)  # type: ignore[attr-defined]
            except (OSError, ValueError):
                piece = b""
            while not self._given_up.is_set():
                try:
                    self._pieces.put(piece, timeout=_PATIENCE_SECONDS)
                    break
                except queue.Full:
                    continue

    def _why_it_ended(self) -> str:
        try:
            code = self._process.wait(timeout=self._limits.silence)
        except subprocess.TimeoutExpired:
            return _TOO_LONG
        if code == -_signal("SIGXCPU"):
            return _TOO_LONG
        # A reader that cannot get memory gives up in one of these ways; on Windows with a status of its own.
        out_of_memory = {wire.OUT_OF_MEMORY, -_signal("SIGABRT"), -_signal("SIGKILL"), 0xC0000017, 0xC0000409}
        return _TOO_BIG if code in out_of_memory else _BROKE_OFF


def _signal(name: str) -> int:
    """The number of a signal, or one that is never an exit code where the system does not know it."""
    import signal

    return int(getattr(signal, name, 1 << 40))
