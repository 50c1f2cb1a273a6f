"""Starts the program: the window, or a command given on the command line (入口)."""

from __future__ import annotations

import sys


def main() -> int:
    """Runs what the command line asks for; the number is the exit code of ``cli``."""
    if len(sys.argv) > 1 and sys.argv[1] == "--import-worker":
        # The limited child process of an import must not load the rest of the program.
        from jiedao_desk.exchange.import_worker import main as work

        return work(sys.argv[2:])
    from jiedao_desk.cli import run

    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
