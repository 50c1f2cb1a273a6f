"""Editors of days, months, times and moments, typed as they come (日期与时间编辑)."""

from __future__ import annotations

from datetime import date, datetime, time
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from jiedao_desk.kernel import dates
from jiedao_desk.kernel.fields import Field
from jiedao_desk.ui.editors.around import Around
from jiedao_desk.ui.editors.lines import LineEditor
from jiedao_desk.ui.widgets.day_editor import DayEditor


def _read(text: str, reader: Any) -> Any:
    """What ``reader`` makes of a text; nothing of an empty one."""
    return reader(text) if text.strip() else None


class DayFieldEditor(LineEditor):
    """3.5, 3月5日, 20260305, or a calendar; a day without a year is one of this year."""

    def __init__(self, field: Field, around: Around, parent: QWidget | None = None) -> None:
        reader = partial(dates.read_day, year=around.today.year)
        show = field.show if around.table else field.speak
        self.day = DayEditor(reader, show, around.desk.clock.today)
        super().__init__(field, read=partial(_read, reader=reader), show=show, line=self.day, parent=parent)
        self.day.day_changed.connect(self._picked)

    def set_value(self, value: Any) -> None:
        self.day.set_day(value)
        super().set_value(value)

    def set_typed(self, text: str) -> None:
        self.day.set_text(text)
        super().set_typed(text)

    def _picked(self, day: date | None) -> None:
        # What is typed comes by the line itself; this is the calendar.
        if day is not None and day != self.value():
            self.follow(self.line.text())


class MomentFieldEditor(LineEditor):
    """A day with a time: 3月5日 14:00."""

    def __init__(self, field: Field, around: Around, parent: QWidget | None = None) -> None:
        super().__init__(
            field,
            read=partial(_read, reader=partial(_read_moment, year=around.today.year)),
            hint="如 3月5日 14:00",
            parent=parent,
        )


def month_editor(field: Field, around: Around) -> LineEditor:
    """Year and month, the day if it is known: 1975.8, 75.8, 1975年8月15日."""
    reader = partial(dates.read_partial_date, not_after=around.today)
    return LineEditor(
        field, read=partial(_read, reader=reader), show=field.speak, hint="如 1975.8 或 1975年8月15日"
    )


def time_editor(field: Field) -> LineEditor:
    """A time of day: 14:30, 1430, 下午2点半."""
    return LineEditor(field, hint="如 14:30 或 下午2点半")


def _read_moment(text: str, year: int) -> datetime:
    day, begun, _ = dates.read_moment(text, year)
    return datetime.combine(day, begun or time())
