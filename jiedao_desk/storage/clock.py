"""Today for deadlines, which may be set from outside, and the real time of entering, which may not (时钟)."""

from __future__ import annotations

import time
from dataclasses import dataclass
from datetime import date, datetime
from types import SimpleNamespace

# The years that the date of a part of a zip archive can have.
_FIRST_YEAR, _LAST_YEAR = 1980, 2107


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


def let_archives_be_dated() -> None:
    """Lets backups and workbooks, which are zip archives, be written where the machine says it is 1970.

    That is what one with an empty battery says, and an archive can hold no such day: it is dated as near as it can be.
    """
    if _FIRST_YEAR <= time.localtime().tm_year <= _LAST_YEAR:
        return
    import zipfile

    # Theirs has no other door, and the libraries that write workbooks and papers go through it as well.
    vars(zipfile)["time"] = SimpleNamespace(time=time.time, localtime=_nearest)


def _nearest(seconds: float | None = None) -> time.struct_time:
    moment = time.localtime(seconds)
    if moment.tm_year < _FIRST_YEAR:
        return time.struct_time((_FIRST_YEAR, 1, 1, 0, 0, 0, 1, 1, 0))
    if moment.tm_year > _LAST_YEAR:
        return time.struct_time((_LAST_YEAR, 12, 31, 23, 59, 58, 5, 365, 0))
    return moment
