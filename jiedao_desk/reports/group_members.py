"""Who belonged to a deputies' group on a day (小组成员)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from jiedao_desk.registers.deputies import Person
from jiedao_desk.registers.groups import DeputyGroup
from jiedao_desk.registers.mandates import Mandate
from jiedao_desk.registers.memberships import GroupMembership


@dataclass(frozen=True)
class Membership:
    """One stay of one deputy in the group; ``in_office`` is told of the day that was asked for."""

    person_id: int
    name: str
    role: str | None
    joined_on: date | None
    left_on: date | None
    in_office: bool

    def held_on(self, on: date) -> bool:
        """Whether the deputy was in the group that day; the day of leaving is the first outside it."""
        return (self.joined_on is None or self.joined_on <= on) and (
            self.left_on is None or on < self.left_on
        )


def of_group(session: Session, group_id: int, on: date) -> list[Membership]:
    """Every stay in the group, earlier ones too: those who lead first, then in order of joining."""
    stays = session.execute(
        select(GroupMembership, Person.name)
        .join(Person, Person.id == GroupMembership.person_id)
        .where(
            GroupMembership.group_id == group_id,
            GroupMembership.voided_at.is_(None),
            Person.voided_at.is_(None),
        )
    ).all()
    people = {stay.person_id for stay, _ in stays}
    mandates: dict[int, list[Mandate]] = {}
    for mandate in session.scalars(
        select(Mandate).where(Mandate.person_id.in_(people), Mandate.voided_at.is_(None))
    ):
        mandates.setdefault(mandate.person_id, []).append(mandate)
    found = [
        Membership(
            stay.person_id,
            name,
            stay.role,
            stay.joined_on,
            stay.left_on,
            # Of somebody whose mandates nobody entered yet it is not known that they ended.
            any(one.in_office(on) for one in mandates.get(stay.person_id, []))
            or stay.person_id not in mandates,
        )
        for stay, name in stays
    ]
    ranks = {"召集人": 0, "副召集人": 1}
    return sorted(
        found, key=lambda one: (ranks.get(one.role or "", 2), one.joined_on or date.min, one.person_id)
    )


def dissolved_on(session: Session, group_id: int) -> date | None:
    """The day a group was dissolved, if it was."""
    group = session.get(DeputyGroup, group_id)
    return group.dissolved_on if group is not None else None
