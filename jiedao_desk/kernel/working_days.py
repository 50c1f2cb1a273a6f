"""Working days and holidays: what the State Council made them, and what the office's own table says of them (工作日).

A statutory date is what reminds (民法典第二百零三条 moves only the last day of a civil period); the day a period
rolls on to is shown beside it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

import chinese_calendar

_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Calendar:
    """``own`` says of single days whether they are worked; it overrides what is known, and fills what is not yet."""

    own: Mapping[date, bool] = field(default_factory=dict)

    def is_workday(self, day: date) -> bool:
        """Whether the day is worked. Of a year not announced yet only the weekends are known."""
        if day in self.own:
            return self.own[day]
        if not self.announced(day.year):
            return day.weekday() < 5
        return bool(chinese_calendar.is_workday(day))

    def announced(self, year: int) -> bool:
        """Whether the holidays of the year are known, by the library or because the office entered some."""
        known = {day.year for day in chinese_calendar.holidays}
        return year in known or any(day.year == year for day in self.own)

    def next_workday(self, day: date) -> date:
        """The day itself if it is worked, else the next that is (顺延)."""
        while not self.is_workday(day):
            day += _DAY
        return day

    def add_workdays(self, day: date, number: int) -> date:
        """The last of so many working days after ``day``, which is not counted itself (民法典第二百零一条)."""
        if number < 0:
            raise ValueError("working days are counted forward")
        while number:
            day += _DAY
            number -= self.is_workday(day)
        return day
