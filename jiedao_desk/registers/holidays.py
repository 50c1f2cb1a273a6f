"""Days the office knows to be holidays or working days, over what the program knows (节假日).

For the year to come, whose notice the State Council gives in autumn, and for days that are particular to the place.
"""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Mapped

from jiedao_desk.kernel.columns import choice, day, text
from jiedao_desk.kernel.fields import Code, CodeList
from jiedao_desk.kernel.record import Record
from jiedao_desk.kernel.register import Flat, Register, Section, every

FREE, WORKED = "放假", "上班"

KINDS = CodeList((Code(FREE, ("休息", "节假日")), Code(WORKED, ("调休上班", "补班"))), editable=False)


class Holiday(Record):
    """One day."""

    __tablename__ = "holiday"

    on_day: Mapped[date] = day("日期", indexed=True)
    kind: Mapped[str] = choice("放假或上班", KINDS, default=FREE, aliases=("类别",))
    name: Mapped[str | None] = text("名称", at_most=40, aliases=("节日",))


SECTIONS = (Section("日期", Holiday.on_day, Holiday.kind, Holiday.name),)

HOLIDAYS = Register(
    key="holidays",
    title="节假日",
    record=Holiday,
    icon="calendar",
    name=Holiday.kind,
    detail=Holiday.on_day,
    columns=(Holiday.on_day, Holiday.kind, Holiday.name),
    newest=Holiday.on_day,
    searched=(Holiday.name,),
    filtered=(Holiday.kind,),
    identity=((Holiday.on_day,),),
    sections=SECTIONS,
    flat=Flat(own=every(SECTIONS)),
)
