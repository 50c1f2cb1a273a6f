"""Stations, reception days, voters' opinions and liaisons of the sample office (示例联系群众)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from decimal import Decimal
from random import Random

from jiedao_desk.kernel.dates import show_day
from jiedao_desk.kernel.draft import Draft
from jiedao_desk.kernel.working_days import Calendar
from jiedao_desk.operations import activities, records
from jiedao_desk.operations import opinions as moves
from jiedao_desk.operations import sample_words as words
from jiedao_desk.operations.activities import OnRoll
from jiedao_desk.operations.desk import Desk
from jiedao_desk.registers import opinions

Enter = Callable[[date], None]
_STATIONS = (
    ("东明街道代表之家", "代表之家", "街道办事处一楼"),
    ("峪明社区代表联络站", "代表联络站", "峪明社区服务中心"),
    ("新明社区代表联络站", "代表联络站", "新明社区服务中心"),
    ("王岚法律援助代表工作室", "代表工作室", "紫金社区"),
)
_MATTERS = (
    ("楼前路灯不亮，夜间出行不安全", "城市管理", "城管办", "已更换路灯"),
    ("单元门损坏，无人维修", "物业供热", "物业公司", "已修好"),
    ("供热温度不达标", "物业供热", "供热公司", "已入户测温并调试管网"),
    ("小区垃圾清运不及时", "环境卫生", "城管办", "已增加清运班次"),
    ("楼道堆放杂物堵塞通道", "社会治安", "社区居委会", "已清理"),
    ("社区医生上门服务怎么预约", "教育医疗", "", "当场告知预约电话"),
    ("老年证办理需要哪些材料", "养老助残", "", "当场答复"),
    ("孩子放学后无人看管", "教育医疗", "社会事务办", "已介绍四点半课堂"),
    ("公交站牌遮挡视线", "道路交通", "区交通局", "已调整位置"),
    ("健身器材损坏", "其他", "社区居委会", "已报修"),
)
_SOURCES = ("接待日", "接待日", "接待日", "走访", "来电", "座谈")


@dataclass
class _Voters:
    desk: Desk
    today: date
    random: Random
    enter: Enter
    stations: list[int] = field(default_factory=list)
    number: int = 0
    working: Calendar = field(default_factory=Calendar)


def voters_of(desk: Desk, first_day: date, today: date, seed: int, enter: Enter) -> None:
    """Enters everything from the first day up to today, and the plan of the days to come this year."""
    story = _Voters(desk, today, Random(f"{seed}-voters"), enter)
    enter(first_day)
    people = activities.roll(desk, today)
    for place, (name, kind, address) in enumerate(_STATIONS):
        own = people[place * 5 : place * 5 + 5]
        story.stations.append(_station(story, name, kind, address, own, first_day))
    for person in people[:6]:
        _liaison(story, person, first_day)
    for year in range(first_day.year, today.year + 1):
        story.number = 0
        for month in range(1, 13):
            _month(story, date(year, month, 10))
    _on_their_way(story, people)


def _station(story: _Voters, name: str, kind: str, address: str, people: list[OnRoll], opened: date) -> int:
    values = {
        "name": name,
        "kind": kind,
        "address": address,
        "area": Decimal(story.random.randint(30, 120)),
        "opened_on": opened - timedelta(days=story.random.randint(30, 300)),
        "head": people[0].name if people else None,
        "contact": "王敏",
        "communities": story.random.choice(words.COMMUNITIES),
        "rules_on_wall": "代表联系选民制度、接待选民制度、意见办理反馈制度",
        "open_days": "每月10日上午9:00—11:00",
    }
    lines = [
        Draft("station_deputies", {"name": one.name, "person_id": one.person_id, "joined_on": opened})
        for one in people
    ]
    return records.save(story.desk, Draft("stations", values, {"station_deputies": lines})).id


def _month(story: _Voters, day: date) -> None:
    """The reception day of a month, and what was raised on it and otherwise."""
    shifted = story.working.next_workday(day)
    if shifted > story.today + timedelta(days=60):
        return
    station = story.stations[day.month % len(story.stations)]
    roll = activities.roll(story.desk, min(shifted, story.today))
    receiving = [one for one in roll if one.level == "区"]
    chosen = story.random.sample(receiving, min(2, len(receiving)))
    held = shifted <= story.today - timedelta(days=3)
    story.enter(min(shifted, story.today))
    visitors = story.random.choice((0, 1, 2, 3, 3, 4, 6))
    values = {
        "held_on": shifted,
        "starts_at": time(9),
        "ends_at": time(11),
        "station_id": station,
        "notice_on": shifted - timedelta(days=story.random.choice((3, 4, 5))),
        "state": "已接待" if held else "计划",
        "visitors": visitors if held else None,
        "helpers": ("王敏",) if held else None,
        "recorder": "王敏" if held else None,
        "note": f"原定{show_day(day)}，遇节假日顺延" if shifted != day else None,
    }
    lines = [
        Draft(
            "reception_deputies",
            {"name": one.name, "person_id": one.person_id, "state": "出席" if held else None},
        )
        for one in chosen
    ]
    reception = records.save(story.desk, Draft("receptions", values, {"reception_deputies": lines})).id
    if not held:
        return
    for _ in range(min(visitors, 2)):
        _opinion(story, shifted, reception, station, chosen)


def _opinion(story: _Voters, day: date, reception: int, station: int, receiving: list[OnRoll]) -> None:
    random = story.random
    matter, subject, unit, result = random.choice(_MATTERS)
    source = random.choice(_SOURCES)
    story.number += 1
    values: dict[str, object] = {
        "number": f"{day.year}-{story.number:03d}",
        "registered_on": day,
        "source": source,
        "station_id": station if source == "接待日" else None,
        "reception_id": reception if source == "接待日" else None,
        "person_id": random.choice(receiving).person_id if receiving else None,
        "matter": matter,
        "subject": subject,
        "handled_by": "王敏",
    }
    closed: date | None
    if unit:
        closed = day + timedelta(days=random.randint(6, 40))
        route = opinions.TO_COMMUNITY if "社区" in unit else opinions.TO_OFFICE
        values |= {
            "route": route,
            "referred_to": unit,
            "referred_on": day + timedelta(days=1),
            "due_on": day + timedelta(days=30),
        }
    else:
        closed = day
        values["route"] = opinions.ANSWERED
    # Of the last matters some are still on their way, and a few wait for longer than they should.
    if closed > story.today or (unit and closed > story.today - timedelta(days=70) and random.random() < 0.4):
        closed = None
    if closed is not None:
        values |= {
            "result": result,
            "closed_on": closed,
            "told_deputy_on": closed,
            "verdict": random.choice(("满意", "满意", "基本满意")),
        }
    voter: dict[str, object] = {
        "name": f"{random.choice(words.SURNAMES)}{random.choice(('大爷', '阿姨', '女士', '先生'))}",
        "phone": f"138{random.randrange(10**7, 10**8)}",
        "address": random.choice(words.COMMUNITIES),
    }
    if closed is not None:
        voter |= {"told_on": closed, "told_how": random.choice(("电话", "当面")), "told_by": "王敏"}
    draft = Draft("opinions", values, {"opinion_voters": [Draft("opinion_voters", voter)]})
    records.save(story.desk, draft)


def _on_their_way(story: _Voters, people: list[OnRoll]) -> None:
    """What is open today: one late, one whose voter waits, two on the same matter, one that became a suggestion."""
    story.enter(story.today)

    def raised(days: int, matter: str, *voters: str, **values: object) -> int:
        story.number += 1
        known = {
            "number": f"{story.today.year}-{story.number:03d}",
            "registered_on": story.today - timedelta(days=days),
            "matter": matter,
            "source": "走访",
            "person_id": people[0].person_id if people else None,
            "handled_by": "王敏",
        }
        lines = [Draft("opinion_voters", {"name": one}) for one in voters]
        return records.save(story.desk, Draft("opinions", known | values, {"opinion_voters": lines})).id

    office = {"route": opinions.TO_OFFICE, "referred_to": "城管办"}
    raised(45, "早市占道经营", "关女士", **office, due_on=story.today - timedelta(days=15))
    mended = {"route": opinions.TO_COMMUNITY, "referred_to": "社区居委会", "result": "已补种"}
    raised(20, "小区绿化带缺株", "佟先生", "匿名", **mended)
    kept = raised(12, "老旧小区加装电梯怎样申请", "那阿姨", source="来电")
    joined = raised(8, "高层住户希望加装电梯", "何大爷")
    moves.make(story.desk, joined, "join", {"merged_into": kept})
    bus = raised(5, "延长社区公交末班车时间", "金女士", details="晚九点以后下班的居民没有公交可乘")
    moves.make(story.desk, bus, "suggest", {"route": opinions.AS_SUGGESTION})


def _liaison(story: _Voters, person: OnRoll, first_day: date) -> None:
    contacts = []
    day = first_day + timedelta(days=story.random.randint(20, 60))
    while day <= story.today:
        contact = {
            "contacted_on": day,
            "way": story.random.choice(("走访", "座谈", "电话")),
            "place": story.random.choice(words.COMMUNITIES),
            "people": story.random.randint(1, 8),
            "content": "了解供热、物业和环境卫生情况",
            "feedback": "已向选民说明办理进展",
        }
        contacts.append(Draft("liaison_contacts", contact))
        day += timedelta(days=story.random.randint(80, 150))
    values = {
        "kind": "代表联系选民",
        "person_id": person.person_id,
        "partner": f"{story.random.choice(words.COMMUNITIES)}选民",
        "fixed_voters": story.random.choice((5, 8, 10)),
        "started_on": first_day,
    }
    records.save(story.desk, Draft("liaisons", values, {"liaison_contacts": contacts}))
    values = {
        "kind": "常委会组成人员联系代表",
        "person_id": person.person_id,
        "partner": "区人大常委会委员",
        "started_on": first_day,
    }
    records.save(story.desk, Draft("liaisons", values, {"liaison_contacts": []}))
