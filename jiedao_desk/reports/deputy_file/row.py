"""One line of a deputy's file: what happened, in which part of the paper file, from which record (履职档案)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from jiedao_desk.kernel.sheet import Source

Tone = Literal["good", "warn", "bad", "neutral"]

MEETINGS, ACTIVITIES, SUGGESTIONS, VOTERS = "会议", "活动", "建议", "联系选民"
DUTY_REPORTS, TRAININGS, DEEDS, AWARDS, OTHER = "述职", "培训", "宣传实事", "奖惩", "其他"

PARTS: tuple[str, ...] = (
    MEETINGS,
    ACTIVITIES,
    SUGGESTIONS,
    VOTERS,
    DUTY_REPORTS,
    TRAININGS,
    DEEDS,
    AWARDS,
    OTHER,
)
"""In the order of the paper file, so that the two can be checked item by item."""

_DONE = ("日期", "类型", "名称、内容", "组织单位", "地点", "角色", "出勤")
COLUMNS: dict[str, tuple[str, ...]] = {
    MEETINGS: ("会议名称", "日期", "出席", "请假、缺席", "发言", "备注"),
    ACTIVITIES: _DONE,
    SUGGESTIONS: ("日期", "编号", "标题", "领衔或附议", "承办单位", "答复日期", "办理结果"),
    VOTERS: ("日期", "方式", "地点", "对象和内容", "处理和反馈"),
    DUTY_REPORTS: ("日期", "地点、选区", "形式、内容", "参加选民", "测评", "意见和整改"),
    TRAININGS: ("日期", "主题", "主办单位", "学时、天数", "出勤", "备注"),
    DEEDS: _DONE,
    AWARDS: ("日期", "名称", "级别", "授予或处理单位", "文号"),
    OTHER: _DONE,
}
"""What ``FileRow.cells`` say, part by part."""


@dataclass(frozen=True)
class FileRow:
    """One line.

    ``kind`` says what it was (视察, 领衔建议), ``told`` how the deputy took part, ``mark`` what came of it and ``tone``
    how that reads; ``counts`` is false where the deputy was not in office or was suspended that day. ``cells`` are the
    columns of the part's table on paper, behind its number. ``matter`` names what other registers may hold as well:
    of the lines of one matter only the first source's is shown.
    """

    on: date
    part: str
    kind: str
    what: str
    told: str
    mark: str
    tone: Tone
    source: Source
    cells: tuple[str, ...]
    counts: bool = True
    matter: str = ""
