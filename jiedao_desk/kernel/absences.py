"""Sessions of the congress a deputy stayed away from without leave: one is watched, two are reported (未经批准缺席)."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from jiedao_desk.kernel.attendance import ABSENT, LEAVE, THERE

CONGRESS = "出席人代会"
"""The kind of activity that is a session of the congress."""

REPORT_AT = 2
"""未经批准两次不出席本级人大会议 (代表法第六十二条第三项)."""

_SESSION = re.compile(r".*?第?[一二三四五六七八九十百\d]+次会议")
_HALF = Decimal("0.5")


@dataclass(frozen=True)
class Sitting:
    """A deputy's line in the sign-in list of a sitting: a whole session of the congress, or a day or a half of it.

    ``days`` are those of the sitting, ``away`` those written beside the deputy where they differ.
    """

    title: str
    held_on: date
    state: str | None
    approved_by: str | None = None
    days: Decimal | None = None
    away: Decimal | None = None
    activity: int = 0

    @property
    def missed(self) -> Decimal:
        """The days away; a sitting whose length nobody wrote down was a whole day."""
        if self.away is not None:
            return self.away
        return self.days if self.days is not None else Decimal(1)

    @property
    def attended(self) -> bool:
        """Whether the deputy was there, if only for a part of it."""
        partly = self.away is not None and self.days is not None and self.away < self.days
        return self.state in THERE or (self.state in (ABSENT, LEAVE) and partly)

    @property
    def granted(self) -> bool:
        """Leave counts as granted only with the name of who granted it (代表法第十三条)."""
        return self.state == LEAVE and bool(self.approved_by)


@dataclass(frozen=True)
class Missed:
    """A session that a deputy missed without leave, and the sign-in lists that say so."""

    session: str
    first_day: date
    activities: tuple[int, ...]


def session_of(title: str, held_on: date) -> str:
    """Which session a sitting belongs to: 区十九届人大五次会议第二次全体会议 → 区十九届人大五次会议.

    Sittings without a number are those of the session of their year (开幕、闭幕).
    """
    found = _SESSION.match(title)
    return found.group().strip() if found is not None else f"{held_on.year}年人代会"


def _key(session: str) -> str:
    """The same session written in two ways: 区第十九届人民代表大会第五次会议, 区十九届人大五次会议."""
    return "".join(session.split()).replace("人民代表大会", "人大").replace("第", "")


def missed(sittings: Iterable[Sitting]) -> list[Missed]:
    """The sessions one deputy missed without leave, each once, the earliest first.

    Who was there at any time, or was granted leave for any of it, attended or was excused; half-days never count. A
    list that says nothing of the deputy proves nothing.
    """
    by_session: defaultdict[str, list[Sitting]] = defaultdict(list)
    for one in sittings:
        by_session[_key(session_of(one.title, one.held_on))].append(one)
    found = []
    for lines in by_session.values():
        away = [one for one in lines if one.state in (ABSENT, LEAVE)]
        if sum(one.missed for one in away) <= _HALF or any(one.attended or one.granted for one in lines):
            continue
        days = min(one.held_on for one in away)
        session = session_of(lines[0].title, lines[0].held_on)
        found.append(Missed(session, days, tuple(sorted({one.activity for one in away}))))
    return sorted(found, key=lambda one: (one.first_day, one.session))


def to_report(sessions: list[Missed]) -> bool:
    """Whether it has come so far that the street has to report it; ending a mandate is not the street's to decide."""
    return len(sessions) >= REPORT_AT
