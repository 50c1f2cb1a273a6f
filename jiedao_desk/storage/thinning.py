"""Which of many backups stay: all of two days, then some a day, a week, a month (备份保留)."""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import datetime, timedelta

DAYS, WEEKS, MONTHS = 12, 10, 9


def superfluous(moments: Collection[datetime], now: datetime) -> set[datetime]:
    """The moments whose backups need not be kept.

    Kept are all of today and yesterday; before them the last of a day for 12 days on which there is one, then the
    last of a week for 10 weeks, then the last of a month for 9 months. The newest is always kept. If a backup lies in
    the future, the machine's clock was set back: no age can be trusted then, and nothing is superfluous.
    """
    if any(moment > now for moment in moments):
        return set()
    yesterday = now.date() - timedelta(days=1)
    stages: list[tuple[Callable[[datetime], tuple[int, ...]], int]] = [
        (lambda moment: (moment.toordinal(),), DAYS),
        (lambda moment: tuple(moment.isocalendar()[:2]), WEEKS),
        (lambda moment: (moment.year, moment.month), MONTHS),
    ]
    dropped: set[datetime] = set()
    last_kept: datetime | None = None
    for moment in sorted(set(moments), reverse=True):
        if moment.date() >= yesterday:
            last_kept = moment
            continue
        stage = next((index for index, (_, left) in enumerate(stages) if left > 0), None)
        if stage is None:
            dropped.add(moment)
            continue
        bucket, left = stages[stage]
        if last_kept is not None and bucket(moment) == bucket(last_kept):
            dropped.add(moment)
            continue
        stages[stage] = (bucket, left - 1)
        last_kept = moment
    return dropped
