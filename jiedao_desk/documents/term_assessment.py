"""What a deputy did in a term, for the appraisal before nomination; and all deputies in one table (任期履职情况)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from jiedao_desk.kernel.dates import PartialDate, show_day
from jiedao_desk.kernel.document import (
    FORM,
    WIDE_FORM,
    Cell,
    Column,
    Document,
    Ends,
    LabelledRows,
    Note,
    PageNumbers,
    Row,
    SignatureLines,
    Spacer,
    Table,
    Title,
)
from jiedao_desk.kernel.names import padded

_NOTE = "注：由本街道履职记录汇总，截至{until}；空格表示本街道尚未登记。"
_ROW = 9.0  # mm


@dataclass(frozen=True)
class YearLine:
    """One year: counts by column, points and grade where the year had rules."""

    year: int
    counts: Mapping[str, int]
    points: str = ""
    grade: str = ""


@dataclass(frozen=True)
class Assessment:
    """One deputy in one term. ``absences`` says what was missed without leave, ``awards`` what was granted."""

    unit: str
    congress: str
    name: str
    sex: str
    nation: str
    birth: PartialDate | None
    party: str
    education: str
    employer: str
    constituency: str
    certificate: str
    term: str
    until: date
    columns: Sequence[str]
    years: tuple[YearLine, ...]
    total: Mapping[str, int]
    absences: str
    awards: str


@dataclass(frozen=True)
class SummaryLine:
    """One deputy in the table of all."""

    name: str
    constituency: str
    term: str
    total: Mapping[str, int]
    note: str = ""


@dataclass(frozen=True)
class Summary:
    """All district deputies of a term."""

    unit: str
    congress: str
    until: date
    order: str
    columns: Sequence[str]
    lines: tuple[SummaryLine, ...]


def assessment_form(made: Assessment) -> Document:
    """任期履职情况鉴定表: the facts are filled in, the opinions are written and signed by hand."""
    title = "代表任期履职情况鉴定表"
    return Document(
        title=f"{made.name}{title}",
        kind="term_assessment",
        blocks=(
            Title(title, size=18),
            Ends(f"{made.congress}", f"截至{show_day(made.until)}", size=10.5),
            LabelledRows((15, 20, 13, 17, 15, 20), _head(made), size=11),
            Spacer(0.3),
            _years(made),
            Spacer(0.3),
            LabelledRows((18, 82), _opinions(made), size=11),
            Note(_NOTE.format(until=show_day(made.until))),
            SignatureLines(("填表人：", "审核人：", "负责人："), abreast=3),
            Ends(f"填报单位：{made.unit}", "填表日期：　　　　年　　月　　日", size=11),
        ),
        page=FORM,
        numbers=PageNumbers.COUNT,
        running_head=f"{made.name}{title}（续）",
        author=made.unit,
    )


def summary_table(made: Summary) -> Document:
    """任期履职情况汇总表: every deputy in roster order, which ranks nobody."""
    title = "代表任期履职情况汇总表"
    columns = (
        Column("序号", 6),
        Column("姓名", 12, fit=True),
        Column("选区", 15, "left"),
        Column("任期", 14),
        *(Column(name, 7) for name in made.columns),
        Column("备注", 13, "left"),
    )
    rows = tuple(
        (
            str(number),
            padded(one.name),
            one.constituency,
            one.term,
            *(_count(one.total, name) for name in made.columns),
            one.note,
        )
        for number, one in enumerate(made.lines, start=1)
    )
    return Document(
        title=title,
        kind="term_summary",
        blocks=(
            Title(title, size=18),
            Ends(f"填报单位：{made.unit}", f"{made.congress}　截至{show_day(made.until)}", size=10.5),
            Table(columns, rows, size=9.5, least=8),
            Note(f"注：单位：次、件。按{made.order}为序，不排名次；共{len(made.lines)}名。"),
            Note(_NOTE.format(until=show_day(made.until)).removeprefix("注：")),
            SignatureLines(("填表人：", "审核人：", "负责人："), abreast=3),
        ),
        page=WIDE_FORM,
        numbers=PageNumbers.COUNT,
        running_head=f"{title}（续）",
        author=made.unit,
    )


def _head(made: Assessment) -> tuple[Row, ...]:
    birth = made.birth.dotted() if made.birth is not None else ""
    return (
        _three("姓名", padded(made.name), "性别", made.sex, "民族", made.nation),
        _three("出生年月", birth, "学历", made.education, "政治面貌", made.party),
        _three("选区", made.constituency, "代表证号", made.certificate, "任期", made.term),
        Row((Cell("单位职务", label=True), Cell(made.employer, across=5)), _ROW),
    )


def _three(*pairs: str) -> Row:
    cells = [
        Cell(text, label=place % 2 == 0, align="center", fit=place % 2 == 1)
        for place, text in enumerate(pairs)
    ]
    return Row(tuple(cells), _ROW)


def _years(made: Assessment) -> Table:
    with_points = any(one.points for one in made.years)
    columns = [Column("年度", 15), *(Column(name, 8) for name in made.columns)]
    if with_points:
        columns += [Column("积分", 12), Column("等次", 9)]
    rows = [
        (
            f"{one.year}年",
            *(_count(one.counts, name) for name in made.columns),
            *((one.points, one.grade) if with_points else ()),
        )
        for one in made.years
    ]
    total = ("任期合计", *(_count(made.total, name) for name in made.columns))
    rows.append((*total, *(("", "") if with_points else ())))
    return Table(tuple(columns), tuple(rows), size=9.5, least=8)


def _opinions(made: Assessment) -> tuple[Row, ...]:
    return (
        Row((Cell("人代会\n缺席", label=True), Cell(made.absences)), _ROW),
        Row((Cell("奖惩", label=True), Cell(made.awards)), _ROW),
        *(
            Row(
                (Cell(label, label=True), Cell("\n\n（签名）　　　　　年　　月　　日", align="right")), height
            )
            for label, height in (
                ("本人意见", 22),
                ("代表小组\n意见", 26),
                ("人大街道\n工委鉴定\n意见", 32),
            )
        ),
    )


def _count(counts: Mapping[str, int], name: str) -> str:
    """A count; nothing recorded stays empty, since it proves nothing."""
    return str(counts[name]) if counts.get(name) else ""
