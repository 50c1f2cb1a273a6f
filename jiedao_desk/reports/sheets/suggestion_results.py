"""The evaluation table beside sheet 8: how each unit handled its suggestions, with totals and shares (评估表)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from sqlalchemy.orm import Session

from jiedao_desk.kernel.figure import Span
from jiedao_desk.kernel.rounding import percentages
from jiedao_desk.kernel.settings import Settings
from jiedao_desk.kernel.sheet import Heading, Line, Scope, Sheet, Source, Value
from jiedao_desk.kernel.suggestion_words import (
    ADOPTED,
    ANSWERS,
    COSIGNERS_TOLD,
    FORMS,
    HEADS,
    MEANINGS,
    SOLVED,
)
from jiedao_desk.reports import suggestion_rows
from jiedao_desk.reports.figures.suggestions import answered
from jiedao_desk.reports.sheets.suggestions import NUMBER
from jiedao_desk.reports.suggestion_rows import SuggestionRow, UnitRow

TITLE = "代表建议办理情况评估表"
MARKS = "类别号标记"


@dataclass(frozen=True)
class _Handled:
    """One suggestion answered by one unit: the first time, and the last."""

    source: Source
    first: UnitRow
    last: UnitRow


@dataclass(frozen=True)
class _Group:
    """Columns that break the suggestions down: each word with those it is true of."""

    title: str
    words: Sequence[str]
    holds: Callable[[_Handled, str], bool]
    shares: bool = False


def _groups(values: Settings) -> tuple[_Group, ...]:
    marks = tuple(MEANINGS[values["suggestion.classes"]])
    return (
        _Group(MARKS, marks, lambda one, word: (one.last.result or one.first.result) == word, shares=True),
        _Group("面商人", HEADS, lambda one, word: any(talk.who == word for talk in one.first.talks)),
        _Group("协商形式", FORMS, _in_form),
        _Group("问题解决情况", SOLVED, lambda one, word: (one.last.solved or one.first.solved) == word),
        _Group("意见采纳情况", ADOPTED, lambda one, word: (one.last.adopted or one.first.adopted) == word),
        _Group(
            "办理工作满意度", ANSWERS, lambda one, word: (one.last.attitude or one.first.attitude) == word
        ),
        _Group(
            "办理结果满意度",
            ANSWERS,
            lambda one, word: (one.last.satisfaction or one.first.satisfaction) == word,
        ),
        _Group("附议代表答复", COSIGNERS_TOLD, lambda one, word: one.first.cosigners_told == word),
    )


def _in_form(one: _Handled, word: str) -> bool:
    """The form of a talk; where none was recorded nothing is said, 未协商 is recorded as such."""
    return any(talk.form == word for talk in one.first.talks)


def sheet(session: Session, values: Settings, scope: Scope) -> Sheet:
    """One line a unit that replied to suggestions answered in the period; 合计 and 占比 below."""
    groups = _groups(values)
    span = Span(scope.window.start, scope.until)
    by_unit: defaultdict[str, list[_Handled]] = defaultdict(list)
    for row in suggestion_rows.rows(session, values):
        if answered(row, span):
            for one in row.first_replying:
                by_unit[one.unit].append(_Handled(("suggestions", row.id), one, _last(row, one)))
    exact = bool(values["report.exact"])
    ordered = sorted(by_unit.items(), key=lambda item: (-len(item[1]), item[0]))
    lines = [_line(unit, found, groups, exact=exact) for unit, found in ordered]
    everything = [one for _, found in ordered for one in found]
    if everything:
        lines.append(_line("合计（件）", everything, groups, exact=exact))
    meanings = "；".join(f"{mark}：{word}" for mark, word in MEANINGS[values["suggestion.classes"]].items())
    notes = (
        f"{meanings}。",
        "再次办理的按最后一次；面商人、协商形式可以不止一种。各组占比以该组已登记的件数为分母，未反馈的不计入。",
    )
    totals = _shares(everything, groups, exact=exact) if everything else None
    return Sheet(NUMBER, TITLE, _headings(groups), tuple(lines), totals, notes, "单位：件、%")


def _last(row: SuggestionRow, first: UnitRow) -> UnitRow:
    """The unit's last handling that has been answered."""
    turns = [
        one
        for one in row.units
        if one.unit == first.unit and one.role == first.role and one.replied_on is not None
    ]
    return max(turns, key=lambda one: one.turn, default=first)


def _headings(groups: Sequence[_Group]) -> tuple[Heading, ...]:
    found = [Heading("主办单位", width=16), Heading("主办数量", "whole", 6)]
    for group in groups:
        for word in group.words:
            if group.shares:
                found.append(Heading((group.title, word, "占比"), "percent", 8))
                found.append(Heading((group.title, word, "数量"), "whole", 6))
            else:
                found.append(Heading((group.title, word), "whole", 7))
    return tuple(found)


def _line(unit: str, found: Sequence[_Handled], groups: Sequence[_Group], *, exact: bool) -> Line:
    cells: list[Value] = [unit, len(found)]
    behind: list[tuple[int, tuple[Source, ...]]] = []
    for group in groups:
        parts = [[one.source for one in found if group.holds(one, word)] for word in group.words]
        shares = _percent(parts, exact=exact)
        for part, share in zip(parts, shares, strict=True):
            if group.shares:
                behind.append((len(cells), tuple(part)))
                cells.append(share / 100 if share is not None else None)
            behind.append((len(cells), tuple(part)))
            cells.append(len(part))
    sources = tuple(dict.fromkeys(one.source for one in found))
    return Line(tuple(cells), sources, tuple(behind), f"unit {unit}")


def _shares(found: Sequence[_Handled], groups: Sequence[_Group], *, exact: bool) -> tuple[Value, ...]:
    """占比: of each group the share of each word in those that the group says anything of."""
    cells: list[Value] = ["占比", None]
    for group in groups:
        parts = [[one.source for one in found if group.holds(one, word)] for word in group.words]
        for share in _percent(parts, exact=exact):
            if group.shares:
                cells += (share / 100 if share is not None else None, None)
            else:
                cells.append(f"{share}%" if share is not None else None)
    return tuple(cells)


def _percent(parts: Sequence[Sequence[Source]], *, exact: bool) -> list[Decimal | None]:
    counts = [len(part) for part in parts]
    return list(percentages(counts, exact=exact)) if sum(counts) else [None] * len(counts)
