"""How far every deputy has been reached in the term, and whom to arrange next (履职覆盖情况)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from jiedao_desk.kernel.dates import show_day
from jiedao_desk.kernel.document import WIDE_FORM, Column, Document, Ends, Note, PageNumbers, Table, Title
from jiedao_desk.kernel.names import padded

_NOTES = (
    "注：1. 范围为当日在任、本街道选举产生的区代表；从各人本次任职之日起算，有一次登记即为已有登记。",
    "2. 尚未登记只表示本街道没有登记，可能在别处参加过；名单供安排活动和核对用，不作评价。",
)


@dataclass(frozen=True)
class CoverageLine:
    """One matter: how many have a record, how many have none yet, and who these are."""

    label: str
    basis: str
    done: int
    lacking: int
    rate: Decimal | None
    names: tuple[str, ...]


@dataclass(frozen=True)
class CoverageList:
    """All matters as of a day; ``order`` says how the names are sorted."""

    unit: str
    on: date
    people: int
    order: str
    lines: tuple[CoverageLine, ...]


def coverage_list(made: CoverageList) -> Document:
    """A table, one matter a row."""
    title = "代表履职覆盖情况"
    columns = (
        Column("序号", 6),
        Column("事项", 18, "left"),
        Column("依据", 19, "left"),
        Column("已有登记\n（名）", 9),
        Column("尚未登记\n（名）", 9),
        Column("覆盖率\n（%）", 9),
        Column(f"尚未登记的代表（按{made.order}为序）", 60, "left"),
    )
    rows = tuple(
        (
            str(number),
            one.label,
            one.basis,
            str(one.done),
            str(one.lacking),
            "" if one.rate is None else str(one.rate),
            "、".join(padded(name) for name in one.names) or "已全覆盖",
        )
        for number, one in enumerate(made.lines, start=1)
    )
    return Document(
        title=title,
        kind="coverage",
        blocks=(
            Title(title, size=18),
            Ends(f"单位：{made.unit}", f"截至{show_day(made.on)}　在任区代表{made.people}名", size=10.5),
            Table(columns, rows, size=10.5, least=9),
            *(Note(words) for words in _NOTES),
        ),
        page=WIDE_FORM,
        numbers=PageNumbers.COUNT,
        running_head=f"{title}（续）",
        author=made.unit,
    )
