"""What the year's papers still lack: congress work in the priorities of the party committee (制度文件)."""

from __future__ import annotations

from dataclasses import dataclass

from jiedao_desk.kernel.query import Query
from jiedao_desk.operations import browse
from jiedao_desk.operations.desk import Desk
from jiedao_desk.registers.documents import PRIORITIES

REGISTER = "documents"


@dataclass(frozen=True)
class Priorities:
    """The party working committee's priorities of a year; ``record`` is ``None`` while they are not entered."""

    record: int | None
    included: bool
    words: str


def priorities(desk: Desk, year: int) -> Priorities:
    """Whether congress work stands in the priorities of a year (实施意见第1条)."""
    found = [
        browse.load(desk, REGISTER, one)
        for one in browse.ids(desk, Query(REGISTER).where("kind", PRIORITIES).where("year", year))
    ]
    best = next((one for one in found if one.get("congress_work")), found[0] if found else None)
    if best is None:
        return Priorities(None, False, f"{year}年党工委年度工作要点还没有登记")
    number = f"（{best.get('number')}）" if best.get("number") else ""
    if best.get("congress_work"):
        return Priorities(best.id, True, f"人大工作已列入{year}年党工委年度工作要点{number}")
    return Priorities(best.id, False, f"{year}年党工委年度工作要点{number}没有标明列入人大工作")
