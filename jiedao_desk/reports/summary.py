"""The figures of a report at a glance, as blocks that are charted: what, how much, how much the year before (汇总)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from jiedao_desk.kernel.rounding import percentages
from jiedao_desk.kernel.sheet import Line, Sheet
from jiedao_desk.reports.sheets import composition, statistics


@dataclass(frozen=True)
class Part:
    """One bar: this period, the same period a year before, and its share in the block."""

    label: str
    now: int
    before: int | None
    share: Decimal | None


@dataclass(frozen=True)
class Block:
    """Figures of one kind. ``whole`` says whether its parts are all there is, so that shares mean something."""

    title: str
    unit: str
    parts: tuple[Part, ...]
    whole: bool


# Blocks of sheet 17: title, whether the parts make up a whole, and what the keys of its figures look like.
_BLOCKS: tuple[tuple[str, bool, str], ...] = (
    ("履职活动", True, r"activities\.\w+_times"),
    ("参加履职活动", True, r"activities\.\w+_persons"),
    ("建议答复分类", True, r"suggestions\.class_\w+"),
    ("选民意见处理", False, r"opinions\.(collected|answered|referred|suggested|closed)"),
    ("采用信息", True, r"publications\.adopted_\w+"),
)


def blocks(sheets: Sequence[Sheet], *, exact: bool) -> tuple[Block, ...]:
    """The blocks that the sheets of a report give; shares sum to 100 where ``exact`` (凑整, R9)."""
    by_number = {one.number: one for one in reversed(sheets)}
    found = [
        *_of_studies(by_number.get(1)),
        *_of_tasks(by_number.get(3), exact=exact),
        *_of_composition(by_number.get(composition.NUMBER), exact=exact),
    ]
    if statistics.NUMBER in by_number:
        found += _of_statistics(by_number[statistics.NUMBER], exact=exact)
    return tuple(one for one in found if one.parts)


def _of_studies(sheet: Sheet | None) -> Iterator[Block]:
    """Sessions that count, by two-month period; a period without one is a bar of nought."""
    if sheet is None or len({line.cells[1] for line in sheet.lines}) < 2:
        return
    counted: dict[str, int] = {}
    for line in sheet.lines:
        period = str(line.cells[1])
        counted[period] = counted.get(period, 0) + (line.cells[10] == "是")
    yield Block(
        "各双月时段计入的专题研究", "次", tuple(Part(*one, None, None) for one in counted.items()), False
    )


def _of_tasks(sheet: Sheet | None, *, exact: bool) -> Iterator[Block]:
    if sheet is None or not sheet.lines:
        return
    counted = Counter(str(line.cells[7]) for line in sheet.lines)
    order = ("按期落实", "已落实", "逾期落实", "进行中", "逾期未落实", "不再办理")
    words = [word for word in order if counted[word]]
    yield _block("议定事项落实情况", "项", [(word, counted[word], None) for word in words], exact=exact)


def _of_composition(sheet: Sheet | None, *, exact: bool) -> Iterator[Block]:
    """The district deputies by the kind they are counted as."""
    if sheet is None:
        return
    own = [line for line in sheet.lines if line.cells[0] == composition.KIND]
    parts = [(str(line.cells[1]), _whole(line, composition.HOME) or 0, None) for line in own]
    yield _block("区代表结构", "人", parts, exact=exact)


def _of_statistics(sheet: Sheet, *, exact: bool) -> Iterator[Block]:
    for title, whole, keys in _BLOCKS:
        own = [line for line in sheet.lines if re.fullmatch(keys, line.key)]
        if len(own) < 2:
            continue
        unit = str(own[0].cells[3])
        parts = [
            (
                str(line.cells[2]).removeprefix("参加").removeprefix("其中"),
                _whole(line, statistics.NOW) or 0,
                _whole(line, statistics.BEFORE),
            )
            for line in own
        ]
        yield _block(title, unit, parts, exact=exact, whole=whole)


def _whole(line: Line, column: int) -> int | None:
    value = line.cells[column]
    return value if isinstance(value, int) else None


def _block(
    title: str, unit: str, parts: Sequence[tuple[str, int, int | None]], *, exact: bool, whole: bool = True
) -> Block:
    counts = [now for _, now, _ in parts]
    shares: list[Decimal | None] = [None] * len(parts)
    if whole and any(counts):
        shares = [share / 100 for share in percentages(counts, exact=exact)]
    return Block(
        title,
        unit,
        tuple(
            Part(label, now, before, share) for (label, now, before), share in zip(parts, shares, strict=True)
        ),
        whole,
    )
