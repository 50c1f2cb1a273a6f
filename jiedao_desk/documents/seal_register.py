"""The register of what was sealed in a year, to be signed line by line (用印登记表)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from jiedao_desk.kernel.document import (
    WIDE_FORM,
    Block,
    Column,
    Document,
    Ends,
    Note,
    PageNumbers,
    Spacer,
    Table,
    Title,
)
from jiedao_desk.kernel.names import padded

_COLUMNS = (
    Column("序号", 9),
    Column("用印日期", 24, fit=True),
    Column("文件名称", 74, "left"),
    Column("文种", 22),
    Column("文号", 36, fit=True),
    Column("主送（发文）单位", 40),
    Column("批准人", 18, fit=True),
    Column("用印人签字", 22),
    Column("备注", 20),
)
# Room for what is entered by hand.
_EMPTY = 5


@dataclass(frozen=True)
class SealedPaper:
    """One line."""

    day: date
    title: str
    kind: str
    number: str
    whom: str
    approved_by: str


def register(year: int, unit: str, papers: Sequence[SealedPaper], until: date) -> Document:
    """What is known, a few empty lines below; who put the seal on signs by hand."""
    lines: list[tuple[str, ...]] = [
        (
            str(number),
            one.day.isoformat(),
            one.title,
            one.kind,
            one.number,
            one.whom,
            padded(one.approved_by),
            "",
            "",
        )
        for number, one in enumerate(papers, start=1)
    ]
    lines += [("",) * len(_COLUMNS)] * _EMPTY
    blocks: tuple[Block, ...] = (
        Title(f"{year}年用印登记表", 20),
        Spacer(0.3),
        Ends(unit, f"截至{until:%Y-%m-%d}，共{len(papers)}件", size=11),
        Table(_COLUMNS, tuple(lines), size=10, least=9),
        Note("会议纪要不盖章，不在此列。标为“内部”的文件只写文种。"),
    )
    return Document(
        title=f"{year}年用印登记表",
        kind="seal_register",
        blocks=blocks,
        page=WIDE_FORM,
        numbers=PageNumbers.COUNT,
        author=unit,
    )
