"""The deputies' list as it is read: its columns, what narrows it, in what order it stands (代表名单的栏目与筛选)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from jiedao_desk.kernel.names import initials_variants, missing_strokes
from jiedao_desk.kernel.strokes import StrokeMode
from jiedao_desk.kernel.typed import half_width
from jiedao_desk.reports.deputy_rows import DeputyRow, Headcount, headcount

ATTACHED = "编入活动"
NO_GROUP = 0
"""In the place of a group's id: those who are in none."""

_MODES: dict[StrokeMode, str] = {"name": "姓名笔画", "surname": "姓氏笔画"}


@dataclass(frozen=True)
class DeputyColumn:
    """One column: its heading, what stands in it, and what it is sorted by (empty ones always last)."""

    title: str
    text: Callable[[DeputyRow], str]
    sort: Callable[[DeputyRow], Any]


def _by_text(text: Callable[[DeputyRow], str]) -> Callable[[DeputyRow], Any]:
    return lambda row: natural(text(row))


def _plain(title: str, text: Callable[[DeputyRow], str]) -> DeputyColumn:
    return DeputyColumn(title, text, _by_text(text))


def state_words(row: DeputyRow) -> str:
    """The state, and that somebody was not elected here."""
    return f"{row.state}（{ATTACHED}）" if row.attached else row.state


COLUMNS: tuple[DeputyColumn, ...] = (
    DeputyColumn("姓名", lambda row: row.name, lambda _row: 0),
    _plain("性别", lambda row: row.sex),
    _plain("民族", lambda row: row.nation),
    _plain("出生年月", lambda row: str(row.birth)[:7] if row.birth else ""),
    _plain("政治面貌", lambda row: row.party),
    _plain("级别", lambda row: row.level),
    _plain("选区/选举单位", lambda row: row.constituency),
    DeputyColumn(
        "代表小组",
        lambda row: row.group,
        lambda row: (row.group_order is None, row.group_order or 0, row.group),
    ),
    _plain("代表证号", lambda row: row.certificate),
    _plain("工作单位及职务", lambda row: row.employer),
    _plain("状态", state_words),
)
"""As the list, its copy on the clipboard and a test of the printed roster read them."""


@dataclass(frozen=True)
class Narrowing:
    """What of a list is wanted; ``None`` and empty words want everything.

    ``level`` may also be ``ATTACHED``; ``group`` is an id, or ``NO_GROUP``. Every word must stand somewhere in the
    row, as it is written or, of the name, by its pinyin initials.
    """

    level: str | None = None
    group: int | None = None
    constituency: str | None = None
    words: str = ""


def narrowed(rows: Iterable[DeputyRow], wanted: Narrowing) -> list[DeputyRow]:
    """The rows that are wanted, in the order they had."""
    words = [half_width(word).lower() for word in wanted.words.split()]
    return [
        row
        for row in rows
        if _of_level(row, wanted.level)
        and (wanted.group is None or (row.group_id or NO_GROUP) == wanted.group)
        and (wanted.constituency is None or row.constituency == wanted.constituency)
        and all(_says(row, word) for word in words)
    ]


def in_order(rows: Sequence[DeputyRow], column: int, *, falling: bool = False) -> list[DeputyRow]:
    """Rows in roster order, sorted by a column: within equal ones the roster order stays, empty ones stand last."""
    chosen = COLUMNS[column]
    filled = [row for row in rows if chosen.text(row)]
    empty = [row for row in rows if not chosen.text(row)]
    if column == 0:
        return (list(reversed(filled)) if falling else filled) + empty
    return sorted(filled, key=chosen.sort, reverse=falling) + empty


def order_words(rows: Sequence[DeputyRow], mode: StrokeMode, column: int | None = None) -> str:
    """In what order a list stands, as it is said under it."""
    if column:
        return f"按{COLUMNS[column].title}为序"
    by_hand = any(row.order is not None for row in rows)
    return f"按排序号和{_MODES[mode]}为序" if by_hand else f"按{_MODES[mode]}为序"


def count_words(rows: Sequence[DeputyRow]) -> str:
    """区代表57名、市代表3名，另有编入本街道活动2名 — persons once a level."""
    counted = headcount(rows)
    parts = [
        f"{level}代表{count}名" if level else f"未登记任职{count}名" for level, count in counted.by_level
    ]
    return "，另有".join(filter(None, ("、".join(parts), _attached_words(counted)))) or "没有代表"


def doubtful_order(rows: Iterable[DeputyRow]) -> list[str]:
    """Names whose place by strokes somebody should check; those with a number of their own stand where they should."""
    return missing_strokes(row.name for row in rows if row.order is None)


def natural(text: str) -> tuple[tuple[int, int, str], ...]:
    """What to sort names with numbers in them by: 第2选区 before 第10选区."""
    parts = re.split(r"(\d+)", text)
    return tuple((0, int(part), "") if part.isdecimal() else (1, 0, part) for part in parts if part)


def _attached_words(counted: Headcount) -> str:
    return f"编入本街道活动{counted.attached}名" if counted.attached else ""


def _of_level(row: DeputyRow, level: str | None) -> bool:
    if level is None:
        return True
    return row.attached if level == ATTACHED else row.level == level and not row.attached


def _says(row: DeputyRow, word: str) -> bool:
    texts = (
        row.name,
        row.employer,
        row.constituency,
        row.certificate,
        row.group,
        row.mobile,
        row.composition,
    )
    return any(word in text.lower() for text in texts) or any(word in said for said in _initials(row.name))


@lru_cache(maxsize=20_000)
def _initials(name: str) -> frozenset[str]:
    return initials_variants(name)
