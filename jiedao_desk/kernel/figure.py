"""A number that goes up, and the records it was counted from, so that it can always be opened (指标)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from jiedao_desk.kernel.periods import Window
from jiedao_desk.kernel.sheet import Source


@dataclass(frozen=True)
class Span:
    """The days a figure speaks of, both ends included."""

    start: date
    end: date

    def __contains__(self, day: date | None) -> bool:
        return day is not None and self.start <= day <= self.end

    @classmethod
    def of(cls, window: Window, until: date | None = None) -> Span:
        """The days of a period, up to a day if it is not over yet (截至)."""
        return cls(window.start, window.end if until is None else min(window.end, until))


@dataclass(frozen=True)
class Figure:
    """A value and its records. ``None`` is no value: a share of nothing, never shown as nought.

    Counts are whole, shares are per cent with two decimals, money is in whole cents. ``sources`` are the records that
    were counted; of a share those of the numerator, and ``others`` the rest of the denominator.
    """

    value: int | Decimal | None
    sources: tuple[Source, ...] = ()
    others: tuple[Source, ...] = ()

    @classmethod
    def count(cls, register: str, ids: list[int]) -> Figure:
        """As many as there are records."""
        return cls(len(ids), tuple((register, one) for one in ids))
