"""The file of a deputies' group for a year: members, activities, who took part (代表小组活动档案)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from jiedao_desk.documents.wording import sentence
from jiedao_desk.kernel.dates import show_day
from jiedao_desk.kernel.document import (
    FORM,
    Block,
    Column,
    Document,
    Ends,
    Heading,
    Note,
    PageNumbers,
    SignatureLines,
    Spacer,
    Table,
    Title,
)
from jiedao_desk.kernel.names import padded


@dataclass(frozen=True)
class GroupMember:
    """One member: expected at and present at the group's activities, and present at all activities of the year."""

    name: str
    role: str
    expected: int
    present: int
    everywhere: int


@dataclass(frozen=True)
class GroupActivity:
    """One activity of the group with its sign-in list's figures."""

    held_on: date
    kind: str
    title: str
    place: str
    expected: int
    present: int


@dataclass(frozen=True)
class GroupFile:
    """A group's year."""

    name: str
    unit: str
    year: int
    until: date
    members: tuple[GroupMember, ...]
    activities: tuple[GroupActivity, ...]
    remarks: tuple[str, ...] = ()


def group_file(file: GroupFile) -> Document:
    """Members first, then the activities in order of date, and the conveners' signatures."""
    title = f"{file.name}{file.year}年活动档案"
    blocks: list[Block] = [
        Title(title, size=18),
        Ends(f"登记单位：{file.unit}", f"截至{show_day(file.until)}", size=10.5),
        Heading("一、小组成员"),
        _members(file),
        Spacer(0.4),
        Heading("二、小组活动"),
        _activities(file) if file.activities else Note("本街道尚未登记。"),
        *(
            Note(f"注：{sentence(words)}" if not place else sentence(words))
            for place, words in enumerate(file.remarks)
        ),
        Spacer(1),
        SignatureLines(("召集人：", "经办人：", "日期：　　　　年　　月　　日"), abreast=3),
    ]
    return Document(
        title=title,
        kind="group_file",
        blocks=tuple(blocks),
        page=FORM,
        numbers=PageNumbers.COUNT,
        running_head=title,
        author=file.unit,
    )


def _members(file: GroupFile) -> Table:
    return Table(
        (
            Column("序号", 10),
            Column("姓名", 22, fit=True),
            Column("组内职务", 20),
            Column("小组活动应到（次）", 24),
            Column("小组活动实到（次）", 24),
            Column("全年到场（次）", 24),
        ),
        tuple(
            (
                str(number),
                padded(one.name),
                one.role,
                str(one.expected),
                str(one.present),
                str(one.everywhere),
            )
            for number, one in enumerate(file.members, start=1)
        ),
        size=10.5,
        least=8,
    )


def _activities(file: GroupFile) -> Table:
    return Table(
        (
            Column("序号", 9),
            Column("日期", 18),
            Column("类型", 18),
            Column("名称", 44, "left"),
            Column("地点", 24, "left"),
            Column("应到", 10),
            Column("实到", 10),
        ),
        tuple(
            (
                str(number),
                one.held_on.isoformat(),
                one.kind,
                one.title,
                one.place,
                str(one.expected),
                str(one.present),
            )
            for number, one in enumerate(file.activities, start=1)
        ),
        size=10.5,
        least=8,
    )
