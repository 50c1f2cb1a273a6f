"""The activities of the sample office: most deputies come often, a few rarely, one never (示例履职活动)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date, time, timedelta
from decimal import Decimal
from random import Random

from jiedao_desk.kernel.absences import CONGRESS
from jiedao_desk.kernel.attendance import ABSENT, LATE, LEAVE, LEFT_EARLY, PRESENT
from jiedao_desk.kernel.draft import Draft
from jiedao_desk.operations import activities
from jiedao_desk.operations.activities import OnRoll
from jiedao_desk.operations.desk import Desk

_KINDS: tuple[tuple[str, tuple[str, ...], str], ...] = (
    ("视察", ("老旧小区供热改造视察", "道路积水点改造视察", "菜市场环境整治视察"), "0.5"),
    ("小组活动", ("小组学习代表法", "小组走访企业", "小组讨论建议选题"), "0.5"),
    ("走访联系选民", ("走访联系选民", "入户征求选民意见"), "0.5"),
    ("代表接待日", ("代表接待选民",), "0.5"),
    ("专题调研", ("社区养老服务调研", "物业管理情况调研", "营商环境调研"), "1"),
    ("学习培训", ("代表履职能力培训", "代表法修改专题学习"), "1"),
    ("政情通报会", ("街道重点工作情况通报会",), "0.5"),
    ("执法检查", ("协助开展食品安全执法检查", "协助开展消防安全执法检查"), "0.5"),
    ("宣传宣讲", ("宪法宣讲进社区", "代表宣讲政策"), "0.5"),
    ("列席常委会", ("列席区人大常委会会议",), "0.5"),
    ("专题询问、评议", ("“一老一小”服务工作评议",), "0.5"),
)
# One deputy who never comes and whose leave nobody granted; everybody else asks.
_FORGETFUL, _GRANTED_BY = 8, "何建军"
_REASONS = ("公出", "病假", "事假")
_PLACES = ("街道三楼会议室", "峪明社区", "新明社区", "东兴社区代表联络站", "紫金社区")


def activities_of(
    desk: Desk, year: int, number: int, until: date, seed: int, enter: Callable[[date], None]
) -> None:
    """Enters a year's activities up to a day; ``enter`` moves the sample's clock to when one was entered."""
    random = Random(f"{seed}-{year}")
    groups = activities.groups(desk, date(year, 12, 31))
    for place, day in enumerate(_days(random, year, number)):
        if day > until:
            break
        if place == 0:
            kind, title, days, group = CONGRESS, f"区人民代表大会会议（{year}年）", "2", None
        else:
            kind, titles, days = _KINDS[place % len(_KINDS)]
            title = random.choice(titles)
            group = groups[place % len(groups)] if groups and kind in ("小组活动", "代表接待日") else None
        joint = place == number // 2
        expected = activities.roll(desk, day, activities.of_group(group.id if group is not None else None))
        draft = Draft(
            activities.REGISTER,
            {
                "held_on": day,
                "starts_at": time(random.choice((9, 14))),
                "title": title,
                "activity_kind": kind,
                "organiser": "区人大常委会" if place == 0 else "人大街道工委",
                "place": "区会议中心" if place == 0 else random.choice(_PLACES),
                "group_id": group.id if group is not None else None,
                "half_days": Decimal(days),
                "joint_key": f"{year}-联01" if joint else None,
                "leading": (year % 2 == 0) if joint else None,
            },
            {activities.SIGN_IN: [_line(random, one, kind) for one in _invited(random, expected, kind)]},
        )
        enter(day)
        activities.save(desk, draft)


def _days(random: Random, year: int, number: int) -> Iterator[date]:
    """That many working days through the year, the congress in January first."""
    if number:
        yield date(year, 1, 8)
    step = 330 / max(1, number)
    for place in range(1, number):
        day = date(year, 1, 15) + timedelta(days=round(place * step) + random.randint(0, 4))
        while day.weekday() > 4:
            day += timedelta(days=1)
        yield day


def _invited(random: Random, expected: Sequence[OnRoll], kind: str) -> list[OnRoll]:
    """Everybody to the large ones; to the others some, in the order of the roster."""
    if kind in (CONGRESS, "学习培训", "政情通报会", "小组活动", "代表接待日") or len(expected) < 12:
        return list(expected)
    return [one for one in expected if random.random() < 0.45]


def _line(random: Random, who: OnRoll, kind: str) -> Draft:
    chance = random.random()
    willing = 0.0 if who.person_id % 60 == _FORGETFUL else 0.3 if who.person_id % 13 == 5 else 0.9
    if chance < willing:
        state = random.choice((PRESENT,) * 14 + (LATE, LEFT_EARLY))
        line = activities.line_of(who, state)
        if state == PRESENT and random.random() < 0.12 and kind not in (CONGRESS, "学习培训"):
            line.values["role"] = "发言"
        return line
    if random.random() < 0.7:
        line = activities.line_of(who, LEAVE, random.choice(_REASONS))
        if kind == CONGRESS and who.person_id % 60 != _FORGETFUL:
            line.values["approved_by"] = _GRANTED_BY
        return line
    return activities.line_of(who, ABSENT)
