"""Constituencies, the by-election for a seat that fell vacant, constitution weeks of the sample (示例选区与补选)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from jiedao_desk.kernel.draft import Draft
from jiedao_desk.operations import activities, browse, records
from jiedao_desk.operations import sample_words as words
from jiedao_desk.operations.desk import Desk


def elections_of(desk: Desk, first_day: date, today: date, enter: Callable[[date], None]) -> None:
    """Fourteen constituencies; last year's vacancy was filled if the story reaches that far."""
    enter(first_day)
    held = [
        mandate.get("constituency")
        for person in browse.load_all(desk, "deputies")
        for mandate in person.listed("mandates")
        if mandate.get("constituency")
    ]
    seats = {}
    for number in range(1, 15):
        name = f"第{number}选区"
        values = {
            "name": name,
            "order": number,
            # As many as were elected there, as far as the law has room for them.
            "seats": min(max(held.count(name), 1), 3),
            "area": words.COMMUNITIES[number % len(words.COMMUNITIES)],
            "registered": 2400 + 137 * number,
            "started_on": date(first_day.year - 2, 1, 6),
        }
        seats[name] = records.save(desk, Draft("constituencies", values)).id
    _by_election(desk, seats, date(today.year - 1, 9, 12), today, enter)
    for year in range(first_day.year, today.year + 1):
        _constitution_day(desk, date(year, 12, 4), today, enter)


def _by_election(
    desk: Desk, seats: dict[str, int], day: date, today: date, enter: Callable[[date], None]
) -> None:
    if day > today:
        return
    enter(day)
    values = {
        "kind": "补选",
        "state": "已选出",
        "constituency": "第6选区",
        "constituency_id": seats["第6选区"],
        "term": "第十九届",
        "reason": "代表辞职被接受，名额出缺",
        "announced_on": day - timedelta(days=20),
        "met_on": day - timedelta(days=5),
        "held_on": day,
        "registered": 3222,
        "voted": 2890,
        "issued": 2890,
        "returned": 2884,
        "valid": 2861,
        "invalid": 23,
        "nominees": 3,
        "office": ("刘志强", "王敏"),
        "review": "资格有效",
        "warning_on": day - timedelta(days=25),
        "result": "依法选出区人大代表一名。",
    }
    candidates = [
        {"name": "邱海生", "nominated_by": "选民联名", "votes": 2015, "elected": True},
        {"name": "栾玉芝", "nominated_by": "团体推荐", "votes": 820},
    ]
    below = [Draft("election_candidates", one) for one in candidates]
    records.save(desk, Draft("elections", values, {"election_candidates": below}))


def _constitution_day(desk: Desk, day: date, today: date, enter: Callable[[date], None]) -> None:
    if day > today:
        return
    enter(day)
    expected = activities.roll(desk, day)[:18]
    values = {
        "held_on": day,
        "title": "国家宪法日宣传进社区",
        "activity_kind": "宣传宣讲",
        "organiser": "人大街道工委",
        "place": "新明社区",
    }
    lines = [
        Draft(activities.SIGN_IN, {"person_id": one.person_id, "name": one.name, "state": "出席"})
        for one in expected
    ]
    records.save(desk, Draft(activities.REGISTER, values, {activities.SIGN_IN: lines}))
