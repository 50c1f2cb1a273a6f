"""Sheet 17: every figure of the period beside the year so far and the same period a year before (工作统计表)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from sqlalchemy.orm import Session

from jiedao_desk.kernel.deadlines import add_months
from jiedao_desk.kernel.figure import Figure, Span
from jiedao_desk.kernel.settings import Settings
from jiedao_desk.kernel.sheet import Finding, Heading, Line, Scope, Sheet
from jiedao_desk.reports.figures import INDICATORS, points
from jiedao_desk.reports.figures.indicator import Indicator
from jiedao_desk.reports.remembered import once

NUMBER = 17
TITLE = "工作统计表"
HEADINGS = (
    Heading("序号", "whole", 6),
    Heading("类别", width=14, merged=True),
    Heading("指标", width=22, align="left"),
    Heading("计量单位", width=9),
    Heading("本期", "decimal", 11),
    Heading("本年累计", "decimal", 11),
    Heading("上年同期", "decimal", 11),
    Heading("增减", "decimal", 11),
    Heading("统计口径", width=66, align="left"),
)
NOW, YEAR, BEFORE, CHANGE = 4, 5, 6, 7

_CHANGES = "代表变动"
# The groups of the form, each with the topics of the figures in it; a topic that is named nowhere stands at the end.
GROUPS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("党工委领导", ("sessions", "briefings", "actions")),
    ("队伍阵地", ("staff", "stations", "groups")),
    ("会议", ("own_meetings",)),
    ("代表构成", ("deputies", "constituencies", "terms")),
    ("履职活动", ("activities",)),
    ("联系群众", ("receptions", "opinions", "liaisons")),
    ("建议办理", ("suggestions",)),
    ("述职评议", ("duty_reports",)),
    ("学习培训", ("trainings",)),
    ("监督与调研", ("supervisions",)),
    ("评价与表彰", ("points", "awards")),
    ("活动经费", ("funds",)),
    ("宣传信息", ("publications",)),
    ("选举与变动", ("elections",)),
    ("请示报告", ("submissions", "documents")),
)
_ELSEWHERE = {f"deputies.{key}": "选举与变动" for key in ("ended", "joined", "resigned", "moved")}
_OTHER = "其他"


@dataclass(frozen=True)
class Row:
    """One figure in its three spans; ``None`` where nothing was recorded to count."""

    indicator: Indicator
    group: str
    now: Figure
    year: Figure
    before: Figure

    @property
    def empty(self) -> bool:
        """Whether nothing at all is behind the figure: then it is no row, and no nought."""
        return not any(one.value or one.sources or one.others for one in (self.now, self.year, self.before))

    @property
    def change(self) -> int | Decimal | None:
        """The period less the same period a year before; of shares in percentage points."""
        if self.now.value is None or self.before.value is None:
            return None
        return self.now.value - self.before.value


def rows(session: Session, values: Settings, scope: Scope) -> list[Row]:
    """The figures that anything was recorded for, in the order of the form."""
    return once(session, (rows, scope), lambda: _rows(session, values, scope))


def _rows(session: Session, values: Settings, scope: Scope) -> list[Row]:
    now, year, before = _spans(scope)
    comparable = _comparable(values, before)
    found = []
    for group, one in _in_order(session, now):
        counted = one.count(session, values, now)
        whole = counted if year == now or one.standing else one.count(session, values, year)
        then = one.count(session, values, before) if comparable else Figure(None)
        found.append(Row(one, group, counted, whole, then))
    return [row for row in found if not row.empty]


def sheet(session: Session, values: Settings, scope: Scope) -> Sheet:
    """One line a figure; each of its three values opens to its own records."""
    lines = tuple(_line(number, row) for number, row in enumerate(rows(session, values, scope), start=1))
    _, _, before = _spans(scope)
    notes = ["增减＝本期－上年同期；单位为%的为百分点。在任、在册一类指标按期末计，不作累计。"]
    if not _comparable(values, before):
        notes.append("上年同期在本系统启用之前，不作比较。")
    return Sheet(NUMBER, TITLE, HEADINGS, lines, None, tuple(notes) if lines else (), "")


def findings(session: Session, values: Settings, scope: Scope) -> list[Finding]:
    """Nothing of its own: that its figures agree with the sheets is checked across them."""
    return []


def in_unit(value: int | Decimal | None, unit: str) -> int | Decimal | None:
    """A figure as it is printed: money, counted in cents, in yuan."""
    return Decimal(value) / 100 if value is not None and unit == "元" else value


def _line(number: int, row: Row) -> Line:
    one = row.indicator
    cells = (
        number,
        row.group,
        one.title,
        one.unit,
        in_unit(row.now.value, one.unit),
        None if one.standing else in_unit(row.year.value, one.unit),
        in_unit(row.before.value, one.unit),
        in_unit(row.change, one.unit),
        one.how,
    )
    behind = ((NOW, row.now), (YEAR, row.year), (BEFORE, row.before), (CHANGE, row.now))
    return Line(
        cells, row.now.sources, tuple((column, figure.sources) for column, figure in behind), key=one.key
    )


def _in_order(session: Session, span: Span) -> Iterator[tuple[str, Indicator]]:
    names = [name for name, _ in GROUPS]
    by_topic = {topic: name for name, topics in GROUPS for topic in topics}

    def group_of(one: Indicator) -> str:
        return _ELSEWHERE.get(one.key) or by_topic.get(one.key.split(".")[0], _OTHER)

    placed = [(group_of(one), one) for one in (*INDICATORS, *points.graded(session, span))]
    order = {name: place for place, name in enumerate((*names, _OTHER))}
    yield from sorted(placed, key=lambda pair: order[pair[0]])


def _spans(scope: Scope) -> tuple[Span, Span, Span]:
    """The period, the year up to its end, and the same days a year before."""
    now = Span(scope.window.start, scope.until)
    year = Span(date(scope.until.year, 1, 1), scope.until)
    start = add_months(scope.window.start, -12)
    # The end of a month stays one: 29 February is compared with 28 February.
    end = add_months(scope.until + timedelta(days=1), -12) - timedelta(days=1)
    return now, year, Span(start, end)


def _comparable(values: Settings, before: Span) -> bool:
    """Whether the office had begun to record by then; before that nothing is not nought."""
    begun = values["office.use_from"]
    return not isinstance(begun, date) or before.end >= begun
