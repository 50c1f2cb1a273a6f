"""What deputies took part in between sessions: one activity, one sign-in list (履职活动)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date, time
from decimal import Decimal

from sqlalchemy.orm import Mapped

from jiedao_desk.kernel.attendance import ABSENT, LATE, LEAVE, LEFT_EARLY, PRESENT, odd_days
from jiedao_desk.kernel.columns import choice, day, decimal, files, flag, link, prose, text
from jiedao_desk.kernel.columns import time as time_of_day
from jiedao_desk.kernel.draft import Draft
from jiedao_desk.kernel.errors import Problem
from jiedao_desk.kernel.fields import Code, CodeList
from jiedao_desk.kernel.record import Record
from jiedao_desk.kernel.register import Flat, InCell, Register, Section
from jiedao_desk.kernel.rules import rule
from jiedao_desk.registers.activity_attendance import ActivityAttendance

KINDS = CodeList(
    (
        Code("出席人代会", ("出席人民代表大会会议", "人代会")),
        Code("列席常委会", ("列席常委会会议", "列席人大常委会会议")),
        Code("列席其他会议", ()),
        Code("视察", ("代表视察", "集中视察")),
        Code("持证视察", ("持代表证视察",)),
        Code("专题调研", ("调研",)),
        Code("执法检查", ()),
        Code("专题询问、评议", ("专题询问", "评议", "工作评议")),
        Code("小组活动", ("代表小组活动",)),
        Code("学习培训", ("代表培训", "培训")),
        Code("代表接待日", ("接待选民", "接待日")),
        Code("走访联系选民", ("走访选民", "联系选民", "联系群众")),
        Code("述职", ("代表述职",)),
        Code("政情通报会", ("通报会", "情况通报会")),
        Code("受邀活动", ("一府一委两院活动", "受邀参加活动")),
        Code("宣传宣讲", ("宪法宣传周", "宣讲", "宪法宣传")),
        Code("为民办实事", ("办实事",)),
        Code("结对帮扶", ("帮扶",)),
        Code("其他", ("其它",)),
    )
)


class Activity(Record):
    """One activity. Its sign-in list feeds the file of every deputy in it."""

    __tablename__ = "activity"

    held_on: Mapped[date] = day("活动日期", indexed=True, aliases=("日期", "时间", "活动时间", "开展日期"))
    ends_on: Mapped[date | None] = day("结束日期", help="只有一天的不填")
    starts_at: Mapped[time | None] = time_of_day("开始时间")
    title: Mapped[str] = text("活动名称", aliases=("名称", "活动内容", "主题", "活动主题"))
    activity_kind: Mapped[str] = choice(
        "活动类型", KINDS, default="其他", aliases=("类型", "类别", "活动类别")
    )
    organiser: Mapped[str | None] = text("组织单位", at_most=100, aliases=("主办单位", "组织者"))
    place: Mapped[str | None] = text("地点", at_most=100, aliases=("活动地点",))
    group_id: Mapped[int | None] = link(
        "代表小组",
        to="groups",
        table="deputy_group",
        aliases=("所属小组", "小组"),
        help="小组活动填；签到时先列这个小组",
    )
    half_days: Mapped[Decimal | None] = decimal(
        "天数", places=1, help="按半天计，如 0.5、1", aliases=("履职天数",)
    )
    joint_key: Mapped[str | None] = text(
        "联合活动编号", at_most=40, help="几个街道联合开展的，各街道填同一个编号", aliases=("共享编号",)
    )
    leading: Mapped[bool | None] = flag("本街道牵头", help="联合活动的场次由牵头街道计，其他街道只计人次")
    content: Mapped[str | None] = prose("活动情况", aliases=("活动内容简介", "内容"))
    findings: Mapped[str | None] = prose("提出意见", aliases=("意见建议",))
    evidence: Mapped[str | None] = text("佐证材料")
    photos: Mapped[tuple[int, ...] | None] = files("照片、签到表扫描件")
    internal: Mapped[bool | None] = flag("内部", aliases=("工作秘密",))
    note: Mapped[str | None] = prose("备注")

    @rule("ends_on")
    def ends_after_start(self) -> str | None:
        """An activity cannot end before it begins."""
        if self.ends_on and self.ends_on < self.held_on:
            return "结束日期不能早于活动日期"
        return None

    @rule("half_days")
    def half_days_in_halves(self) -> str | None:
        """Days are counted in halves."""
        return odd_days(self.half_days)

    @rule("leading", level="warning")
    def joint_has_a_key(self) -> str | None:
        """Only a joint activity has a street that leads it."""
        if self.leading and not self.joint_key:
            return "勾了“本街道牵头”，请把联合活动编号也填上；只有本街道开展的不用勾"
        return None

    @classmethod
    def tree_problems(cls, draft: Draft) -> Iterator[Problem]:
        """A deputy stands on a sign-in list once."""
        people = [one.get("person_id") for one in draft.listed("activity_attendance")]
        names = {one.get("person_id"): one.get("name") for one in draft.listed("activity_attendance")}
        for person, times in Counter(people).items():
            if person is not None and times > 1:
                yield Problem(None, f"{names[person]}在签到名单里出现了{times}次，请只留一行")


ACTIVITIES = Register(
    key="activities",
    title="履职活动",
    record=Activity,
    group="代表",
    icon="activity",
    name=Activity.title,
    detail=Activity.held_on,
    columns=(Activity.held_on, Activity.title, Activity.activity_kind, Activity.organiser, Activity.place),
    newest=Activity.held_on,
    searched=(Activity.title, Activity.place, Activity.organiser),
    filtered=(Activity.activity_kind, Activity.group_id),
    identity=((Activity.held_on, Activity.title),),
    sections=(
        Section(
            "活动",
            Activity.held_on,
            Activity.ends_on,
            Activity.starts_at,
            Activity.title,
            Activity.activity_kind,
            Activity.organiser,
            Activity.place,
            Activity.group_id,
            Activity.half_days,
        ),
        Section("联合活动", Activity.joint_key, Activity.leading),
        Section(
            "情况",
            Activity.content,
            Activity.findings,
            Activity.evidence,
            Activity.photos,
            Activity.internal,
            Activity.note,
        ),
    ),
    flat=Flat(
        own=(
            Activity.held_on,
            Activity.ends_on,
            Activity.starts_at,
            Activity.title,
            Activity.activity_kind,
            Activity.organiser,
            Activity.place,
            Activity.group_id,
            Activity.half_days,
            Activity.joint_key,
            Activity.leading,
            Activity.content,
            Activity.findings,
            Activity.evidence,
            Activity.internal,
            Activity.note,
        ),
        parts=tuple(
            InCell(
                "activity_attendance",
                state,
                ActivityAttendance.name,
                fixed=(("state", state),),
                note=ActivityAttendance.reason if state in (LEAVE, ABSENT) else ActivityAttendance.remark,
                aliases=aliases,
            )
            for state, aliases in (
                (PRESENT, ("出席代表", "参加代表", "参加人员", "参加", "实到", "签到名单")),
                (LATE, ("迟到代表",)),
                (LEFT_EARLY, ("早退代表",)),
                (LEAVE, ("请假代表", "请假人员")),
                (ABSENT, ("缺席代表", "缺席人员")),
            )
        ),
        sheets=("activity_attendance",),
    ),
)
