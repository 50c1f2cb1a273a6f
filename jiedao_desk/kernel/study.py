"""Whether a session counts as the secretary's study of congress work, and if not, why (是否计入)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal, Protocol, TypeAlias

SECRETARY = "书记"
ACTING = "主持工作"

SessionState: TypeAlias = Literal["draft", "final", "postponed", "cancelled"]
Presence: TypeAlias = Literal["chaired", "attended"]


class MeetingFact(Protocol):
    """What of any meeting decides whether the secretary's duty was done by it."""

    @property
    def held_on(self) -> date: ...
    @property
    def state(self) -> SessionState: ...
    @property
    def chair(self) -> str | None: ...
    @property
    def chair_post(self) -> str | None: ...
    @property
    def present(self) -> frozenset[str]: ...


@dataclass(frozen=True)
class SessionFact:
    """What of a session decides whether it counts. ``congress_items`` is the number of its agenda items on 人大."""

    id: int
    held_on: date
    title: str
    kind: str
    state: SessionState
    congress_items: int
    chair: str | None
    present: frozenset[str]
    entered_at: datetime
    chair_post: str | None = None


@dataclass(frozen=True)
class Tenure:
    """Somebody in the post of 书记, or 主持工作, from a day to a day, both included; ``None`` is open."""

    name: str
    post: str
    start: date | None = None
    end: date | None = None

    @property
    def acting(self) -> bool:
        return self.post == ACTING

    def overlaps(self, start: date, end: date) -> bool:
        """Whether any day of the tenure lies between these, both included."""
        return max(self.start or date.min, start) <= min(self.end or date.max, end)


@dataclass(frozen=True)
class Rules:
    """The settings that decide; ``counted_kinds`` empty means every kind of meeting counts.

    ``use_from``: periods that ended before that day are not judged. ``missed_reasons``: what the office recorded, by
    period key. ``shared_meeting``: one meeting may be both a study session and a briefing (一会两计).
    """

    soon_days: int = 15
    counted_kinds: frozenset[str] = frozenset()
    presence: Presence = "chaired"
    acting_counts: bool = False
    rolling: bool = False
    shared_meeting: bool = False
    use_from: date | None = None
    missed_reasons: Mapping[str, str] = field(default_factory=dict)


def in_post(tenures: Sequence[Tenure], on: date | None = None) -> list[Tenure]:
    """The secretaries of that day, of all time if none is given; two where one handed over to the other."""
    return [one for one in tenures if one.post == SECRETARY and (on is None or one.overlaps(on, on))]


def acting_on(tenures: Sequence[Tenure], on: date) -> list[Tenure]:
    """Who 主持工作 that day."""
    return [one for one in tenures if one.acting and one.overlaps(on, on)]


def credited(session: SessionFact, tenures: Sequence[Tenure], rules: Rules, on: date) -> Tenure | None:
    """The holder of the post whose session this is, if it counts on that day."""
    return None if why_not(session, tenures, rules, on) else _holder(session, tenures, rules)


def why_not(session: SessionFact, tenures: Sequence[Tenure], rules: Rules, on: date) -> str | None:
    """Why a session does not count, in one sentence, or ``None`` if it does.

    It counts if it is finalised, of a kind that counts, has an agenda item on congress work, and was chaired (or, by
    the settings, attended) by whoever held the secretary's post that day, or 主持工作 in a vacancy if allowed.
    A session after ``on`` does not count yet.
    """
    unfinished = not_finalised(session, on)
    if unfinished:
        return unfinished
    if rules.counted_kinds and session.kind not in rules.counted_kinds:
        return f"会议类别“{session.kind}”不计入"
    if session.congress_items < 1:
        return "无人大议题"
    return why_not_led(session, tenures, rules)


def not_finalised(meeting: MeetingFact, on: date) -> str | None:
    """Why a meeting cannot count on a day yet, or ever, whatever it was about."""
    if meeting.state == "cancelled":
        return "会议已取消"
    if meeting.state == "postponed":
        return "会议已延期"
    if meeting.held_on > on:
        return "会议日期尚未到"
    return "草稿尚未定稿" if meeting.state == "draft" else None


def why_not_led(meeting: MeetingFact, tenures: Sequence[Tenure], rules: Rules) -> str | None:
    """Why a meeting was not led, or where that is enough attended, by whoever answers for the post that day."""
    return None if _holder(meeting, tenures, rules) else _not_led(meeting, tenures, rules)


def unled_words(meeting: MeetingFact, tenures: Sequence[Tenure], rules: Rules) -> str:
    """What `why_not_led` says, without a name: for the page that others see over the shoulder."""
    if in_post(tenures, meeting.held_on):
        if rules.presence == "attended":
            return "书记没有出席"
        return "不是书记主持" if meeting.chair else "没有填写主持人"
    if not acting_on(tenures, meeting.held_on):
        return "书记空缺" if in_post(tenures) else "没有登记党工委书记的任职，无法判断"
    return "书记空缺，不是主持工作的同志主持" if rules.acting_counts else "书记空缺，按设置不计入"


def _holder(session: MeetingFact, tenures: Sequence[Tenure], rules: Rules) -> Tenure | None:
    """Whoever answers for the post that day and led the session, or took part where that is enough."""
    answering = in_post(tenures, session.held_on)
    if not answering and rules.acting_counts:
        answering = acting_on(tenures, session.held_on)
    led = [one for one in answering if one.name == session.chair]
    if rules.presence == "attended" and not led:
        led = [one for one in answering if one.name in session.present]
    return led[0] if led else None


def _not_led(session: MeetingFact, tenures: Sequence[Tenure], rules: Rules) -> str:
    secretaries = in_post(tenures, session.held_on)
    acting = acting_on(tenures, session.held_on)
    chair = f"由{session.chair_post or ''}{session.chair}主持" if session.chair else "没有填写主持人"
    if secretaries:
        names = "、".join(dict.fromkeys(one.name for one in secretaries))
        return f"当日书记{names}没有出席" if rules.presence == "attended" else f"{chair}，当日书记为{names}"
    if not acting:
        return f"当日书记空缺，{chair}" if in_post(tenures) else "没有登记党工委书记的任职，无法判断"
    names = "、".join(dict.fromkeys(one.name for one in acting))
    if not rules.acting_counts:
        return f"当日书记空缺，由{names}主持工作，按设置不计入"
    if rules.presence == "attended":
        return f"当日书记空缺，主持工作的{names}没有出席"
    return f"当日书记空缺，由{names}主持工作，但会议{chair}"
