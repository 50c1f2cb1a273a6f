"""The sign-in sheet of an activity: blank before it, with everybody's attendance after it (活动签到表)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, time

from jiedao_desk.documents.wording import when
from jiedao_desk.kernel.attendance import Tally
from jiedao_desk.kernel.document import FORM, Column, Document, Ends, Note, PageNumbers, Spacer, Table, Title
from jiedao_desk.kernel.names import padded

_ROWS_A_PAGE = 24


@dataclass(frozen=True)
class Signed:
    """One deputy on the list; ``counts`` is false of a line that is no deputy's in office that day."""

    name: str
    state: str = ""
    reason: str = ""
    role: str = ""
    remark: str = ""
    counts: bool = True

    @property
    def note(self) -> str:
        """What stands in the last column: 病假；牵头"""
        parts = (self.reason, self.role, self.remark, "" if self.counts else "不计入应到")
        return "；".join(part for part in parts if part)


@dataclass(frozen=True)
class ActivitySheet:
    """An activity and its list, in the order of the screen; ``order`` says which order that is."""

    title: str
    unit: str
    day: date
    until: date | None = None
    begins: time | None = None
    place: str = ""
    organiser: str = ""
    people: tuple[Signed, ...] = ()
    tally: Tally = field(default_factory=Tally)
    leave_expected: bool = True
    order: str = ""
    internal: bool = False
    spare: int = 4


def blank_sheet(sheet: ActivitySheet) -> Document:
    """Names in two columns, with room to sign, and some empty lines."""
    names = [padded(one.name) for one in sheet.people] + [""] * sheet.spare
    filled = [(str(number), name, "") for number, name in enumerate(names, start=1)]
    table = Table(
        columns=(
            *_block(Column("签名", 36)),
            *_block(Column("签名", 36)),
        ),
        rows=_two_abreast(filled, ("", "", "")),
        size=11,
        least=8,
    )
    return _document(
        sheet,
        "签到表",
        (table, Ends(f"应到{sheet.tally.expected}人，实到　　　人", "记录人：　　　　　　")),
    )


def attendance_sheet(sheet: ActivitySheet) -> Document:
    """The same list with how it was: state, and reason, role or remark beside it."""
    filled = [
        (str(number), padded(one.name), one.state or "—", one.note)
        for number, one in enumerate(sheet.people, start=1)
    ]
    columns = (
        Column("序号", 11),
        Column("姓名", 24, fit=True),
        Column("出勤", 15),
        Column("备注", 35, "left", fit=True),
    )
    table = Table(columns=(*columns, *columns), rows=_two_abreast(filled, ("", "", "", "")), size=11, least=8)
    return _document(sheet, "签到情况表", (table, Ends(counted(sheet)), Ends("", "记录人：　　　　　　")))


def counted(sheet: ActivitySheet) -> str:
    """应到24人，实到22人（迟到1人），请假1人，缺席1人，出勤率91.67%"""
    tally = sheet.tally
    among = "、".join(
        f"{word}{number}人" for word, number in (("迟到", tally.late), ("早退", tally.left_early)) if number
    )
    parts = [f"应到{tally.expected}人", f"实到{tally.present}人" + (f"（{among}）" if among else "")]
    parts += [
        f"{word}{number}人"
        for word, number in (("请假", tally.leave), ("缺席", tally.absent), ("未登记", tally.unmarked))
        if number
    ]
    rate = tally.rate(leave_expected=sheet.leave_expected)
    if rate is not None and not tally.unmarked:
        parts.append(f"出勤率{rate}%")
    return "，".join(parts)


def _block(last: Column) -> tuple[Column, ...]:
    return (Column("序号", 13), Column("姓名", 36, fit=True), last)


def _two_abreast(rows: Sequence[tuple[str, ...]], empty: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    """Two columns read downwards, page by page: the left half of a page holds the earlier names."""
    found: list[tuple[str, ...]] = []
    for start in range(0, len(rows), 2 * _ROWS_A_PAGE):
        page = rows[start : start + 2 * _ROWS_A_PAGE]
        half = (len(page) + 1) // 2
        left, right = page[:half], [*page[half:], empty]
        found += [(*one, *right[at]) for at, one in enumerate(left)]
    return tuple(found)


def _document(sheet: ActivitySheet, kind: str, blocks: tuple[Table | Ends, ...]) -> Document:
    days = when(sheet.day, sheet.begins, None)
    if sheet.until is not None and sheet.until != sheet.day:
        days += f"至{sheet.until.month}月{sheet.until.day}日"
    notes = [Note(f"按{sheet.order}为序。")] if sheet.order else []
    return Document(
        title=f"{sheet.title}{kind}",
        kind="activity_sign_in",
        blocks=(
            Title(f"{sheet.title}\n{kind}", size=18),
            Spacer(0.5),
            Ends(f"时间：{days}", f"地点：{sheet.place}"),
            *([Ends(f"组织单位：{sheet.organiser}")] if sheet.organiser else []),
            *blocks,
            *notes,
        ),
        page=FORM,
        numbers=PageNumbers.COUNT,
        running_head=f"{sheet.title}{kind}（续）",
        watermark="内部" if sheet.internal else "",
        author=sheet.unit,
    )
