"""Who held which post on a day, in protocol order (任职查询)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from jiedao_desk.registers.staff import (
    ACTING_HEAD,
    COMMITTEE_POSTS,
    CONGRESS_COMMITTEE,
    PARTY_COMMITTEE,
    SECRETARY,
    StaffMember,
)


@dataclass(frozen=True)
class Holder:
    """One person in one post, with the wording that is printed."""

    name: str
    body: str
    post: str
    title: str


def holders(session: Session, on: date) -> list[Holder]:
    """Everybody in post that day: 党工委 first, each body in protocol order, then by rank of the post."""
    query = select(StaffMember).where(
        StaffMember.voided_at.is_(None),
        or_(StaffMember.started_on.is_(None), StaffMember.started_on <= on),
        or_(StaffMember.ended_on.is_(None), StaffMember.ended_on >= on),
    )
    found = sorted(session.scalars(query), key=_rank)
    return [Holder(one.name, one.body, one.post, one.full_title or _worded(one)) for one in found]


def committee(session: Session, on: date) -> list[Holder]:
    """The members of the party working committee that day, each once."""
    members: dict[str, Holder] = {}
    for one in holders(session, on):
        if one.body == PARTY_COMMITTEE and one.post in COMMITTEE_POSTS:
            members.setdefault(one.name, one)
    return list(members.values())


def secretary(session: Session, on: date) -> Holder | None:
    """Who held the secretary's post that day; the later appointed of two."""
    found = [one for one in holders(session, on) if one.body == PARTY_COMMITTEE and one.post == SECRETARY]
    return found[0] if found else None


def acting_head(session: Session, on: date) -> Holder | None:
    """Who 主持工作 that day."""
    found = [one for one in holders(session, on) if one.body == PARTY_COMMITTEE and one.post == ACTING_HEAD]
    return found[0] if found else None


_RANKS = (SECRETARY, ACTING_HEAD, "主任", "副书记", "副主任", "委员")


def _rank(one: StaffMember) -> tuple[object, ...]:
    post = _RANKS.index(one.post) if one.post in _RANKS else len(_RANKS)
    since = -(one.started_on or date.min).toordinal()
    first = 0 if one.body == PARTY_COMMITTEE else 1
    # The secretary stands first whatever numbers were typed; the rest follow the district's order.
    leads = 0 if one.post == SECRETARY else 1
    return (first, leads, one.protocol_order is None, one.protocol_order or 0, post, since, one.id)


def _worded(one: StaffMember) -> str:
    if one.body == CONGRESS_COMMITTEE:
        return f"{CONGRESS_COMMITTEE}{one.post}"
    return one.post if one.post == ACTING_HEAD else f"{PARTY_COMMITTEE}{one.post}"
