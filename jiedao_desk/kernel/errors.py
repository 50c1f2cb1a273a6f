"""The three kinds of trouble a clerk is told about: unreadable text, a refusing rule, the disk (出错)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Problem:
    """One sentence about one field.

    ``field`` is the key of the field it belongs to, or ``None`` for the record as a whole.
    ``level`` is ``"refused"`` (cannot be saved), ``"warning"`` (can be saved), and for imported
    cells also ``"changed"`` or ``"uncertain"``.
    """

    field: str | None
    why: str
    level: str = "refused"


class Unreadable(ValueError):
    """A text that cannot be read as a value of its field; the message is the sentence shown."""


class Refused(Exception):
    """What the user asked is against a rule; nothing was changed."""

    def __init__(self, problems: Iterable[Problem] | str) -> None:
        if isinstance(problems, str):
            problems = (Problem(None, problems),)
        self.problems: tuple[Problem, ...] = tuple(problems)
        super().__init__("；".join(problem.why for problem in self.problems))


class StorageTrouble(Exception):
    """The disk, the lock or the file itself stands in the way; the message says what is kept and what to do."""


class Damaged(StorageTrouble):
    """The database file itself is not whole; nothing more was written, and a backup is to be restored."""
