"""Whether the sheets of one report agree with each other, and if not, whose records differ (表间校核)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from jiedao_desk.kernel.sheet import Finding, Line, Sheet, Source
from jiedao_desk.kernel.sheet_comparing import name_of
from jiedao_desk.reports.sheets import statistics, suggestions

Sheets = dict[int, Sheet]


def across(sheets: Sequence[Sheet]) -> list[Finding]:
    """Everything in which two sheets differ that should agree; sheets that are not in the report are not asked."""
    by_number = {one.number: one for one in reversed(sheets)}
    return [finding for check in _CHECKS for finding in check(by_number)]


def _presence(sheets: Sheets) -> Iterator[Finding]:
    """人次 by deputy (sheet 6) and by activity (sheet 7)."""
    if 6 not in sheets or 7 not in sheets:
        return
    for word in ("应到", "实到", "请假", "缺席"):
        by_deputy, by_activity = _total(sheets[6], word), _total(sheets[7], word)
        if by_deputy is not None and by_activity is not None and by_deputy != by_activity:
            why = (
                f"表6{word}合计{by_deputy}人次 ≠ 表7{word}合计{by_activity}人次，有签到的代表不在本期代表之列"
            )
            yield Finding(6, "合计", why, sheets[7].everything())


def _headcount(sheets: Sheets) -> Iterator[Finding]:
    """The roster (sheet 4) and the composition (sheet 5), by name."""
    if 4 not in sheets or 5 not in sheets:
        return
    listed, composed = _people(sheets[4]), _people(sheets[5])
    missing = [source for source in listed if source not in composed] if composed else []
    if missing:
        names = "、".join(listed[source] for source in missing[:5]) + ("等" if len(missing) > 5 else "")
        why = f"表5合计{len(composed)}人 ≠ 表4名册{len(listed)}人：{names}没有计入构成"
        yield Finding(5, "合计", why, tuple(missing))


def _statistics(sheets: Sheets) -> Iterator[Finding]:
    """Figures of sheet 17 that another sheet lists one by one."""
    if statistics.NUMBER not in sheets:
        return
    figures = {line.key: line for line in sheets[statistics.NUMBER].lines}
    for key, number, counted in _LISTED:
        figure, other = figures.get(key), sheets.get(number)
        if figure is None or other is None:
            continue
        told = figure.cells[statistics.NOW]
        lines = counted(other) if counted is not None else None
        found = _total(other, "实到") if lines is None else len(lines)
        if told != found:
            name, unit = figure.cells[2], figure.cells[3]
            why = f"表17“{name}”{told}{unit} ≠ 表{number}{found}{unit}"
            yield Finding(statistics.NUMBER, str(name), why, _apart(figure, lines))


def _apart(figure: Line, lines: Sequence[Line] | None) -> tuple[Source, ...]:
    """The records that stand in one of the two only; where that cannot be told, those of the figure."""
    if lines is None:
        return figure.sources
    listed = {source for line in lines for source in line.sources}
    return tuple(sorted(set(figure.sources) ^ listed)) or figure.sources


def _said(sheet: Sheet, column: str, word: str) -> list[Line]:
    place = next(number for number, heading in enumerate(sheet.headings) if heading.word == column)
    return [line for line in sheet.lines if line.cells[place] == word]


def _at_home(sheet: Sheet) -> list[Line]:
    """The district deputies of the roster who were elected here."""
    level = next(number for number, heading in enumerate(sheet.headings) if heading.word == "级别")
    note = next(number for number, heading in enumerate(sheet.headings) if heading.word == "备注")
    return [line for line in sheet.lines if line.cells[level] == "区" and not line.cells[note]]


def _first_of_each(sheet: Sheet) -> list[Line]:
    """One line a person, whatever posts he holds."""
    name = next(number for number, heading in enumerate(sheet.headings) if heading.word == "姓名")
    found: dict[object, Line] = {}
    for line in sheet.lines:
        found.setdefault(line.cells[name], line)
    return list(found.values())


def _noted(line: Line, word: str) -> bool:
    return str(line.cells[-1] or "").startswith(word)


def _total(sheet: Sheet, word: str) -> int | None:
    """The total of the column whose heading begins with a word, in its upper line or its lower."""
    if sheet.totals is None:
        return None
    for place, heading in enumerate(sheet.headings):
        titles = (heading.title,) if isinstance(heading.title, str) else heading.title
        value = sheet.totals[place]
        if any(title.startswith(word) for title in titles) and isinstance(value, int):
            return value
    return None


def _people(sheet: Sheet) -> dict[Source, str]:
    """The deputies of a sheet with what its line calls them."""
    return {
        source: name_of(sheet, line).split(" ", 1)[0]
        for line in sheet.lines
        for source in line.everything()
        if source[0] == "deputies"
    }


# Figures with the sheet that lists what was counted, and which of its lines these are; none where its total is meant.
_LISTED: tuple[tuple[str, int, Callable[[Sheet], Sequence[Line]] | None], ...] = (
    ("sessions.counted", 1, lambda one: _said(one, "是否计入", "是")),
    ("briefings.counted", 2, lambda one: _said(one, "是否计入", "是")),
    ("actions.decided", 3, lambda one: one.lines),
    ("deputies.in_office", 4, _at_home),
    ("activities.persons", 7, None),
    (
        "suggestions.raised",
        8,
        lambda one: [line for line in one.lines if line.key.startswith(suggestions.RAISED)],
    ),
    ("opinions.collected", 9, lambda one: [line for line in one.lines if not _noted(line, "并入")]),
    ("duty_reports.held", 11, lambda one: one.lines),
    ("trainings.held", 12, lambda one: one.lines),
    ("staff.members", 14, _first_of_each),
    (
        "supervisions.all",
        15,
        lambda one: [line for line in one.lines if line.sources[0][0] == "supervisions"],
    ),
)
_CHECKS: tuple[Callable[[Sheets], Iterator[Finding]], ...] = (_presence, _headcount, _statistics)
