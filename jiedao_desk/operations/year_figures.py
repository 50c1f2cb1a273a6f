"""Figures of a year over a register's page, each with the records behind it (本年数字)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from jiedao_desk.kernel import periods
from jiedao_desk.kernel.figure import Span
from jiedao_desk.kernel.sheet import Source
from jiedao_desk.operations.desk import Desk
from jiedao_desk.reports.figures import BY_KEY
from jiedao_desk.storage import settings


@dataclass(frozen=True)
class YearFigure:
    """A figure in words (12, without its unit), how it is counted, and its records."""

    key: str
    title: str
    unit: str
    words: str
    how: str
    sources: tuple[Source, ...]


def of_year(desk: Desk, keys: Sequence[str], year: int) -> list[YearFigure]:
    """The indicators of these keys for a year, up to today if it still runs."""
    today = desk.clock.today()
    window = periods.year(date(year, 1, 1))
    span = Span.of(window, max(today, window.start))
    found = []
    with desk.database.reading() as session:
        values = settings.read(session)
        for key in keys:
            one = BY_KEY[key]
            figure = one.count(session, values, span)
            words = "—" if figure.value is None else str(figure.value)
            found.append(YearFigure(key, one.title, one.unit, words, one.how, figure.sources))
    return found
