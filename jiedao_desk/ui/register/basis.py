"""The rule that each register serves, in a line with its article (登记依据)."""

from __future__ import annotations

BASIS: dict[str, str] = {
    "sessions": "书记每两个月至少专题研究一次 · 实施意见第1条",
    "briefings": "每半年至少专题听取一次人大工作情况汇报 · 实施意见第1条",
    "actions": "议定事项要有责任人、时限和结果，未落实的带入下次会议 · 实施意见第1条",
    "deputies": "认真记录代表履职情况 · 实施意见第11条",
    "activities": "一张签到表，记进每名代表的档案；当日在任、未暂停执行职务的才计入 · 实施意见第8、11条",
    "duty_reports": "定期组织代表向选民报告履职情况 · 代表法第58条，实施意见第11条",
    "trainings": "有计划地组织代表学习，定期培训街道人大工作人员 · 代表法第47条，实施意见第10、19条",
    "awards": "优秀代表、优秀议案建议和先进承办单位的激励 · 实施意见第9条",
    "funds": "专款专用；误工补贴只给无固定工资收入的代表 · 代表法第41、42条",
    "suggestions": "自交办之日起三个月内答复，涉及面广、处理难度大的六个月 · 代表法第51条，实施意见第9条",
    "groups": "代表活动以代表小组为基本形式，每组至少3人 · 代表法第26、27条",
    "terms": "届次按区里文件填写 · 任期从本届第一次会议到下届第一次会议",
    "staff": "会议名单、主持人都从这里按任职日期取 · 实施意见第12条",
}
"""By register key; a register that serves no rule by itself has no line."""
