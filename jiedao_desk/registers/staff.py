"""Who holds which post from when to when, in both bodies, in protocol order (人大街道工委人员)."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Mapped

from jiedao_desk.kernel.columns import choice, day, files, person_name, phone, prose, text, whole
from jiedao_desk.kernel.fields import Code, CodeList
from jiedao_desk.kernel.record import Record
from jiedao_desk.kernel.register import Flat, Register, Section
from jiedao_desk.kernel.rules import rule
from jiedao_desk.registers import codes

PARTY_COMMITTEE = codes.PARTY_COMMITTEE
CONGRESS_COMMITTEE = codes.CONGRESS_COMMITTEE

SECRETARY = codes.SECRETARY
ACTING_HEAD = codes.ACTING_HEAD
DIRECTOR = "主任"

# The posts whose holders are the party working committee, called to its meetings.
COMMITTEE_POSTS = (SECRETARY, "副书记", "委员")

BODIES = CodeList(
    (
        Code(PARTY_COMMITTEE, ("街道党工委", "中共街道工作委员会")),
        Code(CONGRESS_COMMITTEE, ("人大工委", "街道人大工委", "人大街道工作委员会")),
    ),
    editable=False,
)
POSTS = CodeList(
    (
        Code(SECRETARY, ("党工委书记", "街道党工委书记")),
        Code("副书记", ("党工委副书记", "街道党工委副书记")),
        Code("委员", ("党工委委员", "人大街道工委委员")),
        Code(ACTING_HEAD, ("主持党工委工作", "主持全面工作")),
        Code(DIRECTOR, ("人大街道工委主任", "人大工委主任", "工委主任")),
        Code("副主任", ("人大街道工委副主任", "人大工委副主任", "工委副主任")),
        Code("工作人员", ("干事", "秘书", "人大秘书", "人大干事")),
    )
)


class StaffMember(Record):
    """One person in one post, from a day to a day."""

    __tablename__ = "staff_member"

    name: Mapped[str] = person_name("姓名")
    body: Mapped[str] = choice("所在机构", BODIES, aliases=("机构", "单位"), default=PARTY_COMMITTEE)
    post: Mapped[str] = choice("职务", POSTS, aliases=("任职", "现任职务"))
    full_title: Mapped[str | None] = text(
        "职务全称",
        at_most=100,
        help="会议记录上印的职务，如：党工委副书记、办事处主任",
        aliases=("职务名称",),
    )
    protocol_order: Mapped[int | None] = whole(
        "排序号", at_least=0, help="会议名单按此排列：书记在前，副书记、主任次之，其余按区里通知的次序"
    )
    started_on: Mapped[date | None] = day(
        "任职日期",
        aliases=("任职时间", "任职起", "任职起始"),
        help="不清楚可以不填，视为一直在任",
        indexed=True,
    )
    ended_on: Mapped[date | None] = day(
        "免职日期", aliases=("免职时间", "离任日期", "任职止"), help="在任不填"
    )
    appointing_body: Mapped[str | None] = text(
        "任免机关",
        at_most=100,
        help="如：区人大常委会、区委",
        aliases=("任命机关", "任免单位"),
    )
    appointed_by: Mapped[str | None] = text("任职文号", aliases=("任免文号", "任命文号"))
    dismissed_by: Mapped[str | None] = text("免职文号")
    employment: Mapped[str | None] = choice(
        "专兼职", CodeList.of("专职", "兼职", "聘用"), aliases=("专/兼职", "专职或兼职", "人员性质")
    )
    oath_on: Mapped[date | None] = day("宪法宣誓日期", aliases=("宣誓日期",))
    scans: Mapped[tuple[int, ...] | None] = files("任免文件")
    phone: Mapped[str | None] = phone("联系电话", aliases=("电话", "手机"))
    note: Mapped[str | None] = prose("备注")

    @rule("ended_on")
    def ended_after_started(self) -> str | None:
        """A post cannot end before it began."""
        if self.started_on and self.ended_on and self.ended_on < self.started_on:
            return "免职日期不能早于任职日期"
        return None

    def held_on(self, on: date) -> bool:
        """Whether the post was held that day; the day of appointment and the day of removal both belong to it."""
        return (self.started_on is None or self.started_on <= on) and (
            self.ended_on is None or on <= self.ended_on
        )


STAFF = Register(
    key="staff",
    title="人大街道工委人员",
    record=StaffMember,
    group="监督与保障",
    icon="staff",
    name=StaffMember.name,
    detail=StaffMember.full_title,
    columns=(
        StaffMember.name,
        StaffMember.body,
        StaffMember.post,
        StaffMember.full_title,
        StaffMember.protocol_order,
        StaffMember.started_on,
        StaffMember.ended_on,
        StaffMember.employment,
    ),
    newest=StaffMember.started_on,
    searched=(StaffMember.name, StaffMember.full_title, StaffMember.post),
    filtered=(StaffMember.body, StaffMember.post, StaffMember.employment),
    identity=((StaffMember.name, StaffMember.body, StaffMember.post, StaffMember.started_on),),
    sections=(
        Section(
            "任职",
            StaffMember.name,
            StaffMember.body,
            StaffMember.post,
            StaffMember.full_title,
            StaffMember.protocol_order,
            StaffMember.employment,
        ),
        Section(
            "起止",
            StaffMember.started_on,
            StaffMember.appointing_body,
            StaffMember.appointed_by,
            StaffMember.ended_on,
            StaffMember.dismissed_by,
            StaffMember.oath_on,
            StaffMember.scans,
        ),
        Section("联系与备注", StaffMember.phone, StaffMember.note),
    ),
    flat=Flat(
        own=(
            StaffMember.name,
            StaffMember.body,
            StaffMember.post,
            StaffMember.full_title,
            StaffMember.protocol_order,
            StaffMember.started_on,
            StaffMember.ended_on,
            StaffMember.appointing_body,
            StaffMember.appointed_by,
            StaffMember.dismissed_by,
            StaffMember.employment,
            StaffMember.oath_on,
            StaffMember.phone,
            StaffMember.note,
        )
    ),
)
