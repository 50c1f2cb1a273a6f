"""Who may be meant in a meeting's form: those in post on its day first, then everybody known (会议人员)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from jiedao_desk.kernel.query import Named
from jiedao_desk.kernel.register import Register
from jiedao_desk.operations import sessions
from jiedao_desk.operations.desk import Desk
from jiedao_desk.ui.editors.around import Around


class MeetingAround(Around):
    """The desk on the day of a meeting."""

    def __init__(self, desk: Desk, register: Register) -> None:
        super().__init__(desk, register)
        self._day: date | None = None
        self._posts: dict[str, str] = {}

    def set_day(self, day: date | None) -> None:
        """Another meeting, or another day for the same one."""
        self._day = day
        self._posts = {}
        for one in sessions.in_post_on(self.desk, day or self.today):
            self._posts.setdefault(one.name, one.title)

    def post_of(self, name: str | None) -> str | None:
        """The post somebody held on the day; ``None`` for people without one."""
        return self._posts.get(name or "")

    def post_after(self, name: str | None, stands: str | None) -> str | None:
        """The post to write beside a name: the one held that day; a post written for somebody else goes."""
        found = self.post_of(name)
        return found if found is not None else None if stands in self._posts.values() else stands

    def people(self) -> Sequence[Named]:
        first = [Named(0, name, post) for name, post in self._posts.items()]
        return (*first, *(one for one in super().people() if one.name not in self._posts))
