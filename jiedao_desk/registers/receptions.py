"""Days on which deputies receive voters: planned, announced, held, and who came (代表接待日)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date, time

from sqlalchemy.orm import Mapped

from jiedao_desk.kernel.columns import choice, day, files, link, people, person_name, prose, text, whole
from jiedao_desk.kernel.columns import time as time_of_day
from jiedao_desk.kernel.draft import Draft
from jiedao_desk.kernel.errors import Problem
from jiedao_desk.kernel.fields import Code, CodeList
from jiedao_desk.kernel.record import Record
from jiedao_desk.kernel.register import Flat, InCell, Register, Section, every
from jiedao_desk.kernel.rules import rule
from jiedao_desk.registers import codes
from jiedao_desk.registers.reception_deputies import ReceptionDeputy

PLANNED, HELD, MOVED, CANCELLED = "计划", codes.RECEIVED, codes.RECEPTION_MOVED, codes.RECEPTION_CANCELLED

STATES = CodeList(
    (
        Code(PLANNED, ("待接待", "未到")),
        Code(HELD, ("已完成", "完成")),
        Code(MOVED, ("改期",)),
        Code(CANCELLED, ()),
    ),
    editable=False,
)


class Reception(Record):
    """One reception day. That nobody came is a fact like any other: 0 visitors are written as 0."""

    __tablename__ = "reception"

    held_on: Mapped[date] = day("接待日期", indexed=True, aliases=("日期", "接待时间"))
    starts_at: Mapped[time | None] = time_of_day("开始时间", aliases=("时间",))
    ends_at: Mapped[time | None] = time_of_day("结束时间")
    station_id: Mapped[int | None] = link(
        "站点", to="stations", table="station", aliases=("站名", "接待地点")
    )
    state: Mapped[str] = choice("接待状态", STATES, default=HELD, aliases=("状态",))
    state_basis: Mapped[str | None] = text("顺延或取消原因", aliases=("原因",))
    notice_on: Mapped[date | None] = day("公告日期", help="一般提前3天公布时间、地点和代表姓名")
    visitors: Mapped[int | None] = whole(
        "来访人数", at_least=0, help="没有人来访填0", aliases=("接待人数", "来访人次")
    )
    helpers: Mapped[tuple[str, ...] | None] = people("工作人员")
    recorder: Mapped[str | None] = person_name("记录人")
    content: Mapped[str | None] = prose("接待情况", aliases=("反映问题", "情况"))
    photos: Mapped[tuple[int, ...] | None] = files("照片、登记表")
    note: Mapped[str | None] = prose("备注")

    @rule("visitors")
    def held_counts_its_visitors(self) -> str | None:
        """Of a day that was held it is known how many came, be it none."""
        if self.state == HELD and self.visitors is None:
            return "已接待的请填写来访人数，没有人来访填0"
        if self.state != HELD and self.visitors:
            return f"填了来访人数，接待状态应为“{HELD}”"
        return None

    @rule("state_basis")
    def change_has_a_reason(self) -> str | None:
        """A day that was moved or cancelled says why."""
        if self.state in (MOVED, CANCELLED) and not self.state_basis:
            return f"接待日{self.state}的，请写明原因"
        return None

    @rule("notice_on", level="warning")
    def noticed_in_time(self) -> str | None:
        """The notice stands three days before (R18); later ones are said, not refused."""
        if self.notice_on and (self.held_on - self.notice_on).days < 3:
            return "公告日期距接待日不足3天"
        return None

    @classmethod
    def tree_problems(cls, draft: Draft) -> Iterator[Problem]:
        """A deputy stands on the list once."""
        lines = draft.listed("reception_deputies")
        names = {one.get("person_id"): one.get("name") for one in lines}
        for person, times in Counter(one.get("person_id") for one in lines).items():
            if person is not None and times > 1:
                yield Problem(None, f"{names[person]}在接待代表里出现了{times}次，请只留一行")


SECTIONS = (
    Section(
        "接待日",
        Reception.held_on,
        Reception.starts_at,
        Reception.ends_at,
        Reception.station_id,
        Reception.notice_on,
        Reception.state,
        Reception.state_basis,
    ),
    Section(
        "接待情况",
        Reception.visitors,
        Reception.helpers,
        Reception.recorder,
        Reception.content,
        Reception.photos,
        Reception.note,
    ),
)

RECEPTIONS = Register(
    key="receptions",
    title="代表接待日",
    record=Reception,
    group="联系群众",
    icon="reception",
    name=Reception.held_on,
    detail=Reception.state,
    columns=(
        Reception.held_on,
        Reception.starts_at,
        Reception.station_id,
        Reception.state,
        Reception.visitors,
        Reception.notice_on,
        Reception.recorder,
    ),
    newest=Reception.held_on,
    searched=(Reception.held_on, Reception.content, Reception.recorder),
    filtered=(Reception.state, Reception.station_id),
    identity=((Reception.held_on, Reception.station_id, Reception.starts_at),),
    sections=SECTIONS,
    flat=Flat(
        own=every(SECTIONS),
        parts=(
            InCell(
                "reception_deputies",
                "接待代表",
                ReceptionDeputy.name,
                note=ReceptionDeputy.reason,
                aliases=("代表", "接待代表姓名"),
            ),
        ),
        sheets=("reception_deputies",),
    ),
)
