"""Where a page stands in tests: a desk, its news, and a note of where the page wanted to go (页面所在)."""

from __future__ import annotations

from PySide6.QtCore import QObject

from jiedao_desk.operations.desk import Desk
from jiedao_desk.ui.background import Background
from jiedao_desk.ui.changes import ChangeFeed
from jiedao_desk.ui.colours import Tone


class Standing(QObject):
    """What the main window offers a page, written down instead of done."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.feed = ChangeFeed(desk.database.changes, self)
        self.background = Background(self)
        self.year = 2026
        self.went: list[object] = []
        self.told: list[tuple[str, Tone]] = []

    def close(self) -> None:
        """Hears no more, and leaves no thread behind."""
        self.feed.close()
        self.background.close()

    def go(self, key: str) -> None:
        self.went.append(key)

    def go_to_state(self, key: str, state: str) -> None:
        self.went.append((key, state))

    def open_record(self, register: str, record_id: int) -> None:
        self.went.append((register, record_id))

    def open_new(self, register: str, **values: object) -> None:
        self.went.append((register, values))

    def tell(self, words: str, tone: Tone = Tone.NEUTRAL) -> None:
        self.told.append((words, tone))
