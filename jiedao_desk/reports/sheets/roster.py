"""Sheet 4: the deputies in office on the last day covered, by strokes (代表名册)."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from jiedao_desk.kernel.names import padded
from jiedao_desk.kernel.settings import Settings
from jiedao_desk.kernel.sheet import Finding, Heading, Line, Scope, Sheet
from jiedao_desk.kernel.strokes import StrokeMode
from jiedao_desk.registers.deputies import Person
from jiedao_desk.reports import deputy_list, deputy_rows

NUMBER = 4
TITLE = "代表名册"
HEADINGS = (
    Heading("序号", "whole", 6),
    Heading("姓名", width=12),
    Heading("性别", width=6),
    Heading("民族", width=9),
    Heading("出生年月", width=10),
    Heading("政治面貌", width=12),
    Heading("学历", width=12),
    Heading("工作单位及职务", width=36, align="left"),
    Heading("级别", width=6),
    Heading("选区（选举单位）", width=16),
    Heading("代表小组", width=16),
    Heading("代表证号", width=10),
    Heading("是否连任", width=8),
    Heading("备注", width=16, align="left"),
)
_PERSONAL = (Heading("公民身份号码", width=22), Heading("联系电话", width=15))
_REELECTED = {True: "是", False: "否", None: ""}


def sheet(session: Session, values: Settings, scope: Scope) -> Sheet:
    """One line a deputy and level. Telephone and identity numbers go up only where they were asked for."""
    mode = _mode(values)
    rows = deputy_rows.as_of(session, scope.until, "in_office", mode)
    identities = _identities(session) if scope.personal else {}
    lines = tuple(
        Line(
            (
                number,
                padded(row.name),
                row.sex,
                row.nation,
                row.birth.dotted() if row.birth else "",
                row.party,
                row.education,
                row.employer,
                row.level,
                row.constituency,
                row.group,
                row.certificate,
                _REELECTED[row.reelected],
                "编入本街道活动" if row.attached else "",
                *((identities.get(row.person_id, ""), row.mobile) if scope.personal else ()),
            ),
            (("deputies", row.person_id),),
        )
        for number, row in enumerate(rows, start=1)
    )
    notes = (f"{deputy_list.order_words(rows, mode)}；{deputy_list.count_words(rows)}。",) if rows else ()
    headings = (*HEADINGS, *_PERSONAL) if scope.personal else HEADINGS
    return Sheet(NUMBER, TITLE, headings, lines, None, notes, "")


def findings(session: Session, values: Settings, scope: Scope) -> list[Finding]:
    """Deputies whose line would have a hole that the district asks about."""
    rows = deputy_rows.as_of(session, scope.until, "in_office", _mode(values))
    found = []
    for number, row in enumerate(rows, start=1):
        missing = [
            word
            for word, value in (
                ("性别", row.sex),
                ("出生年月", row.birth),
                ("结构类型", row.composition),
                ("选区" if row.level == "区" else "选举单位", row.constituency),
            )
            if not value and not row.attached
        ]
        if missing:
            why = f"{row.name}缺{'、'.join(missing)}"
            found.append(Finding(NUMBER, f"第{number}行", why, (("deputies", row.person_id),)))
    return found


def _identities(session: Session) -> dict[int, str]:
    found = session.execute(
        select(Person.id, Person.identity_number).where(Person.identity_number.is_not(None))
    )
    return {person: number for person, number in found if number}


def _mode(values: Settings) -> StrokeMode:
    return "name" if values["names.order"] == "姓名笔画" else "surname"
