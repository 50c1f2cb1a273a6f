"""The file of one deputy as a booklet, in the order of the paper file it is checked against (代表履职档案)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from jiedao_desk.documents.wording import numeral
from jiedao_desk.kernel.dates import show_day
from jiedao_desk.kernel.document import (
    FORM,
    Block,
    Column,
    Document,
    Ends,
    Heading,
    LabelledRows,
    Note,
    PageBreak,
    PageNumbers,
    Paragraph,
    SignatureLines,
    Spacer,
    Table,
    Title,
)
from jiedao_desk.kernel.names import padded
from jiedao_desk.kernel.scoring import Account
from jiedao_desk.reports.deputy_file.row import (
    ACTIVITIES,
    AWARDS,
    COLUMNS,
    DEEDS,
    DUTY_REPORTS,
    MEETINGS,
    OTHER,
    SUGGESTIONS,
    TRAININGS,
    VOTERS,
    FileRow,
)

# Each chapter with the parts it holds, in the order of the paper file.
_CHAPTERS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("出席会议", (MEETINGS,)),
    ("参加闭会活动", (ACTIVITIES, OTHER)),
    ("议案建议", (SUGGESTIONS,)),
    ("联系选民", (VOTERS,)),
    ("述职与评议", (DUTY_REPORTS,)),
    ("学习培训", (TRAININGS,)),
    ("为民办实事、宣传", (DEEDS,)),
    ("奖惩", (AWARDS,)),
)
_BASIC, _YEAR = "基本信息", "年度积分与评价"
# Shares of the width by what a column holds; the rest share what is left.
_WIDTHS = {"日期": 17, "类型": 17, "编号": 14, "角色": 10, "出席": 11, "发言": 10, "级别": 10, "方式": 17}
_FITTED = {"日期", "类型", "方式", "编号", "组织单位", "主办单位", "答复日期"}
_LONG = {
    "会议名称",
    "名称、内容",
    "标题",
    "对象和内容",
    "处理和反馈",
    "形式、内容",
    "主题",
    "名称",
    "意见和整改",
}


@dataclass(frozen=True)
class YearOfFile:
    """What one year came to: expected and present, and the points by the rules of that year, if there were any."""

    year: int
    expected: int
    present: int
    account: Account | None = None
    district: str = ""


@dataclass(frozen=True)
class Booklet:
    """One deputy's file of a stretch of years; ``basic`` are the rows of the registration form."""

    congress: str
    name: str
    constituency: str
    certificate: str
    term: str
    unit: str
    span: str
    until: date
    basic: tuple[LabelledRows, ...]
    rows: tuple[FileRow, ...]
    years: tuple[YearOfFile, ...]


def deputy_booklet(file: Booklet) -> Document:
    """Cover, contents, ten chapters; oldest first, as the paper file is kept, and numbered for checking."""
    title = f"{file.name}履职档案"
    return Document(
        title=title,
        kind="deputy_file",
        blocks=tuple(_blocks(file)),
        page=FORM,
        numbers=PageNumbers.COUNT,
        running_head=title,
        author=file.unit,
    )


def _blocks(file: Booklet) -> list[Block]:
    chapters = [_BASIC, *(title for title, _ in _CHAPTERS), _YEAR]
    found: list[Block] = [
        # Spacers vanish at the top of a page, and a cover begins lower.
        Paragraph.of("　"),
        Spacer(5),
        Title(file.congress, size=18),
        Title("代表履职档案", size=26),
        Spacer(5),
        *(
            Paragraph.of(value, label=f"{label}：", indent=8, align="left")
            for label, value in (
                ("姓　　名", padded(file.name)),
                ("选　　区", file.constituency),
                ("任　　期", file.term),
                ("代表证号", file.certificate),
                ("记录时段", file.span),
            )
        ),
        Spacer(6),
        Paragraph.of(file.unit, indent=0, align="center"),
        PageBreak(),
        Title("目　录", size=18),
        *(
            Paragraph.of(f"{numeral(number)}、{chapter}", indent=4, align="left")
            for number, chapter in enumerate(chapters, start=1)
        ),
        PageBreak(),
        Heading(f"一、{_BASIC}"),
        *file.basic,
    ]
    for number, (chapter, parts) in enumerate(_CHAPTERS, start=2):
        found += [Spacer(0.4), Heading(f"{numeral(number)}、{chapter}"), *_table(file, parts)]
    found += [Spacer(0.4), Heading(f"{numeral(len(_CHAPTERS) + 2)}、{_YEAR}"), *_years(file)]
    found += [
        Spacer(1),
        Note(f"以上由履职记录汇总，截至{show_day(file.until)}。与本人核对，有异议的核实后调整。"),
        SignatureLines(("代表本人核对签名：", "经办人：", "日期：　　　　年　　月　　日"), abreast=3),
        Ends("", f"登记单位：{file.unit}", size=11),
    ]
    return found


def _table(file: Booklet, parts: tuple[str, ...]) -> list[Block]:
    rows = sorted((row for row in file.rows if row.part in parts), key=lambda row: (row.on, row.source))
    if not rows:
        return [Note("本街道尚未登记。")]
    titles = COLUMNS[parts[0]]
    columns = [Column("序号", 8)]
    columns += [
        Column(
            title, _WIDTHS.get(title, 34 if title in _LONG else 18), "left" if title in _LONG else "center"
        )
        for title in titles
    ]
    lines = tuple(
        (
            str(number),
            *(cell if row.counts else _uncounted(place, cell) for place, cell in enumerate(row.cells)),
        )
        for number, row in enumerate(rows, start=1)
    )
    table = Table(tuple(columns), lines, size=9.5, least=7)
    away = sum(not row.counts for row in rows)
    return [table, Note(f"其中{away}条当日不在任或暂停执行职务，不计入。")] if away else [table]


def _uncounted(place: int, cell: str) -> str:
    return f"{cell}（不计）" if place == 0 else cell


def _years(file: Booklet) -> list[Block]:
    lines = []
    for one in file.years:
        points = f"{one.account.total:.1f}" if one.account else ""
        grade = one.account.grade if one.account else ""
        lines.append((f"{one.year}年", str(one.expected), str(one.present), points, grade, one.district))
    columns = (
        Column("年度", 16),
        Column("应到（次）", 18),
        Column("实到（次）", 18),
        Column("履职积分", 18),
        Column("等次", 18),
        Column("区人大评分", 26),
    )
    return [Table(columns, tuple(lines), size=10.5, least=8)]
