"""Where a page stands: the desk it reads from, the news it hears, the ways out of it (页面所在)."""

from __future__ import annotations

from typing import Protocol, runtime_checkable

from jiedao_desk.operations.desk import Desk
from jiedao_desk.ui.background import Background
from jiedao_desk.ui.changes import ChangeFeed
from jiedao_desk.ui.colours import Tone


class Place(Protocol):
    """What the main window offers to each page when it makes it."""

    desk: Desk
    feed: ChangeFeed
    background: Background

    @property
    def year(self) -> int:
        """The year chosen in the top bar."""
        ...

    def go(self, key: str) -> None:
        """Shows a page of the navigation."""
        ...

    def go_to_state(self, key: str, state: str) -> None:
        """Shows a page narrowed to what stands in a state."""
        ...

    def open_record(self, register: str, record_id: int) -> None:
        """Shows one record in its page."""
        ...

    def open_new(self, register: str, **values: object) -> None:
        """Shows the form of a record to be made, some fields filled in."""
        ...

    def tell(self, words: str, tone: Tone = Tone.NEUTRAL) -> None:
        """A short word in the status line about what was just done."""
        ...


@runtime_checkable
class HoldsRecords(Protocol):
    """A page that can show one record of its register, or the form of a new one."""

    def show_record(self, record_id: int) -> None:
        """Shows an existing record."""
        ...

    def show_new(self, **values: object) -> None:
        """Shows the form of a record to be made."""
        ...


@runtime_checkable
class ShowsStates(Protocol):
    """A page whose list can be narrowed to what stands in a state."""

    def show_state(self, state: str) -> None:
        """Narrows the list."""
        ...


@runtime_checkable
class MayHold(Protocol):
    """A page that may hold something unsaved."""

    def may_leave(self) -> bool:
        """Whether the page can be left now; asks the user when something was typed and not saved."""
        ...


@runtime_checkable
class FollowsYear(Protocol):
    """A page whose content depends on the year chosen in the top bar."""

    def show_year(self, year: int) -> None:
        """Shows another year."""
        ...
