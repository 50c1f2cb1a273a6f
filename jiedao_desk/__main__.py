"""Starts the program: the window, or a command given on the command line (入口)."""

from __future__ import annotations

import gc
import os
import sys
import threading


def main() -> int:
    """Runs what the command line asks for; the number is the exit code of ``cli``."""
    if len(sys.argv) > 1 and sys.argv[1] == "--import-worker":
        # The limited child process of an import must not load the rest of the program.
        from jiedao_desk.exchange.import_worker import main as work

        return work(sys.argv[2:])
    # What a start loads stays until the end: to look through it for garbage takes a third of the start. ``cli``
    # switches collecting on again once everything is there.
    gc.disable()
    from jiedao_desk.cli import run

    code = run(sys.argv[1:])
    if threading.active_count() == 1:
        # Everything is closed, kept and said; taking the interpreter apart piece by piece would only keep one waiting.
        os._exit(code)
    return code


if __name__ == "__main__":
    sys.exit(main())
