"""The catalogue: every register of the office, named explicitly and in menu order (登记簿目录).

Each lies in the module of its own key, and is loaded when it is first asked for: a window that opens needs their names
only. ``tests/architecture`` holds these lines to what the registers say.
"""

from __future__ import annotations

from importlib import import_module

from jiedao_desk.kernel.register import Catalogue, Entry, Register


def _load(key: str) -> Register:
    register = getattr(import_module(f"{__name__}.{key}"), key.upper())
    assert isinstance(register, Register)
    return register


CATALOGUE = Catalogue(
    (
        Entry("sessions", "专题研究", group="会议", icon="session"),
        Entry("agenda", "议题"),
        Entry("speeches", "发言"),
        Entry("carried", "带入的议定事项"),
        Entry("briefings", "听取汇报", group="会议", icon="briefing"),
        Entry("attendance", "出席"),
        Entry("actions", "议定事项", group="会议", icon="action"),
        Entry("follow_ups", "跟踪记录"),
        Entry("deputies", "代表档案", group="代表", icon="deputy"),
        Entry("mandates", "代表任职"),
        Entry("suspensions", "暂停执行职务"),
        Entry("memberships", "小组成员"),
        Entry("activities", "履职活动", group="代表", icon="activity"),
        Entry("activity_attendance", "签到"),
        Entry("suggestions", "代表建议", group="代表", icon="suggestion"),
        Entry("suggestion_signers", "联名代表"),
        Entry("suggestion_units", "承办"),
        Entry("suggestion_talks", "面商记录"),
        Entry("groups", "代表小组", group="代表", icon="group"),
        Entry("duty_reports", "述职评议", group="代表", icon="duty_report"),
        Entry("duty_report_items", "测评项目"),
        Entry("trainings", "学习培训", group="代表", icon="training"),
        Entry("training_attendance", "参训人员"),
        Entry("awards", "奖惩", group="代表", icon="award"),
        Entry("constituencies", "选区", group="代表", icon="constituency"),
        Entry("elections", "选举工作", group="代表", icon="election"),
        Entry("election_candidates", "代表候选人"),
        Entry("terms", "届次", group="代表", icon="term"),
        Entry("opinions", "选民意见", group="联系群众", icon="opinion"),
        Entry("opinion_voters", "反映人"),
        Entry("receptions", "代表接待日", group="联系群众", icon="reception"),
        Entry("reception_deputies", "接待代表"),
        Entry("stations", "代表家站", group="联系群众", icon="station"),
        Entry("station_deputies", "进站代表"),
        Entry("liaisons", "双联系", group="联系群众", icon="liaison"),
        Entry("liaison_contacts", "联系记录"),
        Entry("supervisions", "监督事项", group="监督与保障", icon="supervision"),
        Entry("supervision_stages", "监督环节"),
        Entry("supervision_findings", "问题与整改"),
        Entry("publications", "宣传信息", group="监督与保障", icon="publication"),
        Entry("publication_adoptions", "采用情况"),
        Entry("funds", "代表活动经费", group="监督与保障", icon="fund"),
        Entry("fund_subsidies", "误工补贴"),
        Entry("documents", "制度文件", group="监督与保障", icon="document"),
        Entry("document_versions", "文件版本"),
        Entry("staff", "人大街道工委人员", group="监督与保障", icon="staff"),
        Entry("submissions", "请示报告", group="上报", icon="submission"),
        Entry("period_reasons", "未召开原因"),
        Entry("basis", "基本依据", icon="document"),
        Entry("basis_articles", "依据条款"),
        Entry("duty_settings", "应尽事项设置", icon="settings"),
        Entry("holidays", "节假日", icon="calendar"),
        Entry("point_sets", "积分规则", icon="point"),
        Entry("point_rules", "计分项目"),
        Entry("point_grades", "评价等次"),
        Entry("point_adjustments", "积分调整"),
        Entry("district_scores", "区人大评分"),
    ),
    _load,
)
