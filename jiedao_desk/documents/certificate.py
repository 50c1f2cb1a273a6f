"""The letter to a deputy's employer: that time be given for a duty, or that it was performed (履职函告、履职证明)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from jiedao_desk.documents.wording import sentence
from jiedao_desk.kernel.dates import show_day
from jiedao_desk.kernel.document import (
    OFFICIAL,
    Block,
    Closing,
    Document,
    PageBreak,
    PageNumbers,
    Paragraph,
    Spacer,
    Title,
)


@dataclass(frozen=True)
class Performed:
    """One deputy: whose letter it is, in what post and unit if that is known, with how many days."""

    name: str
    employer: str
    congress: str
    days: Decimal | None = None


@dataclass(frozen=True)
class Duty:
    """What deputies were called to, and by whom; ``what`` names it in a clause (“……”视察活动)."""

    what: str
    unit: str
    issued_on: date
    day: date
    until: date | None
    place: str
    organiser: str
    people: tuple[Performed, ...]


def letters(duty: Duty) -> Document:
    """One letter a deputy, each on a page of its own, with room for the seal. Before the day it asks, afterwards it
    confirms (代表法第四十条、第四十一条).
    """
    coming = duty.day > duty.issued_on
    kind = "代表履职函" if coming else "代表履职证明"
    blocks: list[Block] = []
    for number, one in enumerate(duty.people):
        if number:
            blocks.append(PageBreak())
        blocks += [Title(kind), Spacer(), *_letter(duty, one, coming=coming)]
    names = duty.people[0].name if len(duty.people) == 1 else f"{duty.people[0].name}等{len(duty.people)}名"
    return Document(
        title=f"{names}{kind}",
        kind="certificate",
        blocks=tuple(blocks),
        page=OFFICIAL,
        numbers=PageNumbers.NONE,
        author=duty.unit,
    )


def _letter(duty: Duty, one: Performed, *, coming: bool) -> Iterator[Block]:
    # The file says unit and post in one; to whom the letter goes is written by hand.
    yield Paragraph.of("＿＿＿＿＿＿＿＿＿＿＿＿＿＿：", indent=0, align="left")
    who = f"{one.name}同志" + (f"（{one.employer}）" if one.employer else "")
    days = "" if one.days is None else f"，共{one.days.normalize():f}天"
    host = f"{duty.organiser}组织的" if duty.organiser else ""
    where = f"在{duty.place}" if duty.place else ""
    if coming:
        yield Paragraph.of(
            sentence(
                f"贵单位{who}系{one.congress}代表。定于{_when(duty)}{where}举行{host}{duty.what}，"
                f"请{one.name}同志参加{days}"
            )
        )
        yield Paragraph.of(
            "根据《中华人民共和国全国人民代表大会和地方各级人民代表大会代表法》第四十条、第四十一条的规定，"
            "代表参加闭会期间的活动，所在单位应当给予时间保障，按正常出勤对待。请予支持。"
        )
        yield Paragraph.of("特此函告。")
    else:
        yield Paragraph.of(
            sentence(f"贵单位{who}系{one.congress}代表，于{_when(duty)}{where}参加{host}{duty.what}{days}")
        )
        yield Paragraph.of(
            "根据《中华人民共和国全国人民代表大会和地方各级人民代表大会代表法》第四十一条的规定，"
            "代表执行代表职务，所在单位按正常出勤对待，享受所在单位的工资和其他待遇。"
        )
        yield Paragraph.of("特此证明。")
    yield Spacer()
    yield Closing(duty.unit, show_day(duty.issued_on), sealed=True)


def _when(duty: Duty) -> str:
    if duty.until is None or duty.until == duty.day:
        return show_day(duty.day)
    if duty.until.year == duty.day.year:
        return f"{show_day(duty.day)}至{duty.until.month}月{duty.until.day}日"
    return f"{show_day(duty.day)}至{show_day(duty.until)}"
