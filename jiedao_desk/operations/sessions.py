"""What preparing a session asks of the records: who is in post, which tasks are open (专题研究)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from jiedao_desk.kernel.draft import Draft
from jiedao_desk.operations.desk import Desk
from jiedao_desk.registers.meetings import DRAFT
from jiedao_desk.registers.sessions import ORDINARY
from jiedao_desk.registers.staff import CONGRESS_COMMITTEE, DIRECTOR
from jiedao_desk.reports import open_actions, posts

REGISTER = "sessions"


@dataclass(frozen=True)
class OpenTask:
    """An unfinished task of an earlier meeting, offered for the agenda."""

    id: int
    matter: str
    responsible: str
    due_on: date | None
    from_meeting: str


def new(desk: Desk, on: date) -> Draft:
    """A draft for a meeting on a day: chair and members are those in post that day, their attendance still open."""
    with desk.database.reading() as session:
        members = posts.committee(session, on)
        head = posts.secretary(session, on) or posts.acting_head(session, on)
    return Draft(
        REGISTER,
        {
            "held_on": on,
            "session_kind": ORDINARY,
            "state": DRAFT,
            "chair": head.name if head else None,
            "chair_post": head.title if head else None,
        },
        {
            "agenda": [],
            "actions": [],
            "attendance": [
                Draft("attendance", {"name": one.name, "post": one.title, "state": None}) for one in members
            ],
        },
    )


def committee_on(desk: Desk, on: date) -> list[posts.Holder]:
    """The members of the party working committee on a day, in protocol order."""
    with desk.database.reading() as session:
        return posts.committee(session, on)


def congress_head(desk: Desk, on: date) -> posts.Holder | None:
    """The head of the congress working committee on a day, who is asked to come if no member."""
    return next(
        (one for one in in_post_on(desk, on) if one.body == CONGRESS_COMMITTEE and one.post == DIRECTOR), None
    )


def in_post_on(desk: Desk, on: date) -> list[posts.Holder]:
    """Everybody in post on a day, of both bodies, for pickers."""
    with desk.database.reading() as session:
        return posts.holders(session, on)


def open_tasks(desk: Desk, before: date, session_id: int | None = None) -> list[OpenTask]:
    """Tasks decided before a day and not done yet, those of the meeting itself left out."""
    with desk.database.reading() as session:
        return [
            OpenTask(one.id, one.matter, one.responsible, one.due_on, one.meeting)
            for one in open_actions.before(session, before, session_id)
        ]


def matters_of(desk: Desk, action_ids: list[int]) -> list[str]:
    """The wording of tasks, with how they stand, in the given order."""
    if not action_ids:
        return []
    with desk.database.reading() as session:
        return open_actions.matters(session, action_ids)
