"""Reports that the sample office has sent (示例上报)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from jiedao_desk.kernel import periods
from jiedao_desk.operations import reporting, submitting
from jiedao_desk.operations.desk import Desk

StandOn = Callable[[date], None]


def reports_of(desk: Desk, first_day: date, today: date, stand_on: StandOn, *, both: bool) -> None:
    """The last half-year that is over, sent to the party line and received; where ``both``, to the other line too.

    ``stand_on`` moves the day on which the office sends, and back again.
    """
    last = periods.previous_window(periods.half_year(today))
    if last.start < first_day:
        return
    receivers = [(reporting.PARTY, "党")] + ([(reporting.CONGRESS, "人大")] if both else [])
    for number, (receiver, mark) in enumerate(receivers, start=3):
        stand_on(min(last.end + timedelta(days=number), today))
        report = reporting.prepare(desk, last.key, receiver)
        signature = submitting.Signature(
            submitting.usual_signer(desk, receiver), f"东街{mark}〔{last.end.year}〕{number + 9}号"
        )
        sent = submitting.submit(desk, report, signature)
        if receiver == reporting.PARTY:
            stand_on(min(last.end + timedelta(days=number + 2), today))
            submitting.set_state(desk, sent.id, submitting.RECEIVED)
    stand_on(today)
