"""An office as large as a case asks for, written straight into the tables (测速样本)."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from itertools import islice
from pathlib import Path
from typing import Any

from sqlalchemy import insert
from sqlalchemy.orm import Session

from jiedao_desk import app
from jiedao_desk.kernel.dates import PartialDate
from jiedao_desk.kernel.record import Listed, Record, new_uid
from jiedao_desk.operations import office
from jiedao_desk.registers.activities import Activity
from jiedao_desk.registers.activity_attendance import ActivityAttendance
from jiedao_desk.registers.agenda import AgendaItem
from jiedao_desk.registers.attendance import MeetingAttendance
from jiedao_desk.registers.deputies import Person
from jiedao_desk.registers.groups import DeputyGroup
from jiedao_desk.registers.mandates import ELECTED_HERE, Mandate
from jiedao_desk.registers.memberships import GroupMembership
from jiedao_desk.registers.sessions import CommitteeSession
from jiedao_desk.storage.clock import Clock
from jiedao_desk.storage.folder import DataFolder
from jiedao_desk.storage.tables import HistoryLine

# So many stand on the sign-in list of an activity, and sit at a session; there are fewer sessions than activities.
SIGNED_IN, PRESENT_AT_ONE, ROWS_TO_A_SESSION = 20, 10, 50
# The records go back thirty years, so that a half-year is a small part of them.
DAYS = 11_000
TODAY = date(2026, 11, 22)
ENTERED = datetime(2026, 11, 22, 9, 0)
SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗"
GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰涛明超秀霞平刚桂英华建国文志海燕"
GROUPS = 6
KINDS = ("视察", "专题调研", "小组活动", "走访联系选民", "学习培训")
STATES = ("出席", "出席", "出席", "出席", "迟到", "请假", "缺席")
MATTERS = (
    "代表活动安排",
    "家站建设",
    "代表建议督办",
    "选民接待",
    "人大工作经费",
    "代表学习培训",
    "执法检查配合",
)


def make_office(folder: Path, rows: int) -> None:
    """An office with that many sign-ins of deputies at activities, back through the years, and its sessions."""
    clock = Clock(TODAY)
    sessions, activities = max(20, rows // ROWS_TO_A_SESSION), max(1, rows // SIGNED_IN)
    people = 100 + rows // 1000
    with app.new_office(DataFolder(folder), clock) as desk:
        office.set_up(desk, office.Start(unit="东明街道", district="明山区", secretary="赵明"))
        with desk.database.unit_of_work("测速") as work:
            _write(work.session, Person, _people(people))
            _write(work.session, Mandate, _mandates(people))
            _write(work.session, DeputyGroup, _groups())
            _write(work.session, GroupMembership, _memberships(people))
            _write(work.session, CommitteeSession, _sessions(sessions))
            _write(work.session, AgendaItem, _agenda(sessions))
            _write(work.session, MeetingAttendance, _attendance(sessions * PRESENT_AT_ONE))
            _write(work.session, Activity, _activities(activities))
            _write(work.session, ActivityAttendance, _sign_ins(rows, people))
            for register, count in (("deputies", people), ("sessions", sessions), ("activities", activities)):
                _write_history(work.session, register, count)
                work.touched.update((register, number) for number in range(1, count + 1))


def _write(session: Session, record: type[Record], rows: Iterator[dict[str, Any]]) -> None:
    common: dict[str, Any] = {"version": 1, "entered_at": ENTERED, "changed_at": ENTERED}
    if issubclass(record, Listed):
        common["position"] = 0
    while batch := list(islice(rows, 5000)):
        session.execute(insert(record), [{"uid": new_uid(), **common, **row} for row in batch])


def _write_history(session: Session, register: str, count: int) -> None:
    for start in range(1, count + 1, 5000):
        session.execute(
            insert(HistoryLine),
            [
                {"at": ENTERED, "who": "测速", "action": "新建", "register": register, "record_id": number}
                for number in range(start, min(start + 5000, count + 1))
            ],
        )


def _people(count: int) -> Iterator[dict[str, Any]]:
    for number in range(1, count + 1):
        yield {
            "id": number,
            "name": name(random.Random(number)),
            "sex": "女" if number % 3 == 0 else "男",
            "nation": "汉族",
            "birth": PartialDate(1960 + number % 40, number % 12 + 1),
            "mobile": f"1380000{number % 10_000:04d}",
        }


def _mandates(count: int) -> Iterator[dict[str, Any]]:
    for number in range(1, count + 1):
        yield {
            "person_id": number,
            "level": "区",
            "belonging": ELECTED_HERE,
            "constituency": f"第{number % 40 + 1}选区",
            "started_on": TODAY - timedelta(days=DAYS),
        }


def _groups() -> Iterator[dict[str, Any]]:
    for number in range(1, GROUPS + 1):
        yield {"id": number, "name": f"第{number}代表小组", "order": number}


def _memberships(count: int) -> Iterator[dict[str, Any]]:
    for number in range(1, count + 1):
        yield {"person_id": number, "group_id": number % GROUPS + 1}


def _day(number: int, count: int) -> date:
    """The day of one of so many records, spread over the years, the last ones today."""
    return TODAY - timedelta(days=(count - number) * DAYS // count)


def _sessions(count: int) -> Iterator[dict[str, Any]]:
    for number in range(1, count + 1):
        held_on = _day(number, count)
        yield {
            "id": number,
            "held_on": held_on,
            "title": f"{held_on.year}年第{number}次会议",
            "number": number % 999 + 1,
            "session_kind": "党工委会议",
            "place": f"{number % 9 + 1}号会议室",
            "chair": "赵明",
            "recorder": name(random.Random(number)),
            "state": "定稿" if number % 20 else "草稿",
        }


def _activities(count: int) -> Iterator[dict[str, Any]]:
    for number in range(1, count + 1):
        kind = KINDS[number % len(KINDS)]
        yield {
            "id": number,
            "held_on": _day(number, count),
            "title": f"{MATTERS[number % len(MATTERS)]}{kind}（{number}）",
            "activity_kind": kind,
            "organiser": "人大街道工委",
            "place": f"第{number % 9 + 1}社区",
            "group_id": number % GROUPS + 1 if kind == "小组活动" else None,
        }


def _sign_ins(rows: int, people: int) -> Iterator[dict[str, Any]]:
    for number in range(rows):
        # Every list begins with somebody else, and holds nobody twice.
        activity, position = divmod(number, SIGNED_IN)
        person = (activity * 7 + position) % people + 1
        yield {
            "activity_id": activity + 1,
            "person_id": person,
            "name": name(random.Random(person)),
            "state": STATES[number % len(STATES)],
            "position": position,
        }


def _agenda(count: int) -> Iterator[dict[str, Any]]:
    for number in range(1, count + 1):
        yield {"session_id": number, "title": f"研究{MATTERS[number % len(MATTERS)]}", "is_congress": True}


def _attendance(rows: int) -> Iterator[dict[str, Any]]:
    for number in range(rows):
        yield {
            "session_id": number // PRESENT_AT_ONE + 1,
            "name": name(random.Random(number % 5000)),
            "post": "党工委委员",
            "state": "出席",
            "position": number % PRESENT_AT_ONE,
        }


def name(chance: random.Random) -> str:
    """An invented name of two or three characters."""
    return chance.choice(SURNAMES) + "".join(chance.choices(GIVEN, k=chance.choice((1, 2, 2))))
