"""Sheet 12: the trainings of the period with who took part (学习培训)."""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal

from sqlalchemy import select
from sqlalchemy.orm import Session

from jiedao_desk.kernel.attendance import LEAVE
from jiedao_desk.kernel.rounding import percentage
from jiedao_desk.kernel.settings import Settings
from jiedao_desk.kernel.sheet import Finding, Heading, Line, Scope, Sheet
from jiedao_desk.registers.training_attendance import DEPUTY, TOOK_PART, TrainingAttendance
from jiedao_desk.registers.trainings import FOR_STAFF, Training

NUMBER = 12
TITLE = "学习培训情况"
HEADINGS = (
    Heading("序号", "whole", 6),
    Heading("培训日期", "date", 12),
    Heading("培训名称", width=32, align="left"),
    Heading("对象", width=14),
    Heading("内容类别", width=12),
    Heading("主办单位", width=20),
    Heading("地点、方式", width=18),
    Heading("授课人", width=12),
    Heading("学时", "decimal", 8),
    Heading(("代表（人次）", "应参"), "whole", 8),
    Heading(("代表（人次）", "实参"), "whole", 8),
    Heading(("代表（人次）", "请假"), "whole", 8),
    Heading(("代表（人次）", "参训率"), "percent", 9),
    Heading("工作人员实参（人次）", "whole", 12),
    Heading("备注", width=18, align="left"),
)


def sheet(session: Session, values: Settings, scope: Scope) -> Sheet:
    """One line a training, in order of date; without a list there are no figures, not noughts."""
    lines = []
    sums = [0, 0, 0, 0]
    for number, (one, people) in enumerate(_rows(session, scope), start=1):
        deputies = [row for row in people if (row.capacity or DEPUTY) == DEPUTY]
        there = sum(row.state in TOOK_PART for row in deputies)
        leave = sum(row.state == LEAVE for row in deputies)
        staff = sum(row.state in TOOK_PART for row in people if row not in deputies)
        for place, count in enumerate((len(deputies), there, leave, staff)):
            sums[place] += count
        lines.append(
            Line(
                (
                    number,
                    one.held_on,
                    one.title,
                    one.audience,
                    one.subject,
                    one.organiser or "",
                    "、".join(filter(None, (one.place, one.mode))),
                    one.lecturer or "",
                    one.hours,
                    *(
                        (len(deputies), there, leave, _share(there, len(deputies)))
                        if deputies
                        else (None,) * 4
                    ),
                    staff or None,
                    "" if people else "未登记参训人员",
                ),
                (("trainings", one.id),),
            )
        )
    totals = (
        None, "合计", f"共{len(lines)}期", None, None, None, None, None, None,
        sums[0], sums[1], sums[2], _share(sums[1], sums[0]), sums[3], None,
    )  # fmt: skip
    return Sheet(NUMBER, TITLE, HEADINGS, tuple(lines), totals if lines else None, (), "单位：期、学时、人次")


def findings(session: Session, values: Settings, scope: Scope) -> list[Finding]:
    """Trainings without a list, names that led to no deputy."""
    found = []
    for number, (one, people) in enumerate(_rows(session, scope), start=1):
        where, source = f"第{number}行", (("trainings", one.id),)
        if not people:
            found.append(Finding(NUMBER, where, f"培训“{one.title}”没有登记参训人员", source))
        strangers = [
            row.name for row in people if row.person_id is None and (row.capacity or DEPUTY) == DEPUTY
        ]
        if strangers and one.audience != FOR_STAFF:
            why = f"培训“{one.title}”有{len(strangers)}人没有对应到代表档案：{'、'.join(strangers[:3])}"
            found.append(Finding(NUMBER, where, why, source))
    return found


def _rows(session: Session, scope: Scope) -> list[tuple[Training, list[TrainingAttendance]]]:
    trainings = session.scalars(
        select(Training)
        .where(
            Training.voided_at.is_(None),
            Training.held_on >= scope.window.start,
            Training.held_on <= scope.until,
        )
        .order_by(Training.held_on, Training.id)
    ).all()
    people: defaultdict[int, list[TrainingAttendance]] = defaultdict(list)
    for row in session.scalars(
        select(TrainingAttendance)
        .where(
            TrainingAttendance.voided_at.is_(None),
            TrainingAttendance.training_id.in_([one.id for one in trainings]),
        )
        .order_by(TrainingAttendance.position)
    ):
        people[row.training_id].append(row)
    return [(one, people[one.id]) for one in trainings]


def _share(part: int, whole: int) -> Decimal | None:
    rate = percentage(part, whole)
    return None if rate is None else rate / 100
