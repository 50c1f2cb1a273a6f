"""Sheet 18: what the office shows for the year's assessment, item by item, and the evidence (工作实绩考核自评表).

Nothing is scored here: what an item is worth is the district's to say, and its columns stay empty.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sqlalchemy.orm import Session

from jiedao_desk.kernel import obligations, periods
from jiedao_desk.kernel.dates import show_day
from jiedao_desk.kernel.obligations import Standing
from jiedao_desk.kernel.periods import Window
from jiedao_desk.kernel.settings import Settings
from jiedao_desk.kernel.sheet import Finding, Heading, Line, Scope, Sheet, Source
from jiedao_desk.kernel.study import Tenure
from jiedao_desk.reports import facts, named_records
from jiedao_desk.reports.sheets import statistics
from jiedao_desk.reports.sheets.statistics import Row

NUMBER = 18
TITLE = "工作实绩考核自评表"
EVIDENCE = "佐证材料清单"
HEADINGS = (
    Heading("序号", "whole", 6),
    Heading("考核项目", width=14, merged=True),
    Heading("考核内容（指标）", width=26, align="left"),
    Heading("分值", "decimal", 7),
    Heading("评分标准", width=20, align="left"),
    Heading("完成情况", width=48, align="left"),
    Heading("自评得分", "decimal", 9),
    Heading("佐证材料（编号）", width=16),
    Heading("考核得分", "decimal", 9),
    Heading("备注", width=18, align="left"),
)
EVIDENCE_HEADINGS = (
    Heading("编号", "whole", 7),
    Heading("考核项目", width=18),
    Heading("登记簿", width=18),
    Heading("材料（记录）", width=50, align="left"),
    Heading("日期等", width=22),
)
_LEADERSHIP = "党工委领导"
# The other groups of sheet 17 that an office is assessed by, with what each item asks.
_BY_GROUP: tuple[tuple[str, str], ...] = (
    ("队伍阵地", "工委人员、代表小组和家站"),
    ("履职活动", "组织代表开展闭会期间活动"),
    ("联系群众", "接待选民、收集和办理意见"),
    ("建议办理", "代表建议办理"),
    ("述职评议", "代表向选民述职"),
    ("学习培训", "代表和工作人员学习培训"),
    ("监督与调研", "协助开展监督、调研"),
    ("活动经费", "代表活动经费"),
    ("宣传信息", "宣传信息"),
)


@dataclass(frozen=True)
class Item:
    """One line of the form: what is asked, what was done, by which records that is shown."""

    project: str
    content: str
    done: str
    sources: tuple[Source, ...]
    note: str = ""


def sheet(session: Session, values: Settings, scope: Scope) -> Sheet:
    """One line an item; an item of which nothing is recorded is none, but for what the founding document demands."""
    lines: list[Line] = []
    first = 1
    for number, item in enumerate(_items(session, values, scope), start=1):
        last = first + len(item.sources) - 1
        numbers = "" if last < first else str(first) if last == first else f"{first}—{last}"
        cells = (
            number, item.project, item.content, None, "", item.done, None, numbers, None, item.note,
        )  # fmt: skip
        lines.append(Line(cells, item.sources, key=item.content))
        first = last + 1
    notes = (
        "分值、评分标准和得分按区里的考核办法填写，本表只列完成情况和佐证，不自行计分。",
        *_own_shares(session, values, scope),
    )
    return Sheet(NUMBER, TITLE, HEADINGS, tuple(lines), None, notes, "")


def evidence(session: Session, values: Settings, scope: Scope) -> Sheet:
    """The records that sheet 18 points at by number."""
    items = _items(session, values, scope)
    names = {
        one.source: one
        for one in named_records.named(session, (source for item in items for source in item.sources))
    }
    lines: list[Line] = []
    for item in items:
        for source in item.sources:
            one = names[source]
            cells = (len(lines) + 1, item.project, one.register, one.name, one.detail)
            lines.append(Line(cells, (source,), key=f"{item.content} {source[0]} {source[1]}"))
    return Sheet(NUMBER, EVIDENCE, EVIDENCE_HEADINGS, tuple(lines), None, (), "")


def findings(session: Session, values: Settings, scope: Scope) -> list[Finding]:
    """What the founding document demands and nothing shows."""
    return [
        Finding(NUMBER, item.content, f"“{item.content}”没有可以佐证的记录")
        for item in _items(session, values, scope)
        if not item.sources
    ]


def _items(session: Session, values: Settings, scope: Scope) -> list[Item]:
    rows = statistics.rows(session, values, scope)
    found = list(_leadership(session, values, scope, rows))
    for group, content in _BY_GROUP:
        own = [row for row in rows if row.group == group and row.now.value is not None]
        # A person's file is no evidence of work done; what he did stands in the other registers.
        sources = tuple(
            source
            for source in dict.fromkeys(source for row in own for source in row.now.sources)
            if source[0] != "deputies"
        )
        if own and sources:
            found.append(Item(group, content, "；".join(map(_told, own)), sources))
    return found


def _leadership(session: Session, values: Settings, scope: Scope, rows: Sequence[Row]) -> Iterator[Item]:
    law, tenures = facts.rules(session, values), facts.tenures(session)
    sessions, briefings = facts.sessions(session), facts.briefings(session)
    by_key = {row.indicator.key: row.now for row in rows}
    studies = by_key.get("sessions.counted")
    heard = by_key.get("briefings.counted")
    if law.rolling:
        done = f"按滚动方式计，本期计入{studies.value if studies else 0}次"
    else:
        done = _by_period(obligations.study_standings(sessions, tenures, law, scope.on), scope, "专题研究")
    note = "实施意见第1条：每两个月至少一次"
    yield Item(_LEADERSHIP, "书记主持专题研究人大工作", done, studies.sources if studies else (), note)
    standings = obligations.briefing_standings(briefings, sessions, tenures, law, scope.on)
    done = _by_period(standings, scope, "听取汇报")
    note = "实施意见第1条：每半年至少一次"
    yield Item(_LEADERSHIP, "听取人大工作情况汇报", done, heard.sources if heard else (), note)
    decided, carried_out = by_key.get("actions.decided"), by_key.get("actions.done")
    if decided is not None and decided.sources:
        done = f"议定{decided.value}项，已落实{carried_out.value if carried_out else 0}项"
        yield Item(_LEADERSHIP, "议定事项的落实", done, decided.sources)


def _by_period(standings: Sequence[Standing], scope: Scope, what: str) -> str:
    """应完成5个时段，已完成4个；未召开：5—6月（换届）."""
    own = [one for one in standings if one.end >= scope.window.start and one.start <= scope.until]
    judged = [one for one in own if one.state != "excluded"]
    met = sum(one.state == "met" for one in judged)
    times = sum(one.done for one in judged)
    words = [f"应完成{len(judged)}个时段，已完成{met}个，计入{what}{times}次"]
    missed = [
        periods.window(one.period).title + (f"（{one.reason}）" if one.reason else "")
        for one in judged
        if one.state == "missed"
    ]
    under_way = [periods.window(one.period).title for one in judged if one.state in ("open", "due_soon")]
    words += [f"未召开：{'、'.join(missed)}"] if missed else []
    words += [f"进行中：{'、'.join(under_way)}"] if under_way else []
    words += [
        f"不计：{periods.window(one.period).title}（{one.reason}）"
        for one in own
        if one.state == "excluded" and one.reason
    ]
    return "；".join(words)


def _told(row: Row) -> str:
    value = statistics.in_unit(row.now.value, row.indicator.unit)
    shown = f"{value:f}" if isinstance(value, Decimal) else str(value)
    return f"{row.indicator.title}{shown}{row.indicator.unit}"


def _own_shares(session: Session, values: Settings, scope: Scope) -> Iterator[str]:
    """What each holder of the secretary's post did himself; the office owes each period once all the same."""
    law, tenures = facts.rules(session, values), facts.tenures(session)
    if law.rolling:
        return
    windows: list[Window] = [
        one
        for one in periods.windows_between("bimonth", scope.window.start, scope.window.end)
        if one.start <= scope.until
    ]
    shares = obligations.tallies(facts.sessions(session), tenures, law, windows, scope.on)
    # One secretary throughout did what the office did.
    if len(shares) < 2:
        return
    for share in shares:
        when = "、".join(
            _days(one, scope) for one in tenures if (one.name, one.post) == (share.name, share.post)
        )
        yield (
            f"{share.name}（{share.post}，{when}）：任内涉及{len(share.held)}个双月时段，"
            f"本人完成{len(share.fulfilled)}个，主持计入的专题研究{len(share.sessions)}次。"
        )


def _days(tenure: Tenure, scope: Scope) -> str:
    start = max(tenure.start or date.min, scope.window.start)
    end = min(tenure.end or date.max, scope.until)
    return f"{show_day(start)}至{show_day(end)}"
