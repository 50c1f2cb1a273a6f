"""Periods counted in months, and how a duty stands that has a due date (期限)."""

from __future__ import annotations

import calendar
from datetime import date
from typing import Literal, TypeAlias

from jiedao_desk.kernel.dates import show_day

DueState: TypeAlias = Literal["open", "due_soon", "overdue", "met", "met_late"]


def add_months(day: date, months: int) -> date:
    """The last day of a period of that many months that began with an event on ``day``.

    The day of the event is not counted (民法典第二百零一条), so the period ends on the corresponding day of its last
    month, or at the end of a month that has no such day (第二百零二条): 2025-11-30 and three months → 2026-02-28.
    A negative number counts back. Raises `OverflowError` outside the years 1 to 9999.
    """
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    if not 1 <= year <= 9999:
        raise OverflowError(f"year {year} is out of range")
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def how_counted(day: date, months: int) -> str:
    """How `add_months` came to its day, in one sentence for whoever is to keep it."""
    due = add_months(day, months)
    counted = f"自{show_day(day)}起{months}个月，当日不计入"
    if due.day == day.day:
        return f"{counted}，到{show_day(due)}（民法典第二百零一条、第二百零二条）"
    return (
        f"{counted}，{due.month}月没有{day.day}日，到月末{show_day(due)}（民法典第二百零一条、第二百零二条）"
    )


def days_left(due: date, on: date) -> int:
    """Days until the due date: 0 on the day itself, negative once it has passed."""
    return (due - on).days


def due_state(due: date, done_on: date | None, on: date, soon: int = 15) -> DueState:
    """How a duty with a due date stands on a day.

    Done on the due date is in time; overdue begins the day after (R5). What is done only after ``on`` is not done yet.
    ``soon`` is the number of days left from which on it is ``due_soon``.
    """
    if done_on is not None and done_on <= on:
        return "met" if done_on <= due else "met_late"
    left = days_left(due, on)
    if left < 0:
        return "overdue"
    return "due_soon" if left <= soon else "open"
