"""Gives jobs to a process that may die over them, and hears what it got done (受害进程)."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from jiedao_desk.storage.folder import DataFolder


class Victim:
    """One process for many jobs; each job runs in a fork of its own."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, str(Path(__file__).with_name("victim.py"))],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )

    def begin(self, do: str, folder: DataFolder, **more: Any) -> int:
        """Starts a job; answers the number of its process."""
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps({"do": do, "folder": str(folder.root), **more}) + "\n")
        self._process.stdin.flush()
        return int(self._next()["pid"])

    def heard(self) -> Iterator[dict[str, Any]]:
        """What the job prints, until it has ended; the last says how."""
        while True:
            told = self._next()
            yield told
            if "ended" in told:
                return

    def do(self, do: str, folder: DataFolder, **more: Any) -> list[dict[str, Any]]:
        """A whole job and all that it printed."""
        self.begin(do, folder, **more)
        return list(self.heard())

    def kill(self, process: int) -> None:
        """Kills a job that was begun, on the spot."""
        os.kill(process, signal.SIGKILL)

    def close(self) -> None:
        """Lets the process go."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.close()
        self._process.stdout.close()
        self._process.wait(timeout=30)

    def _next(self) -> dict[str, Any]:
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        assert line, "the process that does the jobs has ended itself"
        return dict(json.loads(line))
