"""Sheet 14: who works for the congress working committee on the last day covered (人大街道工委人员)."""

from __future__ import annotations

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from jiedao_desk.kernel.names import padded
from jiedao_desk.kernel.settings import Settings
from jiedao_desk.kernel.sheet import Finding, Heading, Line, Scope, Sheet
from jiedao_desk.registers.staff import CONGRESS_COMMITTEE, StaffMember

NUMBER = 14
TITLE = "人大街道工委人员"
HEADINGS = (
    Heading("序号", "whole", 6),
    Heading("姓名", width=12),
    Heading("职务", width=24, align="left"),
    Heading("专兼职", width=9),
    Heading("任职日期", "date", 12),
    Heading("任免机关", width=20),
    Heading("任职文号", width=20),
    Heading("宪法宣誓日期", "date", 12),
    Heading("备注", width=24, align="left"),
)


def sheet(session: Session, values: Settings, scope: Scope) -> Sheet:
    """One line a post held that day, in protocol order."""
    found = _members(session, scope)
    lines = tuple(
        Line(
            (
                number,
                padded(one.name),
                one.full_title or one.post,
                one.employment or "",
                one.started_on,
                one.appointing_body or "",
                one.appointed_by or "",
                one.oath_on,
                one.note or "",
            ),
            (("staff", one.id),),
        )
        for number, one in enumerate(found, start=1)
    )
    persons = {one.name for one in found}
    kinds = [(kind, sum(one.employment == kind for one in found)) for kind in ("专职", "兼职", "聘用")]
    counted = "、".join(f"{kind}{count}人" for kind, count in kinds if count)
    notes = (f"共{len(persons)}人{f'，其中{counted}' if counted else ''}。",) if found else ()
    return Sheet(NUMBER, TITLE, HEADINGS, lines, None, notes, "")


def findings(session: Session, values: Settings, scope: Scope) -> list[Finding]:
    """Nobody at all (实施意见第12条), or members whose kind of employment is open."""
    found = _members(session, scope)
    if not found:
        return [Finding(NUMBER, "全表", "没有登记人大街道工委人员；实施意见第12条要求有专门工作人员")]
    return [
        Finding(NUMBER, f"第{number}行", f"{one.name}没有填专兼职", (("staff", one.id),))
        for number, one in enumerate(found, start=1)
        if not one.employment
    ]


def _members(session: Session, scope: Scope) -> list[StaffMember]:
    query = select(StaffMember).where(
        StaffMember.voided_at.is_(None),
        StaffMember.body == CONGRESS_COMMITTEE,
        or_(StaffMember.started_on.is_(None), StaffMember.started_on <= scope.until),
        or_(StaffMember.ended_on.is_(None), StaffMember.ended_on >= scope.until),
    )
    return sorted(
        session.scalars(query), key=lambda one: (one.protocol_order is None, one.protocol_order or 0, one.id)
    )
