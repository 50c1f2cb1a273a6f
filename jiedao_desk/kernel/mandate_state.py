"""How a mandate stands on a day: in office, suspended, ended and why, expired, not yet begun (任职状态)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

IN_OFFICE, SUSPENDED, ENDED, EXPIRED, NOT_YET = "在任", "暂停执行职务", "终止", "届满", "未到任"

Span = tuple[date | None, date | None]
"""First day, and the day from which it no longer holds; an unknown end is open."""


@dataclass(frozen=True)
class MandateState:
    """One of the five states; ``cause`` is what ended the mandate, where the end of the term did not."""

    kind: str
    cause: str = ""

    @property
    def word(self) -> str:
        """As the deputy's own file says it: 终止（辞职被接受）."""
        return f"{self.kind}（{self.cause}）" if self.cause else self.kind

    @property
    def public(self) -> str:
        """As lists say it: who is suspended stays on the roster and is not named as such (代表法第六十一条)."""
        return IN_OFFICE if self.kind == SUSPENDED else self.word

    @property
    def in_office(self) -> bool:
        """Whether the mandate ran; a suspended one did."""
        return self.kind in (IN_OFFICE, SUSPENDED)


def covers(span: Span, on: date) -> bool:
    """Whether the day lies in the span; the end day no longer does."""
    start, end = span
    return (start is None or start <= on) and (end is None or on < end)


def state_on(
    on: date, term: Span, end_cause: str | None = None, suspensions: Iterable[Span] = ()
) -> MandateState:
    """The state of a mandate on a day.

    Counts go by the day an ending takes effect (生效日): a resignation that is filed and not yet accepted ends
    nothing (代表法第六十二条).
    """
    start, end = term
    if end is not None and end <= on:
        # 届满 is an end without fault: it is a state of its own, not a case of 代表法第六十二条.
        return MandateState(EXPIRED) if end_cause == EXPIRED else MandateState(ENDED, end_cause or "")
    if start is not None and start > on:
        return MandateState(NOT_YET)
    if any(covers(span, on) for span in suspensions):
        return MandateState(SUSPENDED)
    return MandateState(IN_OFFICE)
