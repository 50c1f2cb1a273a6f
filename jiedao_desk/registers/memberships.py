"""Which deputy belonged to which group from when to when (小组成员)."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Mapped

from jiedao_desk.kernel.columns import choice, day, link
from jiedao_desk.kernel.fields import CodeList
from jiedao_desk.kernel.record import Listed
from jiedao_desk.kernel.register import Register, Section
from jiedao_desk.kernel.rules import rule


class GroupMembership(Listed):
    """A deputy in a group, dated, so that what happened before a move stays with the old group."""

    __tablename__ = "group_membership"

    person_id: Mapped[int] = link("代表", to="deputies", table="person")
    group_id: Mapped[int] = link(
        "代表小组",
        to="groups",
        table="deputy_group",
        made_on_import=True,
        aliases=("所属小组", "小组", "活动小组"),
    )
    role: Mapped[str | None] = choice(
        "组内职务", CodeList.of("召集人", "副召集人", "成员"), aliases=("小组职务",)
    )
    joined_on: Mapped[date | None] = day("入组日期", help="不清楚可以不填，视为一直在组")
    left_on: Mapped[date | None] = day("离组日期", help="自这一天起不再属于本组")

    @rule("left_on")
    def left_after_joined(self) -> str | None:
        """A membership cannot end before it began."""
        if self.joined_on and self.left_on and self.left_on < self.joined_on:
            return "离组日期不能早于入组日期"
        return None


MEMBERSHIPS = Register(
    key="memberships",
    title="小组成员",
    record=GroupMembership,
    within=(GroupMembership.person_id,),
    name=GroupMembership.group_id,
    columns=(
        GroupMembership.group_id,
        GroupMembership.role,
        GroupMembership.joined_on,
        GroupMembership.left_on,
    ),
    sections=(
        Section(
            "小组",
            GroupMembership.group_id,
            GroupMembership.role,
            GroupMembership.joined_on,
            GroupMembership.left_on,
        ),
    ),
)
