"""Sheet 7: the activities of the period with who was expected and who came (履职活动台账)."""

from __future__ import annotations

from decimal import Decimal

from sqlalchemy.orm import Session

from jiedao_desk.kernel import attendance
from jiedao_desk.kernel.settings import Settings
from jiedao_desk.kernel.sheet import Finding, Heading, Line, Scope, Sheet
from jiedao_desk.reports import activity_rows

NUMBER = 7
TITLE = "履职活动台账"
HEADINGS = (
    Heading("序号", "whole", 6),
    Heading("活动日期", "date", 12),
    Heading("活动类型", width=14),
    Heading("活动名称", width=34, align="left"),
    Heading("组织单位", width=20),
    Heading("地点", width=18),
    Heading("应到（人次）", "whole", 12),
    Heading(("实到（人次）", "合计"), "whole", 8),
    Heading(("实到（人次）", "其中迟到"), "whole", 8),
    Heading(("实到（人次）", "其中早退"), "whole", 8),
    Heading("请假（人次）", "whole", 12),
    Heading("缺席（人次）", "whole", 12),
    Heading("参与率", "percent", 9),
    Heading("备注", width=18, align="left"),
)


def sheet(session: Session, values: Settings, scope: Scope) -> Sheet:
    """One line an activity, in order of date. Activities without a sign-in list have no figures, not zeros."""
    rows = sorted(
        activity_rows.rows(session, scope.window.start, scope.until), key=lambda row: (row.held_on, row.id)
    )
    lines = []
    for number, row in enumerate(rows, start=1):
        told = row.tally
        known = told.expected > 0
        joint = (
            ""
            if not row.joint_key
            else "联合活动，本街道牵头"
            if row.leading
            else "联合活动，场次由牵头街道计"
        )
        lines.append(
            Line(
                (
                    number,
                    row.held_on,
                    row.kind,
                    row.title,
                    row.organiser,
                    row.place,
                    *(
                        (told.expected, told.present, told.late, told.left_early, told.leave, told.absent)
                        if known
                        else (None,) * 6
                    ),
                    _share(told, values),
                    "；".join(filter(None, (joint, "" if known else "未登记签到"))),
                ),
                (("activities", row.id),),
            )
        )
    events = [row.event for row in rows]
    tallies = [row.tally for row in rows]
    sums = [
        sum(getattr(one, name) for one in tallies)
        for name in ("expected", "present", "late", "left_early", "leave", "absent")
    ]
    whole = attendance.Tally(sums[0], sums[1], sums[2], sums[3], sums[4], sums[5])
    totals = (
        None, "合计", None, f"共{attendance.times(events)}场次", None, None, *sums, _share(whole, values), None,
    )  # fmt: skip
    return Sheet(NUMBER, TITLE, HEADINGS, tuple(lines), totals if rows else None, (), "单位：场次、人次")


def findings(session: Session, values: Settings, scope: Scope) -> list[Finding]:
    """Activities nobody was signed in to, lines left open, names that led to no deputy in office."""
    rows = sorted(
        activity_rows.rows(session, scope.window.start, scope.until), key=lambda row: (row.held_on, row.id)
    )
    found = []
    for number, row in enumerate(rows, start=1):
        where, source = f"第{number}行", (("activities", row.id),)
        name = f"{row.held_on.month}月{row.held_on.day}日“{row.title}”"
        if not row.tally.expected:
            found.append(Finding(NUMBER, where, f"{name}还没有签到", source))
        elif row.tally.unmarked:
            found.append(Finding(NUMBER, where, f"{name}有{row.tally.unmarked}人没有登记出勤", source))
        if row.strangers:
            why = f"{name}有{row.strangers}人不是当日在任代表，没有计入人次"
            found.append(Finding(NUMBER, where, why, source))
    return found


def _share(told: attendance.Tally, values: Settings) -> Decimal | None:
    rate = told.rate(leave_expected=bool(values["attendance.leave_expected"]))
    return None if rate is None else rate / 100
