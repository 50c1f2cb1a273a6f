"""The papers that can be printed without a window, named explicitly: what each is called and made of (文书目录)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from jiedao_desk.kernel.document import Document
from jiedao_desk.kernel.draft import Draft
from jiedao_desk.operations import (
    activity_papers,
    article_map,
    assessments,
    booklets,
    coverage,
    deputies,
    deputy_papers,
    duty_papers,
    follow_up_papers,
    fund_papers,
    handover,
    minutes_papers,
    papers,
    point_papers,
    points,
    reception_papers,
    seal_papers,
    self_check,
    suggestion_papers,
    training_papers,
)
from jiedao_desk.operations.desk import Desk
from jiedao_desk.operations.settings import current


@dataclass(frozen=True)
class OfRecord:
    """A paper of one record: ``register`` is where its number counts; a ``versioned`` one has finalised versions."""

    title: str
    register: str
    make: Callable[[Desk, Draft], Document]
    versioned: bool = False


@dataclass(frozen=True)
class OfOffice:
    """A paper of the whole office as it stands today; it takes no number."""

    title: str
    make: Callable[[Desk], Document]


@dataclass(frozen=True)
class OfYear:
    """A paper of a year of the whole office; its number is the year, without one the year that runs."""

    title: str
    make: Callable[[Desk, int], Document]


def _roster(desk: Desk) -> Document:
    on = desk.clock.today()
    order = f"按{current(desk)['names.order']}为序"
    return deputy_papers.roster(desk, deputies.rows(desk, on), on, order=order)


def _registration(desk: Desk, person: Draft) -> Document:
    return deputy_papers.registration(desk, person, desk.clock.today())


def _group(desk: Desk, group: Draft) -> Document:
    return booklets.group(desk, group.id or 0, desk.clock.today().year)


def _article_map(desk: Desk) -> Document:
    return article_map.paper(desk, desk.clock.today().year)


def _points(desk: Desk) -> Document:
    made = points.of_year(desk, desk.clock.today().year)
    return point_papers.publication(desk, made, names=True)


PAPERS: dict[str, OfRecord | OfOffice | OfYear] = {
    "session": OfRecord("会议记录", "sessions", papers.session_record, versioned=True),
    "minutes": OfRecord("会议纪要", "sessions", minutes_papers.session_minutes, versioned=True),
    "excerpt": OfRecord("会议记录摘录", "sessions", papers.session_excerpt),
    "notice": OfRecord("会议通知", "sessions", papers.session_notice),
    "sign-in": OfRecord("空白会议签到表", "sessions", papers.session_sign_in),
    "briefing": OfRecord("听取汇报记录", "briefings", papers.briefing_record, versioned=True),
    "correction": OfRecord("会议记录更正说明", "sessions", follow_up_papers.correction),
    "briefing-correction": OfRecord("听取汇报记录更正说明", "briefings", follow_up_papers.correction),
    "follow-up": OfRecord("议定事项督办单", "actions", follow_up_papers.slip),
    "seals": OfYear("用印登记表", seal_papers.of_year),
    "activity-sign-in": OfRecord("空白活动签到表", "activities", activity_papers.blank),
    "activity-attendance": OfRecord("活动签到表", "activities", activity_papers.filled),
    "roster": OfOffice("代表名册", _roster),
    "deputy-file": OfRecord("代表履职档案", "deputies", booklets.deputy),
    "group-file": OfRecord("代表小组活动档案", "groups", _group),
    "registration": OfRecord("代表登记表", "deputies", _registration),
    "assessment": OfRecord("任期履职情况鉴定表", "deputies", assessments.paper),
    "term-summary": OfOffice("任期履职情况汇总表", assessments.summary),
    "ballot": OfRecord("述职测评票", "duty_reports", duty_papers.blank),
    "ballot-result": OfRecord("述职测评结果", "duty_reports", duty_papers.result),
    "certificate": OfRecord("代表参加活动证明（函）", "activities", duty_papers.of_activity),
    "training-sign-in": OfRecord("空白培训签到表", "trainings", training_papers.blank),
    "training-attendance": OfRecord("培训签到表", "trainings", training_papers.filled),
    "training-certificate": OfRecord("代表参加培训证明（函）", "trainings", duty_papers.of_training),
    "fund-ledger": OfYear("代表活动经费台账", fund_papers.ledger),
    "fund-statement": OfYear("年度经费使用情况", fund_papers.statement),
    "subsidies": OfRecord("误工补贴发放表", "funds", fund_papers.subsidies),
    "reception": OfRecord("代表接待选民登记表", "receptions", reception_papers.register),
    "reception-notice": OfRecord("代表接待选民公告", "receptions", reception_papers.notice),
    "reception-schedule": OfYear("代表接待选民排班表", reception_papers.schedule),
    "suggestion": OfRecord("建议专用纸", "suggestions", suggestion_papers.paper),
    "suggestion-form": OfRecord("征询意见表", "suggestions", suggestion_papers.form),
    "suggestion-public": OfRecord("建议办理公开稿", "suggestions", suggestion_papers.public),
    "self-check": OfYear("规范化建设自查表", self_check.paper),
    "article-map": OfOffice("实施意见落实情况对照表", _article_map),
    "coverage": OfOffice("代表履职覆盖情况", coverage.paper),
    "handover": OfOffice("交接清单", handover.paper),
    "points": OfOffice("履职积分公示名单", _points),
}
