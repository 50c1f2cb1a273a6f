"""The process in which strangers' files are taken apart, and which may die of it (读取进程)."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable
from typing import IO

from jiedao_desk.exchange.confinement import confine


def main(arguments: list[str]) -> int:
    """Read a file from standard input and say on standard output, line by line, what is in it.

    ``arguments`` is one JSON object: ``name`` of the file, ``memory`` in bytes, ``cpu_seconds``,
    ``longest_text`` and ``characters``. Returns the exit code; a refusal of the file is an answer, not a failure.
    """
    told = json.loads(arguments[0])
    # Whatever prints must not be taken for an answer, and what goes wrong here may name people.
    with open(0, "rb", closefd=False) as source, os.fdopen(os.dup(1), "wb", buffering=1 << 16) as answer:
        _silence()
        # Loaded before the limits: less to load afterwards, and nothing here comes from the file.
        from jiedao_desk.exchange import telling, wire

        confine(told["memory"], told["cpu_seconds"])
        try:
            telling.tell(
                source.read(), told["name"], told["longest_text"], told["characters"], _speaker(answer)
            )
        except MemoryError:
            return wire.OUT_OF_MEMORY
    return 0


def _speaker(answer: IO[bytes]) -> Callable[[bytes], None]:
    def say(line: bytes) -> None:
        answer.write(line)
        if line == b"\n":
            answer.flush()

    return say


def _silence() -> None:
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (1, 2):
        os.dup2(nowhere, stream)
    os.close(nowhere)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
