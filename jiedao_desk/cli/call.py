"""What a command is given and what it answers (命令的输入与输出)."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from jiedao_desk.kernel.errors import Refused, StorageTrouble
from jiedao_desk.storage.clock import Clock
from jiedao_desk.storage.folder import DataFolder

# No record has a longer number; the database could not even look for one.
_MOST_DIGITS = 18

NO_PLACE = "命令所在的文件夹已经不在（可能U盘已拔出），没有执行。请换一个文件夹再试"

DONE, FINDINGS, WRONG_INPUT, LOCKED, STORAGE = 0, 1, 2, 3, 4


def read_number(text: str, usage: str) -> int:
    """The number of a record, a batch or a version. Raises ``Refused`` with ``usage`` when the text is none."""
    given = text.strip()
    if not (given.isascii() and given.isdecimal() and len(given) <= _MOST_DIGITS):
        raise Refused(usage)
    return int(given)


def read_place(text: str, label: str) -> Path:
    """The file or folder that an argument names, as an absolute path.

    Raises ``Refused`` when it names none: to a script whose variable is empty, that would be whatever folder it stands
    in. Raises ``StorageTrouble`` when that folder is gone.
    """
    if not text.strip():
        raise Refused(f"{label}后面没有写文件或文件夹，没有执行")
    try:
        return Path(text).absolute()
    except FileNotFoundError:
        raise StorageTrouble(NO_PLACE) from None


@dataclass(frozen=True)
class Call:
    """One call of a command: its arguments, the office's folder, the day it is to be judged on."""

    options: Namespace
    folder: DataFolder
    clock: Clock


@dataclass(frozen=True)
class Answer:
    """What a command answers: ``data`` for ``--json``, ``words`` for people, and the exit code."""

    data: Mapping[str, Any] = field(default_factory=dict)
    words: tuple[str, ...] = ()
    code: int = DONE


@dataclass(frozen=True)
class Command:
    """One command. ``arguments`` adds its arguments to its parser; ``run`` does the work."""

    name: str
    help: str
    arguments: Callable[[ArgumentParser], None]
    run: Callable[[Call], Answer]
