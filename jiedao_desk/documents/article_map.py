"""The articles of the founding document beside what was done for each, on paper (实施意见对照表)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from jiedao_desk.kernel.dates import show_day
from jiedao_desk.kernel.document import WIDE_FORM, Column, Document, Ends, Note, PageNumbers, Table, Title


@dataclass(frozen=True)
class MapLine:
    """One phrase: the article, its words, who owes it, what is recorded, this year's figures, what is missing."""

    article: str
    phrase: str
    owner: str
    does: str
    figures: str
    missing: str


def article_paper(*, unit: str, year: int, until: date, basis: str, lines: tuple[MapLine, ...]) -> Document:
    """A wide table in the order of the articles."""
    title = f"{unit}{year}年实施意见落实情况对照表"
    return Document(
        title=title,
        kind="article_map",
        blocks=(
            Title(title, size=18),
            Ends(f"单位：{unit}", f"截至{show_day(until)}", size=10.5),
            Table(
                columns=(
                    Column("条款", 20),
                    Column("内容", 60, "left"),
                    Column("责任", 24),
                    Column("街道做什么", 44, "left"),
                    Column("本年情况", 66, "left"),
                    Column("还缺什么", 46, "left"),
                ),
                rows=tuple(
                    (one.article, one.phrase, one.owner, one.does, one.figures, one.missing) for one in lines
                ),
                size=10,
                least=8,
            ),
            Note(f"注：依据{basis}；情况由登记的记录自动汇总。"),
        ),
        page=WIDE_FORM,
        numbers=PageNumbers.COUNT,
        running_head=f"{title}（续）",
        author=unit,
    )
