"""The people of the congress working committee, counted as of a day (工委组成人员)."""

from __future__ import annotations

from functools import partial

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from jiedao_desk.kernel.figure import Figure, Span
from jiedao_desk.kernel.settings import Settings
from jiedao_desk.registers.staff import CONGRESS_COMMITTEE, StaffMember
from jiedao_desk.reports.figures.indicator import Indicator


def members(session: Session, _values: Settings, span: Span, employment: str | None = None) -> Figure:
    """Persons in a post of the committee on the last day, each once whatever posts he holds."""
    query = (
        select(StaffMember.id, StaffMember.name, StaffMember.employment)
        .where(
            StaffMember.voided_at.is_(None),
            StaffMember.body == CONGRESS_COMMITTEE,
            or_(StaffMember.started_on.is_(None), StaffMember.started_on <= span.end),
            or_(StaffMember.ended_on.is_(None), StaffMember.ended_on >= span.end),
        )
        .order_by(StaffMember.protocol_order, StaffMember.id)
    )
    first: dict[str, tuple[int, str | None]] = {}
    for row in session.execute(query):
        first.setdefault(row.name, (row.id, row.employment))
    ids = [one for one, kind in first.values() if employment is None or kind == employment]
    return Figure.count("staff", ids)


INDICATORS = tuple(
    Indicator(
        f"staff.{key}",
        title,
        "人",
        "staff",
        f"期末在任的人大街道工委人员{how}，一人一次",
        partial(members, employment=employment),
        standing=True,
    )
    for key, title, how, employment in (
        ("members", "工委组成人员", "", None),
        ("full_time", "其中专职", "中专职的", "专职"),
        ("part_time", "其中兼职", "中兼职的", "兼职"),
        ("hired", "其中聘用", "中聘用的", "聘用"),
    )
)
