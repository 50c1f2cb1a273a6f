"""Deeds that sign-in lists show: presence, leave and absence at congress sessions and activities (签到计分)."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from jiedao_desk.kernel.attendance import ABSENT, LEAVE, THERE
from jiedao_desk.kernel.figure import Span
from jiedao_desk.kernel.scoring import Deed
from jiedao_desk.registers.activities import Activity
from jiedao_desk.registers.activity_attendance import ActivityAttendance
from jiedao_desk.reports.activity_rows import in_duty, within

CONGRESS = "出席人代会"
SPOKE = "发言"
_NAMED = {"持证视察": "视察", "其他": "其他活动"}
# Other registers record these too; on one day they are one matter.
_ALSO_ELSEWHERE = frozenset({"述职", "学习培训", "代表接待日", "走访联系选民"})
_HALF = Decimal("0.5")


def deeds(session: Session, span: Span) -> Iterator[tuple[int, Deed]]:
    """Every sign-in line of a deputy who was in office and not suspended on the day (R15)."""
    found = session.execute(
        select(
            ActivityAttendance.person_id,
            ActivityAttendance.state,
            ActivityAttendance.role,
            ActivityAttendance.half_days.label("own"),
            Activity.id,
            Activity.held_on,
            Activity.title,
            Activity.activity_kind,
            Activity.half_days.label("whole"),
        )
        .join(Activity, Activity.id == ActivityAttendance.activity_id)
        .where(
            within(span.start, span.end),
            ActivityAttendance.voided_at.is_(None),
            ActivityAttendance.person_id.is_not(None),
            in_duty(),
        )
    )
    for row in found:
        kinds = _congress(row) if row.activity_kind == CONGRESS else _activity(row)
        for kind, times in kinds:
            matter = f"{kind} {row.held_on}" if kind in _ALSO_ELSEWHERE else ""
            source = ("activities", row.id)
            yield row.person_id, Deed(kind, row.held_on, source, row.title, times, matter)


def _congress(row: Any) -> Iterator[tuple[str, int]]:
    """A session of the congress: present throughout, or so many half-days on leave or absent without leave."""
    state, own, whole = row.state, row.own, row.whole
    if state in THERE:
        if own is None or whole is None or own >= whole:
            yield "全程出席人代会", 1
        if row.role == SPOKE:
            yield "审议发言", 1
    elif state in (LEAVE, ABSENT):
        days = own if own is not None else whole if whole is not None else _HALF
        half_days = max(int(days / _HALF), 1)
        yield ("人代会请假半天" if state == LEAVE else "人代会缺席半天"), half_days


def _activity(row: Any) -> Iterator[tuple[str, int]]:
    state, kind = row.state, row.activity_kind
    if state in THERE:
        yield _NAMED.get(kind, kind), 1
    elif state == ABSENT:
        yield "缺席活动", 1
