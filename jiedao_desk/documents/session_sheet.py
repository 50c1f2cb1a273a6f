"""A meeting of the party working committee as it is told on paper (会议内容)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from typing import Literal, TypeAlias

Presence: TypeAlias = Literal["出席", "请假", "缺席"]
State: TypeAlias = Literal["草稿", "定稿", "延期", "取消"]


@dataclass(frozen=True)
class Attendee:
    """A member of the committee that day; ``state`` is None while nobody has said."""

    name: str
    post: str = ""
    state: Presence | None = "出席"
    reason: str = ""


@dataclass(frozen=True)
class Observer:
    """Somebody in attendance without being a member (列席)."""

    name: str
    unit_and_post: str = ""


@dataclass(frozen=True)
class Speech:
    """What one speaker said; paragraphs are parted by line feeds."""

    speaker: str
    text: str


@dataclass(frozen=True)
class Decision:
    """What was decided, who sees to it, by when."""

    matter: str
    responsible: tuple[str, ...] = ()
    limit: date | None = None


@dataclass(frozen=True)
class AgendaItem:
    """One item of the agenda; ``number`` is its place in the whole agenda, from 1."""

    number: int
    title: str
    is_congress: bool = False
    presenter: str = ""
    presenter_post: str = ""
    report: str = ""
    speeches: tuple[Speech, ...] = ()
    summary: str = ""
    decisions: tuple[Decision, ...] = ()
    votes: str = ""


@dataclass(frozen=True)
class Archive:
    """Where the signed paper lies: 档号, 件号/页次, 保管期限, 存放处."""

    number: str = ""
    pages: str = ""
    retention: str = ""
    kept_at: str = ""


@dataclass(frozen=True)
class SessionSheet:
    """A meeting as it is printed. People stand in protocol order, items in that of the agenda.

    ``decisions`` are those that no item of the agenda is named for, as sheets that are imported have them.
    ``edition`` and ``edition_reason`` name a later version of a finalised record; ``correction`` is the
    更正说明 of a record that was signed; ``acting_note`` says who led in place of a secretary;
    ``year_count`` is this year's count of sessions on congress work.
    """

    unit: str
    full_name: str
    day: date
    kind: str = ""
    begins: time | None = None
    ends: time | None = None
    place: str = ""
    chair: str = ""
    chair_post: str = ""
    recorder: str = ""
    state: State = "草稿"
    state_basis: str = ""
    edition: int | None = None
    edition_reason: str = ""
    finalised_on: date | None = None
    attendees: tuple[Attendee, ...] = ()
    observers: tuple[Observer, ...] = ()
    items: tuple[AgendaItem, ...] = ()
    decisions: tuple[Decision, ...] = ()
    votes: str = ""
    internal: bool = False
    backfilled_on: date | None = None
    acting_note: str = ""
    year_count: int | None = None
    correction: str = ""
    archive: Archive = Archive()

    def of_state(self, state: Presence) -> tuple[Attendee, ...]:
        """The members present, on leave or absent."""
        return tuple(each for each in self.attendees if each.state == state)


@dataclass(frozen=True)
class Certificate:
    """Who vouches for an excerpt, and where the original is found (book and page)."""

    copied_by: str = ""
    checked_by: str = ""
    on: date | None = None
    book: str = ""
    pages: str = ""
