"""Two states of the same sheets side by side: which cell said what then, and says what now (差异)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from jiedao_desk.kernel.sheet import Heading, Line, Sheet, Source, Value

NO_LINE = "（无此行）"
NUMBERING = "序号"


@dataclass(frozen=True)
class Difference:
    """One cell, or one whole line, that differs; the records are those behind it now, or else then."""

    sheet: int
    title: str
    row: str
    column: str
    before: str
    after: str
    sources: tuple[Source, ...] = ()


def differences(before: Sequence[Sheet], after: Sequence[Sheet]) -> list[Difference]:
    """Every difference, in the order of the sheets; running numbers alone are none."""
    now = {(one.number, one.title): one for one in after}
    found: list[Difference] = []
    for then in before:
        other = now.pop((then.number, then.title), None)
        if other is None:
            found.append(Difference(then.number, then.title, "全表", "", "有此表", "无此表"))
        else:
            found += _of_sheet(then, other)
    found += [Difference(one.number, one.title, "全表", "", "无此表", "有此表") for one in now.values()]
    return found


def shown(value: Value, heading: Heading) -> str:
    """A value as it stands in its cell: a share as 88.89%, a day as 2026-03-05, nothing as nothing."""
    if value is None:
        return ""
    if heading.kind == "percent" and isinstance(value, Decimal | int):
        return f"{Decimal(value) * 100:.2f}%"
    if heading.kind == "money" and isinstance(value, Decimal | int):
        return f"{Decimal(value):.2f}"
    if isinstance(value, Decimal):
        # As a spreadsheet shows it: 7.5 and 7, whatever noughts were counted with.
        return f"{value.normalize():f}"
    return value.isoformat() if isinstance(value, date) else str(value)


def _of_sheet(then: Sheet, now: Sheet) -> Iterator[Difference]:
    if [one.title for one in then.headings] != [one.title for one in now.headings]:
        yield Difference(
            then.number, then.title, "表头", "", f"{len(then.headings)}列", f"{len(now.headings)}列"
        )
        return
    left, right = _by_key(then), _by_key(now)
    for key, line in left.items():
        other = right.get(key)
        if other is None:
            yield _whole(then, line, gone=True)
        else:
            yield from _of_line(then, line, other, name_of(then, line))
    for key, line in right.items():
        if key not in left:
            yield _whole(now, line, gone=False)
    if then.totals is not None and now.totals is not None:
        yield from _of_line(then, Line(then.totals), Line(now.totals), "合计")


def _of_line(sheet: Sheet, then: Line, now: Line, name: str) -> Iterator[Difference]:
    for place, heading in enumerate(sheet.headings):
        before, after = then.cells[place], now.cells[place]
        if before != after and heading.word != NUMBERING:
            yield Difference(
                sheet.number,
                sheet.title,
                name,
                "·".join((heading.title,) if isinstance(heading.title, str) else heading.title),
                shown(before, heading),
                shown(after, heading),
                now.behind(place) or then.behind(place),
            )


def _whole(sheet: Sheet, line: Line, *, gone: bool) -> Difference:
    name = name_of(sheet, line)
    before, after = (name, NO_LINE) if gone else (NO_LINE, name)
    return Difference(sheet.number, sheet.title, name, "整行", before, after, line.everything())


def _by_key(sheet: Sheet) -> dict[tuple[object, ...], Line]:
    """The lines by their key, their record, or what they say first; doubled ones by their turn."""
    found: dict[tuple[object, ...], Line] = {}
    times: Counter[object] = Counter()
    for line in sheet.lines:
        of = line.key or (line.sources[0] if len(line.sources) == 1 else name_of(sheet, line))
        times[of] += 1
        found[of, times[of]] = line
    return found


def name_of(sheet: Sheet, line: Line) -> str:
    """What a reader knows a line by: its first words, without its running number."""
    words = [
        # Names are padded on paper alone.
        shown(value, heading).replace("　", "")
        for value, heading in zip(line.cells, sheet.headings, strict=True)
        if heading.word != NUMBERING and value is not None and heading.kind in ("text", "date")
    ]
    return " ".join([word for word in words if word.strip()][:3])[:60]
