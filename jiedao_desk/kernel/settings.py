"""Every setting of the office: its meaning, its default and where the default comes from (设置)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from jiedao_desk.kernel.fields import Choice, CodeList, Day, Field, Flag, People, Text, Whole
from jiedao_desk.kernel.suggestion_words import FOUR_CLASSES, THREE_CLASSES

FAIRLY_TOO, ONLY_SATISFIED = "满意和基本满意", "只算满意"
FOUNDING = "实施意见第1条"
OWN_HABIT = "本单位习惯"


@dataclass(frozen=True)
class Setting:
    """One setting. ``field`` reads and shows its value; ``source`` says where the default comes from."""

    key: str
    group: str
    field: Field
    source: str
    meaning: str

    @property
    def default(self) -> Any:
        """The value as long as nobody changed it."""
        return self.field.default


SETTINGS: tuple[Setting, ...] = (
    Setting(
        "office.unit", "本单位", Text(label="街道名称", at_most=30, required=True), OWN_HABIT, "如：东明街道"
    ),
    Setting(
        "office.district", "本单位", Text(label="所属区", at_most=30, required=True), OWN_HABIT, "如：明山区"
    ),
    Setting(
        "office.party_seal",
        "本单位",
        Text(label="党工委印章全称", at_most=60),
        "印章文字",
        "与印章一字不差，用于会议全称和上报单位；程序不代为拼写",
    ),
    Setting(
        "office.congress_seal",
        "本单位",
        Text(label="人大街道工委印章全称", at_most=60),
        "印章文字",
        "与印章一字不差，用于上报单位；程序不代为拼写",
    ),
    Setting("office.operator", "本单位", Text(label="经办人", at_most=30), OWN_HABIT, "修改历史中记下的姓名"),
    Setting(
        "office.use_from",
        "本单位",
        Day(label="启用日期"),
        OWN_HABIT,
        "从这一天所在的时段起开始判断是否完成，更早的时段列为“未纳入”",
    ),
    Setting(
        "study.presence",
        "怎么算",
        Choice(label="书记怎样才算", codes=CodeList.of("主持", "出席"), default="主持"),
        FOUNDING,
        "“主持”：当日在任书记主持才计入；“出席”：出席即计入",
    ),
    Setting(
        "study.acting",
        "怎么算",
        Flag(label="主持工作期间计入", default=False),
        FOUNDING,
        "书记空缺时，由主持工作的同志主持的会议是否计入",
    ),
    Setting(
        "study.mode",
        "怎么算",
        Choice(label="双月算法", codes=CodeList.of("固定双月", "滚动"), default="固定双月"),
        FOUNDING,
        "“固定双月”：1—2月、3—4月……各一次；“滚动”：上次计入之日起满两个月",
    ),
    Setting(
        "study.kinds",
        "怎么算",
        People(
            label="计入的会议类别",
            default=("党工委会议", "党工委（扩大）会议", "书记专题会", "党政联席会议", "专题研究人大工作"),
        ),
        FOUNDING,
        "这些类别的会议有人大议题时计入专题研究",
    ),
    Setting(
        "briefing.shared_meeting",
        "怎么算",
        Flag(label="一会两计", default=False),
        FOUNDING,
        "同一次会议既专题研究又听取汇报、两部分都有记录的，是否两项都计入",
    ),
    Setting(
        "study.soon_days",
        "怎么算",
        Whole(label="提前提醒天数", default=15, at_least=1, at_most=60),
        "程序默认",
        "时段结束前剩这么多天时标为“即将到期”",
    ),
    Setting(
        "backfill.days",
        "怎么算",
        Whole(label="补录天数", default=30, at_least=1, at_most=365),
        "程序默认",
        "事情发生超过这么多天才录入的，标“补录”",
    ),
    Setting(
        "attendance.leave_expected",
        "怎么算",
        Flag(label="请假计入应到", default=True),
        "人大统计通例",
        "算出勤率时，请了假的代表是否留在应到人数里（应到都是当日在任、未暂停执行职务的代表）",
    ),
    Setting(
        "suggestion.consent",
        "建议办理",
        Flag(label="六个月须经同意", default=False),
        "代表法第五十一条没有这个条件，各地办法不同",
        "选六个月的，须登记交办机构同意的日期（不晚于三个月的期限），否则仍按三个月",
    ),
    Setting(
        "suggestion.again_months",
        "建议办理",
        Whole(label="再次办理期限（月）", default=1, at_least=1, at_most=6),
        "各地建议办理办法，多为一个月，也有两个月",
        "代表不满意、要求再次办理的，自提出之日起这么多个月内再答复",
    ),
    Setting(
        "suggestion.co_months",
        "建议办理",
        Whole(label="协办意见期限（月）", default=0, at_least=0, at_most=6),
        "各地建议办理办法，一个月到两个月",
        "协办单位提出意见的期限；填0的，与主办单位相同",
    ),
    Setting(
        "suggestion.classes",
        "建议办理",
        Choice(label="办理结果分类", codes=CodeList.of(FOUR_CLASSES, THREE_CLASSES), default=FOUR_CLASSES),
        "各地建议办理办法，两种都有",
        "答复件首页右上角的类别标记按哪一种",
    ),
    Setting(
        "suggestion.content",
        "建议办理",
        Choice(label="满意率怎么算", codes=CodeList.of(FAIRLY_TOO, ONLY_SATISFIED), default=FAIRLY_TOO),
        "各地统计口径不同",
        "没有反馈的不计入分母，另行列出",
    ),
    Setting(
        "report.exact",
        "上报",
        Flag(label="百分比凑整", default=False),
        "人大统计通例",
        "一组占比各自四舍五入后合计可能是99.99%；选“是”时按最大余数补足，合计正好100%",
    ),
    Setting(
        "duty.items",
        "述职",
        People(
            label="测评项目",
            default=(
                "学习宣传贯彻法律法规和人大决议",
                "审议和提出议案建议",
                "参加闭会期间活动",
                "联系选民、为民办实事",
            ),
        ),
        "各地述职测评通例",
        "空白测评票上的项目；述职记录里另写了测评项目的，按那里的印",
    ),
    Setting(
        "names.order",
        "名单",
        Choice(label="姓名排序", codes=CodeList.of("姓名笔画", "姓氏笔画"), default="姓名笔画"),
        "人大代表名单通例",
        "“姓名笔画”：两字姓名逐字比较；“姓氏笔画”：两字姓名排在同姓三字姓名之前",
    ),
    Setting(
        "look.size",
        "外观",
        Whole(label="字号", default=14, at_least=14, at_most=20),
        "程序默认",
        "界面正文的大小（像素），14到20",
    ),
    Setting(
        "look.theme",
        "外观",
        Choice(label="颜色", codes=CodeList.of("跟随系统", "浅色", "深色"), default="跟随系统"),
        "程序默认",
        "浅色或深色界面",
    ),
    Setting(
        "backup.outside_days",
        "备份",
        Whole(label="外部备份提醒天数", default=7, at_least=1, at_most=90),
        "程序默认",
        "超过这么多天没有备份到U盘或其他磁盘时提醒",
    ),
)

BY_KEY: Mapping[str, Setting] = {setting.key: setting for setting in SETTINGS}


class Settings:
    """The values in force: what was set, else the defaults, as also where a value was emptied."""

    def __init__(self, stored: Mapping[str, Any]) -> None:
        self._stored = dict(stored)

    def __getitem__(self, key: str) -> Any:
        setting = BY_KEY[key]
        value = setting.field.from_plain(self._stored.get(key))
        return setting.default if value is None else value

    def text(self, key: str) -> str:
        """A text setting, empty when it was never set."""
        return self[key] or ""

    def is_set(self, key: str) -> bool:
        """Whether the office chose the value itself."""
        return self._stored.get(key) is not None
