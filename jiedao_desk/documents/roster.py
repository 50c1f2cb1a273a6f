"""The roster of deputies as it is printed: landscape, in the order of strokes (代表名册)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from jiedao_desk.kernel.dates import PartialDate, show_day
from jiedao_desk.kernel.document import (
    WIDE_FORM,
    Column,
    Document,
    Ends,
    Note,
    PageNumbers,
    Table,
    Title,
)
from jiedao_desk.kernel.names import padded


@dataclass(frozen=True)
class RosterRow:
    """One deputy. ``constituency`` is the electing unit for deputies of a city and above."""

    name: str
    sex: str = ""
    nation: str = ""
    birth: PartialDate | None = None
    party: str = ""
    education: str = ""
    unit_and_post: str = ""
    constituency: str = ""
    group: str = ""
    certificate: str = ""
    reelected: bool | None = None
    phone: str = ""
    note: str = ""


@dataclass(frozen=True)
class Roster:
    """Deputies in the order in which they are printed; ``order`` says it: 按姓名笔画为序.

    Telephone numbers come masked unless the user chose otherwise; without any the column stays empty.
    """

    title: str
    unit: str
    as_of: date
    rows: tuple[RosterRow, ...]
    order: str = "按姓名笔画为序"
    remarks: tuple[str, ...] = ()


def deputy_roster(roster: Roster) -> Document:
    """The usual table of fourteen columns on A4 landscape; 性别 and 民族 stand in full, since it is a table."""
    notes = (f"{roster.order}，共{len(roster.rows)}名。", *roster.remarks)
    return Document(
        title=roster.title,
        kind="roster",
        blocks=(
            Title(roster.title),
            Ends(f"填报单位：{roster.unit}", f"截至{show_day(roster.as_of)}", size=10.5),
            Table(
                columns=(
                    Column("序号", 9),
                    Column("姓名", 18, fit=True),
                    Column("性别", 9),
                    Column("民族", 13, fit=True),
                    Column("出生\n年月", 16),
                    Column("政治\n面貌", 18, fit=True),
                    Column("学历", 16, fit=True),
                    Column("工作单位及职务", 46, "left"),
                    Column("选区\n（选举单位）", 26, "left"),
                    Column("代表\n小组", 20, fit=True),
                    Column("代表\n证号", 15, fit=True),
                    Column("是否\n连任", 11),
                    Column("联系电话", 25, fit=True),
                    Column("备注", 20, "left"),
                ),
                rows=tuple(_row(number, row) for number, row in enumerate(roster.rows, start=1)),
                size=10.5,
                least=9,
            ),
            *(Note(text if index else f"注：{text}") for index, text in enumerate(notes)),
        ),
        page=WIDE_FORM,
        numbers=PageNumbers.COUNT,
        running_head=f"{roster.title}（续）",
        author=roster.unit,
    )


def _row(number: int, row: RosterRow) -> tuple[str, ...]:
    return (
        str(number),
        padded(row.name),
        row.sex,
        row.nation,
        row.birth.dotted() if row.birth else "",
        row.party,
        row.education,
        row.unit_and_post,
        row.constituency,
        row.group,
        row.certificate,
        {True: "是", False: "否", None: ""}[row.reelected],
        row.phone,
        row.note,
    )
