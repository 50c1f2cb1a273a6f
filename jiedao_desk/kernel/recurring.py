"""Days that come round by a rule, such as the 10th of each month or every Monday (定期的日子)."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

MONTHLY, ODD_MONTHS, EVEN_MONTHS, QUARTERLY, WEEKLY = "每月", "单月", "双月", "每季度首月", "每周"

_MONTHS: dict[str, tuple[int, ...]] = {
    MONTHLY: tuple(range(1, 13)),
    ODD_MONTHS: (1, 3, 5, 7, 9, 11),
    EVEN_MONTHS: (2, 4, 6, 8, 10, 12),
    QUARTERLY: (1, 4, 7, 10),
}
KINDS = (*_MONTHS, WEEKLY)


@dataclass(frozen=True)
class Rhythm:
    """A rule: in which months, and on which day of the month (1–31) or, for 每周, of the week (1 is Monday)."""

    kind: str
    day: int

    def days(self, first: date, last: date) -> list[date]:
        """The days of the rule from ``first`` to ``last``, in order. A month too short has its last day."""
        if self.kind == WEEKLY:
            start = first + timedelta(days=(self.day - 1 - first.weekday()) % 7)
            return [start + timedelta(days=at) for at in range(0, max(0, (last - start).days + 1), 7)]
        found = []
        for year in range(first.year, last.year + 1):
            for month in _MONTHS[self.kind]:
                day = date(year, month, min(self.day, monthrange(year, month)[1]))
                if first <= day <= last:
                    found.append(day)
        return found
