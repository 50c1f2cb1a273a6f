"""What a meeting's editor asks of its middle, be it an agenda or a report (会议内容区)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import SignalInstance
from PySide6.QtWidgets import QWidget

from jiedao_desk.kernel.errors import Problem
from jiedao_desk.ui.sessions.open_session import OpenSession


class Content(Protocol):
    """What stands in the middle of the page: an agenda with its items, or a report."""

    changed: SignalInstance
    follow_wanted: SignalInstance  # a task that is kept already

    @property
    def place(self) -> int:
        """The part in sight, from 0."""
        ...

    @property
    def start(self) -> QWidget:
        """Where a reader begins."""
        ...

    def begin(self) -> None:
        """Puts the cursor where one goes on writing."""
        ...

    def show_session(self, session: OpenSession, *, locked: bool) -> None:
        """Shows another meeting, or the same one anew."""
        ...

    def show_place(self, place: int) -> None:
        """Shows one part."""
        ...

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Says what was refused, or is still asked for, where it stands."""
        ...

    def refresh(self) -> None:
        """Reads anew what depends on other records."""
        ...

    def set_known(self, names: frozenset[str]) -> None:
        """The people at the meeting."""
        ...

    def insist(self) -> str:
        """Goes to what is wrong and says it; empty when nothing is."""
        ...
