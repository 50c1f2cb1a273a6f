"""Sheet 6: what each deputy did in the period, one line a deputy, by strokes (代表履职情况统计)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from sqlalchemy.orm import Session

from jiedao_desk.kernel import attendance
from jiedao_desk.kernel.figure import Span
from jiedao_desk.kernel.names import padded
from jiedao_desk.kernel.settings import Settings
from jiedao_desk.kernel.sheet import Finding, Heading, Line, Scope, Sheet, Source, Value
from jiedao_desk.kernel.strokes import StrokeMode
from jiedao_desk.reports import deputy_list, deputy_year
from jiedao_desk.reports.deputy_year import DISTRICT, SECTIONS, Deputy, Presence

NUMBER = 6
TITLE = "代表履职情况统计"
HEADINGS = (
    Heading("序号", "whole", 6),
    Heading("姓名", width=17),
    Heading("级别", width=7),
    Heading("代表小组", width=15),
    Heading(("签到（次）", "应到"), "whole", 7),
    Heading(("签到（次）", "实到"), "whole", 7),
    Heading(("签到（次）", "请假"), "whole", 7),
    Heading(("签到（次）", "缺席"), "whole", 7),
    Heading("参与率", "percent", 9),
    Heading("履职天数", "decimal", 9),
    Heading(("履职内容（次）", "出席列席会议"), "whole", 9),
    Heading(("履职内容（次）", "视察调研等活动"), "whole", 9),
    Heading(("履职内容（次）", "接待选民"), "whole", 8),
    Heading(("履职内容（次）", "走访联系"), "whole", 8),
    Heading(("履职内容（次）", "述职"), "whole", 7),
    Heading(("履职内容（次）", "学习培训"), "whole", 8),
    Heading(("履职内容（次）", "宣传实事"), "whole", 8),
    Heading(("履职内容（次）", "其他"), "whole", 7),
    Heading(("议案建议（件）", "领衔"), "whole", 7),
    Heading(("议案建议（件）", "附议"), "whole", 7),
    Heading("收到选民意见（条）", "whole", 9),
    Heading("备注", width=18, align="left"),
)
EXPECTED, PRESENT, LEAVE, ABSENT, RATE, DAYS = range(4, 10)
# Which deeds of other registers stand in which column; what sign-in lists alone show goes by the class of the activity.
_DEEDS: tuple[tuple[int, tuple[str, ...]], ...] = (
    (12, ("代表接待日",)),
    (13, ("走访联系选民",)),
    (14, ("述职",)),
    (15, ("学习培训",)),
    (18, ("领衔议案", "领衔建议")),
    (19, ("附议",)),
    (20, (deputy_year.OPINION,)),
)
_CLASSES: tuple[tuple[int, str], ...] = ((10, "会议"), (11, "活动"), (16, "宣传实事"), (17, "其他"))
_COUNTED = tuple(place for place, heading in enumerate(HEADINGS) if heading.kind == "whole" and place)

Cells = dict[int, tuple[Source, ...]]


def sheet(session: Session, values: Settings, scope: Scope) -> Sheet:
    """One line a deputy who was in office on any day of the period, a subtotal for each kind where there are several.

    City deputies and those only attached here stand in it with what they did; the rate is of the district ones alone.
    Where nothing of a column was recorded for anybody it stays empty.
    """
    mode: StrokeMode = "name" if values["names.order"] == "姓名笔画" else "surname"
    span = Span(scope.window.start, scope.until)
    people = deputy_year.deputies(session, span, mode)
    if not people:
        return Sheet(NUMBER, TITLE, HEADINGS, (), None, (), "")
    present = deputy_year.presence(session, span)
    matters = deputy_year.matters(session, span)
    counted = {one.row.person_id: _cells(one, present, matters) for one in people}
    used = {place for cells in counted.values() for place, sources in cells.items() if sources}
    lines: list[Line] = []
    sections = [name for name in SECTIONS if any(one.section == name for one in people)]
    number = 0
    for section in sections:
        own = [one for one in people if one.section == section]
        for one in own:
            number += 1
            lines.append(_line(number, one, counted[one.row.person_id], present, used, values))
        if len(sections) > 1:
            lines.append(_sum(f"{section}小计", own, counted, present, used, values))
    total = _sum("合计", people, counted, present, used, values)
    totals = (None, "合计", *total.cells[2:])
    notes = (
        f"{deputy_list.order_words([one.row for one in people], mode)}。",
        "参与率只计本街道选举产生的区代表；市以上代表和编入本街道活动的代表单列，不计入参与率。",
        "签到按当日在任、未暂停执行职务的代表计；联系选民、述职、学习培训与各登记簿合并计算，同一天同一事项计一次。",
    )
    return Sheet(NUMBER, TITLE, HEADINGS, tuple(lines), totals, notes, "单位：次、天、件、条")


def findings(session: Session, values: Settings, scope: Scope) -> list[Finding]:
    """District deputies of whom nothing is recorded at all: said by number, names come on opening."""
    made = sheet(session, values, scope)
    silent = [
        line.sources[0]
        for line in made.lines
        if line.sources and not any(line.cells[place] for place in _COUNTED)
    ]
    if not silent or not any(line.cells[PRESENT] for line in made.lines):
        return []
    return [
        Finding(NUMBER, "全表", f"有{len(silent)}名代表本街道尚未登记履职情况，请核对是否漏登", tuple(silent))
    ]


def _cells(
    one: Deputy, present: Mapping[int, Presence], matters: Mapping[tuple[int, str], list[Source]]
) -> Cells:
    person = one.row.person_id
    told = present.get(person, Presence())
    found: Cells = {
        EXPECTED: tuple(told.expected),
        PRESENT: tuple(told.present),
        LEAVE: tuple(told.leave),
        ABSENT: tuple(told.absent),
    }
    for place, name in _CLASSES:
        found[place] = tuple(told.by_class.get(name, ()))
    for place, kinds in _DEEDS:
        found[place] = tuple(source for kind in kinds for source in matters.get((person, kind), ()))
    return found


def _line(
    number: int,
    one: Deputy,
    cells: Cells,
    present: Mapping[int, Presence],
    used: set[int],
    values: Settings,
) -> Line:
    told = present.get(one.row.person_id, Presence())
    made: list[Value] = [number, padded(one.row.name), one.levels, one.row.group]
    rated = one.section == DISTRICT
    made += _numbers(
        {place: len(sources) for place, sources in cells.items()}, used, told.days, values, rated=rated
    )
    notes = (one.row.state if one.left else "", "编入本街道活动" if one.row.attached else "")
    made[-1] = "；".join(filter(None, notes))
    rate = (*cells[PRESENT], *cells[LEAVE], *cells[ABSENT])
    of_cells = (*sorted(cells.items()), (RATE, rate), (DAYS, tuple(told.with_days)))
    return Line(tuple(made), (("deputies", one.row.person_id),), of_cells, f"deputy {one.row.person_id}")


def _sum(
    title: str,
    people: Sequence[Deputy],
    counted: Mapping[int, Cells],
    present: Mapping[int, Presence],
    used: set[int],
    values: Settings,
) -> Line:
    sums = {place: sum(len(counted[one.row.person_id][place]) for one in people) for place in _COUNTED}
    days = sum(
        (present[one.row.person_id].days for one in people if one.row.person_id in present), Decimal(0)
    )
    made: list[Value] = [None, title, "", f"{len(people)}人"]
    made += _numbers(sums, used, days, values, rated=False)
    district = [one for one in people if one.section == DISTRICT]
    if district:
        of_these = {
            place: sum(len(counted[one.row.person_id][place]) for one in district) for place in _COUNTED
        }
        made[RATE] = _rate(of_these, values)
    return Line(tuple(made), (), (), title)


def _numbers(
    sums: Mapping[int, int], used: set[int], days: Decimal, values: Settings, *, rated: bool
) -> list[Value]:
    """The cells from 应到 on."""
    found: list[Value] = [
        sums.get(place, 0) if place in used and place in sums else None
        for place in range(EXPECTED, len(HEADINGS))
    ]
    found[RATE - EXPECTED] = _rate(sums, values) if rated else None
    found[DAYS - EXPECTED] = days or None
    return found


def _rate(sums: Mapping[int, int], values: Settings) -> Decimal | None:
    tally = attendance.Tally(expected=sums[EXPECTED], present=sums[PRESENT], leave=sums[LEAVE])
    share = tally.rate(leave_expected=bool(values["attendance.leave_expected"]))
    return None if share is None else share / 100
