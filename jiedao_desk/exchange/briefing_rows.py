"""What lists of briefings ask beyond those of all meetings: who reported, on which half-year (听取汇报表)."""

from __future__ import annotations

import re
from datetime import date

from jiedao_desk.exchange.cell_reading import CHANGED
from jiedao_desk.exchange.meeting_rows import MeetingRows
from jiedao_desk.exchange.row_reading import RowDraft
from jiedao_desk.kernel import periods
from jiedao_desk.kernel.draft import Draft
from jiedao_desk.kernel.errors import Unreadable
from jiedao_desk.registers.briefings import Briefing

_HALF = re.compile(r"(?:(\d{4})年?)?([上下])(?:半年)?")


class BriefingRows(MeetingRows):
    """The presenter's post is told as the chair's is; 上半年 and 2026H1 are written out."""

    record = Briefing
    told = {"chair": "chair_post", "presenter": "presenter_post", "recorder": None}  # noqa: RUF012

    def settle(self, found: RowDraft, draft: Draft, held_on: date) -> None:
        said = found.draft.get("period")
        if found.literal or not said:
            return
        window = _half_year(str(said), held_on)
        if window is not None and window != said:
            draft.values["period"] = window
            found.say(CHANGED, f"“{said}”记为{window}", "period")


def _half_year(said: str, held_on: date) -> str | None:
    """The half-year in full, from its key or from 上半年, of the meeting's year unless said."""
    try:
        return periods.window(said).title
    except Unreadable:
        match = _HALF.fullmatch(said.replace(" ", ""))
    if match is None:
        return None
    return f"{match[1] or held_on.year}年{match[2]}半年"
