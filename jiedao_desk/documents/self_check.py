"""The eight parts of a well-kept congress working committee, with what is recorded of each (规范化建设自查表)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from jiedao_desk.kernel.dates import show_day
from jiedao_desk.kernel.document import (
    WIDE_FORM,
    Column,
    Document,
    Ends,
    Note,
    PageNumbers,
    SignatureLines,
    Spacer,
    Table,
    Title,
)


@dataclass(frozen=True)
class CheckLine:
    """One part: its name, what it asks for, what is recorded; nothing recorded stays empty."""

    part: str
    asked: str
    recorded: str


def self_check(unit: str, year: int, until: date, lines: tuple[CheckLine, ...]) -> Document:
    """A table whose last columns are filled in by hand."""
    title = f"{year}年人大街道工委规范化建设自查表"
    return Document(
        title=title,
        kind="self_check",
        blocks=(
            Title(title, size=18),
            Ends(f"单位：{unit}", f"截至{show_day(until)}", size=10.5),
            Table(
                columns=(
                    Column("序号", 7),
                    Column("项目", 13),
                    Column("自查内容", 40, "left"),
                    Column("登记情况", 62, "left"),
                    Column("自查结论", 24),
                    Column("整改措施、时限", 34),
                ),
                rows=tuple(
                    (str(number), one.part, one.asked, one.recorded, "", "")
                    for number, one in enumerate(lines, start=1)
                ),
                size=11,
                least=13,
            ),
            Note(
                "注：登记情况由履职和工作记录自动汇总，空格表示本年尚未登记；自查结论和整改措施由自查人填写。"
            ),
            Spacer(0.5),
            SignatureLines(("自查人：", "负责人：", "自查日期：　　　　年　　月　　日"), abreast=3),
        ),
        page=WIDE_FORM,
        numbers=PageNumbers.COUNT,
        running_head=f"{title}（续）",
        author=unit,
    )
