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
from jiedao_desk.kernel.record import Record, new_uid
from jiedao_desk.operations import office
from jiedao_desk.registers.agenda import AgendaItem
from jiedao_desk.registers.attendance import MeetingAttendance
from jiedao_desk.registers.sessions import CommitteeSession
from jiedao_desk.storage.clock import Clock
from jiedao_desk.storage.folder import DataFolder
from jiedao_desk.storage.tables import HistoryLine

PRESENT_AT_ONE = 10
TODAY = date(2026, 11, 22)
ENTERED = datetime(2026, 11, 22, 9, 0)
SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗"
GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰涛明超秀霞平刚桂英华建国文志海燕"
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
    """An office with that many rows of attendance: ten at each session, and sessions back through the years."""
    clock = Clock(TODAY)
    count = max(1, rows // PRESENT_AT_ONE)
    with app.new_office(DataFolder(folder), clock) as desk:
        office.set_up(desk, office.Start(unit="东明街道", district="明山区", secretary="赵明"))
        with desk.database.unit_of_work("测速") as work:
            first = 1
            _write(work.session, CommitteeSession, _sessions(count))
            _write(work.session, AgendaItem, _agenda(count))
            _write(work.session, MeetingAttendance, _attendance(rows))
            _write_history(work.session, count)
            work.touched.update(("sessions", number) for number in range(first, count + 1))


def _write(session: Session, record: type[Record], rows: Iterator[dict[str, Any]]) -> None:
    common = {"version": 1, "entered_at": ENTERED, "changed_at": ENTERED}
    while batch := list(islice(rows, 5000)):
        session.execute(insert(record), [{"uid": new_uid(), **common, **row} for row in batch])


def _write_history(session: Session, count: int) -> None:
    for start in range(1, count + 1, 5000):
        session.execute(
            insert(HistoryLine),
            [
                {"at": ENTERED, "who": "测速", "action": "新建", "register": "sessions", "record_id": number}
                for number in range(start, min(start + 5000, count + 1))
            ],
        )


def _sessions(count: int) -> Iterator[dict[str, Any]]:
    for number in range(1, count + 1):
        held_on = TODAY - timedelta(days=(count - number) % 11000)
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
