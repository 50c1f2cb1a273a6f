"""Where suggestions in progress stand on a day: not concluded, late, due soon, answered (办理中的建议)."""

from __future__ import annotations

from collections import Counter
from datetime import date

from sqlalchemy.orm import Session

from jiedao_desk.kernel.settings import Settings
from jiedao_desk.kernel.suggestion_steps import ANSWERED as ANSWERED_STEP
from jiedao_desk.reports.plain import ids
from jiedao_desk.reports.suggestion_rows import SuggestionRow, rows

SOON_DAYS = 15
OPEN, LATE, SOON, ANSWERED = "未办结", "逾期未答复", f"{SOON_DAYS}天内应答复", "已答复待办结"
STATES = (OPEN, LATE, SOON, ANSWERED)


def states(row: SuggestionRow, on: date) -> tuple[str, ...]:
    """The states of one suggestion; none when it is concluded, joined to another or no matter for one."""
    concluded = row.closed_on is not None and row.closed_on <= on
    if concluded or row.excluded or row.merged_into is not None:
        return ()
    found = [OPEN]
    days = row.days(on)
    if days is not None and days < 0:
        found.append(LATE)
    elif days is not None and days <= SOON_DAYS:
        found.append(SOON)
    if row.step(on) == ANSWERED_STEP:
        found.append(ANSWERED)
    return tuple(found)


def counts(session: Session, values: Settings, on: date) -> Counter[str]:
    """How many living suggestions stand in each state."""
    # Most of them are concluded; those are not even read.
    open_ids = ids(
        session,
        "SELECT id FROM suggestion WHERE voided_at IS NULL AND merged_into IS NULL "
        "AND (closed_on IS NULL OR closed_on > :on)",
        {"on": on.isoformat()},
    )
    found = rows(session, values, open_ids) if open_ids else []
    return Counter(state for row in found for state in states(row, on))
