"""Supervision, information, papers up and down and rules of the sample office (示例监督与文件)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from random import Random

from jiedao_desk.kernel.draft import Draft
from jiedao_desk.operations import records
from jiedao_desk.operations.desk import Desk

Enter = Callable[[date], None]
_SUPERVISIONS = (
    ("食品安全法执法检查", "执法检查", "受委托", ("后厨台账不全", "过期食品未及时下架")),
    ("社区养老服务专题调研", "专题调研", "联动", ("老年餐点不足",)),
    ("消防安全执法检查", "执法检查", "参加", ("楼道堆物", "消防栓压力不足", "电动车楼内充电")),
    ("物业管理情况专题调研", "专题调研", "自行组织", ()),
)
_PIECES = (
    ("代表进网格 服务零距离", "信息稿件"),
    ("东明街道代表联络站规范化建设做法", "经验材料"),
    ("一名公交驾驶员代表的一天", "履职故事"),
    ("接待日里的十五件小事", "信息稿件"),
    ("关于社区养老服务的调研报告", "调研报告"),
)
_RULES = (
    "代表小组活动制度",
    "代表联系选民制度",
    "代表接待日制度",
    "意见办理反馈制度",
    "代表活动经费管理办法",
)


def papers_of(desk: Desk, first_day: date, today: date, seed: int, enter: Enter) -> None:
    """Enters the years from the first day up to today."""
    random = Random(f"{seed}-papers")
    enter(first_day)
    for place, title in enumerate(_RULES):
        _rule(desk, title, first_day, revised=place == 0)
    for year in range(first_day.year, today.year + 1):
        _year(desk, random, year, today, enter)


def _save(desk: Desk, key: str, values: dict[str, object], **below: list[dict[str, object]]) -> None:
    children = {name: [Draft(name, one) for one in listed] for name, listed in below.items()}
    records.save(desk, Draft(key, values, children))


def _rule(desk: Desk, title: str, first_day: date, *, revised: bool) -> None:
    editions: list[dict[str, object]] = [{"edition": "首次印发", "issued_on": first_day}]
    if revised:
        editions.append(
            {
                "edition": "修订",
                "issued_on": first_day + timedelta(days=200),
                "change": "小组活动改为每季度至少一次",
            }
        )
    values: dict[str, object] = {
        "title": title,
        "kind": "制度",
        "year": first_day.year,
        "issuer": "人大街道工委",
        "issued_on": first_day,
        "on_wall": True,
        "retention": "30年",
        "kept_at": "街道档案室",
    }
    _save(desk, "documents", values, document_versions=editions)


def _year(desk: Desk, random: Random, year: int, today: date, enter: Enter) -> None:
    for number, (month, day, make) in enumerate(
        (
            (1, 12, _plan),
            (1, 20, _year_report),
            (2, 8, _priorities),
            (3, 15, _task),
            (4, 9, _supervision),
            (5, 20, _piece),
            (6, 11, _request),
            (7, 16, _piece),
            (9, 8, _supervision),
            (10, 21, _piece),
        )
    ):
        on = date(year, month, day)
        if on <= today:
            enter(on)
            make(desk, random, on, today, number)


def _plan(desk: Desk, _random: Random, on: date, _today: date, _number: int) -> None:
    values: dict[str, object] = {
        "title": f"{on.year}年代表工作计划",
        "kind": "年度计划",
        "year": on.year,
        "issuer": "人大街道工委",
        "issued_on": on,
        "told_deputies_on": on + timedelta(days=5),
    }
    _save(desk, "documents", values)


def _priorities(desk: Desk, _random: Random, on: date, _today: date, _number: int) -> None:
    values: dict[str, object] = {
        "title": f"东明街道党工委{on.year}年工作要点",
        "kind": "党工委年度工作要点",
        "year": on.year,
        "number": f"东工委〔{on.year}〕3号",
        "issuer": "中共东明街道工作委员会",
        "issued_on": on,
        "sealed_on": on,
        "seal_approved_by": "张红旗",
        "congress_work": True,
        "retention": "永久",
    }
    _save(desk, "documents", values)


def _year_report(desk: Desk, _random: Random, on: date, _today: date, _number: int) -> None:
    values: dict[str, object] = {
        "title": f"关于{on.year - 1}年人大街道工委工作情况的报告",
        "kind": "报告",
        "line": "区人大常委会",
        "dated_on": on,
        "number": f"东人大工委〔{on.year}〕1号",
        "signed_by": "刘志强",
        "addressee": "区人大常委会",
        "sealed_on": on,
        "seal_approved_by": "刘志强",
        "year_report": True,
    }
    _save(desk, "submissions", values)


def _request(desk: Desk, _random: Random, on: date, today: date, _number: int) -> None:
    answered = on + timedelta(days=25)
    values: dict[str, object] = {
        "title": "关于增设代表联络站的请示",
        "kind": "请示",
        "line": "区人大常委会",
        "dated_on": on,
        "number": f"东人大工委〔{on.year}〕4号",
        "signed_by": "刘志强",
        "addressee": "区人大常委会",
        "answered_on": answered if answered <= today else None,
        "answer": "同意" if answered <= today else None,
    }
    _save(desk, "submissions", values)


def _task(desk: Desk, _random: Random, on: date, today: date, _number: int) -> None:
    done = on + timedelta(days=60)
    values: dict[str, object] = {
        "title": "报送代表履职情况材料",
        "kind": "交办任务",
        "line": "区人大常委会",
        "dated_on": on,
        "issuer": "区人大常委会代表工委",
        "due_on": on + timedelta(days=75),
        "responsible": ("刘志强",),
        "progress": "已汇总报送",
        "done_on": done if done <= today else None,
    }
    _save(desk, "submissions", values)


def _supervision(desk: Desk, random: Random, on: date, today: date, number: int) -> None:
    title, kind, role, problems = _SUPERVISIONS[(on.year + number) % len(_SUPERVISIONS)]
    ended = on + timedelta(days=70)
    finished = ended <= today
    stages: list[dict[str, object]] = [
        {"stage": stage, "reached_on": on + timedelta(days=passed)}
        for stage, passed in (
            ("选题", 0),
            ("组织", 10),
            ("报告", 30),
            ("审议", 40),
            ("整改", 55),
            ("反馈", 70),
        )
        if on + timedelta(days=passed) <= today
    ]
    findings: list[dict[str, object]] = []
    for problem in problems:
        mended = finished and random.random() < 0.8
        findings.append(
            {
                "problem": problem,
                "responsible": "街道有关科室",
                "due_on": on + timedelta(days=60),
                "done_on": on + timedelta(days=50) if mended else None,
                "result": "已整改" if mended else None,
            }
        )
    values: dict[str, object] = {
        "title": title,
        "kind": kind,
        "role": role,
        "organiser": "区人大常委会" if role != "自行组织" else "人大街道工委",
        "started_on": on,
        "ended_on": ended if finished else None,
        "report": "检查情况和建议已形成书面报告。" if finished else None,
        "turned_into": "写入区人大常委会审议意见" if finished and kind == "执法检查" else None,
    }
    _save(desk, "supervisions", values, supervision_stages=stages, supervision_findings=findings)


def _piece(desk: Desk, random: Random, on: date, today: date, number: int) -> None:
    title, kind = _PIECES[(on.year + number) % len(_PIECES)]
    taken = on + timedelta(days=12)
    adoptions: list[dict[str, object]] = []
    if taken <= today and kind != "调研报告":
        adoptions = [{"level": "区", "media": "区人大网站", "adopted_on": taken}]
        if random.random() < 0.4:
            adoptions.append(
                {"level": "市", "media": "市人大工作信息", "adopted_on": taken + timedelta(days=9)}
            )
    values: dict[str, object] = {
        "title": title,
        "kind": kind,
        "authors": ("王敏",),
        "sent_on": on,
        "sent_to": "区人大常委会办公室",
        "outcome": "被采纳" if kind == "调研报告" else None,
    }
    _save(desk, "publications", values, publication_adoptions=adoptions)
