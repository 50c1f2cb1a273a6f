"""The list of points that is made public, with names or as numbers alone (履职积分公示)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from jiedao_desk.documents.wording import sentence
from jiedao_desk.kernel.dates import show_day
from jiedao_desk.kernel.document import FORM, Column, Document, Ends, Note, PageNumbers, Table, Title
from jiedao_desk.kernel.names import padded
from jiedao_desk.kernel.rounding import percentages


@dataclass(frozen=True)
class PointRow:
    """One deputy: only what may be made public (代表法第五十八条)."""

    name: str
    constituency: str
    total: Decimal
    grade: str


@dataclass(frozen=True)
class PointList:
    """A year's points in roster order; ``grades`` counts the deputies of each grade."""

    year: int
    unit: str
    until: date
    rules: str
    order: str
    rows: tuple[PointRow, ...]
    grades: tuple[tuple[str, int], ...]


def with_names(made: PointList) -> Document:
    """Every deputy in roster order, so that the paper ranks nobody."""
    table = Table(
        columns=(
            Column("序号", 12),
            Column("姓名", 24, fit=True),
            Column("选区", 40, "left"),
            Column("积分", 18),
            Column("等次", 20),
        ),
        rows=tuple(
            (str(number), padded(row.name), row.constituency, f"{row.total:.1f}", row.grade)
            for number, row in enumerate(made.rows, start=1)
        ),
        size=12,
        least=9,
    )
    return _document(made, table, f"{made.order}，共{len(made.rows)}名，不排名次。")


def numbers_alone(made: PointList) -> Document:
    """How many deputies have each grade, without a name."""
    shares = percentages([count for _, count in made.grades], exact=True)
    table = Table(
        columns=(Column("等次", 40), Column("人数（名）", 30), Column("占比（%）", 30)),
        rows=tuple(
            (name or "未定等次", str(count), str(share))
            for (name, count), share in zip(made.grades, shares, strict=True)
        ),
        size=12,
        least=9,
    )
    return _document(made, table, f"共{len(made.rows)}名。")


def _document(made: PointList, table: Table, first_note: str) -> Document:
    title = f"{made.unit}{made.year}年代表履职积分"
    return Document(
        title=title,
        kind="point_list",
        blocks=(
            Title(title, size=18),
            Ends(f"单位：{made.unit}", f"截至{show_day(made.until)}", size=10.5),
            table,
            Note(f"注：{first_note}"),
            Note(sentence(f"按《{made.rules}》由履职记录自动计算；对本人记录有异议的，请向街道核对")),
        ),
        page=FORM,
        numbers=PageNumbers.COUNT,
        running_head=f"{title}（续）",
        author=made.unit,
    )
