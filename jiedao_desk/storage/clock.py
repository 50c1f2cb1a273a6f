"""Today for deadlines, which may be set from outside, and the real time of entering, which may not (时钟)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True)
class Clock:
    """``pinned`` moves windows and deadlines only; when something was entered is always the machine's time."""

    pinned: date | None = None

    def today(self) -> date:
        """The day that periods and deadlines are judged on."""
        return self.pinned or self.now().date()

    def now(self) -> datetime:
        """The machine's local time, to the second."""
        return datetime.now().replace(microsecond=0)  # noqa: DTZ005  (an office lives in one time zone)
