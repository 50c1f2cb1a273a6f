"""Training of deputies and of the office's own people (学习培训)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from sqlalchemy.orm import Mapped

from jiedao_desk.kernel.attendance import ABSENT, LEAVE, PRESENT, odd_days
from jiedao_desk.kernel.columns import choice, day, decimal, files, prose, text
from jiedao_desk.kernel.draft import Draft
from jiedao_desk.kernel.errors import Problem
from jiedao_desk.kernel.fields import Code, CodeList
from jiedao_desk.kernel.record import Record
from jiedao_desk.kernel.register import Flat, InCell, Register, Section, every
from jiedao_desk.kernel.rules import rule
from jiedao_desk.registers import codes
from jiedao_desk.registers.training_attendance import TrainingAttendance

SUBJECTS = CodeList(
    (
        Code("初任培训", ("初任",)),
        Code("专题培训", ("专题",)),
        Code("警示教育", ("警示",)),
        Code("法律学习", ("法律",)),
        Code("业务培训", ("业务",)),
        Code("其他", ("其它",)),
    )
)
WARNING = "警示教育"
FOR_DEPUTIES, FOR_STAFF, FOR_BOTH = codes.FOR_DEPUTIES, codes.FOR_STAFF, codes.FOR_BOTH
AUDIENCES = CodeList.of(FOR_DEPUTIES, FOR_STAFF, FOR_BOTH)
MODES = CodeList.of("集中", "线上", "以会代训", "外出", editable=True)


class Training(Record):
    """One training with its list of participants."""

    __tablename__ = "training"

    held_on: Mapped[date] = day("培训日期", indexed=True, aliases=("日期", "时间", "培训时间"))
    ends_on: Mapped[date | None] = day("结束日期", help="只有一天的不填")
    title: Mapped[str] = text("培训名称", aliases=("名称", "培训主题", "主题"))
    organiser: Mapped[str | None] = text("主办单位", at_most=100, aliases=("组织单位", "主办"))
    place: Mapped[str | None] = text("地点", at_most=100, aliases=("培训地点",))
    mode: Mapped[str | None] = choice("培训方式", MODES, aliases=("方式", "地点/方式"))
    lecturer: Mapped[str | None] = text("授课人", at_most=100, aliases=("讲师", "主讲人"))
    subject: Mapped[str] = choice("内容类别", SUBJECTS, default="专题培训", aliases=("类别", "培训类别"))
    audience: Mapped[str] = choice("培训对象", AUDIENCES, default=FOR_DEPUTIES, aliases=("对象",))
    hours: Mapped[Decimal | None] = decimal("学时", places=1, aliases=("培训学时",))
    content: Mapped[str | None] = prose("培训内容", aliases=("内容",))
    materials: Mapped[tuple[int, ...] | None] = files("培训材料")
    note: Mapped[str | None] = prose("备注")

    @rule("ends_on")
    def ends_after_start(self) -> str | None:
        """A training cannot end before it begins."""
        return "结束日期不能早于培训日期" if self.ends_on and self.ends_on < self.held_on else None

    @rule("hours")
    def hours_in_halves(self) -> str | None:
        """Hours are counted in halves."""
        return odd_days(self.hours)

    @classmethod
    def tree_problems(cls, draft: Draft) -> Iterator[Problem]:
        """A deputy stands on the list once."""
        lines = draft.listed("training_attendance")
        names = {one.get("person_id"): one.get("name") for one in lines}
        for person, times in Counter(one.get("person_id") for one in lines).items():
            if person is not None and times > 1:
                yield Problem(None, f"{names[person]}在参训人员里出现了{times}次，请只留一行")


SECTIONS = (
    Section(
        "培训",
        Training.held_on,
        Training.ends_on,
        Training.title,
        Training.audience,
        Training.subject,
        Training.organiser,
        Training.place,
        Training.mode,
        Training.lecturer,
        Training.hours,
    ),
    Section("内容", Training.content, Training.materials, Training.note),
)

TRAININGS = Register(
    key="trainings",
    title="学习培训",
    record=Training,
    group="代表",
    icon="training",
    name=Training.title,
    detail=Training.held_on,
    columns=(
        Training.held_on,
        Training.title,
        Training.audience,
        Training.subject,
        Training.organiser,
        Training.hours,
    ),
    newest=Training.held_on,
    searched=(Training.title, Training.organiser, Training.lecturer),
    filtered=(Training.audience, Training.subject),
    identity=((Training.held_on, Training.title),),
    sections=SECTIONS,
    flat=Flat(
        own=every(SECTIONS),
        parts=tuple(
            InCell(
                "training_attendance",
                heading,
                TrainingAttendance.name,
                fixed=(("state", state),),
                note=TrainingAttendance.reason,
                aliases=aliases,
            )
            for heading, state, aliases in (
                ("参训人员", PRESENT, ("参训", "参加人员", "实参人员")),
                ("请假人员", LEAVE, ("请假",)),
                ("缺席人员", ABSENT, ("缺席",)),
            )
        ),
        sheets=("training_attendance",),
    ),
)
