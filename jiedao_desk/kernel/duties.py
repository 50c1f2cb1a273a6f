"""What a sub-district owes, as data: how often, of what, on whose authority, and whether it is on (应尽事项目录)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

ON, ADVISORY, OFF = "启用", "提示", "停用"
MODES = (ON, ADVISORY, OFF)

Rhythm = Literal["bimonth", "quarter", "half_year", "year", "term", "due", "standing", "week"]
_RHYTHMS: Mapping[str, str] = {
    "bimonth": "每两个月",
    "quarter": "每季度",
    "half_year": "每半年",
    "year": "每年",
    "term": "每届",
    "due": "各有期限",
    "standing": "任何时候",
    "week": "每年宪法宣传周",
}


@dataclass(frozen=True)
class Duty:
    """One duty. ``count`` is how often it is owed in a period; ``days`` a limit where it has one.

    ``article`` is that of the founding document; ``source`` says where the number comes from; ``counts`` what
    fulfils it, in a sentence; ``register`` where that is recorded. An advisory duty is said and never called missed.
    """

    key: str
    title: str
    article: str
    rhythm: Rhythm
    mode: str
    source: str
    counts: str
    register: str
    action: str
    count: int = 1
    days: int | None = None

    @property
    def rhythm_words(self) -> str:
        """每两个月1次, 各有期限, 每年2次."""
        words = _RHYTHMS[self.rhythm]
        if self.rhythm in ("due", "standing", "week"):
            return words
        return f"{words}{self.count}次"


_LOCAL = "各地不同，按本地规定启用"

DUTIES: tuple[Duty, ...] = (
    Duty(
        "sessions",
        "专题研究人大工作",
        "1",
        "bimonth",
        ON,
        "实施意见第1条",
        "定稿、有人大议题、由当日在任书记主持的会议",
        "sessions",
        "准备会议",
    ),
    Duty(
        "briefings",
        "听取人大工作情况汇报",
        "1",
        "half_year",
        ON,
        "实施意见第1条",
        "定稿、有汇报人、书记在场的汇报会",
        "briefings",
        "准备汇报会",
    ),
    Duty(
        "actions",
        "议定事项落实",
        "1",
        "due",
        ON,
        "实施意见第1条",
        "有完成时限的议定事项，到期前登记落实",
        "actions",
        "登记结果",
    ),
    Duty(
        "work_plan",
        "人大工作列入年度工作要点",
        "1",
        "year",
        ON,
        "实施意见第1条",
        "类别为“党工委年度工作要点”、勾了“列入人大工作”的文件",
        "documents",
        "登记文件",
    ),
    Duty(
        "tasks",
        "上级交办任务",
        "3",
        "due",
        ON,
        "实施意见第3条",
        "有完成时限的交办任务，到期前登记办结",
        "submissions",
        "登记办结",
    ),
    Duty(
        "work_report",
        "向区人大常委会报告工作",
        "19",
        "year",
        ON,
        "组织法第五十九条",
        "报区人大常委会、勾了“年度工作报告”的报告",
        "submissions",
        "登记报告",
    ),
    Duty(
        "constitution",
        "国家宪法日和宪法宣传周",
        "4",
        "week",
        ON,
        "实施意见第4条，时间按当年通知",
        "宣传周内开展的“宣传宣讲”活动",
        "activities",
        "登记活动",
    ),
    Duty(
        "staff",
        "配备专门工作人员",
        "12",
        "standing",
        ON,
        "实施意见第12条",
        "人大街道工委在任的专职或聘用人员",
        "staff",
        "登记人员",
    ),
    Duty(
        "own_replies",
        "街道办事处承办的建议按期答复",
        "9",
        "due",
        ON,
        "代表法第五十一条",
        "本街道承办单位在交办之日起三个月（六个月）内答复",
        "suggestions",
        "登记答复",
    ),
    Duty(
        "duty_reports",
        "代表述职",
        "11",
        "term",
        ADVISORY,
        "代表法第五十八条（定期，次数由本地规定）",
        "在任区代表本次任职以来已述职",
        "duty_reports",
        "安排述职",
    ),
    Duty(
        "training_deputies",
        "代表学习培训",
        "10",
        "year",
        ADVISORY,
        "实施意见第10条",
        "对象含代表的培训",
        "trainings",
        "登记培训",
    ),
    Duty(
        "training_staff",
        "工作人员学习培训",
        "19",
        "year",
        ADVISORY,
        "实施意见第19条",
        "对象含工作人员的培训",
        "trainings",
        "登记培训",
    ),
    Duty(
        "observers",
        "基层代表列席常委会全覆盖",
        "8",
        "term",
        ADVISORY,
        "实施意见第8条",
        "在任基层区代表本次任职以来列席过常委会会议",
        "activities",
        "登记活动",
    ),
    Duty(
        "late_replies",
        "其他单位逾期未答复的建议",
        "9",
        "due",
        ADVISORY,
        "代表法第五十一条（街道可提请催办）",
        "承办单位超过应答复日期仍未答复",
        "suggestions",
        "提请催办",
    ),
    Duty(
        "group_activities",
        "代表小组活动",
        "8",
        "year",
        OFF,
        f"{_LOCAL}（有的地方每年3次或4次）",
        "每个小组一年内的小组活动不少于规定次数",
        "activities",
        "登记活动",
        count=4,
    ),
    Duty(
        "receptions",
        "代表接待日",
        "8",
        "year",
        OFF,
        f"{_LOCAL}（有的地方每月1次、每年2次）",
        "已接待的接待日",
        "receptions",
        "登记接待日",
        count=12,
    ),
    Duty(
        "committee_meetings",
        "人大街道工委会议",
        "19",
        "quarter",
        OFF,
        f"{_LOCAL}（有的地方每季度至少一次）",
        "类别为“人大街道工委会议”的定稿会议",
        "sessions",
        "登记会议",
    ),
    Duty(
        "second_replies",
        "不满意建议再次答复",
        "9",
        "due",
        OFF,
        f"{_LOCAL}（有的地方一个月、两个月）",
        "本街道承办、代表不满意的建议在期限内再次答复",
        "suggestions",
        "登记答复",
    ),
    Duty(
        "notices",
        "接待日提前公告",
        "8",
        "due",
        OFF,
        f"{_LOCAL}（有的地方提前3天）",
        "接待日前规定天数公告时间、地点和代表姓名",
        "receptions",
        "登记公告",
        days=3,
    ),
    Duty(
        "opinions",
        "选民意见按期办结",
        "8",
        "due",
        OFF,
        _LOCAL,
        "填了要求办结日期的意见，到期前办结并告知选民",
        "opinions",
        "去办结",
    ),
    Duty(
        "fund_statement",
        "代表活动经费使用报告",
        "10",
        "year",
        OFF,
        f"{_LOCAL}（有的地方年底书面报告）",
        "类别为“经费使用报告”的文件",
        "documents",
        "登记文件",
    ),
    Duty(
        "self_assessment",
        "工作实绩考核自评",
        "1",
        "year",
        OFF,
        "按区里通知的时间",
        "报出的含表18的年度上报",
        "reports",
        "去上报",
    ),
)
BY_KEY: Mapping[str, Duty] = {one.key: one for one in DUTIES}
BY_TITLE: Mapping[str, Duty] = {one.title: one for one in DUTIES}


@dataclass(frozen=True)
class Change:
    """What the office decided of a duty from a day on; ``None`` leaves it as it was."""

    duty: str
    valid_from: date
    mode: str | None = None
    count: int | None = None
    days: int | None = None
    source: str | None = None


def in_force(duty: Duty, changes: Iterable[Change], on: date) -> Duty:
    """The duty as it stood on a day: old periods keep the parameters they had."""
    applying = sorted(
        (one for one in changes if one.duty == duty.key and one.valid_from <= on),
        key=lambda one: one.valid_from,
    )
    for one in applying:
        duty = replace(
            duty,
            mode=one.mode or duty.mode,
            count=one.count if one.count is not None else duty.count,
            days=one.days if one.days is not None else duty.days,
            source=one.source or duty.source,
        )
    return duty


def constitution_week(year: int, typed: Mapping[int, tuple[date, date]]) -> tuple[date, date]:
    """The week of each year's notice, where it was entered; else Monday to Sunday around 4 December (国家宪法日)."""
    if year in typed:
        return typed[year]
    day = date(year, 12, 4)
    monday = date.fromordinal(day.toordinal() - day.weekday())
    return monday, date.fromordinal(monday.toordinal() + 6)
