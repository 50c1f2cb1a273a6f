"""What the records of all meetings of the party working committee share: head, people, 定稿, archive (会议记录)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, time
from typing import ClassVar

from sqlalchemy.orm import Mapped

from jiedao_desk.kernel.columns import choice, day, files, flag, person_name, prose, text, whole
from jiedao_desk.kernel.columns import time as time_of_day
from jiedao_desk.kernel.draft import Draft
from jiedao_desk.kernel.errors import Problem
from jiedao_desk.kernel.fields import Code, CodeList
from jiedao_desk.kernel.record import Record
from jiedao_desk.kernel.register import Attribute, InCell, Section
from jiedao_desk.kernel.rules import rule
from jiedao_desk.kernel.settings import Settings
from jiedao_desk.registers import codes
from jiedao_desk.registers.attendance import ABSENT, LEAVE, OBSERVER, PRESENT, MeetingAttendance

DRAFT, FINAL, POSTPONED, CANCELLED = codes.DRAFT, codes.FINAL, codes.POSTPONED, codes.CANCELLED

STATES = CodeList(
    (
        Code(DRAFT, ("未定稿",)),
        Code(FINAL, ("已定稿",)),
        Code(POSTPONED, ("已延期",)),
        Code(CANCELLED, ("已取消",)),
    ),
    editable=False,
)


class Meeting(Record):
    """The record of a meeting: a draft until 定稿, which locks it; a later change is a new version."""

    __abstract__ = True

    held_on: Mapped[date] = day(
        "会议日期", indexed=True, aliases=("日期", "会议时间", "召开日期", "时间", "汇报会时间", "汇报时间")
    )
    starts_at: Mapped[time | None] = time_of_day("开始时间", aliases=("开会时间",))
    ends_at: Mapped[time | None] = time_of_day("散会时间", aliases=("结束时间",))
    place: Mapped[str | None] = text("会议地点", at_most=100, aliases=("地点",))
    chair: Mapped[str | None] = person_name("主持人", aliases=("会议主持人", "主持"))
    chair_post: Mapped[str | None] = text("主持人职务", at_most=100)
    recorder: Mapped[str | None] = person_name("记录人", aliases=("记录", "会议记录人"))
    state: Mapped[str] = choice("状态", STATES, default=DRAFT, aliases=("记录状态",))
    state_basis: Mapped[str | None] = text(
        "延期或取消的批准", help="谁批准的、什么原因", aliases=("批准情况",)
    )
    internal: Mapped[bool | None] = flag(
        "内部", help="打印时加“内部”水印，不进入搜索预览和一般导出", aliases=("工作秘密",)
    )
    note: Mapped[str | None] = prose("备注")
    edition: Mapped[int | None] = whole("版本", derived=True)
    signed_on: Mapped[date | None] = day("签字日期", help="纸质记录签字后不再出新版本，更正写在“更正说明”里")
    correction: Mapped[str | None] = prose("更正说明", help="已签字的记录有误时，在此说明，随记录打印")
    archive_number: Mapped[str | None] = text("档号", at_most=60)
    archive_pages: Mapped[str | None] = text("件号/页次", at_most=60)
    retention: Mapped[str | None] = choice("保管期限", CodeList.of("永久", "30年", "10年", editable=True))
    kept_at: Mapped[str | None] = text("存放处", at_most=100)
    scans: Mapped[tuple[int, ...] | None] = files(
        "扫描件、照片", help="签字原件、签到表的扫描件和会议照片；定稿后也可以添加"
    )

    open_when_locked: ClassVar[frozenset[str]] = frozenset(
        {"signed_on", "correction", "archive_number", "archive_pages", "retention", "kept_at", "scans"}
    )

    @rule("ends_at")
    def ends_after_start(self) -> str | None:
        """A meeting cannot end before it starts."""
        if self.starts_at and self.ends_at and self.ends_at <= self.starts_at:
            return "散会时间应晚于开始时间"
        return None

    @rule("state_basis")
    def change_of_plan_has_approval(self) -> str | None:
        """A postponed or cancelled meeting is recorded with its approval."""
        if self.state in (POSTPONED, CANCELLED) and not self.state_basis:
            return f"会议{self.state}，请写明谁批准的、什么原因"
        return None

    def locked(self) -> str | None:
        """A finalised record is changed by a new version only."""
        if self.state == FINAL:
            return "会议记录已定稿，不能直接修改；确需更正请用“更正（新版本）”并写明原因"
        return None

    @classmethod
    def full_name(cls, values: Settings, draft: Draft) -> str:
        """What the meeting is called on paper: the typed name, else one made from its other fields."""
        raise NotImplementedError

    @classmethod
    def tree_problems(cls, draft: Draft) -> Iterator[Problem]:
        """Rules over a meeting with its children: nobody is listed twice."""
        seen: set[str] = set()
        for child in draft.listed("attendance"):
            name = child.get("name")
            if name and name in seen:
                yield Problem(None, f"“{name}”在出席名单中出现两次")
            seen.add(name)

    @classmethod
    def missing_for_final(cls, draft: Draft) -> Iterator[Problem]:
        """What 定稿 still asks for of any meeting: who chaired, who kept the record, who was there."""
        if not draft.get("chair"):
            yield Problem("chair", "定稿前请填写主持人")
        if not draft.get("recorder"):
            yield Problem("recorder", "定稿前请填写记录人")
        expected = [child for child in draft.listed("attendance") if child.get("state") != OBSERVER]
        present = [child for child in expected if child.get("state") == PRESENT]
        if not present:
            yield Problem("attendance", "定稿前请登记出席人员")
        elif any(child.get("state") is None for child in expected):
            yield Problem("attendance", "还有人没有登记是出席、请假还是缺席")
        elif len(present) * 2 < len(expected):
            yield Problem("attendance", f"应到{len(expected)}人，实到{len(present)}人，不足半数", "warning")


def archive(record: type[Meeting]) -> tuple[Attribute, ...]:
    """Where the signed paper is told of, in the order of form and export."""
    return (
        record.signed_on,
        record.correction,
        record.archive_number,
        record.archive_pages,
        record.retention,
        record.kept_at,
    )


def closing_sections(record: type[Meeting]) -> tuple[Section, ...]:
    """The sections that end the form of every meeting."""
    return Section("变动", record.state, record.state_basis), Section("归档", *archive(record), record.scans)


def _listed(heading: str, state: str, note: Attribute, *aliases: str) -> InCell:
    fixed = (("state", state),)
    return InCell("attendance", heading, MeetingAttendance.name, fixed=fixed, note=note, aliases=aliases)


PEOPLE_CELLS = (
    _listed("出席", PRESENT, MeetingAttendance.post, "出席人员", "参会人员", "出席人", "听取人员"),
    _listed("列席", OBSERVER, MeetingAttendance.post, "列席人员", "列席人"),
    _listed("请假", LEAVE, MeetingAttendance.reason, "请假人员", "请假情况"),
    _listed("缺席", ABSENT, MeetingAttendance.reason, "缺席人员"),
)
