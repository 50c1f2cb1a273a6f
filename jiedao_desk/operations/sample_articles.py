"""What else the founding document asks for, once a year in the sample office (示例条款落实)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from jiedao_desk.kernel.draft import Draft
from jiedao_desk.kernel.duties import BY_KEY
from jiedao_desk.operations import activities, records
from jiedao_desk.operations.desk import Desk
from jiedao_desk.registers.basis import REPLACED
from jiedao_desk.reports.article_map import FOUNDING_ON, FOUNDING_TITLE

Enter = Callable[[date], None]


def articles_of(desk: Desk, first_day: date, today: date, enter: Enter) -> None:
    """Enters, from the first year up to today, what the other stories of the sample do not tell."""
    for year in range(first_day.year, today.year + 1):
        for month, day, make in (
            (1, 16, _proposals),
            (2, 20, _conference),
            (4, 16, _extended),
            (5, 12, _followed),
            (6, 25, _research),
            (8, 21, _invited),
        ):
            on = date(year, month, day)
            if on <= today:
                enter(on)
                make(desk, on, today)
        if (notice := date(year, 11, 15)) <= today:
            enter(notice)
            _constitution_week(desk, notice)
    enter(first_day)
    _committee(desk, first_day)
    _basis(desk, first_day, today, enter)


def _basis(desk: Desk, first_day: date, today: date, enter: Enter) -> None:
    """What the office works by: the founding document, and measures that carry some of its articles on."""
    records.save(
        desk,
        Draft(
            "basis",
            {"title": FOUNDING_TITLE, "issuer": "中共明山区委", "issued_on": FOUNDING_ON},
        ),
    )
    follows = min(date(today.year, 1, 5), today)
    former = {
        "title": "东明街道人大工作规则（试行）",
        "number": f"东人大工委〔{first_day.year}〕1号",
        "issuer": "人大街道工委",
        "issued_on": first_day,
        "state": REPLACED,
        "replaced_on": follows,
    }
    records.save(desk, Draft("basis", former))
    enter(follows)
    rules = {
        "title": "东明街道人大工作规则",
        "number": f"东人大工委〔{today.year}〕1号",
        "issuer": "人大街道工委",
        "issued_on": follows,
        "replaces": former["title"],
    }
    carried_on = (("第六条", "代表联系人民群众", 8), ("第九条", "代表履职档案和积分", 11))
    articles = [
        Draft("basis_articles", {"number": number, "title": title, "former": former_number})
        for number, title, former_number in carried_on
    ]
    records.save(desk, Draft("basis", rules, {"basis_articles": articles}))


def _constitution_week(desk: Desk, on: date) -> None:
    """The week of the constitution as the notice of the year puts it."""
    week = {
        "duty": BY_KEY["constitution"].title,
        "valid_from": on,
        "week_from": date(on.year, 12, 1),
        "week_to": date(on.year, 12, 7),
        "source": f"{on.year}年宪法宣传周活动通知",
    }
    records.save(desk, Draft("duty_settings", week))


def _proposals(desk: Desk, on: date, _today: date) -> None:
    values = {
        "title": f"关于{on.year}年重点监督项目的建议",
        "kind": "监督项目建议",
        "year": on.year,
        "issuer": "人大街道工委",
        "issued_on": on,
        "content": "建议将老旧小区供热改造、社区养老服务列入监督计划。",
    }
    records.save(desk, Draft("documents", values))


def _conference(desk: Desk, on: date, _today: date) -> None:
    values = {
        "title": f"{on.year}年区委人大工作会议精神传达贯彻情况",
        "kind": "人大工作会议",
        "year": on.year,
        "issuer": "中共东明街道工作委员会",
        "issued_on": on,
        "content": "召开党工委会议传达学习，明确年内落实的事项。",
    }
    records.save(desk, Draft("documents", values))


def _extended(desk: Desk, on: date, today: date) -> None:
    """A suggestion for which another unit was given more time."""
    replied = on + timedelta(days=120)
    done = replied <= today
    extension_on = on + timedelta(days=80)
    unit = {
        "unit": "区水务局",
        "role": "主办",
        "assigned_on": on,
        "signed_on": on + timedelta(days=1),
        "extended_to": on + timedelta(days=150),
        "extension_reason": "须随道路大修一并施工",
        "extension_by": "区人大常委会代表工委",
        "extension_on": extension_on,
        "replied_on": replied if done else None,
        "result": "B" if done else None,
        "feedback_on": replied + timedelta(days=6) if done else None,
        "satisfaction": "基本满意" if done else None,
    }
    if extension_on > today:
        unit |= dict.fromkeys(("extended_to", "extension_reason", "extension_by", "extension_on"))
    leads = [one for one in activities.roll(desk, on) if one.level == "区"][:1]
    signers = [
        Draft("suggestion_signers", {"role": "领衔", "person_id": one.person_id, "name": one.name})
        for one in leads
    ]
    said = "" if on.year == today.year else f"（{on.year}年）"
    values = {
        "title": f"关于更新峪明路排水管线的建议{said}",
        "term": "第十九届",
        "number": "闭-031",
        "suggestion_kind": "建议",
        "raised_when": "闭会期间",
        "category": "城建环保",
        "content": "雨季路面积水，影响沿街居民出行。",
        "submitted_on": on - timedelta(days=6),
        "registered_on": on - timedelta(days=5),
        "reviewed_on": on - timedelta(days=2),
        "closed_on": replied + timedelta(days=10) if replied + timedelta(days=10) <= today else None,
    }
    below = {"suggestion_signers": signers, "suggestion_units": [Draft("suggestion_units", unit)]}
    records.save(desk, Draft("suggestions", values, below))


def _followed(desk: Desk, on: date, today: date) -> None:
    ended = on + timedelta(days=40)
    values = {
        "title": "区人大常委会物业管理决议落实情况跟踪监督",
        "kind": "跟踪监督",
        "role": "联动",
        "organiser": "区人大常委会",
        "started_on": on,
        "ended_on": ended if ended <= today else None,
    }
    records.save(desk, Draft("supervisions", values))


def _research(desk: Desk, on: date, _today: date) -> None:
    values = {
        "title": f"关于社区养老服务的调研报告（{on.year}年）",
        "kind": "调研报告",
        "authors": ("王敏",),
        "sent_on": on,
        "sent_to": "区人大常委会办公室",
        "outcome": "被采纳",
    }
    records.save(desk, Draft("publications", values))


def _invited(desk: Desk, on: date, _today: date) -> None:
    invited = activities.roll(desk, on)[:6]
    values = {
        "held_on": on,
        "title": "区法院公众开放日",
        "activity_kind": "受邀活动",
        "organiser": "区人民法院",
        "place": "区人民法院",
    }
    lines = [
        Draft(activities.SIGN_IN, {"person_id": one.person_id, "name": one.name, "state": "出席"})
        for one in invited
    ]
    records.save(desk, Draft(activities.REGISTER, values, {activities.SIGN_IN: lines}))


def _committee(desk: Desk, on: date) -> None:
    """A special committee of the district's congress keeps in touch with two deputies."""
    for one in activities.roll(desk, on)[:2]:
        values = {
            "kind": "专门委员会联系代表",
            "person_id": one.person_id,
            "partner": "区人大社会建设委员会",
            "started_on": on,
        }
        records.save(desk, Draft("liaisons", values))
