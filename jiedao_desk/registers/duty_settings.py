"""What the office decided of its duties: on or off, how often, by when, on whose authority (应尽事项)."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Mapped

from jiedao_desk.kernel.columns import choice, day, prose, text, whole
from jiedao_desk.kernel.duties import BY_TITLE, DUTIES, MODES
from jiedao_desk.kernel.fields import CodeList
from jiedao_desk.kernel.record import Record
from jiedao_desk.kernel.register import Flat, Register, Section, every
from jiedao_desk.kernel.rules import rule

TITLES = CodeList.of(*(one.title for one in DUTIES))
# The three that the founding document lays on the secretary cannot be switched off.
_FIXED = frozenset({"sessions", "briefings", "actions"})


class DutySetting(Record):
    """One decision. Periods that began before its day keep what was in force then."""

    __tablename__ = "duty_setting"

    duty: Mapped[str] = choice("应尽事项", TITLES, aliases=("事项", "制度"))
    valid_from: Mapped[date] = day("自何日起", aliases=("生效日期",))
    mode: Mapped[str | None] = choice("怎样提醒", CodeList.of(*MODES), aliases=("启用或停用",))
    count: Mapped[int | None] = whole("每期次数", at_least=1, at_most=366, aliases=("次数",))
    days: Mapped[int | None] = whole("期限（天）", at_least=0, at_most=730, aliases=("天数",))
    week_from: Mapped[date | None] = day("宣传周起", help="宪法宣传周按当年通知填起止，只管这一年")
    week_to: Mapped[date | None] = day("宣传周止")
    source: Mapped[str | None] = text("依据", help="文件名称、文号，或口头通知的日期", aliases=("来源",))
    note: Mapped[str | None] = prose("备注")

    @rule("mode")
    def founding_duties_stay_on(self) -> str | None:
        """What the founding document demands of the secretary is not the office's to switch off."""
        if self.mode and self.mode != MODES[0] and BY_TITLE[self.duty].key in _FIXED:
            return "实施意见第1条要求的事项不能停用"
        return None

    @rule("week_to")
    def week_is_whole(self) -> str | None:
        """A week has both its ends, in order."""
        if (self.week_from is None) != (self.week_to is None):
            return "宣传周的起止日期请都填上"
        if self.week_from and self.week_to and self.week_to < self.week_from:
            return "宣传周止不能早于宣传周起"
        return None


SECTIONS = (
    Section(
        "设置",
        DutySetting.duty,
        DutySetting.valid_from,
        DutySetting.mode,
        DutySetting.count,
        DutySetting.days,
        DutySetting.week_from,
        DutySetting.week_to,
        DutySetting.source,
        DutySetting.note,
    ),
)

DUTY_SETTINGS = Register(
    key="duty_settings",
    title="应尽事项设置",
    record=DutySetting,
    icon="settings",
    name=DutySetting.duty,
    detail=DutySetting.valid_from,
    columns=(
        DutySetting.duty,
        DutySetting.valid_from,
        DutySetting.mode,
        DutySetting.count,
        DutySetting.days,
        DutySetting.source,
    ),
    newest=DutySetting.valid_from,
    searched=(DutySetting.source,),
    filtered=(DutySetting.mode,),
    identity=((DutySetting.duty, DutySetting.valid_from),),
    sections=SECTIONS,
    flat=Flat(own=every(SECTIONS)),
)
