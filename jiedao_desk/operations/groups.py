"""The members of a deputies' group by day, and what the rules on groups ask (代表小组)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from jiedao_desk.operations.desk import Desk
from jiedao_desk.reports import group_members
from jiedao_desk.reports.group_members import Membership

__all__ = ["GroupRoster", "Membership", "roster"]

CONVENER = "召集人"
FEWEST_MEMBERS = 3
MOST_CONVENERS = 3


@dataclass(frozen=True)
class GroupRoster:
    """A group on a day: who belongs to it, who did once or will, and what to look at."""

    on: date
    members: tuple[Membership, ...]
    others: tuple[Membership, ...]
    warnings: tuple[str, ...]


def roster(desk: Desk, group_id: int, on: date) -> GroupRoster:
    """The group on a day (R14): three deputies form a group (组织法第四十三条), one to three of them convene it.

    A group that was dissolved by then is not warned about.
    """
    with desk.database.reading() as session:
        stays = group_members.of_group(session, group_id, on)
        dissolved_on = group_members.dissolved_on(session, group_id)
    members = tuple(one for one in stays if one.held_on(on) and one.in_office)
    others = tuple(one for one in stays if one not in members)
    if dissolved_on is not None and dissolved_on <= on:
        return GroupRoster(on, members, others, ())
    return GroupRoster(on, members, others, tuple(_warnings(members)))


def _warnings(members: tuple[Membership, ...]) -> list[str]:
    found = []
    if len(members) < FEWEST_MEMBERS:
        found.append(f"本组现有{len(members)}名代表，不足{FEWEST_MEMBERS}名（组织法第四十三条）")
    conveners = sum(one.role == CONVENER for one in members)
    if members and not conveners:
        found.append("还没有登记召集人")
    elif conveners > MOST_CONVENERS:
        found.append(f"召集人有{conveners}名，一般为1至{MOST_CONVENERS}名")
    return found
