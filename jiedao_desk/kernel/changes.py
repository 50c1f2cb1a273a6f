"""What one user action changed, told to whoever shows it (变更通知)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Changes:
    """The records one unit of work touched, as ``(register key, id)``, and who asked for it.

    ``initiator`` is any object the asker recognises itself by, so that a form need not answer its own echo.
    """

    touched: frozenset[tuple[str, int]]
    initiator: object = None

    def concern(self, *registers: str) -> bool:
        """Whether a record of one of the registers was touched."""
        return any(key in registers for key, _ in self.touched)


class Announcer:
    """Tells every subscriber of each change, in the thread that made it."""

    def __init__(self) -> None:
        self._listeners: list[Callable[[Changes], None]] = []

    def subscribe(self, listener: Callable[[Changes], None]) -> Callable[[], None]:
        """Adds a listener; calling what is returned takes it away again."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def announce(self, changes: Changes) -> None:
        """Tells all listeners, if anything was touched at all."""
        if changes.touched:
            for listener in tuple(self._listeners):
                listener(changes)
