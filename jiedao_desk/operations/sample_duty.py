"""Duty reports, trainings, awards and funds of the sample office (示例述职、培训、奖惩、经费)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from random import Random

from jiedao_desk.kernel.attendance import ABSENT, LEAVE
from jiedao_desk.kernel.draft import Draft
from jiedao_desk.operations import browse, deputies, duty_reports, funds, records, trainings
from jiedao_desk.operations.activities import EVERYBODY, OnRoll, roll
from jiedao_desk.operations.desk import Desk
from jiedao_desk.registers.duty_reports import PLANNED, REPORTED
from jiedao_desk.reports.deputy_rows import DeputyRow

_ITEMS = ("参加闭会期间活动", "审议和提出议案建议", "联系选民、为民办实事")
_OPINIONS = (
    "希望多到社区听取意见，建议办理情况及时告诉选民。",
    "肯定代表为供热改造奔走，希望继续关注老旧小区停车难。",
    "建议代表接待日多安排在周末。",
)
_PLACES = ("峪明社区活动室", "新明社区代表联络站", "东兴社区代表之家", "街道三楼会议室")
_TRAININGS: tuple[tuple[int, str, str, str, str, str], ...] = (
    (3, "代表履职能力专题培训", "专题培训", "代表", "区人大常委会", "6"),
    (5, "代表法修改专题学习", "法律学习", "代表和工作人员", "人大街道工委", "3"),
    (7, "选举纪律与廉洁履职警示教育", "警示教育", "代表和工作人员", "人大街道工委", "2.5"),
    (10, "街道人大工作人员业务培训", "业务培训", "工作人员", "区人大常委会", "8"),
)
_SPENDING: tuple[tuple[int, str, str, int], ...] = (
    (3, "订购代表学习资料", "学习资料", 328_000),
    (4, "代表专题培训场地和资料", "学习培训", 460_000),
    (6, "老旧小区供热改造视察用车", "视察调研", 185_050),
    (8, "代表联络站接访用品", "接访选民", 96_080),
    (9, "社区养老服务专题调研", "视察调研", 273_000),
    (11, "代表之家制度牌、资料印制", "其他", 214_500),
)
_RATE = 12_000
_GRANT = 2_400_000


@dataclass(frozen=True)
class _Sample:
    """Where it is written, and what chance and the clock have to do with it."""

    desk: Desk
    today: date
    random: Random
    enter: Callable[[date], None]

    def save(self, day: date, draft: Draft) -> int:
        self.enter(day)
        return records.save(self.desk, draft).id


def duty_of(desk: Desk, first_day: date, today: date, seed: int, enter: Callable[[date], None]) -> None:
    """Enters what the registers hold from the first year up to today."""
    made = _Sample(desk, today, Random(f"{seed}-duty"), enter)
    people = [
        one
        for one in deputies.rows(desk, today)
        if one.level == "区" and not one.attached and not one.suspended
    ]
    made.random.shuffle(people)
    years = range(first_day.year, today.year + 1)
    for place, year in enumerate(years):
        _reports(made, year, people[place::4])
        for month, *told in _TRAININGS:
            _training(made, _working_day(date(year, month, 16)), told)
        _awards(made, year, people)
        _funds(made, year)
    _plans(made, people[3::4])


def _reports(made: _Sample, year: int, people: Sequence[DeputyRow]) -> None:
    """A quarter of the deputies a year; one or two give theirs in writing and are not voted on."""
    for place, one in enumerate(people):
        day = _working_day(date(year, 5 + place % 7, 8 + place % 15))
        if day > made.today:
            continue
        written = place % 9 == 8
        values: dict[str, object] = {
            "person_id": one.person_id,
            "state": REPORTED,
            "planned_on": day,
            "reported_on": day,
            "term": one.term or None,
            "form": "书面" if written else "口头",
            "place": None if written else made.random.choice(_PLACES),
            "constituency": one.constituency or None,
        }
        items: list[Draft] = []
        if not written:
            values |= _vote(made.random, made.random.randint(36, 62))
            if place % 4 == 0:
                items = [
                    Draft(
                        "duty_report_items",
                        {"item": item} | _answers(made.random, int(str(values["returned"]))),
                    )
                    for item in _ITEMS
                ]
            values["opinions"] = made.random.choice(_OPINIONS)
            if place % 2:
                values |= {
                    "rectification": "已列入下年联系选民计划。",
                    "feedback_on": day + timedelta(days=10),
                }
        made.save(day, Draft(duty_reports.REGISTER, values, {"duty_report_items": items}))


def _vote(random: Random, voters: int) -> dict[str, int]:
    """Counts that add up, as they would be announced."""
    returned = voters - random.randint(0, 3)
    invalid = random.choice((0, 0, 0, 1))
    found = _answers(random, returned - invalid)
    return {"voters": voters, "issued": voters, "returned": returned, "invalid": invalid} | found


def _answers(random: Random, votes: int) -> dict[str, int]:
    dissatisfied, abstained = random.choice((0, 0, 1)), random.choice((0, 1, 1, 2))
    fairly = random.randint(2, 7)
    return {
        "satisfied": votes - fairly - dissatisfied - abstained,
        "fairly": fairly,
        "dissatisfied": dissatisfied,
        "abstained": abstained,
    }


def _plans(made: _Sample, people: Sequence[DeputyRow]) -> None:
    """Three are planned for the weeks to come."""
    day = _working_day(made.today + timedelta(days=18))
    for one in people[:3]:
        values = {
            "person_id": one.person_id,
            "state": PLANNED,
            "planned_on": day,
            "term": one.term or None,
            "form": "口头",
            "place": _PLACES[0],
            "constituency": one.constituency or None,
        }
        made.save(made.today, Draft(duty_reports.REGISTER, values, {"duty_report_items": []}))


def _training(made: _Sample, day: date, told: Sequence[str]) -> None:
    if day > made.today:
        return
    title, subject, audience, organiser, hours = told
    lines: list[Draft] = []
    if audience != "工作人员":
        lines += [_participant(made.random, one) for one in roll(made.desk, day, EVERYBODY)]
    if audience != "代表":
        lines += trainings.staff_of(made.desk, day)
    values = {
        "held_on": day,
        "title": title,
        "subject": subject,
        "audience": audience,
        "organiser": organiser,
        "place": "区委党校" if organiser == "区人大常委会" else "街道三楼会议室",
        "mode": "集中",
        "lecturer": "区人大常委会代表工委负责同志",
        "hours": Decimal(hours),
    }
    made.save(day, Draft(trainings.REGISTER, values, {trainings.LINES: lines}))


def _participant(random: Random, who: OnRoll) -> Draft:
    chance = random.random()
    if chance < (0.4 if who.person_id % 13 == 5 else 0.9):
        return trainings.line_of(who)
    if chance < 0.97:
        return trainings.line_of(who, LEAVE, random.choice(("公出", "病假", "事假")))
    return trainings.line_of(who, ABSENT)


def _awards(made: _Sample, year: int, people: Sequence[DeputyRow]) -> None:
    day = date(year, 1, 22)
    if day > made.today or not people:
        return
    who = made.random.sample(list(people), min(2, len(people)))
    common = {"awarded_on": day, "kind": "奖励", "granted_by": "区人大常委会", "level": "区"}
    for one in who:
        title = f"{year - 1}年度优秀人大代表"
        document = f"明人常发〔{year}〕3号"
        made.save(
            day, Draft("awards", common | {"title": title, "person_id": one.person_id, "document": document})
        )
    title = f"{year - 1}年度代表建议办理先进承办单位"
    made.save(day, Draft("awards", common | {"title": title, "unit": "街道办事处城建办"}))


def _funds(made: _Sample, year: int) -> None:
    """The grant of the year, what was spent on what, and at midsummer the subsidies."""
    day = date(year, 2, 12)
    if day <= made.today:
        granted = {"category": "拨款", "summary": f"区人大常委会下拨{year}年代表活动经费", "income": _GRANT}
        made.save(day, _entry(day, 1, granted))
    for number, (month, summary, category, cents) in enumerate(_SPENDING, start=2):
        day = _working_day(date(year, month, 20))
        if day <= made.today:
            spent = cents + made.random.randrange(-3000, 3000) * 5
            made.save(day, _entry(day, number, {"category": category, "summary": summary, "expense": spent}))
    day = _working_day(date(year, 7, 10))
    if day <= made.today:
        _subsidies(made, day)


def _subsidies(made: _Sample, day: date) -> None:
    in_office = {one.person_id for one in roll(made.desk, day)}
    entitled = [
        one.id
        for one in browse.load_all(made.desk, "deputies")
        if one.get("no_fixed_wage") and one.id in in_office
    ]
    if not entitled:
        return
    lines = []
    for person in entitled[:8]:
        days = Decimal(made.random.randint(1, 4)) / 2
        amount = int(days * _RATE)
        lines.append(
            Draft(
                funds.SUBSIDIES,
                {"person_id": person, "days": days, "rate": _RATE, "amount": amount, "signed": True},
            )
        )
    total = sum(one.get("amount") for one in lines)
    entry = _entry(day, 9, {"category": "误工补贴", "summary": "上半年代表误工补贴", "expense": total})
    entry.children[funds.SUBSIDIES] = lines
    entry.values["deputies"] = len(lines)
    made.save(day, entry)


def _entry(day: date, number: int, values: dict[str, object]) -> Draft:
    known = {
        "entry_on": day,
        "voucher": f"记-{day.month:02d}-{number:02d}",
        "handled_by": "王敏",
        "approved_by": "刘志强",
    }
    return Draft(funds.REGISTER, known | values, {funds.SUBSIDIES: []})


def _working_day(day: date) -> date:
    return day + timedelta(days={5: 2, 6: 1}.get(day.weekday(), 0))
