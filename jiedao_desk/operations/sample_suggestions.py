"""The suggestions of the sample office: every state a real ledger shows, over the years (示例代表建议)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from jiedao_desk.kernel.deadlines import add_months
from jiedao_desk.kernel.draft import Draft
from jiedao_desk.kernel.suggestion_words import (
    ADOPTED,
    BETWEEN_SESSIONS,
    CO,
    CONFIRMED,
    COSIGNER,
    DISSATISFIED,
    FAIRLY,
    FORMS,
    FROM_MOTION,
    HEADS,
    IN_SESSION,
    LEAD,
    MAIN,
    PROPOSED,
    SATISFIED,
    SEPARATE,
    SIX_MONTHS,
    SOLVED,
)
from jiedao_desk.operations import activities, records
from jiedao_desk.operations.activities import OnRoll
from jiedao_desk.operations.desk import Desk

OWN = "东明街道办事处"
_TOPICS: tuple[tuple[str, str, str, str], ...] = (
    (
        "关于加快老旧小区供热管网改造的建议",
        "城建环保",
        "区住建局",
        "管网老化，入冬后多次爆管，居民反映强烈。",
    ),
    ("关于在文化社区增设老年食堂的建议", "养老托育", "区民政局", "高龄独居老人多，吃饭难。"),
    ("关于整治东明路占道经营的建议", "社区治理", OWN, "早市占道，上学时段拥堵。"),
    ("关于优化峪明路公交线路的建议", "交通出行", "区交通局", "站距过长，学生换乘不便。"),
    ("关于增加中小学课后服务项目的建议", "教育", "区教育局", "课后服务内容单一。"),
    ("关于加装既有住宅电梯的建议", "城建环保", "区住建局", "老年人上下楼困难。"),
    ("关于改善紫金社区停车难的建议", "社区治理", OWN, "车位不足，消防通道常被占用。"),
    ("关于加强电动自行车充电安全管理的建议", "安全稳定", "区消防救援大队", "飞线充电隐患突出。"),
    ("关于提升社区卫生服务能力的建议", "卫生健康", "区卫健局", "慢性病用药不齐。"),
    ("关于支持小微企业稳岗的建议", "经济发展", "区人社局", "用工不稳，培训少。"),
    ("关于修缮程家社区健身广场的建议", "文化体育", "区文旅局", "器材损坏，灯光不足。"),
    ("关于规范物业服务收费的建议", "社区治理", "区住建局", "收费不公开，服务不到位。"),
    ("关于治理河道沿线垃圾的建议", "城建环保", "区城管局", "雨后垃圾堆积。"),
)
_HELPERS = ("区财政局", "区城管局", "区自然资源局")
_PLACES = ("街道代表之家", "峪明社区代表联络站", "承办单位会议室")

# In the last year another unit is late, the street itself has a reply to give soon, one was answered quickly, one is
# not signed for yet, and one came in the day before yesterday.
_LATE, _OWN_WAITING, _QUICK, _UNSIGNED, _NEW = 12, 13, 14, 16, 18


@dataclass
class _Case:
    """One suggestion in the making."""

    random: Random
    today: date
    raised: date
    values: dict[str, object]
    units: list[Draft] = field(default_factory=list)

    @property
    def over(self) -> bool:
        """Whether it is of a year that is over, in which everything found its end."""
        return self.raised.year < self.today.year

    def by_now(self, day: date) -> date | None:
        """The day, if it is not still to come."""
        return day if day <= self.today else None


def suggestions_of(desk: Desk, year: int, until: date, seed: int, enter: Callable[[date], None]) -> None:
    """Enters a year's suggestions up to a day; ``enter`` moves the sample's clock to when one was entered."""
    random = Random(f"{seed}-建议-{year}")
    into: int | None = None
    for place, day in enumerate(_days(random, year, until)):
        if day > until:
            break
        case = _begun(random, year, place, day, until)
        _handled(case, place, last=day > until - timedelta(days=75))
        draft = Draft("suggestions", case.values, {"suggestion_units": case.units})
        roll = [one for one in activities.roll(desk, day) if one.level == "区"]
        draft.children["suggestion_signers"] = _signers(random, roll, 9 if place == 0 else place % 4)
        if place == 7 and into is not None:
            draft.children["suggestion_units"] = []
            draft.values |= {"merged_into": into, "merge_note": "内容相同，并案办理", "closed_on": None}
        enter(day)
        saved = records.save(desk, draft)
        if place == 2:
            into = saved.id


def _days(random: Random, year: int, until: date) -> Iterator[date]:
    """Four while the congress sits, the others through the year; in the last weeks some more."""
    for _ in range(4):
        yield date(year, 1, 9)
    for place in range(8):
        yield date(year, 2, 10) + timedelta(days=round(place * 34) + random.randint(0, 9))
    if year == until.year:
        for back in (112, 91, 40, 21, 12, 6, 2):
            yield until - timedelta(days=back)


def _begun(random: Random, year: int, place: int, day: date, today: date) -> _Case:
    title, category, _, why = _TOPICS[(place + year) % len(_TOPICS)]
    in_session = place < 4
    case = _Case(random, today, day, {})
    case.values = {
        "term": "第十九届",
        "congress_session": f"第{'一二三四五六七八九'[(year - 1) % 5]}次会议" if in_session else None,
        "number": f"{place + 21:03d}" if in_session else f"闭-{place - 3:03d}",
        "suggestion_kind": FROM_MOTION if place == 0 else "批评" if place == 9 else "建议",
        "raised_when": IN_SESSION if in_session else BETWEEN_SESSIONS,
        "title": title if year == today.year else title.replace("的建议", f"的建议（{year}年）"),
        "content": f"一、情况\n{why}\n\n二、建议\n请有关部门实地察看，提出办法，明确完成时间。",
        "category": category,
        "topic": random.choice(("代表接待日", "走访选民", "专题调研", "小组活动")),
        "researched_on": day - timedelta(days=random.randint(6, 20)),
        "submitted_on": day,
        "registered_on": None if place == _NEW else case.by_now(day + timedelta(days=1)),
        "reviewed_on": case.by_now(day + timedelta(days=4)),
    }
    return case


def _handled(case: _Case, place: int, *, last: bool) -> None:
    """What became of it; the latest are still on their way."""
    random = case.random
    main = OWN if place == _OWN_WAITING else _TOPICS[(place + case.raised.year) % len(_TOPICS)][2]
    assigned = case.by_now(case.raised + timedelta(days=8))
    if place == 10:
        case.values |= {"excluded": "代转群众来信、申诉", "note": "已向代表说明，转信访渠道"}
        return
    if assigned is None:
        return
    case.values["handling_mode"] = "分别办理" if place == 5 else "主办协办"
    first = _unit(main, SEPARATE if place == 5 else MAIN, assigned)
    first.values["signed_on"] = None if place == _UNSIGNED else case.by_now(assigned + timedelta(days=2))
    if place == 3:
        case.units.append(_returned("区城管局", assigned))
    if place == 1:
        first.values |= {
            "limit": SIX_MONTHS,
            "limit_reason": "涉及面广、处理难度大",
            "consent_by": "区人大常委会",
            "consent_on": assigned + timedelta(days=30),
        }
    case.units.append(first)
    if place in (0, 6):
        case.units.append(_unit(random.choice(_HELPERS), CO, assigned))
    if place == 5:
        case.units.append(_unit(OWN if main != OWN else "区城管局", SEPARATE, assigned))
    if place in (0, 4):
        case.values |= {"key_handling": CONFIRMED, "supervisor": "区人大常委会副主任"}
    elif place == 8:
        case.values["key_handling"] = PROPOSED
    if place == _QUICK:
        first.values |= {
            "replied_on": case.today - timedelta(days=5),
            "reply_number": f"明函〔{case.today.year}〕91号",
            "result": "A",
        }
    if last or place in (_LATE, _OWN_WAITING):
        return
    _answered(case, place, assigned)


def _answered(case: _Case, place: int, assigned: date) -> None:
    random = case.random
    done = []
    for one in case.units:
        if one.get("returned_on") or (place == 11 and one.get("role") == MAIN and not case.over):
            continue
        months = 6 if one.get("limit") == SIX_MONTHS else 3
        late = 9 if place in (6, 11) else -random.randint(4, 40)
        replied = case.by_now(add_months(assigned, months) + timedelta(days=late))
        if replied is None or one.get("role") == CO:
            one.values["replied_on"] = case.by_now(assigned + timedelta(days=30))
            continue
        _reply(case, one, replied, DISSATISFIED if place == 4 else SATISFIED if place % 3 else FAIRLY)
        done.append(replied)
    if place == 4 and done:
        again = _unit(str(case.units[0].get("unit")), MAIN, done[0] + timedelta(days=20))
        again.values["turn"] = 2
        replied = case.by_now(done[0] + timedelta(days=44))
        if again.get("assigned_on") <= case.today:
            case.units.append(again)
        if replied is None:
            return
        _reply(case, again, replied, SATISFIED)
        done.append(replied)
    if not done or (place == 11 and not case.over):
        return
    closed = case.by_now(max(done) + timedelta(days=25))
    case.values["closed_on"] = closed
    if closed is not None and place % 2 == 0:
        case.values |= {"is_public": True, "published_on": case.by_now(closed + timedelta(days=10))}
    case.values["excellent"] = place == 1


def _reply(case: _Case, one: Draft, replied: date, satisfaction: str) -> None:
    random = case.random
    mark = random.choice("AAAABBC")
    unit = str(one.get("unit"))
    heard = case.by_now(replied + timedelta(days=9))
    one.values |= {
        "replied_on": replied,
        "reply_number": f"明函〔{replied.year}〕{random.randint(3, 90)}号",
        "result": mark,
        "cosigners_told": "抄送",
        "leader": random.choice(("分管副局长", "主要负责人")),
    }
    if mark != "A":
        one.values |= {"promise": "列入下一年度计划", "promise_due": add_months(replied, 10)}
    if heard is not None and random.random() < 0.92:
        one.values |= {
            "feedback_on": heard,
            "attitude": SATISFIED,
            "satisfaction": satisfaction,
            "solved": SOLVED["ABC".index(mark)],
            "adopted": ADOPTED[0 if mark == "A" else 1],
        }
    if random.random() < 0.85:
        who = HEADS[0] if unit == OWN else random.choice(HEADS[1:3])
        talk = {
            "held_on": replied - timedelta(days=12),
            "place": random.choice(_PLACES),
            "who": who,
            "form": random.choice(FORMS[:3]),
        }
        one.children["suggestion_talks"] = [Draft("suggestion_talks", talk)]


def _unit(name: str, role: str, assigned: date) -> Draft:
    values = {"unit": name, "role": role, "assigned_on": assigned, "own": name == OWN or None}
    return Draft("suggestion_units", values, {"suggestion_talks": []})


def _returned(name: str, assigned: date) -> Draft:
    one = _unit(name, MAIN, assigned)
    one.values |= {"returned_on": assigned + timedelta(days=4), "return_reason": "不属本单位职责"}
    return one


def _signers(random: Random, roll: list[OnRoll], more: int) -> list[Draft]:
    chosen = random.sample(roll, min(more + 1, len(roll)))
    return [
        Draft(
            "suggestion_signers",
            {"person_id": one.person_id, "name": one.name, "role": COSIGNER if place else LEAD},
        )
        for place, one in enumerate(chosen)
    ]
