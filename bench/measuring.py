"""Taking times in turn, so that whatever else the machine does falls on both sides (计时)."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median, quantiles

MILLI = 1000.0


@dataclass(frozen=True)
class Result:
    """One line of the answer. A case without a floor, or without a time of its own, leaves it ``None``."""

    case: str
    n: int
    ours_ms: float | None = None
    floor_ms: float | None = None
    ratio: float | None = None
    rss_mb: float | None = None

    def line(self) -> dict[str, object]:
        """As it is printed: rounded, the ratio worked out."""
        ratio = self.ratio
        if ratio is None and self.ours_ms is not None and self.floor_ms:
            ratio = self.ours_ms / self.floor_ms
        return {
            "case": self.case,
            "n": self.n,
            "ours_ms": _rounded(self.ours_ms),
            "floor_ms": _rounded(self.floor_ms),
            "ratio": _rounded(ratio),
            "rss_mb": _rounded(self.rss_mb if self.rss_mb is not None else peak_memory()),
        }

    def row(self, target: str) -> str:
        """As it stands in the table of ``bench/README.md``."""
        shown = self.line()
        cells = [
            self.case,
            f"{self.n:,}",
            *(shown[key] for key in ("ours_ms", "floor_ms", "ratio", "rss_mb")),
            target,
        ]
        return f"| {' | '.join('' if cell is None else str(cell) for cell in cells)} |"


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 2)


def peak_memory() -> float:
    """The most memory this process has held, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def timed(work: Callable[[], object]) -> float:
    """How long a piece of work takes, in ms."""
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * MILLI


def in_turn(ours: Callable[[], object], floor: Callable[[], object], *, rounds: int) -> tuple[float, float]:
    """The medians of both in ms; each is done once before anything is counted."""
    ours()
    floor()
    pairs = [(timed(ours), timed(floor)) for _ in range(rounds)]
    return median(pair[0] for pair in pairs), median(pair[1] for pair in pairs)


def p95(times: Sequence[float]) -> float:
    """The time that 95 of 100 stay within."""
    return quantiles(times, n=20)[-1]


@dataclass(frozen=True)
class Run:
    """One run of a program: how long, and the most memory it held."""

    ms: float
    rss_mb: float


def run_program(arguments: Sequence[str]) -> Run:
    """Runs Python with arguments, without a screen. Raises ``RuntimeError`` with its last words when it fails."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    # An installed program is compiled once, not at every start.
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    with tempfile.TemporaryFile() as last_words:
        start = time.perf_counter()
        process = subprocess.Popen(
            [sys.executable, *arguments], env=environment, stdout=subprocess.DEVNULL, stderr=last_words
        )
        _, status, usage = os.wait4(process.pid, 0)
        ms = (time.perf_counter() - start) * MILLI
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            last_words.seek(0)
            raise RuntimeError(last_words.read().decode(errors="replace"))
    return Run(ms, usage.ru_maxrss / 1024)
